"""The history of one answer: its versions, joined per sitting, each beside the text before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models.functions import Left, Length

from formats.models import Antwoordversie, Botsing, Invulling
from formats.spec import Vraag
from formats.verschil import Stuk, vergelijk
from formats.weergave import antwoord_als_tekst

ZITTING = timedelta(minutes=2)
KORTER = 0.75  # a text that shrank to less than this is a step of its own: much may have been lost


@dataclass(frozen=True)
class Stap:
    """One text in the history with what changed since the step before it; `aantal` saves went into it."""

    versie: Antwoordversie
    tekst: str
    stukken: list[Stuk]
    aantal: int
    huidig: bool


def _loopt_door(eerder: Antwoordversie, later: Antwoordversie) -> bool:
    """Whether the later text is the same person typing on in the same page."""
    return (
        bool(later.venster)
        and (later.venster, later.door_id) == (eerder.venster, eerder.door_id)
        and later.op - eerder.op < ZITTING
        and later.lengte >= eerder.lengte * KORTER  # type: ignore[attr-defined]
        and later.begin.startswith(eerder.begin)  # type: ignore[attr-defined]
    )


def zittingen(versies: Sequence[Antwoordversie]) -> list[list[Antwoordversie]]:
    """Group versions (newest first, with `lengte` and `begin`) that one person saved while typing on."""
    groepen: list[list[Antwoordversie]] = []
    for versie in versies:
        vorige = groepen[-1][-1] if groepen else None
        if vorige is not None and _loopt_door(versie, vorige):
            groepen[-1].append(versie)
        else:
            groepen.append([versie])
    return groepen


def groepen_van(invulling: Invulling, vraag: Vraag, *, alles: bool) -> list[list[Antwoordversie]]:
    """Give the history of one question without its texts, newest first, per sitting or (`alles`) every save."""
    versies = list(
        Antwoordversie.objects.van(invulling, vraag.sleutel)
        .defer("tekst")
        .annotate(lengte=Length("tekst"), begin=Left("tekst", 12))
    )
    return [[versie] for versie in versies] if alles else zittingen(versies)


def stappen(vraag: Vraag, groepen: list[list[Antwoordversie]], *, nieuwste: int) -> list[Stap]:
    """Give the steps to show for some groups of one page, with the difference from what stood before."""
    if not groepen:
        return []
    antwoord = groepen[0][0].antwoord_id
    nummers = {g[0].versie for g in groepen} | {g[-1].versie - 1 for g in groepen}
    teksten = dict(
        Antwoordversie.objects.filter(antwoord=antwoord, versie__in=nummers).values_list("versie", "tekst")
    )
    stappen = []
    for groep in groepen:
        nu = antwoord_als_tekst(vraag, teksten[groep[0].versie])
        eerder = antwoord_als_tekst(vraag, teksten.get(groep[-1].versie - 1, ""))
        stappen.append(
            Stap(groep[0], nu, vergelijk(eerder, nu), len(groep), huidig=groep[0].versie == nieuwste)
        )
    return stappen


def niet_gekozen(invulling: Invulling, vraag: Vraag) -> list[Botsing]:
    """Give the texts that clashed and of which the writer took another one."""
    return list(
        Botsing.objects.filter(invulling=invulling, vraag=vraag.sleutel)
        .exclude(opgelost_op=None)
        .exclude(keuze=Botsing.Keuze.MIJN)
        .select_related("door")
        .order_by("-pk")
    )
