"""The seven steps of the workshop, held on paper: what came out is entered here."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, mag
from project import zaal
from project.models import Project, Workshop
from project.views.gedeeld import kruimels, teamproject
from project.views.implementatie import mag_bedanken
from project.voortgang import stapadres, stapnavigatie
from project.workshop.blad import kan_invullen
from project.workshop.handelingen import ga_naar_stap
from project.workshop.tijden import stappen_van
from web.stappen import lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def stapcontext(request: Verzoek, project: Project, nummer: int) -> dict[str, Any]:
    """Give what every step page shows: the navigation, the way back, the closing block."""
    plan = stappen_van(project.workshop)[nummer - 1]
    return {
        "project": project,
        "workshop": project.workshop,
        "stap": plan,
        "stappen": stapnavigatie(project.workshop, nummer),
        "invullen": kan_invullen(request, project),
        "is_klaar": nummer < project.workshop.stap or project.workshop.afgerond_op is not None,
        "kruimels": kruimels(
            project, ("Workshop", reverse("project-workshop", args=[project.pk])), (f"Stap {nummer}", "")
        ),
    }


def workshop(request: Verzoek, pk: int) -> HttpResponse:
    """The workshop: its seven steps, how far it is, and where to go on."""
    deze = teamproject(request, pk)
    context = {
        "project": deze,
        "workshop": deze.workshop,
        "stappen": list(zip(stappen_van(deze.workshop), stapnavigatie(deze.workshop, 0), strict=True)),
        "nu": stapadres(pk, deze.workshop.stap),
        "invullen": kan_invullen(request, deze),
        "mag_beginnen": mag(request.user, Recht.WORKSHOP_BEGINNEN, deze),
        "mag_bedanken": mag_bedanken(request, deze),
        "live": zaal.leiden(deze) if mag(request.user, Recht.WORKSHOP_INVULLEN, deze) else {},
        "kruimels": kruimels(deze, ("Workshop", "")),
    }
    return render(request, "project/workshop/workshop.html", context)


@alleen_versturen("project-workshop")
def stap_klaar(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Go from one step to the next."""
    return redirect(naar_volgende(request, teamproject(request, pk, Recht.WORKSHOP_INVULLEN), nummer))


def naar_volgende(request: Verzoek, deze: Project, nummer: int) -> str:
    """Go on after a step, when it was not done before; gives the address of where the workshop is now."""
    volgende = min(nummer + 1, Workshop.Stap.REFLECTIE.value)
    verder = deze.workshop.stap >= volgende or lukt_of_meld(
        request, ga_naar_stap, workshop=deze.workshop, stap=volgende, door=request.user
    )
    return stapadres(deze.pk, volgende if verder else deze.workshop.stap)
