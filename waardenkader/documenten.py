"""The framework on paper: all values on one page, what each value means, and the hand-outs of a workshop.

The hand-outs have the numbers of the method: 1 values with their meaning, 2 a form for actions, 3 the kinds of actions, 4 a form
for an action plan; A, B and C are the fundamenten, in order (bron: 003, hand-outs).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from documenten import Document
from organisatie.models import Organisatie
from waardenkader.accenten import laatst_vastgesteld
from waardenkader.kaderblad import KaderFundament, bladmaat, in_een_zin, op_blad
from waardenkader.models import Actiesoort, Kaderversie, Voorbeeldactie, Waarde
from waardenkader.opbouw import opbouw


def waardenkader() -> Document:
    """Give the framework in use as a document, with the own values and the stars of the accentwaarden."""
    waarden = list(Waarde.objects.actueel().met_accent())
    fundamenten = op_blad(opbouw(waarden))
    sinds = laatst_vastgesteld() if any(w.is_accent for w in waarden) else None
    return Document(
        titel=kadernaam(None),
        sjabloon="documenten/waardenkader.html",
        bestandsnaam="waardenkader",
        omschrijving=f"{in_een_zin(fundamenten)} Alle waarden doen ertoe.",
        context={
            "fundamenten": fundamenten,
            "maat": bladmaat(fundamenten),
            "accenten_sinds": sinds,
            "eigen": sum(w.eigen for w in waarden),
            "betekenis_in": "bijlage 2",
        },
        auteur=Organisatie.huidige().naam,
    )


def kadernaam(kader: int | None) -> str:
    """Give the name of a framework as it stands above it on paper: "CODIO Waardenkader", or the name of a code."""
    versie = Kaderversie.objects.filter(pk=kader).first() if kader else Kaderversie.objects.actueel()
    return versie.naam if versie and versie.eigen else "CODIO Waardenkader"


def kaderfundamenten(accenten: Collection[int], kader: int | None = None) -> tuple[KaderFundament, ...]:
    """Give a framework (its id, None is the one in use), own values included; `accenten` are the ids that get a star."""
    waarden = list(Waarde.objects.in_kader(kader))
    for waarde in waarden:
        waarde.is_accent = waarde.pk in accenten
    return op_blad(opbouw(waarden))


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


def kaderblad(fundamenten: tuple[KaderFundament, ...], kader: int | None = None) -> Uitdeelblad:
    """Give the framework on one page (bron: 000, bijlage 1); `kader` is its id."""
    return Uitdeelblad("kader", "", kadernaam(kader), "", inhoud=fundamenten)


def betekenisblad(fundamenten: tuple[KaderFundament, ...]) -> Uitdeelblad:
    """Give what every value means, of all fundamenten after each other, to read (bron: 000, bijlage 2)."""
    return Uitdeelblad("betekenis", "", "Wat elke waarde betekent", "", inhoud=fundamenten)


def waardenblad(fundament: KaderFundament) -> Uitdeelblad:
    """Give hand-out 1A, 1B, 1C and so on: the values of a fundament with their meaning (bron: 000, bijlage 2)."""
    titel = f"Waarden {fundament.naam}"
    return Uitdeelblad("waarden", f"1{fundament.letter}", titel, fundament.beschrijving, fundament)


def actieblad(fundament: KaderFundament) -> Uitdeelblad:
    """Give hand-out 2A, 2B, 2C and so on: a form on which one person notes actions, in silence (bron: 000, 3.3 stap 4)."""
    uitleg = "Schrijf in stilte op: welke haalbare acties zijn nodig om deze waarden te borgen? En wie moet ze uitvoeren?"
    return Uitdeelblad(
        "acties", f"2{fundament.letter}", f"Acties {fundament.naam}", uitleg, fundament, range(1, 8)
    )


def soortenblad(kader: int | None = None) -> Uitdeelblad:
    """Give hand-out 3: the six kinds of actions, each with an example per fundament from the library.

    Takes the id of the framework, None is the one in use. A code without examples of its own has those of CODIO.
    """
    voorbeelden: dict[str, dict[str, tuple[str, str]]] = {soort: {} for soort in Actiesoort.values}
    acties = Voorbeeldactie.objects.filter(waarde__in=Waarde.objects.in_kader(kader))
    if not acties.exists():
        acties = Voorbeeldactie.objects.filter(waarde__in=Waarde.objects.van_codio())
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
    """Give hand-out 4A, 4B, 4C and so on: a form on which a table writes its action plan (bron: 000, 3.3 stap 4 en 5)."""
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
    kader = next((blad.inhoud for blad in bladen if blad.soort == "kader"), ())
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
            "fundamenten": kader,
            "maat": bladmaat(kader),
            "eigen": any(
                waarde.eigen
                for fundament in kader
                for principe in fundament.principes
                for waarde in principe.waarden
            ),
        },
        auteur=Organisatie.huidige().naam,
    )
