"""The hand-outs without a project, and the framework on one page A3."""

from __future__ import annotations

from html import unescape
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from lxml import html

from documenten.pdf import maak_opmaak
from tests.documenten.pdf_controle import controleer_pdf
from waardenkader.documenten import KaderFundament, KaderPrincipe, KaderWaarde, kaderfundamenten
from waardenkader.handelingen import voeg_eigen_waarde_toe
from waardenkader.kaderfiguur import kader_op_a3, kaderfiguur
from waardenkader.models import Kaderversie, Principe, Waarde
from waardenkader.printset import alle_bladen, printbladen

pytestmark = pytest.mark.usefixtures("kader", "organisatie")

EEN_BLADZIJDE = [
    "waardenkader-bijlage-1-a4", "waardenkader-bijlage-1-a3", "1a", "1b", "1c", "2a", "2b", "2c", "3", "4a", "4b", "4c",
    "5-poster-a1", "5-poster-a3",
]  # fmt: skip


def test_every_hand_out_is_a_file_of_one_page_that_everybody_can_read(als, medewerker):
    client = als(medewerker)
    assert [blad.sleutel for blad in printbladen()] == EEN_BLADZIJDE
    for blad in printbladen():
        antwoord = client.get(reverse("hand-out", args=[blad.sleutel]))
        assert f"{blad.bestandsnaam}.pdf" in antwoord["Content-Disposition"]
        pdf = b"".join(antwoord)
        with pikepdf.open(BytesIO(pdf)) as bestand:
            assert len(bestand.pages) == 1, blad
        assert controleer_pdf(pdf) == [], blad


def test_the_page_lists_them_under_the_names_of_the_workshop_and_every_link_works(als, medewerker):
    pagina = als(medewerker).get(reverse("hand-outs")).content.decode()
    koppen = [kop.text_content() for kop in html.fromstring(pagina).xpath("//section[ul]/h2")]
    assert koppen == [
        "Waardenkader (bijlage 1)",
        "1. Uitleg principes en waarden (bijlage 2)",
        "2. Invulformulieren acties",
        "3. Uitleg acties",
        "4. Actieplan",
        "5. Een samenhangend actieplan (poster)",
    ]
    for blad in printbladen():
        assert reverse("hand-out", args=[blad.sleutel]) in pagina
        assert f"{blad.bestandsnaam}.pdf" in pagina


def test_all_of_them_come_in_one_file(als, medewerker):
    antwoord = als(medewerker).get(reverse("hand-outs-alles"))
    with pikepdf.open(BytesIO(b"".join(antwoord))) as bestand:
        assert len(bestand.pages) == len(printbladen())
    assert controleer_pdf(alle_bladen().als_pdf()) == []


def test_a_hand_out_that_is_not_there_is_not_found(als, medewerker):
    assert als(medewerker).get(reverse("hand-out", args=["1z"])).status_code == 404


def test_before_the_framework_is_loaded_the_page_says_so(als, medewerker):
    Kaderversie.objects.update(actueel=False)
    client = als(medewerker)
    assert "nog niet geladen" in client.get(reverse("hand-outs")).content.decode()
    assert client.get(reverse("hand-outs-alles")).status_code == 404
    assert client.get(reverse("hand-out", args=["1a"])).status_code == 404


def test_a3_shows_every_value_with_the_open_lines(cio):
    principe = Principe.objects.actueel().get(sleutel="participatie")
    voeg_eigen_waarde_toe(principe=principe, naam="Nabijheid", definitie="Dicht bij mensen.", door=cio)
    tekst = unescape(kader_op_a3(kaderfundamenten([]), bestandsnaam="x").als_html())
    for waarde in Waarde.objects.actueel():
        assert f"<span>{waarde.naam}</span>" in tekst
    assert tekst.count("Andere waarde, namelijk…") == 6
    assert "3 fundamenten, 6 principes, 32 waarden, 1 eigen waarde" in tekst
    assert "vastgesteld op" not in tekst, "no legend without a star"


def kader_van(fundamenten: int, principes: int, waarden: int, naam: str) -> tuple[KaderFundament, ...]:
    """Make a framework of another size than ours."""
    return tuple(
        KaderFundament(
            sleutel,
            f"{sleutel} en nog wat",
            "Kort gezegd",
            "",
            tuple(
                KaderPrincipe(
                    f"Principe {nummer}",
                    "Wat het is",
                    tuple(KaderWaarde(f"{naam} {welke}", "", False, welke > 5) for welke in range(waarden)),
                    0,
                )
                for nummer in range(principes)
            ),
        )
        for sleutel in ("democratie", "rechtsstaat", "bestuurskracht", "democratie")[:fundamenten]
    )


@pytest.mark.parametrize(
    ("fundamenten", "principes", "waarden", "naam"),
    [
        (3, 2, 4, "Waarde"),
        (4, 2, 3, "Waarde"),
        (4, 4, 5, "Een vrij lange naam voor een waarde"),
        (3, 2, 30, "Waarde"),
        (3, 2, 12, "Een heel lange naam die zeker twee of drie regels nodig heeft in haar kolom"),
        (2, 1, 3, "Waarde"),
        (3, 5, 4, "Waarde"),
    ],
)
def test_a3_stays_one_page_whatever_the_framework(fundamenten, principes, waarden, naam):
    kader = kader_van(fundamenten, principes, waarden, naam)
    assert len(maak_opmaak(kader_op_a3(kader, bestandsnaam="x").als_html()).pages) == 1
    for kolom, fundament in zip(kaderfiguur(kader).kolommen, kader, strict=True):
        for getekend, principe in zip(kolom.principes, fundament.principes, strict=True):
            assert len(getekend.waarden) + getekend.meer == len(principe.waarden), (
                "what is left out is counted"
            )
