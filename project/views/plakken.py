"""Participants in one go: paste a list, look over what was understood, save all or nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from organisatie.rechten import mag_een_van
from organisatie.tekst import begin_zin, geteld
from project.handelingen import voeg_deelnemers_toe
from project.handelingen.mensen import RegelsFout
from project.models import Project
from project.plakform import PlakForm, Plakregels, begin, merken, zin
from project.plaklijst import MEESTE_REGELS
from project.views.gedeeld import kruimels, teamproject
from web.stappen import gepost, toon_fout
from web.verzoek import Verzoek


def plakken(request: Verzoek, pk: int) -> HttpResponse:
    """Take the pasted text, then the lines that were understood from it."""
    deze = teamproject(request, pk)
    if not mag_een_van(request.user, deze.deelnemersrechten, deze):
        raise PermissionDenied
    if "bewaar" in request.POST:
        return _bewaar(request, deze)
    form = PlakForm(gepost(request))
    if not form.is_valid():  # also when nothing was sent yet
        return _toon(request, deze, form, status=422 if form.errors else 200)
    formset = Plakregels(initial=begin(form.lijst, deze), prefix="regel")
    messages.info(request, zin(form.lijst))
    return _toon(request, deze, form, formset)


def _bewaar(request: Verzoek, deze: Project) -> HttpResponse:
    form, formset = PlakForm(request.POST), Plakregels(request.POST, prefix="regel")
    if formset.is_valid():
        tellen = [regel for regel in formset if regel.telt]
        if not tellen:
            messages.error(request, "Alle regels staan op overslaan. Er is niemand toegevoegd.")
            return _toon(request, deze, form, formset, status=422)
        try:
            nieuw = voeg_deelnemers_toe(
                project=deze, door=request.user, regels=[regel.velden() for regel in tellen]
            )
        except RegelsFout as fout:
            for nummer, hier in fout.per_regel.items():
                toon_fout(tellen[nummer], hier)
        else:
            messages.success(
                request, f"{begin_zin(geteld(len(nieuw), 'deelnemer', 'deelnemers', tot=20))} toegevoegd."
            )
            return redirect("project-deelnemers", pk=deze.pk)
    return _toon(request, deze, form, formset, status=422)


def _toon(
    request: Verzoek,
    deze: Project,
    form: PlakForm,
    formset: Any = None,
    *,
    status: int = 200,
) -> HttpResponse:
    terug = reverse("project-deelnemers", args=[deze.pk])
    regels = [] if formset is None else list(zip(formset, merken(formset, deze), strict=True))
    context = {
        "form": form,
        "formset": formset,
        "regels": regels,
        "fouten": [(nr, regel) for nr, (regel, _) in enumerate(regels, 1) if regel.errors],
        "collegas": sum(bool(merk.collega) for _, merk in regels),
        "dubbel": sum(bool(merk.dubbel) for _, merk in regels),
        "meeste": MEESTE_REGELS,
        "terug": terug,
        "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Plak een lijst", "")),
    }
    return render(request, "project/plakken.html", context, status=status)
