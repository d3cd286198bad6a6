"""The small form with which somebody changes the numbers of the print set before making the file. Nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from documenten.bundel import Bundel
from project.models import Project
from project.printset import printset
from project.printwerk import Printstuk, stapels

MEESTE = 60
"""Copies of one piece in the file; a workshop has 9 to 15 people."""


class PrintForm(forms.Form):
    """How many copies of each piece, on what printer."""

    zijden = forms.ChoiceField(
        label="Hoe print je?",
        choices=(
            ("enkel", "Op één kant van het papier"),
            ("dubbel", "Op beide kanten: elk stuk begint op een nieuw vel"),
        ),
        initial="enkel",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe je print."},
    )
    postermaat = forms.ChoiceField(
        label="Op welk papier komt de poster?",
        choices=(
            ("A3", "A3, uit een gewone printer. Schrijf erop"),
            ("A1", "A1, van een drukkerij of plotter. Plak er memo's op"),
        ),
        initial="A3",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies het papier van de poster."},
    )

    def __init__(self, data: QueryDict | dict[str, str] | None = None, *, project: Project) -> None:
        self.project, self.stapels = project, stapels(project)
        super().__init__(data)
        for stapel in self.stapels:
            for stuk in stapel.stukken:
                self.fields[stuk.sleutel] = forms.IntegerField(
                    label=f"Aantal van {stuk.naam}, {stapel.naam}",
                    min_value=0,
                    max_value=MEESTE,
                    initial=stuk.aantal,
                    error_messages={
                        "required": "Vul een aantal in. Met 0 laat je dit stuk weg.",
                        "invalid": "Vul een heel aantal in.",
                        "min_value": "Vul 0 of meer in.",
                        "max_value": "Vul ten hoogste %(limit_value)s in.",
                    },
                )
        if data is not None:  # what an older address does not name, is as it would be without it
            self.data = {naam: data.get(naam, veld.initial) for naam, veld in self.fields.items()}

    def clean(self) -> dict[str, Any]:
        """Refuse a set with nothing in it."""
        gegevens = super().clean() or {}
        if not self.errors and not any(self.aantallen().values()):
            raise forms.ValidationError("Alle aantallen zijn 0. Vul bij ten minste één stuk een aantal in.")
        return gegevens

    def aantallen(self) -> dict[str, int]:
        """Give the number of each piece by its key."""
        sleutels = [stuk.sleutel for stapel in self.stapels for stuk in stapel.stukken]
        return {sleutel: self.cleaned_data[sleutel] for sleutel in sleutels if sleutel in self.cleaned_data}

    def rijen(self) -> list[tuple[str, list[tuple[Printstuk, forms.BoundField]]]]:
        """Give each pile with its pieces, and each piece with its field."""
        return [
            (stapel.naam, [(stuk, self[stuk.sleutel]) for stuk in stapel.stukken]) for stapel in self.stapels
        ]

    def bundel(self) -> Bundel:
        """Give the set as it was asked for."""
        gekozen = self.cleaned_data
        return printset(
            self.project,
            self.aantallen(),
            dubbelzijdig=gekozen["zijden"] == "dubbel",
            poster=gekozen["postermaat"],
        )
