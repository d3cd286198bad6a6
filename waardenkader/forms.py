"""Forms of the framework, and the field with which other forms choose values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from waardenkader.models import Principe, Waarde
from web.gezien import GezienForm


class PerPrincipe(ModelChoiceIterator):
    """Gives the choices in groups: one group per principe, in the order of the method."""

    def __iter__(self) -> Iterator[Any]:
        """Give (principe, [(value, label), …]) pairs."""
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for principe, waarden in groupby(self.queryset, key=lambda waarde: waarde.principe):
            yield (
                f"{principe.fundament.naam}: {principe.naam}",
                [self.choice(waarde) for waarde in waarden],
            )


class PerFundament(ModelChoiceIterator):
    """Gives principes in groups: one group per fundament."""

    def __iter__(self) -> Iterator[Any]:
        """Give (fundament, [(principe, label), …]) pairs."""
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for fundament, principes in groupby(self.queryset, key=lambda principe: principe.fundament):
            yield (fundament.naam, [self.choice(principe) for principe in principes])


class WaardenVeld(forms.ModelMultipleChoiceField):
    """Choose values, grouped per principe. Own values are among them.

    Takes the usual arguments of a form field; `queryset` only to offer fewer values than all in use.
    """

    iterator = PerPrincipe
    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Waarden")
        super().__init__(Waarde.objects.actueel() if queryset is None else queryset, **kwargs)


class WaardeVeld(forms.ModelChoiceField):
    """Choose one value, grouped per principe."""

    iterator = PerPrincipe

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Waarde")
        kwargs.setdefault("empty_label", "Kies een waarde")
        super().__init__(Waarde.objects.actueel() if queryset is None else queryset, **kwargs)


class PrincipeVeld(forms.ModelChoiceField):
    """Choose one of the six principes, grouped per fundament."""

    iterator = PerFundament


class EigenWaardeForm(forms.Form):
    """A value of the organisation itself (bron: 000, bijlage 2, "Andere waarde, namelijk…")."""

    principe = PrincipeVeld(
        queryset=Principe.objects.actueel(),
        label="Principe",
        empty_label="Kies een principe",
        help_text="Elke waarde hoort bij één van de zes principes.",
    )
    naam = forms.CharField(
        label="Naam van de waarde",
        max_length=100,
        help_text="Eén of twee woorden, bijvoorbeeld Leefbaarheid.",
    )
    definitie = forms.CharField(
        label="Wat betekent deze waarde?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Schrijf één zin die iedereen in je organisatie begrijpt.",
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Waarom is deze waarde nodig naast de 32 van CODIO?",
    )


class WijzigEigenWaardeForm(GezienForm, EigenWaardeForm):
    """Change an own value. It stays under its principe."""

    principe = None  # type: ignore[assignment]
