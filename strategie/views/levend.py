"""The strategy for everybody: what holds now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from organisatie.rechten import Recht, eis
from strategie.levend import lees
from strategie.models import Dossier
from web.verzoek import Verzoek


def geldend(request: Verzoek) -> HttpResponse:
    """The strategies that hold now; when there is one, it is shown at once."""
    eis(request.user, Recht.STRATEGIE_GELDEND)
    dossiers = list(Dossier.objects.vastgesteld().order_by("-accenten_vastgesteld_op", "-pk"))
    if len(dossiers) == 1:
        return levend(request, dossiers[0].pk)
    context = {
        "dossiers": dossiers,
        "kruimels": [("Mijn werk", reverse("mijn-werk")), ("Onze strategie", "")],
    }
    return render(request, "strategie/geldend.html", context)


def levend(request: Verzoek, pk: int) -> HttpResponse:
    """One strategy that holds, as every colleague reads it."""
    eis(request.user, Recht.STRATEGIE_GELDEND)
    deze = get_object_or_404(Dossier.objects.vastgesteld().select_related("eigenaar", "bestuurder"), pk=pk)
    andere = list(Dossier.objects.vastgesteld().exclude(pk=pk))
    context = {
        "levend": lees(deze, request.user),
        "dossier": deze,
        "andere": andere,
        "mag_dossier": Dossier.objects.zichtbaar_voor(request.user).filter(pk=pk).exists(),
        "kruimels": [("Onze strategie", reverse("strategie-geldend")), (str(deze), "")]
        if andere
        else [("Mijn werk", reverse("mijn-werk")), (str(deze), "")],
    }
    return render(request, "strategie/levend.html", context)
