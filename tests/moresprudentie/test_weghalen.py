"""What was published by mistake is taken out of everything, and a trace remains that it happened."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from acties.models import Voortgang
from documenten.maken import maak_wachtende
from documenten.models import Bewaardocument, Bron
from formats.fouten import TekstBotst
from formats.handelingen import sla_antwoord_op, vul_in
from moresprudentie.citator.berichten import ronde
from moresprudentie.handelingen import (
    begin_terugkoppeling,
    bewaar_zoekvraag,
    haal_weg,
    plaats_opmerking,
    publiceer,
    schrijf_aanbeveling,
    verzend_terugkoppeling,
)
from moresprudentie.inhoud import antwoord_uit, lees
from moresprudentie.models import Bewaardezoekvraag, Verslag
from moresprudentie.passage import patroon
from moresprudentie.periode import Halfjaar
from moresprudentie.weghalen import (
    BLIJFT,
    AnderePlekken,
    NietsWegTeHalen,
    Weghaler,
    wegen_naar_project,
    zonder,
)
from organisatie.models import Auditregel, Bericht, Melding
from project.bouwstenen import mee_met_uitnodiging
from project.models import Deelnemer, Groepskeuze, Project

NAAM = "Eva Zilverberg"
REDEN = "Er stond een naam in."
TERUG = (
    "verschil_accentwaarden",
    "wijzigingen_organisatie",
    "niet_door",
    "andere_conclusies",
    "aanbevelingen",
)


@pytest.fixture
def overal(project, aangeboden, organisator, redacteur, dossier) -> Verslag:
    """A verslag with a name in everything that is made of it: two versions, documents, a half-yearly report, mails."""
    actie = project.acties.get(titel="Contract aanpassen")
    actie.titel, actie.wijziging_toelichting = f"Contract aanpassen met {NAAM}", f"{NAAM} schrijft mee."
    actie.save()
    Voortgang.objects.create(actie=actie, status="loopt", tekst=f"{NAAM} is begonnen.", door=organisator)
    Verslag.objects.update(gevuld={"context": f"Vroeger over {NAAM}."})
    Groepskeuze.objects.filter(gekozen__project=project).update(reden=f"Omdat {NAAM} het zei.")
    Project.objects.filter(pk=project.pk).update(uitkomst_reden=f"Zo wil {NAAM} het.")
    vul_in(
        invulling=aangeboden.invulling, teksten={"samenvatting": f"Volgens {NAAM} kan het."}, door=redacteur
    )
    vul_in(invulling=aangeboden.invulling, teksten={"trefwoorden": f"kaart, {NAAM}"}, door=redacteur)
    plaats_opmerking(verslag=aangeboden, door=redacteur, tekst=f"Mag {NAAM} erin?")
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar")
    aangeboden.invulling.vergeet()
    vul_in(
        invulling=aangeboden.invulling,
        teksten={"afweging": "Eva\nZilverberg woog, EVA ZILVERBERG ook."},
        door=redacteur,
    )
    verslag = publiceer(
        verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar", reden=f"{NAAM} erbij."
    ).verslag
    rapport = begin_terugkoppeling(dossier=dossier, halfjaar=Halfjaar.van(timezone.now()), door=redacteur)
    vul_in(invulling=rapport.invulling, teksten=dict.fromkeys(TERUG, f"Zie {NAAM}."), door=redacteur)
    schrijf_aanbeveling(terugkoppeling=rapport, titel=f"Luister naar {NAAM}.", door=redacteur)
    verzend_terugkoppeling(terugkoppeling=rapport, door=redacteur)
    assert maak_wachtende() == 9
    return Verslag.objects.get(pk=verslag.pk)


def waar_het_staat(deel: str) -> set[str]:
    """Give every column of the database in which a word stands, files read as text."""
    gevonden = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN"
            " ('text', 'character varying', 'jsonb', 'ARRAY', 'tsvector', 'USER-DEFINED')"
        )
        for tabel, kolom in cursor.fetchall():
            cursor.execute(f'SELECT 1 FROM "{tabel}" WHERE "{kolom}"::text ILIKE %s LIMIT 1', [f"%{deel}%"])  # noqa: S608
            if cursor.fetchone():
                gevonden.add(f"{tabel}.{kolom}")
    for document in Bewaardocument.objects.all():
        if deel.casefold() in tekst_van(document).casefold():
            gevonden.add(f"{document.soort}.{document.formaat}")
    return gevonden


def tekst_van(document: Bewaardocument) -> str:
    """Give the text of a kept file."""
    inhoud = bytes(document.inhoud)
    if not inhoud:
        return ""  # still being made
    if document.formaat == "pdf":
        return subprocess.run(
            ["pdftotext", "-", "-"], input=inhoud, capture_output=True, check=True
        ).stdout.decode()
    with ZipFile(BytesIO(inhoud)) as zip_:
        return "".join(
            zip_.read(naam).decode(errors="ignore") for naam in zip_.namelist() if naam.endswith(".xml")
        )


def test_a_name_that_was_taken_out_is_nowhere_any_more(overal, redacteur, als):
    voor = waar_het_staat("zilverberg")
    assert {
        "verslag.pdf", "verslag.odt", "verslag.docx", "terugkoppeling.pdf", "documenten_bron.html",
        "moresprudentie_verslagversie.inhoud", "moresprudentie_verslag.zoektekst",
        "moresprudentie_verslag.gevuld", "moresprudentie_terugkoppeling.cijfers", "moresprudentie_opmerking.tekst",
        "formats_antwoordversie.tekst", "organisatie_bericht.tekst", "acties_voortgang.tekst",
    } <= voor  # fmt: skip
    haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    assert waar_het_staat("zilverberg") == set()
    assert maak_wachtende() == 9
    assert waar_het_staat("zilverberg") == set()
    assert Bron.objects.count() == 3
    gast, client = Client(), als(redacteur)
    adres = reverse("openbaar-verslag", args=[overal.slug])
    for pad in (adres, f"{adres[:-1]}.json", reverse("openbaar-feed"), reverse("openbaar")):
        antwoord = gast.get(pad)
        assert antwoord.status_code == 200
        assert "zilverberg" not in antwoord.text.casefold()
    assert gast.get(reverse("openbaar"), {"q": "zilverberg"}).context["aantal"] == 0
    assert "[weggehaald]" in gast.get(adres).text
    for nummer in (1, 2):
        pagina = client.get(reverse("verslag-versie", args=[overal.slug, nummer])).text
        assert "Zilverberg" not in pagina
        assert REDEN in pagina


def test_it_says_in_every_version_and_in_the_trail_that_it_happened_and_not_what(overal, redacteur):
    aantal = haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    vandaag = timezone.localdate().isoformat()
    for versie in overal.versies.all():
        assert lees(versie.inhoud)["weggehaald"] == [{"op": vandaag, "reden": REDEN}]
    regel = Auditregel.objects.get(wat="passage weggehaald")
    assert (regel.door, regel.details) == (redacteur, {"reden": REDEN, "plekken": aantal, "versies": [1, 2]})


def test_what_stays_stays_and_people_keep_their_names(overal, redacteur, project):
    Deelnemer.objects.create(project=project, naam=NAAM, perspectief="bewoner")
    haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    assert Deelnemer.objects.filter(naam=NAAM).exists()
    inhoud = lees(overal.versies.get(nummer=2).inhoud)
    assert antwoord_uit(inhoud, "afweging") == "[weggehaald] woog, [weggehaald] ook."
    assert antwoord_uit(inhoud, "context") == "In de zomer is het te druk in de gebieden."
    assert [sectie["sleutel"] for sectie in inhoud["secties"]][:2] == ["kort", "omschrijving"]


def test_another_project_keeps_its_text(overal, nieuw_project, in_databank, redacteur):
    ander = in_databank(nieuw_project("Anders"), teksten={"afweging": f"Volgens {NAAM}."})
    haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    assert NAAM in str(ander.versies.get().inhoud)
    assert ander.invulling.tekst("afweging") == f"Volgens {NAAM}."


def test_an_action_that_another_project_took_over_loses_it_too(overal, nieuw_project, redacteur):
    over = {"overgenomen_van": overal, "overgenomen_nummer": 1}
    ander = nieuw_project("Anders")
    kopie = ander.acties.create(titel=f"Contract met {NAAM}", omschrijving=f"Bel {NAAM}.", nummer=7, **over)
    eigen = ander.acties.create(titel=f"Bel {NAAM}", nummer=8)
    mail = Bericht.objects.create(
        aan="a@b.example", onderwerp="Actie", tekst=f"{NAAM}: {kopie.get_absolute_url()}"
    )
    plekken = dict(Weghaler(overal, NAAM).plekken)
    assert plekken["Actie die een ander project hieruit overnam"] == 2
    haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    for rij in (kopie, eigen, mail):
        rij.refresh_from_db()
    assert mail.tekst == f"[weggehaald]: {kopie.get_absolute_url()}"
    assert (kopie.titel, kopie.omschrijving) == ("Contract met [weggehaald]", "Bel [weggehaald].")
    assert eigen.titel == f"Bel {NAAM}"


def test_an_old_page_cannot_put_it_back_unseen(overal, redacteur):
    basis = overal.invulling.versie("samenvatting")
    haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    invulling = Verslag.objects.get(pk=overal.pk).invulling
    with pytest.raises(TekstBotst):
        sla_antwoord_op(
            invulling=invulling, vraag="samenvatting", tekst=f"Van {NAAM}.", basis=basis, door=redacteur
        )
    invulling.vergeet()
    assert NAAM not in invulling.tekst("samenvatting")


def test_the_address_goes_along_when_it_tells_it_too(nieuw_project, in_databank, redacteur):
    verslag = in_databank(nieuw_project(f"Gesprek met {NAAM}"))
    assert verslag.slug == "gesprek-met-eva-zilverberg"
    haal_weg(verslag=verslag, door=redacteur, passage=NAAM, reden=REDEN)
    assert Verslag.objects.get(pk=verslag.pk).slug == "gesprek-met-weggehaald"


def test_what_waits_to_be_mailed_of_a_verslag_is_mailed_without_it(
    nieuw_project, in_databank, redacteur, medewerker
):
    bewaar_zoekvraag(door=medewerker, naam="Privacy", vraag="waarde=privacy")
    Bewaardezoekvraag.objects.update(bewaard_op=timezone.now() - timedelta(days=1))
    project = nieuw_project(f"Kaart van {NAAM}", zwaar=("privacy",))
    verslag = in_databank(project, teksten={"samenvatting": f"Volgens {NAAM} kan het."})
    ronde(timezone.localdate())
    assert "moresprudentie_verslag.samenvatting" in waar_het_staat("zilverberg")
    assert {"organisatie_melding.kop", "organisatie_melding.tekst"} <= waar_het_staat("zilverberg")
    haal_weg(verslag=verslag, door=redacteur, passage=NAAM, reden=REDEN)
    assert waar_het_staat("zilverberg") == set()
    verslag.refresh_from_db()
    melding = Melding.objects.get()
    assert (melding.kop, melding.pad) == (
        "Nieuw verslag: Kaart van [weggehaald]",
        verslag.get_absolute_url(),
    )


def test_the_page_shows_where_it_stands_before_anything_goes(overal, redacteur, als):
    client, adres = als(redacteur), reverse("project-verslag-weghalen", args=[overal.project_id])
    keuze = {"passage": NAAM, "reden": REDEN}
    lijst = client.post(adres, keuze)
    assert lijst.status_code == 200
    for waar in (
        "Gepubliceerde versie 1",
        "Gepubliceerde versie 2",
        "Verslag: Waar ging het over",
        "Terugkoppeling",
    ):
        assert waar in lijst.text
    assert NAAM in str(overal.versies.get(nummer=1).inhoud)
    gezien = lijst.context["form"]["gezien"].value()
    plaats_opmerking(verslag=overal, door=redacteur, tekst=f"Nog eens {NAAM}.")
    anders = client.post(adres, keuze | {"gezien": gezien, "bevestigd": "ja"})
    assert anders.status_code == 422
    assert "op andere plekken" in anders.text
    assert NAAM in str(overal.versies.get(nummer=1).inhoud)
    gezien = anders.context["form"]["gezien"].value()
    klaar = client.post(adres, keuze | {"gezien": gezien, "bevestigd": "ja"}, follow=True)
    assert "Weggehaald op" in klaar.text
    assert NAAM not in str(overal.versies.get(nummer=1).inhoud)


@pytest.mark.parametrize(
    ("passage", "reden", "melding"),
    [
        ("Niemand", REDEN, "Dit staat nergens"),
        ("Ev", REDEN, "ten minste 3 tekens"),
        (NAAM, f"De naam {NAAM} stond erin.", "De reden noemt wat je weghaalt"),
        ("", "", "verplicht"),
    ],
)
def test_what_cannot_be_taken_out_is_said_beside_the_field(overal, redacteur, als, passage, reden, melding):
    adres = reverse("project-verslag-weghalen", args=[overal.project_id])
    for meer in ({}, {"bevestigd": "ja"}):
        antwoord = als(redacteur).post(adres, {"passage": passage, "reden": reden, **meer})
        assert antwoord.status_code == 422
        assert melding in antwoord.text


def test_nobody_but_the_redacteur_takes_something_out(overal, organisator, redacteur):
    with pytest.raises(PermissionDenied):
        haal_weg(verslag=overal, door=organisator, passage=NAAM, reden=REDEN)
    with pytest.raises(AnderePlekken):
        haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN, gezien="anders")
    with pytest.raises(NietsWegTeHalen):
        haal_weg(verslag=overal, door=redacteur, passage="Bos", reden=REDEN)
    assert NAAM in str(overal.versies.get(nummer=1).inhoud)


@pytest.mark.parametrize(
    ("passage", "tekst", "hierna"),
    [
        ("Bos", "Bos en bos, bosbes, Bosman, BOS.", "[weggehaald] en bos, bosbes, Bosman, [weggehaald]."),
        ("Eva Bos", "eva **Bos** en Eva\nBos", "[weggehaald]** en [weggehaald]"),
        ("06-123", "Bel 06-123, niet 06-1234", "Bel [weggehaald], niet 06-1234"),
        ("(Eva)", "Iemand (Eva) zei", "Iemand [weggehaald] zei"),
    ],
)
def test_whole_words_are_taken_out(passage, tekst, hierna):
    zoek = patroon(passage)
    nieuw = zonder({"tekst": [tekst], "sleutel": passage}, zoek)[0]
    assert nieuw["sleutel"] == passage
    assert nieuw["tekst"][0].replace("eva **", "") == hierna or nieuw["tekst"] == [hierna]


def test_every_table_of_a_project_is_looked_through_or_holds_people():
    """A table that is added later and that nobody can reach from the project is found here."""
    wegen = set(wegen_naar_project()) | BLIJFT
    los = {
        model.__name__
        for naam in ("project", "acties", "moresprudentie")
        for model in apps.get_app_config(naam).get_models()
        if model not in wegen
        and any(isinstance(v, models.TextField | models.JSONField) for v in model._meta.fields)
    }
    # Read by the number of the verslag in it; kept by the database of what search finds, and thrown away when nobody names it;
    # what a reader searches for, which is the reader's own; and what is known of other organisations.
    telling = {"Telwaarde", "Zoekwoord", "Zoekstand"}
    assert los == {"Terugkoppeling", "Bewaardezoekvraag", "Bron", "Bronfout", *telling}


def test_looking_through_gives_each_place_once(overal):
    plekken = [waar for waar, _ in Weghaler(overal, NAAM).plekken]
    assert len(plekken) == len(set(plekken))
    assert "Gepubliceerde versie 1, met haar documenten" in plekken


def test_what_the_invitations_had_with_them_goes_too(overal, redacteur):
    project = overal.project
    mee_met_uitnodiging(project, redacteur)
    assert project.workshop.leesbundels.count() == 1
    haal_weg(verslag=overal, door=redacteur, passage=NAAM, reden=REDEN)
    assert project.workshop.leesbundels.count() == 0
    assert not Bewaardocument.objects.filter(soort="leesbundel").exists()
