"""Entering what came out of the workshop on paper: values, accentwaarden, weight and meaning, tensions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from organisatie.rechten import Recht
from project.models import Project
from project.views.gedeeld import kruimels, teamproject
from project.workshop.forms import AccentForm, GekozenwaardeForm, KiesWaardeForm, SpanningForm, WeegForm
from project.workshop.handelingen import (
    kies_waarde,
    leg_spanning_vast,
    reflecteer_op_accenten,
    verwijder_gekozen_waarde,
    verwijder_spanning,
    weeg,
    wijzig_gekozen_waarde,
    wijzig_spanning,
)
from project.workshop.views import accentwaarden
from web.stappen import FORMULIERPAGINA, bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def _pagina(
    request: Verzoek,
    deze: Project,
    titel: str,
    form: Any,
    doe: Callable[[], Any],
    *,
    stap: int,
    gelukt: str,
    sjabloon: str = FORMULIERPAGINA,
    **extra: Any,
) -> HttpResponse:
    """Show a form that belongs to a step; afterwards go back to the step."""
    terug = reverse(f"project-stap-{stap}", args=[deze.pk])
    pad = kruimels(
        deze, ("Workshop", reverse("project-workshop", args=[deze.pk])), (f"Stap {stap}", terug), (titel, "")
    )
    context = {"titel": titel, "kruimels": pad, **extra}
    return formulierstap(request, form, doe, gelukt=gelukt, naar=terug, sjabloon=sjabloon, context=context)


def waarde_kiezen(request: Verzoek, pk: int, groep: int) -> HttpResponse:
    """Enter a value that a group chose, and the next."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    van = get_object_or_404(deze.groepen, pk=groep)
    form = KiesWaardeForm(gepost(request), groep=van)
    return _pagina(
        request,
        deze,
        f"Waarde van groep {van.naam}",
        form,
        lambda: kies_waarde(project=deze, groep=van, door=request.user, **form.cleaned_data),
        stap=2,
        gelukt="De waarde is toegevoegd.",
        sjabloon="project/invoer.html",
        al_ingevoerd=[gekozen.waarde.naam for gekozen in van.gekozen_waarden.met_waarde()],
    )


def waarde_wijzigen(request: Verzoek, pk: int, gekozen: int) -> HttpResponse:
    """Change reason, meaning or weight of a chosen value."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    deze_waarde = get_object_or_404(deze.gekozen_waarden.met_waarde(), pk=gekozen)
    form = GekozenwaardeForm(gepost(request), instance=deze_waarde)
    return _pagina(
        request,
        deze,
        str(deze_waarde.waarde),
        form,
        lambda: wijzig_gekozen_waarde(gekozen=deze_waarde, door=request.user, **form.cleaned_data),
        stap=3 if request.GET.get("stap") == "3" else 2,
        gelukt=f"{deze_waarde.waarde} is bewaard.",
        intro=deze_waarde.waarde.definitie,
    )


def waarde_verwijderen(request: Verzoek, pk: int, gekozen: int) -> HttpResponse:
    """Ask, then take a value off the poster."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    deze_waarde = get_object_or_404(deze.gekozen_waarden.met_waarde(), pk=gekozen)
    return _haal_weg(
        request,
        deze,
        f"{deze_waarde.waarde} van de poster halen?",
        lambda: verwijder_gekozen_waarde(gekozen=deze_waarde, door=request.user),
        stap=2,
        gelukt=f"{deze_waarde.waarde} is van de poster gehaald.",
    )


def _haal_weg(
    request: Verzoek, deze: Project, titel: str, doe: Callable[[], Any], *, stap: int, gelukt: str
) -> HttpResponse:
    """Ask, then take something away that was entered in a step."""
    terug = reverse(f"project-stap-{stap}", args=[deze.pk])
    context = {
        "titel": titel,
        "tekst": "Wat erbij is geschreven, gaat mee weg.",
        "knop": "Haal weg",
        "gevaar": True,
        "kruimels": kruimels(deze, (f"Stap {stap}", terug), ("Weghalen", "")),
    }
    return bevestigstap(request, doe, gelukt=gelukt, naar=terug, context=context)


def accenten(request: Verzoek, pk: int, groep: int | None = None) -> HttpResponse:
    """Enter what a group, or without `groep` everybody together, said about the accentwaarden."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    van = get_object_or_404(deze.groepen, pk=groep) if groep else None
    stap = 2 if van else 3
    eerder = {r.waarde_id: r for r in deze.accentreflecties.filter(groep=van)}
    accenten = accentwaarden(deze)
    if not accenten:
        messages.info(request, "Bij dit project hoort geen strategie met accentwaarden.")
        return redirect(f"project-stap-{stap}", pk=pk)
    form = AccentForm(gepost(request), waarden=accenten, reflecties=eerder)

    def doe() -> None:
        gezien, reflecties = form.cleaned_data["gezien"], form.reflecties()
        reflecteer_op_accenten(
            project=deze, groep=van, reflecties=reflecties, gezien=gezien, door=request.user
        )

    wie = f"groep {van.naam}" if van else "de hele groep"
    return _pagina(
        request,
        deze,
        "Accentwaarden",
        form,
        doe,
        stap=stap,
        gelukt="De reflectie op de accentwaarden is bewaard.",
        intro=f"Wat zei {wie}? Laat open wat niet is besproken.",
    )


def wegen(request: Verzoek, pk: int) -> HttpResponse:
    """Enter which values weigh heaviest and what each means here."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    form = WeegForm(gepost(request), project=deze)

    def doe() -> None:
        gezien, teksten = form.cleaned_data["gezien"], form.betekenissen()
        weeg(project=deze, zwaar=form.zwaarste(), betekenissen=teksten, gezien=gezien, door=request.user)

    return _pagina(
        request,
        deze,
        "Gewicht en betekenis van de waarden",
        form,
        doe,
        stap=3,
        gelukt="De weging en de betekenissen zijn bewaard.",
        intro="Eén of twee zinnen per waarde. Dit komt op de poster.",
    )


def spanning(request: Verzoek, pk: int, spanning: int | None = None) -> HttpResponse:
    """Enter a tension between two values, or change one."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    bestaand = get_object_or_404(deze.spanningen, pk=spanning) if spanning else None
    velden = ("waarde_a", "waarde_b", "schuurt", "afweging")
    begin = {veld: getattr(bestaand, veld) for veld in velden} if bestaand else None
    form = SpanningForm(gepost(request), project=deze, initial=begin)
    handeling: Any = wijzig_spanning if bestaand else leg_spanning_vast
    waarop = {"spanning": bestaand} if bestaand else {"project": deze}
    al = [f"{s.letter}. {s}" for s in deze.spanningen.select_related("waarde_a", "waarde_b")]
    return _pagina(
        request,
        deze,
        f"Spanning {bestaand.letter}" if bestaand else "Spanning toevoegen",
        form,
        lambda: handeling(door=request.user, **waarop, **form.cleaned_data),
        stap=3,
        gelukt="De spanning is bewaard.",
        sjabloon=FORMULIERPAGINA if bestaand else "project/invoer.html",
        al_ingevoerd=al,
    )


def spanning_verwijderen(request: Verzoek, pk: int, spanning: int) -> HttpResponse:
    """Ask, then remove a tension."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    deze_spanning = get_object_or_404(deze.spanningen, pk=spanning)
    return _haal_weg(
        request,
        deze,
        f"Spanning {deze_spanning.letter} weghalen?",
        lambda: verwijder_spanning(spanning=deze_spanning, door=request.user),
        stap=3,
        gelukt="De spanning is weg.",
    )
