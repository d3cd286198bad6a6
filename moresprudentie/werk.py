"""What waits for whom in this app, for the home page."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.werk import Taak, Traject
from project.models import Deelnemer, Project
from strategie.models import Dossier

DELEN_BINNEN = timedelta(days=30)
"""So long after publication the home page says that nobody was sent the verslag yet."""


def werk(gebruiker: Gebruiker) -> tuple[list[Taak], list[Traject]]:
    """Give what waits for this person, and the trajectories."""
    return taken(gebruiker), trajecten(gebruiker)


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give what waits: verslagen to write, to publish and to share, the terugkoppeling that is due or that came in."""
    lijst = _te_schrijven(gebruiker) + _te_delen(gebruiker)
    if mag(gebruiker, Recht.VERSLAG_PUBLICEREN):
        lijst += [
            Taak(
                titel="Verslag nalezen en publiceren",
                bij=verslag.project.titel,
                url=reverse("project-verslag-publiceren", args=[verslag.project_id]),
                toelichting=f"Aangeboden door {verslag.aangeboden_door}" if verslag.aangeboden_door else "",
            )
            for verslag in Verslag.objects.te_publiceren().select_related("project", "aangeboden_door")
        ]
    if mag(gebruiker, Recht.TERUGKOPPELING_SCHRIJVEN):
        lijst += _terugkoppeling()
    return lijst + _ontvangen(gebruiker)


def trajecten(gebruiker: Gebruiker) -> list[Traject]:
    """This app has no trajectories of its own."""
    return []


def _te_schrijven(gebruiker: Gebruiker) -> list[Taak]:
    """The organisator (and the note-taker) of a project after its workshop."""
    projecten = (
        Project.objects.van_team(gebruiker)
        .filter(fase__in=(Project.Fase.IMPLEMENTATIE, Project.Fase.AFGEROND))
        .select_related("verslag")
    )
    lijst = []
    for project in projecten:
        if not mag(gebruiker, Recht.VERSLAG_BEWERKEN, project):
            continue
        verslag = getattr(project, "verslag", None)
        if verslag is None or verslag.status == Verslag.Status.CONCEPT:
            lijst.append(
                Taak(
                    titel="Verslag maken" if verslag is None else "Verslag afmaken en aanbieden",
                    bij=project.titel,
                    url=reverse("project-verslag", args=[project.pk]),
                )
            )
    return lijst


def _te_delen(gebruiker: Gebruiker) -> list[Taak]:
    """What was published lately in my projects and nobody who took part was sent yet."""
    sinds = timezone.now() - DELEN_BINNEN
    verslagen = (
        Verslag.objects.gepubliceerd()
        .filter(
            project__in=Project.objects.van_team(gebruiker).order_by().values("pk"),
            huidige_versie__gepubliceerd_op__gte=sinds,
            huidige_versie__post=None,
        )
        .filter(Exists(Deelnemer.objects.filter(project=OuterRef("project")).met_adres()))
        .select_related("project")
    )
    return [
        Taak(
            titel="Deel het verslag met de deelnemers",
            bij=verslag.project.titel,
            url=reverse("project-verslag-delen", args=[verslag.project_id]),
        )
        for verslag in verslagen
        if mag(gebruiker, Recht.VERSLAG_DELEN, verslag)
    ]


def _terugkoppeling() -> list[Taak]:
    """The half-year that is over and has no sent terugkoppeling for the strategy that holds now."""
    vorige = Halfjaar.van(timezone.now()).vorige
    dossier = Dossier.objects.vastgesteld().order_by("-accenten_vastgesteld_op", "-pk").first()
    if dossier is None:
        return []
    bestaand = Terugkoppeling.objects.filter(dossier=dossier, jaar=vorige.jaar, helft=vorige.helft).first()
    if bestaand is not None and bestaand.is_verzonden:
        return []
    url = reverse("terugkoppeling-nieuw")
    if bestaand is not None:
        url = reverse("terugkoppeling-schrijven", args=[bestaand.pk])
    return [Taak(titel=f"Terugkoppeling {vorige.naam.lower()}", bij=str(dossier), url=url)]


def _ontvangen(gebruiker: Gebruiker) -> list[Taak]:
    """What was sent to the strategies of this person.

    To read for owner, writers, contact person and bestuurder, until this person opened it. Then to answer for the
    owner, once a talk can be recorded (phase 4 is vastgesteld). A talk that answers it ends both, for everybody.
    """
    taken = []
    for stuk in Terugkoppeling.objects.wacht_op(gebruiker).prefetch_related("dossier__fasen"):
        over, dossier = f"de terugkoppeling over het {stuk.periode.lower()}", stuk.dossier
        sinds = f"Verzonden op {date_format(timezone.localtime(stuk.verzonden_op), 'j F Y')}"
        if not stuk.gelezen:  # type: ignore[attr-defined]
            taken.append(Taak(f"Lees {over}", str(dossier), stuk.get_absolute_url(), sinds))
        elif gebruiker.pk == dossier.eigenaar_id and dossier.bespreekbaar:
            adres = f"{reverse('strategie-bespreking', args=[dossier.pk])}?terugkoppeling={stuk.pk}"
            taken.append(Taak(f"Bespreek {over} in het bestuur", str(dossier), adres, sinds))
    return taken
