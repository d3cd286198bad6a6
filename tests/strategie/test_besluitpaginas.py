"""The pages on which a phase is voorgelegd, decided on and reopened."""

from __future__ import annotations

import pytest
from django.urls import reverse

from documenten.maken import maak_bestand
from organisatie.models import Gebruiker, Rol, Roltoekenning
from strategie import handelingen
from strategie.models import Dossier
from tests.formulieren import Formulier
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar

pytestmark = pytest.mark.django_db

FASE = "strategie-fase"


def test_the_phase_page_lists_what_is_missing(als, cio, dossier):
    tekst = als(cio).get(reverse(FASE, args=[dossier.pk, 1])).content.decode()
    assert "Nog niet klaar om voor te leggen" in tekst
    assert "#vraag-vraagstuk_problemen" in tekst


def test_the_button_leg_voor_saves_what_was_typed_and_asks_to_be_sure(als, cio, dossier):
    fase = maak_klaar(dossier, 1)
    client = als(cio)
    pad = reverse(FASE, args=[dossier.pk, 1])
    assert 'value="voorleggen"' in client.get(pad).content.decode()
    versie = fase.invulling.antwoord_set.get(vraag="kaders").versie
    gegevens = {"doe": "voorleggen", "kaders": "Nieuwe kaders.", "basis-kaders": versie}
    antwoord = client.post(pad, gegevens)
    voorleggen = reverse("strategie-voorleggen", args=[dossier.pk, 1])
    assert antwoord["Location"] == voorleggen
    assert fase.invulling.antwoord_set.get(vraag="kaders").tekst == "Nieuwe kaders."
    antwoord = client.post(voorleggen, {"opmerking": "Graag voor de zomer."}, follow=True)
    assert "ligt de startnotitie bij Marijke Postma" in antwoord.content.decode()
    assert dossier.fasen.get(nummer=1).is_voorgelegd


def test_leg_voor_on_an_old_page_says_what_happened_meanwhile(als, cio, dossier):
    fase = maak_klaar(dossier, 1)
    oud = Formulier(als(cio), reverse(FASE, args=[dossier.pk, 1]), "vraagstuk_problemen")
    handelingen.leg_voor(fase=fase, door=cio)
    antwoord = oud.stuur(doe="voorleggen")
    assert "Fase 1 is nu ‘voorgelegd’" in oud.client.get(antwoord["Location"], follow=True).text


def test_voorleggen_too_early_changes_nothing(als, cio, dossier):
    antwoord = als(cio).post(reverse("strategie-voorleggen", args=[dossier.pk, 1]), {})
    assert antwoord.status_code == 422
    assert dossier.fasen.get(nummer=1).status == "open"


@pytest.fixture
def voorgelegd(dossier, cio) -> Dossier:
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    return dossier


def besluit(client, dossier, **gegevens):
    pad = reverse("strategie-besluit", args=[dossier.pk, 1])
    pagina = client.get(pad)
    return client.post(pad, {"gezien": pagina.context["form"]["gezien"].value(), **gegevens})


def test_the_bestuurder_reads_and_decides_on_one_page(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    tekst = client.get(reverse("strategie-besluit", args=[voorgelegd.pk, 1])).content.decode()
    assert "Antwoord op vraagstuk_problemen." in tekst
    antwoord = besluit(client, voorgelegd, besluit="vaststellen")
    assert antwoord["Location"] == voorgelegd.get_absolute_url()
    pagina = client.get(voorgelegd.get_absolute_url()).content.decode()
    assert "Je hebt de startnotitie vastgesteld." in pagina
    document = voorgelegd.documenten.get()
    adres = reverse("strategie-document", args=[voorgelegd.pk, document.pk])
    assert "wordt gemaakt…" in pagina
    wacht = client.get(adres)
    assert wacht.status_code == 202
    assert "Het document wordt gemaakt" in wacht.content.decode()
    assert maak_bestand(nummer=document.document_id)
    document.document.refresh_from_db()
    pagina = client.get(voorgelegd.get_absolute_url()).content.decode()
    assert "wordt gemaakt…" not in pagina
    assert document.document.sha256 in pagina
    bewaard = client.get(adres)
    assert bewaard.content == bytes(document.document.inhoud)


def test_giving_back_without_remarks_is_an_error_beside_the_field(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    antwoord = besluit(client, voorgelegd, besluit="teruggeven", opmerking="")
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["opmerking"] == ["Schrijf op wat er anders moet."]
    besluit(client, voorgelegd, besluit="teruggeven", opmerking="Noem de motie.")
    assert voorgelegd.fasen.get(nummer=1).status == "teruggegeven"
    pagina = client.get(reverse(FASE, args=[voorgelegd.pk, 1])).content.decode()
    assert "Noem de motie." in pagina


def test_a_decision_without_a_choice_changes_nothing(als, bestuurder, voorgelegd):
    assert besluit(als(bestuurder), voorgelegd).status_code == 422
    assert voorgelegd.fasen.get(nummer=1).is_voorgelegd


def test_only_the_bestuurder_opens_the_decision_page(als, cio, voorgelegd):
    pad = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    assert als(cio).get(pad).status_code == 403
    assert als(cio).post(pad, {"besluit": "vaststellen", "gezien": 1}).status_code == 403


def test_a_second_decision_says_that_it_was_decided_already(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    pad = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    gezien = client.get(pad).context["form"]["gezien"].value()
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=voorgelegd.fasen.get(nummer=1), door=bestuurder)
    antwoord = client.post(pad, {"besluit": "teruggeven", "opmerking": "Nee.", "gezien": gezien}, follow=True)
    assert "al besloten" in antwoord.content.decode()
    assert voorgelegd.fasen.get(nummer=1).is_vastgesteld


def test_a_locked_phase_shows_text_and_no_fields(als, cio, voorgelegd):
    tekst = als(cio).get(reverse(FASE, args=[voorgelegd.pk, 1])).content.decode()
    assert "<textarea" not in tekst.replace('id="opmerking-', "").split("opmerking-nieuw")[0]
    pad = reverse("strategie-fase-antwoord", args=[voorgelegd.pk, 1, "kaders"])
    assert als(cio).post(pad, {"tekst": "Anders.", "basis": "1"}).status_code == 409


def test_reopening_names_the_later_phases(als, cio, tot_en_met):
    dossier = tot_en_met(3)
    client = als(cio)
    pad = reverse("strategie-heropenen", args=[dossier.pk, 2])
    assert "Ook fase 3" in client.get(pad).content.decode()
    assert client.post(pad, {"reden": ""}).status_code == 422
    client.post(pad, {"reden": "Nieuw akkoord."})
    assert dossier.fasen.get(nummer=3).status == "heropend"


def test_a_page_that_can_only_fail_sends_back_and_says_why(als, cio, dossier, voorgelegd):
    client = als(cio)
    for naam, args, reden in (
        ("voorleggen", [1], "Fase 1 is nu ‘voorgelegd’"),
        ("voorleggen", [2], "Fase 1 is nog niet vastgesteld"),
        ("heropenen", [1], "Fase 1 is nu ‘voorgelegd’"),
        ("nieuwe-versie", [], "als de keuze van fase 2 is vastgesteld"),
        ("bespreking", [], "als fase 4 is vastgesteld"),
    ):
        antwoord = client.get(reverse(f"strategie-{naam}", args=[dossier.pk, *args]), follow=True)
        assert antwoord.redirect_chain, naam
        assert reden in antwoord.content.decode(), naam


def test_forms_of_a_locked_phase_are_not_shown_but_keep_what_was_typed(als, cio, tot_en_met):
    dossier = tot_en_met(3)
    accent = dossier.accentwaarden.first()
    client = als(cio)
    for naam, args in (
        ("keuze", []),
        ("noemen", []),
        ("eigen-waarde", []),
        ("aantal", []),
        ("accentwaarde", [accent.pk]),
        ("maatregel", []),
        ("methode-nieuw", []),
    ):
        antwoord = client.get(reverse(f"strategie-{naam}", args=[dossier.pk, *args]), follow=True)
        assert "Wijzigen kan pas weer" in antwoord.content.decode(), naam
    pad = reverse("strategie-accentwaarde", args=[dossier.pk, accent.pk])
    antwoord = client.post(pad, {"onderbouwing": "Toch anders.", "lading": "", "soort": ""})
    assert antwoord.status_code == 422
    assert "Toch anders." in antwoord.content.decode()


def test_the_bestuurder_sees_what_he_remarked_the_last_time(als, cio, bestuurder, voorgelegd):
    client = als(bestuurder)
    besluit(client, voorgelegd, besluit="teruggeven", opmerking="Noem de motie.")
    handelingen.leg_voor(fase=voorgelegd.fasen.get(nummer=1), door=cio, opmerking="Staat er nu in.")
    tekst = client.get(reverse("strategie-besluit", args=[voorgelegd.pk, 1])).content.decode()
    assert "Noem de motie." in tekst
    assert "Staat er nu in." in tekst


def test_the_page_to_decide_on_offers_no_change_to_who_might_write_too(als, bestuurder, cio, tot_en_met):
    dossier = tot_en_met(3)
    handelingen.leg_voor(fase=maak_klaar(dossier, 4), door=cio)
    Roltoekenning.objects.create(gebruiker=bestuurder, rol=Rol.CIO)
    client = als(Gebruiker.objects.get(pk=bestuurder.pk))
    bijstellen = reverse("strategie-nieuwe-versie", args=[dossier.pk])
    assert bijstellen in client.get(reverse(FASE, args=[dossier.pk, 4])).text
    pagina = client.get(reverse("strategie-besluit", args=[dossier.pk, 4])).text
    assert "Besproken in het bestuur" in pagina
    assert bijstellen not in pagina
