"""Forms of the framework, and the field with which other forms choose values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.models import ModelChoiceIterator
from django.utils.text import slugify

from waardenkader.bestand import GROOTSTE_KB, Onleesbaar, als_tekst
from waardenkader.models import Kaderversie, Principe, Waarde
from waardenkader.plan import vrij_adres
from web.gezien import GezienForm

CODENAAM_MAX = 80
"""Letters of the name of a code: it stands above every print of it."""


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
    """Choose one of the principes, grouped per fundament."""

    iterator = PerFundament


class EigenWaardeForm(forms.Form):
    """A value of the organisation itself (bron: 000, bijlage 2, "Andere waarde, namelijk…")."""

    principe = PrincipeVeld(
        queryset=Principe.objects.actueel(),
        label="Principe",
        empty_label="Kies een principe",
        help_text="Elke waarde hoort bij één van de principes.",
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
        help_text="Waarom is deze waarde nodig naast die van het waardenkader?",
    )


class WijzigEigenWaardeForm(GezienForm, EigenWaardeForm):
    """Change an own value. It stays under its principe."""

    principe = None  # type: ignore[assignment]


class KaderbestandForm(forms.Form):
    """A CSV file with a framework, and which framework it is: one that is there, or a new code."""

    NIEUW = "nieuw"
    kader = forms.ChoiceField(label="Welk kader staat in het bestand?", widget=forms.RadioSelect)
    naam = forms.CharField(
        label="Naam van de nieuwe code",
        max_length=CODENAAM_MAX,
        required=False,
        help_text="Alleen nodig bij een nieuwe code. Bijvoorbeeld: Digikompas.",
        error_messages={"max_length": f"Deze naam is te lang. Gebruik hooguit {CODENAAM_MAX} tekens."},
    )
    bestand = forms.FileField(
        label="CSV-bestand",
        help_text=f"Hooguit {GROOTSTE_KB} kB. In Excel: Opslaan als, CSV UTF-8 (gescheiden door lijstscheidingsteken).",
        error_messages={
            "required": "Kies een CSV-bestand.",
            "missing": "Kies een CSV-bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
            "invalid": "Kies een CSV-bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kaders = {versie.sleutel: versie for versie in Kaderversie.objects.op_gebruik()}
        keuzes = [
            (sleutel, f"{versie}{', nu in gebruik' if versie.actueel else ''}")
            for sleutel, versie in self.kaders.items()
        ]
        veld = self.fields["kader"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [*keuzes, (self.NIEUW, "Een nieuwe code van je organisatie")]
        veld.initial = next((s for s, versie in self.kaders.items() if versie.actueel), self.NIEUW)

    def clean_bestand(self) -> bytes:
        """Give what is in the file; raises `ValidationError` when it is no text."""
        bestand: UploadedFile = self.cleaned_data["bestand"]
        self.bestandsnaam = bestand.name or "waardenkader.csv"
        inhoud = bestand.read(GROOTSTE_KB * 1000 + 1)
        try:
            als_tekst(inhoud)
        except Onleesbaar as fout:
            raise forms.ValidationError(str(fout)) from fout
        return inhoud

    def clean(self) -> dict[str, Any]:
        """A new code needs a name that no other has."""
        gegevens = super().clean() or {}
        naam = " ".join(gegevens.get("naam", "").split())
        if gegevens.get("kader") == self.NIEUW and not slugify(naam):
            self.add_error("naam", "Geef de nieuwe code een naam.")
        elif gegevens.get("kader") == self.NIEUW:
            if any(versie.naam.lower() == naam.lower() for versie in self.kaders.values()):
                self.add_error("naam", "Deze code is er al. Kies hem hierboven.")
            gegevens["naam"] = naam
        return gegevens

    def doel(self) -> dict[str, str]:
        """Give the key and the name of the framework that the file is for; call after `is_valid`."""
        gekozen = self.cleaned_data["kader"]
        if gekozen != self.NIEUW:
            return {"sleutel": gekozen, "naam": self.kaders[gekozen].naam}
        naam = self.cleaned_data["naam"]
        return {"sleutel": nieuwe_sleutel(naam, self.kaders), "naam": naam}


def nieuwe_sleutel(naam: str, bezet: Iterable[str]) -> str:
    """Give a key for a new code of this name that none of the others has."""
    return vrij_adres(slugify(naam)[:17].strip("-"), {*bezet, KaderbestandForm.NIEUW})
