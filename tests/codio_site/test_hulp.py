"""Hulp: the handleiding inside the application, at the page of one's role."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from codio_site.handleiding import paginas
from organisatie.models import Rol

pytestmark = pytest.mark.django_db
MAP = Path(settings.BASE_DIR) / "docs" / "handleiding"


def hulp_in_de_kop(client: Client, pad: str = "/openbaar/") -> set[str]:
    """Give where Hulp leads, in the header and in the menu of a telephone."""
    return set(re.findall(r'href="([^"]+)"[^>]*>Hulp</a>', client.get(pad).content.decode()))


@pytest.fixture
def map_(tmp_path, settings) -> Path:
    """An empty handleiding of another installation."""
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs" / "handleiding").mkdir(parents=True)
    return tmp_path / "docs" / "handleiding"


def test_every_role_has_a_page_and_hulp_opens_it(als, persoon, organisatie):
    for rol in Rol:
        client = als(persoon(f"een-{rol}", rol))
        [url] = hulp_in_de_kop(client, "/")
        assert url == f"/hulp/{rol}/"
        assert client.get(url).status_code == 200


def test_who_has_no_role_gets_the_page_of_an_employee(als, persoon, organisatie):
    assert hulp_in_de_kop(als(persoon("nieuw")), "/") == {"/hulp/medewerker/"}


def test_who_has_more_roles_gets_the_first_with_links_to_the_others(als, persoon, organisatie):
    client = als(persoon("veel", Rol.REDACTEUR, Rol.MEDEWERKER, Rol.BEHEERDER, Rol.ORGANISATOR))
    assert hulp_in_de_kop(client, "/") == {"/hulp/organisator/"}
    pagina = client.get("/hulp/organisator/").content.decode()
    ook = pagina[pagina.index("Je bent ook") : pagina.index('<div class="raster raster--3-9">')]
    assert re.findall(r'href="([^"]+)"', ook) == ["/hulp/redacteur/", "/hulp/beheerder/"]
    assert pagina.count("jouw rol") == 2 * 3  # the side navigation, wide and narrow
    assert "Je bent ook" not in client.get("/hulp/cio/").content.decode()


def test_a_visitor_finds_help_too(client, organisatie):
    assert hulp_in_de_kop(client) == {"/hulp/"}
    assert hulp_in_de_kop(client, "/account/login/") == {"/hulp/"}
    assert "Handleiding CODIO" in client.get("/hulp/").content.decode()
    assert "jouw rol" not in client.get("/hulp/deelnemer/").content.decode()


def test_hulp_is_marked_in_the_header_where_one_is(client, organisatie):
    assert 'href="/hulp/" aria-current="page">Hulp' in client.get("/hulp/").content.decode()
    assert 'href="/hulp/" aria-current="true">Hulp' in client.get("/hulp/cio/").content.decode()


def test_every_file_is_a_page_and_every_link_in_it_leads_somewhere(client, organisatie):
    er_zijn = paginas()
    assert len(er_zijn) == len(list(MAP.glob("*.md")))
    namen = {naam: set(re.findall(r'id="([^"]+)"', p.tekst)) for naam, p in er_zijn.items()}
    aantal = 0
    for pagina in er_zijn.values():
        assert client.get(pagina.url).status_code == 200
        for url in re.findall(r'href="([^"]+)"', pagina.intro + pagina.tekst):
            pad, _, plek = url.partition("#")
            naam = pad.removeprefix("/hulp/").strip("/") if pad else pagina.naam
            assert naam in er_zijn, url
            assert not plek or plek in namen[naam], url
            aantal += 1
    assert aantal > 20


def test_a_page_has_one_h1_and_its_links_between_pages(client, organisatie):
    pagina = client.get("/hulp/organisator/").content.decode()
    assert pagina.count("<h1") == 1
    assert 'href="/hulp/#als-er-iets-misgaat"' in pagina
    assert ".md" not in pagina


@pytest.mark.parametrize("naam", ["README", "readme", "bestaat-niet", "..%2F..%2FREADME", "CIO"])
def test_what_is_not_in_the_handleiding_is_not_there(client, organisatie, naam):
    assert client.get(f"/hulp/{naam}/").status_code == 404


def test_an_installation_without_the_files_has_no_link_that_leads_nowhere(
    client, organisatie, tmp_path, settings
):
    settings.BASE_DIR = tmp_path
    assert hulp_in_de_kop(client) == set()
    assert client.get("/hulp/").status_code == 404


def test_a_page_that_was_changed_is_read_again(map_):
    (map_ / "README.md").write_text("# Een\n\nEerste.\n")
    assert paginas()[""].titel == "Een"
    (map_ / "README.md").write_text("# Twee\n\nTweede.\n")
    os.utime(map_ / "README.md", (0, 0))
    assert paginas()[""].titel == "Twee"


def test_nothing_in_a_file_runs_or_leads_out_of_the_handleiding(map_):
    (map_ / "README.md").write_text(
        "# Titel\n\nIntro [weg](../../settings.py).\n\n<script>alert(1)</script>\n\n"
        "[klik](javascript:alert(1)) [site](https://elders.example/) [hier](#kop)\n\n## Kop\n\n![x](x.png)\n"
    )
    pagina = paginas()[""]
    assert pagina.intro == "Intro weg."
    assert "<script" not in pagina.tekst
    assert "<img" not in pagina.tekst
    assert re.findall(r'href="([^"]+)"', pagina.tekst) == ["https://elders.example/", "#kop"]


def test_a_table_tells_on_a_phone_what_stands_where(map_):
    rijen = "| Rol | Geeft | Sinds |\n|---|---|---|\n| Redacteur | **alles** en meer | nu |\n"
    (map_ / "README.md").write_text(f"# T\n\nIntro.\n\n{rijen}")
    tekst = paginas()[""].tekst.replace("\n", "")
    assert '<th scope="col">Geeft</th>' in tekst
    assert '<th scope="row">Redacteur</th>' in tekst
    assert '<td data-label="Geeft"><div><strong>alles</strong> en meer</div></td>' in tekst
    assert '<td data-label="Sinds"><div>nu</div></td>' in tekst


def test_in_a_table_of_two_columns_the_second_stands_under_the_first(map_):
    (map_ / "README.md").write_text("# T\n\nIntro.\n\n| Rol | Geeft |\n|---|---|\n| Redacteur | alles |\n")
    assert "data-label" not in paginas()[""].tekst
