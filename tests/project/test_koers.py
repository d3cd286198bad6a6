"""What the strategy of the project says, on the papers of its workshop: which accentwaarden, and what is meant by them."""

from __future__ import annotations

import pytest

from project.leesbundel import leesbundel
from project.printwerk import ACCENTEN, stapels, stuk
from strategie.models import Dossier
from tests.live.wereld import ACCENTEN as NAMEN
from tests.live.wereld import bouw_zaal


@pytest.fixture
def project(db):
    """A project under a strategy with six accentwaarden."""
    return bouw_zaal().project


def namen(project) -> list[str]:
    return [stuk.naam for stuk in stapels(project)[0].stukken]


def test_the_print_set_has_a_page_with_what_is_meant_by_the_accentwaarden(project):
    assert "Accentwaarden van de strategie" in namen(project)
    blad = stuk(project, ACCENTEN).als_html()
    assert "‘Goed digitaal bestuur’" in blad
    for naam in NAMEN:
        assert f"Wat {naam} hier is." in blad
    assert "Na te streven" in blad


def test_who_reads_beforehand_gets_them_too_and_the_list_says_where(project):
    bundel = leesbundel(project).als_html()
    assert "Wat Privacy hier is." in bundel
    assert "Waarop de organisatie extra stuurt" in bundel


def test_without_accents_the_papers_say_that_all_values_count(project):
    Dossier.objects.filter(pk=project.dossier_id).update(keuze="generiek")
    project.refresh_from_db()
    assert "Accentwaarden van de strategie" not in namen(project)
    assert stuk(project, ACCENTEN) is None
    assert "alle 32 waarden tellen" in leesbundel(project).als_html()


def test_a_strategy_that_is_not_vastgesteld_says_nothing_yet(project):
    Dossier.objects.filter(pk=project.dossier_id).update(accenten_vastgesteld_op=None)
    project.refresh_from_db()
    assert "Accentwaarden van de strategie" not in namen(project)
    assert "Het project valt onder" not in leesbundel(project).als_html()
