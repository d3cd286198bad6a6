"""The verslagen of an organisation as a file: out of one installation, into another, and out again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from moresprudentie.aansluiting import waarden_van_projecten
from moresprudentie.handelingen import publiceer, stop_volgen, trek_in
from moresprudentie.models import Bron, Nummerreeks, Verslag, Verslagversie, Zoekregel
from organisatie.models import Organisatie
from project.models import Project
from tests.achterdeur import achter_de_rug


@pytest.fixture
def schrijf_uit(tmp_path) -> Callable[..., Path]:
    """Write all verslagen to a file."""

    def _schrijf(naam: str = "verslagen.jsonl", **opties: str) -> Path:
        call_command("verslagen_exporteren", str(tmp_path / naam), **opties)
        return tmp_path / naam

    return _schrijf


@pytest.fixture
def gevulde(project, nieuw_project, gepubliceerd, in_databank, organisator, redacteur, onderdeel):
    """A databank with a corrected verslag, a public one, one for the people of a project, and a withdrawn one."""
    Organisatie.objects.update_or_create(defaults={"naam": "Provincie Voorbeeld"})
    publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="openbaar", reden="De termijn klopte niet.")
    for titel, wie in (("Parkeren", "openbaar"), ("Sensoren", "deelnemers")):
        in_databank(nieuw_project(titel, zwaar=("veiligheid",), onderdeel=onderdeel), zichtbaarheid=wie)
    weg = in_databank(nieuw_project("Camera’s"), zichtbaarheid="openbaar")
    trek_in(verslag=weg, door=redacteur, reden="Er stond een naam in.")


def maak_leeg() -> None:
    """Make of this installation an empty one, that knows the framework and its people only."""
    Zoekregel.objects.all().delete()
    Verslag.objects.update(huidige_versie=None, status="concept")
    with achter_de_rug():
        Verslagversie.objects.all().delete()
    Verslag.objects.all().delete()
    Nummerreeks.objects.all().delete()
    Project.alle.all().update(technologie="")


BLADEN = ("databank", "openbaar")


def _bladen(als, redacteur, client) -> dict[str, str]:
    """Give what people see: the lists, and every page of a verslag with its data."""
    gezien = {}
    binnen = als(redacteur)
    for naam in BLADEN:
        gezien[naam] = _kern((client if naam == "openbaar" else binnen).get(reverse(naam)))
    for slug, status in Verslag.objects.exclude(slug="").values_list("slug", "status"):
        gezien[slug] = _kern(binnen.get(reverse("verslag", args=[slug])))
        if status == "gepubliceerd":
            gezien[f"{slug}.json"] = binnen.get(
                reverse("verslag-bestand", args=[slug, "json"])
            ).content.decode()
        gezien[f"buiten {slug}"] = _kern(client.get(reverse("openbaar-verslag", args=[slug])))
    return gezien


def _kern(antwoord) -> str:
    """Give the text of a page between header and footer, without what belongs to the project itself."""
    tekst = antwoord.content.decode()
    kern = (
        tekst[tekst.index("<main") : tekst.index("</main>")]
        if "<main" in tekst
        else str(antwoord.status_code)
    )
    weg = (
        "Naar de werkversie",
        "Naar de databank",
        "csrfmiddleware",
        "paginakop__acties",
    )
    kern = re.sub(r" <a [^>]*>Lees<span.*?</a>", "", kern).replace("</li>", "</li>\n")  # an earlier version
    kern = kern.replace(" data-wacht", "").replace(", wordt gemaakt…", "")
    regels = (regel.strip() for regel in kern.splitlines() if not any(w in regel for w in weg))
    return "\n".join(regel for regel in regels if regel.replace("</div>", ""))


@pytest.mark.usefixtures("gevulde")
def test_an_empty_installation_shows_the_same_pages_and_writes_the_same_file(
    schrijf_uit, als, redacteur, client
):
    eerst = schrijf_uit()
    gezien = _bladen(als, redacteur, client)
    assert "Druktemonitor" in gezien["openbaar"]
    assert "Er stond een naam in" in gezien["cameras"]
    maak_leeg()
    assert "Druktemonitor" not in _bladen(als, redacteur, client)["databank"]
    call_command("verslagen_importeren", str(eerst))
    daarna = _bladen(als, redacteur, client)
    assert daarna.keys() == gezien.keys()
    for naam, tekst in gezien.items():
        assert daarna[naam].splitlines() == tekst.splitlines(), naam
    assert schrijf_uit("nog eens.jsonl").read_bytes() == eerst.read_bytes()


@pytest.mark.usefixtures("gevulde")
def test_reading_in_twice_is_reading_in_once(schrijf_uit, capsys):
    bestand = schrijf_uit()
    call_command("verslagen_importeren", str(bestand))
    assert (
        "Nul verslagen" in capsys.readouterr().out or not Verslag.objects.filter(herkomst="bestand").exists()
    )
    maak_leeg()
    call_command("verslagen_importeren", str(bestand))
    voor = list(Verslagversie.objects.order_by("pk").values_list("pk", "inhoud"))
    call_command("verslagen_importeren", str(bestand))
    assert "vier stonden hier al" in capsys.readouterr().out
    assert list(Verslagversie.objects.order_by("pk").values_list("pk", "inhoud")) == voor


@pytest.mark.usefixtures("gevulde")
def test_a_new_verslag_takes_no_number_that_was_read_in(schrijf_uit, nieuw_project, in_databank):
    bestand = schrijf_uit()
    maak_leeg()
    call_command("verslagen_importeren", str(bestand))
    nieuw = in_databank(nieuw_project("Druktemonitor"))
    assert nieuw.volgnummer == 5
    assert nieuw.slug != "druktemonitor"


@pytest.mark.usefixtures("gevulde")
def test_the_verslagen_of_another_organisation_get_its_name_and_stay_inside(
    schrijf_uit, als, medewerker, client
):
    bestand = schrijf_uit()
    maak_leeg()
    Organisatie.objects.update(naam="Gemeente Elders")
    call_command("verslagen_importeren", str(bestand))
    bron = Bron.objects.get()
    assert (bron.naam, bron.adres) == ("Provincie Voorbeeld", "")
    lijst = als(medewerker).get(reverse("databank")).content.decode()
    assert "Provincie Voorbeeld" in lijst
    assert "Druktemonitor" in lijst
    assert "Sensoren" not in lijst  # was for the people of that project
    assert "Druktemonitor" not in client.get(reverse("openbaar")).content.decode()
    assert "Druktemonitor" not in client.get(reverse("openbaar-feed")).content.decode()
    for verslag in Verslag.objects.all():
        assert client.get(reverse("openbaar-verslag", args=[verslag.slug])).status_code == 404
    opnieuw = schrijf_uit("opnieuw.jsonl", organisatie="Provincie Voorbeeld")
    assert opnieuw.read_bytes() == bestand.read_bytes()


@pytest.mark.usefixtures("gevulde")
def test_who_was_taken_away_and_is_read_in_again_is_here_again(schrijf_uit, als, beheerder):
    bestand = schrijf_uit()
    maak_leeg()
    Organisatie.objects.update(naam="Gemeente Elders")
    call_command("verslagen_importeren", str(bestand))
    bron = Bron.objects.get()
    stop_volgen(bron=bron, door=beheerder)
    assert not Verslag.objects.gepubliceerd().exists()
    call_command("verslagen_importeren", str(bestand))
    assert Verslag.objects.gepubliceerd().count() == 3
    blad = als(beheerder).get(bron.get_absolute_url()).content.decode()
    assert "Niet meer gevolgd" not in blad
    assert reverse("bron-stoppen", args=[bron.pk]) in blad
    assert als(beheerder).get(reverse("bronnen")).context["gestopt"] == []


@pytest.mark.usefixtures("gevulde")
@pytest.mark.parametrize("met_project", [True, False])
def test_what_was_withdrawn_after_the_file_was_written_stays_withdrawn(
    schrijf_uit, redacteur, client, met_project, capsys
):
    bestand = schrijf_uit()
    if not met_project:
        maak_leeg()
        call_command("verslagen_importeren", str(bestand))
    trek_in(verslag=Verslag.objects.get(slug="parkeren"), door=redacteur, reden="Er stond een naam in.")
    call_command("verslagen_importeren", str(bestand))
    assert "stonden hier al" in capsys.readouterr().out
    blad = client.get(reverse("openbaar-verslag", args=["parkeren"]))
    assert blad.status_code == 410
    assert "Er stond een naam in." in blad.content.decode()
    assert not Zoekregel.objects.filter(verslag__slug="parkeren").exists()


@pytest.mark.usefixtures("gevulde")
def test_a_file_of_who_is_followed_brings_nothing_back_that_they_withdrew(schrijf_uit):
    bestand = schrijf_uit()
    maak_leeg()
    Organisatie.objects.update(naam="Gemeente Elders")
    Bron.objects.create(naam="Provincie Voorbeeld", slug="voorbeeld", adres="https://voorbeeld.example")
    with pytest.raises(CommandError, match="Jullie volgen Provincie Voorbeeld"):
        call_command("verslagen_importeren", str(bestand))
    assert not Verslag.objects.exists()


FOUTEN = [
    (lambda r: [], "Het bestand is leeg"),
    (lambda r: [b"geen json\n"], "Regel 1: dit is geen geldige JSON"),
    (lambda r: [r[0].replace(b"codio-verslagen/1", b"codio-verslagen/9"), *r[1:]], "Regel 1, schema"),
    (lambda r: r[:-1], "Het bestand is niet heel: het hoort 4 verslagen te hebben en heeft er 3"),
    (lambda r: [*r[:-1], r[-1][:-20] + b"\n"], "Regel 5: dit is geen geldige JSON"),
    (lambda r: [r[0], r[1], r[1], *r[3:]], "Regel 3: CODIO 20"),
    (lambda r: [*r[:2], r[2].replace(b'"titel":"Parkeren"', b'"titel":7'), *r[3:]],
     "Regel 3, versies[0].inhoud.titel: hier hoort tekst te staan"),
    (lambda r: [*r[:2], r[2].replace(b"Parkeren", b"Park\\u0000eren"), *r[3:]], "teken dat niet bewaard kan worden"),
    (lambda r: [*r[:2], r[2].replace(b'"weegt_zwaar":true', b'"weegt_zwaar":"ja"'), *r[3:]],
     "versies[0].inhoud.waarden[0].weegt_zwaar"),
    (lambda r: [*r[:2], b"[" * 100_000 + b"\n", *r[3:]], "Regel 3: dit is te diep genest"),
    (lambda r: [*r[:2], r[2].replace(b'"slug":"parkeren"', b'"slug":"../admin"'), *r[3:]], "Regel 3, slug"),
    (lambda r: [*r[:2], r[2].replace(b'"versie":1', b'"versie":2', 1), *r[3:]], "Regel 3, versies[0].inhoud"),
]  # fmt: skip


@pytest.mark.usefixtures("gevulde")
@pytest.mark.parametrize(("maak_stuk", "melding"), FOUTEN)
def test_of_a_file_with_a_fault_nothing_is_read_in_and_the_place_is_told(
    schrijf_uit, tmp_path, maak_stuk, melding
):
    regels = schrijf_uit().read_bytes().splitlines(keepends=True)
    maak_leeg()
    stuk = tmp_path / "stuk.jsonl"
    stuk.write_bytes(b"".join(maak_stuk(regels)))
    with pytest.raises(CommandError) as fout:
        call_command("verslagen_importeren", str(stuk))
    assert "Er is niets ingelezen." in str(fout.value)
    assert melding in str(fout.value)
    assert not Verslag.objects.exists()
    assert not Bron.objects.exists()


@pytest.mark.usefixtures("gevulde")
def test_a_number_that_is_another_verslag_here_stops_the_file(schrijf_uit, tmp_path):
    regels = schrijf_uit().read_bytes()
    stuk = tmp_path / "anders.jsonl"
    stuk.write_bytes(regels.replace(b"Bezoekers zien", b"Iedereen ziet"))
    with pytest.raises(CommandError, match="bestaat hier al en is een ander verslag"):
        call_command("verslagen_importeren", str(stuk))


def test_a_file_that_cannot_be_read_or_an_organisation_that_is_not_known_is_told(db, tmp_path):
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        call_command("verslagen_importeren", str(tmp_path / "niets"))
    with pytest.raises(CommandError, match="Er zijn hier geen verslagen van Niemand"):
        call_command("verslagen_exporteren", str(tmp_path / "x"), organisatie="Niemand")
    call_command("verslagen_exporteren", str(tmp_path / "leeg.jsonl"))
    assert json.loads((tmp_path / "leeg.jsonl").read_text())["aantal"] == 0


@pytest.mark.usefixtures("gevulde")
def test_a_verslag_without_a_project_counts_for_no_project_and_has_its_place_with_the_redactie(
    schrijf_uit, als, redacteur
):
    bestand = schrijf_uit()
    assert waarden_van_projecten().aantal == 3
    maak_leeg()
    call_command("verslagen_importeren", str(bestand))
    assert waarden_van_projecten().aantal == 0
    tekst = als(redacteur).get(reverse("redactie")).content.decode()
    assert "Ingelezen uit een bestand" in tekst
