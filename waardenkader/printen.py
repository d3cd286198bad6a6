"""Pages of the hand-outs: the list, one file, and all of them in one."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documenten import antwoord
from organisatie.rechten import Recht, eis
from waardenkader import printset
from waardenkader.models import Kaderversie
from web.verzoek import Verzoek


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """All files to print, by the names of the hand-outs."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    context = {
        "koppen": printset.per_kop() if _is_er() else [],
        "kruimels": [("Waardenkader", reverse("waardenkader")), ("Hand-outs", "")],
    }
    return render(request, "waardenkader/printen.html", context)


@require_safe
def stuk(request: Verzoek, stuk: str) -> HttpResponse:
    """One of the files; 404 when there is none by that name."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    blad = next((b for b in printset.printbladen() if b.sleutel == stuk), None) if _is_er() else None
    if blad is None:
        raise Http404("Dit stuk bestaat hier niet.")
    return antwoord(blad.maak(), "pdf")


@require_safe
def alles(request: Verzoek) -> HttpResponse:
    """Every file once, in one PDF; 404 before the framework is loaded."""
    eis(request.user, Recht.WAARDENKADER_INZIEN)
    if not _is_er():
        raise Http404("Het waardenkader is nog niet geladen.")
    return printset.alle_bladen().antwoord()


def _is_er() -> bool:
    return Kaderversie.objects.filter(actueel=True).exists()
