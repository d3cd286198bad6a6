"""The twelve simulated participants of a rehearsal: who they are, and what each does when.

What they say is prepared (`fixtures/oefening.toml`); the moments differ per session and stay the same within one. A move is
done once, however often it is asked for: it has an id of its own (`live.handelingen.oefening`).
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.conf import settings
from django.utils import timezone

from live.delen import VOLGORDE
from live.models import Sessie

INLOOP = timedelta(seconds=14)
"""In so much time they come in, however fast the clock runs."""


@dataclass(frozen=True)
class Zet:
    """One thing that somebody does: in which part, after which share of its time, and with what."""

    sleutel: str
    deel: str
    moment: float
    wat: str
    gegevens: dict[str, Any] = field(hash=False)

    def id_in(self, sessie: int) -> UUID:
        """Give the id by which it is done once in a session."""
        return naam_van(sessie, self.sleutel)


def naam_van(sessie: int, sleutel: str) -> UUID:
    """Give the id of something in a session that is found again by its name."""
    return uuid5(NAMESPACE_OID, f"codio oefening {sessie} {sleutel}")


@cache
def verhaal() -> dict[str, Any]:
    """Give what the participants say, as data."""
    return tomllib.loads((Path(settings.BASE_DIR) / "fixtures" / "oefening.toml").read_text(encoding="utf-8"))


def spelers() -> list[dict[str, Any]]:
    """Give the participants: naam, perspectief, extern, fundament, and what they write."""
    return list(verhaal()["spelers"])


def aan_de_beurt(sessie: Sessie) -> list[Zet]:
    """Give what should have been done by now, the earliest first: all of the parts before this one, and the share of this one."""
    plaats = VOLGORDE.index(sessie.deel) if sessie.deel else -1
    deel_nu = sessie.deel or "welkom"
    tot_nu = _gevorderd(sessie)

    def is_aan_de_beurt(zet: Zet) -> bool:
        if zet.deel == deel_nu:
            return zet.moment <= tot_nu
        return zet.deel == "welkom" or VOLGORDE.index(zet.deel) < plaats

    return [zet for zet in zetten(sessie.pk) if is_aan_de_beurt(zet)]


def _gevorderd(sessie: Sessie) -> float:
    """Give which share of the present part is over; 1 when its time is up, or when it takes no time."""
    if not sessie.deel:
        return (timezone.now() - sessie.geopend_op) / INLOOP
    return 1 - sessie.over() / sessie.duur if sessie.duur else 1.0


@cache
def zetten(sessie: int) -> tuple[Zet, ...]:
    """Give all moves of a session, in order."""
    gevonden: list[Zet] = []
    for nummer, speler in enumerate(spelers()):
        gevonden += _van_speler(nummer, speler, random.Random(f"{sessie}:{nummer}"))  # noqa: S311
    for fundament, tafel in verhaal()["tafels"].items():
        gevonden += _van_tafel(fundament, tafel, random.Random(f"{sessie}:{fundament}"))  # noqa: S311
    gevonden += _van_de_zaal()
    return tuple(sorted(gevonden, key=lambda zet: (_rang(zet.deel), zet.moment, zet.sleutel)))


def _rang(deel: str) -> int:
    return VOLGORDE.index(deel) if deel in VOLGORDE else -1


def _van_speler(nummer: int, speler: dict[str, Any], toeval: random.Random) -> list[Zet]:
    """Come in, write in silence, say that all is written (one is still writing when the time is up), look back."""
    wie = {"naam": speler["naam"]}
    zetten = [Zet(f"in-{nummer}", "welkom", toeval.uniform(0.05, 1), "kom_binnen", wie)]
    for soort, deel in (("waarde", "waarden-noteren"), ("actie", "acties-noteren")):
        regels = speler["waarden" if soort == "waarde" else "acties"]
        for plaats, regel in enumerate(regels):
            inhoud = {**wie, "soort": soort, "regel": regel, "notitie": notitienaam(nummer, soort, plaats)}
            moment = toeval.uniform(0.1, 0.8)
            zetten.append(Zet(notitienaam(nummer, soort, plaats), deel, moment, "schrijf", inhoud))
        if nummer % 6 != 4:
            klaar = {**wie, "deel": deel}
            zetten.append(
                Zet(f"klaar-{soort}-{nummer}", deel, toeval.uniform(0.82, 0.98), "meld_klaar", klaar)
            )
    if "reflectie" in speler:
        vraag, tekst = speler["reflectie"]
        blik = {**wie, "vraag": vraag, "tekst": tekst}
        zetten.append(Zet(f"reflectie-{nummer}", "reflectie", toeval.uniform(0.1, 0.9), "kijk_terug", blik))
    return zetten


def notitienaam(speler: int, soort: str, plaats: int) -> str:
    """Give the name of a note of a player, by which the table finds it."""
    return f"notitie-{soort}-{speler}-{plaats}"


def _van_tafel(fundament: str, tafel: dict[str, Any], toeval: random.Random) -> list[Zet]:
    """Lay together, choose with reasons, say something of the accentwaarden, and agree on who speaks."""
    aan: dict[str, Any] = {"fundament": fundament}
    zetten = [
        Zet(f"samen-{fundament}-{nr}", "waarden-bespreken", 0.05 + nr / 20, "leg_samen", {**aan, "waarde": w})
        for nr, w in enumerate(tafel["samen"])
    ]
    for nr, (waarde, reden) in enumerate(tafel["kiest"]):
        keuze = {**aan, "waarde": waarde, "reden": reden}
        moment = 0.2 + nr * 0.16 + toeval.uniform(0, 0.1)
        zetten.append(Zet(f"kies-{fundament}-{nr}", "waarden-bespreken", moment, "kies", keuze))
    zetten.append(Zet(f"accenten-{fundament}", "waarden-bespreken", 0.75, "bespreek_accenten", aan))
    for nr, notitie in enumerate(_gekozen_acties(fundament)):
        keuze = {**aan, "notitie": notitie}
        moment = 0.25 + nr * 0.18 + toeval.uniform(0, 0.1)
        zetten.append(Zet(f"actie-{fundament}-{nr}", "acties-bespreken", moment, "stel_voor", keuze))
    for soort, deel in (("waarde", "waarden-bespreken"), ("actie", "acties-bespreken")):
        spreekt = {**aan, "soort": soort, "naam": tafel["woordvoerder"]}
        zetten.append(Zet(f"woord-{fundament}-{soort}", deel, 0.9, "noem_woordvoerder", spreekt))
    return zetten


def _gekozen_acties(fundament: str) -> list[str]:
    return [
        notitienaam(nummer, "actie", plaats)
        for nummer, speler in enumerate(spelers())
        if speler["fundament"] == fundament
        for plaats, actie in enumerate(speler["acties"])
        if "kies" in actie
    ]


def _van_de_zaal() -> list[Zet]:
    """What the room decides together, as a notulist would enter it."""
    data = verhaal()
    zetten = []
    for nr, regel in enumerate(data["betekenissen"]):
        zetten.append(Zet(f"betekenis-{nr}", "waarden-plenair", 0.15 + nr * 0.12, "geef_betekenis", regel))
    for nr, regel in enumerate(data["spanningen"]):
        zetten.append(Zet(f"spanning-{nr}", "waarden-plenair", 0.6 + nr * 0.2, "noem_spanning", regel))
    acties = [notitie for fundament in data["tafels"] for notitie in _gekozen_acties(fundament)]
    for nr, notitie in enumerate(acties):
        moment, inhoud = 0.1 + nr * 0.08, {"notitie": notitie, "weken": 4 + 2 * nr}
        zetten.append(Zet(f"afgesproken-{nr}", "acties-plenair", moment, "spreek_af", inhoud))
    zetten.append(Zet("checklist", "checklist", 0.4, "vul_checklist", {}))
    for nr, regel in enumerate(data["afspraken"]):
        zetten.append(Zet(f"afspraak-{nr}", "checklist", 0.7 + nr * 0.1, "maak_afspraak", regel))
    return zetten
