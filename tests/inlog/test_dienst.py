"""Logging in with the login service of the organisation, against a service that runs in a process of its own."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from organisatie.binnenlaten import volg_groepen
from organisatie.models import Auditregel, Bericht, Gebruiker, Groepsrol, Inlogsessie, Rol, Roltoekenning

pytestmark = pytest.mark.django_db
VERLOPEN = int(time.time()) - 120


def in_woorden(gegevens: dict[str, object]) -> str:
    """Name a test, the same in every process that collects them: without the time."""
    return str(gegevens).replace(str(VERLOPEN), "verlopen")


def rollen(naam: str) -> set[str]:
    """Give the roles of an account now."""
    return set(Roltoekenning.objects.filter(gebruiker__username=naam).values_list("rol", flat=True))


def is_binnen(client: Client) -> bool:
    """Say whether this browser is logged in."""
    return client.get("/account/mail/").status_code == 200


@pytest.fixture
def groepen(db) -> None:
    """Two groups with a role each."""
    Groepsrol.objects.create(groep="codio-redactie", rol=Rol.REDACTEUR)
    Groepsrol.objects.create(groep="codio-cio", rol=Rol.CIO)


def test_the_first_log_in_makes_an_account_with_the_roles_of_the_groups(dienst, groepen):
    dienst.kent("fatima", "codio-redactie", "iets-anders")
    antwoord = dienst.log_in("fatima", "/waardenkader/")
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/waardenkader/")
    assert is_binnen(dienst.client)
    nieuw = Gebruiker.objects.get(username="fatima")
    assert (nieuw.naam, nieuw.email) == ("Fatima Yilmaz", "fatima@voorbeeldland.example")
    assert rollen("fatima") == {"redacteur"}
    assert not nieuw.has_usable_password()
    assert nieuw.socialaccount_set.get().extra_data == {"groepen": ["codio-redactie", "iets-anders"]}
    assert Auditregel.objects.filter(wat="account gemaakt door de inlogdienst").exists()


def test_the_second_log_in_finds_the_same_account_also_under_another_address(dienst):
    dienst.kent("fatima")
    dienst.log_in("fatima")
    dienst.kent("fatima", email="anders@voorbeeldland.example", family_name="de Wit")
    dienst.log_in("fatima")
    assert Gebruiker.objects.get().naam == "Fatima de Wit"


def test_the_button_stands_on_the_log_in_page_only_with_a_service(dienst, client, settings):
    pagina = client.get("/account/login/?next=/acties/").text
    assert "Inloggen met je werkaccount" in pagina
    assert 'href="/account/dienst/?next=%2Facties%2F"' in pagina
    settings.OIDC_ISSUER = ""
    assert "werkaccount" not in client.get("/account/login/").text
    assert client.get("/account/dienst/").status_code == 404


def test_nobody_is_sent_to_another_site_after_the_log_in(dienst):
    dienst.kent("fatima")
    assert dienst.log_in("fatima", "https://kwaad.example/")["Location"] == "/"


@pytest.mark.parametrize(
    "knoppen",
    [
        {"claims": {"aud": "een-ander"}},
        {"claims": {"aud": ["codio", "een-ander"]}},
        {"claims": {"aud": ["codio", "een-ander"], "azp": "een-ander"}},
        {"claims": {"aud": None}},
        {"claims": {"exp": VERLOPEN}},
        {"claims": {"exp": None}},
        {"claims": {"iss": "https://kwaad.example"}},
        {"claims": {"nonce": "van-een-andere-keer"}},
        {"claims": {"nonce": None}},
        {"claims": {"sub": None}},
        {"ondertekening": "vreemd"},
        {"ondertekening": "none"},
        {"ondertekening": "HS256"},
        {"userinfo": {"sub": "iemand-anders"}},
    ],
    ids=in_woorden,
)
def test_what_the_service_says_wrongly_lets_nobody_in(dienst, knoppen):
    """Audience, term, issuer, nonce, signature, and user info of another person."""
    dienst.kent("fatima")
    dienst.zegt(**knoppen)
    antwoord = dienst.log_in("fatima")
    assert antwoord.status_code == 400
    assert "Het antwoord van de inlogdienst klopt niet." in antwoord.text
    assert not is_binnen(dienst.client)
    assert not Gebruiker.objects.exists()


def test_an_answer_of_the_service_counts_once(dienst):
    dienst.kent("fatima")
    terug = dienst.bij_de_dienst(dienst.begin(), "fatima")
    assert dienst.client.get(terug).status_code == 302
    dienst.client.post("/account/logout/")
    nog_eens = dienst.client.get(terug)
    assert nog_eens.status_code == 400
    assert "al gebruikt" in nog_eens.text
    assert not is_binnen(dienst.client)


def test_an_answer_to_another_browser_opens_nothing_here(dienst):
    dienst.kent("fatima")
    terug = dienst.bij_de_dienst(dienst.begin(), "fatima")
    ander = Client()
    assert ander.get(terug).status_code == 400
    assert not is_binnen(ander)


def test_a_code_that_was_used_is_refused_by_the_service_with_a_fresh_state(dienst):
    dienst.kent("fatima")
    terug = dienst.bij_de_dienst(dienst.begin(), "fatima")
    dienst.client.get(terug)
    dienst.client = Client()
    vers = dienst.bij_de_dienst(dienst.begin(), "fatima")
    code, staat = terug.split("code=")[1].split("&")[0], vers.split("state=")[1].split("&")[0]
    antwoord = dienst.client.get(f"/account/dienst/terug/?code={code}&state={staat}")
    assert antwoord.status_code == 400
    assert not is_binnen(dienst.client)


def test_who_stops_at_the_service_reads_that_nothing_happened(dienst):
    antwoord = dienst.client.get(dienst.bij_de_dienst(dienst.begin(), "fatima", action="deny"))
    assert "Je bent gestopt met inloggen." in antwoord.text


def test_a_service_that_is_away_is_told_calmly(dienst, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:1"
    antwoord = dienst.client.get("/account/dienst/")
    assert antwoord.status_code == 503
    assert "antwoordt niet" in antwoord.text


def test_without_a_group_that_counts_nobody_gets_in_and_no_account_is_made(dienst, groepen):
    dienst.kent("fatima", "iets-anders")
    antwoord = dienst.log_in("fatima")
    assert antwoord.status_code == 403
    assert "Je hebt geen toegang" in antwoord.text
    assert not Gebruiker.objects.exists()


def test_a_role_taken_away_at_the_service_is_gone_at_the_next_log_in_and_ends_the_other_sessions(
    dienst, groepen
):
    dienst.kent("fatima", "codio-redactie", "codio-cio")
    dienst.log_in("fatima")
    thuis = dienst.client
    Roltoekenning.objects.create(gebruiker=Gebruiker.objects.get(), rol=Rol.ORGANISATOR)  # by hand
    assert is_binnen(thuis)
    dienst.kent("fatima", "codio-redactie")
    dienst.log_in("fatima")
    assert rollen("fatima") == {"redacteur", "organisator"}
    assert not is_binnen(thuis)
    assert is_binnen(dienst.client)


def test_the_last_group_taken_away_closes_the_account_everywhere_and_a_new_one_opens_it(dienst, groepen):
    dienst.kent("fatima", "codio-cio")
    dienst.log_in("fatima")
    thuis = dienst.client
    dienst.kent("fatima")
    assert dienst.log_in("fatima").status_code == 403
    assert not is_binnen(thuis)
    assert rollen("fatima") == set()
    assert not Gebruiker.objects.get().is_active
    dienst.kent("fatima", "codio-redactie")
    assert dienst.log_in("fatima").status_code == 302
    assert rollen("fatima") == {"redacteur"}
    assert is_binnen(dienst.client)


def test_what_the_beheerder_closed_the_service_does_not_open(dienst, groepen):
    dienst.kent("fatima", "codio-cio")
    dienst.log_in("fatima")
    account = Gebruiker.objects.get()
    account.is_active = False
    account.save()
    antwoord = dienst.log_in("fatima")
    assert antwoord["Location"] == "/account/inactive/"
    assert not is_binnen(dienst.client)


def test_a_mistake_in_the_groups_does_not_close_the_account_of_the_beheerder(dienst, groepen):
    dienst.kent("fatima", "codio-cio")
    dienst.log_in("fatima")
    Roltoekenning.objects.create(gebruiker=Gebruiker.objects.get(), rol=Rol.BEHEERDER)
    dienst.kent("fatima")
    assert dienst.log_in("fatima").status_code == 403
    assert Gebruiker.objects.get().is_active


def test_another_mapping_counts_at_once_for_who_logged_in_before(dienst, groepen):
    dienst.kent("fatima", "codio-redactie")
    dienst.log_in("fatima")
    koppeling = Groepsrol.objects.get(groep="codio-redactie")
    koppeling.rol = Rol.CIO
    koppeling.save()
    assert rollen("fatima") == {"cio"}
    assert not is_binnen(dienst.client)


def test_a_role_by_hand_and_one_of_a_group_do_not_get_in_each_others_way(persoon, groepen):
    wie = persoon("noor", Rol.REDACTEUR)
    volg_groepen(gebruiker=wie, groepen=["codio-redactie"])
    volg_groepen(gebruiker=wie, groepen=[])
    assert rollen("noor") == {"redacteur"}


def test_a_first_log_in_finds_the_account_of_the_same_address_when_the_domain_is_trusted(dienst, persoon):
    oud = persoon("fyilmaz", Rol.ORGANISATOR)
    oud.set_password("een-oud-wachtwoord-7")
    oud.save()
    dienst.kent("fatima", email=oud.email.upper())
    assert dienst.log_in("fatima").status_code == 302
    assert Gebruiker.objects.get() == oud
    assert rollen("fyilmaz") == {"organisator"}
    oud.refresh_from_db()
    assert not oud.has_usable_password()
    assert Bericht.objects.get().aan == oud.email


@pytest.mark.parametrize(
    "hoe", ["ander domein", "niet gecontroleerd", "twee accounts", "al gekoppeld", "gesloten"]
)
def test_nobody_takes_over_an_account_with_an_address_that_the_service_cannot_vouch_for(
    dienst, persoon, settings, hoe
):
    oud = persoon("fyilmaz", Rol.CIO)
    gegevens = {"email": oud.email}
    if hoe == "ander domein":
        settings.OIDC_DOMEINEN = ["anders.example"]
    elif hoe == "niet gecontroleerd":
        gegevens["email_verified"] = "false"
    elif hoe == "twee accounts":
        Gebruiker.objects.create(username="dubbel", email=oud.email)
    elif hoe == "al gekoppeld":
        oud.socialaccount_set.create(provider="dienst", uid="de-echte")
    else:
        Gebruiker.objects.filter(pk=oud.pk).update(is_active=False)
    dienst.kent("indringer", **gegevens)
    antwoord = dienst.log_in("indringer")
    assert antwoord.status_code == 409
    assert "Er is al een account met jouw e-mailadres." in antwoord.text
    assert not is_binnen(dienst.client)
    assert not oud.socialaccount_set.filter(uid="indringer").exists()


def test_the_same_account_name_is_not_the_same_person(dienst, persoon):
    persoon("fatima", Rol.BEHEERDER)
    dienst.kent("fatima", email="f.yilmaz@voorbeeldland.example")
    dienst.log_in("fatima")
    assert Gebruiker.objects.count() == 2
    assert dienst.client.get("/beheer/", follow=True).status_code == 403


def test_groups_may_stand_deeper_in_what_the_service_tells(dienst, groepen, settings):
    settings.OIDC_GROEPEN = "realm_access.roles"
    dienst.kent("fatima", realm_access={"roles": ["codio-cio", 7, "  "]})
    dienst.log_in("fatima")
    assert rollen("fatima") == {"cio"}


def test_a_log_out_at_the_service_ends_that_session_or_all(dienst):
    dienst.kent("fatima")
    dienst.zegt(claims={"sid": "s1"})
    dienst.log_in("fatima")
    een = dienst.client
    dienst.zegt(claims={"sid": "s2"})
    dienst.log_in("fatima")
    twee = dienst.client
    vreemd = Client(enforce_csrf_checks=True)
    dienst.zegt()
    token = dienst.afmelding(sub="fatima", sid="s1")
    assert vreemd.post("/account/dienst/afmelden/", {"logout_token": token}).status_code == 200
    assert not is_binnen(een)
    assert is_binnen(twee)
    assert vreemd.post("/account/dienst/afmelden/", {"logout_token": token}).status_code == 400
    token = dienst.afmelding(sub="fatima")
    assert vreemd.post("/account/dienst/afmelden/", {"logout_token": token}).status_code == 200
    assert not is_binnen(twee)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "een-ander"},
        {"iss": "https://kwaad.example"},
        {"exp": VERLOPEN},
        {"events": {}},
        {"sub": None},
        {"nonce": "x"},
        {"jti": None},
    ],
    ids=in_woorden,
)
def test_a_log_out_that_the_service_did_not_mean_ends_nothing(dienst, claims):
    dienst.kent("fatima")
    dienst.log_in("fatima")
    token = dienst.afmelding(**({"sub": "fatima"} | claims))
    assert Client().post("/account/dienst/afmelden/", {"logout_token": token}).status_code == 400
    assert is_binnen(dienst.client)


@pytest.mark.parametrize("ondertekening", ["vreemd", "none", "HS256"])
def test_a_log_out_that_another_signed_ends_nothing(dienst, ondertekening):
    dienst.kent("fatima")
    dienst.log_in("fatima")
    dienst.zegt(ondertekening=ondertekening)
    token = dienst.afmelding(sub="fatima")
    assert Client().post("/account/dienst/afmelden/", {"logout_token": token}).status_code == 400
    assert is_binnen(dienst.client)
    assert Client().post("/account/dienst/afmelden/", {"logout_token": "x"}).status_code == 400


def test_the_session_says_with_what_and_from_where_somebody_logged_in(dienst):
    dienst.kent("fatima")
    dienst.zegt(claims={"sid": "s1"})
    dienst.log_in("fatima")
    rij = Inlogsessie.objects.exclude(gebruiker=None).get()
    assert (rij.browser, rij.netwerk, rij.dienst_sid) == ("Firefox op Windows", "127.0.0.x", "s1")


def test_who_comes_by_the_service_is_not_asked_for_a_second_step_here(dienst, settings):
    settings.CODIO_TWEESTAP = "iedereen"
    dienst.kent("fatima")
    dienst.log_in("fatima")
    TOTP.activate(Gebruiker.objects.get(), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    dienst.log_in("fatima")
    assert dienst.client.get("/waardenkader/").status_code == 200
