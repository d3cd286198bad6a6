"""An action has a moment at which it was agreed, who had the mail about it, and what it goes on from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="actie",
            name="afgesproken_op",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="afgesproken op"),
        ),
        migrations.AddField(
            model_name="actie",
            name="gemeld_aan",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="actie",
            name="vorige",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="opvolgers",
                to="acties.actie",
            ),
        ),
    ]
