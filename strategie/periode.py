"""Which period a yearly report is about: from the day after the one before, or from when phase 4 was vastgesteld."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.timezone import localtime

from strategie.models import Dossier, Fase, Fasebesluit, Jaarverslag
from strategie.uit_projecten import keten

EEN_DAG = timedelta(days=1)


def laatste_einde(dossier: Dossier, behalve: Jaarverslag | None = None) -> date | None:
    """Give the last day of the last report on this strategy, also of an earlier version; None when there is none."""
    andere = Jaarverslag.objects.filter(dossier__in=keten(dossier))
    if behalve is not None and behalve.pk is not None:
        andere = andere.exclude(pk=behalve.pk)
    return andere.aggregate(einde=Max("tot"))["einde"]


def vastgesteld_op(dossier: Dossier, nummer: int = Fase.Nummer.IMPLEMENTATIE) -> date:
    """Give the day on which a phase was vastgesteld for the first time; with phase 4 the strategy began to be carried out."""
    besluiten = Fasebesluit.objects.filter(
        fase__dossier=dossier, fase__nummer=nummer, stap=Fasebesluit.Stap.VASTGESTELD
    )
    eerste = besluiten.select_related("elders").order_by("op", "pk").first()
    return eerste.dag if eerste else localtime(dossier.fase(nummer).status_op).date()


def eerste_dag(dossier: Dossier, behalve: Jaarverslag | None = None) -> date:
    """Give the first day of the period of a next report."""
    einde = laatste_einde(dossier, behalve)
    return einde + EEN_DAG if einde else vastgesteld_op(dossier)


def kan_beginnen(dossier: Dossier) -> str:
    """Give why no report can be begun now; "" when one can."""
    if not dossier.bespreekbaar:
        return "Een jaarverslag maak je als fase 4 is vastgesteld."
    if dossier.is_afgelost:
        return "Een nieuwere versie kwam hiervoor in de plaats. Maak het jaarverslag bij die versie."
    if dossier.jaarverslagen.concepten().exists():
        return "Er wordt al een jaarverslag geschreven. Je vindt het bij fase 4."
    if eerste_dag(dossier) > timezone.localdate():
        return "Het vorige jaarverslag gaat tot en met vandaag. Een volgend jaarverslag kan vanaf morgen."
    return ""
