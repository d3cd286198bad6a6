"""The page behind the link in a mail: the holder says how one action goes, without logging in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from acties.forms import AntwoordForm
from acties.handelingen import meld_met_link
from acties.link import Linkfout, lees_link
from acties.models import Actie
from web.stappen import gepost, lukt
from web.verzoek import Verzoek

VRAAG = "Vraag een nieuwe mail aan wie de acties volgt."
UITLEG = {
    "onbekend": (
        "Deze link klopt niet",
        f"Misschien brak je mailprogramma de link af. Kopieer hem in één keer uit de mail. Helpt dat niet? {VRAAG}",
    ),
    "verlopen": (
        "Deze link is te oud",
        f"Hij werkt een half jaar. Gebruik de link uit een nieuwere mail. Heb je die niet? {VRAAG}",
    ),
    "weg": ("Deze actie is er niet meer", "Zij is verwijderd. Je hoeft niets meer te doen."),
    "overgedragen": (
        "Deze actie is niet meer van jou",
        "Zij ligt nu bij iemand anders. Je hoeft niets meer te doen.",
    ),
    "ingetrokken": (
        "Deze link werkt niet meer",
        f"Hij is ingetrokken. Gebruik de link uit een nieuwere mail. Heb je die niet? {VRAAG}",
    ),
    "klaar": ("Deze actie is klaar", "Er is niets meer te melden. Dank je wel."),
}
"""What a page says of a link that opens nothing: title and what to do."""


@login_not_required
@never_cache
def antwoord(request: Verzoek, teken: str) -> HttpResponse:
    """Say how it goes: a press on "Het loopt" is enough; who is stuck says why."""
    try:
        deze = lees_link(teken)
        reactie = _antwoord(request, teken, deze)
    except Linkfout as fout:
        reactie = _kan_niet(request, fout)
    reactie["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return reactie


def _antwoord(request: Verzoek, teken: str, deze: Actie) -> HttpResponse:
    form = AntwoordForm(gepost(request), request.FILES or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and lukt(form, lambda: meld_met_link(teken=teken, **form.velden()))
    ):
        messages.success(request, "Dank je wel. Het is bewaard.")
        return redirect(f"{request.path}?bewaard=1")
    context = {
        "actie": deze,
        "form": form,
        "voortgang": deze.voortgang.select_related("door", "bewijs").defer("bewijs__inhoud")[:3],
        "regie": deze.eigenaar.regie,
        "bewaard": "bewaard" in request.GET,
    }
    return render(request, "acties/antwoord.html", context, status=422 if form.errors else 200)


def _kan_niet(request: Verzoek, fout: Linkfout) -> HttpResponse:
    titel, uitleg = UITLEG[fout.reden]
    klaar = fout.reden == "klaar"
    context = {"titel": titel, "uitleg": uitleg, "actie": fout.actie if klaar else None, "klaar": klaar}
    return render(request, "acties/antwoord_niet.html", context, status=200 if klaar else 410)
