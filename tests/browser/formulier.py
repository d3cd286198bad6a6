"""Doing things in the example form, for the tests that type in it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from formats.models import Invulling
from organisatie.models import Gebruiker

PROBLEEM = "Tegen welke problemen"


def log_in(pagina: Page, account: str) -> None:
    """Log in on the log-in page, whatever its button is called."""
    gebruiker = Gebruiker.objects.get(username=account)
    gebruiker.set_password("codio-demo")
    gebruiker.save(update_fields=["password"])
    pagina.goto("/account/login/")
    pagina.locator("[name=login]").fill(account)
    pagina.locator("[name=password]").fill("codio-demo")
    pagina.locator("main button[type=submit]").click()
    pagina.wait_for_url(lambda url: "/account/login/" not in url)


def open_formulier(venster, formulier: Invulling, account: str, **opties) -> Page:
    """Open a window of somebody who is logged in, at the form."""
    pagina = venster(account, **opties)
    pagina.goto(f"/proef/{formulier.pk}/")
    return pagina


def veld(pagina: Page) -> Locator:
    """Give the field of the first question."""
    return pagina.get_by_label(PROBLEEM)


def typ(pagina: Page, tekst: str) -> None:
    """Type at the end of the first question."""
    veld(pagina).focus()
    pagina.keyboard.press("Control+End")
    pagina.keyboard.type(tekst)


def staat(pagina: Page, tekst: str) -> None:
    """Wait until the line about saving says this."""
    expect(pagina.locator("[data-opslagstand]")).to_contain_text(tekst, timeout=15_000)


def op_server(formulier: Invulling, vraag: str = "probleem") -> str:
    """Give the answer as the server has it."""
    formulier.vergeet()
    return formulier.tekst(vraag)


def op_apparaat(pagina: Page) -> dict[str, str]:
    """Give the texts that the browser keeps because the server may not have them."""
    return pagina.evaluate(
        """Object.fromEntries(Object.entries(localStorage).filter(([s]) => s.startsWith("codio:format"))
           .map(([s, w]) => [s.split(":")[3], JSON.parse(w).tekst]))"""
    )


def wacht_tot(pagina: Page, klopt: Callable[[], bool]) -> None:
    """Wait until something holds that the page does not show."""
    for _ in range(150):
        if klopt():
            return
        pagina.wait_for_timeout(100)
    raise AssertionError("It never came to hold.")


class Tegenhouder:
    """Stands between a page and the saving address; holds what passes until the test lets it go on."""

    def __init__(self, pagina: Page, vraag: str = "*") -> None:
        self.pagina = pagina
        self.open = False
        self.kapot = False
        self.vast: list[Route] = []
        self.onderweg: list[tuple[str, str]] = []
        pagina.route(f"**/antwoord/{vraag}/", self._neem)

    def _neem(self, route: Route) -> None:
        if self.open:
            route.continue_()
        elif self.kapot:
            route.abort()
        else:
            self.vast.append(route)

    def wacht_op(self, aantal: int = 1) -> None:
        """Wait until so many requests are held."""
        wacht_tot(self.pagina, lambda: len(self.vast) >= aantal)

    def laat_door(self) -> None:
        """Let what is held go on, and all that follows."""
        self.open = True
        while self.vast:
            self.vast.pop(0).continue_()

    def verlies(self, *, voorgoed: bool = False) -> None:
        """Let the page think that its first request got lost, while it is still under way.

        With `voorgoed` nothing that follows comes through either.
        """
        self.kapot = voorgoed
        route = self.vast.pop(0)
        self.onderweg.append((route.request.url, route.request.post_data or ""))
        route.abort()

    def bezorg_laat(self, pagina: Page | None = None) -> int:
        """Let the request that was under way arrive after all; gives the status of the answer."""
        adres, inhoud = self.onderweg.pop(0)
        return (pagina or self.pagina).evaluate(
            """async ([adres, body]) => (await fetch(adres, { method: "POST", body, headers: {
                 "Content-Type": "application/x-www-form-urlencoded",
                 "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value } })).status""",
            [adres, inhoud],
        )
