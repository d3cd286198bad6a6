"""Rehearsing a workshop: choosing a pace, letting the simulated participants play, and the end."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from live.handelingen import begin_oefening, speel, stop_oefening
from live.oefenen import OefenForm, eigen_oefening
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht
from project.models import Project
from project.views.gedeeld import kruimels, teamproject
from project.views.implementatie import postercontext
from web.stappen import formulierstap, gepost, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def oefenen(request: Verzoek, pk: int) -> HttpResponse:
    """Say what a rehearsal is, ask for the pace, and begin."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    if deze.is_oefening:
        return redirect("live", pk=pk)
    form = OefenForm(gepost(request))
    workshop = reverse("project-workshop", args=[pk])

    def begin() -> str:
        tempo = form.cleaned_data["tempo"]
        sessie = begin_oefening(project=deze, door=request.user, versnelling=tempo)
        return reverse("live", args=[sessie.project_id])

    return formulierstap(
        request,
        form,
        begin,
        gelukt="",
        naar=workshop,
        sjabloon="live/oefenen.html",
        context={
            "project": deze,
            "loopt": eigen_oefening(deze, request.user),
            "kruimels": kruimels(deze, ("Workshop", workshop), ("Oefenen", "")),
        },
    )


def _oefening(request: Verzoek, pk: int) -> Project:
    """Give a rehearsal of this person; 404 for a real workshop."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    if not deze.is_oefening:
        raise Http404
    return deze


@alleen_versturen("live")
def tik(request: Verzoek, pk: int) -> HttpResponse:
    """Let the simulated participants do what is due; the screens hear of it by themselves."""
    sessie = _oefening(request, pk).sessies.open().compleet().first()
    if sessie is None:
        raise Http404
    try:
        return JsonResponse({"zetten": speel(sessie=sessie, door=request.user)})
    except OngeldigeOvergang as fout:
        return JsonResponse({"fout": " ".join(fout.messages)}, status=422)


def klaar(request: Verzoek, pk: int) -> HttpResponse:
    """The end: the poster that came of it, and throwing the rehearsal away."""
    deze = _oefening(request, pk)
    echt = deze.oefening_van
    assert echt is not None
    if request.method == "POST":
        lukt_of_meld(
            request,
            stop_oefening,
            "De oefening is klaar. Er is niets van bewaard.",
            project=deze,
            door=request.user,
        )
        return redirect("project-workshop", pk=echt.pk)
    if deze.sessies.open().exists():
        messages.info(request, "De zaal is nog open. Sluit hem als je klaar bent.")
        return redirect("live", pk=pk)
    context = {
        **postercontext(request, deze),
        "echt": echt,
        "kruimels": kruimels(echt, ("Oefening", "")),
    }
    return render(request, "live/oefening_klaar.html", context)
