"""The robot: everybody walks over every link of the demo and sends every form, as a browser would."""

from __future__ import annotations

import sys

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.robot.loper import Loop, naam_van
from tests.robot.wereld import ACCOUNTS
from tests.robot.zenden import Uitslag, verstuur_alles
from tests.toegang.beheer_adressen import VOOR_MACHINES

pytestmark = pytest.mark.django_db

WIE = (*ACCOUNTS, "anoniem", "deelnemer")
MINSTENS = {"cio": (100, 30), "organisator": (200, 80), "beheerder": (50, 30), "deelnemer": (1, 1)}
"""Pages and sendings: fewer means that the robot found its way blocked."""

NIET_BEZOCHT = {
    *("account_inactive", "account_signup", "account_set_password"),
    *("account_reset_password_done", "account_reset_password_from_key_done", "i18n"),
    *VOOR_MACHINES,
    *("robots", "sitemap", "sitemap-deel"),
    *("inlogdienst", "inlogdienst-terug", "inlogdienst-afmelden", "mfa_login_webauthn"),
    *("mfa_authenticate", "mfa_reauthenticate", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *(
        "mfa_generate_recovery_codes",
        "mfa_list_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
    ),
    *("project-stap", "project-stap-klaar", "project-tijden-terug", "project-voorstellen"),
    *("deelnemen", "deelnemen-code", "live-aantekening", "live-mensen"),
    *("live-oefen-klaar", "live-oefen-tik", "live-plek", "live-plek-bord"),
    *("live-plek-klaar", "live-plek-notitie", "live-plek-reflectie", "live-qr"),
    *("live-scherm", "live-tafel", "live-tafel-bord", "live-tafel-notitie"),
    *("live-plek-voorbeelden", "live-tafel-voorbeelden", "live-zet", "actie-bewijs", "agenda"),
    *("verwijzing", "verwijzing-versie", "zoekvraag-feed", "terugkoppeling-suggestie"),
    *("kaderbestand", "waardenkader-2021", "strategie-startnotitie"),
    *("strategie-stuk", "strategie-stuk-verwijderen", "strategie-verschillen"),
    *("wooset-afronden", "wooset-bestand", "woostuk-openbaar"),
}
"""Addresses to which no page leads, or none in this world: its workshop is at the last step, without proposals or other times.
No room is open in it: those pages have tests of their own (`tests/live/`, `tests/browser/test_live_*.py`), and so have a file
with a report, a version beside the one before it (`tests/strategie/test_bijstellen.py`), the address that only a calendar asks
for, a suggestion of which its half-year gives none (`tests/moresprudentie/test_vrije_cijfers.py`), a file with
values (`tests/browser/test_kaderbestand.py`), the login service and a second step that nobody has here (`tests/inlog/`), a file
with a dossier, the earlier addresses of the code of 2021 and the startnotitie, and a Woo set of which
every piece was read (`tests/moresprudentie/woo/`)."""

NOOIT_GELUKT: set[str] = {
    *("project-plakken", "project-tijden", "project-verslag-weghalen", "regie-overdragen", "meedenken"),
    *("kader-inlezen", "strategie-besluit-elders", "strategie-meelezer-nieuw", "project-verslag-nakijken"),
    *("project-verslag-meelezen", "bron-nieuw", "persoonsgegevens", "controleren"),
    "woostuk",
}
"""Forms that nobody gets sent in this world: a pasted list and a regie are answered with a page to look over, and then save;
the robot types an hour before the workshop begins; it gives as reason what it takes away; it makes up no code, and has no file
with values or with the paper of a decision; it has one e-mail address for everybody; it chooses today as the day to look
again, and a day that has been as the last one to read along; no other installation is near;
it knows no account by its name and no checksum; and what it types to black out stands in no piece."""


@pytest.fixture(scope="module")
def uitslagen(lopen: dict[str, Loop], django_db_blocker) -> dict[str, Uitslag]:
    """Send what everybody met."""
    with django_db_blocker.unblock():
        return {
            naam: verstuur_alles(loop.bezoeker, loop.formulieren.values()) for naam, loop in lopen.items()
        }


@pytest.mark.parametrize("wie", WIE)
def test_every_link_answers_and_every_page_is_in_order(lopen, wie):
    assert not lopen[wie].gebreken, "\n".join(lopen[wie].gebreken)


@pytest.mark.parametrize("wie", WIE)
def test_every_form_succeeds_or_says_what_is_wrong(uitslagen, wie):
    assert not uitslagen[wie].fout, "\n".join(uitslagen[wie].fout)


def test_the_robot_comes_everywhere(lopen, uitslagen):
    """The report, and that it is not about nothing."""
    kop = ("pagina’s", "links", "formulieren", "verstuurd", "met melding")
    regels = [f"{'':16}" + "".join(f"{naam:>13}" for naam in kop)]
    for wie, loop in lopen.items():
        uit = uitslagen[wie]
        getallen = (
            len(loop.paginas),
            len(loop.links),
            len(loop.formulieren),
            uit.zendingen,
            len(uit.geweigerd),
        )
        regels.append(f"{wie:16}" + "".join(f"{getal:>13}" for getal in getallen))
    sys.stdout.write("\n" + "\n".join(regels) + "\n")
    te_weinig = {
        wie: (len(lopen[wie].paginas), uitslagen[wie].zendingen)
        for wie, (paginas, zendingen) in MINSTENS.items()
        if len(lopen[wie].paginas) < paginas or uitslagen[wie].zendingen < zendingen
    }
    assert te_weinig == {}


def test_no_address_stays_unseen(lopen, uitslagen):
    gezien = {naam_van(adres) for loop in lopen.values() for adres in loop.paginas}
    gezien |= {soort[0] for uit in uitslagen.values() for soort in uit.gelukt}
    for uit in uitslagen.values():
        gezien |= {soort[0] for soort, _ in uit.geweigerd.values()}
    sjablonen = {f"{naam}-{deel}" for naam in gezien for deel in ("antwoord", "botsing", "stand")}
    ongezien = set(_namen(get_resolver().url_patterns)) - gezien - sjablonen
    assert ongezien == NIET_BEZOCHT - {"i18n"}, "\n".join(sorted(ongezien))


def test_every_kind_of_form_succeeds_for_somebody(uitslagen):
    gelukt = {soort for uit in uitslagen.values() for soort in uit.gelukt}
    nooit = {
        f"{soort}: {tekst[:160]}"
        for uit in uitslagen.values()
        for soort, tekst in uit.geweigerd.values()
        if soort not in gelukt and soort[0] not in NOOIT_GELUKT and not soort[0].startswith("admin:")
        if soort[1] != "meer"  # a button that gives the same page with more rows, and says so
    }
    assert not nooit, "\n".join(sorted(nooit))


def _namen(patronen) -> list[str]:
    namen: list[str] = []
    for patroon in patronen:
        if isinstance(patroon, URLResolver) and patroon.namespace != "admin":
            namen += _namen(patroon.url_patterns)
        elif isinstance(patroon, URLPattern) and patroon.name:
            namen.append(patroon.name)
    return namen
