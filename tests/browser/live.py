"""A live workshop in a real browser: a server that streams (the fixture `zaal`), and screens that are opened as people do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from live.models import Plek, Tafel
from organisatie.models import Gebruiker
from tests.live.wereld import Wereld, adres_van, bouw_zaal
from tests.proefsite import Site, koekje_van, site

INSTELLINGEN = "tests.instellingen_browser"
WACHT = 45_000


@dataclass
class Zaal:
    """The workshop `wereld`, the server that runs, and the windows that a test opens on it."""

    wereld: Wereld
    site: Site
    chromium: Browser
    contexten: list[BrowserContext] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def venster(self, account: str = "", *, breedte: int = 390, hoogte: int = 844, **opties: Any) -> Page:
        """Open a window of its own (another device): logged in with an account, or anonymous."""
        context = self.chromium.new_context(
            base_url=self.site.adres,
            viewport={"width": breedte, "height": hoogte},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        self.contexten.append(context)
        if account:
            naam, waarde = koekje_van(Gebruiker.objects.get(username=account)).split("=")
            context.add_cookies([{"name": naam, "value": waarde, "url": self.site.adres}])
        pagina = context.new_page()
        pagina.set_default_timeout(WACHT)
        pagina.on("pageerror", lambda fout: self.fouten.append(f"{pagina.url}: {fout}"))
        pagina.on("console", lambda m: self._noteer(pagina, m))
        return pagina

    def open(self, scherm: Plek | Tafel, **opties: Any) -> Page:
        """Open the screen of a place (a telephone) or of a table (a laptop), and wait for its stream."""
        breedte = opties.pop("breedte", 390 if isinstance(scherm, Plek) else 1280)
        pagina = self.venster(breedte=breedte, **opties)
        pagina.goto(adres_van(scherm))
        return wacht_op_stroom(pagina)

    def _noteer(self, pagina: Page, melding: Any) -> None:
        # Without a connection a browser says so in its console; that is what those tests are about.
        zwijg = any(deel in melding.text for deel in ("Failed to load resource", "net::ERR_"))
        if melding.type == "error" and not zwijg:
            self.fouten.append(f"{pagina.url}: {melding.text}")

    def sluit(self) -> None:
        """Close all windows."""
        for context in self.contexten:
            context.close()


def wacht_op_stroom(pagina: Page) -> Page:
    """Wait until a screen has its first picture over the stream."""
    expect(pagina.locator("[data-live][data-verbonden=ja]")).to_be_attached(timeout=WACHT)
    return pagina


@pytest.fixture
def zaal(chromium: Browser, transactional_db, tmp_path: Path) -> Iterator[Zaal]:
    """A room that is open, on a server of its own; scripts that fail make the test fail."""
    wereld = bouw_zaal()
    with site(tmp_path / "site.txt", INSTELLINGEN) as gestart:
        zaal = Zaal(wereld, gestart, chromium)
        try:
            yield zaal
        finally:
            zaal.sluit()
    assert not zaal.fouten, "\n".join(zaal.fouten)


def tot(gelukt: Callable[[], Any], pagina: Page, seconden: float = 45) -> None:
    """Wait until something is so in the database; fails when it does not become so."""
    for _ in range(int(seconden * 10)):
        if gelukt():
            return
        pagina.wait_for_timeout(100)
    raise AssertionError("Dat werd het niet.")
