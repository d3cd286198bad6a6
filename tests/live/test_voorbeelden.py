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
from tests.formulieren import Formulier
from tests.live.wereld import Wereld, adres_van
from tests.voorbeelden import kies, neem_over
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
        assert f'data-adres="{adres}"' in Client().get(adres_van(scherm)).content.decode()
        antwoord = Client().get(adres, {"deel": "1", "voorbeeld-q": "patronen"})
        assert antwoord.status_code == 200
        assert antwoord.content.decode().count("data-neem-over=") == 1
        assert Client().get(adres).url == adres_van(scherm), "a part of a page is not a page"
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


@pytest.mark.parametrize(
    ("scherm", "deel"),
    [("plek", "acties-noteren"), ("plek", "acties-bespreken"), ("tafel", "acties-bespreken")],
)
def test_without_a_script_an_example_comes_into_the_note_with_all_that_was_typed(
    wereld: Wereld, scherm, deel
):
    wereld.naar(deel)
    deze = getattr(wereld, scherm)()
    form = Formulier(Client(), adres_van(deze), "tekst", "//form")
    adres = reverse(f"live-{scherm}-voorbeelden", args=[deze.kenmerk])
    voorbeeld = Voorbeeldactie.objects.get(waarde__slug="privacy")
    pagina = kies(form, "tekst", adres, wie="De aannemer", tekst="Mijn begin.")
    assert "Je schreef al: ‘Mijn begin.’" in pagina.text_content()
    assert not pagina.xpath("//a[contains(@href, '/inloggen')]"), "nobody at a table has an account"
    neem_over(form, pagina, f"{voorbeeld.pk}:achter", "tekst")
    velden = form.velden()
    assert (velden["tekst"], velden["wie"]) == ([f"Mijn begin. {voorbeeld.tekst}"], ["De aannemer"])
    assert not Notitie.objects.exists(), "nothing is kept on the way"
    assert unescape(form.reactie.content.decode()).count(f"Naar het voorbeeld {voorbeeld.herkomst}") == 1
    assert form.stuur().status_code == 302
    notitie = Notitie.objects.get()
    assert (notitie.tekst, notitie.voorbeeldactie) == (f"Mijn begin. {voorbeeld.tekst}", voorbeeld)
    assert notitie.waarde is None or notitie.waarde == voorbeeld.waarde


def test_who_changes_an_own_note_sees_with_which_example_it_began(wereld: Wereld):
    wereld.naar("acties-noteren")
    plek, voorbeeld = wereld.plek(), Voorbeeldactie.objects.get(waarde__slug="privacy")
    notitie = wereld.notitie(plek, "Anders gezegd.", soort="actie", voorbeeldactie=voorbeeld)
    form = Formulier(Client(), f"{adres_van(plek)}?wijzig={notitie.pk}", "tekst", "//form")
    assert voorbeeld.herkomst in unescape(form.reactie.content.decode())
    assert form.stuur(tekst="Nog anders.").status_code == 302
    notitie.refresh_from_db()
    assert (notitie.tekst, notitie.voorbeeldactie) == ("Nog anders.", voorbeeld)


def test_beside_the_values_stand_the_questions_that_help(wereld: Wereld):
    vraag = Hulpvraag.objects.get(waarde__slug="privacy").tekst
    wereld.naar("waarden-noteren")
    assert vraag in unescape(Client().get(adres_van(wereld.tafel())).content.decode())
    telefoon = unescape(Client().get(adres_van(wereld.plek())).content.decode())
    assert f'data-vragen="{vraag}"' in telefoon
