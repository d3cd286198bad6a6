"""What this floor shows on the floors below, which do not know it: where a workshop is led live, and the way into the room."""

from __future__ import annotations

from django.urls import reverse

from live.adressen import meedoen
from live.handelingen import ZaalGesloten, kom_met_link
from live.models import Sessie
from project import zaal
from project.models import Deelnemer, Project


def adres_van_de_leiding(project: Project) -> str:
    """Give where a workshop is led live."""
    return reverse("live", args=[project.pk])


def adres_om_te_oefenen(project: Project) -> str:
    """Give where a workshop is rehearsed."""
    return reverse("live-oefen", args=[project.pk])


def laat_binnen(deelnemer: Deelnemer) -> str:
    """Let who was invited into the room that is open now; gives the address of the place, "" when none is open."""
    sessie = Sessie.objects.open().filter(project=deelnemer.project_id).first()
    if sessie is None:
        return ""
    try:
        return reverse("live-plek", args=[kom_met_link(sessie=sessie, deelnemer=deelnemer).kenmerk])
    except ZaalGesloten:
        return ""


def sluit_aan() -> None:
    """Put the live workshop where the floors below ask for it; once, when Django starts."""
    zaal.LIVE.append(zaal.Live(adres_van_de_leiding, adres_om_te_oefenen, laat_binnen, meedoen))
