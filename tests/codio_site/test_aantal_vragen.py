"""Lists that lie on the border between apps, and those of the administration: one row or thirty, the same queries.

The lists within one app are counted in its own tests.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acties.handelingen import maak_actie
from formats.bouwstenen import nieuwe_invulling
from moresprudentie.formats import TERUGKOPPELING
from moresprudentie.models import Terugkoppeling
from organisatie.audit import leg_vast
from organisatie.models import Bericht, Gebruiker, Organisatieonderdeel, Roltoekenning
from project.handelingen import maak_project, voeg_deelnemer_toe, zet_instrument
from project.models import Project
from strategie.handelingen import maak_dossier, voeg_betrokkene_toe, voeg_maatregel_toe, voeg_methode_toe
from strategie.models import Dossier
from waardenkader.models import Actiesoort, Waarde

MEER = 30


@pytest.fixture
def dossier(kader, cio, bestuurder) -> Dossier:
    """A strategy of the CIO office."""
    return maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )


@pytest.fixture
def project(kader, organisatie, organisator) -> Project:
    """A project of the organisator."""
    return maak_project(door=organisator, titel="Druktemonitor")


def tel(client: Client, adres: str) -> int:
    """Give the number of queries of a page that was asked for before."""
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    return len(vragen)


def assert_gelijk(client: Client, adressen: list[str], maak: Callable[[int], object]) -> None:
    """Ask for the pages with one row and with thirty; the number of queries must be the same."""
    maak(0)
    een = {adres: tel(client, adres) for adres in adressen}
    for nummer in range(1, MEER):
        maak(nummer)
    assert {adres: tel(client, adres) for adres in adressen} == een


def test_the_home_page_asks_as_often_for_thirty_as_for_one(
    dossier, als, cio, organisator, redacteur, organisatie
):
    Roltoekenning.objects.bulk_create(
        Roltoekenning(gebruiker=cio, rol=rol) for rol in ("organisator", "redacteur", "regievoerder")
    )
    cio = Gebruiker.objects.get(pk=cio.pk)  # who remembers roles from before

    def maak(nummer: int) -> None:
        voorbereiding = maak_project(door=cio, titel=f"Project {nummer}")
        maak_actie(door=cio, project=voorbereiding, titel="Borden", actiehouder=cio, termijn="2030-01-01")
        klaar = maak_project(door=cio, titel=f"Gehouden {nummer}")
        Project.objects.filter(pk=klaar.pk).update(
            fase=Project.Fase.IMPLEMENTATIE, uitkomst="door", uitkomst_reden="Het kan."
        )
        maak_dossier(door=cio, titel=f"Dossier {nummer}", aanleiding="incident", eigenaar=cio)

    assert_gelijk(als(cio), [reverse("mijn-werk")], maak)


def test_the_pages_of_a_strategy_ask_as_often_for_thirty_as_for_one(dossier, als, cio):
    fasen = [reverse("strategie-fase", args=[dossier.pk, nummer]) for nummer in (1, 2, 3, 4)]
    adressen = [*fasen, *(reverse(f"strategie-{naam}", args=[dossier.pk]) for naam in ("mensen", "dossier"))]

    def maak(nummer: int) -> None:
        voeg_betrokkene_toe(dossier=dossier, door=cio, naam=f"Mens {nummer}", rol="Adviseur", soort="keuze")
        voeg_methode_toe(dossier=dossier, naam="anders", naam_anders=f"Methode {nummer}", door=cio)
        voeg_maatregel_toe(
            dossier=dossier,
            door=cio,
            titel=f"Maatregel {nummer}",
            soort=Actiesoort.INFORMATIE,
            waarden=Waarde.objects.actueel()[:2],
            actiehouder=cio,
        )

    assert_gelijk(als(cio), adressen, maak)


def test_the_terugkoppelingen_ask_as_often_for_thirty_as_for_one(dossier, als, cio, redacteur):
    adressen = [reverse("terugkoppelingen"), reverse("strategie-fase", args=[dossier.pk, 4])]

    def maak(nummer: int) -> None:
        Terugkoppeling.objects.create(
            dossier=dossier,
            jaar=2030 + nummer // 2,
            helft=nummer % 2 + 1,
            invulling=nieuwe_invulling(format=TERUGKOPPELING, door=redacteur),
            status=Terugkoppeling.Status.VERZONDEN,
            verzonden_op=timezone.now(),
            verzonden_door=redacteur,
        )

    assert_gelijk(als(cio), adressen, maak)
    assert als(redacteur).get(adressen[0]).text.count("halfjaar 20") >= MEER


def test_the_pages_of_a_project_ask_as_often_for_thirty_as_for_one(project, als, organisator, actiehouder):
    namen = (
        "project",
        "project-instrumenten",
        "project-deelnemers",
        "project-uitnodigen",
        "project-voorbereiding",
    )

    def maak(nummer: int) -> None:
        zet_instrument(
            project=project, door=organisator, soort="anders", stand="gedaan", naam=f"Toets {nummer}"
        )
        maak_actie(door=organisator, project=project, titel=f"Actie {nummer}", actiehouder=actiehouder)
        voeg_deelnemer_toe(
            project=project,
            door=organisator,
            naam=f"Mens {nummer}",
            email=f"mens{nummer}@voorbeeld.example",
            perspectief="inwoner",
        )

    assert_gelijk(als(organisator), [reverse(naam, args=[project.pk]) for naam in namen], maak)


def test_the_lists_of_the_administration(kader, organisatie, als, beheerder, persoon):
    lijsten = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]
    assert reverse("admin:organisatie_gebruiker_changelist") in lijsten

    def maak(nummer: int) -> None:
        onderdeel = Organisatieonderdeel.objects.create(naam=f"Onderdeel {nummer}")
        mens = persoon(f"mens{nummer}", "organisator", "notulist")
        Gebruiker.objects.filter(pk=mens.pk).update(onderdeel=onderdeel)
        leg_vast(door=mens, wat="proef", op=mens)
        Bericht.objects.create(onderwerp=f"Bericht {nummer}", aan=mens.email, tekst="Dag.")

    assert_gelijk(als(beheerder), lijsten, maak)
