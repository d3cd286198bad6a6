"""What waits once a strategy is carried out: the yearly report, and the talk in the bestuur that answers it (bron: 000, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.timezone import localdate

from organisatie.models import Gebruiker
from organisatie.werk import Taak
from strategie.berichten import JAAR, besproken_op
from strategie.kalender import KLAAR_VOOR, VOORAF
from strategie.models import Bespreking, Dossier, Jaarverslag
from strategie.models.dossier import DossierQuerySet


def met_jaar(dossiers: DossierQuerySet) -> DossierQuerySet:
    """Note with each the day of the last talk (`laatst`), and the number of the report that is written or not talked about."""
    gesprekken = Bespreking.objects.filter(dossier=OuterRef("pk")).order_by("-datum")
    verslagen = Jaarverslag.objects.filter(dossier=OuterRef("pk"))
    return dossiers.annotate(
        laatst=Subquery(gesprekken.values("datum")[:1]),
        concept=Subquery(verslagen.concepten().values("nummer")[:1]),
        te_bespreken=Subquery(verslagen.te_bespreken().values("nummer")[:1]),
    )


def taken(gebruiker: Gebruiker, dossiers: list[Dossier]) -> Iterator[Taak]:
    """Give what this person has to do for dossiers read with `met_jaar`."""
    for dossier in dossiers:
        stand: Any = dossier
        if dossier.bestuurder_id == gebruiker.pk and stand.te_bespreken and stand.wordt_uitgevoerd:
            yield _te_lezen(dossier, stand.te_bespreken)
        if dossier.eigenaar_id == gebruiker.pk and stand.wordt_uitgevoerd:
            yield from _van_eigenaar(dossier, stand)
        elif stand.schrijft_mee and stand.concept:
            yield _te_schrijven(dossier, stand.concept, "Schrijf mee aan het jaarverslag", None)


def _te_lezen(dossier: Dossier, nummer: int) -> Taak:
    """For the bestuurder, until the talk is recorded: to open it is no answer."""
    return Taak(
        titel="Lees het jaarverslag en bespreek het in het bestuur",
        bij=str(dossier),
        url=_adres(dossier, nummer),
    )


def _van_eigenaar(dossier: Dossier, stand: Any) -> Iterator[Taak]:
    """First the report, six weeks before a year without a talk is over, or as soon as it was begun; then the talk about it."""
    gesprek = besproken_op(dossier) + JAAR
    if stand.concept:
        titel = "Schrijf het jaarverslag en bied het aan"
        yield _te_schrijven(dossier, stand.concept, titel, gesprek - KLAAR_VOOR)
    elif not stand.te_bespreken and localdate() >= gesprek - VOORAF:
        adres = reverse("strategie-jaarverslag-nieuw", args=[dossier.pk])
        yield _taak(dossier, "Maak het jaarverslag", adres, gesprek - KLAAR_VOOR)
    if stand.te_bespreken:
        adres = reverse("strategie-bespreking", args=[dossier.pk])
        yield _taak(dossier, "Bespreek de strategie in het bestuur", adres, gesprek)


def _te_schrijven(dossier: Dossier, nummer: int, titel: str, termijn: date | None) -> Taak:
    return _taak(dossier, titel, _adres(dossier, nummer), termijn)


def _taak(dossier: Dossier, titel: str, adres: str, termijn: date | None) -> Taak:
    te_laat = termijn is not None and termijn < localdate()
    return Taak(titel=titel, bij=str(dossier), url=adres, termijn=termijn, te_laat=te_laat)


def _adres(dossier: Dossier, nummer: int) -> str:
    return reverse("strategie-jaarverslag", args=[dossier.pk, nummer])
