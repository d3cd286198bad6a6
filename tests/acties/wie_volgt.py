"""Who watches what, the page on which that is handed over, and who was mailed of it."""

from __future__ import annotations

from organisatie.models import Bericht, Gebruiker
from tests.formulieren import Formulier

ADRES = "/acties/overdragen/"


def stand(alles) -> dict:
    """Give who watches what now."""
    for ding in alles.values():
        ding.refresh_from_db()
    projecten = {naam: alles[naam].regievoerder for naam in ("een", "twee", "vreemd")}
    acties = {naam: alles[naam].monitor for naam in ("gevolgd", "ander", "eigen")}
    return {**projecten, "strategie": alles["strategie"].eigenaar, **acties}


def sleutels(pagina: Formulier) -> list[str]:
    return sorted(vak.get("value") for vak in pagina.form.xpath(".//input[@name='stukken']"))


def bevestig(pagina: Formulier):
    """Press the button of the page that asks once more."""
    assert "Klopt dit?" in pagina.reactie.text
    return pagina.stuur(klopt="ja")


def mails(wie: Gebruiker) -> list[Bericht]:
    return list(Bericht.objects.filter(aan=wie.email).order_by("pk"))
