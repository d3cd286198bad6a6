"""A project with a workshop behind it, and short ways to a published verslag."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from acties.models import Actie
from formats.bouwstenen import nieuwe_invulling
from formats.handelingen import vul_in
from moresprudentie.formats import VERSLAG
from moresprudentie.handelingen import bied_aan, maak_verslag, publiceer
from moresprudentie.handelingen.publiceren import _geef_nummer, _zet_in_databank
from moresprudentie.inhoud import verzamel
from moresprudentie.models import Verslag, Verslagversie
from organisatie.models import Gebruiker, Organisatieonderdeel
from project.handelingen.project import maak_project
from project.models import AccentReflectie, Deelnemer, Gekozenwaarde, Groepskeuze, Project, Spanning
from strategie.models import Accentwaarde, Dossier
from waardenkader.models import Waarde

TEKSTEN = {
    "samenvatting": "Bezoekers zien waar het **rustig** is. De drukte komt uit locaties van telefoons.",
    "context": "In de zomer is het te druk in de gebieden.",
    "projectdoel": "Bezoekers beter spreiden.",
    "doel_workshop": "Weten welke waarden spelen.",
    "afweging": "Privacy gaat voor een precieze kaart.",
}


def waarde(slug: str) -> Waarde:
    """Give a value of the framework in use."""
    return Waarde.objects.get(slug=slug, versie__actueel=True)


@pytest.fixture
def onderdeel(db) -> Organisatieonderdeel:
    """A department."""
    return Organisatieonderdeel.objects.create(naam="Natuur en recreatie")


@pytest.fixture
def dossier(kader, cio, bestuurder) -> Dossier:
    """A strategy with two accentwaarden that hold."""
    dossier = Dossier.objects.create(
        titel="Goed digitaal bestuur",
        aanleiding="akkoord",
        eigenaar=cio,
        bestuurder=bestuurder,
        contactpersoon=cio,
        gemaakt_door=cio,
        keuze="specifiek",
        accenten_vastgesteld_op=timezone.now(),
    )
    for volgorde, slug in enumerate(("privacy", "transparantie")):
        Accentwaarde.objects.create(
            dossier=dossier, waarde=waarde(slug), volgorde=volgorde, lading="Belangrijk"
        )
    return dossier


@pytest.fixture
def nieuw_project(kader, organisator) -> Callable[..., Project]:
    """Make a project whose workshop has been held: `nieuw_project("Titel", zwaar=("privacy",), licht=(...))`."""

    def _maak(
        titel: str, *, zwaar: tuple[str, ...] = (), licht: tuple[str, ...] = (), **velden: Any
    ) -> Project:
        uitkomst = velden.pop("uitkomst", "aangepast")
        project = maak_project(door=organisator, titel=titel, **velden)
        Project.objects.filter(pk=project.pk).update(
            fase="implementatie", uitkomst=uitkomst, uitkomst_reden="Zo is besloten." if uitkomst else ""
        )
        for volgorde, slug in enumerate((*zwaar, *licht)):
            gekozen = Gekozenwaarde.objects.create(
                project=project,
                waarde=waarde(slug),
                betekenis=f"Betekenis van {slug}",
                weegt_zwaar=slug in zwaar,
                volgorde=volgorde,
            )
            Groepskeuze.objects.create(gekozen=gekozen, reden=f"Reden van {slug}")
        return Project.objects.get(pk=project.pk)

    return _maak


@pytest.fixture
def project(nieuw_project, dossier, onderdeel, notulist, actiehouder) -> Project:
    """The example: values, a tension, a reflection, two actions and three participants."""
    project = nieuw_project(
        "Druktemonitor",
        zwaar=("privacy",),
        licht=("transparantie", "effectiviteit"),
        dossier=dossier,
        onderdeel=onderdeel,
        technologie="Locatiegegevens",
        omschrijving="Drukte in gebieden meten.",
        notulist=notulist,
    )
    project.workshop.begin = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
    project.workshop.locatie = "provinciehuis"
    project.workshop.save()
    Spanning.objects.create(
        project=project,
        waarde_a=waarde("privacy"),
        waarde_b=waarde("effectiviteit"),
        schuurt="Preciezer meten komt dichter bij mensen.",
        afweging="Een grovere kaart is goed genoeg.",
        volgorde=1,
    )
    AccentReflectie.objects.create(
        project=project, waarde=waarde("privacy"), speelt_rol=True, waarom="Locaties verraden waar je woont."
    )
    actiehouder.functie = "Inkoper"
    actiehouder.save()
    eerste = Actie.objects.create(
        afgesproken_op=timezone.now(),
        project=project,
        titel="Contract aanpassen",
        actiehouder=actiehouder,
        termijn=datetime.date(2026, 9, 1),
        breder_inzetbaar="projecten",
        wijziging_organisatie=True,
        wijziging_toelichting="Inkoop krijgt een standaardtekst.",
    )
    eerste.waarden.add(waarde("privacy"))
    Actie.objects.create(
        project=project,
        titel="Borden plaatsen",
        actiehouder_naam="Koen Vermeer",
        afgesproken_op=timezone.now(),
    )
    for naam, soort in (("Anna Bos", "intern"), ("Bert Kuil", "extern"), ("Cora Zand", "extern")):
        Deelnemer.objects.create(project=project, naam=naam, soort=soort, perspectief="bewoner")
    return project


@pytest.fixture
def gevuld(organisator) -> Callable[[Project], Verslag]:
    """Make a complete verslag of a project."""

    def _gevuld(project: Project) -> Verslag:
        verslag = maak_verslag(project=project, door=organisator)
        vul_in(invulling=verslag.invulling, teksten=TEKSTEN, door=organisator)
        return Verslag.objects.get(pk=verslag.pk)

    return _gevuld


@pytest.fixture
def verslag(project, gevuld) -> Verslag:
    """A complete concept."""
    return gevuld(project)


@pytest.fixture
def aangeboden(verslag, organisator) -> Verslag:
    """A verslag that waits for the redactie."""
    return bied_aan(verslag=verslag, door=organisator)


@pytest.fixture
def gepubliceerd(aangeboden, redacteur) -> Verslag:
    """A verslag in the databank; its documents are still being made."""
    return publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie").verslag


@pytest.fixture
def in_databank(organisator, redacteur) -> Callable[..., Verslag]:
    """Put a project in the databank without making documents, which takes seconds.

    Same content and columns as `publiceer` makes; `teksten` over the usual answers.
    """

    def _zet(
        project: Project,
        *,
        zichtbaarheid: str = "organisatie",
        op: datetime.datetime | None = None,
        teksten: dict[str, str] | None = None,
    ) -> Verslag:
        verslag = Verslag.objects.create(
            project=project, invulling=nieuwe_invulling(format=VERSLAG, door=organisator)
        )
        vul_in(invulling=verslag.invulling, teksten=TEKSTEN | (teksten or {}), door=organisator)
        moment = op or timezone.now()
        verslag.status = Verslag.Status.GEPUBLICEERD
        _geef_nummer(verslag, moment)
        inhoud = verzamel(verslag, versie=1, op=moment)
        versie = Verslagversie(
            nummer=1,
            inhoud=inhoud,
            zichtbaarheid=zichtbaarheid,
            gepubliceerd_op=moment,
            gepubliceerd_door=redacteur,
            verslag=verslag,
        )
        versie.save()
        _zet_in_databank(verslag, versie, inhoud)
        return Verslag.objects.get(pk=verslag.pk)

    return _zet


@pytest.fixture
def deelnemer(project, persoon) -> Gebruiker:
    """Somebody who took part, with an account."""
    mens = persoon("deelneemster")
    Deelnemer.objects.create(project=project, naam="Dina Meer", gebruiker=mens, perspectief="beheerder")
    return mens


@pytest.fixture
def maak(nieuw_project, in_databank):
    """Publish a verslag: `maak("Titel", spanning=("privacy", "veiligheid"), zwaar=("privacy",))`; nothing in its text is rare."""

    def _maak(titel, *, spanning=(), zichtbaarheid="organisatie", trefwoorden="", **velden) -> Verslag:
        project = nieuw_project(titel, **velden)
        if spanning:
            a, b = (waarde(slug) for slug in spanning)
            Spanning.objects.create(project=project, waarde_a=a, waarde_b=b, volgorde=1)
        return in_databank(
            project,
            zichtbaarheid=zichtbaarheid,
            teksten={"samenvatting": "Zo is het.", "trefwoorden": trefwoorden},
        )

    return _maak
