"""What the home page shows of the live workshop: that it is today, or that the room is open."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from live.models import Sessie
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.werk import ALLES, Hoeveel, Taak, Werk, als_werk
from project.models import Project


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give the workshops of today (and rooms that are open) that this person may lead; no trajectories of its own."""
    is_open = Exists(Sessie.objects.open().filter(project=OuterRef("pk")))
    # Of everybody, as there are few on one day: whose they are costs more to ask than to see.
    vandaag = (
        Project.objects.filter(fase__in=(Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP))
        .annotate(zaal_open=is_open)
        .filter(Q(workshop__begin__date=timezone.localdate()) | Q(zaal_open=True))
        .order_by("workshop__begin", "pk")
    )
    eigen = (project for project in vandaag if project.is_van_team(gebruiker))
    taken = (_taak(project) for project in eigen if mag(gebruiker, Recht.WORKSHOP_INVULLEN, project))
    return als_werk(taken, hoeveel=hoeveel)


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
