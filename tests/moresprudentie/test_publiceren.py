"""From concept to databank: who may what, and what stays fixed."""

from __future__ import annotations

import datetime
import json
import threading
from unittest import mock

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from documenten import werkbank
from documenten.maken import maak_wachtende
from formats.handelingen import sla_antwoord_op, vul_in
from moresprudentie.handelingen import bied_aan, geef_terug, maak_verslag, publiceer, trek_in, ververs
from moresprudentie.handelingen.publiceren import RedenOntbreekt
from moresprudentie.handelingen.verslag import NietVolledig, VerslagNietMogelijk
from moresprudentie.inhoud import antwoord_uit, lees
from moresprudentie.models import Nummerreeks, Verslag, Verslagversie
from moresprudentie.nummering import adres_voor, volgend_nummer
from moresprudentie.overgangen import OVERGANGEN, zet_stap
from organisatie.models import Auditregel
from organisatie.overgang import OngeldigeOvergang
from project.models import Groepskeuze, Project
from tests.proefsite import in_eigen_draad


def test_a_verslag_is_filled_from_the_project(project, organisator):
    vul_in(
        invulling=project.casusbeschrijving,
        teksten={"context": "Het is druk.", "doel": "Spreiden.", "lopend_of_nieuw": "nieuw"},
        door=organisator,
    )
    verslag = maak_verslag(project=Project.objects.get(pk=project.pk), door=organisator)
    invulling = verslag.invulling
    assert invulling.tekst("context") == "Het is druk."
    assert invulling.tekst("projectdoel") == "Spreiden."
    assert invulling.tekst("lopend_of_nieuw") == "nieuw"
    assert "3 waarden en 2 acties" in invulling.tekst("samenvatting")
    assert "door, met aanpassingen" in invulling.tekst("samenvatting")
    assert "Een grovere kaart is goed genoeg." in invulling.tekst("afweging")
    assert "Contract aanpassen" in invulling.tekst("breder_inzetbaar")


def test_taking_over_anew_leaves_edited_answers_alone(project, organisator):
    vul_in(
        invulling=project.casusbeschrijving, teksten={"context": "Oud", "doel": "Oud doel"}, door=organisator
    )
    verslag = maak_verslag(project=Project.objects.get(pk=project.pk), door=organisator)
    sla_antwoord_op(
        invulling=verslag.invulling, vraag="context", tekst="Zelf geschreven", basis=1, door=organisator
    )
    vul_in(
        invulling=project.casusbeschrijving,
        teksten={"context": "Nieuw", "doel": "Nieuw doel"},
        door=organisator,
    )
    labels = ververs(verslag=verslag, door=organisator)
    vers = Verslag.objects.get(pk=verslag.pk).invulling
    assert vers.tekst("context") == "Zelf geschreven"
    assert vers.tekst("projectdoel") == "Nieuw doel"
    assert labels == ["Wat is het doel van dit project?"]


def test_a_project_has_one_verslag_and_only_after_its_workshop(project, nieuw_project, organisator):
    maak_verslag(project=project, door=organisator)
    with pytest.raises(VerslagNietMogelijk, match="al een verslag"):
        maak_verslag(project=project, door=organisator)
    te_vroeg = nieuw_project("Te vroeg")
    Project.objects.filter(pk=te_vroeg.pk).update(fase="voorbereiding")
    with pytest.raises(VerslagNietMogelijk, match="workshop"):
        maak_verslag(project=Project.objects.get(pk=te_vroeg.pk), door=organisator)


def test_an_incomplete_verslag_cannot_be_offered(project, organisator):
    verslag = maak_verslag(project=project, door=organisator)
    with pytest.raises(NietVolledig, match="Wat is het doel van dit project"):
        bied_aan(verslag=verslag, door=organisator)
    assert Verslag.objects.get(pk=verslag.pk).status == "concept"


def test_only_the_organisator_offers_and_the_redacteur_gets_a_mail(
    verslag, organisator, notulist, redacteur, django_capture_on_commit_callbacks
):
    with pytest.raises(PermissionDenied):
        bied_aan(verslag=verslag, door=notulist)
    with django_capture_on_commit_callbacks(execute=True):
        bied_aan(verslag=verslag, door=organisator, toelichting="Graag openbaar.")
    assert [bericht.to for bericht in mail.outbox] == [[redacteur.email]]
    assert "Graag openbaar." in mail.outbox[0].body
    assert verslag.opmerkingen.get().tekst == "Graag openbaar."


@pytest.mark.parametrize("wie", ["organisator", "notulist", "medewerker", "cio", "beheerder"])
def test_nobody_but_the_redacteur_publishes(request, wie, aangeboden, als):
    persoon = request.getfixturevalue(wie)
    with pytest.raises(PermissionDenied):
        publiceer(verslag=aangeboden, door=persoon, zichtbaarheid="organisatie")
    adres = reverse("project-verslag-publiceren", args=[aangeboden.project_id])
    assert als(persoon).post(adres, {"zichtbaarheid": "organisatie", "nagekeken": "on"}).status_code in (
        403,
        404,
    )
    assert not Verslagversie.objects.exists()


def test_a_concept_cannot_be_published(verslag, redacteur):
    with pytest.raises(OngeldigeOvergang, match="concept"):
        publiceer(verslag=verslag, door=redacteur, zichtbaarheid="organisatie")


@pytest.mark.parametrize("stap", sorted(OVERGANGEN))
@pytest.mark.parametrize("status", Verslag.Status.values)
def test_every_step_is_possible_exactly_where_the_table_says(verslag, status, stap):
    van, naar = OVERGANGEN[stap]
    if status in ("gepubliceerd", "ingetrokken"):
        versie = Verslagversie.objects.create(
            verslag=verslag,
            nummer=1,
            inhoud={},
            zichtbaarheid="organisatie",
            gepubliceerd_op=verslag.gemaakt_op,
            gepubliceerd_door=verslag.project.organisator,
        )
        Verslag.objects.filter(pk=verslag.pk).update(
            jaar=2026, volgnummer=1, slug="x", huidige_versie=versie, status=status
        )
    else:
        Verslag.objects.filter(pk=verslag.pk).update(status=status)
    if status in van:
        assert zet_stap(verslag, stap, None).status == naar
    else:
        with pytest.raises(OngeldigeOvergang):
            zet_stap(verslag, stap, None)


def test_giving_back_needs_a_reason_and_lets_the_project_write_again(aangeboden, organisator, redacteur):
    assert not aangeboden.mag_invullen(organisator, aangeboden.invulling)
    with pytest.raises(ValidationError):
        geef_terug(verslag=aangeboden, door=redacteur, reden="  ")
    terug = geef_terug(verslag=aangeboden, door=redacteur, reden="Noem het besluit.")
    assert terug.status == "concept"
    assert terug.mag_invullen(organisator, terug.invulling)
    assert terug.opmerkingen.get().bij_stap == "Teruggegeven aan het project"


def test_what_is_published_holds_functions_and_numbers_but_no_names(gepubliceerd):
    tekst = json.dumps(gepubliceerd.huidige_versie.inhoud, ensure_ascii=False)
    for naam in ("Anna Bos", "Bert Kuil", "Koen Vermeer", "Thijs Bakker", "Noor Hendriks", "Irene de Wit"):
        assert naam not in tekst
    inhoud = lees(gepubliceerd.huidige_versie.inhoud)
    assert [actie["actiehouder"] for actie in inhoud["acties"]] == ["Inkoper", "Bekend bij het project"]
    assert inhoud["workshop"] == {
        "datum": "2026-03-10",
        "plaats": "provinciehuis",
        "deelnemers": 3,
        "van_buiten": 2,
    }


def test_the_content_holds_everything_that_a_reader_needs(gepubliceerd):
    inhoud = lees(gepubliceerd.huidige_versie.inhoud)
    assert inhoud["schema"] == "codio-verslag/3"
    assert [(w["naam"], w["fundament"], w["weegt_zwaar"], w["accentwaarde"]) for w in inhoud["waarden"]] == [
        ("Transparantie", "democratie", False, True),
        ("Privacy", "rechtsstaat", True, True),
        ("Effectiviteit", "bestuurskracht", False, False),
    ]
    assert [(a["naam"], a["speelt_rol"]) for a in inhoud["accentwaarden"]] == [
        ("Privacy", True),
        ("Transparantie", None),
    ]
    assert inhoud["spanningen"][0]["letter"] == "A"
    assert inhoud["acties"][0]["wijziging_organisatie"] is True
    assert antwoord_uit(inhoud, "afweging") == "Privacy gaat voor een precieze kaart."
    assert inhoud["uitkomst"]["naam"] == "Door, met aanpassingen"
    assert inhoud["trefwoorden"] == ["locatiegegevens"]


def test_later_changes_of_the_project_do_not_touch_what_was_published(
    gepubliceerd, organisator, redacteur, als
):
    Project.objects.filter(pk=gepubliceerd.project_id).update(titel="Iets heel anders")
    gepubliceerd.project.acties.all().delete()
    Groepskeuze.objects.filter(gekozen__project=gepubliceerd.project).update(reden="Anders")
    vul_in(invulling=gepubliceerd.invulling, teksten={"context": "Nieuwe tekst in de maak"}, door=redacteur)
    pagina = als(organisator).get(reverse("verslag", args=[gepubliceerd.slug])).content.decode()
    assert "Druktemonitor" in pagina
    assert "Contract aanpassen" in pagina
    assert "Reden van privacy" in pagina
    assert "Nieuwe tekst in de maak" not in pagina
    assert "Iets heel anders" not in pagina


def test_a_correction_is_a_next_version_with_a_reason(gepubliceerd, redacteur):
    nummer = gepubliceerd.nummer
    with pytest.raises(RedenOntbreekt):
        publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="organisatie")
    vul_in(invulling=gepubliceerd.invulling, teksten={"afweging": "Beter gezegd."}, door=redacteur)
    tweede = publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="openbaar", reden="Tikfout.")
    vers = Verslag.objects.get(pk=gepubliceerd.pk)
    assert (tweede.nummer, vers.nummer, vers.zichtbaarheid) == (2, nummer, "openbaar")
    eerste = vers.versies.get(nummer=1)
    assert antwoord_uit(lees(eerste.inhoud), "afweging") == "Privacy gaat voor een precieze kaart."
    assert antwoord_uit(lees(tweede.inhoud), "afweging") == "Beter gezegd."
    assert tweede.inhoud["reden"] == "Tikfout."


def test_a_withdrawn_verslag_says_so_and_leaves_the_lists(gepubliceerd, redacteur, medewerker, als):
    with pytest.raises(RedenOntbreekt):
        trek_in(verslag=gepubliceerd, door=redacteur, reden="")
    trek_in(verslag=gepubliceerd, door=redacteur, reden="De cijfers bleken onjuist.")
    client = als(medewerker)
    pagina = client.get(reverse("verslag", args=[gepubliceerd.slug])).content.decode()
    assert "De cijfers bleken onjuist." in pagina
    assert "Contract aanpassen" not in pagina
    assert gepubliceerd.slug not in client.get(reverse("databank")).content.decode()
    for formaat in ("pdf", "json"):
        assert client.get(reverse("verslag-bestand", args=[gepubliceerd.slug, formaat])).status_code == 404


def test_a_withdrawn_verslag_can_come_back_as_a_next_version(gepubliceerd, redacteur):
    trek_in(verslag=gepubliceerd, door=redacteur, reden="Fout.")
    publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="organisatie", reden="Hersteld.")
    vers = Verslag.objects.get(pk=gepubliceerd.pk)
    assert (vers.status, vers.huidige_versie.nummer, vers.ingetrokken_reden) == ("gepubliceerd", 2, "")


def test_every_step_leaves_a_line_in_the_audit_trail(gepubliceerd, redacteur):
    trek_in(verslag=gepubliceerd, door=redacteur, reden="Fout.")
    regels = Auditregel.objects.filter(soort="moresprudentie.verslag", object_id=str(gepubliceerd.pk))
    gedaan = list(regels.order_by("pk").values_list("wat", "door__username"))
    assert gedaan == [
        ("verslag gemaakt", "organisator"),
        ("verslag gevuld uit project", "organisator"),
        ("verslag aangeboden", "organisator"),
        ("verslag gepubliceerd", "redacteur"),
        ("verslag ingetrokken", "redacteur"),
    ]


def test_numbers_run_per_year(in_databank, nieuw_project):
    in_2025 = datetime.datetime(2025, 5, 1, tzinfo=datetime.UTC)
    nummers = [in_databank(nieuw_project(f"Project {n}"), op=in_2025).nummer for n in range(2)]
    in_2026 = datetime.datetime(2026, 1, 1, 0, 30, tzinfo=datetime.UTC)
    nummers.append(in_databank(nieuw_project("Project 3"), op=in_2026).nummer)
    assert nummers == ["CODIO 2025-001", "CODIO 2025-002", "CODIO 2026-001"]


def test_the_new_year_starts_at_midnight_here_and_not_in_greenwich(in_databank, nieuw_project):
    nacht = datetime.datetime(2025, 12, 31, 23, 30, tzinfo=datetime.UTC)
    assert in_databank(nieuw_project("Nacht"), op=nacht).jaar == 2026


def test_two_verslagen_with_one_title_get_two_addresses(in_databank, nieuw_project):
    een = in_databank(nieuw_project("Slim licht"))
    twee = in_databank(nieuw_project("Slim licht"))
    assert een.slug == "slim-licht"
    assert twee.slug == f"slim-licht-{twee.jaar}-{twee.volgnummer:03d}"
    assert adres_voor("Redactie", 2026, 5) == "redactie-2026-005"
    assert adres_voor("!!!", 2026, 6) == "verslag-2026-006"


@pytest.mark.django_db(transaction=True)
def test_two_publications_at_once_get_two_numbers():
    Nummerreeks.objects.create(jaar=2030, laatste=4)
    gekregen: list[int] = []
    samen = threading.Barrier(2, timeout=10)

    def neem() -> None:
        try:
            with transaction.atomic():
                samen.wait()
                gekregen.append(volgend_nummer(2030))
        finally:
            connection.close()

    draden = [threading.Thread(target=neem) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=20)
    assert sorted(gekregen) == [5, 6]


def test_publishing_makes_no_file_and_the_page_says_that_it_is_being_made(
    als, aangeboden, redacteur, monkeypatch
):
    with monkeypatch.context() as zonder:
        zonder.setattr(werkbank, "maak", mock.Mock(side_effect=AssertionError("in the request")))
        publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie")
    client, adres = als(redacteur), Verslag.objects.get(pk=aangeboden.pk).get_absolute_url()
    assert "wordt gemaakt…" in client.get(adres).content.decode()
    assert maak_wachtende() == 3
    pagina = client.get(adres).content.decode()
    assert "wordt gemaakt…" not in pagina
    assert "kB" in pagina


@pytest.mark.django_db(transaction=True)
def test_while_the_files_of_a_verslag_are_made_another_verslag_gets_its_number(
    aangeboden, redacteur, monkeypatch
):
    gekregen: list[int] = []

    def maak(*_: object, **__: object) -> bytes:
        gekregen.append(in_eigen_draad(neem))
        return b"bestand"

    def neem() -> int:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '5s'")
            return volgend_nummer(timezone.localdate().year)

    monkeypatch.setattr(werkbank, "maak", maak)
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie")
    assert gekregen == [2, 3, 4]
