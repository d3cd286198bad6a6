"""Suitability, other instruments, casusbeschrijving, plan of the workshop."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from documenten import antwoord
from formats.models import Invulling
from formats.views import FormatView
from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek
from project import documenten
from project.forms import InstrumentForm, PlanForm
from project.handelingen import (
    deel_casusbeschrijving,
    plan_workshop,
    verwijder_instrument,
    zet_instrument,
)
from project.models import Instrument, Project
from project.views.gedeeld import bewaard, kruimels, lees_project, lukt_of_meld, teamproject
from project.workshop.draaiboek import maak_draaiboek, meeneemlijst, printlijst


class ProjectFormatView(FormatView):
    """A form that belongs to a project; the team reads it, `recht` gives writing."""

    recht = Recht.PROJECT_BEWERKEN
    veld = ""
    eigenaar: Project

    def get_invulling(self) -> Invulling:
        """Fetch the project as somebody of the team."""
        self.eigenaar = teamproject(self.request, self.kwargs["pk"])
        self.terug_url = self.eigenaar.get_absolute_url()
        return getattr(self.eigenaar, self.veld)

    def mag_bewerken(self) -> bool:
        """Whoever has the right, while the project runs."""
        return mag(self.request.user, self.recht, self.eigenaar) and not self.eigenaar.is_afgesloten

    def get_kruimels(self) -> list[tuple[str, str]]:
        """The way through the project."""
        return kruimels(self.eigenaar, (self.get_titel(), ""))


class GeschiktheidView(ProjectFormatView):
    """Is CODIO Project the right instrument?"""

    sjabloon = "project/geschiktheid.html"
    veld = "geschiktheid"


class CasusView(ProjectFormatView):
    """The casusbeschrijving: the team writes, participants read it once it is shared."""

    sjabloon = "project/casusbeschrijving.html"
    veld = "casusbeschrijving"

    def get_invulling(self) -> Invulling:
        """Fetch the project as anybody who may read it; participants only what was shared, and no history."""
        self.eigenaar = lees_project(self.request, self.kwargs["pk"])
        self.terug_url = self.eigenaar.get_absolute_url()
        van_team = self.eigenaar.is_van_team(self.request.user)
        if not van_team and (self.eigenaar.casus_gedeeld_op is None or "geschiedenis" in self.request.path):
            raise PermissionDenied
        return self.eigenaar.casusbeschrijving

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the closing block."""
        context = super().get_context_data(**kwargs)
        context["project"] = self.eigenaar
        context["van_team"] = self.eigenaar.is_van_team(self.request.user)
        return context


def casus_document(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The casusbeschrijving as a file."""
    deze = lees_project(request, pk)
    if not deze.is_van_team(request.user) and deze.casus_gedeeld_op is None:
        raise PermissionDenied
    return antwoord(documenten.casusbeschrijving(deze), formaat)


@require_POST
def casus_delen(request: Verzoek, pk: int) -> HttpResponse:
    """Let the participants read the casusbeschrijving."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    lukt_of_meld(
        request,
        deel_casusbeschrijving,
        "De casusbeschrijving is gedeeld met de deelnemers.",
        project=deze,
        door=request.user,
    )
    return redirect("project-casusbeschrijving", pk=pk)


def instrumenten(request: Verzoek, pk: int) -> HttpResponse:
    """Which other instruments are needed, and which are done."""
    deze = teamproject(request, pk)
    context = {
        "project": deze,
        "instrumenten": deze.instrumenten.all(),
        "bewerken": mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten,
        "kruimels": kruimels(deze, ("Andere instrumenten", "")),
    }
    return render(request, "project/instrumenten.html", context)


def instrument(request: Verzoek, pk: int, instrument: int | None = None) -> HttpResponse:
    """Add an instrument to the list, or change one."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    bestaand = get_object_or_404(deze.instrumenten, pk=instrument) if instrument else None
    form = InstrumentForm(request.POST or None, instance=bestaand)
    terug = reverse("project-instrumenten", args=[pk])
    vaste = {"project": deze, "instrument": Instrument.objects.filter(pk=instrument or 0).first()}
    if bewaard(
        request, form, zet_instrument, "Het instrument is bewaard.", lambda: vaste | form.cleaned_data
    ):
        return redirect(terug)
    titel = "Instrument wijzigen" if bestaand else "Instrument toevoegen"
    context = {"titel": titel, "form": form, "terug": terug}
    context["kruimels"] = kruimels(deze, ("Andere instrumenten", terug), (titel, ""))
    return render(request, "onderdelen/formulierpagina.html", context)


def instrument_verwijderen(request: Verzoek, pk: int, instrument: int) -> HttpResponse:
    """Ask, then take an instrument off the list."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    dit = get_object_or_404(deze.instrumenten, pk=instrument)
    terug = reverse("project-instrumenten", args=[pk])
    if request.method == "POST":
        lukt_of_meld(
            request, verwijder_instrument, f"{dit} is verwijderd.", instrument=dit, door=request.user
        )
        return redirect(terug)
    context = {
        "titel": f"{dit} verwijderen?",
        "tekst": "De toelichting gaat mee weg.",
        "knop": "Verwijder het instrument",
        "gevaar": True,
        "terug": terug,
        "kruimels": kruimels(deze, ("Andere instrumenten", terug), ("Verwijderen", "")),
    }
    return render(request, "onderdelen/bevestig.html", context)


def voorbereiding(request: Verzoek, pk: int) -> HttpResponse:
    """The plan of the workshop: date, place, tables, script, what to print."""
    deze = teamproject(request, pk)
    groepen = list(deze.groepen.prefetch_related("deelnemers", "groepsfundamenten__fundament"))
    aantal = deze.deelnemers.komen().count()
    begin = deze.workshop.begin
    tafels = [
        (groep, [r.fundament for r in groep.groepsfundamenten.all()], list(groep.deelnemers.all()))
        for groep in groepen
    ]
    context = {
        "project": deze,
        "workshop": deze.workshop,
        "draaiboek": maak_draaiboek(timezone.localtime(begin)) if begin else None,
        "print": printlijst([(g.naam, len(g.deelnemers.all())) for g in groepen], aantal),
        "meenemen": meeneemlijst(len(groepen), aantal),
        "tafels": tafels,
        "bewerken": mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten,
        "kruimels": kruimels(deze, ("Plan van aanpak", "")),
    }
    return render(request, "project/voorbereiding.html", context)


def plan(request: Verzoek, pk: int) -> HttpResponse:
    """Set date and place of the workshop, and of the follow-up conversation."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    form = PlanForm(request.POST or None, instance=deze.workshop)
    terug = reverse("project-voorbereiding", args=[pk])
    vers = {"project": Project.objects.select_related("workshop").get(pk=pk)}
    if bewaard(request, form, plan_workshop, "Het plan is bewaard.", lambda: vers | form.cleaned_data):
        return redirect(terug)
    context = {"titel": "Workshop plannen", "form": form, "terug": terug}
    context["kruimels"] = kruimels(deze, ("Plan van aanpak", terug), ("Plannen", ""))
    return render(request, "onderdelen/formulierpagina.html", context)


def draaiboek(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The script of the workshop as a file; 404 without a date."""
    document = documenten.draaiboek(teamproject(request, pk))
    if document is None:
        raise Http404("De workshop heeft nog geen datum.")
    return antwoord(document, formaat)
