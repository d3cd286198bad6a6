"""Two people at one form that changes something that exists: nothing is lost, and who is second sees both.

Each row is one form: its address, two fields of it, and what is typed. The forms are read from the page and sent through
their own `action`; both people have the page open before either sends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from lxml import html

from project.models import Groepskeuze
from tests.formulieren import Formulier
from tests.toegang.conftest import Wereld
from waardenkader.models import Fundament

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Rij:
    """One form: url name, arguments (dotted from the world), who has it open twice, two fields with other values.

    In fields and values `{a.b}` stands for the first of b of a in the world, `{a.b:1}` for the second. `toont` is how
    the page shows the first value, when that is something else.
    """

    naam: str
    args: dict[str, str]
    wie: str
    een: str
    ander: str = ""
    waarden: tuple[str, str] = ("Van de eerste", "Van de tweede")
    van_ander: str = "Ook van de tweede"
    toont: str = ""

    def __str__(self) -> str:
        return self.naam


P = {"pk": "project"}
D = {"pk": "dossier"}


def regel(soort: str, rij: str) -> dict[str, str]:
    """Give the address of a line on the sheet of the workshop."""
    return {**P, "soort": f"={soort}", "rij": rij}


TABEL = [
    Rij("project-wijzigen", P, "organisator", "omschrijving", "technologie"),
    Rij(
        "project-instrument",
        {**P, "instrument": "project.instrumenten"},
        "organisator",
        "toelichting",
        "naam",
    ),
    Rij("project-deelnemer", {**P, "deelnemer": "project.deelnemers"}, "organisator", "perspectief", "naam"),
    Rij("project-plan", P, "organisator", "plan", "locatie"),
    Rij(
        "project-tijden",
        P,
        "organisator",
        "minuten_introductie",
        "minuten_reflectie",
        waarden=("20", "25"),
        van_ander="5",
    ),
    Rij(
        "project-follow-up-plannen",
        P,
        "organisator",
        "opvolggesprek_op",
        waarden=("2030-01-08T10:00", "2030-01-09T11:30"),
        toont="8 januari 2030",
    ),
    Rij("project-uitkomst", P, "organisator", "uitkomst_reden"),
    Rij("project-regel", regel("waarde", "groepskeuzes"), "organisator", "reden"),
    Rij("project-regel", regel("poster", "project.gekozen_waarden"), "gespreksleider", "betekenis"),
    Rij("project-regel", regel("spanning", "project.spanningen"), "organisator", "schuurt", "afweging"),
    Rij("project-regel", regel("actie", "project.acties"), "notulist", "titel", "wie"),
    Rij("project-regel", regel("actie", "project.acties"), "notulist", "wie", "titel"),
    Rij(
        "project-deelnemers",
        P,
        "organisator",
        "groep_{project.deelnemers}",
        "groep_{project.deelnemers:1}",
        waarden=("{project.groepen:1}", "{project.groepen:2}"),
        van_ander="",
        toont="Groep",
    ),
    Rij("project-tafels", P, "organisator", "tafel_{fundamenten}", waarden=("2", "3"), toont="Tafel 2"),
    Rij("strategie-wijzigen", D, "cio", "aanleiding_toelichting", "mandaat"),
    Rij("strategie-rollen", D, "cio", "moderator_naam"),
    Rij("strategie-betrokkene", {**D, "betrokkene": "dossier.betrokkenen"}, "cio", "rol"),
    Rij("strategie-keuze", D, "cio", "externen_toelichting"),
    Rij("strategie-aantal", D, "cio", "reden_afwijkend_aantal"),
    Rij("strategie-accentwaarde", {**D, "accent": "dossier.accentwaarden"}, "cio", "lading", "onderbouwing"),
    Rij("strategie-bijeenkomst-wijzigen", {**D, "bijeenkomst": "dossier.bijeenkomsten:1"}, "cio", "waar"),
    Rij("aanbeveling-beantwoorden", {"pk": "terugkoppeling.aanbevelingen"}, "cio", "reden"),
    Rij("strategie-methode", {**D, "methode": "dossier.methoden"}, "cio", "dekt", "lacunes"),
    Rij("volwassenheid-wijzigen", {"pk": "open"}, "cio", "toelichting", "titel"),
    Rij("volwassenheid-thema", {"pk": "gesloten", "thema": "=kennis"}, "cio", "reden", ""),
    Rij("actie-wijzigen", {"pk": "project.acties"}, "organisator", "omschrijving", "doelgroep"),
    Rij("actie-wijzigen", {"pk": "dossier.maatregelen"}, "cio", "omschrijving", "titel"),
    Rij("wooset-wijzigen", {"pk": "project.woosets"}, "redacteur", "gevraagd", "kenmerk"),
    Rij("eigen-waarde-wijzigen", {"slug": "=eigen-waarde"}, "beheerder", "definitie", "toelichting"),
]


@pytest.fixture(autouse=True)
def _zoals_het_was() -> Iterator[None]:
    """Undo what a test did, so that every row starts in the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def zoek(bron: str, wereld: Wereld) -> Any:
    """Give the key of what `a`, `a.b` or `a.b:1` stands for in the world; after `=` it is the text itself."""
    if bron.startswith("="):
        return bron[1:]
    pad, _, nummer = bron.partition(":")
    if pad == "groepskeuzes":
        return Groepskeuze.objects.filter(gekozen__project=wereld.project).order_by("pk")[0].pk
    if pad in ("open", "gesloten"):
        return wereld.metingen[pad].pk
    if pad == "fundamenten":
        return Fundament.objects.actueel()[int(nummer or 0)].pk
    eerste, _, rest = pad.partition(".")
    ding = getattr(wereld, eerste)
    return (getattr(ding, rest).order_by("pk")[int(nummer or 0)] if rest else ding).pk


def adres(rij: Rij, wereld: Wereld) -> str:
    """Give the address of a form."""
    return reverse(rij.naam, kwargs={naam: zoek(bron, wereld) for naam, bron in rij.args.items()})


def ingevuld(rij: Rij, wereld: Wereld) -> Rij:
    """Give the row with what `{…}` stands for."""

    def vul(tekst: str) -> str:
        return re.sub(r"\{(.+?)\}", lambda plek: str(zoek(plek[1], wereld)), tekst)

    return replace(
        rij,
        een=vul(rij.een),
        ander=vul(rij.ander),
        waarden=(vul(rij.waarden[0]), vul(rij.waarden[1])),
        toont=rij.toont or rij.waarden[0],
    )


def op_de_pagina(client, waar: str, veld: str) -> str:
    """Give what the field holds when the page is opened anew."""
    return Formulier(client, waar, met=veld).velden()[veld][0].replace("\r\n", "\n")


def op_de_pagina_alle(client, waar: str, veld: str) -> list[str]:
    """Give all that is ticked when the page is opened anew."""
    return Formulier(client, waar, met=veld).velden()[veld]


@pytest.fixture(params=TABEL, ids=str)
def rij(request, wereld) -> Rij:
    return ingevuld(request.param, wereld)


@pytest.fixture
def twee(rij, wereld, als):
    """The same form on two screens."""
    waar = adres(rij, wereld)
    client = als(wereld.mensen[rij.wie])
    return waar, client, Formulier(client, waar, met=rij.een), Formulier(client, waar, met=rij.een)


def test_who_changes_another_field_does_not_undo_the_first(rij, twee):
    waar, client, eerste, tweede = twee
    if not rij.ander:
        pytest.skip("dit formulier heeft één veld met tekst")
    assert eerste.stuur(**{rij.een: rij.waarden[0]}).status_code == 302
    assert tweede.stuur(**{rij.ander: rij.van_ander}).status_code == 302
    assert op_de_pagina(client, waar, rij.een) == rij.waarden[0]
    assert op_de_pagina(client, waar, rij.ander) == rij.van_ander


def test_who_sends_the_page_as_it_was_undoes_nothing(rij, twee):
    waar, client, eerste, tweede = twee
    eerste.stuur(**{rij.een: rij.waarden[0]})
    assert tweede.stuur().status_code == 302
    assert op_de_pagina(client, waar, rij.een) == rij.waarden[0]


def test_who_changes_the_same_field_sees_both_and_nothing_is_written_yet(rij, twee):
    waar, client, eerste, tweede = twee
    eerste.stuur(**{rij.een: rij.waarden[0]})
    antwoord = tweede.stuur(**{rij.een: rij.waarden[1]})
    assert antwoord.status_code == 422
    pagina = html.fromstring(antwoord.content.decode())
    [keuze] = pagina.xpath("//main//*[contains(@class, 'veldbotsing')][self::fieldset]")
    assert pagina.xpath(f"//*[@name='keuze-{rij.een}'][@value='ander']")
    assert pagina.xpath("//main//*[@data-foutenlijst]//a[starts-with(@href, '#')]"), (
        "niets leidt naar het veld"
    )
    assert rij.toont in keuze.text_content()
    assert tweede.velden()[rij.een] == [rij.waarden[1]]
    assert op_de_pagina(client, waar, rij.een) == rij.waarden[0]


@pytest.mark.parametrize(("keuze", "welke"), [("mijn", 1), ("ander", 0)])
def test_the_choice_decides_what_stands_there(rij, twee, keuze, welke):
    waar, client, eerste, tweede = twee
    eerste.stuur(**{rij.een: rij.waarden[0]})
    tweede.stuur(**{rij.een: rij.waarden[1]})
    assert tweede.stuur(**{f"keuze-{rij.een}": keuze}).status_code == 302
    assert op_de_pagina(client, waar, rij.een) == rij.waarden[welke]


def test_who_was_there_is_not_undone_by_a_second_list(wereld, als):
    client = als(wereld.mensen["gespreksleider"])
    waar = reverse("project-stap-1", args=[wereld.project.pk])
    eerste, tweede = (Formulier(client, waar, met="aanwezig") for _ in range(2))
    iedereen = eerste.velden()["aanwezig"]
    assert eerste.stuur(aanwezig=iedereen[1:]).status_code == 302
    assert tweede.stuur(aanwezig=iedereen[:-1]).status_code == 422
    assert sorted(op_de_pagina_alle(client, waar, "aanwezig")) == sorted(iedereen[1:])
    assert tweede.stuur(**{"keuze-aanwezig": "mijn"}).status_code == 302
    assert sorted(op_de_pagina_alle(client, waar, "aanwezig")) == sorted(iedereen[:-1])


def test_the_choice_stands_there_when_another_field_was_wrong(wereld, als):
    client = als(wereld.mensen["organisator"])
    waar = reverse("project-wijzigen", args=[wereld.project.pk])
    eerste, tweede = (Formulier(client, waar, met="omschrijving") for _ in range(2))
    eerste.stuur(omschrijving="Van de eerste")
    tweede.stuur(omschrijving="Van de tweede")
    antwoord = tweede.stuur(**{"keuze-omschrijving": "ander", "titel": ""})
    assert antwoord.status_code == 422
    assert tweede.velden()["keuze-omschrijving"] == ["ander"]
    assert tweede.stuur(titel="Toch een titel").status_code == 302
    assert op_de_pagina(client, waar, "omschrijving") == "Van de eerste"
    assert op_de_pagina(client, waar, "titel") == "Toch een titel"


def test_without_a_choice_the_page_asks_again_and_keeps_the_text(rij, twee):
    waar, client, eerste, tweede = twee
    eerste.stuur(**{rij.een: rij.waarden[0]})
    tweede.stuur(**{rij.een: rij.waarden[1]})
    antwoord = tweede.stuur()
    assert antwoord.status_code == 422
    assert "Kies welke van de twee" in antwoord.content.decode()
    assert tweede.velden()[rij.een] == [rij.waarden[1]]
    assert op_de_pagina(client, waar, rij.een) == rij.waarden[0]
