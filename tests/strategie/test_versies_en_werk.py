"""Next versions, the people, and what the home page is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisatie.models import Bericht
from strategie import handelingen, werk
from strategie.models import Dossier, Fase
from tests.strategie.conftest import maak_klaar

pytestmark = pytest.mark.django_db


def test_a_next_version_copies_all_contents_and_leaves_the_old_one(tot_en_met, cio):
    dossier = tot_en_met(3)
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="jurist", naam="Kim", door=cio)
    berichten = Bericht.objects.count()
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Andere accenten.", door=cio)
    assert (nieuw.versie, nieuw.vorige, nieuw.keuze) == (2, dossier, "specifiek")
    assert str(nieuw) == "Goed digitaal bestuur (versie 2)"
    assert [f.status for f in nieuw.fasen.all()] == ["open"] * 4
    assert nieuw.fase(1).invulling.tekst("kaders") == "Antwoord op kaders."
    assert nieuw.accentwaarden.count() == dossier.accentwaarden.count() == 6
    assert nieuw.lange_lijst.count() == dossier.lange_lijst.count() == 6
    assert [b.naam for b in nieuw.betrokkenen.all()] == ["Kim"]
    oud, kopie = dossier.maatregelen.get(), nieuw.maatregelen.get()
    assert (kopie.titel, kopie.actiehouder, kopie.termijn) == (oud.titel, oud.actiehouder, oud.termijn)
    assert list(kopie.waarden.all()) == list(oud.waarden.all())
    assert Bericht.objects.count() == berichten
    assert dossier.fasen.filter(status="vastgesteld").count() == 3
    assert list(Dossier.objects.vastgesteld()) == [dossier]
    assert Dossier.huidig() == dossier


def test_a_next_version_takes_over_step_by_step(tot_en_met, cio, bestuurder):
    dossier = tot_en_met(3)
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Andere accenten.", door=cio)
    for nummer in (1, 2):
        fase = handelingen.leg_voor(fase=Fase.objects.get(dossier=nieuw, nummer=nummer), door=cio)
        handelingen.stel_vast(fase=fase, door=bestuurder)
    assert list(Dossier.objects.vastgesteld()) == [nieuw]
    assert Dossier.huidig() == nieuw
    assert dossier.maatregelen.get().status == "open"
    fase = handelingen.leg_voor(fase=Fase.objects.get(dossier=nieuw, nummer=3), door=cio)
    handelingen.stel_vast(fase=fase, door=bestuurder)
    oud = dossier.maatregelen.get()
    assert oud.status == "vervallen"
    assert "versie 2" in oud.voortgang.get().tekst
    assert nieuw.maatregelen.get().status == "open"


def test_a_next_version_needs_a_reason_and_a_vastgestelde_choice(tot_en_met, cio):
    dossier = tot_en_met(1)
    with pytest.raises(ValidationError, match="fase 2"):
        handelingen.nieuwe_versie(dossier=dossier, reden="Zomaar.", door=cio)
    fase = handelingen.leg_voor(fase=maak_klaar(dossier, 2), door=cio)
    handelingen.stel_vast(fase=fase, door=dossier.bestuurder)
    with pytest.raises(ValidationError, match="waarom"):
        handelingen.nieuwe_versie(dossier=dossier, reden=" ", door=cio)
    handelingen.nieuwe_versie(dossier=dossier, reden="Eerste.", door=cio)
    with pytest.raises(ValidationError, match="al een nieuwe versie"):
        handelingen.nieuwe_versie(dossier=dossier, reden="Tweede.", door=cio)


def test_somebody_who_takes_part_has_an_account_or_a_name(dossier, cio, medewerker):
    for gegevens in ({}, {"naam": "Kim", "gebruiker": medewerker}):
        with pytest.raises(ValidationError, match="Kies een collega"):
            handelingen.voeg_betrokkene_toe(
                dossier=dossier, soort="keuze", rol="jurist", door=cio, **gegevens
            )


def test_the_home_page_tells_the_owner_to_work_and_the_bestuurder_to_decide(dossier, cio, bestuurder):
    assert [t.titel for t in werk.taken(cio)] == ["Werk aan fase 1: huidige situatie"]
    assert werk.taken(bestuurder) == []
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    assert werk.taken(cio) == []
    taak = werk.taken(bestuurder)[0]
    assert taak.titel == "De startnotitie vaststellen"
    assert taak.url.endswith("/fase-1/besluit/")
    handelingen.geef_terug(fase=dossier.fasen.get(nummer=1), door=bestuurder, opmerking="Anders.")
    assert [t.titel for t in werk.taken(cio)] == ["Verwerk de opmerkingen van de bestuurder"]


def test_the_yearly_talk_becomes_a_task_in_time(tot_en_met, cio):
    dossier = tot_en_met(4)
    assert werk.taken(cio) == []
    Fase.objects.filter(dossier=dossier).update(status_op=timezone.now() - timedelta(days=400))
    taak = werk.taken(cio)[0]
    assert taak.titel == "Bespreek de strategie in het bestuur"
    assert taak.te_laat
    handelingen.leg_bespreking_vast(
        dossier=dossier, datum=timezone.localdate(), besproken="Alles.", uitkomst="doorgaan", door=cio
    )
    assert werk.taken(cio) == []


def test_the_home_page_shows_the_trajectory_to_those_who_may_read_it(dossier, cio, bestuurder, medewerker):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    for wie in (cio, bestuurder):
        traject = werk.trajecten(wie)[0]
        assert [staat for _, staat in traject.fasen] == ["wacht", "open", "open", "open"]
        assert traject.stand == "Voorgelegd"
    assert werk.trajecten(medewerker) == []


def test_the_home_page_takes_as_many_queries_for_ten_dossiers_as_for_one(dossier, cio):
    def meet() -> int:
        cio.__dict__.pop("rollen", None)
        with CaptureQueriesContext(connection) as vragen:
            werk.taken(cio)
            werk.trajecten(cio)
        return len(vragen)

    een = meet()
    for nummer in range(9):
        handelingen.maak_dossier(door=cio, titel=f"Dossier {nummer}", aanleiding="incident", eigenaar=cio)
    assert meet() == een
