"""The framework on paper."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.documenten.pdf_controle import controleer_pdf
from waardenkader.documenten import waardenkader
from waardenkader.handelingen import voeg_eigen_waarde_toe
from waardenkader.models import Principe, Waarde

pytestmark = pytest.mark.usefixtures("kader", "organisatie")


def test_the_first_page_holds_all_values_and_an_open_line_per_principe():
    html = waardenkader().als_html()
    blad = html[html.index('class="blad"') : html.index('class="betekenis"')]

    namen = [unescape(naam).replace("\u00ad", "") for naam in re.findall(r"<span>([^<]+)</span></li>", blad)]
    assert [n for n in namen if not n.startswith("Andere")] == [w.naam for w in Waarde.objects.actueel()]
    assert namen.count("Andere waarde, namelijk…") == 6


def test_the_pages_after_it_define_every_value():
    html = waardenkader().als_html()

    for waarde in Waarde.objects.actueel():
        assert waarde.definitie in unescape(html)


def test_many_own_values_do_not_push_the_first_page_over_its_edge(cio):
    principe = Principe.objects.actueel().get(sleutel="verantwoordelijkheid")
    for nummer in range(12):
        voeg_eigen_waarde_toe(principe=principe, naam=f"Eigen {nummer}", definitie="Van ons.", door=cio)

    deel = waardenkader().context["fundamenten"][2].principes[1]

    assert len(deel.op_een) + deel.meer == 18
    assert sum(waarde.hoogte() for waarde in deel.op_een) + 2 * 7.8 <= 71.5
    assert deel.meer == 12
    assert "en nog 12, zie bijlage 2" in waardenkader().als_html()


def test_the_pdf_can_be_read_by_everybody():
    pdf = waardenkader().als_pdf()

    assert controleer_pdf(pdf) == []


def test_a_medewerker_downloads_it(als, medewerker):
    antwoord = als(medewerker).get(reverse("waardenkader-document", args=["pdf"]))

    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    assert b"".join(antwoord)[:5] == b"%PDF-"


def test_an_unknown_format_is_not_found(als, medewerker):
    assert als(medewerker).get("/waardenkader/waardenkader.exe").status_code == 404


def test_the_meaning_of_the_values_takes_three_pages_one_per_fundament():
    from documenten.pdf import maak_opmaak

    assert len(maak_opmaak(waardenkader().als_html()).pages) == 4
