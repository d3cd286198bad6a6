"""The hand-outs of a workshop without a project: every file by its number, and all of them in one.

With a project they say which case they are about and come in the right numbers (`project.printset`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from documenten import Document
from documenten.bundel import Bundel
from waardenkader import documenten
from waardenkader.accenten import laatst_vastgesteld
from waardenkader.documenten import KaderFundament, Uitdeelblad
from waardenkader.kaderfiguur import kader_op_a3
from waardenkader.models import Waarde


@dataclass(frozen=True)
class Printblad:
    """One file to print: the word in its address, what it is, under which heading, its file name, and how it is made."""

    sleutel: str
    naam: str
    kop: str
    bestandsnaam: str
    maak: Callable[[], Document]


KADER, UITLEG, FORMULIER, SOORTEN, PLAN, POSTER = (
    "Waardenkader (bijlage 1)",
    "1. Uitleg principes en waarden (bijlage 2)",
    "2. Invulformulieren acties",
    "3. Uitleg acties",
    "4. Actieplan",
    "5. Een samenhangend actieplan (poster)",
)
"""The headings, in the words of the workshop (bron: 003, hand-outs)."""
HOGER: list[Callable[[], tuple[Printblad, ...]]] = []
"""What a floor above has to print: the poster."""


def printbladen() -> tuple[Printblad, ...]:
    """Give all files, in the order of the hand-outs."""
    accenten = [waarde.pk for waarde in Waarde.objects.actueel().met_accent() if waarde.is_accent]
    fundamenten = documenten.kaderfundamenten(accenten)
    sinds = laatst_vastgesteld() if accenten else None

    def blad(kop: str, uitdeelblad: Uitdeelblad, naam: str) -> Printblad:
        sleutel = uitdeelblad.nummer.lower() or uitdeelblad.bestandsnaam
        return Printblad(sleutel, naam, kop, uitdeelblad.bestandsnaam, lambda: _document(uitdeelblad, sinds))

    def per_fundament(kop: str, maak: Callable[[KaderFundament], Uitdeelblad]) -> list[Printblad]:
        gemaakt = [(fundament, maak(fundament)) for fundament in fundamenten]
        return [blad(kop, b, f"Hand-out {b.nummer} ({fundament.naam})") for fundament, b in gemaakt]

    a3 = "waardenkader-bijlage-1-a3"
    return (
        blad(KADER, documenten.kaderblad(fundamenten), "Waardenkader op één bladzijde, A4"),
        Printblad(
            a3,
            "Waardenkader op één bladzijde, A3",
            KADER,
            a3,
            lambda: kader_op_a3(fundamenten, bestandsnaam=a3, accenten_sinds=sinds),
        ),
        *per_fundament(UITLEG, documenten.waardenblad),
        *per_fundament(FORMULIER, documenten.actieblad),
        blad(SOORTEN, documenten.soortenblad(), "Hand-out 3"),
        *per_fundament(PLAN, documenten.actieplanblad),
        *(hoger for geef in HOGER for hoger in geef()),
    )


def _document(blad: Uitdeelblad, sinds: datetime | None) -> Document:
    return documenten.uitdeelbladen(
        [blad], titel=blad.naam, bestandsnaam=blad.bestandsnaam, accenten_sinds=sinds
    )


def per_kop() -> list[tuple[str, list[Printblad]]]:
    """Give the files under their headings."""
    return [(kop, list(bladen)) for kop, bladen in groupby(printbladen(), key=lambda blad: blad.kop)]


def alle_bladen() -> Bundel:
    """Give every file once, in one PDF."""
    return Bundel("hand-outs-codio-workshop", tuple((blad.maak(), 1) for blad in printbladen()))
