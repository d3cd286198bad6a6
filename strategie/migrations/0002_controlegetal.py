"""A decision keeps the checksum of what it was taken on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("strategie", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="fasebesluit",
            name="controlegetal",
            field=models.CharField(
                blank=True, editable=False, max_length=64, verbose_name="controlegetal van het stuk"
            ),
        ),
    ]
