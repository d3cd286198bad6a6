"""What in a verslag may tell who somebody is: each finding in its sentence, with its place and where to change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.urls import reverse

from moresprudentie.inhoud import Inhoud, acties_van, verzamel
from moresprudentie.namen import Zoeker, zinnen_om
from organisatie.models import Organisatie, Organisatieonderdeel
from project.models import Project
from waardenkader.models import Waarde

if TYPE_CHECKING:
    from moresprudentie.models import Verslag


class NieuweVondsten(ValidationError):
    """There are findings that the page did not show; `vondsten` is what there is now."""

    def __init__(self, vondsten: list[Vondst]) -> None:
        super().__init__({"bekeken": NIEUW})
        self.vondsten = vondsten


NIEUW = "De tekst is intussen veranderd. Bekijk de plekken hierboven opnieuw, en zet dan het vinkje."


@dataclass(frozen=True)
class Plek:
    """A text in a verslag: where the reader finds it, and on which page it can be changed."""

    waar: str
    tekst: str
    adres: str
    van_project: bool = True


@dataclass(frozen=True)
class Vondst:
    """One finding: its place, the sentence in three parts, and what it is."""

    plek: Plek
    voor: str
    treffer: str
    na: str
    soort: str

    @property
    def kenmerk(self) -> str:
        """A short mark of what a page showed; another sentence is another finding."""
        return sha256("\x00".join((self.plek.waar, self.voor, self.treffer, self.na)).encode()).hexdigest()[
            :12
        ]


def plekken(verslag: Verslag, inhoud: Inhoud) -> Iterator[Plek]:
    """Give every text of a verslag that somebody typed, with its place; of an old verslag there is one page for all data."""
    van_papier = reverse("verslag-van-papier", args=[verslag.project_id])
    for plek in _plekken(verslag, inhoud):
        is_gegeven = verslag.project.van_papier and plek.van_project
        yield replace(plek, adres=van_papier, van_project=False) if is_gegeven else plek


def _plekken(verslag: Verslag, inhoud: Inhoud) -> Iterator[Plek]:
    pk = verslag.project_id
    werk, blad = reverse("project-verslag", args=[pk]), reverse("project-blad", args=[pk])
    for sectie in inhoud["secties"]:
        for vraag in sectie["vragen"]:
            waar = f"{sectie['titel']}: {vraag['label']}"
            yield Plek(waar, vraag["tekst"], f"{werk}#vraag-{vraag['sleutel']}", van_project=False)
    trefwoorden = ", ".join(inhoud["trefwoorden"])
    yield Plek("Trefwoorden", trefwoorden, f"{werk}#vraag-trefwoorden", van_project=False)
    gegevens = reverse("project-wijzigen", args=[pk])
    for naam in ("titel", "omschrijving", "technologie", "onderdeel"):
        yield Plek(f"Gegevens van het project: {naam}", str(inhoud[naam]), gegevens)
    yield Plek("Workshop: plaats", inhoud["workshop"]["plaats"], reverse("project-plan", args=[pk]))
    yield Plek("Uitkomst: reden", inhoud["uitkomst"]["reden"], reverse("project-uitkomst", args=[pk]))
    yield Plek("Reden van deze versie", inhoud["reden"], "", van_project=False)
    yield from _waarden(inhoud, blad)
    yield from _acties(verslag.project, inhoud)


def _waarden(inhoud: Inhoud, adres: str) -> Iterator[Plek]:
    for waarde in inhoud["waarden"]:
        yield Plek(f"Waarde {waarde['naam']}: waarom deze waarde", waarde["reden"], adres)
        yield Plek(f"Waarde {waarde['naam']}: betekenis", waarde["betekenis"], adres)
    for accent in inhoud["accentwaarden"]:
        yield Plek(f"Accentwaarde {accent['naam']}: waarom wel of niet", accent["waarom"], adres)
        if all(accent["invulling"] != waarde["betekenis"] for waarde in inhoud["waarden"]):
            yield Plek(f"Accentwaarde {accent['naam']}: invulling", accent["invulling"], adres)
    for spanning in inhoud["spanningen"]:
        paar = f"Spanning {spanning['letter']}, {spanning['a']['naam']} en {spanning['b']['naam']}"
        yield Plek(f"{paar}: wat er schuurt", spanning["schuurt"], adres)
        yield Plek(f"{paar}: de afweging", spanning["afweging"], adres)


ACTIEVELDEN = {
    "titel": "wat er gebeurt",
    "omschrijving": "toelichting",
    "actiehouder": "functie van de actiehouder",
    "doelgroep": "doelgroep",
    "ander_niveau_toelichting": "ander niveau",
    "wijziging_toelichting": "wijziging in de organisatie",
}


def _acties(project: Project, inhoud: Inhoud) -> Iterator[Plek]:
    """Give the texts of the actions, in the order of `verzamel`."""
    keys = acties_van(project).values_list("pk", flat=True)
    for actie, key in zip(inhoud["acties"], keys, strict=False):
        adres = reverse("actie-wijzigen", args=[key])
        for veld, naam in ACTIEVELDEN.items():
            yield Plek(f"Actie {actie['nummer']}: {naam}", actie[veld], adres)


def zoeker_voor(project: Project) -> Zoeker:
    """Give what recognises people: everybody on the project (participants, team, holders, monitors), and what looks like one."""
    namen = set(project.deelnemers.values_list("naam", flat=True))
    namen |= {mens.naam for _rol, mens in project.mensen() if mens}
    namen |= {naam.strip() for naam in project.workshop.geleid_door.replace(" en ", ",").split(",")}
    for actie in project.acties.select_related("actiehouder", "monitor"):
        namen |= {mens.naam for mens in (actie.actiehouder, actie.monitor) if mens}
        namen.add(actie.actiehouder_naam)
    for deelnemer in project.deelnemers.exclude(gebruiker=None).select_related("gebruiker"):
        namen.add(deelnemer.gebruiker.naam if deelnemer.gebruiker else "")
    onderdelen = Organisatieonderdeel.objects.values_list("naam", flat=True)
    waarden = Waarde.objects.order_by().values_list("naam", flat=True).distinct()
    nooit = [Organisatie.huidige().naam, project.technologie, *onderdelen, *waarden]
    return Zoeker(sorted(namen - {""}), nooit, onbekenden=True)


def zoek_vondsten(verslag: Verslag, *, reden: str = "") -> list[Vondst]:
    """Give what may tell who somebody is, in the verslag as it would be published now."""
    zoeker = zoeker_voor(verslag.project)
    vondsten: dict[str, Vondst] = {}
    for plek in plekken(verslag, verzamel(verslag, reden=reden)):
        treffers = zoeker.zoek(plek.tekst) if plek.tekst else []
        for treffer, zin in zip(treffers, zinnen_om(plek.tekst, treffers), strict=True):
            vondst = Vondst(plek, *zin, treffer.soort)
            vondsten.setdefault(vondst.kenmerk, vondst)
    return list(vondsten.values())


def eis_bekeken(verslag: Verslag, bekeken: frozenset[str] | None, *, reden: str = "") -> None:
    """Raise `NieuweVondsten` when there is a finding that was not in what somebody saw; None is code without a page."""
    if bekeken is None:
        return
    vondsten = zoek_vondsten(verslag, reden=reden)
    if any(vondst.kenmerk not in bekeken for vondst in vondsten):
        raise NieuweVondsten(vondsten)
