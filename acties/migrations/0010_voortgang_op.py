from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0009_gesprekken"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="voortgang",
            index=models.Index(fields=["op"], include=("actie",), name="voortgang_op"),
        ),
    ]
