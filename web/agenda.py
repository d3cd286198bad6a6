"""The address of somebody's own agenda: the page on which it is given, and what is read there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisatie.agenda import INHOUDSTYPE, feed
from organisatie.agendapunten import punten_van
from organisatie.handelingen import maak_agenda_adres
from organisatie.models import Agendafeed
from organisatie.post import volledige_url
from web.stappen import lukt_of_meld
from web.verzoek import Verzoek


def instellen(request: Verzoek) -> HttpResponse:
    """Give one's own address to copy, and make one: the first, or a new one that ends the old."""
    eigen = Agendafeed.objects.filter(gebruiker=request.user).first()
    if request.method == "POST":
        gelukt = "Je hebt een nieuw adres. Het oude werkt niet meer." if eigen else "Je adres staat klaar."
        lukt_of_meld(request, maak_agenda_adres, gelukt, gebruiker=request.user)
        return redirect("agenda-instellen")
    context = {
        "feed": eigen,
        "adres": volledige_url(reverse("agenda", args=[eigen.kenmerk])) if eigen else "",
        "kruimels": [("Mijn werk", "/"), ("Agenda", "")],
    }
    return render(request, "web/agenda.html", context)


@login_not_required
@never_cache
@require_safe
def agenda(request: Verzoek, kenmerk: str) -> HttpResponse:
    """Give what stands in the agenda of who has this address; 404 for an unknown one, and when the account stopped."""
    van_wie = Agendafeed.objects.filter(gebruiker__is_active=True).select_related("gebruiker")
    eigen = get_object_or_404(van_wie, kenmerk=kenmerk)
    reactie = HttpResponse(
        feed(punten_van(eigen.gebruiker), "CODIO"), content_type=f"{INHOUDSTYPE}; charset=utf-8"
    )
    reactie["Content-Disposition"] = 'inline; filename="codio.ics"'
    reactie["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return reactie
