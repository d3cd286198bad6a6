"""What every page of a dossier does: fetch it with permission, and show a form that does one thing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, eis
from organisatie.verzoek import Verzoek
from strategie.handelingen.slot import FaseOpSlot
from strategie.models import Dossier, Fase

Kruimels = list[tuple[str, str]]


def haal_dossier(request: Verzoek, pk: int, recht: Recht | None = None) -> Dossier:
    """Fetch a dossier that this person may see (else 404), and may do this with (else 403)."""
    dossier = get_object_or_404(Dossier.objects.zichtbaar_voor(request.user).met_mensen(), pk=pk)
    if recht is not None:
        eis(request.user, recht, dossier)
    return dossier


def haal_fase(request: Verzoek, pk: int, nummer: int, recht: Recht | None = None) -> Fase:
    """Fetch a phase of a dossier in the same way."""
    dossier = haal_dossier(request, pk, recht)
    fase = get_object_or_404(Fase.objects.select_related("invulling"), dossier=dossier, nummer=nummer)
    fase.dossier = dossier
    return fase


def in_open_fase(
    nummer: int, recht: Recht
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Give the view the phase, for who may change it; a form that can only fail is not shown.

    A post goes on to the view, so that what was typed comes back with the reason beside it.
    """

    def versier(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def met_fase(request: Verzoek, pk: int, **kwargs: int) -> HttpResponse:
            fase = haal_fase(request, pk, nummer, recht)
            if request.method != "POST" and not fase.is_bewerkbaar:
                return terug_met(request, FaseOpSlot.melding(fase), fase)
            return view(request, fase, **kwargs)

        return met_fase

    return versier


def terug_met(request: Verzoek, melding: str, waarheen: Fase | Dossier) -> HttpResponse:
    """Say why this page is of no use now, and go to where it can be read."""
    messages.info(request, melding)
    return redirect(waarheen)


def kruimels(dossier: Dossier, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of this dossier."""
    return [("Strategie", reverse("strategie")), (str(dossier), dossier.get_absolute_url()), *verder]


def fasekruimels(fase: Fase, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of this phase."""
    return kruimels(fase.dossier, (f"Fase {fase.nummer}", fase.get_absolute_url()), *verder)


def gepost(request: Verzoek) -> QueryDict | None:
    """Give what was sent, for a form; None when nothing was (an empty form that was sent is not nothing)."""
    return request.POST if request.method == "POST" else None


def toon_fout(form: forms.BaseForm, fout: ValidationError) -> None:
    """Put an error of a rule beside its field, or above the form when the form has no such field."""
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout)
        return
    for veld, fouten in fout.error_dict.items():
        plaats = veld if veld in form.fields and veld != NON_FIELD_ERRORS else None
        for melding in fouten:
            form.add_error(plaats, melding)


def formulierstap(
    request: Verzoek,
    form: forms.BaseForm,
    doe: Callable[[], Any],
    *,
    gelukt: str,
    naar: str,
    context: dict[str, Any],
    sjabloon: str = "onderdelen/formulierpagina.html",
) -> HttpResponse:
    """Show a form; when it is valid do one thing, say so and go on.

    What a rule refuses is shown at the form, with all that was typed. `naar` is also the way back.
    """
    if request.method == "POST" and form.is_valid():
        try:
            doe()
        except ValidationError as fout:
            toon_fout(form, fout)
        else:
            messages.success(request, gelukt)
            return redirect(naar)
    status = 422 if form.errors else 200
    return render(
        request, sjabloon, {"terug": naar, "knop": "Opslaan", **context, "form": form}, status=status
    )


def bevestigstap(
    request: Verzoek, doe: Callable[[], Any], *, gelukt: str, naar: str, context: dict[str, Any]
) -> HttpResponse:
    """Ask first; on a post do one thing, say so (or why it cannot be) and go back."""
    if request.method == "POST":
        try:
            doe()
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, gelukt)
        return redirect(naar)
    return render(request, "onderdelen/bevestig.html", {"terug": naar, **context})
