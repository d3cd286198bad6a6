"""The list of projects, one project, and its way through the phases."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, eis, mag
from organisatie.tekst import opsomming
from project import voortgang, zaal
from project.forms import ProjectForm, UitkomstForm
from project.handelingen import leg_uitkomst_vast, maak_project, wijzig_project
from project.models import Project
from project.views.gedeeld import kruimels, teamproject
from project.zetten import ZETTEN
from strategie.models import Dossier
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

PER_BLADZIJDE = 30


def projecten(request: Verzoek) -> HttpResponse:
    """My projects with their phase and what comes next; those that have ended on request."""
    afgesloten = request.GET.get("toon") == "afgesloten"
    alle = Project.objects.zichtbaar_voor(request.user)
    lopend = alle.lopend()
    gekozen = alle.exclude(pk__in=lopend.values("pk")) if afgesloten else lopend
    nieuwste = gekozen.nieuwste_eerst().values_list("pk", flat=True)
    pagina = Paginator(nieuwste, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    # Its keys first: the database would count the actions of every project, and then leave out all but a page.
    getoond = voortgang.met_voortgang(Project.objects.filter(pk__in=list(pagina)))
    context = {
        "pagina": pagina,
        "regels": [_regel(project, request) for project in getoond],
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
        "rol": opsomming(rollen) or "deelnemer",
    }


def nieuw(request: Verzoek) -> HttpResponse:
    """Start a project."""
    eis(request.user, Recht.PROJECT_MAKEN)
    form = ProjectForm(gepost(request), initial={"organisator": request.user})
    return formulierstap(
        request,
        form,
        lambda: maak_project(door=request.user, **form.cleaned_data).get_absolute_url(),
        gelukt="Het project is gestart.",
        naar=reverse("projecten"),
        sjabloon="project/nieuw.html",
        context={"kruimels": [("Projecten", reverse("projecten")), ("Nieuw project", "")]},
    )


def project(request: Verzoek, pk: int) -> HttpResponse:
    """One project: what comes next, the phases, the people."""
    zichtbaar = Project.objects.zichtbaar_voor(request.user)
    deze = get_object_or_404(voortgang.met_voortgang(zichtbaar), pk=pk)
    van_team = deze.is_van_team(request.user)
    volgende = voortgang.volgende(deze) if van_team else None
    context = {
        "project": deze,
        "fasebalk": voortgang.fasebalk(deze),
        "fasen": voortgang.fasen(deze) if van_team else [],
        "volgende": volgende,
        "te_lezen": [] if van_team else voortgang.te_lezen(deze),
        "deelname": None if van_team else deze.deelnemers.filter(gebruiker=request.user).first(),
        "mensen": [(naam, wie.naam if wie else "Nog niet bekend") for naam, wie in deze.mensen()],
        "feiten": _feiten(deze),
        "strategie": Dossier.objects.vastgesteld().filter(pk=deze.dossier_id or 0).first(),
        "mag_bewerken": van_team and mag(request.user, Recht.PROJECT_BEWERKEN, deze),
        "zetten": _zetten(request, deze) if van_team else [],
        "live": zaal.leiden(deze) if mag(request.user, Recht.WORKSHOP_INVULLEN, deze) else {},
        "mag_volgende": _mag_doen(request, deze, volgende),
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


def _zetten(request: Verzoek, deze: Project) -> list[tuple[str, str, bool]]:
    """Give (label, url, at once) of the phase moves that this person may make now."""
    return [
        (zet.label, reverse("project-zet", args=[deze.pk, sleutel]), zet.direct)
        for sleutel, zet in ZETTEN.items()
        if deze.fase in zet.van and mag(request.user, zet.recht, deze)
    ]


def _mag_doen(request: Verzoek, deze: Project, volgende: voortgang.Onderdeel | None) -> bool:
    """Whether the next thing is a move that this person may make with one press."""
    if volgende is None or not volgende.zet:
        return False
    return mag(request.user, ZETTEN[volgende.zet].recht, deze)


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what a project is about and who has which role."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    pad = kruimels(deze, ("Wijzigen", ""))  # before the form puts the typed title in its instance
    form = ProjectForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: wijzig_project(project=deze, door=request.user, **form.cleaned_data),
        gelukt="Het project is bewaard.",
        naar=reverse("project", args=[pk]),
        context={"titel": "Project wijzigen", "kruimels": pad},
    )


def zet(request: Verzoek, pk: int, zet: str) -> HttpResponse:
    """Ask, then move the project to another phase."""
    if zet not in ZETTEN:
        raise Http404(zet)
    deze, plan = teamproject(request, pk), ZETTEN[zet]
    eis(request.user, plan.recht, deze)
    terug = reverse("project", args=[pk])
    if request.method != "POST" and plan.direct:
        return redirect("project", pk=pk)  # an old link: the button is there
    return bevestigstap(
        request,
        lambda: plan.handeling(project=deze, door=request.user),
        gelukt=plan.gelukt,
        naar=reverse(plan.daarna, args=[pk]),
        mislukt=terug,
        context={
            "titel": plan.vraag,
            "tekst": plan.uitleg,
            "knop": plan.knop,
            "terug": terug,
            "kruimels": kruimels(deze, (plan.label, "")),
        },
    )


def uitkomst(request: Verzoek, pk: int) -> HttpResponse:
    """Record how the project goes on, and why."""
    deze = teamproject(request, pk)
    mag_nu = mag(request.user, Recht.FOLLOWUP_BEWERKEN, deze) and not deze.is_afgesloten
    if request.method == "POST":
        eis(request.user, Recht.FOLLOWUP_BEWERKEN, deze)
    form = UitkomstForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: leg_uitkomst_vast(project=deze, door=request.user, **form.cleaned_data),
        gelukt="De uitkomst is vastgelegd.",
        naar=reverse("project", args=[pk]),
        sjabloon="project/uitkomst.html",
        context={"project": deze, "mag": mag_nu, "kruimels": kruimels(deze, ("Uitkomst", ""))},
    )
