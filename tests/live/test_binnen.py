"""Coming in: by code, by link or by account, once each, at a table with room."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from live.beelden import maak_beeld
from live.handelingen import (
    ZaalGesloten,
    begin_oefening,
    kom_binnen,
    kom_met_link,
    meld_klaar,
    noteer_gezien,
    sluit_zaal,
    verplaats_plek,
)
from live.melden import tafelscherm
from live.models import Notitie, Plek
from live.sleutels import Stroomrecht
from organisatie.models import Auditregel
from organisatie.overgang import OngeldigeOvergang
from project.handelingen import verdeel_fundamenten
from project.models import Deelnemer
from tests.conftest import maak_persoon
from waardenkader.models import Fundament

pytestmark = pytest.mark.django_db


def test_who_was_invited_gets_the_place_that_was_kept_however_the_name_is_typed(wereld):
    bekend = wereld.project.deelnemers.get(naam="Deelnemer 2")
    plek = kom_binnen(sessie=wereld.sessie, naam="  deelnemer 2 ", perspectief="iets anders")
    assert plek.deelnemer == bekend
    assert plek.deelnemer.groep == bekend.groep
    assert plek.deelnemer.perspectief == bekend.perspectief
    assert wereld.project.deelnemers.count() == 6


def test_two_people_of_one_name_each_get_a_place_of_their_own(wereld):
    een = kom_binnen(sessie=wereld.sessie, naam="Deelnemer 2")
    twee = kom_binnen(sessie=wereld.sessie, naam="Deelnemer 2")
    assert een != twee
    assert een.deelnemer != twee.deelnemer


def test_a_name_that_is_twice_on_the_list_is_nobodys_place(wereld):
    Deelnemer.objects.filter(naam="Deelnemer 3", project=wereld.project).update(naam="Deelnemer 2")
    plek = kom_binnen(sessie=wereld.sessie, naam="Deelnemer 2")
    assert plek.deelnemer.email == ""


def test_who_gives_no_name_is_a_guest_with_a_number(wereld):
    namen = [kom_binnen(sessie=wereld.sessie).deelnemer.naam for _ in range(3)]
    assert namen == ["Gast 1", "Gast 2", "Gast 3"]


def test_nobody_takes_the_place_of_a_colleague_by_typing_the_name(wereld):
    collega = maak_persoon("lotte")
    lid = wereld.project.deelnemers.create(naam=collega.naam, gebruiker=collega, email=collega.email)
    assert kom_binnen(sessie=wereld.sessie, naam=collega.naam).deelnemer != lid
    assert kom_binnen(sessie=wereld.sessie, gebruiker=collega).deelnemer == lid


def test_a_colleague_who_was_not_invited_comes_in_once(wereld):
    collega = maak_persoon("lotte")
    plekken = {kom_binnen(sessie=wereld.sessie, naam=collega.naam, gebruiker=collega).pk for _ in range(2)}
    assert len(plekken) == 1
    assert Plek.objects.get().deelnemer.soort == Deelnemer.Soort.INTERN


def test_a_latecomer_sits_where_the_fewest_people_are_and_then_with_others_who_look_differently(wereld):
    groepen = [tafel.groep for tafel in wereld.sessie.tafels.all()]
    wereld.project.deelnemers.all().delete()
    for nummer, perspectief in enumerate(("jurist", "jurist", "inwoner", "jurist", "inwoner")):
        wereld.project.deelnemers.create(
            naam=f"D{nummer}", perspectief=perspectief, groep=groepen[nummer % 3], uitnodiging="komt"
        )
    laat = kom_binnen(sessie=wereld.sessie, naam="Laat", perspectief="Inwoner")
    assert laat.deelnemer.groep == groepen[2]
    nog_later = kom_binnen(sessie=wereld.sessie, naam="Later", perspectief="Inwoner")
    assert nog_later.deelnemer.groep == groepen[0]  # the only table where nobody is an inwoner


def test_who_said_not_to_come_takes_no_room(wereld):
    groep = wereld.tafel("Bestuurskracht").groep
    wereld.project.deelnemers.filter(groep=groep).update(uitnodiging=Deelnemer.Uitnodiging.KOMT_NIET)
    assert kom_binnen(sessie=wereld.sessie, naam="Laat").deelnemer.groep == groep


def test_the_personal_link_gives_the_same_place_on_every_device(wereld):
    wie = wereld.project.deelnemers.first()
    assert len({kom_met_link(sessie=wereld.sessie, deelnemer=wie).pk for _ in range(3)}) == 1


def test_the_link_of_another_workshop_is_no_way_in(wereld):
    elders = begin_oefening(project=wereld.project, door=wereld.leider, versnelling=10)
    with pytest.raises(Deelnemer.DoesNotExist):
        kom_met_link(sessie=wereld.sessie, deelnemer=elders.project.deelnemers.first())


def test_after_the_end_nobody_comes_in(wereld):
    wie = wereld.project.deelnemers.first()
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    with pytest.raises(ZaalGesloten):
        kom_binnen(sessie=wereld.sessie, naam="Laat")
    with pytest.raises(ZaalGesloten):
        kom_met_link(sessie=wereld.sessie, deelnemer=wie)
    assert not Plek.objects.exists()


def test_who_moves_to_another_table_leaves_there_what_was_written_there(wereld):
    plek = wereld.plek("Rechtsstaat")
    notitie = wereld.notitie(plek, "Van hier.")
    naar = wereld.tafel("Democratie").groep
    verplaats_plek(plek=plek, groep=naar, door=wereld.leider)
    plek.deelnemer.refresh_from_db()
    notitie.refresh_from_db()
    assert plek.deelnemer.groep == naar
    assert notitie.groep.naam == "Rechtsstaat"
    assert Auditregel.objects.filter(wat="deelnemer naar andere tafel", door=wereld.leider).exists()


def test_the_screen_of_who_moved_hears_it_from_the_table_that_was_left(wereld):
    plek, buur = wereld.plek("Rechtsstaat"), wereld.plek("Rechtsstaat")
    oud = tafelscherm(plek.deelnemer.groep_id)
    adres = reverse("live-stand")
    vraag = {"b": Stroomrecht(wereld.sessie.pk, oud, plek=plek.pk).teken()}
    voor = Client().get(adres, vraag)
    assert voor.json()["zit"] == [plek.merk, buur.merk]
    verplaats_plek(plek=plek, groep=wereld.tafel("Democratie").groep, door=wereld.leider)
    na = Client().get(adres, vraag | {"v": voor["X-Versie"]})
    assert na.json()["zit"] == [buur.merk]
    pagina = Client().get(reverse("live-plek", args=[plek.kenmerk]), {"verplaatst": ""}).text
    assert f'data-plek="{plek.merk}"' in pagina
    assert buur.merk not in pagina  # only the own one can be told
    assert "De gespreksleider heeft je verplaatst." in pagina
    nieuw = tafelscherm(wereld.tafel("Democratie").groep_id)
    assert maak_beeld(wereld.sessie.pk, nieuw).stand["zit"] == [plek.merk]


def test_only_who_leads_puts_somebody_at_another_table_and_only_at_one_of_this_workshop(wereld):
    plek = wereld.plek()
    with pytest.raises(PermissionDenied):
        verplaats_plek(plek=plek, groep=wereld.tafel().groep, door=maak_persoon("iemand"))
    elders = begin_oefening(project=wereld.project, door=wereld.leider, versnelling=10)
    with pytest.raises(OngeldigeOvergang):
        verplaats_plek(plek=plek, groep=elders.project.groepen.first(), door=wereld.leider)


def test_who_has_written_all_can_go_on_after_all(wereld):
    plek = wereld.plek()
    meld_klaar(plek=plek, deel="waarden-noteren")
    plek.refresh_from_db()
    assert plek.klaar_met == "waarden-noteren"
    meld_klaar(plek=plek, deel="waarden-noteren", klaar=False)
    plek.refresh_from_db()
    assert plek.klaar_met == ""


def test_a_link_that_only_a_mail_program_opened_does_not_count_as_somebody_who_was_there(wereld):
    geopend, gekomen = wereld.project.deelnemers.order_by("pk")[:2]
    kom_met_link(sessie=wereld.sessie, deelnemer=geopend)
    noteer_gezien(plekken=[kom_met_link(sessie=wereld.sessie, deelnemer=gekomen).pk])
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert set(wereld.project.deelnemers.filter(aanwezig=True)) == {gekomen}


def test_a_table_at_which_somebody_wrote_cannot_be_taken_away(wereld):
    wereld.notitie(wereld.plek("Democratie"), "Dit blijft.", "Transparantie")
    een_tafel = dict.fromkeys(Fundament.objects.actueel(), 3)
    with pytest.raises(OngeldigeOvergang, match="al geschreven"):
        verdeel_fundamenten(project=wereld.project, door=wereld.project.organisator, tafels=een_tafel)
    assert Notitie.objects.get().tekst == "Dit blijft."
    assert wereld.project.groepen.count() == 3
