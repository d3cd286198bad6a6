"""Next versions, the people, and what the home page is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acties import werk as acties_werk
from acties.handelingen import meld_voortgang, wijzig_actie
from acties.models import Actie
from organisatie.models import Bericht
from strategie import handelingen, werk
from strategie.models import Dossier, Fase
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


def test_a_next_version_copies_all_contents_and_leaves_the_old_one(dossier, tot_en_met, cio):
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="jurist", naam="Kim", door=cio)
    dossier = tot_en_met(3)
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
        handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase, door=bestuurder)
    assert list(Dossier.objects.vastgesteld()) == [nieuw]
    assert Dossier.huidig() == nieuw
    assert dossier.maatregelen.get().status == "open"
    fase = handelingen.leg_voor(fase=Fase.objects.get(dossier=nieuw, nummer=3), door=cio)
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase, door=bestuurder)
    oud = dossier.maatregelen.get()
    assert oud.status == "vervallen"
    assert "versie 2" in oud.voortgang.get().tekst
    assert nieuw.maatregelen.get().status == "open"


def test_a_next_version_needs_a_reason_and_a_vastgestelde_choice(tot_en_met, cio):
    dossier = tot_en_met(1)
    with pytest.raises(ValidationError, match="fase 2"):
        handelingen.nieuwe_versie(dossier=dossier, reden="Zomaar.", door=cio)
    fase = handelingen.leg_voor(fase=maak_klaar(dossier, 2), door=cio)
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase, door=dossier.bestuurder)
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
    assert [t.titel for t in werk.werk(cio).taken] == ["Werk aan fase 1: huidige situatie"]
    assert werk.werk(bestuurder).taken == []
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    assert werk.werk(cio).taken == []
    taak = werk.werk(bestuurder).taken[0]
    assert taak.titel == "De startnotitie vaststellen"
    assert taak.url.endswith("/fase-1/besluit/")
    handelingen.geef_terug(
        gezien=ZONDER_PAGINA, fase=dossier.fasen.get(nummer=1), door=bestuurder, opmerking="Anders."
    )
    assert [t.titel for t in werk.werk(cio).taken] == ["Verwerk de opmerkingen van de bestuurder"]


def test_the_yearly_talk_becomes_a_task_in_time(tot_en_met, cio):
    dossier = tot_en_met(4)
    assert werk.werk(cio).taken == []
    Fase.objects.filter(dossier=dossier).update(status_op=timezone.now() - timedelta(days=400))
    taak = werk.werk(cio).taken[0]
    assert taak.titel == "Maak het jaarverslag"
    assert taak.te_laat
    handelingen.leg_bespreking_vast(
        dossier=dossier, datum=timezone.localdate(), besproken="Alles.", uitkomst="doorgaan", door=cio
    )
    assert werk.werk(cio).taken == []


def test_the_home_page_shows_the_trajectory_to_those_who_may_read_it(dossier, cio, bestuurder, medewerker):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    for wie in (cio, bestuurder):
        traject = werk.werk(wie).trajecten[0]
        assert [staat for _, staat in traject.fasen] == ["wacht", "open", "open", "open"]
        assert traject.stand == "Voorgelegd"
    assert list(werk.werk(medewerker).trajecten) == []


def test_the_home_page_takes_as_many_queries_for_ten_dossiers_as_for_one(dossier, cio):
    def meet() -> int:
        cio.__dict__.pop("rollen", None)
        with CaptureQueriesContext(connection) as vragen:
            werk.werk(cio)
        return len(vragen)

    een = meet()
    for nummer in range(9):
        handelingen.maak_dossier(door=cio, titel=f"Dossier {nummer}", aanleiding="incident", eigenaar=cio)
    assert meet() == een


def keur_goed(dossier: Dossier, *nummers: int) -> None:
    """Bring a next version, which has all texts, through some of its phases."""
    for nummer in nummers:
        fase = handelingen.leg_voor(
            fase=Fase.objects.get(dossier=dossier, nummer=nummer), door=dossier.eigenaar
        )
        handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase, door=dossier.bestuurder)


def op_het_bord(als, wie) -> int:
    return als(wie).get("/acties/?open=strategie").text.count(">Sensorenregister</a>")


def test_a_measure_is_never_shown_twice_while_one_version_takes_over_from_the_other(tot_en_met, als, cio):
    dossier = tot_en_met(3)
    oud = dossier.maatregelen.get()
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Andere accenten.", door=cio)
    kopie = nieuw.maatregelen.get()
    assert (kopie.is_concept, kopie.vorige) == (True, oud)
    keur_goed(nieuw, 1, 2)
    assert [a.pk for a in Actie.objects.zichtbaar_voor(cio).geldend()] == [oud.pk]
    assert [taak.url for taak in acties_werk.taken(cio)] == [oud.get_absolute_url()]
    assert op_het_bord(als, cio) == 1
    meld_voortgang(actie=oud, door=cio, status="loopt", tekst="De helft staat erin.")
    keur_goed(nieuw, 3)
    assert [a.pk for a in Actie.objects.zichtbaar_voor(cio).geldend()] == [kopie.pk]
    assert [taak.url for taak in acties_werk.taken(cio)] == [kopie.get_absolute_url()]
    kopie.refresh_from_db()
    assert (kopie.is_concept, kopie.status) == (False, "loopt")
    for stand in ("", "klaar"):
        assert als(cio).get(f"/acties/?stand={stand}").text.count(">Sensorenregister</a>") == (not stand)


def test_holders_of_measures_are_told_when_the_plan_is_geaccordeerd_and_not_before(
    tot_en_met, cio, bestuurder, actiehouder
):
    dossier = tot_en_met(2)
    vooraf = Bericht.objects.count()
    handelingen.voeg_maatregel_toe(dossier=dossier, door=cio, titel="Cursus", actiehouder=actiehouder)
    handelingen.voeg_maatregel_toe(dossier=dossier, door=cio, titel="Folder", actiehouder=bestuurder)
    assert Bericht.objects.count() == vooraf
    for maatregel in dossier.maatregelen.all():
        wijzig_actie(
            actie=maatregel,
            door=cio,
            soort="informatie",
            termijn=timezone.localdate(),
            waarden=Waarde.objects.actueel()[:1],
        )
    handelingen.leg_voor(fase=maak_klaar(dossier, 3), door=cio)
    assert acties_werk.taken(actiehouder) == acties_werk.taken(bestuurder) == []
    assert not Bericht.objects.filter(onderwerp__contains="Actie voor jou").exists()
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=dossier.fasen.get(nummer=3), door=bestuurder)
    onderwerpen = Bericht.objects.filter(onderwerp__startswith="Actie voor jou").values_list(
        "aan", "onderwerp"
    )
    assert set(onderwerpen) == {
        (actiehouder.email, "Actie voor jou: Cursus"),
        (cio.email, "Actie voor jou: Sensorenregister"),
    }
    assert [taak.titel for taak in acties_werk.taken(actiehouder)] == ["Cursus"]


def test_version_1_stays_on_the_home_page_until_version_2_holds(tot_en_met, cio):
    dossier = tot_en_met(4)
    Fase.objects.filter(dossier=dossier).update(status_op=timezone.now() - timedelta(days=400))
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Andere accenten.", door=cio)

    def beeld() -> tuple[set[str], set[tuple[str, str]]]:
        return {t.titel for t in list(werk.werk(cio).trajecten)}, {
            (t.titel, t.bij) for t in werk.werk(cio).taken
        }

    bespreek = ("Maak het jaarverslag", str(dossier))
    assert beeld() == (
        {str(dossier), str(nieuw)},
        {("Werk aan fase 1: huidige situatie", str(nieuw)), bespreek},
    )
    keur_goed(nieuw, 1, 2)
    assert beeld() == ({str(nieuw)}, {("Werk aan fase 3: actieplan", str(nieuw)), bespreek})
    keur_goed(nieuw, 3, 4)
    assert beeld() == ({str(nieuw)}, set())
