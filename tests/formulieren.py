"""A form as it stands in a page: read it, fill it in, and send it through its own `action`, as a browser does."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.http import HttpResponse
from django.test import Client
from lxml import html


class Formulier:
    """One form of a page as a person has it on the screen; what others do meanwhile it does not know."""

    def __init__(self, client: Client, adres: str, met: str = "", binnen: str = "//main//form") -> None:
        """Open a page; takes the form in which a field `met` stands, else the first of the main part (`binnen`, an XPath)."""
        self.client, self.adres, self.binnen = client, adres, binnen
        reactie = client.get(adres, follow=True)
        assert reactie.status_code == 200, f"{adres}: {reactie.status_code}"
        self._lees(reactie, met)

    def _lees(self, reactie: HttpResponse, met: str = "") -> None:
        self.reactie = reactie
        pagina = html.fromstring(reactie.content.decode())
        formulieren = [f for f in pagina.xpath(self.binnen) if f.method == "POST"]
        if met:
            formulieren = [f for f in formulieren if met in f.inputs]
        assert formulieren, f"geen formulier op {self.adres}"
        self.form = formulieren[0]

    def velden(self) -> dict[str, list[str]]:
        """Give what a browser would send now."""
        gegevens: dict[str, list[str]] = {}
        tekstvakken = {veld.get("name") for veld in self.form.iter("textarea")}
        for naam, waarde in self.form.form_values():
            if naam in tekstvakken:  # HTML drops the first line end of a textarea, this parser does not
                waarde = waarde.removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")
            gegevens.setdefault(naam, []).append(waarde)
        return gegevens

    def stuur(self, **velden: Any) -> HttpResponse:
        """Change fields and send the form; gives the answer. What came back is on the screen now."""
        gegevens: dict[str, Any] = self.velden() | velden
        doel = urljoin(self.adres, self.form.get("action") or self.adres)
        reactie = self.client.post(doel, gegevens)
        if reactie.status_code in (200, 409, 422):
            self._lees(reactie)
        return reactie
