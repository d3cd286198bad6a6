"""Two steps in a real browser: an app with codes and a passkey (of a device that Chromium plays), and their pages."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from organisatie.models import Gebruiker
from tests.browser.conftest import gebreken
from tests.conftest import maak_persoon

pytestmark = pytest.mark.browser
WOORD = "fiets lamp wolk kaas"


@pytest.fixture
def noor(transactional_db) -> Gebruiker:
    """Somebody with a password."""
    persoon = maak_persoon("noor")
    persoon.set_password(WOORD)
    persoon.save()
    return persoon


def met_sleutelbos(pagina: Page, *, lukt: bool = True) -> None:
    """Give the browser a device that keeps passkeys, whose owner touches it (or does not)."""
    lijn = pagina.context.new_cdp_session(pagina)
    lijn.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": lukt, "automaticPresenceSimulation": True,
    }  # fmt: skip
    lijn.send("WebAuthn.addVirtualAuthenticator", {"options": opties})


def log_in(pagina: Page) -> None:
    pagina.goto("/account/login/")
    pagina.get_by_label("Gebruikersnaam").fill("noor")
    pagina.get_by_label("Wachtwoord", exact=True).fill(WOORD)
    pagina.get_by_role("button", name="Inloggen", exact=True).click()


def log_uit(pagina: Page) -> None:
    pagina.goto("/account/logout/")
    pagina.get_by_role("button", name="Ja, uitloggen").click()


def bevestig(pagina: Page) -> None:
    """Say once more who one is."""
    expect(pagina.get_by_role("heading", name="Ben jij het?")).to_be_visible()
    pagina.get_by_label("Wachtwoord", exact=True).fill(WOORD)
    pagina.get_by_role("button", name="Bevestig").click()


def test_with_a_passkey_somebody_logs_in_without_a_password(venster, noor):
    pagina = venster()
    met_sleutelbos(pagina)
    log_in(pagina)
    pagina.goto("/account/tweestap/")
    gevonden = gebreken(pagina)
    pagina.get_by_role("link", name="Voeg een sleutel toe").click()
    bevestig(pagina)
    gevonden += gebreken(pagina)
    pagina.get_by_label("Naam").fill("Laptop van het werk")
    pagina.get_by_role("button", name="Voeg toe").click()
    expect(pagina.get_by_role("heading", name="Herstelcodes")).to_be_visible()
    gevonden += gebreken(pagina)
    pagina.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(pagina.get_by_text("Laptop van het werk").first).to_be_visible()
    gevonden += gebreken(pagina)
    log_uit(pagina)
    pagina.goto("/account/login/?next=/waardenkader/")
    gevonden += gebreken(pagina)
    pagina.get_by_role("button", name="Inloggen met een sleutel").click()
    pagina.wait_for_url(lambda url: "/account/" not in url)
    expect(pagina).to_have_url(re.compile("[0-9]/waardenkader/$"))
    log_uit(pagina)
    log_in(pagina)  # with the password: then the passkey is the second step
    gevonden += gebreken(pagina)
    pagina.get_by_role("button", name="Gebruik je sleutel").click()
    pagina.wait_for_url(lambda url: "/account/" not in url)
    expect(pagina.get_by_role("heading", level=1)).to_be_visible()
    assert gevonden == []


def test_a_finger_that_is_not_known_says_so_and_gets_nobody_in(venster, noor):
    pagina = venster()
    met_sleutelbos(pagina, lukt=False)
    pagina.goto("/account/login/")
    pagina.get_by_role("button", name="Inloggen met een sleutel").click()
    expect(pagina.get_by_role("alert").filter(has_text="Dat lukte niet")).to_be_visible()
    expect(pagina.get_by_role("button", name="Inloggen met een sleutel")).to_be_enabled()


def test_an_app_is_set_up_and_asked_for_also_without_script(venster, noor):
    pagina = venster(javascript=False)
    log_in(pagina)
    pagina.goto("/account/tweestap/")
    pagina.get_by_role("link", name="Stel een app in").click()
    bevestig(pagina)
    expect(pagina.get_by_alt_text("QR-code")).to_be_visible()
    geheim = pagina.locator(".tweestap__geheim").inner_text()
    nu = int(time.time()) // 30
    pagina.get_by_label("Code uit de app").fill(format_hotp_value(hotp_value(geheim, nu)))
    pagina.get_by_role("button", name="Zet de app aan").click()
    codes = pagina.locator(".tweestap__codes code").all_inner_texts()
    log_uit(pagina)
    log_in(pagina)
    expect(pagina.get_by_role("heading", name="Tweede stap")).to_be_visible()
    pagina.get_by_label("Code").fill(codes[0])
    pagina.get_by_role("button", name="Log in").click()
    expect(pagina.get_by_role("heading", name="Tweede stap")).to_have_count(0)
    assert Authenticator.objects.filter(user=noor, type="totp").exists()


def test_the_page_of_ones_sessions_is_in_order(venster, noor):
    venster("noor")
    pagina = venster("noor")
    pagina.goto("/account/sessies/")
    assert gebreken(pagina) == []
    pagina.get_by_role("button", name="Beëindig alle andere sessies").click()
    expect(pagina.get_by_text("Je bent nergens anders ingelogd.")).to_be_visible()
