"""What the pages of the room share: who may open them, and how they answer a script and a plain form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect

from live.handelingen import ZaalGesloten
from live.models import Plek, Tafel
from waardenkader.voorbeelden import deel, kiezen
from waardenkader.voorbeeldform import NEEM_OVER
from web.stappen import toon_fout
from web.verzoek import Verzoek
from web.zonder_account import zonder_account

P = ParamSpec("P")
GESLOTEN = 410


def met_plek(view: Callable[Concatenate[Verzoek, Plek, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer whoever has the address of a place."""

    @zonder_account
    @wraps(view)
    def _view(request: Verzoek, kenmerk: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        plekken = Plek.objects.select_related("sessie", "deelnemer")
        return view(request, get_object_or_404(plekken, kenmerk=kenmerk), *args, **kwargs)

    return _view


def met_tafel(view: Callable[Concatenate[Verzoek, Tafel, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer whoever has the address of a table."""

    @zonder_account
    @wraps(view)
    def _view(request: Verzoek, kenmerk: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        tafels = Tafel.objects.select_related("sessie__project", "groep")
        return view(request, get_object_or_404(tafels, kenmerk=kenmerk), *args, **kwargs)

    return _view


def tafel_van(plek: Plek) -> Tafel:
    """Give the table at which somebody sits."""
    tafel = plek.sessie.tafels.select_related("groep").get(groep=plek.deelnemer.groep_id)
    tafel.sessie = plek.sessie
    return tafel


def is_script(request: Verzoek) -> bool:
    """Whether a script of ours asks, and not a browser that sends a form."""
    return request.headers.get("X-Codio") == "live"


def doe(
    request: Verzoek, handeling: Callable[[], Any], naar: str, html: Callable[[], str] | None = None
) -> HttpResponse:
    """Do one thing, and answer: a script with JSON, a form with a redirect.

    What is refused comes back as 422 with `fout` in words (and `html` when the page has something to show), 410 when the
    workshop is over.
    """
    try:
        handeling()
    except ZaalGesloten as fout:
        return weiger(request, fout, naar, status=GESLOTEN)
    except ValidationError as fout:
        return weiger(request, fout, naar, html=html() if html else "")
    return JsonResponse({"ok": True}) if is_script(request) else redirect(naar)


def bewaar_form(
    request: Verzoek,
    form: Any,
    handeling: Callable[[], Any],
    naar: str,
    html: Callable[[], str] | None = None,
) -> HttpResponse:
    """Do one thing with a form that was sent, and answer as `doe`; what is refused stands in the form that `html` draws."""

    def bewaar() -> None:
        try:
            handeling()
        except ValidationError as fout:
            toon_fout(form, fout)
            raise

    if not form.is_valid():
        fouten = ValidationError([str(fout) for fouten in form.errors.values() for fout in fouten])
        return weiger(request, fouten, naar, html=html() if html else "")
    return doe(request, bewaar, naar, html)


def bied_voorbeelden(request: Verzoek, hier: str, scherm: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer with the examples of actions, beside the form of a note.

    A script gets a part to open. Who has none gets a page, with all that was typed; `scherm` draws the screen with that when an
    example was chosen, and `hier` is its address.
    """
    if request.method == "POST":
        if NEEM_OVER in request.POST:
            return scherm()
        return kiezen(request, adres=request.path, naar=request.path, sjabloon="live/voorbeelden.html")
    return deel(request) if "deel" in request.GET else redirect(hier)


def weiger(
    request: Verzoek, fout: ValidationError, naar: str, *, status: int = 422, html: str = ""
) -> HttpResponse:
    """Say why something was not done."""
    if is_script(request):
        return JsonResponse({"fout": " ".join(fout.messages), "html": html}, status=status)
    messages.error(request, " ".join(fout.messages))
    return redirect(naar)
