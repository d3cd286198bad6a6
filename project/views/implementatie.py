"""The poster, the actions and the follow-up conversation."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from acties.handelingen import maak_actie
from acties.overzicht import STANDEN, bord, tellingen
from acties.regie import leest_alles_van, met_wat_kan
from acties.tellen import Groep, met_stand, tel
from acties.volgorde import koppen
from documenten import antwoord
from organisatie.models import Organisatie
from organisatie.rechten import Recht, eis, mag, mag_een_van
from organisatie.tekst import aantal, getal, opsomming
from project import documenten
from project.forms import FollowUpForm, FollowUpPlanForm, ProjectActieForm
from project.handelingen import leg_follow_up_vast, plan_follow_up
from project.models import Posterversie, Project
from project.poster.bewaren import uit_gegevens, wat_verschilt
from project.views.gedeeld import kruimels, lees_project, teamproject
from project.views.voorbereiding import ProjectFormatView
from web.stappen import formulierstap, gepost
from web.versturen import alleen_versturen
from web.verzoek import Verzoek

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
        **postercontext(request, deze),
        "van_team": deze.is_van_team(request.user),
        "mag_bedanken": mag_bedanken(request, deze),
        "pdf_adres": reverse("project-poster-pdf", args=[pk]),
        "terug": deze.get_absolute_url(),
        "terug_naar": "het project",
        "kruimels": kruimels(deze, ("Poster", "")),
    }
    return render(request, "project/poster.html", context)


def mag_bedanken(request: Verzoek, deze: Project) -> bool:
    """Say whether this person can send participants the poster, with thanks."""
    return deze.workshop_is_geweest and mag(request.user, Recht.PROJECT_BEWERKEN, deze)


def postercontext(request: Verzoek, project: Project) -> dict[str, Any]:
    """Give what the page of a poster shows: the one that was asked for, the others, and what changed since."""
    versies = list(project.posterversies.all())
    versie = kies_versie(request, project)
    vandaag = documenten.maak_poster(project)
    anders = wat_verschilt(uit_gegevens(versies[0].inhoud), vandaag) if versies else []
    return {
        "project": project,
        "poster": uit_gegevens(versie.inhoud) if versie else vandaag,
        "versies": versies,
        "gekozen": versie,
        "welke": versie.nummer if versie else "nu",
        "stand": documenten.posterstand(project, versie),
        "anders": opsomming(anders),
    }


def poster_pdf(request: Verzoek, pk: int) -> HttpResponse:
    """The poster to print: `?leeg=1` for the blank one, `?papier=A3` for half the size."""
    papier = PAPIER.get(request.GET.get("papier", "A1"), "A1-liggend")
    deze = lees_poster(request, pk)
    leeg, versie = request.GET.get("leeg") == "1", kies_versie(request, deze)
    return antwoord(documenten.poster(deze, leeg=leeg, papier=papier, versie=versie), "pdf")


def kies_versie(request: Verzoek, project: Project) -> Posterversie | None:
    """Give the poster that was asked for: `?versie=` a number or "nu"; without it what was vastgelegd last, while that holds."""
    welke = request.GET.get("versie", "")
    if welke == "nu" or (not welke and not project.workshop_is_geweest):
        return None
    if welke:
        return get_object_or_404(project.posterversies, nummer=getal(welke))
    return project.posterversies.first()


def acties(request: Verzoek, pk: int) -> HttpResponse:
    """All actions of the project with their state, the late ones first."""
    deze = lees_project(request, pk)
    van_team = deze.is_van_team(request.user)
    organisatie = Organisatie.huidige()
    alle = met_stand(deze.acties.zonder_voorstellen() if van_team else deze.acties.afgesproken(), organisatie)
    groepen = tel(alle, request.GET)
    stand = request.GET.get("stand", "")
    pagina, blokken = bord(alle, groepen, request.GET, organisatie)
    context = {
        "project": deze,
        "tellingen": tellingen(groepen, organisatie),
        "stand": stand if stand in STANDEN else "",
        "voorstellen": deze.acties.voorstellen().select_related("groep") if van_team else (),
        "koppen": koppen(request.GET),
        "pagina": pagina,
        "blokken": met_wat_kan(blokken, request.user, leest_alles_van(request.user, groepen)),
        "hier": request.get_full_path(),
        "zin": _zin(groepen),
        "mag_beheren": mag_actie_maken(request, deze),
        "mag_overzicht": deze.workshop_is_geweest and mag(request.user, Recht.ACTIE_BEHEREN, deze),
        "kruimels": kruimels(deze, ("Acties", "")),
    }
    return render(request, "project/acties.html", context)


def _zin(groepen: list[Groep]) -> str:
    """Say in words how the actions stand."""
    laat, stil, concept = (_in_stand(groepen, stand) for stand in ("laat", "stil", "concept"))
    begin = aantal(sum(groep.aantal for groep in groepen), "actie", "acties")
    delen = [f"{laat} te laat"] if laat else []
    delen += [f"van {stil} hoor je niets"] if stil else []
    if concept:
        delen += [f"{aantal(concept, 'is', 'zijn')} nog concept, tot de workshop is afgerond"]
    return f"{begin}: {', '.join(delen)}." if delen else f"{begin}. Geen enkele is te laat."


def _in_stand(groepen: list[Groep], stand: str) -> int:
    return sum(groep.aantal for groep in groepen if groep.stand == stand)


def mag_actie_maken(request: Verzoek, deze: Project) -> bool:
    """Say whether this person may add actions: who manages them, and who enters the workshop."""
    return deze.neemt_acties_op and mag_een_van(request.user, deze.actierechten, deze)


def actie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add an action to the project."""
    deze = teamproject(request, pk)
    if not mag_actie_maken(request, deze):
        eis(request.user, Recht.ACTIE_BEHEREN, deze)
        return redirect("project-acties", pk=pk)
    terug = reverse("project-acties", args=[pk])
    form = ProjectActieForm(gepost(request), project=deze, initial={"groep": request.GET.get("groep")})
    return formulierstap(
        request,
        form,
        lambda: maak_actie(project=deze, door=request.user, **form.cleaned_data),
        gelukt="De actie is toegevoegd.",
        naar=terug,
        sjabloon="project/actie_nieuw.html",
        context={
            "titel": "Actie toevoegen",
            "al_ingevoerd": [actie.titel for actie in deze.acties.all()],
            "kruimels": kruimels(deze, ("Acties", terug), ("Actie", "")),
        },
    )


class FollowUpView(ProjectFormatView):
    """The follow-up conversation with the projectleider, along the poster."""

    sjabloon = "project/follow_up.html"
    veld = "follow_up"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the actions, which the conversation is about, and the closing block."""
        context = super().get_context_data(**kwargs)
        context["project"] = self.eigenaar
        context["acties"] = self.eigenaar.acties.met_alles().op_urgentie()
        context["gehouden_form"] = FollowUpForm(initial={"op": timezone.localdate()})
        context["kan_vastleggen"] = self.eigenaar.fase == Project.Fase.IMPLEMENTATIE and self.bewerken
        context["wijzig"] = context["kan_vastleggen"] and mag(
            self.request.user, Recht.ACTIE_BEHEREN, self.eigenaar
        )
        return context


def follow_up_plannen(request: Verzoek, pk: int) -> HttpResponse:
    """Plan the conversation."""
    deze = teamproject(request, pk, Recht.FOLLOWUP_BEWERKEN)
    form = FollowUpPlanForm(gepost(request), instance=deze.workshop)
    terug = reverse("project-follow-up", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: plan_follow_up(
            project=deze,
            door=request.user,
            op=form.cleaned_data["opvolggesprek_op"],
            gezien=form.cleaned_data["gezien"],
        ),
        gelukt="Het gesprek is gepland.",
        naar=terug,
        context={
            "titel": "Follow-upgesprek plannen",
            "kruimels": kruimels(deze, ("Follow-upgesprek", terug), ("Plannen", "")),
        },
    )


@alleen_versturen("project-follow-up")
def follow_up_gehouden(request: Verzoek, pk: int) -> HttpResponse:
    """Record that the conversation was held."""
    deze = teamproject(request, pk, Recht.FOLLOWUP_BEWERKEN)
    form = FollowUpForm(request.POST)
    terug = reverse("project-follow-up", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: leg_follow_up_vast(project=deze, door=request.user, **form.cleaned_data),
        gelukt="Het gesprek is vastgelegd.",
        naar=terug,
        context={
            "titel": "Follow-upgesprek vastleggen",
            "kruimels": kruimels(deze, ("Follow-upgesprek", terug), ("Vastleggen", "")),
        },
    )
