"""The public page on which anybody checks that a verslag or a besluit is untouched."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from documenten.controle import GROOTSTE_MB, Uitslag, controleer, gelezen_som, som_van
from web.stappen import gepost, toon_fout
from web.verzoek import Verzoek
from web.zonder_account import zonder_account


class ControleForm(forms.Form):
    """A file, or a checksum."""

    bestand = forms.FileField(
        label="Kies het bestand",
        required=False,
        allow_empty_file=True,
        help_text=f"Hooguit {GROOTSTE_MB} MB. Je browser rekent het controlegetal uit; kan dat niet, dan doet CODIO het. Het "
        "bestand wordt niet bewaard.",
    )
    som = forms.CharField(
        label="Of plak het controlegetal (SHA-256)",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        gegevens = super().clean() or {}
        if not self.errors and not gegevens.get("bestand") and not gegevens.get("som"):
            raise ValidationError("Kies een bestand, of plak een controlegetal.")
        return gegevens

    def uitslag(self) -> Uitslag:
        """Give what there is to say; a file goes before a checksum. Call after `is_valid`; raises ValidationError."""
        bestand = self.cleaned_data["bestand"]
        return controleer(som_van(bestand) if bestand else gelezen_som(self.cleaned_data["som"]))


@zonder_account
def controleren(request: Verzoek) -> HttpResponse:
    """Show the form; when something was sent, say what it is."""
    form = ControleForm(gepost(request), request.FILES or None)
    uitslag = None
    if form.is_valid():
        try:
            uitslag = form.uitslag()
        except ValidationError as fout:
            toon_fout(form, fout)
    context = {
        "form": form,
        "uitslag": uitslag,
    }
    return render(request, "controleren.html", context, status=422 if form.errors else 200)
