"""A project and the steps that bring it further, through the same functions as the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from acties.handelingen import maak_actie
from formats.handelingen import vul_in
from formats.models import Invulling
from formats.spec import Soort
from organisatie.models import Gebruiker
from project import handelingen
from project.models import Deelnemer, Project
from project.workshop.handelingen import kies_waarde, leg_spanning_vast
from strategie import handelingen as strategiehandelingen
from strategie.models import Dossier
from waardenkader.models import Waarde

PERSPECTIEVEN = ("inwoner", "jurist", "data-analist", "beleidsmedewerker")


@pytest.fixture
def projectleider(persoon) -> Gebruiker:
    """The leader of the project that the case is about."""
    return persoon("projectleider")


@pytest.fixture
def deelnemer(persoon) -> Gebruiker:
    """An employee who is only a participant."""
    return persoon("lotte")


@pytest.fixture
def project(
    kader, organisatie, organisator, projectleider, gespreksleider, notulist, regievoerder
) -> Project:
    """A fresh project with all its people."""
    return handelingen.maak_project(
        door=organisator,
        titel="Druktemonitor",
        omschrijving="Een kaart laat zien waar het druk is.",
        technologie="Locatiegegevens",
        projectleider=projectleider,
        gespreksleider=gespreksleider,
        notulist=notulist,
        regievoerder=regievoerder,
    )


def vul_verplicht(invulling: Invulling, door: Gebruiker) -> None:
    """Answer the required questions of a form."""
    vragen = [vraag for vraag in invulling.spec.vragen() if vraag.verplicht]
    teksten = {v.sleutel: v.opties[0][0] if v.opties else f"Antwoord op {v.sleutel}." for v in vragen}
    for vraag in vragen:
        if vraag.soort is Soort.DATUM:
            teksten[vraag.sleutel] = "2026-06-18"
    vul_in(invulling=invulling, teksten=teksten, door=door)


def morgen() -> datetime:
    """Tomorrow at one o'clock."""
    return timezone.localtime().replace(hour=13, minute=0, second=0, microsecond=0) + timedelta(days=1)


@pytest.fixture
def deelnemers(project, deelnemer) -> list[Deelnemer]:
    """Nine participants with four perspectives, three of them from outside; one has an account."""
    lijst = [
        handelingen.voeg_deelnemer_toe(
            project=project,
            door=project.organisator,
            naam=f"Deelnemer {nummer}",
            email=f"deelnemer{nummer}@voorbeeld.example",
            soort="extern" if nummer % 3 == 0 else "intern",
            perspectief=PERSPECTIEVEN[nummer % 4],
        )
        for nummer in range(8)
    ]
    met_account = handelingen.voeg_deelnemer_toe(
        project=project,
        door=project.organisator,
        naam=deelnemer.naam,
        email=deelnemer.email,
        perspectief="recreant",
    )
    return [*lijst, met_account]


@pytest.fixture
def voorbereid(project, deelnemers) -> Project:
    """The project with everything ready for the workshop."""
    door = project.organisator
    vul_verplicht(project.geschiktheid, door)
    vul_verplicht(project.casusbeschrijving, door)
    handelingen.deel_casusbeschrijving(project=project, door=door)
    handelingen.plan_workshop(project=project, door=door, begin=morgen(), locatie="Zaal 3.14")
    handelingen.plan_follow_up(project=project, door=door, op=morgen() + timedelta(days=14))
    handelingen.stuur_uitnodigingen(project=project, door=door)
    handelingen.verdeel(project=project, door=door)
    return project


@pytest.fixture
def in_workshop(voorbereid) -> Project:
    """The project while the results of its workshop are entered."""
    return handelingen.begin_workshop(project=voorbereid, door=voorbereid.organisator)


def waarde(naam: str) -> Waarde:
    """Give a value of the framework in use by its name."""
    return Waarde.objects.actueel().get(naam=naam)


@pytest.fixture
def met_uitkomsten(in_workshop, actiehouder) -> Project:
    """The project with values, a tension, actions and the checklist of its workshop."""
    door = in_workshop.gespreksleider
    for naam in ("Transparantie", "Privacy", "Effectiviteit"):
        kies_waarde(
            project=in_workshop,
            door=door,
            waarde=waarde(naam),
            reden=f"Want {naam}.",
            betekenis=f"Hier {naam}.",
        )
    leg_spanning_vast(
        project=in_workshop,
        door=door,
        waarde_a=waarde("Privacy"),
        waarde_b=waarde("Effectiviteit"),
        schuurt="Preciezer meten raakt de privacy.",
        afweging="Alleen aantallen per gebied.",
    )
    maak_actie(
        project=in_workshop,
        door=door,
        titel="Contract aanpassen",
        waarden=[waarde("Privacy")],
        actiehouder=actiehouder,
        termijn=timezone.localdate() + timedelta(days=30),
        groep=in_workshop.groepen.first(),
    )
    vul_verplicht(in_workshop.workshop.blad, door)
    return in_workshop


@pytest.fixture
def na_workshop(met_uitkomsten) -> Project:
    """The project with its workshop behind it."""
    return handelingen.rond_workshop_af(project=met_uitkomsten, door=met_uitkomsten.organisator)


@pytest.fixture
def dossier(kader, cio, bestuurder) -> Dossier:
    """A dossier with six accentwaarden that are vastgesteld."""
    dossier = strategiehandelingen.maak_dossier(
        door=cio, titel="Goed digitaal bestuur", aanleiding="raadsvraag", eigenaar=cio, bestuurder=bestuurder
    )
    for naam in ("Privacy", "Transparantie", "Inclusiviteit", "Veiligheid", "Effectiviteit"):
        strategiehandelingen.zet_op_lange_lijst(
            dossier=dossier, waarde=waarde(naam), grond="praktijk", door=cio
        )
        strategiehandelingen.kies_accentwaarde(
            dossier=dossier,
            waarde=waarde(naam),
            onderbouwing="Daarom.",
            lading="Dit.",
            soort="nastreven",
            door=cio,
        )
    Dossier.objects.filter(pk=dossier.pk).update(keuze="specifiek", accenten_vastgesteld_op=timezone.now())
    return Dossier.objects.get(pk=dossier.pk)


@pytest.fixture
def lees(als) -> Callable[..., str]:
    """Open a page as somebody and give its HTML; fails when it does not open."""

    def _lees(gebruiker: Gebruiker, adres: str) -> str:
        antwoord = als(gebruiker).get(adres)
        assert antwoord.status_code == 200, f"{adres}: {antwoord.status_code}"
        return antwoord.content.decode()

    return _lees
