"""The poster, the actions and the follow-up conversation."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from acties.handelingen import maak_actie
from acties.overzicht import STANDEN, blokken, regels, tellingen
from documenten import antwoord
from organisatie.rechten import Recht, eis, mag
from organisatie.verzoek import Verzoek
from project import documenten
from project.forms import FollowUpForm, FollowUpPlanForm, ProjectActieForm
from project.handelingen import leg_follow_up_vast, plan_follow_up, stuur_overzicht
from project.models import Project
from project.views.gedeeld import (
    bewaard,
    invoerpagina,
    kruimels,
    lees_project,
    lukt_of_meld,
    teamproject,
    verder,
)
from project.views.voorbereiding import ProjectFormatView

PAPIER = {"A1": "A1-liggend", "A3": "A3-liggend"}


def lees_poster(request: Verzoek, pk: int) -> Project:
    """Give the project of a poster: for the team always, for participants after the workshop."""
    deze = lees_project(request, pk)
    if not deze.is_van_team(request.user) and not deze.workshop_is_geweest:
        raise PermissionDenied
    return deze


def poster(request: Verzoek, pk: int) -> HttpResponse:
    """The poster as a page."""
    deze = lees_poster(request, pk)
    context = {
        "project": deze,
        "poster": documenten.maak_poster(deze),
        "van_team": deze.is_van_team(request.user),
        "kruimels": kruimels(deze, ("Poster", "")),
    }
    return render(request, "project/poster.html", context)


def poster_pdf(request: Verzoek, pk: int) -> HttpResponse:
    """The poster to print: `?leeg=1` for the blank one, `?papier=A3` for half the size."""
    papier = PAPIER.get(request.GET.get("papier", "A1"), "A1-liggend")
    deze = lees_poster(request, pk)
    return antwoord(documenten.poster(deze, leeg=request.GET.get("leeg") == "1", papier=papier), "pdf")


def acties(request: Verzoek, pk: int) -> HttpResponse:
    """All actions of the project with their state, the late ones first."""
    deze = lees_project(request, pk)
    alle = regels(deze.acties.all())
    stand = request.GET.get("stand", "")
    getoond = [r for r in alle if r.stand == stand] if stand in STANDEN else alle
    context = {
        "project": deze,
        "tellingen": tellingen(alle),
        "stand": stand if stand in STANDEN else "",
        "open": request.GET.get("open", ""),
        "blokken": blokken(getoond),
        "zin": _zin(alle),
        "mag_beheren": mag_actie_maken(request, deze),
        "mag_overzicht": deze.workshop_is_geweest and mag(request.user, Recht.ACTIE_BEHEREN, deze),
        "kruimels": kruimels(deze, ("Acties", "")),
    }
    return render(request, "project/acties.html", context)


def _zin(alle: list) -> str:
    """Say in words how the actions stand."""
    laat, stil = (sum(r.stand == stand for r in alle) for stand in ("laat", "stil"))
    begin = "1 actie" if len(alle) == 1 else f"{len(alle)} acties"
    delen = [f"{laat} te laat"] if laat else []
    delen += [f"van {stil} hoor je niets"] if stil else []
    return f"{begin}: {', '.join(delen)}." if delen else f"{begin}. Geen enkele is te laat."


def mag_actie_maken(request: Verzoek, deze: Project) -> bool:
    """Say whether this person may add actions: who manages them, and who enters the workshop."""
    in_workshop = deze.fase == Project.Fase.WORKSHOP and mag(request.user, Recht.WORKSHOP_INVULLEN, deze)
    return not deze.is_afgesloten and (in_workshop or mag(request.user, Recht.ACTIE_BEHEREN, deze))


def actie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add an action to the project; `?stap=4` or 5 leads back to that step of the workshop."""
    deze = teamproject(request, pk)
    if not mag_actie_maken(request, deze):
        eis(request.user, Recht.ACTIE_BEHEREN, deze)
        return redirect("project-acties", pk=pk)
    stap = request.GET.get("stap", "")
    terug = reverse(f"project-stap-{stap}" if stap in ("4", "5") else "project-acties", args=[pk])
    form = ProjectActieForm(request.POST or None, project=deze, initial={"groep": request.GET.get("groep")})
    vaste = {"project": deze}
    if bewaard(request, form, maak_actie, "De actie is toegevoegd.", lambda: vaste | form.cleaned_data):
        return verder(request, terug)
    al = [actie.titel for actie in deze.acties.all()]
    context: dict[str, Any] = {"titel": "Actie toevoegen", "terug": terug, "al_ingevoerd": al}
    context["kruimels"] = kruimels(
        deze, (f"Stap {stap}" if stap in ("4", "5") else "Acties", terug), ("Actie", "")
    )
    return invoerpagina(request, form, "project/actie_nieuw.html", **context)


def overzicht(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then mail all participants how the actions stand."""
    deze = teamproject(request, pk, Recht.ACTIE_BEHEREN)
    terug = reverse("project-acties", args=[pk])
    if request.method == "POST":
        gelukt = "Het overzicht is verstuurd aan de deelnemers."
        lukt_of_meld(request, stuur_overzicht, gelukt, project=deze, door=request.user)
        return redirect(terug)
    aantal = deze.deelnemers.komen().exclude(email="").count()
    wie = "Eén deelnemer krijgt" if aantal == 1 else f"{aantal} deelnemers krijgen"
    context = {
        "titel": "Overzicht sturen?",
        "tekst": f"{wie} een e-mail met alle acties, wie ze uitvoert en hoe het ervoor staat.",
        "knop": "Stuur het overzicht",
        "terug": terug,
        "kruimels": kruimels(deze, ("Acties", terug), ("Overzicht sturen", "")),
    }
    return render(request, "onderdelen/bevestig.html", context)


class FollowUpView(ProjectFormatView):
    """The follow-up conversation with the projectleider, along the poster."""

    sjabloon = "project/follow_up.html"
    veld = "follow_up"
    recht = Recht.FOLLOWUP_BEWERKEN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the actions, which the conversation is about, and the closing block."""
        context = super().get_context_data(**kwargs)
        context["project"] = self.eigenaar
        context["acties"] = self.eigenaar.acties.met_alles().op_urgentie()
        context["gehouden_form"] = FollowUpForm(initial={"op": timezone.localdate()})
        context["kan_vastleggen"] = self.eigenaar.fase == Project.Fase.IMPLEMENTATIE and self.bewerken
        return context


def follow_up_plannen(request: Verzoek, pk: int) -> HttpResponse:
    """Plan the conversation."""
    deze = teamproject(request, pk, Recht.FOLLOWUP_BEWERKEN)
    form = FollowUpPlanForm(request.POST or None, instance=deze.workshop)
    if bewaard(
        request,
        form,
        plan_follow_up,
        "Het gesprek is gepland.",
        lambda: {"project": deze, "op": form.cleaned_data["opvolggesprek_op"]},
    ):
        return redirect("project-follow-up", pk=pk)
    terug = reverse("project-follow-up", args=[pk])
    context = {"titel": "Follow-upgesprek plannen", "form": form, "terug": terug}
    context["kruimels"] = kruimels(deze, ("Follow-upgesprek", terug), ("Plannen", ""))
    return render(request, "onderdelen/formulierpagina.html", context)


@require_POST
def follow_up_gehouden(request: Verzoek, pk: int) -> HttpResponse:
    """Record that the conversation was held."""
    deze = teamproject(request, pk, Recht.FOLLOWUP_BEWERKEN)
    form = FollowUpForm(request.POST)
    vaste = {"project": deze}
    if bewaard(
        request, form, leg_follow_up_vast, "Het gesprek is vastgelegd.", lambda: vaste | form.cleaned_data
    ):
        return redirect("project-follow-up", pk=pk)
    terug = reverse("project-follow-up", args=[pk])
    context = {"titel": "Follow-upgesprek vastleggen", "form": form, "terug": terug}
    context["kruimels"] = kruimels(deze, ("Follow-upgesprek", terug), ("Vastleggen", ""))
    return render(request, "onderdelen/formulierpagina.html", context)
