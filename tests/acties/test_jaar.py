"""A year of an organisation with a moved clock: who is told what, when, once.

What should be told is worked out here by itself, day by day, from what happened; the mails are held against that.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

import holidays
import pytest
from django.utils import timezone

from acties.bouwstenen import spreek_af
from acties.handelingen import maak_actie, meld_voortgang, wijzig_actie
from acties.link import maak_link
from acties.models import Actie
from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.models import Bericht, Gebruiker, Melding, Rol
from project.handelingen import maak_project
from project.models import Project
from tests.acties.jaarpost import Omgeving, lijst
from tests.conftest import maak_persoon

pytestmark = pytest.mark.django_db
BEGIN = date(2026, 9, 1)
DAGEN = 365
PROJECTEN, ACTIES, MENSEN = 12, 150, 25
VRIJ = holidays.country_holidays("NL", years=(2026, 2027), categories=("public", "optional"))
HERINNERD = ("nadert", "voorbij", "stil")


@contextmanager
def op(dag: date, uur: int = 10) -> Iterator[None]:
    """Let it be this day."""
    moment = datetime(dag.year, dag.month, dag.day, uur, tzinfo=ZoneInfo("Europe/Amsterdam"))
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


def werkt(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in VRIJ


def eerste_werkdag(dag: date) -> date:
    while not werkt(dag):
        dag += timedelta(days=1)
    return dag


@dataclass
class Verwacht:
    """One action as this test knows it."""

    actie: Actie
    houder: Gebruiker
    termijn: date
    gehoord: date
    gekregen: date
    klaar: bool = False
    gezegd: set[tuple[str, int, date]] = field(default_factory=set)

    def op(self, dag: date) -> tuple[str, int, date] | None:
        """Give what the holder must hear on a working day: kind, to whom, about which day."""
        if self.klaar:
            return None
        week = timedelta(days=7)
        venster = self.termijn - week
        stil = (dag - max(self.gehoord, self.gekregen)).days
        if self.termijn < dag:
            if self.gekregen >= self.termijn and dag < self.gekregen + week:
                return None
            wat = ("voorbij", self.houder.pk, self.termijn)
        elif eerste_werkdag(venster) <= dag and self.gekregen < venster:
            wat = ("nadert", self.houder.pk, self.termijn)
        elif stil > 30:
            wat = ("stil", self.houder.pk, self.gehoord)
        else:
            return None
        return None if wat in self.gezegd else wat


@dataclass
class Jaar:
    """The organisation, with what happens to it."""

    gok: random.Random
    mensen: list[Gebruiker]
    organisator: Gebruiker
    acties: list[Verwacht] = field(default_factory=list)
    wil_niet: set[int] = field(default_factory=set)

    def gebeurt(self, dag: date) -> None:
        """Let people report, finish, hand over and move terms on a day."""
        for v in self.acties:
            if v.klaar or self.gok.random() > 0.02:
                continue
            actie = Actie.objects.get(pk=v.actie.pk)
            wat = self.gok.choice(["meldt", "meldt", "meldt", "rondt af", "draagt over", "verzet"])
            if wat == "meldt" and self.gok.random() < 0.15:
                meld_voortgang(
                    actie=actie, door=v.houder, status="knelt", knelpunt="Niemand weet wie het doet."
                )
                v.gehoord = dag
            elif wat == "meldt":
                meld_voortgang(actie=actie, door=v.houder, status="loopt", tekst="Gaat goed.")
                v.gehoord = dag
            elif wat == "rondt af":
                meld_voortgang(actie=actie, door=v.houder, status="gereed")
                v.klaar = True
            elif wat == "draagt over":
                nieuw = self.gok.choice([m for m in self.mensen if m != v.houder])
                wijzig_actie(actie=actie, door=self.organisator, actiehouder=nieuw)
                v.houder, v.gekregen = nieuw, dag
            else:
                v.termijn = max(v.termijn, dag) + timedelta(days=self.gok.randint(3, 60))
                wijzig_actie(actie=actie, door=self.organisator, termijn=v.termijn)
        if dag.day == 15 and self.gok.random() < 0.5:
            wie = self.gok.choice(self.mensen)
            kies_mail(gebruiker=wie, ritme="meteen", niet=["stil", "nadert"])
            self.wil_niet.add(wie.pk)

    def verwacht_op(self, dag: date) -> list[tuple[int, str, int]]:
        """Give what must be told on a day, as (action, kind, to whom)."""
        if not werkt(dag):
            return []
        gevonden = []
        for v in self.acties:
            wat = v.op(dag)
            if wat and not (wat[1] in self.wil_niet and wat[0] != "voorbij"):
                v.gezegd.add(wat)
                gevonden.append((v.actie.pk, wat[0], wat[1]))
        return sorted(gevonden)


@pytest.fixture
def jaar(kader) -> Jaar:
    """Twelve projects with 150 actions, of 25 people, agreed when their workshops were closed."""
    gok = random.Random(9)  # noqa: S311 (the same year each time)
    mensen = [maak_persoon(f"mens{n}", Rol.ACTIEHOUDER) for n in range(MENSEN)]
    organisator = maak_persoon("organisator", Rol.ORGANISATOR)
    regie = [maak_persoon(f"regie{n}", Rol.REGIEVOERDER) for n in range(3)]
    jaar = Jaar(gok, mensen, organisator)
    with op(BEGIN):
        projecten = [
            maak_project(door=organisator, titel=f"Project {n}", regievoerder=regie[n % 3])
            for n in range(PROJECTEN)
        ]
        Project.objects.update(fase=Project.Fase.WORKSHOP)
        for n in range(ACTIES):
            houder, termijn = gok.choice(mensen), BEGIN + timedelta(days=gok.randint(5, 340))
            project = Project.objects.get(pk=projecten[n % PROJECTEN].pk)
            actie = maak_actie(
                door=organisator, project=project, titel=f"Actie {n}", actiehouder=houder, termijn=termijn
            )
            jaar.acties.append(Verwacht(actie, houder, termijn, BEGIN, BEGIN))
        Project.objects.update(fase=Project.Fase.IMPLEMENTATIE)
        for project in Project.objects.all():
            spreek_af(eigenaar=project, door=organisator)
    return jaar


def gemeld(na: int) -> list[tuple[int, str, int]]:
    """Give the reminders that were told since, as `Jaar.verwacht_op`."""
    nieuw = Melding.objects.filter(pk__gt=na, soort__in=HERINNERD)
    return sorted((int(m.onderwerp.removeprefix("actie:")), m.soort, m.gebruiker_id or 0) for m in nieuw)


class Gedood(BaseException):
    """The worker is killed."""


@contextmanager
def wordt_gedood(gok: random.Random) -> Iterator[None]:
    """Let the worker die at some moment while it puts mails in the outbox."""
    nog = [gok.randint(0, 3)]
    echt = meldingen.verstuur

    def verstuur(**alles):
        if nog[0] == 0:
            raise Gedood
        nog[0] -= 1
        return echt(**alles)

    with mock.patch.object(meldingen, "verstuur", verstuur):
        yield


def werk(dag: date, gok: random.Random) -> None:
    """Do the rounds of a day: now and then the worker is killed in one and begins again."""
    for uur in (7, 8, 12):
        with op(dag, uur):
            if gok.random() < 0.3:
                try:
                    with wordt_gedood(gok):
                        meldingen.ronde(dag)
                except Gedood:
                    pass
            meldingen.ronde(dag)


def test_in_a_year_everybody_is_reminded_once_on_the_right_day_and_never_of_what_is_past(jaar):
    gok = random.Random(4)  # noqa: S311
    overzichten, per_soort = 0, dict.fromkeys(HERINNERD, 0)
    with op(BEGIN):
        omgeving = Omgeving(jaar.organisator)
    for n in range(DAGEN):
        dag = BEGIN + timedelta(days=n)
        voor = Melding.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        werk(dag, gok)
        verwacht = jaar.verwacht_op(dag)
        assert gemeld(voor) == verwacht, dag
        for _, soort, _ in verwacht:
            per_soort[soort] += 1
        nieuw = Melding.objects.filter(pk__gt=voor, soort="maandoverzicht").count()
        overzichten += nieuw
        assert bool(nieuw) == (dag == eerste_werkdag(dag.replace(day=1))), dag
        with op(dag, 15):
            jaar.gebeurt(dag)
            omgeving.gebeurt(n)
    print("", *lijst(), sep="\n")  # noqa: T201 (to be read, with -s)
    assert all(aantal > 20 for aantal in per_soort.values()), per_soort
    assert overzichten == 12 * 3
    herinnerd = Melding.objects.filter(soort__in=HERINNERD)
    assert herinnerd.count() == sum(per_soort.values())
    assert not herinnerd.filter(
        bericht=None
    ).exists()  # each went, with what else the clock had for that day in one mail
    mails = Bericht.objects.filter(meldingen__in=herinnerd).distinct()
    assert mails.count() < herinnerd.count()
    assert herinnerd.values("gebruiker", "gemaakt_op__date").distinct().count() == mails.count()


def test_who_wants_one_mail_a_week_gets_it_on_the_first_working_day_without_what_was_done_meanwhile(jaar):
    wie = jaar.mensen[0]
    eigen = [v for v in jaar.acties if v.houder == wie][:3]
    for v in eigen:
        Actie.objects.filter(pk=v.actie.pk).update(termijn=date(2026, 9, 9))
    with op(BEGIN):
        kies_mail(gebruiker=wie, ritme="wekelijks", niet=[])
    Bericht.objects.all().delete()
    per_dag = {}
    for n in range(1, 21):
        dag = BEGIN + timedelta(days=n)
        with op(dag):
            meldingen.ronde(dag)
            per_dag[dag] = list(Bericht.objects.filter(aan=wie.email).values_list("onderwerp", "tekst"))
            Bericht.objects.all().delete()
        if dag == date(2026, 9, 11):  # after its term, before the mail of Monday
            with op(dag, 15):
                meld_voortgang(actie=Actie.objects.get(pk=eigen[0].actie.pk), door=wie, status="gereed")
    gekregen = {dag: mails for dag, mails in per_dag.items() if mails}
    assert all(dag.weekday() == 0 for dag in gekregen)
    [[kop, tekst]] = gekregen[date(2026, 9, 14)]
    assert kop.startswith("2 berichten: De termijn is voorbij: ")
    assert eigen[0].actie.titel + "\n" not in tekst
    link, _, _ = maak_link(Actie.objects.get(pk=eigen[1].actie.pk)).rsplit(
        ":", 2
    )  # without when it was signed
    assert f"{link}:" in tekst
    assert "/account/mail/" in tekst
