"""The pages of a project open for whom they should, in every phase, and keep what was typed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from project import handelingen
from project.models import Deelnemer, Project
from project.voortgang import stapadres

TEAMPAGINAS = (
    "project",
    "project-geschiktheid",
    "project-instrumenten",
    "project-casusbeschrijving",
    "project-deelnemers",
    "project-voorbereiding",
    "project-workshop",
    "project-stap-1",
    "project-blad",
    "project-poster",
    "project-acties",
    "project-follow-up",
    "project-uitkomst",
)
SCHRIJFPAGINAS = (
    "project-wijzigen",
    "project-instrument-nieuw",
    "project-deelnemer-nieuw",
    "project-tafels",
    "project-uitnodigen",
    "project-plan",
    "project-tijden",
    "project-follow-up-plannen",
    "project-actie-nieuw",
)
VOOR_DEELNEMERS = {"project", "project-casusbeschrijving", "project-poster", "project-acties"}


@pytest.mark.parametrize("fase", ["project", "voorbereid", "in_workshop", "met_uitkomsten", "na_workshop"])
def test_all_team_pages_open_in_every_phase(fase, request, als):
    project = request.getfixturevalue(fase)
    for rol in ("organisator", "projectleider", "gespreksleider", "notulist", "regievoerder"):
        client = als(getattr(project, rol))
        for pagina in TEAMPAGINAS:
            assert client.get(reverse(pagina, args=[project.pk])).status_code == 200, (rol, pagina)


def test_the_forms_open_for_the_organisator(met_uitkomsten, als):
    client = als(met_uitkomsten.organisator)
    for pagina in SCHRIJFPAGINAS:
        assert client.get(reverse(pagina, args=[met_uitkomsten.pk])).status_code == 200, pagina


def test_a_participant_reads_case_poster_and_actions_and_nothing_else(na_workshop, deelnemer, als):
    client = als(deelnemer)
    for pagina in (*TEAMPAGINAS, *SCHRIJFPAGINAS):
        verwacht = {200} if pagina in VOOR_DEELNEMERS else {403, 404}
        assert client.get(reverse(pagina, args=[na_workshop.pk])).status_code in verwacht, pagina


def test_a_participant_does_not_read_the_case_before_it_is_shared(project, deelnemers, deelnemer, als):
    client = als(deelnemer)
    assert client.get(reverse("project-casusbeschrijving", args=[project.pk])).status_code == 403
    assert client.get(reverse("project-casus-document", args=[project.pk, "pdf"])).status_code == 403
    assert client.get(reverse("project-poster", args=[project.pk])).status_code == 403


def test_a_participant_reads_the_case_but_not_its_earlier_texts(voorbereid, deelnemer, als, lees):
    html = lees(deelnemer, reverse("project-casusbeschrijving", args=[voorbereid.pk]))
    assert "Antwoord op context." in html
    assert "Geschiedenis" not in html
    adres = reverse("project-casusbeschrijving-geschiedenis", args=[voorbereid.pk])
    assert als(deelnemer).get(adres).status_code == 403


def test_a_stranger_sees_nothing_of_a_project(na_workshop, medewerker, als):
    client = als(medewerker)
    for pagina in (*TEAMPAGINAS, *SCHRIJFPAGINAS):
        assert client.get(reverse(pagina, args=[na_workshop.pk])).status_code == 404, pagina
    assert "Druktemonitor" not in client.get(reverse("projecten")).content.decode()


def test_who_is_not_logged_in_is_asked_to(project, client):
    antwoord = client.get(reverse("project", args=[project.pk]))
    assert antwoord.status_code == 302
    assert "login" in antwoord["Location"]


def test_the_gespreksleider_may_not_change_the_preparation(project, gespreksleider, als):
    client = als(gespreksleider)
    for pagina in ("project-wijzigen", "project-deelnemer-nieuw", "project-plan"):
        assert client.get(reverse(pagina, args=[project.pk])).status_code == 403
    assert client.post(reverse("project-verdelen", args=[project.pk])).status_code == 403
    assert client.post(reverse("project-casus-delen", args=[project.pk])).status_code == 403


def test_an_organisator_starts_a_project_in_the_browser(kader, organisator, als):
    client = als(organisator)
    antwoord = client.post(
        reverse("project-nieuw"),
        {"titel": "Cameratoezicht", "organisator": organisator.pk, "technologie": "Drones"},
    )
    project = Project.objects.get()
    assert antwoord["Location"] == reverse("project", args=[project.pk])
    assert (project.titel, project.technologie) == ("Cameratoezicht", "Drones")


def test_a_medewerker_cannot_start_a_project(medewerker, als):
    assert als(medewerker).get(reverse("project-nieuw")).status_code == 403


def test_a_form_with_an_error_keeps_what_was_typed(project, organisator, als):
    client = als(organisator)
    gegevens = {
        "naam": "",
        "email": "anna@voorbeeld.example",
        "soort": "extern",
        "perspectief": "bewoner van de wijk",
    }
    html = client.post(reverse("project-deelnemer-nieuw", args=[project.pk]), gegevens).content.decode()
    assert "Vul een naam in" in html
    assert "bewoner van de wijk" in html
    assert not project.deelnemers.exists()


def test_a_refusal_of_the_rules_stands_in_the_form_and_keeps_the_text(project, organisator, als):
    for _ in range(2):
        antwoord = als(organisator).post(
            reverse("project-deelnemer-nieuw", args=[project.pk]),
            {"naam": "Anna", "email": "anna@voorbeeld.example", "soort": "extern", "perspectief": "inwoner"},
        )
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Er is al een deelnemer met dit e-mailadres." in html
    assert 'value="Anna"' in html
    assert project.deelnemers.count() == 1


def test_groups_are_divided_by_hand_on_the_page(project, deelnemers, organisator, als):
    groep = project.groepen.last()
    adres = reverse("project-deelnemers", args=[project.pk])
    als(organisator).post(adres, {f"groep_{d.pk}": groep.pk for d in deelnemers[:3]})
    assert list(groep.deelnemers.all()) == deelnemers[:3]


def test_removing_a_participant_asks_first(project, deelnemers, organisator, als):
    client = als(organisator)
    adres = reverse("project-deelnemer-verwijderen", args=[project.pk, deelnemers[0].pk])
    assert "verwijderen?" in client.get(adres).content.decode()
    assert project.deelnemers.count() == 9
    client.post(adres)
    assert project.deelnemers.count() == 8


def test_the_participant_of_another_project_is_not_found(project, deelnemers, organisator, als):
    ander = handelingen.maak_project(door=organisator, titel="Ander")
    adres = reverse("project-deelnemer", args=[ander.pk, deelnemers[0].pk])
    assert als(organisator).get(adres).status_code == 404


def test_an_invited_outsider_answers_without_an_account(voorbereid, client):
    gast = voorbereid.deelnemers.get(naam="Deelnemer 0")
    adres = reverse("project-uitnodiging", args=[gast.kenmerk])
    html = client.get(adres).content.decode()
    assert "Antwoord op context." in html
    assert "Transparantie" in html
    client.post(adres, {"komt": "ja"})
    gast.refresh_from_db()
    assert gast.uitnodiging == Deelnemer.Uitnodiging.KOMT
    assert "Je komt" in client.get(adres).content.decode()


def test_the_link_of_somebody_who_was_not_invited_does_not_work(project, deelnemers, client):
    assert client.get(reverse("project-uitnodiging", args=[deelnemers[0].kenmerk])).status_code == 404
    assert client.get(reverse("project-uitnodiging", args=["verzonnen"])).status_code == 404


def test_the_way_through_the_steps_is_walked_in_the_browser(met_uitkomsten, gespreksleider, als):
    client = als(gespreksleider)
    for nummer in range(1, 7):
        antwoord = client.post(reverse("project-stap-klaar", args=[met_uitkomsten.pk, nummer]))
        assert antwoord["Location"] == stapadres(met_uitkomsten.pk, nummer + 1)
    client.post(reverse("project-zet", args=[met_uitkomsten.pk, "workshop-afronden"]))
    met_uitkomsten.refresh_from_db()
    assert met_uitkomsten.fase == Project.Fase.IMPLEMENTATIE


def test_an_impossible_move_gives_a_message_and_no_error_page(project, organisator, als):
    client = als(organisator)
    antwoord = client.post(reverse("project-zet", args=[project.pk, "begin-workshop"]), follow=True)
    assert antwoord.status_code == 200
    assert "De casusbeschrijving is nog niet klaar" in antwoord.content.decode()
    project.refresh_from_db()
    assert project.fase == Project.Fase.VOORBEREIDING


def test_an_unknown_move_is_not_found(project, organisator, als):
    assert als(organisator).get(reverse("project-zet", args=[project.pk, "vliegen"])).status_code == 404


def test_the_outcome_needs_its_reason_and_keeps_the_choice(na_workshop, organisator, als):
    adres = reverse("project-uitkomst", args=[na_workshop.pk])
    html = als(organisator).post(adres, {"uitkomst": "aangepast", "uitkomst_reden": ""}).content.decode()
    assert 'value="aangepast" checked' in html.replace("  ", " ") or "checked" in html
    als(organisator).post(adres, {"uitkomst": "aangepast", "uitkomst_reden": "Alleen tellingen."})
    na_workshop.refresh_from_db()
    assert na_workshop.get_uitkomst_display() == "Door, met aanpassingen"


def test_the_home_page_of_the_organisator_says_what_is_next(project, organisator, regievoerder):
    from project import werk

    assert [taak.titel for taak in werk.werk(organisator).taken] == ["Bespreek of CODIO Project past"]
    assert werk.werk(regievoerder).taken == []
    assert werk.werk(regievoerder).trajecten[0].fasen[0] == ("Voorbereiding", "bezig")


def test_after_the_outcome_the_verslag_is_next_and_its_own_app_asks_for_it(na_workshop, organisator, lees):
    from project import werk

    handelingen.leg_uitkomst_vast(
        project=na_workshop, door=organisator, uitkomst="door", uitkomst_reden="Kan veilig."
    )
    Project.objects.filter(pk=na_workshop.pk).update(follow_up_gehouden_op="2026-06-18")
    assert "Maak het verslag" in lees(organisator, reverse("project", args=[na_workshop.pk]))
    assert [taak.titel for taak in werk.werk(organisator).taken] == ["Stuur de deelnemers de poster"]


def test_the_follow_up_offers_changing_an_action_only_to_who_may_change_it(
    na_workshop, organisator, projectleider, lees, als
):
    pagina = reverse("project-follow-up", args=[na_workshop.pk])
    actie = reverse("actie-wijzigen", args=[na_workshop.acties.first().pk])
    assert actie in lees(organisator, pagina)
    assert als(organisator).get(actie).status_code == 200
    assert actie not in lees(projectleider, pagina)
    assert als(projectleider).get(actie).status_code == 403


@pytest.mark.parametrize(("knop", "naar"), [({"nog": "1"}, "/deelnemers/nieuw/?nog=1"), ({}, "/deelnemers/")])
def test_after_adding_somebody_the_next_can_be_added_at_once(project, organisator, als, knop, naar):
    adres = reverse("project-deelnemer-nieuw", args=[project.pk])
    gegevens = {"naam": "Greet", "perspectief": "oudere", "soort": "extern"}
    antwoord = als(organisator).post(adres, gegevens | knop)
    assert antwoord["Location"].endswith(naar)
    assert "Greet, oudere" in als(organisator).get(adres).text
    assert (" autofocus" in als(organisator).get(antwoord["Location"]).text) == bool(knop)


def test_who_was_there_is_saved_with_the_step(in_workshop, organisator, als):
    wie = in_workshop.deelnemers.first()
    antwoord = als(organisator).post(reverse("project-stap-1", args=[in_workshop.pk]), {"aanwezig": [wie.pk]})
    assert antwoord["Location"] == stapadres(in_workshop.pk, 2)
    assert list(in_workshop.deelnemers.filter(aanwezig=True)) == [wie]


def test_the_same_action_twice_is_refused_and_kept_in_the_form(in_workshop, organisator, als):
    adres = reverse("project-actie-nieuw", args=[in_workshop.pk])
    gegevens = {"titel": "Borden ophangen", "breder_inzetbaar": "nee"}
    als(organisator).post(adres, gegevens)
    antwoord = als(organisator).post(adres, gegevens | {"doelgroep": "Bezoekers"})
    assert "Deze actie staat er al." in antwoord.text
    assert "Bezoekers" in antwoord.text
    assert in_workshop.acties.count() == 1


@pytest.mark.parametrize("kenmerk", ["onzin", "%00", "a%20b"])
def test_a_link_that_is_none_gives_not_found(kader, client, kenmerk):
    assert client.get(f"/uitnodiging/{kenmerk}/").status_code == 404


@pytest.mark.parametrize(
    ("pagina", "tekst"),
    [
        ("project-uitkomst", "Te duur geworden."),
        ("project-instrumenten", "Nog niets vastgelegd"),
        ("project-voorbereiding", "Aandachtspunten"),
        ("project-deelnemers", "Lotte"),
        ("project-geschiktheid", "Antwoord op"),
        ("project-casusbeschrijving", "Antwoord op"),
        ("project-follow-up", "Nog niet ingevuld"),
    ],
)
def test_a_project_that_has_ended_offers_nothing_to_change(voorbereid, organisator, lees, pagina, tekst):
    voorbereid.workshop.plan = "Zet de stoelen in een kring."
    voorbereid.workshop.save()
    aanbod = ('type="submit"', "/plannen/", "/nieuw/", "/wijzigen/", "/verwijderen/")
    adres = reverse(pagina, args=[voorbereid.pk])
    assert any(knop in hoofd(lees(organisator, adres)) for knop in aanbod)
    handelingen.leg_uitkomst_vast(
        project=voorbereid, door=organisator, uitkomst="niet_door", uitkomst_reden="Te duur geworden."
    )
    daarna = hoofd(lees(organisator, adres))
    assert tekst in daarna
    assert [knop for knop in aanbod if knop in daarna] == []


def hoofd(pagina: str) -> str:
    """Give the main part of a page."""
    return pagina.partition("<main")[2].partition("</main>")[0]
