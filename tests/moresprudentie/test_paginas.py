"""The pages work from start to end, cost the same for 1 and 30 rows, and every document passes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from io import BytesIO
from zipfile import ZipFile

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from formats.handelingen import vul_in
from moresprudentie.documenten import verslag_document
from moresprudentie.handelingen import maak_verslag, publiceer
from moresprudentie.inhoud import Inhoud, verzamel
from moresprudentie.models import Verslag
from moresprudentie.werk import taken
from organisatie.models import Bericht
from project.models import Project
from tests.documenten.pdf_controle import controleer_pdf
from tests.moresprudentie.conftest import TEKSTEN


def test_the_whole_way_through_the_pages(project, organisator, redacteur, medewerker, als):
    schrijver, eindredacteur = als(organisator), als(redacteur)
    werk = reverse("project-verslag", args=[project.pk])
    assert schrijver.get(werk).headers["Location"] == reverse("project-verslag-maken", args=[project.pk])
    assert schrijver.get(f"{werk}maken/").status_code == 200
    assert schrijver.post(f"{werk}maken/").headers["Location"] == werk
    assert "3 waarden, 1 spanning, 2 acties" in schrijver.get(werk).content.decode()

    te_vroeg = schrijver.post(f"{werk}aanbieden/", {"toelichting": "Klaar"})
    assert te_vroeg.status_code == 422
    assert "Beantwoord eerst nog" in te_vroeg.content.decode()
    assert "Klaar" in te_vroeg.content.decode()

    vul_in(invulling=Verslag.objects.get().invulling, teksten=TEKSTEN, door=organisator)
    assert schrijver.post(f"{werk}verversen/").status_code == 302
    assert schrijver.post(f"{werk}aanbieden/", {"toelichting": ""}).headers["Location"] == werk
    assert schrijver.post(f"{werk}opmerking/", {"tekst": "Lukt het?"}).status_code == 302
    assert "Lukt het?" in eindredacteur.get(werk).content.decode()
    assert eindredacteur.get(f"{werk}publiceren/").status_code == 200
    zonder = eindredacteur.post(f"{werk}publiceren/", {"zichtbaarheid": "openbaar"})
    assert zonder.status_code == 422
    assert not Verslag.objects.gepubliceerd().exists()
    klaar = eindredacteur.post(f"{werk}publiceren/", {"zichtbaarheid": "openbaar", "nagekeken": "on"})
    assert klaar.headers["Location"] == f"{werk}delen/"
    assert als(medewerker).get("/moresprudentie/druktemonitor/").status_code == 200
    assert Client().get("/openbaar/druktemonitor/").status_code == 200
    assert eindredacteur.post(f"{werk}intrekken/", {"reden": ""}).status_code == 422
    assert eindredacteur.post(f"{werk}intrekken/", {"reden": "Fout."}).headers["Location"] == werk
    assert Bericht.objects.filter(onderwerp__startswith="Verslag ingetrokken").count() == 1


def test_what_became_too_long_to_take_over_is_said_and_not_a_fault(project, organisator, als):
    verslag = maak_verslag(project=project, door=organisator)
    lang = {naam: f"{naam} " * 2500 for naam in ("gebruik", "impact")}
    vul_in(invulling=project.casusbeschrijving, teksten=lang, door=organisator)
    werk = reverse("project-verslag", args=[verslag.project_id])
    antwoord = als(organisator).post(f"{werk}verversen/", follow=True)
    assert antwoord.status_code == 200
    assert "tekens" in antwoord.text[antwoord.text.index("<main") :]
    assert "Opnieuw overgenomen" not in antwoord.text


def test_an_illegal_step_gives_a_message_and_no_error_page(gepubliceerd, redacteur, als):
    werk = reverse("project-verslag", args=[gepubliceerd.project_id])
    antwoord = als(redacteur).post(f"{werk}teruggeven/", {"reden": "Mijn lange uitleg"})
    assert antwoord.status_code == 422
    assert "Dit kan nu niet" in antwoord.content.decode()
    assert "Mijn lange uitleg" in antwoord.content.decode()


def test_a_project_that_had_no_workshop_says_so(nieuw_project, organisator, als):
    project = nieuw_project("Vroeg")
    type(project).objects.update(fase="voorbereiding")
    adres = reverse("project-verslag-maken", args=[project.pk])
    assert "nog niet geweest" in als(organisator).get(adres).content.decode()
    antwoord = als(organisator).post(adres)
    assert antwoord.status_code == 409
    assert "Maak het verslag als de workshop is geweest" in antwoord.content.decode()


def _tel(client: Client, adres: str) -> int:
    client.get(adres)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert client.get(adres).status_code == 200
    return len(vragen)


def test_lists_cost_the_same_for_one_and_for_thirty(nieuw_project, in_databank, redacteur, als):
    client = als(redacteur)
    adressen = [reverse(naam) for naam in ("databank", "openbaar", "openbaar-feed", "redactie")]
    adressen.append(f"{adressen[0]}?q=project&waarde=privacy")
    waarden = {
        "zwaar": ("privacy", "effectiviteit"),
        "licht": ("transparantie", "duurzaamheid", "veiligheid"),
    }
    in_databank(nieuw_project("Project", **waarden), zichtbaarheid="openbaar")
    een = [_tel(client, adres) for adres in adressen]
    for nummer in range(29):
        in_databank(nieuw_project(f"Project {nummer}", **waarden), zichtbaarheid="openbaar")
    assert [_tel(client, adres) for adres in adressen] == een


def test_the_redactie_costs_the_same_for_one_and_many_that_wait(nieuw_project, gevuld, redacteur, als):
    client, adres = als(redacteur), reverse("redactie")
    gevuld(nieuw_project("Eerste"))
    Verslag.objects.update(status="aangeboden", aangeboden_op="2026-01-01T12:00Z", aangeboden_door=redacteur)
    een = _tel(client, adres)
    for nummer in range(9):
        gevuld(nieuw_project(f"Project {nummer}"))
    Verslag.objects.update(status="aangeboden", aangeboden_op="2026-01-01T12:00Z", aangeboden_door=redacteur)
    assert _tel(client, adres) == een


def test_the_json_holds_the_fixed_content_in_the_named_form(gepubliceerd, medewerker, als):
    antwoord = als(medewerker).get(reverse("verslag-bestand", args=[gepubliceerd.slug, "json"]))
    assert antwoord.headers["Content-Type"] == "application/json"
    gegevens = json.loads(antwoord.content)
    assert set(gegevens) == set(Inhoud.__annotations__)
    assert gegevens["schema"] == "codio-verslag/3"
    assert gegevens["nummer"] == gepubliceerd.nummer
    assert gegevens == gepubliceerd.huidige_versie.inhoud


def test_the_published_files_are_kept_and_pass(
    aangeboden, redacteur, medewerker, als, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        gepubliceerd = publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie").verslag
    bewaard = {document.formaat: document for document in gepubliceerd.huidige_versie.documenten.all()}
    assert set(bewaard) == {"pdf", "odt", "docx"}
    assert all(document.is_ongewijzigd for document in bewaard.values())
    client = als(medewerker)
    for formaat, document in bewaard.items():
        antwoord = client.get(reverse("verslag-bestand", args=[gepubliceerd.slug, formaat]))
        assert antwoord.content == bytes(document.inhoud)
    assert controleer_pdf(bytes(bewaard["pdf"].inhoud)) == []
    odt = ZipFile(BytesIO(bytes(bewaard["odt"].inhoud))).read("content.xml").decode()
    assert "Contract aanpassen" in odt
    assert client.get(reverse("verslag-bestand", args=[gepubliceerd.slug, "exe"])).status_code == 404


def test_a_concept_document_says_concept_on_every_page_and_passes(verslag, organisator, als):
    antwoord = als(organisator).get(reverse("project-verslag-concept", args=[verslag.project_id, "pdf"]))
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert controleer_pdf(antwoord.content) == []
    html = verslag_document(verzamel(verslag), concept=True).als_html()
    assert "CONCEPT" in html


def test_an_empty_verslag_makes_a_document_too(nieuw_project, organisator):
    verslag = maak_verslag(project=nieuw_project("Leeg", uitkomst=""), door=organisator)
    assert controleer_pdf(verslag_document(verzamel(verslag), concept=True).als_pdf()) == []


def test_a_verslag_shows_what_resembles_it_and_why(project, nieuw_project, in_databank, medewerker, als):
    verslag = in_databank(project)
    in_databank(
        nieuw_project("Lijkt erop", zwaar=("privacy", "transparantie"), technologie="Locatiegegevens")
    )
    in_databank(nieuw_project("Lijkt niet", zwaar=("duurzaamheid",)))
    pagina = als(medewerker).get(reverse("verslag", args=[verslag.slug])).content.decode()
    assert "Lijkt erop" in pagina
    assert "Twee dezelfde waarden, waaronder Transparantie en Privacy" in pagina
    assert "Ook locatiegegevens" in pagina
    assert "Lijkt niet" not in pagina


def test_the_home_page_hears_what_waits(project, gevuld, organisator, redacteur, medewerker, dossier):
    assert [taak.titel for taak in taken(organisator)] == ["Verslag maken"]
    verslag = gevuld(project)
    assert [taak.titel for taak in taken(organisator)] == ["Verslag afmaken en aanbieden"]
    Verslag.objects.filter(pk=verslag.pk).update(status="aangeboden", aangeboden_door=organisator)
    assert taken(organisator) == []
    titels = [taak.titel for taak in taken(redacteur)]
    assert titels[0] == "Verslag nalezen en publiceren"
    assert titels[1].startswith("Terugkoppeling ")
    assert taken(medewerker) == []


def test_the_feed_is_valid_atom_with_public_verslagen_only(project, nieuw_project, in_databank):
    in_databank(project, zichtbaarheid="openbaar")
    in_databank(nieuw_project("Binnen"), zichtbaarheid="organisatie")
    wortel = ET.fromstring(Client().get(reverse("openbaar-feed")).content)  # noqa: S314 (our own feed)
    naam = "{http://www.w3.org/2005/Atom}"
    titels = [ingang.findtext(f"{naam}title") for ingang in wortel.iter(f"{naam}entry")]
    assert len(titels) == 1
    assert titels[0].endswith("Druktemonitor")


def test_a_newline_in_the_title_stops_no_publication(
    aangeboden, redacteur, als, django_capture_on_commit_callbacks
):
    Project.objects.update(titel="Drukte\nmonitor")
    werk = reverse("project-verslag", args=[aangeboden.project_id])
    keuze = {"zichtbaarheid": "openbaar", "nagekeken": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        assert als(redacteur).post(f"{werk}publiceren/", keuze).status_code == 302
    assert Verslag.objects.gepubliceerd().exists()
    assert not Bericht.objects.exclude(status=Bericht.Status.VERSTUURD).exists()
