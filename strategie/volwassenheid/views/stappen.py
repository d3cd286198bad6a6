"""What every page of a meting does: fetch it with permission, and know the way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from organisatie.rechten import Recht, eis
from strategie.models import Meting
from web.stappen import Kruimels
from web.verzoek import Verzoek


def haal_meting(request: Verzoek, pk: int, recht: Recht | None = None) -> Meting:
    """Fetch a meting that this person may open (else 404), and may do this with (else 403)."""
    meting = get_object_or_404(Meting.objects.zichtbaar_voor(request.user).met_mensen(), pk=pk)
    if recht is not None:
        eis(request.user, recht, meting)
    return meting


def terug_met(request: Verzoek, melding: str, meting: Meting) -> HttpResponse:
    """Say why this page is of no use now, and go to the page of the meting."""
    messages.info(request, melding)
    return redirect(meting)


def kruimels(meting: Meting, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of this meting."""
    return lijstkruimels((str(meting), meting.get_absolute_url() if verder else ""), *verder)


def lijstkruimels(*verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page below the list."""
    return [("Volwassenheidsmetingen", reverse("volwassenheid") if verder else ""), *verder]
