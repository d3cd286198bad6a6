"""The home page merges what the apps tell about a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from codio_site import mijn_werk
from organisatie.models import Gebruiker
from organisatie.werk import Taak, Traject, als_werk

Als = Callable[[Gebruiker], Client]
FASEN = (("Voorbereiding", "klaar"), ("Workshop", "bezig"), ("Implementatie", "open"))


def _taak(titel: str, dagen: int | None = None, te_laat: bool = False) -> Taak:
    termijn = None if dagen is None else timezone.localdate() + timedelta(days=dagen)
    return Taak(titel, "Chatbot subsidies", "/ergens/", termijn=termijn, te_laat=te_laat)


@pytest.fixture
def werk(monkeypatch) -> SimpleNamespace:
    """Stand in for the `werk.py` of the apps."""
    bron = SimpleNamespace(lijst=[], lopend=[])
    bron.werk = lambda gebruiker, hoeveel: als_werk(bron.lijst, bron.lopend, hoeveel)
    monkeypatch.setattr(mijn_werk, "WERK", (bron,))
    return bron


def test_tasks_stand_late_first_then_by_date_and_undated_last(werk, medewerker):
    werk.lijst = [_taak("ooit"), _taak("later", 8), _taak("nu", 0), _taak("te laat", -3, te_laat=True)]

    assert [t.titel for t in mijn_werk.werk(medewerker).taken] == ["te laat", "nu", "later", "ooit"]


@pytest.mark.parametrize(
    ("open_", "laat", "zin"),
    [
        (0, 0, "Er wacht nu niets op je."),
        (1, 0, "Eén taak wacht op je."),
        (3, 0, "Drie taken wachten op je."),
        (1, 1, "Twee taken wachten op je. Eén daarvan is te laat."),
        (9, 3, "12 taken wachten op je. Drie daarvan zijn te laat."),
    ],
)
def test_the_summary_counts_in_words(open_, laat, zin):
    assert mijn_werk.samenvatting(open_ + laat, laat) == zin


def test_the_page_shows_tasks_late_ones_and_the_phase_of_a_traject(werk, als: Als, organisator):
    werk.lijst = [_taak("Maak de groepsindeling", 4), _taak("Vul de DPIA aan", -9, te_laat=True)]
    werk.lopend = [
        Traject("Project", "Cameratelling fietspaden", "/project/1/", FASEN, "Workshop op dinsdag")
    ]

    pagina = als(organisator).get("/").content.decode()

    assert "Maak de groepsindeling" in pagina
    assert "9 dagen te laat" in pagina
    assert "Fase 2 van 3: Workshop" in pagina
    assert "Workshop op dinsdag" in pagina


def test_a_hundred_tasks_and_trajects_do_not_all_stand_on_the_page(werk, als: Als, cio):
    werk.lijst = [_taak(f"taak {n}!", n) for n in range(100)]
    werk.lijst += [_taak(f"laat {n}!", -n, te_laat=True) for n in range(1, 101)]
    werk.lopend = [Traject("Strategie", f"strategie {n}!", "/strategie/1/", FASEN) for n in range(100)]

    pagina = als(cio).get("/?pagina=2").text

    assert "200 taken wachten op je." in pagina
    assert "taak 20!" in pagina
    assert "taak 19!" not in pagina
    assert "laat 100!" in pagina
    assert "laat 89!" not in pagina
    assert "strategie 9!" in pagina
    assert "strategie 10!" not in pagina
    assert "Al je strategieën" in pagina


def test_a_finished_traject_says_so(werk, als: Als, organisator):
    werk.lopend = [Traject("Project", "Klaar project", "/project/1/", tuple((n, "klaar") for n, _ in FASEN))]

    assert "Alle 3 fasen klaar" in als(organisator).get("/").content.decode()


def test_a_medewerker_without_work_is_led_to_databank_and_waardenkader(als: Als, medewerker):
    pagina = als(medewerker).get("/").content.decode()

    assert "Er wacht nu niets op je." in pagina
    assert "Lees de verslagen" in pagina
    assert "Bekijk de waarden" in pagina


def test_everybody_sees_what_their_role_may_start(als: Als, cio, organisator, redacteur, medewerker):
    assert "Start een strategie" in als(cio).get("/").content.decode()
    assert "Start een project" in als(organisator).get("/").content.decode()
    assert "Schrijf een terugkoppeling" in als(redacteur).get("/").content.decode()
    assert "Start een" not in als(medewerker).get("/").content.decode()


def test_the_page_asks_for_login(client: Client):
    antwoord = client.get("/")

    assert antwoord.status_code == 302
    assert antwoord.headers["Location"] == "/account/login/?next=/"


def test_the_number_of_queries_does_not_grow_with_the_work(
    werk, als: Als, organisator, django_assert_num_queries, django_assert_max_num_queries
):
    client = als(organisator)
    werk.lijst = [_taak("een", 1)]
    with django_assert_max_num_queries(8) as eerste:
        client.get("/")
    werk.lijst = [_taak(str(n), n) for n in range(1, 31)]
    with django_assert_num_queries(len(eerste.captured_queries)):
        client.get("/")
