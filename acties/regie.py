"""Who watches actions of others on the board, what it says to them in a sentence, and where they may ask how it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from acties.models import AFGEROND, Actie, eigenaren
from acties.overzicht import Blok, Regel
from acties.stand import SOORTEN
from acties.tellen import Groep
from organisatie.models import Gebruiker
from organisatie.rechten import mag_een_van
from organisatie.tekst import begin_zin, geteld, opsomming, telwoord

TOT = 20
"""Up to here a sentence counts in letters."""
VanWie = Mapping[str, bool]
"""The blocks of the board (their keys) of which somebody reads all actions; true for those whose actions they watch."""


def mag_melden(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may report on the action; on a draft nobody may."""
    return not actie.is_concept and mag_een_van(gebruiker, actie.meldrechten, actie)


def te_vragen(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may ask the holder how it goes: of a running action, and not oneself."""
    return _te_beantwoorden(gebruiker, actie) and mag_melden(gebruiker, actie)


def _te_beantwoorden(gebruiker: Gebruiker, actie: Actie) -> bool:
    loopt = actie.houdersleutel and not actie.is_concept and actie.status not in AFGEROND
    return bool(loopt) and actie.actiehouder_id != gebruiker.pk


def leest_alles_van(gebruiker: Gebruiker, groepen: Iterable[Groep]) -> VanWie:
    """Give the blocks of which this person reads everything, and whether they watch them; one query per kind."""
    van_wie: dict[str, bool] = {}
    soorten = {groep.soort for groep in groepen}
    for soort in soorten:
        gelezen = eigenaren(SOORTEN[soort]).met_acties_voor(gebruiker).met_regie(gebruiker).order_by()
        van_wie |= {f"{soort}-{pk}": zelf for pk, zelf in gelezen.values_list("pk", "volgt")}
    return van_wie


def volgt(groepen: Iterable[Groep], van_wie: VanWie) -> bool:
    """Say whether somebody watches one of these actions, and does more than carry it out.

    Takes the actions as they were counted for this person, and `leest_alles_van`.
    """
    return any(groep.gevolgd or (groep.anderen and groep.blok in van_wie) for groep in groepen)


def kan_overdragen(groepen: Iterable[Groep], van_wie: VanWie) -> bool:
    """Say whether this person watches something here that a colleague could take over; takes what `volgt` takes."""
    return any(van_wie.get(groep.blok) or (groep.gevolgd and groep.stand != "klaar") for groep in groepen)


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
    loopt = any(groep.stand not in ("concept", "klaar") for groep in blok.groepen)
    if not loopt or blok.sleutel not in van_wie:
        return ""
    mag_het = mag_een_van(gebruiker, blok.eigenaar.gespreksrechten, blok.eigenaar)
    return reverse("actie-gesprek", args=[blok.soort, blok.pk]) if mag_het else ""


def _met_vraag(r: Regel, blok: Blok, gebruiker: Gebruiker, van_wie: VanWie) -> Regel:
    """Who is not of the team, may ask as the monitor only: what else they are there would cost a query to find out."""
    if not r.vraagt:
        return r
    if blok.sleutel in van_wie:
        setattr(
            r.actie, r.actie.hoort_bij, blok.eigenaar
        )  # read with its people, the one of the action was not
        return replace(r, te_vragen=te_vragen(gebruiker, r.actie))
    is_monitor = r.actie.monitor_id == gebruiker.pk
    return replace(r, te_vragen=is_monitor and _te_beantwoorden(gebruiker, r.actie))


def zin(groepen: Sequence[Groep]) -> str:
    """Say how many actions there are, of how many projects and strategies, and what asks for attention."""
    if not groepen:
        return "Geen enkele actie past bij je keuze."
    per_soort = Counter(soort for soort, _ in {(groep.soort, groep.pk) for groep in groepen})
    namen = {"project": ("project", "projecten"), "strategie": ("strategie", "strategieën")}
    van = [geteld(per_soort[soort], *naam, tot=TOT) for soort, naam in namen.items() if per_soort[soort]]
    alle = sum(groep.aantal for groep in groepen)
    begin = f"{begin_zin(opsomming(van))}, {geteld(alle, 'actie', 'acties', tot=TOT)}."
    return f"{begin} {_aandacht(groepen)}"


def _aandacht(groepen: Sequence[Groep]) -> str:
    aandacht = sum(groep.aantal for groep in groepen if groep.signalen)
    if not aandacht:
        return "Er is niets te laat of stil, en niemand loopt vast."
    laat, stil, knelpunt = (
        sum(groep.aantal for groep in groepen if naam in groep.signalen)
        for naam in ("laat", "stil", "knelpunt")
    )
    delen = [f"{geteld(laat, 'is', 'zijn', tot=TOT)} te laat"] if laat else []
    delen += [f"van {telwoord(stil, tot=TOT)} hoor je niets"] if stil else []
    delen += [f"{geteld(knelpunt, 'loopt', 'lopen', tot=TOT)} vast"] if knelpunt else []
    vraagt = "vraagt" if aandacht == 1 else "vragen"
    return f"{begin_zin(telwoord(aandacht, tot=TOT))} {vraagt} nu je aandacht: {opsomming(delen)}."
