"""A participant without a perspective yet, and to which address the personal link went."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def vul_link_naar(apps, schema_editor):
    Bericht = apps.get_model("organisatie", "Bericht")
    Deelnemer = apps.get_model("project", "Deelnemer")
    mail = Bericht.objects.filter(pk=OuterRef("bericht")).values("aan")
    Deelnemer.objects.exclude(bericht=None).update(link_naar=Subquery(mail))


class Migration(migrations.Migration):
    dependencies = [("project", "0007_zaaltijd_onderdeeltijd")]

    operations = [
        migrations.AlterField(
            model_name="deelnemer",
            name="perspectief",
            field=models.CharField(blank=True, max_length=200, verbose_name="perspectief"),
        ),
        migrations.AddField(
            model_name="deelnemer",
            name="link_naar",
            field=models.EmailField(
                blank=True, default="", editable=False, max_length=254, verbose_name="link ging naar"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(vul_link_naar, migrations.RunPython.noop, elidable=True),
    ]
