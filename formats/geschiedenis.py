"""The history of one answer: its versions, joined per sitting, each beside the text before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from formats.models import Antwoordversie, Botsing, Invulling
from formats.spec import Vraag
from formats.verschil import Stuk, vergelijk
from formats.weergave import antwoord_als_tekst

ZITTING = timedelta(minutes=10)


@dataclass(frozen=True)
class Stap:
    """One text in the history with what changed since the step before it; `aantal` saves went into it."""

    versie: Antwoordversie
    tekst: str
    stukken: list[Stuk]
    aantal: int
    huidig: bool


def zittingen(versies: list[Antwoordversie]) -> list[list[Antwoordversie]]:
    """Group versions (newest first) that one person saved shortly after each other."""
    groepen: list[list[Antwoordversie]] = []
    for versie in versies:
        vorige = groepen[-1][-1] if groepen else None
        hoort_erbij = (
            vorige is not None
            and vorige.door_id == versie.door_id
            and vorige.op - versie.op < ZITTING
            and vorige.hersteld_uit is None
            and versie.hersteld_uit is None
        )
        if hoort_erbij:
            groepen[-1].append(versie)
        else:
            groepen.append([versie])
    return groepen


def groepen_van(invulling: Invulling, vraag: Vraag, *, alles: bool) -> list[list[Antwoordversie]]:
    """Give the history of one question without its texts, newest first, per sitting or (`alles`) every save."""
    versies = list(Antwoordversie.objects.van(invulling, vraag.sleutel).defer("tekst"))
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
