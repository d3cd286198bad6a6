"""Who watches actions of others reads in a sentence what asks for attention, and asks the holder from the line itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from acties.handelingen import maak_actie, meld_voortgang, vraag_hoe_het_gaat
from acties.models import Actie, Voortgang
from organisatie.models import Bericht, Melding
from project.handelingen import maak_project
from project.models import Project
from strategie.models import Dossier


@pytest.fixture
def acties(project, dossier, organisator, regievoerder, actiehouder, cio, persoon) -> dict[str, Actie]:
    """Of a project: one late, one silent, one stuck, one done; of a strategy one that runs."""
    Project.objects.update(fase=Project.Fase.IMPLEMENTATIE, projectleider=persoon("koen"))
    project.refresh_from_db()
    namen = ("Laat", "Stil", "Vast", "Klaar")
    gemaakt = {
        naam: maak_actie(door=organisator, project=project, titel=naam, actiehouder=actiehouder)
        for naam in namen
    }
    for naam, status in {"Stil": "loopt", "Vast": "knelt", "Klaar": "gereed"}.items():
        meld_voortgang(
            actie=gemaakt[naam],
            door=organisator,
            status=status,
            tekst="Bureau gekozen",
            knelpunt="Geen cijfers",
        )
    Voortgang.objects.filter(actie=gemaakt["Stil"]).update(op=timezone.now() - timedelta(days=40))
    gisteren = timezone.localdate() - timedelta(days=1)
    Actie.objects.filter(titel="Laat").update(termijn=gisteren)
    gemaakt["Maatregel"] = Actie.objects.create(
        dossier=dossier, titel="Maatregel", actiehouder=regievoerder, afgesproken_op=timezone.now()
    )
    return gemaakt


def regel(boom, naam: str):
    """Give the line of an action on the board."""
    (rij,) = boom.xpath(f"//tr[td[@data-label='Actie']/a[text()='{naam}']]")
    return rij


def cel(boom, naam: str, kolom: str) -> str:
    """Give the text of one cell on the line of an action."""
    (gevonden,) = regel(boom, naam).xpath(f"td[@data-label='{kolom}']")
    return " ".join(gevonden.text_content().split())


def bord(client, adres: str = "/acties/"):
    """Read the board."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return html.fromstring(antwoord.text)


def test_who_watches_actions_reads_how_many_there_are_and_what_asks_for_attention(als, acties, regievoerder):
    boom = bord(als(regievoerder))
    assert boom.xpath("string(//h1)") == "Regie op acties"
    assert boom.xpath("string(//p[contains(@class, 'lead')])") == (
        "Eén project en één strategie, vijf acties. Drie vragen nu je aandacht: "
        "één is te laat, van één hoor je niets en één loopt vast."
    )


def test_nothing_to_worry_about_is_said_too(als, acties, regievoerder):
    Actie.objects.exclude(titel="Klaar").delete()
    assert "Er is niets te laat of stil, en niemand loopt vast." in bord(als(regievoerder)).text_content()


def test_who_only_has_own_actions_keeps_a_calm_board(als, acties, actiehouder):
    boom = bord(als(actiehouder))
    assert boom.xpath("string(//h1)") == "Mijn acties"
    assert not boom.xpath("//form[@aria-label='Filters']")
    assert "vragen nu je aandacht" not in boom.text_content()
    assert not boom.xpath("//td//form")


def test_who_takes_part_reads_along_without_being_called_to_watch(als, acties, project, medewerker):
    project.deelnemers.create(naam="Samir", perspectief="Bewoner", gebruiker=medewerker)
    boom = bord(als(medewerker))
    assert boom.xpath("string(//h1)") == "Acties"
    assert not boom.xpath("//td//form")


def test_beside_each_project_and_strategy_stands_who_leads_it(als, acties, regievoerder):
    tekst = [" ".join(kop.text_content().split()) for kop in bord(als(regievoerder)).xpath("//tbody//th")]
    assert any("Projectleider Koen" in kop for kop in tekst)
    assert any("Eigenaar Joost van Dam" in kop for kop in tekst)


def test_a_line_tells_of_the_last_sign_of_life_and_of_the_bottleneck(als, acties, regievoerder):
    boom = bord(als(regievoerder))
    assert cel(boom, "Vast", "Laatste teken") == "Vandaag Bureau gekozen"
    assert cel(boom, "Vast", "Knelpunt") == "Geen cijfers"
    assert cel(boom, "Laat", "Laatste teken") == "Vandaag Actie afgesproken"
    assert "geleden" not in cel(boom, "Stil", "Laatste teken")


def test_from_a_late_and_from_a_silent_line_the_holder_is_asked_and_one_is_back_on_the_same_board(
    als,
    acties,
    regievoerder,
):
    client, adres = als(regievoerder), "/acties/?sorteer=termijn&termijn=voorbij"
    boom = bord(client)
    assert "Stuur herinnering" in cel(boom, "Laat", "Stand")
    assert "Vraag hoe het gaat" in cel(boom, "Stil", "Stand")
    assert "Vraag" not in cel(boom, "Vast", "Stand")
    (formulier,) = regel(bord(client, adres), "Laat").xpath(".//form")
    velden = {veld.name: veld.value for veld in formulier.xpath(".//input")}
    antwoord = client.post(formulier.action, velden)
    assert antwoord.url == adres
    assert Melding.objects.filter(soort="gevraagd", onderwerp=f"actie:{acties['Laat'].pk}").count() == 1


def test_the_monitor_may_ask_too_and_nobody_asks_oneself(als, acties, persoon):
    volger = persoon("volger")
    Actie.objects.filter(titel="Laat").update(monitor=volger)
    assert "Stuur herinnering" in cel(bord(als(volger)), "Laat", "Stand")
    Actie.objects.filter(titel="Laat").update(actiehouder=volger)
    assert "Stuur herinnering" not in cel(bord(als(volger)), "Laat", "Stand")


def test_the_board_of_a_project_asks_as_well(als, acties, project, regievoerder):
    boom = bord(als(regievoerder), f"/project/{project.pk}/acties/")
    assert "Stuur herinnering" in cel(boom, "Laat", "Stand")


@pytest.mark.parametrize("wie", ["team", "deelnemer", "monitor"])
def test_the_board_takes_at_most_twenty_queries_whatever_its_size(
    als, acties, organisator, regievoerder, actiehouder, cio, medewerker, wie
):
    for nummer in range(12):
        project = maak_project(door=organisator, titel=f"Project {nummer}", regievoerder=regievoerder)
        project.deelnemers.create(naam="Samir", perspectief="Bewoner", gebruiker=medewerker)
        dossier = Dossier.objects.create(
            titel=f"Dossier {nummer}", eigenaar=cio, bestuurder=cio, gemaakt_door=cio, aanleiding="akkoord"
        )
        dossier.meeschrijvers.add(regievoerder)
        for van in ({"project": project}, {"dossier": dossier}):
            Actie.objects.create(
                **van,
                titel=f"Laat {nummer}",
                actiehouder=actiehouder,
                monitor=medewerker if wie == "monitor" else None,
                afgesproken_op=timezone.now(),
                termijn=timezone.localdate() - timedelta(days=3),
            )
    client = als(regievoerder if wie == "team" else medewerker)
    client.get("/acties/")
    with CaptureQueriesContext(connection) as gesteld:
        boom = bord(client, "/acties/?sorteer=houder")
    assert len(boom.xpath("//td//form")) >= (0 if wie == "deelnemer" else 24)
    assert len(gesteld) <= 20


def test_the_mail_says_who_asks_and_of_which_term(actie, regievoerder):
    Actie.objects.filter(pk=actie.pk).update(termijn="2026-01-05")
    vraag_hoe_het_gaat(actie=Actie.objects.get(pk=actie.pk), door=regievoerder)
    bericht = Bericht.objects.get(onderwerp__contains="vraagt")
    assert bericht.onderwerp == "Bas Willems vraagt hoe het gaat met: Borden ophangen"
    assert "De termijn was 5 januari 2026" in bericht.tekst
    assert "een actie bij Druktemonitor" in bericht.tekst
