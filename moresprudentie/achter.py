"""The verslagen behind a figure: which rows it counts, and what they have in common in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from acties.models import Actie
from moresprudentie.models import Telwaarde
from moresprudentie.models.cijfers import PAAR, CijferregelQuerySet
from moresprudentie.selectie import Selectie, uitkomst_naam
from moresprudentie.telling import geteld
from waardenkader.meetellen import Telwijze
from waardenkader.models import Kaderversie

ALLES = "alles"
WAARDEN: dict[str, tuple[str, Callable[[CijferregelQuerySet, list[int]], CijferregelQuerySet]]] = {
    "zwaar": ("waarin {} het zwaarst woog", CijferregelQuerySet.met_zware),
    "gekozen": ("waarin {} is gekozen", CijferregelQuerySet.met_waarde),
}
DELEN: dict[str, tuple[str, Q]] = {
    ALLES: ("die meetellen", Q()),
    "geteld": ("die zeggen welke waarde het zwaarst woog", ~Q(zwaar=[])),
    "zonder": ("die niet zeggen welke waarde het zwaarst woog", Q(zwaar=[])),
    "zonder-strategie": ("van een project zonder gekozen strategie", Q(dossier=None)),
    "acties": ("met afgesproken acties", Q(acties__gt=0)),
    "wijzigingen": ("met acties die een wijziging in de organisatie vragen", Q(wijzigingen__gt=0)),
    "breder": ("met acties die breder inzetbaar zijn", Q(breder__gt=0)),
    "bekend": ("waarvan de uitkomst bekend is", ~Q(uitkomst="")),
}
UITKOMST, SPANNING, TE_LAAT = "uitkomst-", "spanning", "te-laat"


class OnbekendCijfer(LookupError):
    """There is no figure of this name."""


@dataclass(frozen=True)
class Achter:
    """What a figure counts."""

    regels: CijferregelQuerySet
    in_woorden: str


def verslagen_achter(selectie: Selectie, soort: str, waarde: str = "", kader: str = "") -> Achter:
    """Give what stands behind a figure of a selection; raises `OnbekendCijfer`."""
    regels = selectie.regels()
    if soort in WAARDEN:
        tekst, kies = WAARDEN[soort]
        naam, telwaarden = _met_sleutel(waarde, kader)
        return Achter(kies(regels, telwaarden), tekst.format(naam))
    if soort.startswith(UITKOMST):
        sleutel = soort.removeprefix(UITKOMST)
        uitkomst = "" if sleutel == "onbekend" else sleutel
        return Achter(regels.filter(uitkomst=uitkomst), f"met de uitkomst ‘{uitkomst_naam(uitkomst)}’")
    if soort == SPANNING:
        return _met_spanning(regels, waarde)
    if soort == TE_LAAT:
        laat = Actie.objects.afgesproken().te_laat().filter(project__isnull=False)
        return Achter(
            regels.filter(verslag__project__in=laat.order_by().values("project")),
            "met acties die nu te laat zijn",
        )
    if soort not in DELEN:
        raise OnbekendCijfer(soort)
    tekst, voorwaarde = DELEN[soort]
    return Achter(regels.filter(voorwaarde), tekst)


def _met_sleutel(sleutel: str, kader: str) -> tuple[str, list[int]]:
    """Give the name of a value that is counted under a key, and the values that verslagen name and that count there."""
    telwijze = Telwijze(Kaderversie.objects.filter(sleutel=kader).first() if kader else None)
    naam, gevonden = "", []
    for telwaarde in Telwaarde.objects.all():
        for telt in geteld(telwaarde, telwijze):
            if telt.sleutel == sleutel:
                gevonden.append(telwaarde.pk)
                naam = naam or telt.naam
    return naam or sleutel, gevonden


def _met_spanning(regels: CijferregelQuerySet, paar: str) -> Achter:
    """Give the verslagen that name a tension between the values of two keys ("privacy|effectiviteit")."""
    een, _, ander = paar.partition("|")
    (naam_a, a), (naam_b, b) = _met_sleutel(een, ""), _met_sleutel(ander, "")
    codes = [min(x, y) * PAAR + max(x, y) for x in a for y in b]
    met = regels.filter(spanningen__overlap=codes) if codes else regels.none()
    return Achter(met, f"met een spanning tussen {naam_a} en {naam_b}")
