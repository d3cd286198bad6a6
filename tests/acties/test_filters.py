"""The board can be narrowed and sorted from its address: what is chosen shows, keeps, and can be taken away one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from lxml import html

from acties.models import Actie, Status, Voortgang
from project.handelingen import maak_project

VANDAAG = date(2026, 11, 10)
NU = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
TERMIJNEN = {
    "Borden": date(2026, 11, 9),
    "Palen": date(2026, 11, 30),
    "Lampen": date(2026, 12, 31),
    "Kabels": date(2027, 1, 1),
    "Verf": None,
}


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: VANDAAG)


@pytest.fixture
def acties(project, organisator, regievoerder, actiehouder) -> None:
    """Five actions in two projects, with all sorts of holders, kinds and terms."""
    ander = maak_project(door=organisator, titel="Cameratoezicht", regievoerder=regievoerder)
    for nummer, (titel, termijn) in enumerate(TERMIJNEN.items()):
        Actie.objects.create(
            project=ander if titel == "Verf" else project,
            titel=titel,
            termijn=termijn,
            soort="informatie" if titel in ("Borden", "Verf") else "",
            actiehouder=actiehouder if titel in ("Borden", "Palen") else None,
            actiehouder_naam="Aannemer & zoon" if titel == "Kabels" else "",
            afgesproken_op=NU,
            status=Status.LOOPT if nummer else Status.OPEN,
        )


@pytest.fixture
def lees(als, regievoerder, acties):
    """Read the board at an address as the regievoerder."""
    client = als(regievoerder)

    def _lees(vraag: str = ""):
        antwoord = client.get(f"/acties/{vraag}")
        assert antwoord.status_code == 200
        return html.fromstring(antwoord.text)

    return _lees


def titels(boom) -> list[str]:
    """Give the actions on the board, in their order."""
    return boom.xpath("//td[@data-label='Actie']/a/text()")


@pytest.mark.parametrize(
    ("termijn", "over"),
    [
        ("voorbij", {"Borden"}),
        ("maand", {"Palen"}),
        ("kwartaal", {"Palen", "Lampen"}),
        ("later", {"Kabels"}),
        ("geen", {"Verf"}),
    ],
)
def test_by_term_one_finds_what_is_due_then(lees, termijn, over):
    assert set(titels(lees(f"?termijn={termijn}"))) == over


def test_by_project_holder_and_kind_one_finds_what_is_theirs(lees, project, actiehouder):
    assert set(titels(lees(f"?project=p{project.pk}"))) == {"Borden", "Palen", "Lampen", "Kabels"}
    assert set(titels(lees(f"?houder=g{actiehouder.pk}"))) == {"Borden", "Palen"}
    assert titels(lees(f"?houder={quote('nAannemer & zoon')}")) == ["Kabels"]
    assert set(titels(lees("?houder=niemand"))) == {"Lampen", "Verf"}
    assert set(titels(lees("?soort=informatie"))) == {"Borden", "Verf"}
    assert titels(lees(f"?soort=informatie&project=p{project.pk}")) == ["Borden"]


def test_only_holders_and_kinds_that_occur_can_be_chosen(lees):
    boom = lees()
    assert boom.xpath("//select[@name='houder']/option/text()") == [
        "Iedereen",
        "Aannemer & zoon",
        "Thijs Bakker",
        "Nog niemand",
    ]
    assert boom.xpath("//select[@name='project']/option/text()")[1:] == ["Cameratoezicht", "Druktemonitor"]


@pytest.mark.parametrize(
    "vraag",
    [
        *(
            "project=p0",
            "project=x",
            "houder=g999999999999999999999",
            "houder=%00",
            "soort=onzin",
            "termijn=ooit",
        ),
        *(
            "sorteer=onzin",
            "sorteer=-",
            "sorteer=--termijn",
            "stand=onzin",
            "project=&houder=&soort=&termijn=",
        ),
    ],
)
def test_what_is_not_there_asks_nothing(lees, vraag):
    boom = lees(f"?{vraag}")
    assert set(titels(boom)) == set(TERMIJNEN)
    assert not boom.xpath("//a[@class='gekozen']")


def test_what_is_chosen_shows_and_is_taken_away_one_by_one(lees, actiehouder):
    boom = lees(f"?houder=g{actiehouder.pk}&termijn=maand&stand=loopt&sorteer=termijn&pagina=1")
    weg = {a.text: a.get("href") for a in boom.xpath("//a[@class='gekozen']")}
    assert list(weg) == ["Actiehouder: Thijs Bakker", "Termijn: Deze maand", "Stand: Loopt"]
    assert weg["Termijn: Deze maand"] == f"?houder=g{actiehouder.pk}&stand=loopt&sorteer=termijn"
    assert boom.xpath("//select[@name='termijn']/option[@selected]/text()") == ["Deze maand"]
    (alles,) = boom.xpath("//a[text()='Alle filters weg']/@href")
    assert alles == "?sorteer=termijn"


def test_sending_the_filters_keeps_the_state_and_the_order(lees):
    (formulier,) = lees("?stand=loopt&sorteer=-termijn").xpath("//form[@aria-label='Filters']")
    assert {"stand": "loopt", "sorteer": "-termijn"}.items() <= dict(formulier.form_values()).items()


def test_the_tiles_count_within_the_filters_and_keep_them(lees):
    boom = lees("?termijn=kwartaal")
    tegels = {a.xpath("string(b)"): a.get("href") for a in boom.xpath("//ul[@class='standen']//a")}
    assert "2" in tegels
    assert all("termijn=kwartaal" in adres for adres in tegels.values())


@pytest.mark.parametrize(
    ("sorteer", "orde"),
    [
        ("termijn", ["Borden", "Palen", "Lampen", "Kabels", "Verf"]),
        ("-termijn", ["Kabels", "Lampen", "Palen", "Borden", "Verf"]),
        ("houder", ["Kabels", "Borden", "Palen", "Lampen", "Verf"]),
        ("teken", ["Lampen", "Borden", "Palen", "Kabels", "Verf"]),
    ],
)
def test_the_board_is_sorted_as_asked_and_what_has_nothing_to_sort_by_comes_last(lees, sorteer, orde):
    Actie.objects.filter(titel="Lampen").update(afgesproken_op=NU - timedelta(days=9))
    assert titels(lees(f"?sorteer={sorteer}")) == orde


def test_first_comes_what_is_most_urgent_also_when_its_term_is_far(lees):
    stil = Actie.objects.get(titel="Kabels")
    rapport = Voortgang.objects.create(actie=stil, status="loopt")
    Voortgang.objects.filter(pk=rapport.pk).update(op=NU - timedelta(days=90))
    Actie.objects.filter(titel="Lampen").update(status=Status.GEREED)
    getoond = titels(lees())
    assert getoond.index("Kabels") < getoond.index("Palen")


def test_the_heading_says_how_the_board_is_sorted_and_turns_it_round(lees):
    boom = lees()
    (kop,) = boom.xpath("//th[@aria-sort]")
    assert (kop.text_content().strip(), kop.get("aria-sort")) == ("Stand", "descending")
    (kop,) = lees("?sorteer=termijn&termijn=later").xpath("//th[@aria-sort]")
    assert (kop.text_content().strip(), kop.get("aria-sort")) == ("Termijn", "ascending")
    assert kop.xpath("string(a/@href)") == "?sorteer=-termijn&termijn=later"
