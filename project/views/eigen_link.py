"""The pages of one invited person without an account. The link is the key, and opens one workshop."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from documenten import antwoord
from formats.weergave import in_document
from project import agenda, documenten
from project.eigen_pagina import leesstukken
from project.handelingen import antwoord_op_uitnodiging
from project.kader import fundamenten_van
from project.leesbundel import leesbundel
from project.models import Deelnemer, Project
from project.views.implementatie import PAPIER, kies_versie, postercontext
from project.views.stukken import als_download
from project.workshop.tijden import einde
from project.zaal import plek_in_de_zaal
from waardenkader.models import Waarde
from web.stappen import lukt_of_meld
from web.verzoek import Verzoek

P = ParamSpec("P")
ANTWOORDEN = {
    "ja": (Deelnemer.Uitnodiging.KOMT, "Fijn dat je komt."),
    "misschien": (
        Deelnemer.Uitnodiging.MISSCHIEN,
        "Dank je. We houden een plek voor je vrij. Laat het weten als je het zeker weet.",
    ),
    "nee": (Deelnemer.Uitnodiging.KOMT_NIET, "Dank je. We weten dat je niet komt."),
}
"""What each button answers, and what the next page says."""


def met_eigen_link(
    view: Callable[Concatenate[Verzoek, Deelnemer, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let a view answer whoever has the link: it gets the participant. Nobody keeps or indexes the page."""

    @login_not_required
    @never_cache
    @wraps(view)
    def _view(request: Verzoek, kenmerk: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        wie = get_object_or_404(
            Deelnemer.objects.met_werkende_link().select_related(
                "project__workshop", "project__organisator", "gebruiker"
            ),
            kenmerk=kenmerk,
        )
        reactie = view(request, wie, *args, **kwargs)
        reactie["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return reactie

    return _view


@met_eigen_link
def uitnodiging(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """Before the workshop: when and where, what to read, yes or no; while it is live one's place; afterwards what came of it."""
    if request.method == "POST":
        keuze, gelukt = ANTWOORDEN.get(request.POST.get("komt", ""), ("", ""))
        gegevens = {"deelnemer": wie, "kenmerk": wie.kenmerk, "antwoord": keuze}
        lukt_of_meld(request, antwoord_op_uitnodiging, gelukt, **gegevens)
        return redirect("project-uitnodiging", kenmerk=wie.kenmerk)
    if plek := plek_in_de_zaal(wie):
        return redirect(plek)
    deze = wie.project
    context = {
        "deelnemer": wie,
        "project": deze,
        "workshop": deze.workshop,
        "einde": einde(deze.workshop),
        "secties": in_document(deze.casusbeschrijving) if deze.casus_gedeeld_op else [],
        "fundamenten": fundamenten_van(deze).prefetch_related(
            Prefetch("principes__waarden", Waarde.objects.in_kader(deze.kader_id))
        ),
        "kan_antwoorden": deze.fase in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP),
        "na": _wat_eruit_kwam(wie),
    }
    return render(request, "project/uitnodiging.html", context)


def _wat_eruit_kwam(wie: Deelnemer) -> dict[str, Any]:
    """Give what people inside read of a workshop that is over; empty before that."""
    deze = wie.project
    if not deze.workshop_is_geweest:
        return {}
    return {
        "deed_mee": deze.deelnemers.erbij().filter(pk=wie.pk).exists(),
        "acties": list(deze.acties.afgesproken().met_alles().op_urgentie()),
        "stukken": leesstukken(wie),
    }


@met_eigen_link
def stukken(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """The papers to read before the workshop in one file; 404 as long as the casusbeschrijving is not shared."""
    if wie.project.casus_gedeeld_op is None:
        raise Http404("De casusbeschrijving is nog niet gedeeld.")
    return antwoord(leesbundel(wie.project), "pdf")


@met_eigen_link
def afspraak(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """The workshop for the own agenda; 404 without a date."""
    return als_download(agenda.van_workshop(wie.project))


def _na_workshop(wie: Deelnemer) -> Project:
    """Give the project when its poster may be read, as by participants inside; else 404."""
    if not wie.project.workshop_is_geweest:
        raise Http404("De workshop is nog niet geweest.")
    return wie.project


@met_eigen_link
def poster(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """The poster as a page."""
    deze = _na_workshop(wie)
    context = {
        **postercontext(request, deze),
        "van_team": False,
        "mag_bedanken": False,
        "pdf_adres": reverse("project-eigen-poster-pdf", args=[wie.kenmerk]),
        "terug": reverse("project-uitnodiging", args=[wie.kenmerk]),
        "terug_naar": "je eigen pagina",
    }
    return render(request, "project/poster.html", context)


@met_eigen_link
def poster_pdf(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """The poster as a file; `?papier=A3` for half the size."""
    papier = PAPIER.get(request.GET.get("papier", "A1"), "A1-liggend")
    deze = _na_workshop(wie)
    return antwoord(documenten.poster(deze, papier=papier, versie=kies_versie(request, deze)), "pdf")
