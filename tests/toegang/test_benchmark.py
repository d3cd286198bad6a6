"""The benchmark of the pages runs; how long a page takes is no test, how often it asks the database is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from benchmarks.paginas import VRAGEN, WIE, meet
from benchmarks.vullen import Omvang, vul

pytestmark = pytest.mark.django_db


def test_it_measures_every_page_of_actions_mail_and_agenda(wereld, settings):
    settings.ROOT_URLCONF = "benchmarks.groot"
    vul(wereld, Omvang(mensen=20, projecten=5, acties=60))
    gemeten = meet(wereld, keer=2)
    for pagina in gemeten:
        assert len(pagina.tijden) == len(pagina.leeg) == 2
        assert pagina.naam in str(pagina)
    adressen = {(pagina.adres, pagina.wie) for pagina in gemeten}
    for naam in ("mijn-werk", "acties"):
        assert {(reverse(naam), wie) for wie in WIE} <= adressen
    assert {reverse(naam) for naam in ("acties-xlsx", "mailkeuze", "agenda-instellen")} <= {
        a for a, _ in adressen
    }
    assert [str(pagina) for pagina in gemeten if pagina.vragen > VRAGEN] == []
