"""A real Chromium against a real server: windows that log in, and pages that are checked as people meet them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain, cycle, product
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright

from codio_site.demo import (
    citator,
    jaarverslag,
    organisatie,
    project,
    regie,
    strategie,
    terugkoppeling,
    verhaal,
    volwassenheid,
)
from codio_site.opzet.installatie import BROWSERS
from formats.bouwstenen import nieuwe_invulling
from formats.handelingen import vul_in
from formats.models import Invulling
from moresprudentie.periode import Halfjaar
from organisatie.models import Gebruiker, Rol
from tests.browser.deur import Deur
from tests.browser.live import zaal  # noqa: F401 - a fixture
from tests.conftest import maak_persoon
from tests.formats.voorbeeld import PROEF
from tests.momentopname import Momentopname
from tests.proefsite import koekje_van
from tests.robot.wereld import zonder_documenten
from waardenkader.handelingen import laad_kader
from web.codes import CODELENGTE

# Playwright's own loop runs in the thread of the test, and Django takes that for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How long something may take on a machine where others are busy too; what is there is not waited for.
GEDULD = 30_000
expect.set_options(timeout=20_000)

NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BREEDTEN = (1280, 390)
# Only what is wrong is told in full: telling of all that is right took most of the time.
AXE = {"runOnly": {"type": "tag", "values": NORMEN}, "resultTypes": ["violations"]}
STEEKT_UIT = """() => {
  const breed = window.innerWidth + 1;
  if (document.documentElement.scrollWidth <= breed) return "";
  const uit = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > breed);
  const maten = `${document.documentElement.scrollWidth} van ${window.innerWidth}`;
  return [maten, ...uit.slice(-3).map((e) => e.outerHTML.slice(0, 120))].join("; ");
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser that waited its whole time in vain on a busy machine try once more, named in the summary.

    What it finds wrong on a page, and what is wrong in the database, stays a failure.
    """
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", r"with timeout \d+ms"]))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    pad = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert pad, "Chromium is niet gevonden."
    with sync_playwright() as speler:
        browser = speler.chromium.launch(
            executable_path=pad,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def bediend(live_server, transactional_db) -> Iterator[str]:
    """The address of the server of Django's own tests; it is still before the tables are emptied."""
    server = live_server.thread.httpd
    if not isinstance(server.get_app(), Deur):
        server.set_app(Deur(server.get_app()))
    deur = server.get_app()
    deur.open()
    yield live_server.url
    deur.sluit()


@pytest.fixture
def venster(chromium: Browser, bediend: str) -> Iterator[Callable[..., Page]]:
    """Open a window of its own: `venster("cio")` is logged in, `venster()` stays anonymous.

    Errors in the console and scripts that fail make the test fail.
    """
    fouten: list[str] = []
    contexten = []

    def _open(account: str = "", *, breedte: int = 1280, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=bediend,
            viewport={"width": breedte, "height": 900},
            locale="nl-NL",
            java_script_enabled=javascript,
        )
        contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(GEDULD)
        pagina.on("pageerror", lambda fout: fouten.append(f"{pagina.url}: {fout}"))
        pagina.on("console", lambda m: fouten.append(f"{pagina.url}: {m.text}") if _is_fout(m) else None)
        if account:
            naam, waarde = koekje_van(Gebruiker.objects.get(username=account)).split("=")
            context.add_cookies([{"name": naam, "value": waarde, "url": bediend}])
            pagina.goto("/")
        return pagina

    yield _open
    for context in contexten:
        context.close()
    assert not fouten, "\n".join(fouten)


def _is_fout(melding) -> bool:
    # A refused save (conflict, logged out, no connection) is part of what the tests do; this server has no streams.
    hoort_erbij = ("Failed to load resource", "EventSource's response")
    return melding.type == "error" and not any(tekst in melding.text for tekst in hoort_erbij)


BREED = cycle(chain.from_iterable(product("WM", repeat=CODELENGTE)))
"""The letters of all wide codes, one code after the other: by chance two sessions of a test had the same one."""


@pytest.fixture(autouse=True)
def breedste_codes(monkeypatch) -> None:
    """Make every code the widest there is: a page that fits one by luck fits it always then."""
    monkeypatch.setattr("web.codes.secrets", SimpleNamespace(choice=lambda _: next(BREED)))


def _steekt_uit(pagina: Page) -> str:
    """Give what sticks out, or nothing; a page that is refreshed just then may be too wide for a moment."""
    for _ in range(10):
        uit = pagina.evaluate(STEEKT_UIT)
        if not uit:
            break
        pagina.wait_for_timeout(200)
    return uit


def gebreken(pagina: Page) -> list[str]:
    """Give what axe finds on the page as it stands, at 1280 and at 390 pixels, and what sticks out."""
    gevonden = []
    for breedte in BREEDTEN:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        uitslag = Axe().run(pagina, options=AXE)
        for fout in uitslag.response["violations"]:
            waar = [str(knoop["target"]) for knoop in fout["nodes"]][:4]
            gevonden.append(f"{pagina.url} ({breedte}): {fout['id']}: {fout['help']} {waar}")
        if uit := _steekt_uit(pagina):
            gevonden.append(f"{pagina.url} ({breedte}): de pagina schuift opzij: {uit}")
    pagina.set_viewport_size({"width": BREEDTEN[0], "height": 900})
    return gevonden


@pytest.fixture
def schrijvers(transactional_db) -> tuple[Gebruiker, Gebruiker]:
    """Two people who may write in the example form."""
    mensen = (maak_persoon("cio", Rol.CIO), maak_persoon("organisator", Rol.ORGANISATOR))
    for mens in mensen:
        mens.is_staff = True
        mens.save()
    return mensen


@pytest.fixture
def formulier(schrijvers, settings) -> Invulling:
    """The example form with one answer; its page is mounted."""
    settings.ROOT_URLCONF = "tests.formats.urls"
    invulling = nieuwe_invulling(format=PROEF, door=schrijvers[0])
    teksten = {"probleem": "Er lag vier keer een project stil."}
    vul_in(invulling=invulling, teksten=teksten, door=schrijvers[0])
    return invulling


@pytest.fixture(scope="session")
def verhaal_speler() -> Momentopname:
    """The story of the demo, without the cost of its documents."""
    return Momentopname(_speel)


@pytest.fixture
def verhaal_gespeeld(transactional_db, verhaal_speler) -> None:
    """The story lies in the database."""
    verhaal_speler.leg_neer()
    verhaal.persoon.cache_clear()  # another story in this process has other people by the same names


def _speel() -> None:
    vandaag = timezone.localdate()
    halfjaar = Halfjaar.van(vandaag).vorige
    begin = timezone.localtime(halfjaar.begin).date()
    laad_kader()
    organisatie.richt_in()
    with zonder_documenten():
        dossier = strategie.speel(begin - timedelta(days=200))
        volwassenheid.speel(vandaag)
        for gegevens in verhaal.projecten():
            project.speel(gegevens, dossier, project.agenda(gegevens, begin, vandaag))
        strategie.meld_maatregelen(dossier, vandaag)
        terugkoppeling.speel(dossier, halfjaar)
        jaarverslag.speel(dossier, vandaag)
        regie.speel(vandaag)
        citator.speel(vandaag)
