"""The script of one workshop: the steps with their times of the day, and what to bring (bron: 000, 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from project.workshop.script import STAPPEN, VORMEN, Stapplan, totaal

INLOOP = timedelta(minutes=15)


@dataclass(frozen=True)
class Regel:
    """A part of a step with its own time, as text; empty when it is the only part or falls within another."""

    tijd: str
    vorm: str
    vormnaam: str
    tekst: str
    vragen: tuple[str, ...]
    daarna: str
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


def maak_draaiboek(begin: datetime, stappen: tuple[Stapplan, ...] = STAPPEN) -> Draaiboek:
    """Give the script of a workshop that starts at `begin` (in the time zone in which to write).

    `stappen` are the steps with the minutes of this workshop (`tijden.stappen_van`), else those of the method.
    """
    heel, regels, nu = timedelta(minutes=totaal(stappen)), [], begin
    for plan in stappen:
        regels.append(_stap(plan, nu, nu - begin, heel))
        nu += timedelta(minutes=plan.minuten)
    return Draaiboek(tuple(regels), _tijd(begin - INLOOP), _tijd(begin), _tijd(nu))


def _stap(plan: Stapplan, van: datetime, na: timedelta, heel: timedelta) -> Stap:
    links = BREEDTE * (na / heel)
    breedte = max(BREEDTE * (timedelta(minutes=plan.minuten) / heel) - 0.5, 0.5)
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
        tijd, duur = (_tijd(van), f"{deel.minuten} min")
        if alleen_een or not deel.minuten:
            tijd, duur = "", ""
        tekst = deel.tekst if deel.minuten else f"Binnen de tijd hierboven. {deel.tekst}"
        regels.append(
            Regel(tijd, deel.vorm, VORMEN[deel.vorm], tekst, deel.vragen, deel.daarna, deel.nodig, duur)
        )
        van += timedelta(minutes=deel.minuten)
    return regels


def _tijd(moment: datetime) -> str:
    return f"{moment:%H:%M}"


@dataclass(frozen=True)
class Meeneemregel:
    """Something to bring, and how many."""

    naam: str
    aantal: int


def meeneemlijst(groepen: int, deelnemers: int) -> list[Meeneemregel]:
    """Give what to bring along for so many groups and participants."""
    return [
        Meeneemregel("Pakjes memo's van 76 mm", max(deelnemers, 1)),
        Meeneemregel("Stiften en pennen", max(deelnemers, 1)),
        Meeneemregel("Flip-overvellen", max(groepen, 1) * 2),
        Meeneemregel("Naamkaartjes", max(deelnemers, 1)),
    ]
