"""The whole trajectory in a real browser: from a new dossier to the terugkoppeling that comes back to it."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from codio_site.demo import organisatie
from moresprudentie.models import Terugkoppeling
from moresprudentie.periode import Halfjaar
from tests.browser.invullen import Bezoeker, over_dagen
from waardenkader.handelingen import laad_kader

pytestmark = pytest.mark.browser

ACCENTEN = ("Privacy", "Transparantie", "Inclusiviteit", "Uitlegbaarheid", "Veiligheid")


@pytest.fixture
def provincie(transactional_db) -> None:
    """The framework of values and the people of the province, and nothing else."""
    laad_kader()
    organisatie.richt_in()


@pytest.fixture
def mens(venster, provincie):
    """Give somebody at a screen of their own, logged in."""
    wie: dict[str, Bezoeker] = {}

    def _mens(account: str) -> Bezoeker:
        if account not in wie:
            wie[account] = Bezoeker(venster(account))
        return wie[account]

    yield _mens
    gevonden = [g for bezoeker in wie.values() for g in bezoeker.gebreken]
    assert not gevonden, "\n".join(gevonden)


def adres_van(pagina: Page) -> str:
    """Give the path of the page."""
    return re.sub(r"^https?://[^/]+", "", pagina.url).split("?")[0]


def test_from_a_new_dossier_to_the_terugkoppeling_in_it(mens):
    dossier = maak_strategie(mens)
    project = houd_project(mens)
    publiceer(mens, project)
    medewerker_vindt_het(mens)
    koppel_terug(mens, dossier)
    terugkoppeling = Terugkoppeling.objects.get()
    assert terugkoppeling.is_verzonden
    assert terugkoppeling.cijfers["verslagen"] == 1


def maak_strategie(mens) -> str:
    cio = mens("cio")
    cio.ga("/")
    cio.ga("/strategie/nieuw/")
    cio.stuur("Maak dossier", titel="Waarden voorop", aanleiding="akkoord", bestuurder="Marijke Postma")
    dossier = adres_van(cio.pagina)
    cio.ga(f"{dossier}mensen/rollen/")
    cio.stuur("Opslaan", contactpersoon="Joost van Dam")
    cio.ga(f"{dossier}mensen/toevoegen/")
    doorloop_fase(mens, dossier, 1)
    kies_accentwaarden(cio, dossier)
    doorloop_fase(mens, dossier, 2)
    cio.ga(f"{dossier}fase-3/maatregel/")
    cio.vul(waarden=waarde_van(cio.pagina, "Privacy"))
    cio.stuur(
        "Opslaan",
        titel="Register van sensoren",
        soort="Informatieverstrekking",
        actiehouder="Thijs Bakker",
        termijn=over_dagen(90),
    )
    doorloop_fase(mens, dossier, 3)
    doorloop_fase(mens, dossier, 4)
    cio.ga(dossier)
    return dossier


def waarde_van(pagina: Page, naam: str) -> str:
    """Give the number of the box or choice with this label."""
    return pagina.get_by_label(naam, exact=True).first.input_value()


def doorloop_fase(mens, dossier: str, nummer: int) -> None:
    """The CIO fills in and submits, the bestuurder decides."""
    cio, bestuurder = mens("cio"), mens("bestuurder")
    fase = f"{dossier}fase-{nummer}/"
    cio.ga(fase)
    cio.vul_formulier()
    cio.ga(f"{fase}voorleggen/")
    cio.klik("Leg voor ter vaststelling")
    bestuurder.ga("/")
    bestuurder.ga(f"{fase}besluit/")
    bestuurder.klik("Accorderen" if nummer == 3 else "Vaststellen")
    cio.ga(fase)
    expect(cio.pagina.locator("main")).to_contain_text(
        re.compile("(vastgesteld|geaccordeerd) door Marijke Postma")
    )
    expect(cio.pagina.locator("main textarea")).to_have_count(0)


def kies_accentwaarden(cio: Bezoeker, dossier: str) -> None:
    """Choose specifiek, name the values, choose five of them and explain each."""
    cio.ga(f"{dossier}fase-2/keuze/")
    cio.stuur("Opslaan", keuze="specifiek", externen_betrokken="nee", externen_toelichting="Eerst zelf.")
    for naam in ACCENTEN:
        cio.ga(f"{dossier}fase-2/accentwaarden/noemen/")
        cio.pagina.locator("main [name=waarde]").select_option(label=naam)
        cio.stuur("Zet op de lijst", grond="Problemen in de praktijk", toelichting="Ging mis in een project.")
    cio.ga(f"{dossier}fase-2/accentwaarden/")
    for naam in ACCENTEN:
        with cio.pagina.expect_response(lambda antwoord: antwoord.request.method == "POST"):
            cio.pagina.locator("main").get_by_role("checkbox", name=re.compile(naam)).first.check()
    cio.kijk()
    for naam in ACCENTEN:
        cio.ga(f"{dossier}fase-2/accentwaarden/")
        cio.klik(f"Wijzig {naam}", rol="link")
        cio.stuur(
            "Opslaan", onderbouwing="Omdat het misging.", lading="Dat het goed gaat.", soort="kwetsbaar"
        )


def houd_project(mens) -> str:
    """Prepare a case, hold the workshop on paper and enter what it brought."""
    organisator = mens("organisator")
    organisator.ga("/project/nieuw/")
    organisator.stuur(
        "Start het project",
        titel="Druktemonitor",
        omschrijving="Drukte meten in recreatiegebieden.",
        technologie="Locatiegegevens",
        dossier="Waarden voorop",
        projectleider="Koen Vermeer",
        regievoerder="Bas Willems",
    )
    project = adres_van(organisator.pagina)
    organisator.ga(f"{project}geschiktheid/")
    organisator.vul_formulier()
    organisator.ga(f"{project}casusbeschrijving/")
    organisator.vul_formulier(context="Op vrije dagen is het te druk bij de plassen.")
    organisator.ga(f"{project}deelnemers/nieuw/")
    organisator.stuur(
        "Voeg toe", naam="Sanne de Groot", email="sanne@voorbeeld.example", perspectief="Bezoeker"
    )
    organisator.ga(f"{project}voorbereiding/plannen/")
    organisator.stuur("Opslaan", begin=f"{over_dagen(-1)}T13:00", locatie="Provinciehuis")
    organisator.ga(project)
    organisator.klik("Begin met de workshop")
    voer_workshop_in(organisator, project)
    return project


def voer_workshop_in(organisator: Bezoeker, project: str) -> None:
    """Enter the results on the sheet, from the poster and the notes on paper."""
    workshop = f"{project}workshop/"
    organisator.ga(f"{workshop}stap-1/")
    organisator.ga(f"{workshop}blad/")
    for tafel, naam in (
        ("Democratie", "Transparantie"),
        ("Rechtsstaat", "Privacy"),
        ("Bestuurskracht", "Veiligheid"),
    ):
        organisator.regel(f"Waarden per tafel: {tafel}", waarde=naam, reden=f"{naam} telt hier.")
    for naam in ("Transparantie", "Privacy", "Veiligheid"):
        poster = organisator.pagina.get_by_role("form", name=f"waarde op de poster {naam}")
        poster.locator("[name=betekenis]").fill(f"Zo doen we {naam}.")
        if naam == "Privacy":
            poster.get_by_label("Weegt het zwaarst").check()
        poster.locator("[name=betekenis]").press("Enter")
    organisator.regel(
        "Spanningen tussen waarden",
        waarde_a="Privacy",
        waarde_b="Veiligheid",
        schuurt="Precies meten komt dicht bij mensen.",
        afweging="Privacy gaat voor.",
    )
    organisator.vul_formulier()
    organisator.ga(f"{project}acties/nieuw/")
    organisator.pagina.get_by_text("Meer over deze actie").click()
    organisator.vul(waarden=waarde_van(organisator.pagina, "Privacy"), wijziging_organisatie="on")
    organisator.stuur(
        "Voeg toe",
        titel="Contract aanpassen",
        actiehouder="Thijs Bakker",
        termijn=over_dagen(30),
        wijziging_toelichting="Het inkoopbeleid krijgt een ondergrens.",
    )
    organisator.ga(f"{project}naar/workshop-afronden/")
    organisator.pagina.locator("main form button[type=submit]").first.click()
    organisator.ga(f"{project}uitkomst/")
    organisator.stuur("Leg de uitkomst vast", uitkomst="aangepast", uitkomst_reden="Eerst het contract.")
    organisator.ga(f"{project}poster/")
    expect(organisator.pagina.locator("main")).to_contain_text("Zo doen we Privacy.")


def publiceer(mens, project: str) -> None:
    """The organisator makes and offers the verslag, the redacteur publishes it."""
    organisator, redacteur = mens("organisator"), mens("redacteur")
    organisator.ga(f"{project}verslag/maken/")
    organisator.klik("Maak het verslag")
    organisator.ga(f"{project}verslag/")
    organisator.vul_formulier()
    organisator.ga(f"{project}verslag/aanbieden/")
    organisator.klik("Aanbieden")
    redacteur.ga("/")
    expect(redacteur.pagina.locator("main")).to_contain_text("Druktemonitor")
    redacteur.ga("/moresprudentie/redactie/")
    redacteur.ga(f"{project}verslag/publiceren/")
    redacteur.stuur("Publiceren", zichtbaarheid="organisatie", nagekeken="on")
    expect(redacteur.pagina.locator("body")).to_contain_text("Gepubliceerd: CODIO")


def medewerker_vindt_het(mens) -> None:
    """Somebody who knows nothing of the project finds it by a word and by a value, and reads it."""
    medewerker = mens("medewerker")
    medewerker.ga("/moresprudentie/?q=recreatiegebied")
    expect(medewerker.pagina.locator("main")).to_contain_text("Druktemonitor")
    medewerker.ga("/moresprudentie/")
    medewerker.pagina.locator("main").get_by_label(re.compile("Privacy")).check()
    medewerker.pagina.wait_for_url(re.compile("waarde="))
    medewerker.pagina.locator("main").get_by_role("link", name="Druktemonitor").click()
    medewerker.pagina.wait_for_load_state("load")
    medewerker.kijk()
    expect(medewerker.pagina.locator("main")).to_contain_text("Zo doen we Privacy.")
    adres = medewerker.pagina.locator("main a[href$='.pdf']").first.get_attribute("href")
    assert medewerker.pagina.request.get(adres).body().startswith(b"%PDF")


def koppel_terug(mens, dossier: str) -> None:
    """The redacteur writes the terugkoppeling of this half-year; the CIO reads it in phase 4."""
    redacteur, cio = mens("redacteur"), mens("cio")
    halfjaar = Halfjaar.van(timezone.localdate())
    redacteur.ga("/moresprudentie/terugkoppeling/nieuw/")
    redacteur.pagina.locator("[name=halfjaar]").select_option(f"{halfjaar.jaar}-{halfjaar.helft}")
    redacteur.klik("Beginnen")
    redacteur.vul_formulier()
    schrijven = adres_van(redacteur.pagina)
    redacteur.klik("Voeg aanbeveling toe", rol="link")
    redacteur.pagina.locator("[name=titel]").fill("Maak van Veiligheid een vast onderwerp.")
    redacteur.klik("Opslaan")
    redacteur.ga(schrijven.replace("schrijven", "verzenden"))
    redacteur.klik("Verzenden")
    cio.ga("/")
    cio.ga(f"{dossier}fase-4/")
    cio.pagina.locator("main").get_by_role(
        "link", name=re.compile(halfjaar.naam, re.IGNORECASE)
    ).first.click()
    expect(cio.pagina.locator("main")).to_contain_text("Maak van Veiligheid een vast onderwerp.")
    cio.kijk()
