"""The admin under /beheer/ is for the beheerder, and leaves a trail."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisatie.models import Auditregel, Gebruiker, Organisatieonderdeel, Rol
from tests.formulieren import Formulier
from web.beheer import MEESTE_RIJEN


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


@pytest.mark.parametrize("adres", ["/beheer/auth/group/", "/beheer/account/emailaddress/"])
def test_what_packages_bring_along_is_not_in_the_admin_also_for_the_first_account(als, db, adres):
    eerste = Gebruiker.objects.create_superuser("eerste", "eerste@voorbeeldland.example", "geheim")
    client = als(eerste)
    assert client.get(adres).status_code == 404
    assert "Groepen" not in client.get("/beheer/").content.decode()


def test_the_beheerder_makes_an_account_with_a_role_and_switches_it_off(als, beheerder, organisatie):
    client = als(beheerder)
    gegevens = {
        "username": "nieuw",
        "password1": "eenlangwachtwoord9",
        "password2": "eenlangwachtwoord9",
        "first_name": "Nina",
        "last_name": "Nieuw",
        "email": "nina@voorbeeldland.example",
        "functie": "",
        "onderdeel": "",
        "roltoekenningen-TOTAL_FORMS": "1",
        "roltoekenningen-INITIAL_FORMS": "0",
        "roltoekenningen-0-rol": "redacteur",
    }
    pagina = client.get(reverse("admin:organisatie_gebruiker_add")).content.decode()
    assert "After you" not in pagina
    assert "Uw " not in pagina
    client.post(reverse("admin:organisatie_gebruiker_add"), gegevens)
    nieuw = Gebruiker.objects.get(username="nieuw")
    assert (nieuw.naam, nieuw.rollen) == ("Nina Nieuw", {"redacteur"})
    rol = nieuw.roltoekenningen.get()
    uit = gegevens | {
        "roltoekenningen-INITIAL_FORMS": "1",
        "roltoekenningen-0-id": rol.pk,
        "roltoekenningen-0-gebruiker": nieuw.pk,
    }
    client.post(reverse("admin:organisatie_gebruiker_change", args=[nieuw.pk]), uit)
    nieuw.refresh_from_db()
    assert not nieuw.is_active
    assert "Actief" in Auditregel.objects.get(wat="gewijzigd in beheer").details["wijziging"]
    assert not als(nieuw).get("/").context


def test_the_rules_for_a_password_say_je_and_not_u(als, beheerder):
    pagina = als(beheerder).get(reverse("account_change_password")).content.decode()
    assert "Het wachtwoord heeft minstens 10 tekens." in pagina
    assert "Uw " not in pagina


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


@pytest.mark.parametrize("keuze", ["@", "", "1.5"])
def test_choosing_a_row_that_cannot_exist_is_a_message(als, beheerder, keuze):
    adres = reverse("admin:organisatie_bericht_changelist")
    gegevens = {"action": "opnieuw", "_selected_action": keuze, "select_across": "0"}
    antwoord = als(beheerder).post(adres, gegevens, follow=True)
    assert "Kies eerst een of meer regels uit de lijst." in antwoord.text


def test_a_page_makes_no_more_rows_than_fit_on_it_whatever_number_comes_in(als, beheerder, medewerker):
    adres = reverse("admin:organisatie_gebruiker_change", args=[medewerker.pk])
    gegevens = {"roltoekenningen-TOTAL_FORMS": "9" * 30, "roltoekenningen-INITIAL_FORMS": "0"}
    antwoord = als(beheerder).post(adres, gegevens)
    assert antwoord.status_code == 200
    assert len(antwoord.context["inline_admin_formsets"][0].formset.forms) == MEESTE_RIJEN


def test_what_is_removed_in_the_beheer_stays_in_the_audit_trail(als, beheerder):
    weg = Organisatieonderdeel.objects.create(naam="Natuur en recreatie")
    adres = reverse("admin:organisatie_organisatieonderdeel_delete", args=[weg.pk])
    assert als(beheerder).post(adres, {"post": "yes"}).status_code == 302
    assert not Organisatieonderdeel.objects.exists()
    regel = Auditregel.objects.get(wat="verwijderd in beheer")
    assert (regel.door, regel.object_id, regel.object_naam) == (beheerder, str(weg.pk), "Natuur en recreatie")


@pytest.mark.django_db(transaction=True)
def test_the_beheerder_gives_somebody_another_password_with_which_they_log_in(
    als, client, organisatie, beheerder, medewerker
):
    adres = reverse("admin:auth_user_password_change", args=[medewerker.pk])
    formulier = Formulier(als(beheerder), adres, met="password1", binnen="//form")
    antwoord = formulier.stuur(password1="een-ander-wachtwoord-9", password2="een-ander-wachtwoord-9")
    assert antwoord.status_code == 302
    assert client.login(username="medewerker", password="een-ander-wachtwoord-9")
    assert Auditregel.objects.filter(wat="gewijzigd in beheer", object_id=str(medewerker.pk)).exists()


@pytest.mark.django_db(transaction=True)
def test_a_page_of_the_admin_that_only_shows_takes_a_form_that_is_sent_to_it(
    als, organisatie, beheerder, medewerker
):
    adres = reverse("admin:organisatie_gebruiker_history", args=[medewerker.pk])
    assert als(beheerder).post(adres).status_code == 200
