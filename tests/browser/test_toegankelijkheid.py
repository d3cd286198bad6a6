"""Every page of the demo in a real browser: axe (WCAG 2.2 A and AA) at 1280 and 390, and no page that slides sideways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest import mock
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from codio_site.demo import organisatie, project, strategie, terugkoppeling, verhaal
from moresprudentie.periode import Halfjaar
from project.models import Project
from strategie.handelingen.accenten import kies_invulling
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Dossier
from tests.browser.conftest import gebreken
from waardenkader.handelingen import laad_kader

pytestmark = pytest.mark.browser

OVERSLAAN = ("/beheer/", "/account/logout/")
"""The admin is Django's own; the log-out page would end the walk."""

LINKS = (
    "[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location.href).href)"
)

GENOEG = 2
"""Of addresses that differ only in a number or a name, this many are visited."""


@pytest.fixture
def verhaal_gespeeld(transactional_db) -> None:
    """The story of the demo, without the cost of its documents, with a dossier and a project that are open."""
    vandaag = timezone.localdate()
    halfjaar = Halfjaar.van(vandaag).vorige
    begin = timezone.localtime(halfjaar.begin).date()
    laad_kader()
    organisatie.richt_in()
    with mock.patch("documenten.document.Document.als_bestand", return_value=b"%PDF-1.7"):
        dossier = strategie.speel(begin - timedelta(days=200))
        for gegevens in verhaal.projecten():
            project.speel(gegevens, dossier, project.agenda(gegevens, begin, vandaag))
        terugkoppeling.speel(dossier, halfjaar)


def soort_adres(pad: str) -> str:
    """Give the address with every number as a sign, so that pages of one kind count together."""
    return "/".join("#" if deel.isdigit() else deel for deel in pad.split("/"))


def wandel(pagina: Page, begin: list[str]) -> list[str]:
    """Follow every link from `begin` on; gives what is wrong on the pages that were met."""
    wachtrij, gezien, per_soort, fouten = list(begin), set(begin), {}, []
    while wachtrij:
        pad = wachtrij.pop(0)
        antwoord = pagina.goto(pad)
        if antwoord is None or antwoord.status != 200:
            fouten.append(f"{pad}: {antwoord.status if antwoord else 'geen antwoord'}")
            continue
        fouten += gebreken(pagina)
        for verder in pagina.evaluate(LINKS):
            nieuw = urlsplit(verder).path
            if not _is_pagina(verder, pagina.url) or nieuw in gezien or nieuw.startswith(OVERSLAAN):
                continue
            soort = soort_adres(nieuw)
            per_soort[soort] = per_soort.get(soort, 0) + 1
            if per_soort[soort] <= GENOEG:
                gezien.add(nieuw)
                wachtrij.append(nieuw)
    return fouten


def _is_pagina(adres: str, hier: str) -> bool:
    delen = urlsplit(adres)
    return (
        delen.netloc == urlsplit(hier).netloc and delen.path.endswith("/") and delen.path != "/openbaar/feed/"
    )


@pytest.fixture
def open_dossier(verhaal_gespeeld) -> str:
    """The address of a dossier in which everything can still be filled in."""
    cio = verhaal.persoon("cio")
    dossier = maak_dossier(
        door=cio,
        titel="Volgende strategie",
        eigenaar=cio,
        bestuurder=verhaal.persoon("bestuurder"),
        aanleiding=Dossier.Aanleiding.AKKOORD,
    )
    kies_invulling(dossier=dossier, keuze=Dossier.Keuze.SPECIFIEK, door=cio)
    return dossier.get_absolute_url()


@pytest.fixture
def wandeling(venster) -> Callable[..., list[str]]:
    """Walk as somebody from the given addresses."""

    def _wandeling(account: str, *begin: str) -> list[str]:
        return wandel(venster(account), ["/", *begin])

    return _wandeling


def test_pages_of_the_cio(wandeling, open_dossier):
    fouten = wandeling("cio", open_dossier)
    assert not fouten, "\n".join(fouten)


def test_pages_of_the_organisator(wandeling, verhaal_gespeeld):
    fouten = wandeling("organisator", *[p.get_absolute_url() for p in Project.objects.all()])
    assert not fouten, "\n".join(fouten)


def test_pages_of_the_redacteur(wandeling, verhaal_gespeeld):
    fouten = wandeling("redacteur", "/moresprudentie/redactie/")
    assert not fouten, "\n".join(fouten)


def test_pages_of_everybody_without_an_account(venster, verhaal_gespeeld):
    fouten = wandel(venster(), ["/account/login/", "/openbaar/"])
    assert not fouten, "\n".join(fouten)
