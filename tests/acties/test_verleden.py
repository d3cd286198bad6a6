"""An action keeps its past: what was changed, by whom, from what to what, and how often its term moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from lxml import html

from acties.handelingen import meld_voortgang, wijzig_actie
from organisatie.models import Auditregel
from tests.achterdeur import achter_de_rug
from waardenkader.models import Waarde


@pytest.fixture
def lees(als, actie, regievoerder):
    """Read the page of the action: its whole text, or a part by its heading."""

    def _lees(deel: str = "//main") -> str:
        boom = html.fromstring(als(regievoerder).get(actie.get_absolute_url()).text)
        return " ".join(" ".join(stuk.text_content() for stuk in boom.xpath(deel)).split())

    return _lees


DEEL = "//section[@aria-labelledby='kop-verleden']"
FEITEN = "//aside"


def dag(verder: int):
    return timezone.localdate() + timedelta(days=verder)


def voluit(verder: int) -> str:
    return date_format(dag(verder), "j F Y")


def test_an_action_that_nobody_changed_has_no_such_section(lees):
    assert lees(DEEL) == ""
    assert "verzet" not in lees(FEITEN)


def test_a_change_keeps_the_old_text_with_who_and_what(lees, actie, organisator, persoon):
    nieuwe = persoon("sanne")
    wijzig_actie(
        actie=actie,
        door=organisator,
        titel="Borden plaatsen",
        actiehouder=nieuwe,
        soort="informatie",
        ander_niveau=True,
        ander_niveau_toelichting="Landelijk",
        waarden=list(Waarde.objects.filter(naam="Privacy")[:1]),
    )
    tekst = lees(DEEL)
    assert "Noor Hendriks" in tekst
    assert "Was: Borden ophangen Werd: Borden plaatsen" in tekst
    assert "Actiehouder Was: Thijs Bakker Werd: Sanne" in tekst
    assert "Soort actie Was: leeg Werd: Informatieverstrekking" in tekst
    assert "Was: nee Werd: ja" in tekst
    assert "Waarden Was: leeg Werd: Privacy" in tekst


def test_a_term_that_moved_is_told_beside_the_term_with_how_often(lees, actie, organisator):
    wijzig_actie(actie=actie, door=organisator, termijn=dag(10))
    assert "verzet" not in lees(FEITEN)
    wijzig_actie(actie=actie, door=organisator, termijn=dag(20))
    assert f"was {voluit(10)}, één keer verzet" in lees(FEITEN)
    wijzig_actie(actie=actie, door=organisator, termijn=dag(30))
    assert f"{voluit(30)}was {voluit(10)}, twee keer verzet" in lees(FEITEN).replace(" was", "was")
    assert f"Termijn Was: {voluit(20)} Werd: {voluit(30)}" in lees(DEEL)


def test_the_address_of_a_holder_without_account_is_not_told(lees, actie, organisator):
    wijzig_actie(
        actie=actie,
        door=organisator,
        actiehouder=None,
        actiehouder_naam="Jan",
        actiehouder_adres="jan@x.example",
    )
    assert "Werd: Jan" in lees(DEEL)
    assert "jan@x.example" not in lees()


def test_reports_and_what_was_changed_of_the_draft_are_not_told_here(lees, actie, organisator, actiehouder):
    meld_voortgang(actie=actie, door=actiehouder, status="loopt", tekst="Elf palen")
    wijzig_actie(actie=actie, door=organisator, titel="Concepttekst")
    with achter_de_rug():
        Auditregel.objects.filter(wat="actie gewijzigd").update(
            moment=actie.afgesproken_op - timedelta(days=1)
        )
    assert lees(DEEL) == ""
