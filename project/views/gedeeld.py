"""What the project pages share: fetching with permission, the way back, errors beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, eis
from organisatie.verzoek import Verzoek
from project.models import Project


def lees_project(request: Verzoek, pk: int) -> Project:
    """Give a project that this person may read about, also as a participant; 404 otherwise."""
    return get_object_or_404(Project.objects.zichtbaar_voor(request.user).met_mensen(), pk=pk)


def teamproject(request: Verzoek, pk: int, recht: Recht = Recht.PROJECT_INZIEN) -> Project:
    """Give a project of which this person is in the team (404) and has `recht` on it (403)."""
    zichtbaar = get_object_or_404(Project.objects.zichtbaar_voor(request.user).met_mensen(), pk=pk)
    eis(request.user, recht, zichtbaar)
    return get_object_or_404(Project.objects.van_team(request.user).met_mensen(), pk=pk)


def kruimels(project: Project, *verder: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the way to a page of this project; `verder` are the pages under the project."""
    return [("Projecten", reverse("projecten")), (project.titel, project.get_absolute_url()), *verder]


def verder(request: Verzoek, terug: str) -> HttpResponse:
    """Go on after something was added: to the next one when that was asked for, else to `terug`."""
    if "nog" not in request.POST:
        return redirect(terug)
    vraag = request.GET.copy()
    vraag["nog"] = "1"
    return redirect(f"{request.path}?{vraag.urlencode()}")


def invoerpagina(request: Verzoek, form: forms.BaseForm, sjabloon: str, **context: Any) -> HttpResponse:
    """Show a form with which one thing after another is entered; the next time its first field has the focus."""
    if request.method == "GET" and "nog" in request.GET:
        eerste = next(iter(form.fields.values()))
        eerste.widget.attrs["autofocus"] = True
    return render(request, sjabloon, {"form": form, **context})


def lukt(form: forms.BaseForm, handeling: Callable[..., Any], **gegevens: Any) -> bool:
    """Carry out a handeling with a valid form; a refusal becomes an error in the form."""
    try:
        handeling(**gegevens)
    except ValidationError as fout:
        voeg_fout_toe(form, fout)
        return False
    return True


def bewaard(
    request: Verzoek,
    form: forms.BaseForm,
    handeling: Callable[..., Any],
    gelukt: str,
    gegevens: Callable[[], dict[str, Any]],
) -> bool:
    """Say whether a form was sent, valid and carried out; what went wrong stands in the form.

    `gegevens` gives the arguments of the handeling; it is asked only for a valid form.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    if not lukt(form, handeling, door=request.user, **gegevens()):
        return False
    messages.success(request, gelukt)
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


def voeg_fout_toe(form: forms.BaseForm, fout: ValidationError) -> None:
    """Put a refusal beside its fields, or above the form."""
    per_veld = fout.message_dict if hasattr(fout, "error_dict") else {NON_FIELD_ERRORS: fout.messages}
    for veld, meldingen in per_veld.items():
        form.add_error(veld if veld in form.fields else None, meldingen)
