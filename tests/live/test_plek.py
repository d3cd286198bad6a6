"""The screen of a participant, without a browser: what it shows in each part, and that its forms work without a script."""

from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from live.delen import DELEN, VOLGORDE
from live.handelingen import sluit_zaal
from live.models import Notitie, Plek
from organisatie.models import Organisatie
from project.models import Reflectie
from tests.live.wereld import Wereld, adres_van, waarde

SCRIPT = {"HTTP_X_CODIO": "live"}


def lees(scherm, vraag: str = "") -> str:
    antwoord = Client().get(adres_van(scherm) + vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def formulier(pagina: str, merk: str) -> tuple[str, dict[str, str]]:
    """Give the address and the hidden fields of a form of the page."""
    form = next(f for f in re.findall(r"<form.*?</form>", pagina, re.S) if merk in f)
    adres = re.search(r'action="([^"]+)"', form)
    assert adres
    velden = re.findall(r"<input[^>]*>", form)
    verborgen = [v for v in velden if 'type="hidden"' in v and "value=" in v]
    return adres.group(1), {
        re.search(r'name="([^"]+)"', v).group(1): re.search(r'value="([^"]*)"', v).group(1) for v in verborgen
    }


@pytest.mark.parametrize("deel", ["", *VOLGORDE])
def test_every_part_says_what_to_do_now(wereld: Wereld, deel: str):
    plek = wereld.plek()
    if deel:
        wereld.naar(deel)
    pagina = lees(plek)
    nu = DELEN[deel or "welkom"]
    assert nu.titel in pagina
    assert nu.opdracht in pagina
    assert "Alles bewaard" in pagina
    assert (f"Stap {nu.stap} van 7" in pagina) == bool(deel)
    assert "<html" not in lees(plek, "?inhoud")


def test_reading_shows_the_case_and_what_the_values_of_the_table_mean(wereld: Wereld):
    plek = wereld.plek("Rechtsstaat")
    wereld.naar("lezen")
    pagina = lees(plek)
    assert "Antwoord op" in pagina
    assert waarde("Privacy").definitie in pagina
    assert pagina.index("fundament Rechtsstaat") < pagina.index("fundament Democratie")


def test_a_note_is_kept_by_the_form_of_the_page(wereld: Wereld):
    plek = wereld.plek()
    wereld.naar("waarden-noteren")
    client = Client()
    adres, velden = formulier(lees(plek), "data-notitieform")
    getypt = {"tekst": "Ik wil niet gevolgd worden.", "waarde": str(waarde("Privacy").pk)}
    assert client.post(adres, velden | getypt).url == adres_van(plek)
    notitie = Notitie.objects.get()
    assert (notitie.tekst, notitie.waarde, notitie.plek) == (getypt["tekst"], waarde("Privacy"), plek)
    pagina = lees(plek)
    assert getypt["tekst"] in pagina
    client.post(adres, velden | getypt)  # sent twice
    assert Notitie.objects.count() == 1

    # Changed and taken away without a script too.
    adres, velden = formulier(lees(plek, f"?wijzig={notitie.pk}"), "data-notitieform")
    assert (velden["id"], velden["beurt"]) == (str(notitie.pk), "2")
    client.post(adres, velden | getypt | {"tekst": "Nooit gevolgd."})
    assert Notitie.objects.get().tekst == "Nooit gevolgd."
    adres, velden = formulier(lees(plek), 'name="weg"')
    client.post(adres, velden)
    assert Notitie.objects.get().verwijderd


def test_an_empty_note_is_refused_in_words(wereld: Wereld):
    plek = wereld.plek()
    wereld.naar("waarden-noteren")
    adres, velden = formulier(lees(plek), "data-notitieform")
    antwoord = Client().post(adres, velden, **SCRIPT)
    assert antwoord.status_code == 422
    assert antwoord.json()["fout"] == "Schrijf eerst iets op."


def test_the_answer_tells_a_device_what_is_kept_now(wereld: Wereld):
    plek = wereld.plek()
    adres = reverse("live-plek-notitie", args=[plek.kenmerk])
    velden = {"id": str(uuid4()), "beurt": 3, "soort": "waarde", "tekst": "Van het ene toestel"}
    assert Client().post(adres, velden, **SCRIPT).json()["notitie"]["beurt"] == 3
    ouder = velden | {"beurt": 2, "tekst": "Van het andere toestel"}
    nu = Client().post(adres, ouder, **SCRIPT).json()["notitie"]
    assert (nu["beurt"], nu["tekst"]) == (3, "Van het ene toestel")


def test_the_note_of_somebody_else_cannot_be_changed(wereld: Wereld):
    mijn, ander = wereld.plek(), wereld.plek()
    notitie = wereld.notitie(mijn, "Van mij")
    adres = reverse("live-plek-notitie", args=[ander.kenmerk])
    velden = {"id": str(notitie.pk), "beurt": 9, "soort": "waarde", "tekst": "Van een ander"}
    assert Client().post(adres, velden, **SCRIPT).status_code == 422
    notitie.refresh_from_db()
    assert notitie.tekst == "Van mij"


def test_a_silent_step_shows_nobody_what_another_writes(wereld: Wereld):
    mijn, ander = wereld.plek(naam="Samira"), wereld.plek()
    wereld.naar("waarden-noteren")
    wereld.notitie(mijn, "Alleen voor mijn ogen", "Privacy")
    for scherm in (ander, wereld.tafel()):
        pagina = lees(scherm)
        recht = re.search(r'data-live="([^"]+)"', pagina)
        assert recht
        stand = Client().get(reverse("live-stand"), {"b": recht.group(1)}).content.decode()
        assert "Alleen voor mijn ogen" not in pagina + stand
    assert "Alleen voor mijn ogen" in lees(mijn)


def test_on_the_board_nobody_sees_who_wrote_what(wereld: Wereld):
    mijn, ander = wereld.plek(naam="Samira Aksoy"), wereld.plek()
    wereld.notitie(mijn, "Nu voor iedereen", "Privacy")
    wereld.naar("waarden-bespreken")
    pagina = lees(ander)
    assert "Nu voor iedereen" in pagina
    assert "Samira" not in pagina


def test_names_are_shown_when_who_leads_says_so(wereld: Wereld):
    from live.handelingen import toon_namen

    plek = wereld.plek(naam="Samira Aksoy")
    assert "Samira" not in lees(plek)
    toon_namen(sessie=wereld.sessie, aan=True, door=wereld.leider)
    assert "Samira Aksoy" in lees(plek)


def test_who_is_ready_says_so_and_takes_it_back(wereld: Wereld):
    plek = wereld.plek()
    wereld.naar("acties-noteren")
    for verwacht in ("acties-noteren", ""):
        adres, velden = formulier(lees(plek), "data-klaar")
        Client().post(adres, velden)
        assert Plek.objects.get(pk=plek.pk).klaar_met == verwacht


def test_an_answer_at_the_end_has_no_name(wereld: Wereld):
    plek = wereld.plek()
    wereld.naar("reflectie")
    adres, velden = formulier(lees(plek), "data-reflectie")
    for _ in range(2):
        Client().post(adres, velden | {"tekst": "Dat stilte helpt."})
    antwoord = Reflectie.objects.get()
    assert (antwoord.vraag, antwoord.tekst) == ("geleerd", "Dat stilte helpt.")
    assert "Dat stilte helpt." not in lees(plek)  # only the device of who wrote it shows it


def test_after_the_end_nothing_is_taken_in_and_the_screen_says_so(wereld: Wereld):
    plek = wereld.plek()
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert "De workshop is klaar" in lees(plek)
    adres = reverse("live-plek-notitie", args=[plek.kenmerk])
    velden = {"id": str(uuid4()), "beurt": 1, "soort": "waarde", "tekst": "Te laat"}
    antwoord = Client().post(adres, velden, **SCRIPT)
    assert antwoord.status_code == 410
    assert "afgesloten" in antwoord.json()["fout"]
    client = Client()
    client.post(adres, velden)
    assert "Dit is niet meer bewaard." in client.get(adres_van(plek)).content.decode()
    assert (
        json.loads(re.search(r'id="live-stand"[^>]*>(.*?)</script>', lees(plek)).group(1))["deel"] == "einde"
    )


def test_the_last_page_says_how_long_this_organisation_keeps_notes(wereld: Wereld):
    plek = wereld.plek()
    Organisatie.objects.update(notities_dagen=14)
    sluit_zaal(sessie=wereld.vers(), door=wereld.leider)
    assert "Je notities verwijderen we na 14 dagen." in lees(plek)
