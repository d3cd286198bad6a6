"""Proposals of tables, and a number per action of a project that stays."""

from django.db import migrations, models


def nummer_bestaande(apps, schema_editor):
    """Number the actions of each project in the order in which they stood on the poster."""
    Actie = apps.get_model("acties", "Actie")
    volgende: dict[int, int] = {}
    for actie in Actie.objects.filter(project__isnull=False, nummer=None).order_by("project", "pk"):
        nummer = volgende[actie.project_id] = volgende.get(actie.project_id, 0) + 1
        Actie.objects.filter(pk=actie.pk).update(nummer=nummer)


class Migration(migrations.Migration):
    dependencies = [("acties", "0004_actiehouder_functie"), ("project", "0003_koppel_uitnodigingen")]

    operations = [
        migrations.AddField(
            model_name="actie",
            name="is_voorstel",
            field=models.BooleanField(default=False, editable=False, verbose_name="voorstel van een groep"),
        ),
        migrations.AddField(
            model_name="actie",
            name="nummer",
            field=models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="nummer"),
        ),
        migrations.RunPython(nummer_bestaande, migrations.RunPython.noop),
    ]
