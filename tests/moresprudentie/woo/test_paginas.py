"""The pages of a Woo set: from the request to the file, as the redacteur goes through them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from documenten.maken import maak_wachtende
from documenten.models import Bewaardocument
from moresprudentie.handelingen.woo import rond_af, voeg_passage_toe
from moresprudentie.models import Woopassage, Wooset
from moresprudentie.woo.overzicht import Overzicht
from organisatie.models import Auditregel
from tests.moresprudentie.woo.conftest import MAIL, NAAM, PRIVE, TELEFOON, maak_klaar, stuk

pytestmark = pytest.mark.django_db
VERZOEK = {"kenmerk": "WOO-1", "ontvangen_op": "2026-05-04", "gevraagd": "Alles over de monitor."}


def test_a_set_is_made_from_the_list_of_requests(vol, redacteur, als):
    client = als(redacteur)
    gevonden = client.get(reverse("woo"), {"q": "monitor van"}).content.decode()
    assert reverse("woosets", args=[vol.pk]) in gevonden
    assert (
        reverse("wooset-nieuw", args=[vol.pk])
        in client.get(reverse("woosets", args=[vol.pk])).content.decode()
    )
    antwoord = client.post(reverse("wooset-nieuw", args=[vol.pk]), VERZOEK)
    wooset = Wooset.objects.get()
    assert antwoord.url == wooset.get_absolute_url()
    pagina = client.get(antwoord.url).content.decode()
    assert "1. Casusbeschrijving" in pagina
    assert "Kijk 6 stukken na" in pagina


def test_a_request_without_a_reference_comes_back_as_it_was_typed(vol, redacteur, als):
    antwoord = als(redacteur).post(reverse("wooset-nieuw", args=[vol.pk]), {**VERZOEK, "kenmerk": ""})
    assert antwoord.status_code == 422
    assert "Alles over de monitor." in antwoord.content.decode()
    assert not Wooset.objects.exists()


def test_proposals_are_blacked_out_or_left_with_their_own_button(wooset, redacteur, als):
    client, hier = als(redacteur), reverse("wooset-voorstellen", args=[wooset.pk])
    pagina = client.get(hier).content.decode()
    assert f'<mark class="utrecht-mark">{TELEFOON}</mark>' in pagina
    zonder = client.post(hier, {"teksten": [MAIL], "grond": "", "wat": "lakken"})
    assert zonder.status_code == 422
    assert "Kies een grond." in zonder.content.decode()
    assert client.post(hier, {"teksten": [MAIL], "grond": PRIVE, "wat": "lakken"}).url == hier
    client.post(hier, {"teksten": [TELEFOON], "grond": "", "wat": "laten"})
    assert dict(Woopassage.objects.values_list("tekst", "grond")) == {MAIL: PRIVE, TELEFOON: ""}
    laat = client.post(hier, {"teksten": [MAIL], "grond": PRIVE, "wat": "lakken"})
    assert laat.status_code == 422
    assert "intussen besloten" in laat.content.decode()


def test_a_passage_is_blacked_out_from_the_piece_that_is_read(wooset, redacteur, als):
    client, deze = als(redacteur), stuk(wooset, "verslag-versie-2")
    hier = reverse("woostuk", args=[deze.pk])
    antwoord = client.post(hier, {"tekst": NAAM, "grond": PRIVE})
    assert antwoord.url == hier
    pagina = client.get(hier).content.decode()
    assert '<del class="woolak">' in pagina
    assert "Deels openbaar, 5.1.2.e" in pagina
    fout = client.post(hier, {"tekst": "Staat nergens", "grond": PRIVE})
    assert fout.status_code == 422
    assert "geen enkel stuk" in fout.content.decode()


def test_reading_leads_from_piece_to_piece_and_a_page_that_is_behind_is_refused(wooset, redacteur, als):
    client = als(redacteur)
    eerste, acties = stuk(wooset, "casusbeschrijving"), stuk(wooset, "acties")
    antwoord = client.post(reverse("woostuk-nagekeken", args=[eerste.pk]), {"nagekeken": "ja"})
    assert antwoord.url == reverse("woostuk", args=[stuk(wooset, "poster").pk])
    pagina = client.get(reverse("woostuk", args=[acties.pk])).content.decode()
    merk = pagina.split('name="gezien" value="')[1].split('"')[0]
    voeg_passage_toe(wooset=wooset, tekst=TELEFOON, grond=PRIVE, door=redacteur)
    antwoord = client.post(
        reverse("woostuk-nagekeken", args=[acties.pk]), {"nagekeken": "ja", "gezien": merk}, follow=True
    )
    assert "intussen veranderd" in antwoord.content.decode()
    assert stuk(wooset, "acties").nagekeken_op is None


def test_a_piece_is_withheld_and_taken_back(wooset, redacteur, als):
    client, poster = als(redacteur), stuk(wooset, "poster")
    client.post(reverse("woostuk-achterhouden", args=[poster.pk]), {"grond": "5.1.2.i"})
    assert stuk(wooset, "poster").grond == "5.1.2.i"
    assert "Niet openbaar" in client.get(wooset.get_absolute_url()).content.decode()
    client.post(reverse("woostuk-openbaar", args=[poster.pk]))
    assert stuk(wooset, "poster").grond == ""


def test_a_decision_is_changed_and_undone(wooset, redacteur, als):
    client = als(redacteur)
    passage = voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=PRIVE, door=redacteur)
    client.post(reverse("woopassage", args=[passage.pk]), {"grond": "5.1.2.i"})
    assert Woopassage.objects.get().grond == "5.1.2.i"
    assert NAAM in client.get(reverse("woopassage-ongedaan", args=[passage.pk])).content.decode()
    client.post(reverse("woopassage-ongedaan", args=[passage.pk]))
    assert not Woopassage.objects.exists()


def test_a_set_is_finished_and_fetched(wooset, redacteur, als):
    client = als(redacteur)
    einde = reverse("wooset-afronden", args=[wooset.pk])
    assert client.post(einde).status_code == 422
    assert client.get(reverse("wooset-bestand", args=[wooset.pk])).status_code == 404
    maak_klaar(wooset, redacteur)
    assert "Weggelakt: " in client.get(einde).content.decode()
    client.post(einde, {"gezien": wooset.stand})
    assert "worden gemaakt" in client.get(wooset.get_absolute_url()).content.decode()
    assert client.get(reverse("wooset-bestand", args=[wooset.pk])).status_code == 202
    Bewaardocument.objects.filter(bestandsnaam="inventarislijst").update(stand="mislukt")
    assert "Niet elk bestand" in client.get(wooset.get_absolute_url()).content.decode()
    Bewaardocument.objects.filter(bestandsnaam="inventarislijst").update(stand="wacht")
    maak_wachtende()
    antwoord = client.get(reverse("wooset-bestand", args=[wooset.pk]))
    assert f"woo-set-{wooset.pk}.zip" in antwoord["Content-Disposition"]
    assert "inventarislijst.pdf" in ZipFile(BytesIO(antwoord.content)).namelist()
    assert Auditregel.objects.filter(wat="Woo-set opgehaald", door=redacteur).exists()
    assert client.get(reverse("wooset-inventaris", args=[wooset.pk]))["Content-Type"] == "application/pdf"
    pagina = client.get(reverse("woostuk", args=[stuk(wooset, "poster").pk])).content.decode()
    assert "Lak weg" not in pagina


def test_a_piece_can_be_seen_as_it_will_be_before_the_set_is_finished(wooset, redacteur, als):
    voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=PRIVE, door=redacteur)
    for naam, pk in (("woostuk-voorbeeld", stuk(wooset, "acties").pk), ("wooset-inventaris", wooset.pk)):
        antwoord = als(redacteur).get(reverse(naam, args=[pk]))
        assert antwoord["Content-Type"] == "application/pdf"
        assert b"Zilverberg" not in antwoord.content


def test_nobody_else_opens_a_set(wooset, organisator, beheerder, als):
    acties = stuk(wooset, "acties").pk
    passage = Woopassage.objects.create(wooset=wooset, tekst="x", grond=PRIVE, door=wooset.door)
    adressen = (
        reverse("woo"),
        reverse("woosets", args=[wooset.project_id]),
        wooset.get_absolute_url(),
        reverse("wooset-bestand", args=[wooset.pk]),
        reverse("woostuk", args=[acties]),
        reverse("woostuk-voorbeeld", args=[acties]),
        reverse("woopassage", args=[passage.pk]),
    )
    for iemand in (organisator, beheerder):
        for adres in adressen:
            assert als(iemand).get(adres).status_code == 403, adres


def test_the_pages_ask_no_more_of_the_database_for_more_pieces(
    wooset, redacteur, als, django_assert_max_num_queries
):
    for passage in (MAIL, TELEFOON, NAAM):
        voeg_passage_toe(wooset=wooset, tekst=passage, grond=PRIVE, door=redacteur)
    client = als(redacteur)
    for adres in (wooset.get_absolute_url(), reverse("woostuk", args=[stuk(wooset, "acties").pk])):
        client.get(adres)
        with django_assert_max_num_queries(20):
            client.get(adres)


def test_a_finished_set_says_who_finished_it(wooset, redacteur, als):
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    assert Overzicht(Wooset.objects.get()).voorstellen == []
    assert redacteur.naam in als(redacteur).get(wooset.get_absolute_url()).content.decode()
