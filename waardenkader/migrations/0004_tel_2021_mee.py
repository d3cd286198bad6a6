from django.db import migrations


def tel_mee(apps, schema_editor):
    """Let the values of 2021 count with those they live on in, as `laad_waardenkader` does from now on."""
    Meetelling = apps.get_model("waardenkader", "Meetelling")
    paren = apps.get_model("waardenkader", "Concordantie").objects.filter(nieuw__versie__actueel=True)
    Meetelling.objects.bulk_create(
        Meetelling(waarde_id=oud, bij_id=nieuw) for oud, nieuw in paren.order_by("pk").values_list("oud", "nieuw")
    )


class Migration(migrations.Migration):

    dependencies = [
        ('waardenkader', '0003_eigen_codes'),
    ]

    operations = [
        migrations.RunPython(tel_mee, migrations.RunPython.noop),
    ]
