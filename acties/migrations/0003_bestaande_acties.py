"""The actions that exist are agreed when they have left the workshop or stand in a geaccordeerd plan."""

from django.db import migrations
from django.db.models import Exists, F, OuterRef, Q


def spreek_bestaande_af(apps, schema_editor):
    """Agree to what was agreed. Its holders had a mail at once; a copy in a next version was made without one."""
    Actie = apps.get_model("acties", "Actie")
    Fasebesluit = apps.get_model("strategie", "Fasebesluit")
    geaccordeerd = Fasebesluit.objects.filter(
        fase__dossier=OuterRef("dossier"), fase__nummer=3, stap="vastgesteld", op__gte=OuterRef("gemaakt_op")
    )
    na_workshop = Q(project__fase__in=("implementatie", "afgerond"))
    gestopt_na_workshop = Q(project__fase="gestopt", project__workshop__afgerond_op__isnull=False)
    gemeld = Q(voortgang__isnull=False)  # also when its workshop or plan is open again now
    afgesproken = Actie.objects.filter(
        na_workshop | gestopt_na_workshop | gemeld | Q(Exists(geaccordeerd))
    ).values("pk")
    Actie.objects.filter(pk__in=afgesproken).update(afgesproken_op=F("gemaakt_op"))
    _koppel_versies(Actie)
    zonder_mail = Q(vorige__isnull=False, afgesproken_op__isnull=True)
    Actie.objects.exclude(zonder_mail).update(gemeld_aan=F("actiehouder"))


def _koppel_versies(Actie):
    """Join the measures of a next version with those that they were copied from, by their title."""
    for kopie in Actie.objects.filter(dossier__vorige__isnull=False).select_related("dossier"):
        vorige = Actie.objects.filter(dossier=kopie.dossier.vorige_id, titel=kopie.titel).order_by("pk").first()
        if vorige is not None:
            Actie.objects.filter(pk=kopie.pk).update(vorige=vorige)


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0002_afgesproken"),
        ("project", "0001_initial"),
        ("strategie", "0001_initial"),
    ]

    operations = [migrations.RunPython(spreek_bestaande_af, migrations.RunPython.noop)]
