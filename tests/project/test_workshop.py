"""The results of the workshop: values, tensions, accents, steps, script and poster."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from organisatie.models import Auditregel
from organisatie.overgang import OngeldigeOvergang
from project import documenten, handelingen
from project.models import Groepskeuze, Spanning
from project.workshop.draaiboek import maak_draaiboek
from project.workshop.handelingen import (
    ga_naar_stap,
    kies_waarde,
    leg_spanning_vast,
    meld_aanwezigheid,
    reflecteer_op_accenten,
    verwijder_groepskeuze,
    verwijder_spanning,
    wis_reflectie,
)
from project.workshop.script import STAPPEN
from project.workshop.zaal import maak_zaal
from tests.documenten.pdf_controle import controleer_pdf
from tests.project.conftest import waarde


def test_the_script_runs_from_one_to_twenty_to_four():
    boek = maak_draaiboek(datetime(2026, 6, 18, 13, 0))
    assert [stap.tijd for stap in boek.stappen] == [
        "13:00",
        "13:15",
        "14:00",
        "14:20",
        "14:55",
        "15:15",
        "15:30",
    ]
    assert (boek.inloop, boek.einde) == ("12:45", "15:40")
    assert [plan.minuten for plan in STAPPEN] == [15, 45, 20, 35, 20, 15, 10]
    assert [regel.tijd for regel in boek.stappen[1].regels] == ["13:15", "13:20", "13:25", "13:55"]


@pytest.mark.parametrize("aantal", [0, 1, 2, 3])
def test_the_room_has_a_table_per_group(aantal):
    zaal = maak_zaal([([("democratie", "Democratie")], 4)] * aantal)
    assert len(zaal) == aantal
    assert all(len(tafel.stoelen) == 4 for tafel in zaal)


def test_a_value_goes_to_the_group_of_its_fundament(in_workshop, gespreksleider):
    gekozen = kies_waarde(project=in_workshop, door=gespreksleider, waarde=waarde("Privacy"), reden="Want.")
    assert [keuze.groep.naam for keuze in gekozen.groepskeuzes.all()] == ["Rechtsstaat"]
    with pytest.raises(ValidationError, match="Rechtsstaat noemde Privacy al"):
        kies_waarde(project=in_workshop, door=gespreksleider, waarde=waarde("Privacy"), reden="Nog eens.")


def test_results_are_entered_in_the_phase_of_the_workshop_only(voorbereid, organisator):
    with pytest.raises(OngeldigeOvergang):
        kies_waarde(project=voorbereid, door=organisator, waarde=waarde("Privacy"), reden="Te vroeg.")


def test_tensions_are_between_values_on_the_poster(met_uitkomsten, gespreksleider):
    gegevens = {"project": met_uitkomsten, "door": gespreksleider, "schuurt": "Dit schuurt."}
    with pytest.raises(ValidationError, match="op de poster"):
        leg_spanning_vast(**gegevens, waarde_a=waarde("Privacy"), waarde_b=waarde("Duurzaamheid"))
    with pytest.raises(ValidationError, match="verschillende"):
        leg_spanning_vast(**gegevens, waarde_a=waarde("Privacy"), waarde_b=waarde("Privacy"))


def test_letters_of_tensions_move_up_when_one_goes(met_uitkomsten, gespreksleider):
    tweede = leg_spanning_vast(
        project=met_uitkomsten,
        door=gespreksleider,
        waarde_a=waarde("Transparantie"),
        waarde_b=waarde("Privacy"),
        schuurt="Alles laten zien kan niet.",
    )
    assert tweede.letter == "B"
    verwijder_spanning(spanning=met_uitkomsten.spanningen.first(), door=gespreksleider)
    tweede.refresh_from_db()
    assert tweede.letter == "A"


@pytest.mark.parametrize(("volgorde", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA")])
def test_after_z_comes_aa(volgorde, letter):
    assert Spanning(volgorde=volgorde).letter == letter


def test_a_value_in_a_tension_stays(met_uitkomsten, gespreksleider):
    keuzes = Groepskeuze.objects.filter(gekozen__project=met_uitkomsten)
    with pytest.raises(OngeldigeOvergang, match="spanning"):
        verwijder_groepskeuze(keuze=keuzes.get(gekozen__waarde__naam="Privacy"), door=gespreksleider)
    verwijder_groepskeuze(keuze=keuzes.get(gekozen__waarde__naam="Transparantie"), door=gespreksleider)
    assert met_uitkomsten.gekozen_waarden.count() == 2


def test_a_reflection_on_an_accent_is_kept_once_per_group(in_workshop, gespreksleider):
    privacy = waarde("Privacy")
    for reden in ("Eerst", "Toen"):
        reflecteer_op_accenten(
            project=in_workshop, door=gespreksleider, groep=None, reflecties={privacy: (True, reden)}
        )
    assert in_workshop.accentreflecties.get().waarom == "Toen"
    with pytest.raises(ValidationError):
        reflecteer_op_accenten(
            project=in_workshop, door=gespreksleider, groep=None, reflecties={privacy: (False, "")}
        )
    wis_reflectie(reflectie=in_workshop.accentreflecties.get(), door=gespreksleider)
    assert not in_workshop.accentreflecties.exists()


def test_steps_are_done_in_order_and_one_may_go_back(in_workshop, gespreksleider):
    workshop = in_workshop.workshop
    with pytest.raises(OngeldigeOvergang, match="volgorde"):
        ga_naar_stap(workshop=workshop, stap=3, door=gespreksleider)
    ga_naar_stap(workshop=workshop, stap=2, door=gespreksleider)
    assert ga_naar_stap(workshop=workshop, stap=1, door=gespreksleider).stap == 1


def test_presence_decides_who_is_counted_on_the_poster(in_workshop, gespreksleider):
    assert documenten.deelnemerszin(in_workshop) == "Negen deelnemers, van wie drie van buiten"
    intern = in_workshop.deelnemers.filter(soort="intern")[:1]
    voorstel = list(in_workshop.deelnemers.erbij())
    meld_aanwezigheid(project=in_workshop, door=gespreksleider, aanwezig=voorstel)
    assert in_workshop.deelnemers.filter(aanwezig=True).count() == len(voorstel), "also as it was proposed"
    assert Auditregel.objects.filter(wat="aanwezigheid vastgelegd", door=gespreksleider).count() == 1
    meld_aanwezigheid(project=in_workshop, door=gespreksleider, aanwezig=intern)
    assert documenten.deelnemerszin(in_workshop) == "Eén deelnemer"


def test_the_poster_is_filled_from_the_workshop(na_workshop, dossier, organisator):
    na_workshop = handelingen.wijzig_project(project=na_workshop, door=organisator, dossier=dossier)
    poster = documenten.maak_poster(na_workshop)
    assert [[w.naam for w in f.waarden] for f in poster.fundamenten] == [
        ["Transparantie"],
        ["Privacy"],
        ["Effectiviteit"],
    ]
    assert poster.fundamenten[0].waarden[0].accent
    assert [(s.letter, s.waarde_a, s.waarde_b) for s in poster.spanningen] == [
        ("A", "Privacy", "Effectiviteit")
    ]
    assert (poster.acties[0].titel, poster.acties[0].houder) == ("Contract aanpassen", "Thijs Bakker")
    assert [punt.klaar for punt in poster.checklist] == [True, True, True, True]
    html = documenten.poster(na_workshop).als_html()
    for tekst in (
        "Hier Privacy.",
        "Preciezer meten raakt de privacy.",
        "Contract aanpassen",
        "Is er een overzicht",
    ):
        assert tekst in html


def test_the_documents_can_be_read_by_everybody(na_workshop):
    for document in (
        documenten.casusbeschrijving(na_workshop),
        documenten.draaiboek(na_workshop),
        documenten.poster(na_workshop),
        documenten.poster(na_workshop, leeg=True, papier="A3-liggend"),
    ):
        assert document is not None
        assert controleer_pdf(document.als_pdf()) == [], document.volledige_titel


def test_the_case_is_a_concept_until_its_required_questions_are_answered(project, organisator):
    from tests.project.conftest import vul_verplicht

    assert documenten.casusbeschrijving(project).concept
    vul_verplicht(project.casusbeschrijving, organisator)
    project.casusbeschrijving.vergeet()
    document = documenten.casusbeschrijving(project)
    assert not document.concept
    for kop in (
        "Doel CODIO Project-workshop",
        "Omschrijving project/casus",
        "Overzicht relevante documenten",
    ):
        assert kop in document.als_html()


@pytest.mark.parametrize("formaat", ["pdf", "odt", "docx"])
def test_the_case_downloads_in_three_formats(voorbereid, deelnemer, als, formaat):
    antwoord = als(deelnemer).get(reverse("project-casus-document", args=[voorbereid.pk, formaat]))
    assert antwoord.status_code == 200
    assert len(antwoord.content) > 1000


def test_there_is_no_script_without_a_date(project, organisator, als):
    assert als(organisator).get(reverse("project-draaiboek", args=[project.pk, "pdf"])).status_code == 404


@pytest.mark.parametrize("vraag", ["", "?leeg=1", "?papier=A3", "?papier=onzin"])
def test_the_poster_downloads_filled_and_blank(met_uitkomsten, organisator, als, vraag):
    antwoord = als(organisator).get(reverse("project-poster-pdf", args=[met_uitkomsten.pk]) + vraag)
    assert antwoord.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("rol", "begint"),
    [
        *((rol, True) for rol in ("organisator", "projectleider", "gespreksleider", "notulist")),
        ("regievoerder", False),
    ],
)
def test_who_leads_the_workshop_or_takes_notes_may_begin_it_and_the_others_wait(voorbereid, als, rol, begint):
    client = als(getattr(voorbereid, rol))
    pagina = client.get(reverse("project-workshop", args=[voorbereid.pk])).text
    zet = reverse("project-zet", args=[voorbereid.pk, "begin-workshop"])
    assert (zet in pagina) == begint
    assert ("De organisator begint ermee" in pagina) != begint
    assert (client.post(zet).status_code == 403) != begint
