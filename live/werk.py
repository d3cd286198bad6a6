"""What the home page shows of the live workshop: that it is today, or that the room is open."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from live.models import Sessie
from organisatie.models import Gebruiker
from organisatie.werk import Taak, Traject
from project.models import Project

LEIDERS = ("organisator", "gespreksleider", "notulist")


def werk(gebruiker: Gebruiker) -> tuple[list[Taak], list[Traject]]:
    """Give the workshops of today (and rooms that are open) that this person may lead; no trajectories of its own."""
    leidt = Q()
    for rol in LEIDERS:
        leidt |= Q(**{rol: gebruiker})
    dag = timezone.localdate()
    gaande = Project.objects.filter(
        leidt, fase__in=(Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP)
    ).annotate(zaal_open=Exists(Sessie.objects.open().filter(project=OuterRef("pk"))))
    vandaag = gaande.filter(Q(workshop__begin__date=dag) | Q(zaal_open=True)).order_by(
        "workshop__begin", "pk"
    )
    return [_taak(project) for project in vandaag], []


def _taak(project: Project) -> Taak:
    is_open = project.zaal_open  # type: ignore[attr-defined]
    return Taak(
        titel="Leid de workshop live",
        bij=project.titel,
        url=reverse("live", args=[project.pk]),
        toelichting="De zaal is open."
        if is_open
        else "De workshop is vandaag. Open de zaal als je er klaar voor bent.",
        termijn=timezone.localdate(),
    )
