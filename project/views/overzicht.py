"""The list of projects, one project, and its way through the phases."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, eis, mag
from organisatie.verzoek import Verzoek
from project import voortgang
from project.forms import ProjectForm, UitkomstForm
from project.handelingen import leg_uitkomst_vast, maak_project, wijzig_project
from project.models import Project
from project.views.gedeeld import bewaard, kruimels, lukt_of_meld, teamproject, voeg_fout_toe
from project.zetten import ZETTEN

PER_BLADZIJDE = 30


def projecten(request: Verzoek) -> HttpResponse:
    """My projects with their phase and what comes next; those that have ended on request."""
    afgesloten = request.GET.get("toon") == "afgesloten"
    alle = Project.objects.zichtbaar_voor(request.user)
    lopend = alle.lopend()
    gekozen = alle.exclude(pk__in=lopend.values("pk")) if afgesloten else lopend
    pagina = Paginator(gekozen.met_voortgang(), PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "regels": [_regel(project, request) for project in pagina],
        "afgesloten": afgesloten,
        "aantal_anders": alle.count() - pagina.paginator.count,
        "mag_maken": mag(request.user, Recht.PROJECT_MAKEN),
    }
    return render(request, "project/lijst.html", context)


def _regel(project: Project, request: Verzoek) -> dict[str, object]:
    van_team = project.is_van_team(request.user)
    volgende = voortgang.volgende(project) if van_team else None
    rollen = [naam.lower() for naam, wie in project.mensen() if wie == request.user]
    return {
        "project": project,
        "fasen": voortgang.fasestanden(project),
        "volgende": volgende,
        "rol": ", ".join(rollen) or "deelnemer",
    }


def nieuw(request: Verzoek) -> HttpResponse:
    """Start a project."""
    eis(request.user, Recht.PROJECT_MAKEN)
    form = ProjectForm(request.POST or None, initial={"organisator": request.user})
    if request.method == "POST" and form.is_valid():
        try:
            deze = maak_project(door=request.user, **form.cleaned_data)
        except ValidationError as fout:
            voeg_fout_toe(form, fout)
        else:
            messages.success(request, "Het project is gestart.")
            return redirect(deze)
    context = {"form": form, "kruimels": [("Projecten", reverse("projecten")), ("Nieuw project", "")]}
    return render(request, "project/nieuw.html", context)


def project(request: Verzoek, pk: int) -> HttpResponse:
    """One project: what comes next, the phases, the people."""
    zichtbaar = Project.objects.zichtbaar_voor(request.user)
    deze = get_object_or_404(zichtbaar.met_voortgang(), pk=pk)
    van_team = deze.is_van_team(request.user)
    context = {
        "project": deze,
        "fasebalk": voortgang.fasebalk(deze),
        "fasen": voortgang.fasen(deze) if van_team else [],
        "volgende": voortgang.volgende(deze) if van_team else None,
        "deelname": None if van_team else deze.deelnemers.filter(gebruiker=request.user).first(),
        "mensen": [(naam, wie.naam if wie else "Nog niet bekend") for naam, wie in deze.mensen()],
        "feiten": _feiten(deze),
        "mag_bewerken": van_team and mag(request.user, Recht.PROJECT_BEWERKEN, deze),
        "zetten": _zetten(request, deze) if van_team else [],
        "kruimels": [("Projecten", reverse("projecten")), (deze.titel, "")],
    }
    return render(request, "project/project.html", context)


def _feiten(deze: Project) -> list[tuple[str, str]]:
    feiten = [
        ("Onderdeel", str(deze.onderdeel or "Nog niet gekozen")),
        ("Technologie", deze.technologie or "Nog niet ingevuld"),
        ("Strategie", str(deze.dossier or "Geen")),
    ]
    if deze.uitkomst:
        feiten.append(("Uitkomst", deze.get_uitkomst_display()))
    return feiten


def _zetten(request: Verzoek, deze: Project) -> list[tuple[str, str]]:
    """Give (label, url) of the phase moves that this person may make now, besides the next step."""
    return [
        (zet.label, reverse("project-zet", args=[deze.pk, sleutel]))
        for sleutel, zet in ZETTEN.items()
        if deze.fase in zet.van and mag(request.user, zet.recht, deze)
    ]


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what a project is about and who has which role."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    form = ProjectForm(request.POST or None, instance=deze)
    vers = Project.objects.get(pk=pk)
    if bewaard(
        request,
        form,
        wijzig_project,
        "Het project is bewaard.",
        lambda: {"project": Project.objects.get(pk=pk), **form.cleaned_data},
    ):
        return redirect("project", pk=pk)
    context = {
        "titel": "Project wijzigen",
        "form": form,
        "terug": reverse("project", args=[pk]),
        "kruimels": kruimels(vers, ("Wijzigen", "")),
    }
    return render(request, "onderdelen/formulierpagina.html", context)


def zet(request: Verzoek, pk: int, zet: str) -> HttpResponse:
    """Ask, then move the project to another phase."""
    if zet not in ZETTEN:
        raise Http404(zet)
    deze, plan = teamproject(request, pk), ZETTEN[zet]
    eis(request.user, plan.recht, deze)
    if request.method == "POST":
        gelukt = lukt_of_meld(request, plan.handeling, plan.gelukt, project=deze, door=request.user)
        return redirect(plan.daarna if gelukt else "project", pk=pk)
    context = {
        "titel": plan.vraag,
        "tekst": plan.uitleg,
        "knop": plan.knop,
        "terug": reverse("project", args=[pk]),
        "kruimels": kruimels(deze, (plan.label, "")),
    }
    return render(request, "onderdelen/bevestig.html", context)


def uitkomst(request: Verzoek, pk: int) -> HttpResponse:
    """Record how the project goes on, and why."""
    deze = teamproject(request, pk)
    mag_nu = mag(request.user, Recht.FOLLOWUP_BEWERKEN, deze) and not deze.is_afgesloten
    form = UitkomstForm(
        request.POST or None, initial={"uitkomst": deze.uitkomst, "uitkomst_reden": deze.uitkomst_reden}
    )
    if request.method == "POST":
        eis(request.user, Recht.FOLLOWUP_BEWERKEN, deze)
        if bewaard(
            request,
            form,
            leg_uitkomst_vast,
            "De uitkomst is vastgelegd.",
            lambda: {"project": deze, **form.cleaned_data},
        ):
            return redirect("project", pk=pk)
    context = {"project": deze, "form": form, "mag": mag_nu, "kruimels": kruimels(deze, ("Uitkomst", ""))}
    return render(request, "project/uitkomst.html", context)
