"""The plan of the workshop: its script with times, the tables, and what to print and bring."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from documenten import Document, antwoord
from organisatie.rechten import Recht, mag
from project import documenten, printwerk
from project.adviezen import adviezen, antwoorden
from project.forms import TijdenForm
from project.handelingen import stel_tijden_in, zet_tijden_terug
from project.models import Project
from project.printform import PrintForm
from project.printset import printset
from project.views.gedeeld import kruimels, teamproject
from project.workshop.draaiboek import maak_draaiboek, meeneemlijst
from project.workshop.script import totaal
from project.workshop.tijden import ZAALVELD, oordeel, stappen_van
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def kan_tijden_wijzigen(request: Verzoek, project: Project) -> bool:
    """Say whether this person may set the times of the workshop now."""
    komt_nog = project.fase in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP)
    return komt_nog and mag(request.user, Recht.WORKSHOP_INVULLEN, project)


def kan_gesprek_sturen(request: Verzoek, project: Project) -> bool:
    """Say whether this person may mail the appointment of the follow-up conversation, and there is a new one to mail."""
    workshop = project.workshop
    nieuw = workshop.opvolggesprek_op and workshop.gesprek_gemeld != workshop.gesprek_nummer
    mag_het = mag(request.user, Recht.FOLLOWUP_BEWERKEN, project) and not project.is_afgesloten
    return bool(nieuw) and mag_het and project.follow_up_gehouden_op is None


def voorbereiding(request: Verzoek, pk: int) -> HttpResponse:
    """The plan of the workshop: date, place, tables, script, what to print."""
    deze = teamproject(request, pk)
    prefetch_related_objects([deze], "deelnemers", *printwerk.VAN_TAFELS)
    groepen, mensen = list(deze.groepen.all()), list(deze.deelnemers.all())
    komen = [wie for wie in mensen if wie.uitnodiging != wie.Uitnodiging.KOMT_NIET]
    begin, stappen = deze.workshop.begin, stappen_van(deze.workshop)
    tafels = [
        (
            groep,
            [r.fundament for r in groep.groepsfundamenten.all()],
            [wie for wie in komen if wie.groep_id == groep.pk],
        )
        for groep in groepen
    ]
    context = {
        "project": deze,
        "workshop": deze.workshop,
        "draaiboek": maak_draaiboek(timezone.localtime(begin), stappen) if begin else None,
        "oordeel": oordeel(deze.workshop, stappen),
        "stapels": printwerk.stapels(deze),
        "adviezen": adviezen(mensen),
        "antwoorden": antwoorden(mensen),
        "meenemen": meeneemlijst(len(groepen), len(komen)),
        "tafels": tafels,
        "bewerken": mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten,
        "tijden": kan_tijden_wijzigen(request, deze),
        "gesprek_sturen": kan_gesprek_sturen(request, deze),
        "kruimels": kruimels(deze, ("Plan van aanpak", "")),
    }
    return render(request, "project/voorbereiding.html", context)


def tijden(request: Verzoek, pk: int) -> HttpResponse:
    """Set how many minutes each part of the script takes, and until when the room is booked."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    workshop = deze.workshop
    form = TijdenForm(gepost(request), workshop=workshop)
    terug = reverse("project-voorbereiding", args=[pk])

    def doe() -> None:
        voorheen = totaal(stappen_van(workshop))
        stel_tijden_in(
            project=deze,
            door=request.user,
            minuten=form.minuten(),
            zaal=form.cleaned_data[ZAALVELD],
            gezien=form.cleaned_data["gezien"],
        )
        if totaal(stappen_van(deze.workshop)) != voorheen:
            _zeg_wie_het_nog_niet_weet(request, deze)

    context = {
        "project": deze,
        "rijen": form.rijen(),
        "klok": form.klok(),
        "klaar": form.klok() + timedelta(minutes=totaal(form.stappen())),
        "oordeel": oordeel(workshop, form.stappen()),
        "afwijkend": workshop.onderdeeltijden.exists(),
        "kan": kan_tijden_wijzigen(request, deze),
        "kruimels": kruimels(deze, ("Plan van aanpak", terug), ("Tijden", "")),
    }
    return formulierstap(
        request,
        form,
        doe,
        gelukt="De tijden zijn bewaard.",
        naar=terug,
        sjabloon="project/tijden.html",
        context=context,
    )


def _zeg_wie_het_nog_niet_weet(request: Verzoek, project: Project) -> None:
    """Say that the end in the invitations that were sent is not right any more."""
    if project.workshop.begin and project.deelnemers.komen().exclude(uitgenodigd_op=None).exists():
        eind = oordeel(project.workshop).einde
        messages.warning(
            request,
            f"In de uitnodigingen die al weg zijn, staat een andere eindtijd. Op de eigen pagina van de deelnemers staat "
            f"nu {eind}. De organisator geeft de wijziging door bij Deelnemers en groepen.",
        )


def tijden_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then let every part take the minutes of the method again."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    terug = reverse("project-tijden", args=[pk])

    def doe() -> None:
        voorheen = totaal(stappen_van(deze.workshop))
        zet_tijden_terug(project=deze, door=request.user)
        if totaal(stappen_van(deze.workshop)) != voorheen:
            _zeg_wie_het_nog_niet_weet(request, deze)

    return bevestigstap(
        request,
        doe,
        gelukt="De tijden zijn weer die van de methode.",
        naar=terug,
        context={
            "titel": "Tijden terugzetten naar de methode?",
            "tekst": "Elk onderdeel krijgt weer de minuten van de methode. Tot hoe laat de zaal is geboekt, blijft staan.",
            "knop": "Zet terug naar de methode",
            "kruimels": kruimels(deze, ("Tijden", terug), ("Terugzetten", "")),
        },
    )


def draaiboek(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The script of the workshop as a file; 404 without a date."""
    return _bestand(
        documenten.draaiboek(teamproject(request, pk)), formaat, "De workshop heeft nog geen datum."
    )


def stuk(request: Verzoek, pk: int, stuk: str, groep: int | None = None) -> HttpResponse:
    """One piece to print for the workshop, for everybody or for a table; 404 when there is no such piece."""
    deze = teamproject(request, pk)
    tafel = get_object_or_404(deze.groepen, pk=groep) if groep is not None else None
    return _bestand(printwerk.stuk(deze, stuk, tafel), "pdf", "Dit stuk bestaat hier niet.")


def aantallen(request: Verzoek, pk: int) -> HttpResponse:
    """Change how many copies of each piece come in the file."""
    deze = teamproject(request, pk)
    return _toon_aantallen(request, deze, PrintForm(project=deze))


def alles(request: Verzoek, pk: int) -> HttpResponse:
    """All pieces to print in one file, in the numbers that follow from the groups or in those that were filled in."""
    deze = teamproject(request, pk)
    if not request.GET:
        return printset(deze).antwoord()
    form = PrintForm(request.GET, project=deze)
    return form.bundel().antwoord() if form.is_valid() else _toon_aantallen(request, deze, form)


def _toon_aantallen(request: Verzoek, project: Project, form: PrintForm) -> HttpResponse:
    terug = reverse("project-voorbereiding", args=[project.pk])
    context = {
        "project": project,
        "form": form,
        "rijen": form.rijen(),
        "terug": terug,
        "kruimels": kruimels(project, ("Plan van aanpak", terug), ("Printset", "")),
    }
    return render(request, "project/printset.html", context, status=422 if form.errors else 200)


def _bestand(document: Document | None, formaat: str, anders: str) -> HttpResponse:
    if document is None:
        raise Http404(anders)
    return antwoord(document, formaat)
