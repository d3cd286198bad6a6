"""Who came in, who was refused and who took a closed document along stands in the audit trail, in a bounded number of lines."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from organisatie import toegang
from organisatie.models import Auditregel, Toegangstelling
from project.handelingen import maak_project
from project.models import Project


@pytest.fixture
def project(kader, organisatie, organisator) -> Project:
    return maak_project(titel="Camera's op de markt", door=organisator, organisator=organisator)


def regels(wat: str) -> list[Auditregel]:
    return list(Auditregel.objects.filter(wat=wat))


def test_logging_in_and_out_is_in_the_audit_trail(organisatie, medewerker):
    medewerker.set_password("eenlangwachtwoord9")
    medewerker.save()
    client = Client()
    client.post(reverse("account_login"), {"login": "medewerker", "password": "eenlangwachtwoord9"})
    client.post(reverse("account_logout"))
    [ingelogd], [uitgelogd] = regels("ingelogd"), regels("uitgelogd")
    assert ingelogd.door == uitgelogd.door == medewerker
    assert ingelogd.object_id == str(medewerker.pk)


def test_a_refused_log_in_names_the_account_and_never_what_was_typed_instead(organisatie, medewerker):
    client = Client()
    client.post(reverse("account_login"), {"login": "medewerker", "password": "verkeerdwachtwoord"})
    client.post(reverse("account_login"), {"login": "mijnwachtwoordhierheen", "password": "x"})
    bekend, onbekend = sorted(regels("inloggen geweigerd"), key=lambda regel: regel.pk)
    assert (bekend.door, bekend.object_id) == (None, str(medewerker.pk))
    assert (onbekend.object_id, onbekend.details) == ("", {"bekend": False})
    assert not any("wachtwoord" in f"{r.object_naam}{r.details}" for r in (bekend, onbekend))


def test_a_thousand_wrong_passwords_make_a_few_lines_and_one_count(organisatie, medewerker):
    for _ in range(toegang.REGELS["inloggen geweigerd"] + 20):
        authenticate(None, username="medewerker", password="x")
    assert len(regels("inloggen geweigerd")) == toegang.REGELS["inloggen geweigerd"]
    assert Toegangstelling.objects.get().aantal == toegang.REGELS["inloggen geweigerd"] + 20


@pytest.mark.parametrize(("pad", "status"), [("", 404), ("deelnemers/", 404), ("casusbeschrijving/", 404)])
def test_who_is_refused_a_closed_project_leaves_a_line(als, medewerker, project, pad, status):
    antwoord = als(medewerker).get(f"/project/{project.pk}/{pad}")
    assert antwoord.status_code == status
    [regel] = regels("toegang geweigerd")
    assert (regel.door, regel.soort, regel.object_id) == (medewerker, "project.project", str(project.pk))
    assert regel.details == {"adres": f"project/<int:pk>/{pad}", "status": status}


def test_what_does_not_exist_and_who_did_not_log_in_leave_no_line(als, medewerker, project):
    als(medewerker).get("/project/999999/")
    als(medewerker).get("/bestaat-niet/")
    Client().get(f"/project/{project.pk}/")
    assert regels("toegang geweigerd") == []


def test_a_page_that_is_forbidden_leaves_a_line(als, medewerker):
    als(medewerker).get("/beheer/", follow=True)
    [regel] = regels("toegang geweigerd")
    assert (regel.door, regel.details["status"]) == (medewerker, 403)


def test_trying_many_numbers_makes_a_bounded_number_of_lines(
    als, medewerker, organisator, monkeypatch, project
):
    monkeypatch.setattr(toegang, "MEESTE_OBJECTEN", 3)
    client = als(medewerker)
    projecten = [project, *(maak_project(titel=f"Nog {n}", door=organisator) for n in range(5))]
    for deze in projecten * 3:
        assert client.get(f"/project/{deze.pk}/").status_code == 404
    assert Toegangstelling.objects.get(sleutel=toegang.EN_MEER).aantal == 3 * 3
    assert len(regels("toegang geweigerd")) == 4 * toegang.REGELS["toegang geweigerd"]


def test_taking_a_closed_document_along_leaves_a_line_with_its_name(als, organisator, project):
    adres = reverse("project-casus-document", args=[project.pk, "docx"])
    assert als(organisator).get(adres).status_code == 200
    [regel] = regels("document gedownload")
    assert (regel.door, regel.object_naam) == (organisator, "Camera's op de markt")
    assert regel.details["bestand"].endswith(".docx")


def test_a_document_for_everybody_leaves_no_line(als, medewerker, kader, organisatie):
    als(medewerker).get(reverse("waardenkader-document", args=["docx"]))
    assert regels("document gedownload") == []


def test_a_refusal_is_told_also_when_it_cannot_be_recorded(als, medewerker, project, monkeypatch):
    def weg(*_: object, **__: object) -> None:
        raise DatabaseError("weg")

    monkeypatch.setattr(toegang, "_tel", weg)
    assert als(medewerker).get(f"/project/{project.pk}/").status_code == 404
