"""What every page of a dossier does: fetch it with permission, and know the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from organisatie.rechten import Recht, eis
from strategie.handelingen.slot import FaseOpSlot
from strategie.models import Dossier, Fase, Jaarverslag
from web.stappen import Kruimels
from web.verzoek import Verzoek


def haal_dossier(request: Verzoek, pk: int, recht: Recht | None = None) -> Dossier:
    """Fetch a dossier that this person may see (else 404), and may do this with (else 403)."""
    fasen = Fase.objects.select_related("invulling")
    dossier = get_object_or_404(Dossier.objects.zichtbaar_voor(request.user).met_mensen(fasen), pk=pk)
    if recht is not None:
        eis(request.user, recht, dossier)
    return dossier


def haal_fase(request: Verzoek, pk: int, nummer: int, recht: Recht | None = None) -> Fase:
    """Fetch a phase of a dossier in the same way."""
    dossier = haal_dossier(request, pk, recht)
    if nummer not in Fase.Nummer:
        raise Http404(f"Geen fase {nummer}")
    return dossier.fase(nummer)


def in_open_fase(
    nummer: int | Callable[..., int], recht: Recht
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Give the view the phase, for who may change it; a form that can only fail is not shown.

    Takes its number, or what finds that out from the request and the arguments of the address. A post goes on to the
    view, so that what was typed comes back with the reason beside it.
    """

    def versier(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def met_fase(request: Verzoek, pk: int, **kwargs: int) -> HttpResponse:
            deze = nummer if isinstance(nummer, int) else nummer(request, pk, **kwargs)
            fase = haal_fase(request, pk, deze, recht)
            if request.method != "POST" and not fase.is_bewerkbaar:
                return terug_met(request, FaseOpSlot.melding(fase), fase)
            return view(request, fase, **kwargs)

        return met_fase

    return versier


def terug_met(request: Verzoek, melding: str, waarheen: Fase | Dossier | Jaarverslag) -> HttpResponse:
    """Say why this page is of no use now, and go to where it can be read."""
    messages.info(request, melding)
    return redirect(waarheen)


def kruimels(dossier: Dossier, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of this dossier."""
    return [("Strategie", reverse("strategie")), (str(dossier), dossier.get_absolute_url()), *verder]


def fasekruimels(fase: Fase, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of this phase."""
    return kruimels(fase.dossier, (f"Fase {fase.nummer}", fase.get_absolute_url()), *verder)


def bord_url(fase: Fase) -> str:
    """Give the address of the board of accentwaarden."""
    return reverse("strategie-accentwaarden", args=[fase.dossier_id])


def bordpad(fase: Fase, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page under the board of accentwaarden."""
    return fasekruimels(fase, ("Accentwaarden", bord_url(fase)), *verder)
