"""Who watches actions of others on the board, what it says to them in a sentence, and where they may ask how it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.urls import reverse

from acties.models import AFGEROND, Actie, VanWie
from acties.overzicht import Blok, Regel
from acties.tellen import KLAAR, SIGNALEN, Geteld, eigenaars, standen
from organisatie.models import Gebruiker
from organisatie.rechten import mag_een_van
from organisatie.tekst import begin_zin, geteld, opsomming, telwoord

TOT = 20
"""Up to here a sentence counts in letters."""


def mag_melden(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may report on the action; on a draft nobody may."""
    return not actie.is_concept and mag_een_van(gebruiker, actie.meldrechten, actie)


def te_vragen(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may ask the holder how it goes: of a running action, and not oneself."""
    return _te_beantwoorden(gebruiker, actie) and mag_melden(gebruiker, actie)


def _te_beantwoorden(gebruiker: Gebruiker, actie: Actie) -> bool:
    loopt = actie.houdersleutel and not actie.is_concept and actie.status not in AFGEROND
    return bool(loopt) and actie.actiehouder_id != gebruiker.pk


def _zelf(r: Geteld | Blok, van_wie: VanWie) -> bool | None:
    """Say whether somebody watches the actions among which this one is; None when they do not read these all."""
    return van_wie["project"].get(r.project) if r.project else van_wie["dossier"].get(r.dossier or 0)


def volgt(gebruiker: Gebruiker, alles: Iterable[Geteld], van_wie: VanWie) -> bool:
    """Say whether this person watches one of these actions, and does more than carry it out; takes `leest_alles_van`."""
    anderen = (r for r in alles if r.houder != gebruiker.pk)
    return any(r.monitor == gebruiker.pk or _zelf(r, van_wie) is not None for r in anderen)


def kan_overdragen(gebruiker: Gebruiker, alles: Iterable[Geteld], van_wie: VanWie) -> bool:
    """Say whether this person watches something here that a colleague could take over; takes `leest_alles_van`."""
    return any(_zelf(r, van_wie) or (r.monitor == gebruiker.pk and r.stand is not KLAAR) for r in alles)


def met_wat_kan(blokken: list[Blok], gebruiker: Gebruiker, van_wie: VanWie) -> list[Blok]:
    """Note with each late or silent line whether this person may ask its holder, and with each block where they hold the
    conversation on it. Takes `leest_alles_van`, and asks no query.
    """
    for blok in blokken:
        blok.getoond = [_met_vraag(r, blok, gebruiker, van_wie) for r in blok.getoond]
        blok.gesprek = _gesprek(blok, gebruiker, van_wie)
    return blokken


def _gesprek(blok: Blok, gebruiker: Gebruiker, van_wie: VanWie) -> str:
    """Give the address of the conversation on a block with actions that run; empty for who may not hold it."""
    if not blok.loopt or _zelf(blok, van_wie) is None:
        return ""
    mag_het = mag_een_van(gebruiker, blok.eigenaar.gespreksrechten, blok.eigenaar)
    return reverse("actie-gesprek", args=[blok.soort, blok.pk]) if mag_het else ""


def _met_vraag(r: Regel, blok: Blok, gebruiker: Gebruiker, van_wie: VanWie) -> Regel:
    """Who is not of the team, may ask as the monitor only: what else they are there would cost a query to find out."""
    if not r.vraagt:
        return r
    if _zelf(blok, van_wie) is not None:
        setattr(
            r.actie, r.actie.hoort_bij, blok.eigenaar
        )  # read with its people, the one of the action was not
        return replace(r, te_vragen=te_vragen(gebruiker, r.actie))
    is_monitor = r.actie.monitor_id == gebruiker.pk
    return replace(r, te_vragen=is_monitor and _te_beantwoorden(gebruiker, r.actie))


def zin(lijst: Sequence[Geteld]) -> str:
    """Say how many actions there are, of how many projects and strategies, and what asks for attention."""
    if not lijst:
        return "Geen enkele actie past bij je keuze."
    projecten, strategieen = map(len, eigenaars(lijst))
    van = [geteld(projecten, "project", "projecten", tot=TOT)] if projecten else []
    van += [geteld(strategieen, "strategie", "strategieën", tot=TOT)] if strategieen else []
    begin = f"{begin_zin(opsomming(van))}, {geteld(len(lijst), 'actie', 'acties', tot=TOT)}."
    return f"{begin} {_aandacht(lijst)}"


def _aandacht(lijst: Sequence[Geteld]) -> str:
    telling: Counter[str] = Counter()
    aandacht = 0
    for stand, hoe_vaak in standen(lijst).items():
        telling.update(dict.fromkeys(stand.signalen, hoe_vaak))
        aandacht += hoe_vaak if stand.signalen else 0
    if not aandacht:
        return "Er is niets te laat of stil, en niemand loopt vast."
    laat, stil, knelpunt = (telling[naam] for naam in SIGNALEN)
    delen = [f"{geteld(laat, 'is', 'zijn', tot=TOT)} te laat"] if laat else []
    delen += [f"van {telwoord(stil, tot=TOT)} hoor je niets"] if stil else []
    delen += [f"{geteld(knelpunt, 'loopt', 'lopen', tot=TOT)} vast"] if knelpunt else []
    vraagt = "vraagt" if aandacht == 1 else "vragen"
    return f"{begin_zin(telwoord(aandacht, tot=TOT))} {vraagt} nu je aandacht: {opsomming(delen)}."
