"""The strategy in the room: until values are chosen, everybody can read which accentwaarden it has, and what they mean."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from live.models import Sessie
from live.schermen.wand import wandstukken
from strategie.models import Dossier
from tests.live.wereld import ACCENTEN, adres_van

NAAM = "strategie ‘Goed digitaal bestuur’"


@pytest.fixture
def schermen(wereld):
    """Give what a phone, a table and who leads see in a part of the workshop."""
    plek = wereld.plek()
    leider = Client()
    leider.force_login(wereld.leider, backend="django.contrib.auth.backends.ModelBackend")

    def lees(deel: str) -> dict[str, str]:
        Sessie.objects.filter(pk=wereld.sessie.pk).update(deel=deel)
        return {
            "telefoon": Client().get(adres_van(plek)).text,
            "tafel": Client().get(adres_van(wereld.tafel())).text,
            "leiding": leider.get(reverse("live", args=[wereld.project.pk])).text,
        }

    return lees


@pytest.mark.parametrize("deel", ["introductie", "lezen", "waarden-noteren", "waarden-bespreken"])
def test_every_screen_has_what_is_meant_by_the_accentwaarden(schermen, deel):
    for scherm, pagina in schermen(deel).items():
        assert NAAM in pagina, scherm
        for naam in ACCENTEN:
            assert f"Wat {naam} hier is." in pagina, scherm
        assert "Na te streven" in pagina, scherm


def test_once_it_is_about_actions_it_stands_in_nobodys_way(schermen):
    for scherm, pagina in schermen("acties-bespreken").items():
        assert "Wat Privacy hier is." not in pagina, scherm


def test_who_has_no_account_is_not_led_to_a_page_behind_the_log_in(schermen):
    assert "/strategie/" not in schermen("introductie")["telefoon"]


def test_the_wall_says_which_strategy_counts_and_asks_about_its_accentwaarden(wereld):
    Sessie.objects.filter(pk=wereld.sessie.pk).update(deel="introductie")
    assert NAAM in wandstukken(wereld.vers())["wand-voet"]
    Sessie.objects.filter(pk=wereld.sessie.pk).update(deel="waarden-bespreken")
    voet = wandstukken(wereld.vers())["wand-voet"]
    assert all(naam in voet for naam in ACCENTEN)


def test_without_accents_every_screen_says_that_all_values_count(wereld, schermen):
    Dossier.objects.filter(pk=wereld.project.dossier_id).update(keuze="generiek")
    for deel in ("introductie", "lezen", "waarden-bespreken"):
        for scherm, pagina in schermen(deel).items():
            assert "alle 32 waarden tellen" in pagina, (deel, scherm)
    assert "alle 32 waarden tellen" in wandstukken(wereld.vers())["wand-voet"]


def test_a_project_without_a_strategy_says_nothing_of_one(wereld, schermen):
    wereld.project.__class__.objects.filter(pk=wereld.project.pk).update(dossier=None)
    for pagina in schermen("introductie").values():
        assert "valt onder de strategie" not in pagina
    assert not wandstukken(wereld.vers())["wand-voet"].strip()
