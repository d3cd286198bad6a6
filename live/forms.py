"""The forms of the live workshop."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms

from live.handelingen.notities import LANGSTE, Inhoud
from live.models import Notitie, Tafel
from waardenkader.voorbeeldform import MetVoorbeeld, Voorbeeldvak
from web.codeform import CodeForm
from web.gezien import GezienForm


class ZaalcodeForm(CodeForm):
    """The room code, with a perspective that may be left out too."""

    uitleg = {
        "code": "Je ziet de code op het scherm in de zaal.",
        "naam": "Alleen de gespreksleider ziet je naam.",
    }
    leeg = "Vul de code in die op het scherm staat."

    perspectief = forms.CharField(
        label="Je doet mee als",
        max_length=200,
        required=False,
        help_text="Bijvoorbeeld bewoner, ondernemer of jurist. Zo komen er verschillende mensen aan elke tafel.",
    )


class NotitieForm(MetVoorbeeld, forms.Form):
    """A note as a device sends it; a new one gets an id of its own."""

    voorbeeld_bij = "tekst"

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    beurt = forms.IntegerField(min_value=1, max_value=1_000_000, initial=1, widget=forms.HiddenInput)
    soort = forms.ChoiceField(choices=Notitie.Soort.choices, widget=forms.HiddenInput)
    tekst = forms.CharField(
        required=False,
        max_length=LANGSTE,
        widget=Voorbeeldvak,
        error_messages={"max_length": f"Een notitie is hooguit {LANGSTE} tekens lang. Maak er twee van."},
    )
    waarde = forms.IntegerField(required=False, min_value=1)
    eigen_waarde = forms.CharField(required=False, max_length=200)
    wie = forms.CharField(required=False, max_length=200)
    weg = forms.BooleanField(required=False)

    def inhoud(self) -> Inhoud:
        """Give what was written; call after `is_valid`."""
        velden = {naam: self.cleaned_data[naam] for naam in ("soort", "tekst", "eigen_waarde", "wie", "weg")}
        voorbeeld = self.cleaned_data["voorbeeldactie"]
        return Inhoud(waarde=self.cleaned_data["waarde"], voorbeeldactie=voorbeeld, **velden)


class WoordvoerderForm(GezienForm, forms.Form):
    """Who tells the room what a table chose; when two people name somebody else, the second sees both and chooses."""

    use_required_attribute = False

    naam = forms.CharField(
        label="Wie vertelt straks in één minuut wat jullie kozen?", max_length=200, required=False
    )

    def __init__(self, data: Any = None, *, tafel: Tafel, soort: str) -> None:
        super().__init__(data, initial={"naam": tafel.woordvoerder(soort)}, auto_id="woordvoerder-%s")
        self.soort = soort


class ReflectieForm(forms.Form):
    """One answer at the end, with an id of its own."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    vraag = forms.CharField(max_length=10)
    tekst = forms.CharField(max_length=LANGSTE)
