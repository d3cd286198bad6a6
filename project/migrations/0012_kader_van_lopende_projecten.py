from django.db import migrations


def zet_kader(apps, schema_editor):
    """Projects that were there work with the framework that was in use all that time."""
    versie = apps.get_model("waardenkader", "Kaderversie").objects.filter(actueel=True).first()
    if versie:
        apps.get_model("project", "Project")._base_manager.update(kader=versie)


class Migration(migrations.Migration):

    dependencies = [
        ('project', '0011_kader'),
    ]

    operations = [
        migrations.RunPython(zet_kader, migrations.RunPython.noop),
    ]
