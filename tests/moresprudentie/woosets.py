"""Two Woo sets of one project, for a world in which everybody walks everywhere."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from moresprudentie.handelingen.woo import maak_wooset, voeg_passage_toe
from moresprudentie.models import Wooset
from organisatie.models import Gebruiker
from project.models import Project

PRIVE = "5.1.2.e"
VERZOEK: dict[str, Any] = {"gevraagd": "Alles over dit project.", "kenmerk": "WOO-1"}


def maak_sets(project: Project, door: Gebruiker) -> None:
    """Gather twice what there is on a project, black something out, and let one be finished."""
    vandaag = timezone.localdate()
    deze = maak_wooset(project=project, ontvangen_op=vandaag, door=door, **VERZOEK)
    voeg_passage_toe(wooset=deze, tekst=project.titel.split()[0], grond=PRIVE, door=door)
    klaar = maak_wooset(project=project, ontvangen_op=vandaag, door=door, **VERZOEK)
    Wooset.objects.filter(pk=klaar.pk).update(afgerond_op=timezone.now(), afgerond_door=door)
