"""The seven steps of the workshop, held on paper: what came out is entered here."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from formats.models import Invulling
from organisatie.rechten import Recht, mag
from project.models import Project, Workshop
from project.views.gedeeld import kruimels, teamproject
from project.views.voorbereiding import ProjectFormatView
from project.voortgang import stapnavigatie
from project.workshop.draaiboek import STAPPEN
from project.workshop.handelingen import ga_naar_stap
from waardenkader.models import Voorbeeldactie, Waarde
from web.stappen import lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def kan_invullen(request: Verzoek, project: Project) -> bool:
    """Say whether this person may enter results now."""
    return project.neemt_uitkomsten_op and mag(request.user, Recht.WORKSHOP_INVULLEN, project)


def stapcontext(request: Verzoek, project: Project, nummer: int) -> dict[str, Any]:
    """Give what every step page shows: the navigation, the way back, the closing block."""
    plan = STAPPEN[nummer - 1]
    return {
        "project": project,
        "workshop": project.workshop,
        "stap": plan,
        "stappen": stapnavigatie(project.workshop, nummer),
        "invullen": kan_invullen(request, project),
        "is_laatste": nummer == 7,
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
        "stappen": list(zip(STAPPEN, stapnavigatie(deze.workshop, 0), strict=True)),
        "nu": reverse(f"project-stap-{deze.workshop.stap}", args=[pk]),
        "invullen": kan_invullen(request, deze),
        "mag_beginnen": mag(request.user, Recht.WORKSHOP_BEGINNEN, deze),
        "kruimels": kruimels(deze, ("Workshop", "")),
    }
    return render(request, "project/workshop/workshop.html", context)


def stap_2(request: Verzoek, pk: int) -> HttpResponse:
    """The values that the groups chose, per group."""
    deze = teamproject(request, pk)
    gekozen = list(deze.gekozen_waarden.met_waarde())
    reflecties = list(deze.accentreflecties.select_related("waarde", "groep"))
    groepen = deze.groepen.prefetch_related("groepsfundamenten__fundament")
    context = stapcontext(request, deze, 2)
    context["groepen"] = [
        {
            "groep": groep,
            "fundamenten": [rij.fundament for rij in groep.groepsfundamenten.all()],
            "gekozen": [g for g in gekozen if g.groep_id == groep.pk],
            "reflecties": [r for r in reflecties if r.groep_id == groep.pk],
        }
        for groep in groepen
    ]
    context["zonder_groep"] = [g for g in gekozen if g.groep_id is None]
    context["heeft_accenten"] = bool(accentwaarden(deze))
    return render(request, "project/workshop/stap_2.html", context)


def accentwaarden(project: Project) -> list[Waarde]:
    """Give the accentwaarden of the strategy of this project, as values; none without a strategy."""
    if project.dossier is None:
        return []
    return [accent.waarde for accent in project.dossier.vastgestelde_accentwaarden()]


def stap_4(request: Verzoek, pk: int) -> HttpResponse:
    """The actions per group, with examples that others used for the same values."""
    deze = teamproject(request, pk)
    acties = list(deze.acties.met_alles())
    context = stapcontext(request, deze, 4)
    context["groepen"] = [(g, [a for a in acties if a.groep_id == g.pk]) for g in deze.groepen.all()]
    context["gezamenlijk"] = [a for a in acties if a.groep_id is None]
    context["voorbeelden"] = (
        Voorbeeldactie.objects.filter(waarde__gekozen_in__project=deze)
        .select_related("waarde")
        .order_by("waarde__naam", "volgorde")
    )
    return render(request, "project/workshop/stap_4.html", context)


class StapView(ProjectFormatView):
    """A plenary step: its questions, with what was entered about values or actions above them."""

    nummer = 0

    def get_invulling(self) -> Invulling:
        """Fetch the form from the workshop of the project."""
        self.eigenaar = teamproject(self.request, self.kwargs["pk"])
        return getattr(self.eigenaar.workshop, self.veld)

    @property
    def houder(self) -> Workshop:
        """The workshop says who may write, and when."""
        return self.eigenaar.workshop

    def get_titel(self) -> str:
        """The name of the step."""
        return STAPPEN[self.nummer - 1].naam

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what all steps show."""
        return {**super().get_context_data(**kwargs), **stapcontext(self.request, self.eigenaar, self.nummer)}


class Stap3View(StapView):
    """Plenary discussion of the values: weight, tensions, meaning."""

    sjabloon = "project/workshop/stap_3.html"
    veld = "plenair_waarden"
    nummer = 3

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the values and the tensions between them."""
        context = super().get_context_data(**kwargs)
        gekozen = list(self.eigenaar.gekozen_waarden.met_waarde())
        context["gekozen"] = gekozen
        context["heeft_accenten"] = bool(accentwaarden(self.eigenaar))
        context["reflecties"] = self.eigenaar.accentreflecties.filter(groep=None).select_related("waarde")
        context["zonder_betekenis"] = sum(not g.betekenis for g in gekozen)
        context["spanningen"] = self.eigenaar.spanningen.select_related(
            "waarde_a__principe__fundament", "waarde_b__principe__fundament"
        )
        return context


class Stap5View(StapView):
    """Plenary discussion of the actions."""

    sjabloon = "project/workshop/stap_5.html"
    veld = "plenair_acties"
    nummer = 5

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the actions, and how many still miss a holder or a term."""
        context = super().get_context_data(**kwargs)
        acties = list(self.eigenaar.acties.met_alles())
        context["acties"] = acties
        context["zonder_houder"] = sum(not actie.houder for actie in acties)
        context["zonder_termijn"] = sum(actie.termijn is None for actie in acties)
        return context


class Stap6View(StapView):
    """The checklist of the poster."""

    sjabloon = "project/workshop/stap.html"
    veld = "checklist"
    nummer = 6


class Stap7View(StapView):
    """Reflection, and the end of the workshop."""

    sjabloon = "project/workshop/stap.html"
    veld = "reflectie"
    nummer = 7


@alleen_versturen("project-stap-{nummer}")
def stap_klaar(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Go from one step to the next."""
    return redirect(naar_volgende(request, teamproject(request, pk, Recht.WORKSHOP_INVULLEN), nummer))


def naar_volgende(request: Verzoek, deze: Project, nummer: int) -> str:
    """Go on after a step, when it was not done before; gives the address of where the workshop is now."""
    volgende = min(nummer + 1, Workshop.Stap.REFLECTIE.value)
    verder = deze.workshop.stap >= volgende or lukt_of_meld(
        request, ga_naar_stap, workshop=deze.workshop, stap=volgende, door=request.user
    )
    return reverse(f"project-stap-{volgende if verder else deze.workshop.stap}", args=[deze.pk])
