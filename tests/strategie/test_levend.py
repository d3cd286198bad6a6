"""The strategy is for everybody: every colleague reads what holds now, with what is done about it and what comes of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from acties.handelingen import meld_voortgang
from acties.models import Actie
from project.handelingen import maak_project
from project.models import Gekozenwaarde
from strategie.models import Dossier
from tests.achterdeur import achter_de_rug

GELDEND = reverse("strategie-geldend")


@pytest.fixture
def collega(persoon, als):
    """Somebody with an account and no role at all."""
    return als(persoon("collega"))


def tekst(antwoord) -> str:
    """Give what somebody reads on the page, each space once."""
    return " ".join(html.fromstring(antwoord.content).find(".//main").text_content().split())


def in_het_menu(client) -> str:
    """Give where "Strategie" in the menu leads to."""
    menu = html.fromstring(client.get(reverse("mijn-werk")).content).iterfind(".//nav//a")
    (adres,) = {a.get("href") for a in menu if a.text_content().strip() == "Strategie"}
    return str(adres)


def deel(antwoord, kop: str) -> str:
    """Give what somebody reads in the part of the page under a heading."""
    (sectie,) = [
        s
        for s in html.fromstring(antwoord.content).iterfind(".//main//section")
        if kop in s.find(".//h2").text_content()
    ]
    return " ".join(sectie.text_content().split())


def test_a_colleague_without_a_role_finds_the_strategy_in_the_menu(collega, tot_en_met):
    tot_en_met(2)
    antwoord = collega.get(in_het_menu(collega))
    assert antwoord.status_code == 200
    assert "Goed digitaal bestuur" in tekst(antwoord)


def test_who_has_no_part_in_a_strategy_comes_from_its_address_to_the_one_that_holds(collega, tot_en_met):
    tot_en_met(2)
    assert collega.get(reverse("strategie")).url == GELDEND


def test_the_owner_still_finds_the_dossiers_in_the_menu(als, cio, tot_en_met):
    tot_en_met(2)
    assert in_het_menu(als(cio)) == reverse("strategie")


def test_what_is_not_vastgesteld_is_read_by_nobody_else(collega, tot_en_met):
    dossier = tot_en_met(1)
    assert "nog geen strategie vastgesteld" in tekst(collega.get(GELDEND))
    assert collega.get(reverse("strategie-levend", args=[dossier.pk])).status_code == 404


def test_each_accentwaarde_stands_there_with_what_it_means_here(collega, tot_en_met):
    dossier = tot_en_met(2)
    antwoord = collega.get(GELDEND)
    for accent in dossier.vastgestelde_accentwaarden():
        assert "Dit." in deel(antwoord, accent.waarde.naam)
        assert "Het actieplan is nog niet klaar." in deel(antwoord, accent.waarde.naam)


def test_a_measure_stands_with_its_accentwaarde_and_says_how_it_goes(collega, tot_en_met, cio):
    dossier = tot_en_met(3)
    accent = dossier.vastgestelde_accentwaarden()[0]
    maatregel = Actie.objects.filter(dossier=dossier).first()
    maatregel.waarden.set([accent.waarde])
    meld_voortgang(actie=maatregel, door=cio, status="loopt", tekst="Begonnen")
    gelezen = deel(collega.get(GELDEND), accent.waarde.naam)
    assert maatregel.titel in gelezen
    assert "Loopt" in gelezen
    meld_voortgang(actie=maatregel, door=cio, status="gereed", tekst="Klaar")
    assert "Gereed" in deel(collega.get(GELDEND), accent.waarde.naam)


def test_the_name_of_who_carries_out_a_measure_is_not_shown(collega, tot_en_met, persoon):
    dossier = tot_en_met(3)
    Actie.objects.filter(dossier=dossier).update(actiehouder=persoon("fenna"), actiehouder_functie="Griffier")
    gelezen = tekst(collega.get(GELDEND))
    assert "Griffier" in gelezen
    assert "fenna" not in gelezen.lower()


def test_it_tells_how_many_projects_chose_a_value_and_not_which(collega, tot_en_met, organisator):
    dossier = tot_en_met(2)
    accent = dossier.vastgestelde_accentwaarden()[0]
    for titel in ("Druktemonitor", "Slimme camera"):
        project = maak_project(door=organisator, titel=titel)
        Gekozenwaarde.objects.create(project=project, waarde=accent.waarde)
    gelezen = tekst(collega.get(GELDEND))
    assert "Twee projecten kozen deze waarde" in gelezen
    assert "Druktemonitor" not in gelezen


def test_a_generic_strategy_says_that_all_32_values_count(collega, tot_en_met):
    dossier = tot_en_met(2)
    with achter_de_rug():
        Dossier.objects.filter(pk=dossier.pk).update(keuze="generiek")
    gelezen = tekst(collega.get(GELDEND))
    assert "alle 32 waarden" in gelezen
    assert "Dit." not in gelezen


def test_of_two_that_hold_at_once_each_names_the_other(collega, tot_en_met, kader, cio, bestuurder):
    eerste = tot_en_met(2)
    tweede = Dossier.objects.create(
        titel="Datastrategie", aanleiding="anders", eigenaar=cio, gemaakt_door=cio, keuze="generiek",
        accenten_vastgesteld_op=eerste.accenten_vastgesteld_op,
    )  # fmt: skip
    lijst = tekst(collega.get(GELDEND))
    assert "Er gelden nu 2 strategieën" in lijst
    assert "Datastrategie" in tekst(collega.get(reverse("strategie-levend", args=[eerste.pk])))
    assert str(eerste) in tekst(collega.get(reverse("strategie-levend", args=[tweede.pk])))


def test_the_number_of_queries_does_not_grow_with_the_measures(collega, tot_en_met, persoon):
    dossier = tot_en_met(3)
    adres = reverse("strategie-levend", args=[dossier.pk])
    accenten = [accent.waarde for accent in dossier.vastgestelde_accentwaarden()]

    def vragen(hoeveel: int) -> int:
        for n in range(hoeveel):
            actie = Actie.objects.create(
                dossier=dossier,
                titel=f"Maatregel {n}",
                afgesproken_op=dossier.accenten_vastgesteld_op,
                actiehouder=persoon(f"houder{hoeveel}x{n}"),
            )
            actie.waarden.set(accenten)
        collega.get(adres)
        with CaptureQueriesContext(connection) as gevraagd:
            assert tekst(collega.get(adres)).count(f"Maatregel {hoeveel - 1}") >= 5
        return len(gevraagd)

    assert vragen(1) == vragen(12)
