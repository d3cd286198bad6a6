"""The permanent address of a verslag, and of a version of it: it leads to where that is read now."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from moresprudentie.models import Verslag
from organisatie.rechten import Recht, eis, mag
from web.verzoek import Verzoek


@login_not_required
@require_safe
def verwijzing(request: Verzoek, jaar: int, volgnummer: int, versie: int = 0) -> HttpResponse:
    """Go to the verslag with this number; to a version of it for who reads earlier versions.

    Without an account a public verslag opens on its public page. All else asks to log in, so that nobody hears which
    numbers there are. Another organisation has numbers of its own: those are not meant here.
    """
    nummer = {"jaar": jaar, "volgnummer": volgnummer}
    if not request.user.is_authenticated:
        openbaar = Verslag.objects.eigen().openbaar_geweest().filter(**nummer).first()
        return redirect("openbaar-verslag", openbaar.slug) if openbaar else redirect_to_login(request.path)
    eis(request.user, Recht.DATABANK_INZIEN)
    verslag = get_object_or_404(Verslag.objects.eigen().te_lezen_door(request.user), **nummer)
    if not versie:
        return redirect(verslag)
    gevraagd = get_object_or_404(verslag.versies, nummer=versie)
    if mag(request.user, Recht.VERSLAG_INZIEN, verslag):
        return redirect("verslag-versie", verslag.slug, versie)
    if gevraagd.pk != verslag.huidige_versie_id and verslag.status == Verslag.Status.GEPUBLICEERD:
        messages.info(
            request,
            f"Versie {versie} lezen alleen de mensen van het project en de redactie. Dit is de versie die nu geldt.",
        )
    return redirect(verslag)
