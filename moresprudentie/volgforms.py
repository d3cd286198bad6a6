"""Forms of the beheerder about other organisations."""

from __future__ import annotations

from typing import Any

from django import forms

from moresprudentie.forms import Formulier
from moresprudentie.models import Bron
from organisatie.wijziging import kenmerk
from web.gezien import GezienForm

SLEUTEL = forms.CharField(
    label="Sleutel",
    help_text="Alleen als zij er een gaven. Daarmee krijg je ook wat zij alleen met andere overheden delen.",
    required=False,
    max_length=200,
    widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
)


class VolgForm(Formulier):
    """Which installation to follow."""

    adres = forms.CharField(
        label="Adres van hun CODIO",
        help_text="Bijvoorbeeld https://codio.gemeente.nl. Wij kijken meteen of daar een CODIO antwoordt.",
        max_length=300,
        error_messages={"required": "Vul het adres van hun CODIO in."},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    naam = forms.CharField(
        label="Hoe noemen jullie deze organisatie?",
        help_text="Laat leeg om de naam te gebruiken die zij zelf opgeeft.",
        required=False,
        max_length=200,
    )
    sleutel = SLEUTEL


class BronForm(GezienForm, Formulier):
    """How a source is called here, and another key. The page never shows the key, only its mark."""

    naam = forms.CharField(
        label="Naam", help_text="Zo staat de organisatie bij haar verslagen.", max_length=200
    )
    sleutel = forms.CharField(
        label="Nieuwe sleutel",
        help_text="Laat leeg om te houden wat er is.",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, bron: Bron, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["naam"] = bron.naam
        self.bron = bron

    def kenmerken(self) -> dict[str, str]:
        """Give the marks of name and key as they are kept now."""
        return super().kenmerken() | {"sleutel": kenmerk(self.bron.sleutel)}
