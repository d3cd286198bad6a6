"""Metingen for the tests that walk the whole house."""

from __future__ import annotations

from datetime import date

from codio_site.demo import volwassenheid
from codio_site.demo.verhaal import persoon
from strategie.models import Meting
from strategie.volwassenheid.handelingen import sluit
from tests.strategie.volwassenheid.conftest import begin, bespreek, maak, vul_in

MENSEN = ("organisator", "redacteur", "projectleider")


def houd_metingen(vandaag: date) -> dict[str, Meting]:
    """Give a meting of each status: the two of the demo, one that is prepared, and one of which all themes were talked about."""
    vastgesteld, lopend = volwassenheid.speel(vandaag)
    cio, mensen = persoon("cio"), [persoon(account) for account in MENSEN]
    voorbereiding, gesloten = maak(cio, "In voorbereiding"), maak(cio, "Gesloten")
    for mens in mensen:
        voorbereiding.invullers.create(gebruiker=mens)
    begin(gesloten, mensen, cio)
    for mens in mensen:
        vul_in(gesloten, mens, 3)
    sluit(meting=gesloten, door=cio)
    bespreek(gesloten, cio, 3)
    metingen = {
        "voorbereiding": voorbereiding,
        "open": lopend,
        "gesloten": gesloten,
        "vastgesteld": vastgesteld,
    }
    return {naam: Meting.objects.get(pk=meting.pk) for naam, meting in metingen.items()}
