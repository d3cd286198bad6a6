"""What must be there before the room can be opened, and where to see to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.tekst import aantal
from project.models import Project


@dataclass(frozen=True)
class Nodig:
    """One thing that is there or not. `moet`: without it the room stays shut."""

    tekst: str
    klaar: bool
    url: str
    doe: str
    moet: bool = True


def nodig_voor(project: Project) -> list[Nodig]:
    """Give what a live workshop needs: a date, a casusbeschrijving, tables, people. bron: 000, 3.3."""
    begin, groepen = project.workshop.begin, project.groepen.count()
    komen = project.deelnemers.komen()
    zonder = komen.filter(groep=None).count()
    compleet = not project.casusbeschrijving.volledigheid().open_verplicht
    wanneer = (
        date_format(timezone.localtime(begin), "l j F Y, H:i").capitalize() if begin else "Nog geen datum"
    )
    deelnemers = reverse("project-deelnemers", args=[project.pk])
    mensen = aantal(komen.count(), "deelnemer", "deelnemers") if komen.exists() else "Nog geen deelnemers"
    return [
        Nodig(wanneer, bool(begin), reverse("project-voorbereiding", args=[project.pk]), "Bekijk het plan"),
        Nodig(
            "De casusbeschrijving is compleet" if compleet else "De casusbeschrijving is nog niet compleet",
            compleet,
            reverse("project-casusbeschrijving", args=[project.pk]),
            "Bekijk de casusbeschrijving",
        ),
        Nodig(
            aantal(groepen, "tafel", "tafels") if groepen else "Nog geen tafels",
            bool(groepen),
            deelnemers,
            "Bekijk de tafels",
        ),
        Nodig(
            f"{mensen}, {zonder} zonder tafel" if zonder else mensen,
            komen.exists() and not zonder,
            deelnemers,
            "Bekijk de deelnemers",
            moet=False,
        ),
    ]
