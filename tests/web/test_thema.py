"""A theme of the organisation shows its colours, logo and name, and can do nothing else."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.template.loader import render_to_string
from lxml import html
from PIL import Image

from codio_site import checks

CSS = ":root.voorbeeld-theme { --voorbeeld-kleuren-blauw-500: #2c7a48; }"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><defs><path id="a" d="M0 0h4"/></defs><use href="#a"/></svg>'


def png() -> bytes:
    uit = BytesIO()
    Image.new("RGB", (4, 4)).save(uit, "PNG")
    return uit.getvalue()


@pytest.fixture
def thema(tmp_path, settings):
    """Give a function that puts files in the folder of the theme."""
    settings.THEMA = str(tmp_path)

    def zet(**bestanden: str | bytes) -> None:
        for naam, inhoud in bestanden.items():
            bestand = tmp_path / naam.replace("_", ".")
            bestand.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())

    return zet


def kop(client):
    return html.fromstring(client.get("/openbaar/").content)


def test_without_a_theme_nothing_changes(db, client, organisatie):
    pagina = kop(client)
    assert pagina.xpath("//img[@class='kop__logo']") == []
    assert pagina.xpath("//span[@class='kop__toepassing']/text()") == ["CODIO"]
    assert client.get("/thema/thema.css").status_code == 404
    assert client.get("/thema/logo").status_code == 404


def test_colours_logo_and_name_stand_on_every_page(db, client, organisatie, thema, settings):
    thema(thema_css=CSS, logo_svg=SVG)
    settings.TOEPASSING = "Waardenwijzer"
    assert checks.problemen() == []
    pagina = kop(client)
    [logo] = pagina.xpath("//img[@class='kop__logo']/@src")
    bladen = pagina.xpath("//link[@rel='stylesheet']/@href")
    [stijl] = [adres for adres in bladen if adres.startswith("/thema/")]
    assert (
        bladen.index(stijl)
        == next(nr for nr, adres in enumerate(bladen) if adres.endswith("css/tokens.css")) + 1
    )
    assert pagina.xpath("//span[@class='kop__toepassing']/text()") == ["Waardenwijzer"]
    assert "Waardenwijzer, Provincie Voorbeeldland" in pagina.xpath("string(//title)")
    antwoord = client.get(stijl)
    assert (antwoord.text, antwoord["Content-Type"]) == (CSS, "text/css; charset=utf-8")
    assert "immutable" in antwoord["Cache-Control"]
    antwoord = client.get(logo)
    assert (antwoord.text, antwoord["Content-Type"]) == (SVG, "image/svg+xml")
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert antwoord["X-Content-Type-Options"] == "nosniff"


def test_a_page_for_trouble_has_the_theme_without_a_database(thema, settings):
    thema(thema_css=CSS, logo_png=png())
    settings.TOEPASSING = "Waardenwijzer"
    pagina = html.fromstring(render_to_string("503.html"))
    assert pagina.xpath("//img[@class='kop__logo']")
    assert pagina.xpath("//link[starts-with(@href, '/thema/thema.css')]")
    assert pagina.xpath("string(//span[@class='kop__organisatie'])") == "Waardenwijzer"


@pytest.mark.parametrize(
    ("naam", "inhoud", "woorden"),
    [
        ("thema_css", "@import '//boos.example/x.css';", "thema.css mag niets van elders laden"),
        (
            "thema_css",
            "a { background: url(https://boos.example/x.png) }",
            "thema.css mag niets van elders laden",
        ),
        ("thema_css", "a { background: u\\72l(//boos.example) }", "thema.css mag niets van elders laden"),
        ("thema_css", b"\xff\xfe", "thema.css is geen tekst in UTF-8"),
        ("thema_css", "a" * 200_001, "thema.css is te groot"),
        ("logo_svg", SVG.replace("<defs>", "<script>alert(1)</script><defs>"), "logo.svg mag alleen tekenen"),
        ("logo_svg", SVG.replace("<svg ", '<svg onload="x()" '), "logo.svg mag alleen tekenen"),
        ("logo_svg", SVG.replace("#a", "https://boos.example/#a"), "logo.svg mag alleen tekenen"),
        ("logo_svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "logo.svg mag alleen tekenen"),
        ("logo_svg", "geen plaatje", "logo.svg is geen SVG"),
        ("logo_png", b"\x89PNG kapot", "logo.png is geen PNG"),
    ],
)
def test_a_theme_that_loads_or_runs_something_is_refused_by_name(thema, db, client, naam, inhoud, woorden):
    thema(**{naam: inhoud})
    [gezegd] = checks.problemen()
    assert woorden in gezegd
    assert client.get("/thema/logo").status_code == 404
    assert client.get("/thema/thema.css").status_code == 404


def test_a_folder_that_is_not_there_or_is_empty_is_told(thema, settings):
    assert "staat geen thema.css" in checks.problemen()[0]
    settings.THEMA = "/bestaat/niet"
    assert "is geen map die te lezen is" in checks.problemen()[0]
