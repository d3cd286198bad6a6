"""A server gives back every connection to the database, whatever somebody asks for: here it has one to give."""

from __future__ import annotations

import http.client

import pytest

from organisatie.models import Rol
from tests.conftest import maak_persoon
from tests.proefsite import koekje_van, site

pytestmark = pytest.mark.django_db(transaction=True)


def test_pages_that_are_not_there_or_not_for_you_leave_the_connection_to_others(tmp_path, monkeypatch):
    monkeypatch.setenv("CODIO_DATABASE_POOL", "1")
    koekje = koekje_van(maak_persoon("mdevries", Rol.MEDEWERKER))
    with site(tmp_path / "server.log") as gestart:

        def stand(pad: str) -> int:
            lijn = http.client.HTTPConnection("127.0.0.1", gestart.poort, timeout=60)
            lijn.request("GET", pad, headers={"Cookie": koekje})
            antwoord = lijn.getresponse()
            antwoord.read()
            lijn.close()
            return antwoord.status

        mis = ("/bestaat-niet/", "/project/999999/", "/moresprudentie/redactie/", "/bestaat-niet/")
        assert [stand(pad) for pad in mis] == [404, 404, 403, 404]
        assert [stand(pad) for pad in ("/", "/waardenkader/", "/acties/")] == [200, 200, 200]
