"""Two installations on one machine, each with a database of its own: this one follows the other over the wire."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as instellingen
from django.db import connection
from django.urls import reverse

from moresprudentie.handelingen import begin_volgen, wijzig_bron
from moresprudentie.models import Bron, Verslag
from moresprudentie.volgen import haal_bron_op
from tests.moresprudentie.buren import inhoud
from tests.proefsite import database_url, omgeving, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kader")]
INRICHTEN = """
from moresprudentie.handelingen import lees_verslagen_in, maak_sleutel
from organisatie.handelingen import richt_organisatie_in
richt_organisatie_in(naam="Gemeente Buur", soort="gemeente", onderdelen=[])
print(maak_sleutel(naam="Wij", door=None)[1])
"""
INTREKKEN = """
from moresprudentie.handelingen import trek_in
from moresprudentie.models import Verslag
trek_in(verslag=Verslag.objects.get(volgnummer=1), door=None, reden="Er stond een naam in.")
"""


class Ander:
    """The other installation: its address, its key for us, and what is done there."""

    def __init__(self, map_: Path, poort: int) -> None:
        self.map, self.adres = map_, f"http://127.0.0.1:{poort}"
        self.beheer("migrate", "-v0")
        self.beheer("laad_waardenkader")
        self.sleutel = self.beheer("shell", "-v0", "-c", INRICHTEN).strip().splitlines()[-1]

    def beheer(self, *opdracht: str) -> str:
        """Run a command there."""
        gedaan = subprocess.run(
            [sys.executable, "manage.py", *opdracht],
            env=omgeving("tests.instellingen_server"),
            cwd=instellingen.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )
        assert gedaan.returncode == 0, gedaan.stderr
        return gedaan.stdout

    def lees_in(self, *stukken: tuple[str, list[dict[str, Any]]]) -> None:
        """Let it have these verslagen: who may read each, and its versions."""
        kop = {
            "schema": "codio-verslagen/1",
            "organisatie": {"naam": "Gemeente Buur", "id": ""},
            "aantal": len(stukken),
        }
        regels: list[dict[str, Any]] = [kop]
        for wie, versies in stukken:
            regels.append(
                {
                    "nummer": versies[0]["nummer"],
                    "slug": f"stuk-{versies[0]['nummer'][-3:]}",
                    "status": "gepubliceerd",
                    "gepubliceerd_op": "2026-03-01T12:00:00+00:00",
                    "ingetrokken_op": None,
                    "ingetrokken_reden": "",
                    "versies": [
                        {
                            "versie": versie["versie"],
                            "zichtbaarheid": wie,
                            "reden": versie["reden"],
                            "gepubliceerd_op": f"2026-03-0{versie['versie']}T12:00:00+00:00",
                            "inhoud": versie,
                        }
                        for versie in versies
                    ],
                }
            )
        bestand = self.map / "verslagen.jsonl"
        bestand.write_text("".join(f"{json.dumps(regel)}\n" for regel in regels))
        self.beheer("verslagen_importeren", str(bestand))


@pytest.fixture
def ander(tmp_path, monkeypatch, settings) -> Iterator[Ander]:
    """Another installation that runs."""
    settings.VOLGEN_PLAATSELIJK = True
    hier, naam = database_url(), f"{connection.settings_dict['NAME']}_ander"
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    with psycopg.connect(hier, autocommit=True) as lijn:
        lijn.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')
        lijn.execute(f'CREATE DATABASE "{naam}"')
        try:
            daar = hier.replace(f"/{connection.settings_dict['NAME']}?", f"/{naam}?")
            assert daar != hier
            monkeypatch.setattr("tests.proefsite.database_url", lambda: daar)
            monkeypatch.setenv("SITE_URL", f"http://127.0.0.1:{poort}")
            zelf = Ander(tmp_path, poort)
            with site(tmp_path / "site.txt", poort=poort):
                yield zelf
        finally:
            lijn.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')


def test_what_another_installation_shares_comes_here_is_corrected_and_goes(ander, beheerder, als, medewerker):
    eerste = inhoud("CODIO 2026-001")
    tweede = inhoud("CODIO 2026-002", titel="Lantaarns")
    derde = inhoud("CODIO 2026-003", titel="Alleen daar")
    ander.lees_in(("openbaar", [eerste]), ("overheden", [tweede]), ("organisatie", [derde]))

    bron = begin_volgen(adres=ander.adres, door=beheerder)
    ronde = haal_bron_op(nummer=bron.pk)
    assert (ronde.nieuw, ronde.fouten) == (1, 0)  # without a key: open data

    wijzig_bron(bron=bron, naam=bron.naam, sleutel=ander.sleutel, door=beheerder)
    ronde = haal_bron_op(nummer=bron.pk, alles=True)
    assert Bron.objects.get().storing == ""
    assert (ronde.nieuw, ronde.gewijzigd, ronde.weg, ronde.fouten) == (1, 0, 0, 0)
    lezer = als(medewerker)
    lijst = lezer.get(reverse("databank")).content.decode()
    assert "Gemeente Buur" in lijst
    assert [titel in lijst for titel in ("Fietsen tellen", "Lantaarns", "Alleen daar")] == [True, True, False]

    beter = eerste | {"versie": 2, "reden": "De telling klopte niet.", "omschrijving": "Anders verteld."}
    ander.lees_in(("openbaar", [eerste, beter]))
    assert haal_bron_op(nummer=bron.pk).gewijzigd == 1
    verslag = Verslag.objects.get(volgnummer=1)
    assert "De telling klopte niet." in lezer.get(verslag.get_absolute_url()).content.decode()

    ander.beheer("shell", "-v0", "-c", INTREKKEN)
    assert haal_bron_op(nummer=bron.pk).weg == 1
    blad = lezer.get(verslag.get_absolute_url()).content.decode()
    assert "Er stond een naam in." in blad
    assert "Anders verteld." not in blad
    assert "Fietsen tellen" not in lezer.get(reverse("databank")).content.decode()
    assert haal_bron_op(nummer=bron.pk, alles=True).fouten == 0
