"""Filling in pages as people do, for the tests that walk the whole trajectory."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import gebreken


class Bezoeker:
    """One person at one screen; every page that is visited is also checked with axe."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina
        self.gebreken: list[str] = []
        self.gezien: set[str] = set()

    def ga(self, adres: str) -> None:
        """Open an address and check the page."""
        antwoord = self.pagina.goto(adres)
        assert antwoord is not None
        assert antwoord.status == 200, f"{adres}: {antwoord.status}"
        self.kijk()

    def kijk(self) -> None:
        """Check the page as it stands now, once per address."""
        pad = self.pagina.url.split("?")[0].split("#")[0]
        if pad not in self.gezien:
            self.gezien.add(pad)
            self.gebreken += gebreken(self.pagina)

    def klik(self, naam: str, *, rol: str = "button") -> None:
        """Press a button or a link by its name, and check where it leads."""
        self.pagina.locator("main").get_by_role(rol, name=naam, exact=True).first.click()
        self.pagina.wait_for_load_state("load")
        self.kijk()

    def vul(self, **velden: str) -> None:
        """Fill in fields by their name: text, choice, date or person."""
        for naam, waarde in velden.items():
            veld = self.pagina.locator(f"main [name={naam}]").first
            soort = veld.evaluate("e => e.tagName == 'SELECT' ? 'select' : e.type")
            if soort == "select":
                veld.select_option(label=waarde)
            elif soort == "hidden":
                self.kies(naam, waarde)
            elif soort == "checkbox" and waarde == "on":
                veld.check()
            elif soort in ("radio", "checkbox"):
                self.pagina.locator(f"main [name={naam}][value='{waarde}']").check()
            else:
                veld.fill(waarde)

    def regel(self, lijst: str, **velden: str) -> None:
        """Write the next line in a list of the sheet of the workshop, and wait until it is kept."""
        nieuw = self.pagina.get_by_role("group", name=lijst, exact=True).locator(".regel--nieuw")
        for naam, waarde in velden.items():
            nieuw.locator(f"[name={naam}]").fill(waarde)
        with self.pagina.expect_response(
            lambda antwoord: "/regel/" in antwoord.url and antwoord.status == 200
        ):
            nieuw.locator(f"[name={list(velden)[-1]}]").press("Enter")

    def kies(self, naam: str, wie: str) -> None:
        """Choose a person by typing the name and picking who is offered."""
        self.pagina.locator(f"main [name=tekst-{naam}]").press_sequentially(wie)
        self.pagina.locator(".persoon [role=option]", has_text=wie).first.click()

    def stuur(self, knop: str, **velden: str) -> None:
        """Fill in a form and send it."""
        self.vul(**velden)
        self.klik(knop)

    def vul_formulier(self, **antwoorden: str) -> None:
        """Answer every open question of a format page, and wait until all is saved by itself."""
        for veld in self.pagina.locator(
            "main form:not([data-bladregel]) textarea:visible, main form:not([data-bladregel]) input[type=text]:visible"
        ).all():
            naam = veld.get_attribute("name") or ""
            if not naam.startswith("opmerking-") and not veld.input_value():
                veld.fill(antwoorden.get(naam, f"Antwoord op {naam}."))
        keuzes = self.pagina.locator("main form:not([data-bladregel]) input[type=radio]")
        for naam in dict.fromkeys(keuzes.evaluate_all("els => els.map(e => e.name)")):
            if self.pagina.locator(f"main [name={naam}]:checked").count() == 0:
                self.pagina.locator(f"main [name={naam}]").first.check()
        self.pagina.locator("main h1").click()
        self.wacht_op_opgeslagen()

    def wacht_op_opgeslagen(self) -> None:
        """Wait until the page says that everything is saved."""
        self.pagina.wait_for_timeout(700)
        expect(self.pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen")


def over_dagen(dagen: int) -> str:
    """Give a day as a date field wants it."""
    return (timezone.localdate() + timedelta(days=dagen)).isoformat()
