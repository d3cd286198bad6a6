"""The whole page saved with its button: what it then says, and what is ticked when it comes back."""

from __future__ import annotations

import pytest
from lxml import html

from formats.bouwstenen import zet_op_slot


def _pad(invulling) -> str:
    return f"/proef/{invulling.pk}/"


def aangevinkt(pagina: str) -> set[str]:
    """Give which boxes of `delen` are ticked."""
    return set(html.fromstring(pagina).xpath("//input[@name='delen'][@checked]/@value"))


def test_what_was_ticked_is_ticked_when_the_page_comes_back(ingevuld, als, joost):
    client, pad = als(joost), _pad(ingevuld)
    assert aangevinkt(client.get(pad).text) == set()
    fout = {"delen": ["lab", "beleid"], "basis-delen": "0", "datum": "31-02-2026", "basis-datum": "0"}
    assert aangevinkt(client.post(pad, fout).text) == {"lab", "beleid"}
    assert aangevinkt(client.get(pad).text) == {"lab", "beleid"}


@pytest.mark.parametrize(
    ("doe", "gezegd"),
    [
        ({}, True),
        ({"doe": "opslaan"}, True),
        ({"doe": "opmerking:probleem"}, False),
        ({"doe": "naar"}, False),
    ],
)
def test_only_who_presses_save_hears_that_all_was_saved(ingevuld, als, joost, doe, gezegd):
    gegevens = {"probleem": "Anders", "basis-probleem": "1", "opmerking-probleem": "Goed zo.", **doe}
    pagina = als(joost).post(_pad(ingevuld), gegevens, follow=True).text
    assert "Anders" in pagina
    assert ("Alles is opgeslagen." in pagina) == gezegd


def test_a_locked_form_that_is_sent_unchanged_does_not_say_that_it_was_saved(ingevuld, als, joost):
    zet_op_slot(invulling=ingevuld, door=joost)
    gelijk = {"probleem": "Er lag vier keer een project stil.", "basis-probleem": "1"}
    antwoord = als(joost).post(_pad(ingevuld), gelijk, follow=True)
    assert antwoord.status_code == 200
    assert "Alles is opgeslagen." not in antwoord.text
