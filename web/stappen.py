"""The one way in which a page with a form works: show it, do one thing, say so and go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from organisatie.wijziging import IntussenGewijzigd
from web.verzoek import Verzoek

FORMULIERPAGINA = "onderdelen/formulierpagina.html"
BEVESTIGPAGINA = "onderdelen/bevestig.html"
Kruimels = list[tuple[str, str]]


def gepost(request: Verzoek) -> QueryDict | None:
    """Give what was sent, for a form; None when nothing was (an empty form that was sent is not nothing)."""
    return request.POST if request.method == "POST" else None


def toon_fout(form: forms.BaseForm, fout: ValidationError) -> None:
    """Put a refusal beside its field, or above the form when the form has no such field."""
    if isinstance(fout, IntussenGewijzigd) and hasattr(form, "toon_botsing"):
        form.toon_botsing(fout)
        return
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout)
        return
    for veld, fouten in fout.error_dict.items():
        plaats = veld if veld in form.fields else None
        for melding in fouten:
            form.add_error(plaats, melding)


def lukt(form: forms.BaseForm, doe: Callable[[], Any]) -> bool:
    """Do one thing with a valid form; what a rule refuses stands in the form afterwards, with all that was typed."""
    try:
        doe()
    except ValidationError as fout:
        toon_fout(form, fout)
        return False
    return True


def lukt_of_meld(request: Verzoek, handeling: Callable[..., Any], gelukt: str = "", **gegevens: Any) -> bool:
    """Carry out a handeling without a form; a refusal becomes a message on the next page."""
    try:
        handeling(**gegevens)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return False
    if gelukt:
        messages.success(request, gelukt)
    return True


def formulierstap(
    request: Verzoek,
    form: forms.BaseForm,
    doe: Callable[[], Any],
    *,
    gelukt: str,
    naar: str,
    context: dict[str, Any],
    sjabloon: str = FORMULIERPAGINA,
) -> HttpResponse:
    """Show a form; when it was sent and is valid do one thing, say so and go on.

    Takes the form, what to do with it (its result, when that is an address, is where to go; else `naar`), what to say,
    the way on and back (`naar`; another way back goes in `context` as `terug`), and what else the page shows. With the button
    "nog" the same page comes again, empty, for the next one. What a rule refuses is shown at the form (422).
    """
    uitkomst: list[Any] = []
    if hasattr(form, "toon_botsing"):
        form.lezer = request.user  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and lukt(form, lambda: uitkomst.append(doe())):
        if gelukt:
            messages.success(request, gelukt)
        if "nog" in request.POST:
            return redirect(_nog_een(request))
        return redirect(uitkomst[0] if isinstance(uitkomst[0], str) else naar)
    if "nog" in request.GET and not form.is_bound:
        _zet_klaar(form)
    status = 422 if form.errors else 200
    return render(
        request, sjabloon, {"terug": naar, "knop": "Opslaan", **context, "form": form}, status=status
    )


def _nog_een(request: Verzoek) -> str:
    vraag = request.GET.copy()
    vraag["nog"] = "1"
    return f"{request.path}?{vraag.urlencode()}"


def _zet_klaar(form: forms.BaseForm) -> None:
    """Put the focus on the first field of a form with which one thing after another is entered."""
    for veld in form.fields.values():
        if not veld.widget.is_hidden:
            veld.widget.attrs["autofocus"] = True
            return


def bevestigstap(
    request: Verzoek,
    doe: Callable[[], Any],
    *,
    gelukt: str,
    naar: str,
    context: dict[str, Any],
    mislukt: str = "",
    sjabloon: str = BEVESTIGPAGINA,
) -> HttpResponse:
    """Ask first; when it was sent do one thing, say so (or why it cannot be) and go to `naar` (or `mislukt`)."""
    if request.method != "POST":
        return render(request, sjabloon, {"terug": naar, **context})
    if lukt_of_meld(request, doe, gelukt):
        return redirect(naar)
    return redirect(mislukt or naar)
