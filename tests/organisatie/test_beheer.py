"""The admin under /beheer/ is for the beheerder, and leaves a trail."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisatie.models import Auditregel, Gebruiker, Rol


def test_somebody_who_has_not_logged_in_goes_to_the_one_log_in_page(client, db):
    antwoord = client.get("/beheer/")
    assert antwoord.status_code == 302
    assert "/account/login/" in client.get("/beheer/", follow=True).redirect_chain[-1][0]


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.BEHEERDER])
def test_other_roles_are_refused(als, persoon, rol):
    antwoord = als(persoon(f"een-{rol}", rol)).get("/beheer/", follow=True)
    assert antwoord.status_code == 403


@pytest.mark.parametrize(
    "model", ["gebruiker", "organisatie", "organisatieonderdeel", "auditregel", "bericht"]
)
def test_the_beheerder_opens_the_lists(als, beheerder, organisatie, model):
    adres = reverse(f"admin:organisatie_{model}_changelist")
    assert als(beheerder).get(adres).status_code == 200


def test_the_beheerder_gives_somebody_a_role_and_the_trail_tells_it(als, beheerder, medewerker):
    adres = reverse("admin:organisatie_gebruiker_change", args=[medewerker.pk])
    gegevens = {
        "username": "medewerker",
        "first_name": "Samir",
        "last_name": "Aksoy",
        "email": "samir@voorbeeldland.example",
        "functie": "Adviseur",
        "onderdeel": "",
        "is_active": "on",
        "roltoekenningen-TOTAL_FORMS": "2",
        "roltoekenningen-INITIAL_FORMS": "1",
        "roltoekenningen-0-id": medewerker.roltoekenningen.get().pk,
        "roltoekenningen-0-gebruiker": medewerker.pk,
        "roltoekenningen-0-rol": "medewerker",
        "roltoekenningen-1-gebruiker": medewerker.pk,
        "roltoekenningen-1-rol": "redacteur",
    }
    antwoord = als(beheerder).post(adres, gegevens)
    assert antwoord.status_code == 302
    assert "redacteur" in Gebruiker.objects.get(pk=medewerker.pk).rollen
    regel = Auditregel.objects.get(wat="gewijzigd in beheer")
    assert regel.door == beheerder
    assert regel.object_id == str(medewerker.pk)


def test_nobody_changes_or_removes_a_line_of_the_trail(als, beheerder):
    regel = Auditregel.objects.create(door=beheerder, wat="iets")
    client = als(beheerder)
    for actie in ("delete",):
        adres = reverse(f"admin:organisatie_auditregel_{actie}", args=[regel.pk])
        assert client.post(adres, {"post": "yes"}).status_code == 403
    adres = reverse("admin:organisatie_auditregel_change", args=[regel.pk])
    assert client.post(adres, {"wat": "anders"}).status_code == 403
    regel.refresh_from_db()
    assert regel.wat == "iets"


def test_the_first_account_of_an_installation_can_hand_out_roles(als, db):
    eerste = Gebruiker.objects.create_superuser("eerste", "eerste@voorbeeldland.example", "geheim")
    assert als(eerste).get("/beheer/").status_code == 200
