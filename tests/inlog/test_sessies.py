"""Sessions: each person sees and ends their own, and they end by themselves, with the account and with a role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from organisatie.models import Inlogsessie, Rol, Roltoekenning
from organisatie.sessies import SessionStore, browsernaam, netwerk
from web.sessies import kenmerk

pytestmark = pytest.mark.django_db
ADRES = "/account/sessies/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


def sleutel(client: Client) -> str:
    """Give the key of the session of this browser."""
    return client.cookies["sessionid"].value


def is_binnen(client: Client) -> bool:
    return client.get(ADRES).status_code == 200


def laat_liggen(**duur: int) -> None:
    """Let all sessions be unused for so long."""
    for rij in Inlogsessie.objects.all():
        rij.laatst_op -= timedelta(**duur)
        rij.expire_date -= timedelta(**duur)
        rij.save()


def test_one_sees_ones_own_sessions_and_nobody_elses(als, medewerker, redacteur):
    hier, _daar, ander = als(medewerker), als(medewerker), als(redacteur)
    pagina = hier.get(ADRES).text
    assert pagina.count("Ingelogd ") == 2
    assert pagina.count("deze browser") == 1
    assert sleutel(hier) not in pagina  # who reads along gets no key
    assert kenmerk(sleutel(ander)) not in pagina


def test_one_session_is_ended_and_the_others_go_on(als, medewerker):
    hier, daar, elders = als(medewerker), als(medewerker), als(medewerker)
    hier.post(ADRES, {"welke": kenmerk(sleutel(daar))})
    assert [is_binnen(c) for c in (hier, daar, elders)] == [True, False, True]


def test_all_others_are_ended_at_once(als, medewerker, redacteur):
    hier, daar, elders, ander = als(medewerker), als(medewerker), als(medewerker), als(redacteur)
    antwoord = hier.post(ADRES, {"welke": "andere"}, follow=True)
    assert "alleen nog in deze browser" in antwoord.text
    assert "Je bent nergens anders ingelogd." in antwoord.text
    assert [is_binnen(c) for c in (hier, daar, elders, ander)] == [True, False, False, True]


def test_the_own_one_is_a_log_out(als, medewerker):
    hier = als(medewerker)
    hier.post(ADRES, {"welke": kenmerk(sleutel(hier))})
    assert not is_binnen(hier)


def test_nobody_ends_the_session_of_another(als, medewerker, redacteur):
    hier, ander = als(medewerker), als(redacteur)
    antwoord = hier.post(ADRES, {"welke": kenmerk(sleutel(ander))}, follow=True)
    assert "was al voorbij" in antwoord.text
    assert is_binnen(ander)


def test_a_session_that_is_not_used_ends(als, medewerker, settings):
    settings.SESSIE_INACTIEF = 30 * 60
    client = als(medewerker)
    laat_liggen(minutes=29)
    assert is_binnen(client)  # and that is use
    laat_liggen(minutes=29)
    assert is_binnen(client)
    laat_liggen(minutes=31)
    assert not is_binnen(client)


def test_a_session_ends_at_the_end_of_the_day_however_much_it_is_used(als, medewerker, settings):
    client = als(medewerker)
    begin = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE - 60)
    Inlogsessie.objects.update(begonnen_op=begin, laatst_op=timezone.now() - timedelta(minutes=5))
    assert is_binnen(client)
    assert Inlogsessie.objects.get().expire_date <= timezone.now() + timedelta(minutes=1)


def test_a_page_that_asks_by_itself_does_not_keep_a_session_going(als, medewerker):
    client = als(medewerker)
    laat_liggen(minutes=20)
    toen = Inlogsessie.objects.get().laatst_op
    client.get("/nergens/stand/")
    assert Inlogsessie.objects.get().laatst_op == toen
    client.get(ADRES)
    assert Inlogsessie.objects.get().laatst_op > toen


def test_sessions_end_everywhere_when_an_account_is_closed(als, medewerker):
    een, twee = als(medewerker), als(medewerker)
    medewerker.is_active = False
    medewerker.save()
    assert not Inlogsessie.objects.exists()
    medewerker.is_active = True
    medewerker.save()
    assert not is_binnen(een)
    assert not is_binnen(twee)


def test_sessions_end_everywhere_when_a_role_is_taken_away_or_changed(als, redacteur):
    client = als(redacteur)
    Roltoekenning.objects.create(gebruiker=redacteur, rol=Rol.CIO)
    assert is_binnen(client)  # a role more is no reason
    redacteur.roltoekenningen.get(rol=Rol.CIO).delete()
    assert not is_binnen(client)
    client = als(redacteur)
    toekenning = redacteur.roltoekenningen.get()
    toekenning.rol = Rol.MEDEWERKER
    toekenning.save()
    assert not is_binnen(client)


def test_another_password_ends_the_sessions_elsewhere_and_not_the_own(als, medewerker):
    medewerker.set_password("fiets lamp wolk kaas")
    medewerker.save()
    hier, daar = als(medewerker), als(medewerker)
    nieuw = "stoep kraan vogel melk"
    velden = {"oldpassword": "fiets lamp wolk kaas", "password1": nieuw, "password2": nieuw}
    assert hier.post("/account/password/change/", velden).status_code == 302
    assert is_binnen(hier)
    assert not Inlogsessie.objects.filter(pk=sleutel(daar)).exists()


def test_who_takes_an_own_role_away_stays_in(als, beheerder):
    extra = Roltoekenning.objects.create(gebruiker=beheerder, rol=Rol.REDACTEUR)
    client = als(beheerder)
    adres = f"/beheer/organisatie/gebruiker/{beheerder.pk}/change/"
    van_beheerder = beheerder.roltoekenningen.get(rol=Rol.BEHEERDER)
    velden = {
        "username": beheerder.username, "first_name": "Linda", "last_name": "Mulder", "email": beheerder.email,
        "functie": "", "onderdeel": "", "is_active": "on",
        "roltoekenningen-TOTAL_FORMS": "2", "roltoekenningen-INITIAL_FORMS": "2",
        "roltoekenningen-0-id": van_beheerder.pk, "roltoekenningen-0-gebruiker": beheerder.pk,
        "roltoekenningen-0-rol": "beheerder",
        "roltoekenningen-1-id": extra.pk, "roltoekenningen-1-gebruiker": beheerder.pk,
        "roltoekenningen-1-rol": "redacteur", "roltoekenningen-1-DELETE": "on",
    }  # fmt: skip
    assert client.post(adres, velden).status_code == 302
    assert set(beheerder.roltoekenningen.values_list("rol", flat=True)) == {"beheerder"}
    assert is_binnen(client)


def test_a_session_that_was_ended_does_not_come_back_by_being_saved(als, medewerker):
    sessie = SessionStore(sleutel(als(medewerker)))
    sessie["iets"] = 1
    Inlogsessie.objects.all().delete()
    with pytest.raises(UpdateError):
        sessie.save()
    assert not Inlogsessie.objects.exists()


@pytest.mark.parametrize(
    ("kenmerk_van_browser", "naam"),
    [
        (FIREFOX, "Firefox op Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge op Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari op iPhone",
        ),
        ("curl/8", "Onbekende browser"),
        ("", "Onbekende browser"),
    ],
)
def test_a_browser_is_called_as_people_call_it(kenmerk_van_browser, naam):
    assert browsernaam(kenmerk_van_browser) == naam


@pytest.mark.parametrize(
    ("adres", "getoond"),
    [("145.53.12.7", "145.53.12.x"), ("2001:db8:1:2::9", "2001:0db8:0001:…"), ("", ""), ("geen adres", "")],
)
def test_of_an_address_only_the_network_is_kept(adres, getoond):
    assert netwerk(adres) == getoond
