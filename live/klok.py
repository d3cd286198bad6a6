"""The clock of a session: how long each part takes, what is left, when it all ends. All times are the server's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from live.delen import DELEN, VOLGORDE
from live.models import Sessie
from organisatie.tekst import aantal
from project.workshop.tijden import stappen_van


def minuten_per_deel(sessie: Sessie) -> dict[str, int]:
    """Give the minutes of every part, with what was changed beforehand."""
    stappen = stappen_van(sessie.project.workshop)
    return {deel.sleutel: deel.minuten for stap in stappen for deel in stap.onderdelen}


def duur_van(sessie: Sessie, deel: str) -> timedelta:
    """Give how long a part takes on the clock of this session; nothing when it falls within the part before it."""
    return timedelta(minutes=minuten_per_deel(sessie)[deel]) / sessie.versnelling


def in_cijfers(duur: timedelta) -> str:
    """Give a time as a clock shows it: "3:10"; below zero with a minus."""
    seconden = int(duur.total_seconds())
    teken = "-" if seconden < 0 else ""
    return f"{teken}{abs(seconden) // 60}:{abs(seconden) % 60:02d}"


def in_woorden(duur: timedelta) -> str:
    """Give how long a part takes: "5 minuten"; in seconds when it is no whole minute, as on a fast clock."""
    seconden = int(duur.total_seconds())
    if seconden % 60:
        return aantal(seconden, "seconde", "seconden")
    return aantal(seconden // 60, "minuut", "minuten")


@dataclass(frozen=True)
class Stapverloop:
    """One of the seven steps as the gespreksleider follows it: `staat` is klaar, bezig or open."""

    nummer: int
    naam: str
    minuten: int
    begin: str
    staat: str
    uitloop: int
    """Minutes that it took longer (below zero: shorter) than planned, once it is over."""
    delen: tuple[tuple[str, str, int, bool], ...]
    """Per part its key, name, minutes, and whether it is the present one."""

    @property
    def meta(self) -> str:
        """What stands below the name."""
        if self.staat != "klaar":
            return f"{self.minuten} minuten"
        if not self.uitloop:
            return "Klaar"
        woord = "langer" if self.uitloop > 0 else "korter"
        return f"Klaar, {aantal(abs(self.uitloop), 'minuut', 'minuten')} {woord}"


@dataclass(frozen=True)
class Verloop:
    """The whole way: the steps, when it ends by the plan and as it goes now."""

    stappen: tuple[Stapverloop, ...]
    einde_plan: datetime | None
    einde_nu: datetime

    @property
    def loopt_uit(self) -> int:
        """The minutes that it will be later than planned; 0 when it is not."""
        if self.einde_plan is None:
            return 0
        return max(0, round((self.einde_nu - self.einde_plan).total_seconds() / 60))


def verloop(sessie: Sessie) -> Verloop:
    """Give how far the session is, and when it will end."""
    nu = timezone.now()
    stappen = stappen_van(sessie.project.workshop)
    begonnen, gedaan = _geweest(sessie, nu)
    stap_nu = DELEN[sessie.deel].stap if sessie.deel else 0
    begin = begonnen.get(1) or sessie.project.workshop.begin or nu
    plan = begin
    loopt_tot = nu + max(sessie.over(), timedelta()) if sessie.deel else max(begin, nu)
    regels = []
    for stap in stappen:
        staat = "klaar" if stap.nummer < stap_nu else "bezig" if stap.nummer == stap_nu else "open"
        if staat == "open":
            begint = loopt_tot
            loopt_tot += timedelta(minutes=stap.minuten) / sessie.versnelling
        else:
            begint = begonnen.get(stap.nummer, plan)
        plan += timedelta(minutes=stap.minuten) / sessie.versnelling
        if staat == "bezig":
            loopt_tot += _na_dit_deel(sessie, stap.onderdelen)
        duurde = gedaan.get(stap.nummer, timedelta()) * sessie.versnelling
        uitloop = round(duurde.total_seconds() / 60) - stap.minuten if stap.nummer in gedaan else 0
        delen = tuple((d.sleutel, d.naam, d.minuten, d.sleutel == sessie.deel) for d in stap.onderdelen)
        klok = f"{timezone.localtime(begint):%H:%M}"
        regels.append(Stapverloop(stap.nummer, stap.naam, stap.minuten, klok, staat, uitloop, delen))
    return Verloop(tuple(regels), plan if sessie.deel else None, loopt_tot)


def _geweest(sessie: Sessie, nu: datetime) -> tuple[dict[int, datetime], dict[int, timedelta]]:
    """Give per step when it first began, and how long it took so far."""
    begonnen: dict[int, datetime] = {}
    gedaan: dict[int, timedelta] = {}
    for regel in sessie.verloop.all():
        stap = DELEN[regel.deel].stap
        begonnen.setdefault(stap, regel.begon_op)
        gedaan[stap] = gedaan.get(stap, timedelta()) + ((regel.klaar_op or nu) - regel.begon_op)
    return begonnen, gedaan


def _na_dit_deel(sessie: Sessie, onderdelen: tuple) -> timedelta:
    plaats = VOLGORDE.index(sessie.deel)
    minuten = sum(d.minuten for d in onderdelen if VOLGORDE.index(d.sleutel) > plaats)
    return timedelta(minutes=minuten) / sessie.versnelling
