# What moved in 0005 goes, and what held a place for it.

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

OUD = ("workshop_waarden", "workshop_acties", "workshop_checklist", "workshop_reflectie")


def verwijder_lege_formulieren(apps, schema_editor):
    """The four forms of a workshop are one now; their answers moved."""
    apps.get_model("formats", "Invulling").objects.filter(format__in=OUD, antwoord=None).delete()


class Migration(migrations.Migration):
    dependencies = [("project", "0005_naar_het_blad"), ("formats", "0003_vensterstand")]

    operations = [
        migrations.RemoveField(
            model_name='gekozenwaarde',
            name='groep',
        ),
        migrations.RemoveField(
            model_name='gekozenwaarde',
            name='reden',
        ),
        migrations.RemoveField(
            model_name='workshop',
            name='checklist',
        ),
        migrations.RemoveField(
            model_name='workshop',
            name='plenair_acties',
        ),
        migrations.RemoveField(
            model_name='workshop',
            name='plenair_waarden',
        ),
        migrations.RemoveField(
            model_name='workshop',
            name='reflectie',
        ),
        migrations.AddConstraint(
            model_name='spanning',
            constraint=models.UniqueConstraint(models.F('project'), django.db.models.functions.comparison.Least('waarde_a', 'waarde_b'), django.db.models.functions.comparison.Greatest('waarde_a', 'waarde_b'), name='spanning_eenmaal_per_paar', violation_error_message='De spanning tussen deze twee waarden staat er al.'),
        ),
        migrations.AlterField(
            model_name='workshop',
            name='blad',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='workshop_blad', to='formats.invulling'),
        ),
        migrations.RunPython(verwijder_lege_formulieren, migrations.RunPython.noop),
    ]
