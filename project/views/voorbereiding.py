"""Suitability, other instruments, casusbeschrijving, plan of the workshop."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from documenten import antwoord
from formats.models import Invulling
from formats.views.basis import FormatView
from organisatie.rechten import Recht, mag
from organisatie.tekst import opsomming
from project import documenten
from project.accenten import accent_ids
from project.eerder import bij_casus
from project.forms import InstrumentForm, PlanForm
from project.handelingen import (
    deel_casusbeschrijving,
    plan_workshop,
    verwijder_instrument,
    wijzig_instrument,
    zet_instrument,
)
from project.models import Instrument, Project
from project.views.gedeeld import kruimels, lees_project, teamproject
from waardenkader.bronnen import voluit
from waardenkader.instrumenten import GIDS
from waardenkader.models import Hulpvraag, Waarde
from web.stappen import bevestigstap, formulierstap, gepost, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


class ProjectFormatView(FormatView):
    """A form that belongs to a project; the team reads it."""

    veld = ""
    eigenaar: Project

    def get_invulling(self) -> Invulling:
        """Fetch the project as somebody of the team."""
        self.eigenaar = teamproject(self.request, self.kwargs["pk"])
        self.terug_url = self.eigenaar.get_absolute_url()
        return getattr(self.eigenaar, self.veld)

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
        context["gevallen"] = bij_casus(self.eigenaar, self.request.user) if context["van_team"] else None
        context["hulpwaarden"] = hulp = _hulpwaarden(self.eigenaar) if self.bewerken else []
        bronnen = (vraag.bron.partition(" (")[0] for waarde, _ in hulp for vraag in waarde.vragen)
        context["hulpbronnen"] = opsomming(voluit(bron) for bron in dict.fromkeys(bronnen) if bron)
        return context

    def get_hulp_bij(self) -> dict[str, str]:
        """Help with the chances and the risks."""
        return {"onderdeel": "vraagstukken", "sjabloon": "project/onderdelen/hulp_casus.html"}


def _hulpwaarden(project: Project) -> list[tuple[Waarde, bool]]:
    """Give the values with a question that helps, the accentwaarden of the strategy of this project first."""
    vragen, accenten = Hulpvraag.objects.per_waarde(), accent_ids(project)
    waarden = []
    for waarde in Waarde.objects.actueel().filter(pk__in=vragen):
        waarde.vragen = vragen[waarde.pk]
        waarden.append((waarde, waarde.pk in accenten))
    return sorted(waarden, key=lambda paar: not paar[1])


def casus_document(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The casusbeschrijving as a file."""
    deze = lees_project(request, pk)
    if not deze.is_van_team(request.user) and deze.casus_gedeeld_op is None:
        raise PermissionDenied
    return antwoord(documenten.casusbeschrijving(deze), formaat)


@alleen_versturen("project-casusbeschrijving")
def casus_delen(request: Verzoek, pk: int) -> HttpResponse:
    """Let the participants read the casusbeschrijving."""
    deze = teamproject(request, pk)
    lukt_of_meld(
        request,
        deel_casusbeschrijving,
        "De casusbeschrijving is gedeeld met de deelnemers.",
        project=deze,
        door=request.user,
    )
    return redirect("project-casusbeschrijving", pk=pk)


def instrumenten(request: Verzoek, pk: int) -> HttpResponse:
    """Which other instruments are needed, and which are done; and the guide to find the one that fits."""
    deze = teamproject(request, pk)
    lijst = list(deze.instrumenten.all())
    context = {
        "project": deze,
        "instrumenten": lijst,
        "gids": GIDS,
        "kan": Instrument.Soort.values,
        "al": [instrument.soort for instrument in lijst],
        "bewerken": mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten,
        "kruimels": kruimels(deze, ("Andere instrumenten", "")),
    }
    return render(request, "project/instrumenten.html", context)


def instrument(request: Verzoek, pk: int, instrument: int | None = None) -> HttpResponse:
    """Add an instrument to the list, or change one."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    bestaand = get_object_or_404(deze.instrumenten, pk=instrument) if instrument else None
    keuze = {} if bestaand else {"soort": request.GET.get("soort", "")}
    form = InstrumentForm(gepost(request), instance=bestaand, initial=keuze)
    terug = reverse("project-instrumenten", args=[pk])
    handeling: Any = wijzig_instrument if bestaand else zet_instrument
    waarop = {"instrument": bestaand} if bestaand else {"project": deze}
    titel = "Instrument wijzigen" if bestaand else "Instrument toevoegen"
    return formulierstap(
        request,
        form,
        lambda: handeling(door=request.user, **waarop, **form.cleaned_data),
        gelukt="Het instrument is bewaard.",
        naar=terug,
        context={"titel": titel, "kruimels": kruimels(deze, ("Andere instrumenten", terug), (titel, ""))},
    )


def instrument_verwijderen(request: Verzoek, pk: int, instrument: int) -> HttpResponse:
    """Ask, then take an instrument off the list."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    dit = get_object_or_404(deze.instrumenten, pk=instrument)
    terug = reverse("project-instrumenten", args=[pk])
    return bevestigstap(
        request,
        lambda: verwijder_instrument(instrument=dit, door=request.user),
        gelukt=f"{dit} is verwijderd.",
        naar=terug,
        context={
            "titel": f"{dit} verwijderen?",
            "tekst": "De toelichting gaat mee weg.",
            "knop": "Verwijder het instrument",
            "gevaar": True,
            "kruimels": kruimels(deze, ("Andere instrumenten", terug), ("Verwijderen", "")),
        },
    )


def plan(request: Verzoek, pk: int) -> HttpResponse:
    """Set date and place of the workshop, and of the follow-up conversation."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    form = PlanForm(gepost(request), instance=deze.workshop)
    terug = reverse("project-voorbereiding", args=[pk])

    def doe() -> None:
        plan_workshop(project=deze, door=request.user, **form.cleaned_data)
        if "begin" in form.changed_data and is_al_geweest(form.cleaned_data["begin"]):
            messages.warning(request, AL_GEWEEST)
        elif deze.deelnemers.niet_bijgepraat(deze.workshop.agenda_nummer).exists():
            messages.warning(request, ANDERS_DAN_UITGENODIGD)

    return formulierstap(
        request,
        form,
        doe,
        gelukt="Het plan is bewaard.",
        naar=terug,
        context={
            "titel": "Workshop plannen",
            "kruimels": kruimels(deze, ("Plan van aanpak", terug), ("Plannen", "")),
        },
    )


AL_GEWEEST = (
    "Deze datum is al geweest. Is de workshop op papier gehouden, dan klopt dat: voer de uitkomsten in. "
    "Zo niet, kies dan een andere datum."
)
ANDERS_DAN_UITGENODIGD = (
    "In de uitnodigingen die al weg zijn, staat een andere tijd of plaats. "
    "Geef de wijziging door bij Deelnemers en groepen."
)


def is_al_geweest(begin: datetime | None) -> bool:
    """Say whether a workshop was planned before today, which is only right for one that was held on paper."""
    return begin is not None and timezone.localtime(begin).date() < timezone.localdate()
