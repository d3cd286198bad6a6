"""The times of one workshop: the minutes of the method, with what was changed for this workshop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from organisatie.tekst import aantal
from project.models import Workshop
from project.workshop.script import STAPPEN, Stapplan, met_minuten, totaal

METHODE = totaal(STAPPEN)
"""The minutes of the whole workshop in the method."""
ZAALVELD = "zaal_tot"
"""The name of the field with the time until which the room is booked."""


def tijdveld(onderdeel: str) -> str:
    """Give the name of the field with the minutes of a part, by the key of the part."""
    return f"minuten_{onderdeel}"


def stappen_van(workshop: Workshop) -> tuple[Stapplan, ...]:
    """Give the steps of the script with the minutes that they take in this workshop."""
    return met_minuten({tijd.onderdeel: tijd.minuten for tijd in workshop.onderdeeltijden.all()})


def duur(workshop: Workshop) -> timedelta:
    """Give how long this workshop takes."""
    return timedelta(minutes=totaal(stappen_van(workshop)))


def einde(workshop: Workshop) -> datetime | None:
    """Give when this workshop ends, in the time zone in which to write; None without a date."""
    return timezone.localtime(workshop.begin + duur(workshop)) if workshop.begin else None


def zaal_tot(workshop: Workshop) -> time | None:
    """Give until what time the room is booked; None when nobody said."""
    rij = getattr(workshop, "zaaltijd", None)
    return rij.tot if rij else None


def in_woorden(minuten: int) -> str:
    """Say how long something takes: "2 uur en 40 minuten", "45 minuten"."""
    uren, rest = divmod(minuten, 60)
    delen = [f"{uren} uur"] if uren else []
    if rest or not uren:
        delen.append(aantal(rest, "minuut", "minuten"))
    return " en ".join(delen)


@dataclass(frozen=True)
class Oordeel:
    """What the times add up to, and what does not fit: `te_laat` are the minutes after the room is gone."""

    minuten: int
    begin: datetime | None
    zaal_tot: time | None

    @property
    def duur(self) -> str:
        """The whole, in words."""
        return in_woorden(self.minuten)

    @property
    def einde(self) -> str:
        """When it ends, as text; empty without a date."""
        return f"{self.begin + timedelta(minutes=self.minuten):%H:%M}" if self.begin else ""

    @property
    def methode(self) -> int:
        """The minutes that the method takes."""
        return METHODE

    @property
    def verschil(self) -> int:
        """The minutes more (or less, below zero) than the method."""
        return self.minuten - METHODE

    @property
    def tegenover_methode(self) -> str:
        """How the whole stands to the method, in a sentence."""
        if not self.verschil:
            return f"Even lang als in de methode: {in_woorden(METHODE)}."
        woord = "langer" if self.verschil > 0 else "korter"
        return f"{in_woorden(abs(self.verschil))} {woord} dan de methode ({in_woorden(METHODE)})."

    @property
    def te_laat(self) -> int:
        """The minutes that the workshop lasts longer than the room is booked; 0 when it fits or nobody knows."""
        if self.begin is None or self.zaal_tot is None:
            return 0
        ruimte = _minuten_na(self.begin.time(), self.zaal_tot)
        return max(0, self.minuten - ruimte)

    @property
    def past_niet(self) -> str:
        """The warning about the room; empty when it fits."""
        if not self.te_laat or self.zaal_tot is None:
            return ""
        return (
            f"De workshop duurt {in_woorden(self.te_laat)} langer dan de zaal geboekt is (tot {self.zaal_tot:%H:%M}). "
            "Maak onderdelen korter, begin eerder of boek de zaal langer."
        )


def _minuten_na(van: time, tot: time) -> int:
    dag = date.min
    verschil = datetime.combine(dag, tot) - datetime.combine(dag, van)
    return max(0, int(verschil.total_seconds() // 60))


def oordeel(workshop: Workshop, stappen: Iterable[Stapplan] | None = None) -> Oordeel:
    """Judge the times of a workshop: those that it has, or `stappen` with others."""
    stappen = stappen_van(workshop) if stappen is None else tuple(stappen)
    begin = timezone.localtime(workshop.begin) if workshop.begin else None
    return Oordeel(totaal(stappen), begin, zaal_tot(workshop))
