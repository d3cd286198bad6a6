"""What holds for proposals and numbers; apart from 0005, which fills the numbers in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acties", "0005_voorstel")]

    operations = [
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_voorstel", False), ("afgesproken_op", None), _connector="OR"),
                name="voorstel_is_niet_afgesproken",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.UniqueConstraint(
                fields=("project", "nummer"), name="actienummer_eenmaal_per_project"
            ),
        ),
    ]
