"""The figures of a period: against a slow recount, and the same whenever they are counted."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from acties.models import Actie, Voortgang
from organisatie.models import Auditregel, Organisatie
from strategie.handelingen import nieuwe_versie
from strategie.jaarbeeld import STANDEN, beeld
from strategie.models import Dossier
from strategie.voortgang import bereken
from tests.achterdeur import achter_de_rug
from waardenkader.models import Actiesoort, Waarde

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
NAAR = {
    "open": ("open", "loopt", "knelt", "gereed", "vervallen"),
    "loopt": ("loopt", "knelt", "gereed", "vervallen"),
    "knelt": ("loopt", "knelt", "gereed", "vervallen"),
    "gereed": ("loopt", "gereed"),
    "vervallen": ("open",),
}


def gokker(zaad: int) -> random.Random:
    return random.Random(zaad)  # noqa: S311


def om(dag: date, uur: int = 12) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(uur)))


def maatregel(dossier: Dossier, afgesproken: date, termijn: date | None = None, **velden) -> Actie:
    """Make an agreed measure as it was on the day that it was agreed."""
    velden.setdefault("soort", "informatie")
    titel = f"Maatregel {dossier.maatregelen.count()}"
    return Actie.objects.create(
        dossier=dossier, titel=titel, termijn=termijn, afgesproken_op=om(afgesproken, 8), **velden
    )


def meld(actie: Actie, dag: date, status: str, tekst: str = "") -> None:
    """Let a report be of that day."""
    gemeld = Voortgang.objects.create(actie=actie, status=status, tekst=tekst, door=actie.dossier.eigenaar)
    Voortgang.objects.filter(pk=gemeld.pk).update(op=om(dag))
    Actie.objects.filter(pk=actie.pk).update(status=status)


def verzet(actie: Actie, dag: date, naar: date | None) -> None:
    """Let the term move on that day, as the audit trail keeps it."""
    was = Actie.objects.get(pk=actie.pk).termijn
    paar = [str(was) if was else None, str(naar) if naar else None]
    regel = Auditregel.objects.create(
        wat="actie gewijzigd",
        soort="acties.actie",
        object_id=str(actie.pk),
        details={"wijzigingen": {"termijn": paar}},
    )
    with achter_de_rug():
        Auditregel.objects.filter(pk=regel.pk).update(moment=om(dag, 9))
    Actie.objects.filter(pk=actie.pk).update(termijn=naar)


def vul_willekeurig(dossier: Dossier, gok: random.Random, begin: date, dagen: int) -> list[dict]:
    """Give measures with reports and moved terms on random days, and what was done, to count again."""
    verhaal = []
    waarden = list(Waarde.objects.actueel()[:8])
    for _ in range(60):
        afgesproken = begin + gok.randrange(dagen // 2) * DAG
        termijn = afgesproken + gok.randrange(dagen) * DAG if gok.random() < 0.85 else None
        begint = afgesproken + gok.randrange(dagen) * DAG if gok.random() < 0.2 else None
        actie = maatregel(
            dossier, afgesproken, termijn, soort=gok.choice([*Actiesoort.values, ""]), begint_op=begint
        )
        actie.waarden.set(gok.sample(waarden, gok.randrange(3)))
        stuk = {
            "pk": actie.pk,
            "afgesproken": afgesproken,
            "termijn": termijn,
            "begint": begint,
            "gebeurd": [],
        }
        status = "open"
        for dag in sorted(afgesproken + gok.randrange(dagen) * DAG for _ in range(gok.randrange(6))):
            if gok.random() < 0.25:
                nieuw = dag + gok.randrange(-30, 60) * DAG if gok.random() < 0.8 else None
                verzet(actie, dag, nieuw)
                stuk["gebeurd"].append((dag, "termijn", nieuw))
            else:
                status = gok.choice(NAAR[status])
                meld(actie, dag, status)
                stuk["gebeurd"].append((dag, "status", status))
        verhaal.append(stuk)
    return verhaal


def loop_na(stuk: dict, van: date, tot: date, stil_na: timedelta) -> dict:
    """Live through one measure day by day, and say how it stood at the end of `tot` and what happened from `van` on."""
    nu = {"status": "open", "termijn": stuk["termijn"], "gehoord": stuk["afgesproken"], "sinds": None}
    per_dag, dag = {}, stuk["afgesproken"]
    while dag <= tot:
        for wat, waarde in [(wat, waarde) for gebeurd, wat, waarde in stuk["gebeurd"] if gebeurd == dag]:
            if wat == "status":
                nu |= {"gehoord": dag, "sinds": nu["sinds"] if waarde == nu["status"] else dag}
            nu[wat] = waarde
        per_dag[dag] = nu["status"]
        dag += DAG
    termijn = nu["termijn"]
    liep_toen = bool(termijn) and per_dag.get(termijn, "open") not in ("gereed", "vervallen")
    werd_laat = liep_toen and van <= termijn + DAG <= tot
    return nu | {"stand": stand_van(nu, stuk["begint"], tot, tot - stil_na), "laat": werd_laat}


def stand_van(nu: dict, begint: date | None, tot: date, stil_voor: date) -> str:
    """Say in which state a measure is counted."""
    status, termijn = nu["status"], nu["termijn"]
    if status == "gereed":
        return "na_termijn" if termijn and nu["sinds"] > termijn else "op_tijd"
    if status == "vervallen":
        return status
    if termijn and termijn < tot:
        return "laat"
    stil = nu["gehoord"] < stil_voor and (begint is None or begint < stil_voor)
    return "stil" if stil else status


@pytest.mark.parametrize("zaad", range(4))
def test_the_figures_are_those_of_who_lives_through_every_day(tot_en_met, organisatie, zaad):
    dossier = tot_en_met(4)
    dossier.maatregelen.all().delete()
    gok, vandaag = gokker(zaad), timezone.localdate()
    begin = vandaag - timedelta(days=400)
    verhaal = vul_willekeurig(dossier, gok, begin, 400)
    van, tot = begin + timedelta(days=gok.randrange(50, 150)), vandaag - timedelta(days=gok.randrange(150))
    geteld = beeld(bereken(dossier, van, tot))
    stil_na = Organisatie.huidige().stil_na
    traag = {s["pk"]: loop_na(s, van, tot, stil_na) for s in verhaal if s["afgesproken"] <= tot}
    titels = dict(Actie.objects.values_list("pk", "titel"))
    assert Counter(r.stand for r in geteld.maatregelen) == Counter(t["stand"] for t in traag.values())
    assert {r.titel: r.stand for r in geteld.maatregelen} == {
        titels[pk]: t["stand"] for pk, t in traag.items()
    }
    assert {r.titel for r in geteld.laat_geworden} == {titels[pk] for pk, t in traag.items() if t["laat"]}
    klaar = {
        (titels[pk], t["sinds"])
        for pk, t in traag.items()
        if t["stand"] in ("op_tijd", "na_termijn") and van <= t["sinds"] <= tot
    }
    assert {(r.titel, r.sinds) for r in geteld.klaar} == klaar
    assert sum(rij.totaal for rij in geteld.soorten) == geteld.totaal.totaal == len(traag)
    for rij in geteld.accenten[:-1]:
        met = Actie.objects.filter(dossier=dossier, waarden__naam=rij.naam, pk__in=traag)
        assert rij.totaal == met.count()


def test_a_period_that_is_over_is_counted_the_same_after_what_happens_later(tot_en_met):
    dossier = tot_en_met(4)
    dossier.maatregelen.all().delete()
    vandaag = timezone.localdate()
    begin, tot = vandaag - timedelta(days=300), vandaag - timedelta(days=60)
    vul_willekeurig(dossier, gokker(7), begin, 120)
    toen = bereken(dossier, begin, tot)
    for actie in dossier.maatregelen.exclude(status="vervallen"):
        verzet(actie, vandaag - timedelta(days=20), vandaag)
        meld(actie, vandaag - timedelta(days=10), "gereed")
    assert bereken(dossier, begin, tot) == toen


def test_a_term_that_moved_is_told_with_the_first_and_the_last_day(tot_en_met):
    dossier = tot_en_met(4)
    vandaag = timezone.localdate()
    actie = maatregel(dossier, vandaag - timedelta(days=100), vandaag - timedelta(days=50))
    verzet(actie, vandaag - timedelta(days=80), vandaag - timedelta(days=40))
    verzet(actie, vandaag - timedelta(days=70), vandaag + timedelta(days=10))
    [zet] = beeld(bereken(dossier, vandaag - timedelta(days=90), vandaag)).verzet
    assert (zet.titel, zet.was, zet.werd) == (
        actie.titel,
        vandaag - timedelta(days=50),
        vandaag + timedelta(days=10),
    )
    assert beeld(bereken(dossier, vandaag - timedelta(days=60), vandaag)).verzet == []


def test_what_was_dropped_is_told_with_the_reason(tot_en_met):
    dossier = tot_en_met(4)
    vandaag = timezone.localdate()
    actie = maatregel(dossier, vandaag - timedelta(days=100))
    meld(actie, vandaag - timedelta(days=20), "vervallen", "Er is geen geld meer voor.")
    [regel] = beeld(bereken(dossier, vandaag - timedelta(days=90), vandaag)).vervallen
    assert (regel.titel, regel.reden) == (actie.titel, "Er is geen geld meer voor.")


def test_a_measure_of_the_next_version_goes_on_from_what_was_reported_before(tot_en_met, cio):
    dossier = tot_en_met(4)
    vandaag = timezone.localdate()
    oud = dossier.maatregelen.get()
    meld(oud, vandaag - timedelta(days=5), "knelt")
    nieuw = nieuwe_versie(dossier=dossier, reden="Anders.", door=cio)
    nieuw.maatregelen.update(afgesproken_op=om(vandaag - timedelta(days=2)))
    meld(oud, vandaag - timedelta(days=2), "vervallen", "Het nieuwe plan komt hiervoor in de plaats.")
    [regel] = beeld(bereken(nieuw, vandaag - timedelta(days=2), vandaag)).maatregelen
    assert regel.stand == "knelt"
    meld(nieuw.maatregelen.get(), vandaag, "gereed")
    [regel] = beeld(bereken(nieuw, vandaag - timedelta(days=2), vandaag - DAG)).maatregelen
    assert regel.stand == "knelt"


def test_what_ended_between_two_plans_is_told_once_by_the_report_of_the_next_version(tot_en_met, cio):
    dossier = tot_en_met(4)
    vandaag = timezone.localdate()
    dossier.maatregelen.update(afgesproken_op=om(vandaag - 90 * DAG))
    klaar, eerder_klaar, weg = (maatregel(dossier, vandaag - 90 * DAG) for _ in range(3))
    meld(eerder_klaar, vandaag - 60 * DAG, "gereed")
    meld(klaar, vandaag - 20 * DAG, "gereed")
    nieuw = nieuwe_versie(dossier=dossier, reden="Anders.", door=cio)
    nieuw.maatregelen.filter(vorige=weg).delete()
    nieuw.maatregelen.update(afgesproken_op=om(vandaag - 10 * DAG))
    meld(weg, vandaag - 10 * DAG, "vervallen", "Staat niet meer in het plan.")
    meld(dossier.maatregelen.exclude(pk__in=[klaar.pk, eerder_klaar.pk, weg.pk]).get(), vandaag, "vervallen")
    geteld = beeld(bereken(nieuw, vandaag - 30 * DAG, vandaag))
    assert [r.titel for r in geteld.klaar] == [klaar.titel]
    assert [(r.titel, r.reden) for r in geteld.vervallen] == [(weg.titel, "Staat niet meer in het plan.")]
    assert sorted(r.titel for r in geteld.maatregelen) == sorted(
        [klaar.titel, weg.titel, nieuw.maatregelen.get().titel]
    )


def test_every_state_has_a_name_and_counts_in_one_group(tot_en_met):
    dossier = tot_en_met(4)
    vandaag = timezone.localdate()
    vul_willekeurig(dossier, gokker(3), vandaag - timedelta(days=300), 300)
    meld(maatregel(dossier, vandaag - DAG), vandaag, "knelt")
    geteld = beeld(bereken(dossier, vandaag - timedelta(days=300), vandaag))
    assert {r.stand for r in geteld.maatregelen} == set(STANDEN)
    assert sum(n for _, n in geteld.standen) == geteld.totaal.totaal
    for rij in geteld.rijen:
        assert sum(n for *_, n in rij.getallen) == rij.totaal
