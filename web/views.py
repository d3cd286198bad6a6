"""Suggestions of people, for the field with which a person is chosen."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisatie.models import Gebruiker, Rol
from organisatie.tekst import getal
from web.mensen import Uitslag, stand, zoek
from web.verzoek import Verzoek

KORTSTE = 2
LANGSTE = 100


@require_safe
def mensen(request: Verzoek) -> HttpResponse:
    """Give at most ten active people who fit `q`, of the roles `rol`, but those of `zonder`: a piece of HTML."""
    tekst = " ".join(request.GET.get("q", "").split())[:LANGSTE]
    rollen = [rol for rol in request.GET.getlist("rol") if rol in Rol.values]
    zonder = [getal(pk) for pk in request.GET.getlist("zonder")]
    keuze = Gebruiker.objects.kiesbaar(*rollen).exclude(pk__in=zonder)
    gevonden = zoek(keuze, tekst) if len(tekst) >= KORTSTE else Uitslag()
    context = {"kandidaten": gevonden.kandidaten, "meer": gevonden.meer, "stand": stand(gevonden)}
    return render(request, "web/mensen.html", context)
