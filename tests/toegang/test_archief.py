"""A dossier or a project goes to the archive as one file: documents, data, checksums and MDTO; no participant is named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from documenten.archief import LIJST
from documenten.mdto import NAAMRUIMTE
from moresprudentie.models import Verslag
from organisatie.models import Auditregel, Organisatie
from tests.toegang.conftest import Wereld

pytestmark = pytest.mark.django_db
ALTIJD, HOOGUIT_EEN, VEEL, MINSTENS_EEN = "1", "?", "*", "+"
VERWIJZING = [("verwijzingNaam", ALTIJD), ("verwijzingIdentificatie", HOOGUIT_EEN)]
BEGRIP = [("begripLabel", ALTIJD), ("begripCode", HOOGUIT_EEN), ("begripBegrippenlijst", ALTIJD)]
IDENTIFICATIE = [("identificatieKenmerk", ALTIJD), ("identificatieBron", ALTIJD)]
VERWIJZINGEN = (
    *("isOnderdeelVan", "bevatOnderdeel", "heeftRepresentatie", "archiefvormer", "isRepresentatieVan"),
    "begripBegrippenlijst",
)
BEGRIPPEN = (
    *("aggregatieniveau", "eventType", "waardering", "beperkingGebruikType", "bestandsformaat"),
    "checksumAlgoritme",
)
REGELS = {
    "MDTO": [("informatieobject", HOOGUIT_EEN), ("bestand", HOOGUIT_EEN)],
    "informatieobject": [
        *(("identificatie", MINSTENS_EEN), ("naam", ALTIJD), ("aggregatieniveau", HOOGUIT_EEN)),
        *(
            ("classificatie", VEEL),
            ("trefwoord", VEEL),
            ("omschrijving", VEEL),
            ("raadpleeglocatie", HOOGUIT_EEN),
        ),
        *(("dekkingInTijd", VEEL), ("dekkingInRuimte", VEEL), ("taal", VEEL), ("event", VEEL)),
        *(("waardering", ALTIJD), ("bewaartermijn", HOOGUIT_EEN), ("informatiecategorie", HOOGUIT_EEN)),
        *(("isOnderdeelVan", VEEL), ("bevatOnderdeel", VEEL), ("heeftRepresentatie", VEEL)),
        *(
            ("aanvullendeMetagegevens", VEEL),
            ("gerelateerdInformatieobject", VEEL),
            ("archiefvormer", MINSTENS_EEN),
        ),
        *(("betrokkene", VEEL), ("activiteit", HOOGUIT_EEN), ("beperkingGebruik", MINSTENS_EEN)),
    ],
    "bestand": [
        *(("identificatie", MINSTENS_EEN), ("naam", ALTIJD), ("omvang", ALTIJD), ("bestandsformaat", ALTIJD)),
        *(("checksum", MINSTENS_EEN), ("URLBestand", HOOGUIT_EEN), ("isRepresentatieVan", ALTIJD)),
    ],
    "identificatie": IDENTIFICATIE,
    "verwijzingIdentificatie": IDENTIFICATIE,
    **dict.fromkeys(VERWIJZINGEN, VERWIJZING),
    **dict.fromkeys(BEGRIPPEN, BEGRIP),
    "event": [
        *(("eventType", ALTIJD), ("eventTijd", HOOGUIT_EEN)),
        *(("eventVerantwoordelijkeActor", HOOGUIT_EEN), ("eventResultaat", HOOGUIT_EEN)),
    ],
    "checksum": [("checksumAlgoritme", ALTIJD), ("checksumWaarde", ALTIJD), ("checksumDatum", ALTIJD)],
    "beperkingGebruik": [
        *(("beperkingGebruikType", ALTIJD), ("beperkingGebruikNadereBeschrijving", HOOGUIT_EEN)),
        *(("beperkingGebruikDocumentatie", VEEL), ("beperkingGebruikTermijn", HOOGUIT_EEN)),
    ],
}
"""The rules of MDTO-XML 1.0.2 for what we write: per element what is in it, in this order, and how often."""


def fouten(element: etree._Element) -> Iterator[str]:
    """Give where an element breaks the rules."""
    naam = etree.QName(element).localname
    regels, kinderen = REGELS.get(naam), [etree.QName(kind).localname for kind in element]
    if regels is None:
        if kinderen or not (element.text or "").strip():
            yield f"{naam} is leeg of heeft delen"
        return
    volgorde = [regel for regel, _ in regels]
    if any(kind not in volgorde for kind in kinderen):
        yield f"{naam} heeft {kinderen}"
    elif kinderen != sorted(kinderen, key=volgorde.index):
        yield f"{naam} staat door elkaar: {kinderen}"
    for regel, hoe_vaak in regels:
        aantal = kinderen.count(regel)
        if (hoe_vaak in (ALTIJD, MINSTENS_EEN) and not aantal) or (
            hoe_vaak in (ALTIJD, HOOGUIT_EEN) and aantal > 1
        ):
            yield f"{naam} heeft {aantal} keer {regel}"
    for kind in element:
        yield from fouten(kind)


def haal(wereld: Wereld, wie: str, naam: str, pk: int) -> dict[str, bytes]:
    client = Client()
    client.force_login(wereld.mensen[wie], backend="django.contrib.auth.backends.ModelBackend")
    antwoord = client.get(reverse(naam, args=[pk]))
    assert antwoord.status_code == 200
    with ZipFile(BytesIO(antwoord.content)) as zak:
        assert zak.testzip() is None
        return {deel: zak.read(deel) for deel in zak.namelist()}


@pytest.fixture(params=["strategie", "project"])
def inhoud(request, wereld: Wereld) -> dict[str, bytes]:
    if request.param == "strategie":
        return haal(wereld, "cio", "strategie-archief", wereld.dossier.pk)
    return haal(wereld, "organisator", "project-archief", wereld.project.pk)


def test_every_file_has_its_checksum_in_the_list(inhoud):
    regels = dict(reversed(regel.split("  ", 1)) for regel in inhoud[LIJST].decode().splitlines())
    assert set(regels) == set(inhoud) - {LIJST}
    assert all(hashlib.sha256(inhoud[naam]).hexdigest() == som for naam, som in regels.items())


def test_every_metadata_file_keeps_to_the_rules_of_mdto(inhoud):
    metagegevens = {naam: etree.fromstring(wat) for naam, wat in inhoud.items() if naam.endswith(".mdto.xml")}
    assert len(metagegevens) > 4
    for naam, boom in metagegevens.items():
        assert boom.tag == f"{{{NAAMRUIMTE}}}MDTO"
        assert list(fouten(boom)) == [], naam


def test_every_file_has_metadata_with_its_own_size_and_checksum(inhoud):
    stukken = [n for n in inhoud if not n.endswith((".mdto.xml", LIJST, "LEESMIJ.txt"))]
    assert any(naam.endswith(".pdf") for naam in stukken)
    for naam in stukken:
        boom = etree.fromstring(inhoud[f"{naam}.bestand.mdto.xml"])
        ruimte = {"m": NAAMRUIMTE}
        assert boom.findtext(".//m:omvang", namespaces=ruimte) == str(len(inhoud[naam]))
        som = hashlib.sha256(inhoud[naam]).hexdigest()
        assert boom.findtext(".//m:checksumWaarde", namespaces=ruimte) == som


def test_no_participant_is_named_in_the_data_or_the_metadata(wereld: Wereld):
    inhoud = haal(wereld, "organisator", "project-archief", wereld.project.pk)
    tekst = "".join(w.decode() for naam, w in inhoud.items() if naam.endswith((".json", ".xml", ".txt")))
    namen = [d.naam for d in wereld.project.deelnemers.all()] + [
        d.email for d in wereld.project.deelnemers.all() if d.email
    ]
    assert not [naam for naam in namen if naam in tekst]
    assert json.loads(next(w for n, w in inhoud.items() if n.endswith("gegevens.json")))["deelnemers"] == len(
        wereld.project.deelnemers.all()
    )


def test_the_published_verslag_goes_along_with_its_number_and_the_organisation(wereld: Wereld):
    Organisatie.objects.update(identificatie="https://identifier.overheid.nl/tooi/id/provincie/pv26")
    inhoud = haal(wereld, "organisator", "project-archief", wereld.project.pk)
    verslag = Verslag.objects.get(project=wereld.project)
    xml = next(w for n, w in inhoud.items() if n.endswith("verslag-versie-1.mdto.xml")).decode()
    assert verslag.nummer in xml
    assert "pv26" in xml
    assert any(naam.endswith("verslag-versie-1.json") for naam in inhoud)


def test_taking_the_archive_is_in_the_audit_trail(wereld: Wereld):
    haal(wereld, "cio", "strategie-archief", wereld.dossier.pk)
    regel = Auditregel.objects.get(wat="document gedownload", soort="strategie.dossier")
    assert regel.details["bestand"].endswith(".zip")
