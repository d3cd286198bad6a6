"""The form with which the redactie says which words mean the same."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from moresprudentie.models import Synoniemgroep
from web.gezien import GezienForm


class Regels(SimpleArrayField):
    """Words on a line each; an empty line is no word."""

    def __init__(self, **kwargs: Any) -> None:
        woord = forms.CharField(required=False, max_length=60)
        super().__init__(woord, delimiter="\n", widget=forms.Textarea(attrs={"rows": 5}), **kwargs)

    def clean(self, value: Any) -> list[str]:
        """Give the words."""
        return [woord for woord in super().clean(value) if woord]


class SynoniemForm(GezienForm, forms.ModelForm):
    """Some words that find each other."""

    use_required_attribute = False

    termen = Regels(
        label="Woorden die hetzelfde betekenen",
        help_text="Elk woord op een eigen regel. Meer woorden achter elkaar mag ook, zoals ‘kunstmatige intelligentie’. "
        "Meervoud hoeft niet: dat vindt CODIO zelf.",
        error_messages={"required": "Schrijf minstens twee woorden op, elk op een eigen regel."},
    )

    class Meta:
        model = Synoniemgroep
        fields = ("termen",)
