"""Taking over an example of an action as somebody without a script does: by way of the page of the examples."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from lxml import html

from tests.formulieren import Formulier


def kies(form: Formulier, veld: str = "titel", adres: str = "", **getypt: str) -> Any:
    """Press the button beside the field, as who has no script; gives the page with the examples, at `adres`."""
    velden = form.velden() | getypt | {"voorbeelden": veld}
    antwoord = form.client.post(
        adres or reverse("voorbeelden"), velden, headers={"referer": f"http://testserver{form.adres}"}
    )
    assert antwoord.status_code == 200
    return html.fromstring(antwoord.content.decode())


def neem_over(form: Formulier, pagina: Any, waarde: str, veld: str = "titel") -> None:
    """Press a button of the page with the examples, which leads back to the form."""
    [knop] = pagina.xpath(f"//button[@name='neem_over'][@value='{waarde}']")
    [ouder] = [f for f in pagina.forms if knop in f.iterdescendants()]
    velden: dict[str, list[str]] = {}
    for naam, inhoud in ouder.form_values():
        velden.setdefault(naam, []).append(inhoud)
    antwoord = form.client.post(knop.get("formaction"), velden | {"neem_over": waarde})
    assert antwoord.status_code == 200, "nothing is wrong, and nothing is saved"
    form._lees(antwoord, veld)
