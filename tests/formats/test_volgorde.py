"""What one page sends counts in the order in which it was typed, whatever the network does with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from formats.fouten import Achterhaald, TekstBotst
from formats.handelingen import ruim_vensters_op, sla_antwoord_op
from formats.models import Antwoordversie, Botsing, Vensterstand
from formats.taken import ruim_oude_vensters_op

BEGIN = "Er lag vier keer een project stil."


def _sla(invulling, tekst, nummer, door, *, basis=1, venster="joost-1"):
    return sla_antwoord_op(
        invulling=invulling,
        vraag="probleem",
        tekst=tekst,
        basis=basis,
        door=door,
        venster=venster,
        nummer=nummer,
    )


def _tekst(invulling) -> str:
    invulling.vergeet()
    return invulling.tekst("probleem")


def test_an_older_text_of_the_same_page_that_arrives_late_is_refused(ingevuld, joost):
    _sla(ingevuld, "Nieuw", 2, joost)
    with pytest.raises(Achterhaald) as fout:
        _sla(ingevuld, "Oud", 1, joost)
    assert (fout.value.antwoord.tekst, fout.value.antwoord.versie) == ("Nieuw", 2)
    assert _tekst(ingevuld) == "Nieuw"
    assert not Botsing.objects.exists()


def test_an_older_text_is_refused_after_a_newer_one_that_changed_nothing(ingevuld, joost):
    _sla(ingevuld, BEGIN, 2, joost)  # undone: what was there stands on the screen again
    with pytest.raises(Achterhaald):
        _sla(ingevuld, "", 1, joost)
    assert _tekst(ingevuld) == BEGIN
    assert Antwoordversie.objects.count() == 1


def test_an_older_text_is_refused_after_a_newer_one_that_clashed(ingevuld, joost, noor):
    _sla(ingevuld, "Van Noor.", 1, noor, venster="noor-1")
    with pytest.raises(TekstBotst):
        _sla(ingevuld, "Van Joost, af.", 2, joost)
    with pytest.raises(Achterhaald):
        _sla(ingevuld, "Van Joost, hal", 1, joost)
    assert _tekst(ingevuld) == "Van Noor."
    assert [botsing.tekst for botsing in Botsing.objects.open()] == ["Van Joost, af."]


def test_the_same_text_sent_again_after_a_lost_reply_does_no_harm(ingevuld, joost, noor):
    _sla(ingevuld, "Van Joost.", 1, joost)
    _sla(ingevuld, "Noor maakte het af.", 1, noor, basis=2, venster="noor-1")
    antwoord = _sla(ingevuld, "Van Joost.", 1, joost)  # Noor saw it, so there is nothing to choose
    assert (antwoord.tekst, antwoord.versie) == ("Noor maakte het af.", 3)
    assert not Botsing.objects.exists()


def test_a_clash_whose_reply_was_lost_is_the_same_clash_again(ingevuld, joost, noor):
    _sla(ingevuld, "Van Noor.", 1, noor, venster="noor-1")
    for _ in range(2):
        with pytest.raises(TekstBotst) as fout:
            _sla(ingevuld, "Van Joost.", 1, joost)
        assert fout.value.botsing.tekst == "Van Joost."
    assert Botsing.objects.count() == 1


def test_the_same_number_with_another_text_comes_from_a_second_tab_and_is_refused(ingevuld, joost):
    _sla(ingevuld, "Uit het ene tabblad", 1, joost)
    with pytest.raises(Achterhaald):
        _sla(ingevuld, "Uit het andere tabblad", 1, joost)
    assert _tekst(ingevuld) == "Uit het ene tabblad"


def test_pages_and_answers_count_apart(ingevuld, joost):
    _sla(ingevuld, "Uit de eerste pagina", 9, joost)
    _sla(ingevuld, "Uit de tweede pagina", 1, joost, basis=2, venster="joost-2")
    sla_antwoord_op(
        invulling=ingevuld, vraag="naam", tekst="X", basis=0, door=joost, venster="joost-1", nummer=1
    )
    assert _tekst(ingevuld) == "Uit de tweede pagina"
    assert Vensterstand.objects.count() == 3


def test_a_page_that_sends_no_numbers_works_as_before(ingevuld, joost):
    _sla(ingevuld, "Een", 0, joost)
    _sla(ingevuld, "Twee", 0, joost, basis=2, venster="")
    assert _tekst(ingevuld) == "Twee"
    assert not Vensterstand.objects.exists()


def test_a_text_that_was_undone_while_it_clashed_asks_for_no_choice(ingevuld, joost, noor):
    _sla(ingevuld, "Van Noor.", 1, noor, venster="noor-1")
    with pytest.raises(TekstBotst):
        _sla(ingevuld, "Een letter te ver", 1, joost)
    antwoord = _sla(ingevuld, BEGIN, 2, joost)
    assert antwoord.tekst == "Van Noor."
    assert not Botsing.objects.open().exists()
    assert Botsing.objects.get().tekst == "Een letter te ver"  # in the history, as every text


def test_what_pages_sent_long_ago_is_cleaned_up(ingevuld, joost, settings):
    _sla(ingevuld, "Oud", 1, joost)
    _sla(ingevuld, "Nieuw", 1, joost, basis=2, venster="joost-2")
    Vensterstand.objects.filter(venster="joost-1").update(op=timezone.now() - timedelta(days=40))
    assert ruim_vensters_op(ouder_dan_dagen=50) == 0
    ruim_oude_vensters_op.func(timestamp=0)
    assert [stand.venster for stand in Vensterstand.objects.all()] == ["joost-2"]


def test_the_saving_address_says_that_a_newer_text_came_first(ingevuld, bewaar, als, joost):
    client = als(joost)
    bewaar(client, "probleem", "Nieuw", venster="v", nummer=2)
    antwoord = bewaar(client, "probleem", "Oud", venster="v", nummer=1)
    assert antwoord.status_code == 409
    inhoud = antwoord.json()
    assert (inhoud["reden"], inhoud["tekst"], inhoud["versie"]) == ("achterhaald", "Nieuw", 2)


def test_a_clash_tells_how_full_the_form_is_now(ingevuld, bewaar, als, joost, noor):
    bewaar(als(noor), "probleem", "Van Noor.")
    antwoord = bewaar(als(joost), "probleem", "Van Joost.")
    assert antwoord.json()["reden"] == "botsing"
    assert antwoord.json()["regel"] == "0 van 2 onderdelen ingevuld"


@pytest.mark.parametrize("nummer", ["", "-1", "x", "²", "9" * 30])
def test_a_strange_number_is_taken_as_none(ingevuld, bewaar, als, joost, nummer):
    assert bewaar(als(joost), "probleem", "Nieuw", venster="v", nummer=nummer).status_code == 200
    assert not Vensterstand.objects.exists()


def test_a_button_that_sends_the_whole_page_overtakes_what_is_still_under_way(ingevuld, bewaar, als, joost):
    client = als(joost)
    bewaar(client, "probleem", "Half", venster="v", nummer=1)
    pagina = {"probleem": "Half en heel", "basis-probleem": "1", "venster": "v", "nummer-probleem": "3"}
    client.post(f"/proef/{ingevuld.pk}/", {"doe": "opslaan", **pagina})
    assert not Botsing.objects.exists()  # the page wrote both
    laat = bewaar(client, "probleem", "Half en", venster="v", nummer=2)
    assert laat.json()["reden"] == "achterhaald"
    assert _tekst(ingevuld) == "Half en heel"


def test_a_page_that_is_sent_again_by_hand_after_newer_texts_is_kept_beside_them(
    ingevuld, bewaar, als, joost
):
    client = als(joost)
    bewaar(client, "probleem", "Nieuwer", venster="v", nummer=3)
    pagina = {"probleem": "Ouder", "basis-probleem": "1", "venster": "v", "nummer-probleem": "2"}
    client.post(f"/proef/{ingevuld.pk}/", {"doe": "opslaan", **pagina})
    assert _tekst(ingevuld) == "Nieuwer"
    assert Botsing.objects.open().get().tekst == "Ouder"


def test_of_two_answers_about_a_form_the_later_one_is_known(ingevuld, bewaar, als, joost):
    client = als(joost)
    stempels = [bewaar(client, "naam", naam, basis=0, venster="v").json()["stempel"] for naam in ("A", "B")]
    assert stempels[0] < stempels[1]


def test_who_clashes_with_an_own_other_window_is_told_so(ingevuld, als, joost):
    sla_antwoord_op(invulling=ingevuld, vraag="probleem", tekst="In venster één.", basis=1, door=joost)
    client = als(joost)
    client.post(f"/proef/{ingevuld.pk}/", {"probleem": "In venster twee.", "basis-probleem": "1"})
    html = client.get(f"/proef/{ingevuld.pk}/").content.decode()
    assert "Je veranderde dit antwoord in twee vensters" in html
    assert "Tekst van je andere venster" in html
    assert "Twee mensen" not in html
