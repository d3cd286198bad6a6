"""At a table an example of an action becomes a note, and the action that is made of it keeps its source."""

from __future__ import annotations

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from acties.models import Actie
from live.handelingen import kies_actie_van_notitie
from live.models import Notitie
from tests.live.wereld import Wereld, adres_van
from waardenkader.models import Hulpvraag, Voorbeeldactie

SCRIPT = {"HTTP_X_CODIO": "live"}


@pytest.fixture
def aan_tafel(wereld: Wereld) -> Wereld:
    """The tables talk about actions."""
    wereld.naar("acties-bespreken")
    return wereld


def test_who_sits_at_a_table_finds_the_examples_without_an_account(aan_tafel: Wereld):
    for scherm, naam in (
        (aan_tafel.tafel(), "live-tafel-voorbeelden"),
        (aan_tafel.plek(), "live-plek-voorbeelden"),
    ):
        adres = reverse(naam, args=[scherm.kenmerk])
        assert f'data-voorbeelden-adres="{adres}"' in Client().get(adres_van(scherm)).content.decode()
        antwoord = Client().get(adres, {"deel": "1", "voorbeeld-q": "patronen"})
        assert antwoord.status_code == 200
        assert antwoord.content.decode().count("data-neem-over=") == 1
        assert Client().post(adres).status_code == 405
    assert Client().get(reverse("live-tafel-voorbeelden", args=["verzonnen"])).status_code == 404


def test_the_note_and_the_action_that_is_made_of_it_keep_the_example(aan_tafel: Wereld):
    tafel, voorbeeld = aan_tafel.tafel(), Voorbeeldactie.objects.get(waarde__slug="privacy")
    velden = {
        "id": str(uuid4()), "beurt": "1", "soort": "actie", "tekst": f"{voorbeeld.tekst} Voor de zomer.",
        "waarde": str(voorbeeld.waarde_id), "voorbeeldactie": str(voorbeeld.pk),
    }  # fmt: skip
    adres = reverse("live-tafel-notitie", args=[tafel.kenmerk])
    assert Client().post(adres, velden, **SCRIPT).status_code == 200
    notitie = Notitie.objects.get(pk=velden["id"])
    kies_actie_van_notitie(tafel=tafel, notitie=notitie)
    actie = Actie.objects.get(titel__startswith=voorbeeld.tekst)
    assert actie.voorbeeldactie == voorbeeld
    assert actie.voorbeeldbron == voorbeeld.herkomst


def test_a_note_with_an_example_that_is_gone_is_kept(aan_tafel: Wereld):
    tafel = aan_tafel.tafel()
    velden = {
        "id": str(uuid4()),
        "beurt": "1",
        "soort": "actie",
        "tekst": "Iets doen.",
        "voorbeeldactie": "999999",
    }
    adres = reverse("live-tafel-notitie", args=[tafel.kenmerk])
    assert Client().post(adres, velden, **SCRIPT).status_code == 200
    assert Notitie.objects.get(pk=velden["id"]).voorbeeldactie is None


def test_in_silence_nobody_is_offered_examples(wereld: Wereld):
    wereld.naar("acties-noteren")
    assert "data-voorbeeld-open" not in Client().get(adres_van(wereld.plek())).content.decode()


def test_beside_the_values_stand_the_questions_that_help(wereld: Wereld):
    vraag = Hulpvraag.objects.get(waarde__slug="privacy").tekst
    wereld.naar("waarden-noteren")
    assert vraag in unescape(Client().get(adres_van(wereld.tafel())).content.decode())
    telefoon = unescape(Client().get(adres_van(wereld.plek())).content.decode())
    assert f'data-vragen="{vraag}"' in telefoon
