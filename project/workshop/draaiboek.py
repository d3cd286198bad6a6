"""The script of the workshop: its steps with times, the room, what to print (bron: 000, 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

SAMEN, ALLEEN, TAFEL = "samen", "alleen", "tafel"
VORMEN = {SAMEN: "Samen", ALLEEN: "Alleen, in stilte", TAFEL: "Aan tafel"}


@dataclass(frozen=True)
class Onderdeel:
    """A part of a step; the minutes of parts that run within another part are 0."""

    vorm: str
    tekst: str
    nodig: str
    minuten: int


@dataclass(frozen=True)
class Stapplan:
    """One of the seven steps with its parts."""

    nummer: int
    naam: str
    onderdelen: tuple[Onderdeel, ...]

    @property
    def minuten(self) -> int:
        """How long the step takes."""
        return sum(onderdeel.minuten for onderdeel in self.onderdelen)


STAPPEN = (
    Stapplan(
        1,
        "Introductie",
        (
            Onderdeel(
                SAMEN,
                "Heet iedereen welkom, vertel het doel en doe een korte voorstelronde. Laat het waardenkader "
                "zien: drie fundamenten, zes principes, 32 waarden.",
                "Waardenkader",
                15,
            ),
        ),
    ),
    Stapplan(
        2,
        "Waarden identificeren",
        (
            Onderdeel(ALLEEN, "Lees de casus en de waarden van je eigen tafel.", "Casusbeschrijving", 5),
            Onderdeel(ALLEEN, "Noteer welke waarden het belangrijkst zijn, en waarom.", "Memo's", 5),
            Onderdeel(
                TAFEL,
                "Bespreek de notities. Kies samen waarden en schrijf op waarom. Spelen de accentwaarden hier "
                "een rol?",
                "Flip-over",
                30,
            ),
            Onderdeel(SAMEN, "Elke tafel vertelt in één minuut wat ze koos.", "Poster", 5),
        ),
    ),
    Stapplan(
        3,
        "Plenaire bespreking waarden",
        (
            Onderdeel(
                SAMEN,
                "Vul de poster. Waar zit overlap, wat weegt het zwaarst, wat betekent het hier en waar "
                "schuurt het?",
                "Poster",
                20,
            ),
        ),
    ),
    Stapplan(
        4,
        "Acties identificeren",
        (
            Onderdeel(ALLEEN, "Noteer haalbare acties, en wie ze moet doen.", "Memo's", 5),
            Onderdeel(
                TAFEL,
                "Bespreek en kies acties. In de laatste minuten vertelt elke tafel in één minuut wat ze koos.",
                "Flip-over",
                30,
            ),
        ),
    ),
    Stapplan(
        5,
        "Plenaire bespreking acties",
        (
            Onderdeel(
                SAMEN,
                "Maak er één plan van. Wie doet het, wie volgt het, wanneer is het klaar en wat moet op een "
                "ander niveau worden besloten?",
                "Poster",
                20,
            ),
        ),
    ),
    Stapplan(
        6,
        "Checklist vervolgstappen",
        (Onderdeel(SAMEN, "Loop de checklist langs. Maak afspraken met een datum.", "Poster", 15),),
    ),
    Stapplan(
        7,
        "Reflectie",
        (Onderdeel(SAMEN, "Wat heb je geleerd? Wat neem je mee?", "Niets", 10),),
    ),
)
DUUR = timedelta(minutes=sum(stap.minuten for stap in STAPPEN))
INLOOP = timedelta(minutes=15)


@dataclass(frozen=True)
class Regel:
    """A part of a step with its own time, as text; empty when it is the only part."""

    tijd: str
    vorm: str
    vormnaam: str
    tekst: str
    nodig: str
    duur: str


@dataclass(frozen=True)
class Stap:
    """A step with its times, as text, and its place on the line of `BREEDTE` long."""

    nummer: int
    naam: str
    tijd: str
    duur: str
    regels: tuple[Regel, ...]
    links: str
    breedte: str
    midden: str


@dataclass(frozen=True)
class Draaiboek:
    """The whole script; times are text ("13:00")."""

    stappen: tuple[Stap, ...]
    inloop: str
    begin: str
    einde: str


BREEDTE = 158.0
"""Length of the line of time in the document, in mm."""


def maak_draaiboek(begin: datetime) -> Draaiboek:
    """Give the script of a workshop that starts at `begin` (in the time zone in which to write)."""
    stappen, nu = [], begin
    for plan in STAPPEN:
        stappen.append(_stap(plan, nu, begin))
        nu += timedelta(minutes=plan.minuten)
    return Draaiboek(tuple(stappen), _tijd(begin - INLOOP), _tijd(begin), _tijd(nu))


def _stap(plan: Stapplan, van: datetime, begin: datetime) -> Stap:
    links = BREEDTE * ((van - begin) / DUUR)
    breedte = BREEDTE * (timedelta(minutes=plan.minuten) / DUUR) - 0.5
    return Stap(
        nummer=plan.nummer,
        naam=plan.naam,
        tijd=_tijd(van),
        duur=f"{plan.minuten} min",
        regels=tuple(_regels(plan, van)),
        links=f"{links:.2f}",
        breedte=f"{breedte:.2f}",
        midden=f"{links + breedte / 2:.2f}",
    )


def _regels(plan: Stapplan, van: datetime) -> list[Regel]:
    alleen_een = len(plan.onderdelen) == 1
    regels = []
    for deel in plan.onderdelen:
        tijd, duur = ("", "") if alleen_een else (_tijd(van), f"{deel.minuten} min")
        regels.append(Regel(tijd, deel.vorm, VORMEN[deel.vorm], deel.tekst, deel.nodig, duur))
        van += timedelta(minutes=deel.minuten)
    return regels


def _tijd(moment: datetime) -> str:
    return f"{moment:%H:%M}"


@dataclass(frozen=True)
class Printregel:
    """Something to print or bring, and how many."""

    naam: str
    aantal: int


def printlijst(groepen: list[tuple[str, int]], deelnemers: int) -> list[Printregel]:
    """Give what to print, from (fundamenten of a group, size) pairs and the number of participants."""
    lijst = [Printregel("CODIO Waardenkader, bijlage 1", max(deelnemers, 1))]
    lijst += [Printregel(f"Waarden {naam}, bijlage 2", max(aantal, 1)) for naam, aantal in groepen]
    lijst += [Printregel("Casusbeschrijving", max(deelnemers, 1)), Printregel("Poster A1, leeg", 1)]
    return lijst


def meeneemlijst(groepen: int, deelnemers: int) -> list[Printregel]:
    """Give what to bring along for so many groups and participants."""
    return [
        Printregel("Pakjes memo's van 76 mm", max(deelnemers, 1)),
        Printregel("Stiften en pennen", max(deelnemers, 1)),
        Printregel("Flip-overvellen", max(groepen, 1) * 2),
        Printregel("Naamkaartjes", max(deelnemers, 1)),
    ]
