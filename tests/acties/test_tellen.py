"""What the database counts of actions is what somebody counts who takes them one by one, whatever there is."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone

from acties import overzicht
from acties.filters import kies
from acties.models import Actie, Status, Voortgang, leest_alles_van
from acties.overzicht import bord, regels, tellingen
from acties.tellen import Geteld, tel
from organisatie.models import Gebruiker, Organisatie
from project.handelingen import maak_project
from waardenkader.models import Actiesoort

ORDES = (
    "",
    *(f"{richting}{naam}" for naam in ("stand", "houder", "termijn", "teken") for richting in ("", "-")),
)


def om(gok: random.Random, dag: date, dagen: int) -> datetime:
    """Give a moment on that many days before a day: at its very begin, its end, or between."""
    uur = gok.choice((time.min, time(12), time(23, 59, 59)))
    return timezone.make_aware(datetime.combine(dag - timedelta(days=dagen), uur))


@pytest.fixture
def acties(request, project, dossier, organisator, persoon) -> list[Actie]:
    """Ninety actions of four projects and a strategy in every state, with the days on which a state changes among them."""
    gok = random.Random(getattr(request, "param", 1))  # noqa: S311 (the same each time)
    vandaag, stil_na = timezone.localdate(), Organisatie.huidige().stil_na_dagen
    projecten = [project, *(maak_project(door=organisator, titel=f"Project {n}") for n in range(3))]
    mensen = [None, persoon("ada"), persoon("bob"), organisator]
    rond = (0, 1, stil_na - 1, stil_na, stil_na + 1, 90)
    gemaakt = [
        Actie.objects.create(
            **gok.choice([*({"project": p} for p in projecten), {"dossier": dossier}]),
            titel=f"Actie {n}",
            status=gok.choice(Status.values),
            soort=gok.choice(["", *Actiesoort.values]),
            termijn=gok.choice([None, *(vandaag + timedelta(days=d) for d in (-90, -1, 0, 1, 20, 90))]),
            begint_op=gok.choice([None, None, *(vandaag - timedelta(days=d) for d in (-1, *rond))]),
            actiehouder=gok.choice(mensen),
            actiehouder_naam=gok.choice(["", "", "Aannemer"]),
            actiehouder_functie=gok.choice(["", "Griffier"]),
            monitor=gok.choice(mensen),
            afgesproken_op=gok.choice([None, *(om(gok, vandaag, d) for d in rond)]),
        )
        for n in range(90)
    ]
    for actie in gok.sample(gemaakt, k=60):
        melding = Voortgang.objects.create(
            actie=actie, status="loopt", knelpunt=gok.choice(["", "Geen geld"])
        )
        Voortgang.objects.filter(pk=melding.pk).update(op=om(gok, vandaag, gok.choice(rond)))
    return gemaakt


def stand_van(actie: Actie) -> tuple[str, frozenset[str]]:
    """Say slowly how an action stands: what it is called, and all that asks for attention."""
    vandaag, stil_na = timezone.localdate(), Organisatie.huidige().stil_na_dagen
    if actie.afgesproken_op is None:
        return "concept", frozenset()
    if actie.status in (Status.GEREED, Status.VERVALLEN):
        return "klaar", frozenset()
    tekens = [melding.op for melding in actie.voortgang.all()] or [actie.afgesproken_op]
    gehoord = timezone.localtime(max(tekens)).date()
    if actie.begint_op and actie.begint_op > gehoord:
        gehoord = actie.begint_op
    signalen = []
    if actie.termijn and actie.termijn < vandaag:
        signalen.append("laat")
    if (vandaag - gehoord).days > stil_na:
        signalen.append("stil")
    if actie.status == Status.KNELT:
        signalen.append("knelpunt")
    if signalen:
        return signalen[0], frozenset(signalen)
    if actie.status == Status.OPEN:
        return ("later" if actie.begint_op and actie.begint_op > vandaag else "open"), frozenset()
    return "loopt", frozenset()


def gevonden(actie: Actie, stand: str) -> bool:
    """Say slowly whether an action is found under a state."""
    heet, signalen = stand_van(actie)
    return stand in ("", heet) or stand in signalen


def alle() -> list[Geteld]:
    """Count all actions."""
    return tel(Actie.objects.all(), Organisatie.huidige())


@pytest.mark.parametrize("acties", range(3), indirect=True)
def test_how_each_stands_is_what_somebody_says_who_takes_them_one_by_one(acties):
    geteld = {r.pk: (r.stand.naam, r.stand.signalen) for r in alle()}
    assert geteld == {a.pk: stand_van(a) for a in acties}
    assert len({stand for stand, _ in geteld.values()}) >= 7
    assert {r.actie.pk: (r.stand, r.signalen) for r in regels(Actie.objects.all())} == geteld


@pytest.mark.parametrize("acties", range(2), indirect=True)
def test_who_sees_which_actions_is_the_same_when_what_they_read_is_known_already(acties, project, dossier):
    project.deelnemers.create(naam="Ada", gebruiker=Gebruiker.objects.get(username="ada"))
    gezien = {}
    for wie in Gebruiker.objects.all():
        gevonden = set(Actie.objects.zichtbaar_voor(wie).values_list("pk", flat=True))
        met_kennis = Actie.objects.zichtbaar_voor(wie, leest_alles_van(wie))
        assert set(met_kennis.values_list("pk", flat=True)) == gevonden, wie
        gezien[wie.username] = len(gevonden)
    assert len(set(gezien.values())) >= 3, gezien


def test_each_tile_counts_what_is_found_under_it(acties):
    for tegel in tellingen(alle(), Organisatie.huidige()):
        assert tegel["aantal"] == sum(gevonden(a, tegel["sleutel"]) for a in acties), tegel["naam"]


@pytest.mark.parametrize("sorteer", ORDES)
def test_every_action_stands_once_on_the_pages_in_the_order_that_was_asked(acties, monkeypatch, sorteer):
    monkeypatch.setattr(overzicht, "PER_BLADZIJDE", 7)
    for stand in ("", "laat", "loopt", "klaar"):
        vraag = {"sorteer": sorteer, "stand": stand}
        geteld = alle()
        getoond, gevouwen, blokken, pagina = [], 0, [], None
        while pagina is None or pagina.has_next():
            vraag["pagina"] = str(pagina.next_page_number() if pagina else 1)
            pagina, hier = bord(geteld, vraag, Organisatie.huidige())
            getoond += [r.actie for blok in hier for r in blok.getoond]
            gevouwen += sum(blok.gevouwen for blok in hier)
            blokken += [blok.sleutel for blok in hier if not blok.vervolg]
            assert all(blok_van(r.actie) == blok.sleutel for blok in hier for r in blok.getoond)
        verwacht = [a for a in acties if gevonden(a, stand)]
        klaar = [a for a in verwacht if stand_van(a)[0] == "klaar"]
        vouwt = klaar if stand != "klaar" else []
        assert Counter(getoond) == Counter(set(verwacht) - set(vouwt))
        assert gevouwen == len(vouwt)
        assert len(blokken) == len(set(blokken)) == len({blok_van(a) for a in verwacht})
        rang = rangen(verwacht, sorteer)
        per_blok = {sleutel: [rang[a.pk] for a in getoond if blok_van(a) == sleutel] for sleutel in blokken}
        assert all(lijst == sorted(lijst) for lijst in per_blok.values())
        beste = [min(rang[a.pk] for a in verwacht if blok_van(a) == sleutel) for sleutel in blokken]
        assert beste == sorted(beste)


def blok_van(actie: Actie) -> str:
    """Give the key of its project or strategy on the board."""
    return f"project-{actie.project_id}" if actie.project_id else f"strategie-{actie.dossier_id}"


def rangen(acties: list[Actie], sorteer: str) -> dict[int, tuple[bool, bool, int]]:
    """Say slowly of each action how far ahead it comes: running before finished, what has nothing to sort by last."""
    waarden = {a.pk: sorteerwaarde(a, sorteer.removeprefix("-")) for a in acties}
    orde = sorted({w for w in waarden.values() if w is not None}, reverse=sorteer.startswith("-"))
    return {
        a.pk: (stand_van(a)[0] == "klaar", (w := waarden[a.pk]) is None, 0 if w is None else orde.index(w))
        for a in acties
    }


def sorteerwaarde(actie: Actie, sorteer: str):
    """Say slowly by what an action is sorted."""
    if sorteer == "termijn":
        return actie.termijn
    if sorteer == "houder":
        return actie.houder.lower() or None
    if sorteer == "teken":
        teken = max([m.op for m in actie.voortgang.all()], default=actie.afgesproken_op or actie.gemaakt_op)
        return timezone.localtime(teken).date()
    return {"laat": 0, "stil": 1, "knelpunt": 2}.get(stand_van(actie)[0], 3)


@pytest.mark.parametrize("wat", ["project", "houder", "soort", "termijn"])
def test_each_choice_of_a_filter_finds_what_it_says(acties, wat):
    (keuze,) = [f for f in kies(alle(), QueryDict("")).filters if f.naam == wat]
    slow = {
        "project": lambda a: {f"p{a.project_id}" if a.project_id else f"d{a.dossier_id}"},
        "houder": lambda a: {f"g{a.actiehouder_id}" if a.actiehouder_id else naam_of_niemand(a)},
        "soort": lambda a: {a.soort} - {""},
        "termijn": lambda a: termijnen(a.termijn, timezone.localdate()),
    }[wat]
    assert {optie for optie, _ in keuze.opties} >= {optie for a in acties for optie in slow(a)}
    for optie, _ in keuze.opties:
        over = kies(alle(), QueryDict(urlencode({wat: optie}))).regels
        assert {r.pk for r in over} == {a.pk for a in acties if optie in slow(a)}, optie


def naam_of_niemand(actie: Actie) -> str:
    """Say who has an action that is of nobody with an account."""
    naam = actie.actiehouder_naam or actie.actiehouder_functie
    return f"n{naam}" if naam else "niemand"


def termijnen(termijn: date | None, vandaag: date) -> set[str]:
    """Say slowly in which stretches a term falls."""
    if termijn is None:
        return {"geen"}
    if termijn < vandaag:
        return {"voorbij"}
    kwartaal = (termijn.year, (termijn.month - 1) // 3) == (vandaag.year, (vandaag.month - 1) // 3)
    maand = (termijn.year, termijn.month) == (vandaag.year, vandaag.month)
    return {
        naam for naam, is_zo in (("maand", maand), ("kwartaal", kwartaal), ("later", not kwartaal)) if is_zo
    }
