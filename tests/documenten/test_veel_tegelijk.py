"""Twenty-four documents at once, through a real server: every page goes on working."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from organisatie.models import Organisatie
from tests.conftest import maak_persoon
from tests.proefsite import koekje_van, site
from waardenkader.handelingen import laad_kader

RUIM = 180


@pytest.fixture
def server(transactional_db, tmp_path) -> Iterator[str]:
    """A uvicorn with the pool of connections of production; gives its address."""
    Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")
    laad_kader()
    with site(tmp_path / "server.log") as gestart:
        yield gestart.adres


def vraag(adres: str, koekje: str) -> tuple[int, str]:
    """Give status and text of one address."""
    try:
        with urlopen(Request(adres, headers={"Cookie": koekje}), timeout=RUIM) as antwoord:  # noqa: S310
            return antwoord.status, antwoord.read().decode("latin-1")
    except HTTPError as fout:
        return fout.code, fout.read().decode("utf-8")


@pytest.mark.django_db(transaction=True)
def test_twenty_four_documents_at_once_hold_up_no_page(server):
    koekje = koekje_van(maak_persoon("medewerker", "medewerker"))
    klaar = threading.Event()
    gewoon: list[int] = []

    def blader() -> None:
        while not klaar.is_set():
            gewoon.append(vraag(f"{server}/waardenkader/", koekje)[0])
            klaar.wait(0.1)

    with ThreadPoolExecutor(26) as samen:
        bladeraars = [samen.submit(blader) for _ in range(2)]
        gevraagd = [samen.submit(vraag, f"{server}/waardenkader/waardenkader.pdf", koekje) for _ in range(24)]
        documenten = [klus.result() for klus in gevraagd]
        klaar.set()
        for bladeraar in bladeraars:
            bladeraar.result()
    gelukt = [inhoud for status, inhoud in documenten if status == 200]
    druk = [inhoud for status, inhoud in documenten if status == 503]
    assert len(gelukt) + len(druk) == 24
    assert gelukt
    assert all(inhoud.startswith("%PDF") for inhoud in gelukt)
    assert all("Het is nu te druk" in inhoud for inhoud in druk)
    assert gewoon
    assert set(gewoon) == {200}
