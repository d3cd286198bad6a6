"""The rows of the page: a value, a tension, an action. A row in which nothing was typed does not count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from project.workshop.bereik import vlak
from waardenkader.models import Fundament
from web.velden import noem_niet_vrij

TEKST = forms.Textarea(attrs={"rows": 2})
NAAM = {"list": "papier-waarden"}
LANGST = 20_000


class Rij(forms.Form):
    """One row: `nodig` is the field without which it says nothing, with what is said then."""

    use_required_attribute = False
    nodig: tuple[tuple[str, str], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noem_niet_vrij(self, *self.fields)

    @property
    def telt(self) -> bool:
        """Whether something was typed in it; call after `is_valid`."""
        return any(self.cleaned_data.get(naam) for naam in self.fields)

    def clean(self) -> dict[str, Any]:
        """Ask for what a row in which something was typed cannot do without."""
        gegevens = super().clean() or {}
        if self.telt:
            for naam, melding in self.nodig:
                if not gegevens.get(naam) and naam not in self.errors:
                    self.add_error(naam, melding)
        return gegevens


class WaardeRij(Rij):
    """A value that was chosen."""

    nodig = (("naam", "Welke waarde is het? Schrijf de naam op."),)

    naam = forms.CharField(label="Waarde", required=False, max_length=100, widget=forms.TextInput(attrs=NAAM))
    fundament = forms.ChoiceField(
        label="Niet in het waardenkader? Kies waar zij bij hoort",
        required=False,
    )
    betekenis = forms.CharField(
        label="Wat zij hier betekent, of waarom zij is gekozen",
        required=False,
        max_length=LANGST,
        widget=TEKST,
    )
    weegt_zwaar = forms.BooleanField(label="Weegt het zwaarst", required=False)

    def clean_naam(self) -> str:
        """Give the name without double spaces."""
        return " ".join(self.cleaned_data["naam"].split())


class SpanningRij(Rij):
    """A tension between two of the chosen values."""

    nodig = (
        ("a", "Tussen welke waarden? Vul de eerste in."),
        ("b", "Tussen welke waarden? Vul de tweede in."),
        ("schuurt", "Schrijf op wat er schuurt."),
    )

    a = forms.CharField(label="Eerste waarde", required=False, widget=forms.TextInput(attrs=NAAM))
    b = forms.CharField(label="Tweede waarde", required=False, widget=forms.TextInput(attrs=NAAM))
    schuurt = forms.CharField(label="Wat er schuurt", required=False, max_length=LANGST, widget=TEKST)
    afweging = forms.CharField(label="De afweging", required=False, max_length=LANGST, widget=TEKST)


class ActieRij(Rij):
    """An action that was agreed."""

    nodig = (("titel", "Schrijf op wat er zou gebeuren."),)

    titel = forms.CharField(label="Wat er zou gebeuren", required=False, max_length=300, widget=TEKST)
    wie = forms.CharField(
        label="Wie (functie of onderdeel)",
        required=False,
        max_length=200,
    )
    waarden = forms.CharField(
        label="Voor welke waarden",
        required=False,
    )
    gedaan = forms.BooleanField(label="Dit is gedaan", required=False)

    def clean_titel(self) -> str:
        """Give what was pasted on one line."""
        return " ".join(self.cleaned_data["titel"].split())


class Genoemd:
    """The chosen values by the name with which they were typed, to find them in the rows below."""

    def __init__(self, namen: list[str]) -> None:
        self.plek = {vlak(naam): nummer for nummer, naam in reversed(list(enumerate(namen)))}

    def vind(self, naam: str) -> int | None:
        """Give the place of a value in the list, by its name or the only name that begins so."""
        gezocht = vlak(naam)
        if gezocht in self.plek:
            return self.plek[gezocht]
        begin = {plek for heel, plek in self.plek.items() if gezocht and heel.startswith(gezocht)}
        return begin.pop() if len(begin) == 1 else None


def fundamenten() -> list[tuple[str, str]]:
    """Give where a value beside the framework can belong: the fundamenten of all frameworks, that of now first."""
    alle = Fundament.objects.order_by("-versie__actueel", "volgorde").values_list("sleutel", "naam")
    per_sleutel: dict[str, str] = {}
    for sleutel, naam in alle:
        per_sleutel.setdefault(sleutel, naam)
    return [("", "Zij staat erin"), *per_sleutel.items()]


def ruwe_rijen(data: Mapping[str, Any], soort: str, namen: tuple[str, ...]) -> list[dict[str, Any]]:
    """Give the rows as they were typed, right or wrong, to show them again on a page with more rows."""
    try:
        hoeveel = int(data.get(f"{soort}-TOTAL_FORMS", 0))
    except ValueError:
        hoeveel = 0
    return [
        {naam: data.get(f"{soort}-{nummer}-{naam}", "") for naam in namen}
        for nummer in range(min(hoeveel, MEESTE))
    ]


MEESTE = 60
"""So many rows of a kind at most."""
