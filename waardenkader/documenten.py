"""The framework on paper: all values on one page, what each value means, and the hand-outs of a workshop.

The hand-outs have the numbers of the method: 1 values with their meaning, 2 a form for actions, 3 the kinds of actions, 4 a form
for an action plan; A, B and C are the three fundamenten (bron: 003, hand-outs).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate
from typing import Any

from django.utils.text import slugify

from documenten import Document
from organisatie.models import Organisatie
from waardenkader.accenten import laatst_vastgesteld
from waardenkader.models import FUNDAMENTEN, Actiesoort, Voorbeeldactie, Waarde
from waardenkader.opbouw import FundamentBlok, PrincipeBlok, opbouw

RUIMTE = (70.5, 71.5)
"""Millimetres for values per row of principes on the first page."""
REGEL, EXTRA_REGEL = 7.8, 4.8
"""Millimetres that a value takes, and every further line of a long name."""
TEKENS = 26
"""Letters of a name on one line."""


@dataclass(frozen=True)
class KaderWaarde:
    """One value on paper."""

    naam: str
    definitie: str
    accent: bool
    eigen: bool

    @property
    def afbreekbaar(self) -> str:
        """The name with a place to break the longest word of the framework."""
        return self.naam.replace("eindverantwoordelijkheid", "eind\u00adverantwoordelijkheid")

    @property
    def hoogte(self) -> float:
        """The millimetres that the name takes in its column."""
        return REGEL + EXTRA_REGEL * ((len(self.naam) - 1) // TEKENS)


@dataclass(frozen=True)
class KaderPrincipe:
    """One principe on paper; `meer` values do not fit on the first page."""

    naam: str
    kort: str
    waarden: tuple[KaderWaarde, ...]
    meer: int

    @property
    def op_een(self) -> tuple[KaderWaarde, ...]:
        """The values that fit on the first page."""
        return self.waarden[: len(self.waarden) - self.meer]


@dataclass(frozen=True)
class KaderFundament:
    """One column."""

    sleutel: str
    naam: str
    kort: str
    beschrijving: str
    principes: tuple[KaderPrincipe, ...]

    @property
    def letter(self) -> str:
        """The letter of this fundament on the hand-outs: A, B or C."""
        return "ABC"[[sleutel for sleutel, _ in FUNDAMENTEN].index(self.sleutel)]

    @property
    def heeft_accenten(self) -> bool:
        """Whether one of its values has a star."""
        return any(waarde.accent for principe in self.principes for waarde in principe.waarden)


def waardenkader() -> Document:
    """Give the framework in use as a document, with the own values and the stars of the accentwaarden."""
    waarden = list(Waarde.objects.actueel().met_accent())
    sinds = laatst_vastgesteld() if any(w.is_accent for w in waarden) else None
    return Document(
        titel="CODIO Waardenkader",
        sjabloon="documenten/waardenkader.html",
        bestandsnaam="waardenkader",
        omschrijving=(
            "Goed digitaal openbaar bestuur rust op drie fundamenten, met zes principes en 32 waarden. "
            "Alle waarden doen ertoe."
        ),
        context={
            "fundamenten": _fundamenten(opbouw(waarden)),
            "accenten_sinds": sinds,
            "eigen": sum(w.eigen for w in waarden),
            "betekenis_in": "bijlage 2",
        },
        auteur=Organisatie.huidige().naam,
    )


def kaderfundamenten(accenten: Collection[int]) -> tuple[KaderFundament, ...]:
    """Give the framework in use, own values included; `accenten` are the ids of the values that get a star."""
    waarden = list(Waarde.objects.actueel())
    for waarde in waarden:
        waarde.is_accent = waarde.pk in accenten
    return _fundamenten(opbouw(waarden))


def _fundamenten(blokken: Sequence[FundamentBlok]) -> tuple[KaderFundament, ...]:
    return tuple(
        KaderFundament(
            sleutel=blok.fundament.sleutel,
            naam=blok.fundament.naam,
            kort=blok.fundament.kort,
            beschrijving=blok.fundament.beschrijving,
            principes=tuple(
                _principe(principe, ruimte) for principe, ruimte in zip(blok.principes, RUIMTE, strict=False)
            ),
        )
        for blok in blokken
    )


def _principe(blok: PrincipeBlok, ruimte: float) -> KaderPrincipe:
    """Take one principe; when not all values fit on the first page, a line there says how many more."""
    waarden = tuple(KaderWaarde(w.naam, w.definitie, w.is_accent, w.eigen) for w in blok.waarden)
    passend = _aantal_passend(waarden, ruimte - REGEL)  # the open line
    if passend < len(waarden):
        passend = _aantal_passend(waarden, ruimte - 2 * REGEL)
    return KaderPrincipe(blok.principe.naam, blok.principe.kort, waarden, len(waarden) - passend)


def _aantal_passend(waarden: Sequence[KaderWaarde], ruimte: float) -> int:
    hoogten = accumulate(waarde.hoogte for waarde in waarden)
    return sum(hoogte <= ruimte for hoogte in hoogten)


SOORTEN: dict[str, str] = {
    Actiesoort.INTERACTIE: "Burgers praten mee en deskundigen van buiten kijken mee. Denk aan inspraak, een panel, of een toets "
    "door een ander.",
    Actiesoort.AANBESTEDING: "Wat je eist van leveranciers en andere partijen, en wat je met hen afspreekt.",
    Actiesoort.STANDAARDEN: "Keuzes in de techniek zelf: hoe een systeem wordt gemaakt, ingericht, beveiligd en gebruikt.",
    Actiesoort.INFORMATIE: "Wat je vertelt aan burgers, bestuur en andere betrokkenen. Op verzoek, en vooral uit jezelf.",
    Actiesoort.ONDERZOEK: "Hoe je nagaat of de techniek de waarden dient: vooraf, tijdens het gebruik en op de lange termijn.",
    Actiesoort.INRICHTING: "Hoe je regels, werk en verantwoordelijkheid verdeelt, en wat mensen ervoor moeten kunnen.",
}
"""What each kind of action is about, in our own words (bron: 000, 2.4; 001, hoofdstuk 6)."""


@dataclass(frozen=True)
class Actiesoortuitleg:
    """One kind of action on paper, with examples as (text, value)."""

    naam: str
    uitleg: str
    voorbeelden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Uitdeelblad:
    """One hand-out: `soort` is the template that draws it (`documenten/uitdeel_<soort>.html`), `inhoud` what else it shows.

    `voor` says, in a set of several, for whom it is.
    """

    soort: str
    nummer: str
    titel: str
    uitleg: str
    fundament: KaderFundament | None = None
    inhoud: Any = ()
    voor: str = ""

    @property
    def sjabloon(self) -> str:
        """The template of this hand-out."""
        return f"documenten/uitdeel_{self.soort}.html"

    @property
    def naam(self) -> str:
        """Number and title: "1A Waarden Democratie"."""
        return f"{self.nummer} {self.titel}".strip()

    @property
    def bestandsnaam(self) -> str:
        """What its file is called: "hand-out-1a-waarden-democratie", "waardenkader-bijlage-1-a4"."""
        if self.soort == "kader":
            return "waardenkader-bijlage-1-a4"
        return slugify(f"hand-out {self.naam}" if self.nummer else self.naam)

    def bestemd(self, voor: str) -> Uitdeelblad:
        """Give the same hand-out with for whom it is."""
        return replace(self, voor=voor)


def kaderblad(fundamenten: tuple[KaderFundament, ...]) -> Uitdeelblad:
    """Give the framework on one page (bron: 000, bijlage 1)."""
    return Uitdeelblad("kader", "", "CODIO Waardenkader", "", inhoud=fundamenten)


def betekenisblad(fundamenten: tuple[KaderFundament, ...]) -> Uitdeelblad:
    """Give what every value means, of all fundamenten after each other, to read (bron: 000, bijlage 2)."""
    return Uitdeelblad("betekenis", "", "Wat elke waarde betekent", "", inhoud=fundamenten)


def waardenblad(fundament: KaderFundament) -> Uitdeelblad:
    """Give hand-out 1A, 1B or 1C: the values of a fundament with their meaning (bron: 000, bijlage 2)."""
    titel = f"Waarden {fundament.naam}"
    return Uitdeelblad("waarden", f"1{fundament.letter}", titel, fundament.beschrijving, fundament)


def actieblad(fundament: KaderFundament) -> Uitdeelblad:
    """Give hand-out 2A, 2B or 2C: a form on which one person notes actions, in silence (bron: 000, 3.3 stap 4)."""
    uitleg = "Schrijf in stilte op: welke haalbare acties zijn nodig om deze waarden te borgen? En wie moet ze uitvoeren?"
    return Uitdeelblad(
        "acties", f"2{fundament.letter}", f"Acties {fundament.naam}", uitleg, fundament, range(1, 8)
    )


def soortenblad() -> Uitdeelblad:
    """Give hand-out 3: the six kinds of actions, each with an example per fundament from the library."""
    voorbeelden: dict[str, dict[str, tuple[str, str]]] = {soort: {} for soort in Actiesoort.values}
    acties = Voorbeeldactie.objects.filter(waarde__in=Waarde.objects.actueel())
    for actie in acties.select_related("waarde__principe__fundament").order_by(
        "waarde__principe__fundament__volgorde",
        "waarde__principe__volgorde",
        "waarde__volgorde",
        "volgorde",
        "pk",
    ):
        per_fundament = voorbeelden[actie.soort]
        per_fundament.setdefault(actie.waarde.fundament.sleutel, (actie.tekst, actie.waarde.naam))
    soorten = tuple(
        Actiesoortuitleg(soort.label, SOORTEN[soort], tuple(voorbeelden[soort].values()))
        for soort in Actiesoort
    )
    uitleg = "Een waarde borgen kan op zes manieren. Gebruik ze om op ideeën te komen: niet elke soort past bij elke casus."
    return Uitdeelblad("soorten", "3", "Soorten acties", uitleg, inhoud=soorten)


def actieplanblad(fundament: KaderFundament) -> Uitdeelblad:
    """Give hand-out 4A, 4B or 4C: a form on which a table writes its action plan (bron: 000, 3.3 stap 4 en 5)."""
    uitleg = (
        "Kies samen de acties waarmee jullie de waarden borgen. Het liefst concreet en uitvoerbaar. "
        "De gespreksleider neemt ze over op de poster."
    )
    return Uitdeelblad(
        "actieplan", f"4{fundament.letter}", f"Actieplan {fundament.naam}", uitleg, fundament, range(1, 9)
    )


def uitdeelbladen(
    bladen: Sequence[Uitdeelblad],
    *,
    titel: str,
    bestandsnaam: str,
    soort: str = "",
    casus: str = "",
    accenten_sinds: datetime | None = None,
    printlijst: Any = None,
) -> Document:
    """Give hand-outs as one document, each on a page of its own.

    `casus` is what the workshop is about, `accenten_sinds` when the starred values were vastgesteld. With a `printlijst` (piles
    with a name and pieces that have `naam`, `aantal` and `papier`) a first page lists what lies in the pile, in this order.
    """
    return Document(
        titel=titel,
        soort=soort,
        sjabloon="documenten/uitdeelbladen.html",
        bestandsnaam=bestandsnaam,
        omschrijving=f"Voor de workshop over {casus}" if casus else "Om uit te delen in een workshop",
        context={
            "bladen": bladen,
            "casus": casus,
            "accenten_sinds": accenten_sinds,
            "printlijst": printlijst,
            "betekenis_in": "hand-out 1",
            "fundamenten": next((blad.inhoud for blad in bladen if blad.soort == "kader"), ()),
            "eigen": any(
                waarde.eigen
                for blad in bladen
                if blad.soort == "kader"
                for fundament in blad.inhoud
                for principe in fundament.principes
                for waarde in principe.waarden
            ),
        },
        auteur=Organisatie.huidige().naam,
    )
