"""What the home page shows of actions."""

from __future__ import annotations

from django.utils import timezone

from acties.models import Actie
from organisatie.models import Gebruiker
from organisatie.werk import Taak, Traject


def werk(gebruiker: Gebruiker) -> tuple[list[Taak], list[Traject]]:
    """Give what waits for this person, and the trajectories."""
    return taken(gebruiker), trajecten(gebruiker)


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give my own running actions, the most urgent first; drafts are not mine yet."""
    vandaag = timezone.localdate()
    eigen = Actie.objects.filter(actiehouder=gebruiker).geldend().lopend().op_urgentie()
    return [
        Taak(
            titel=actie.titel,
            bij=str(actie.eigenaar),
            url=actie.get_absolute_url(),
            toelichting="Meld hoe het ervoor staat.",
            termijn=actie.termijn,
            te_laat=actie.is_laat_op(vandaag),
        )
        for actie in eigen.select_related("project", "dossier")
    ]


def trajecten(gebruiker: Gebruiker) -> list[Traject]:
    """Actions are no trajectory of their own."""
    return []
