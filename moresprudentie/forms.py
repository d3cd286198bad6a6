"""Forms of this app."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from moresprudentie.models import Verslag
from moresprudentie.periode import Halfjaar
from moresprudentie.vondsten import NIEUW, NieuweVondsten, Vondst

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from strategie.models import Dossier


class Formulier(forms.Form):
    """Base of these forms: a field that is still empty is not shown as wrong."""

    use_required_attribute = False


class BekekenForm(Formulier):
    """A form under a list of findings, with one tick that holds for what the page showed and for nothing else."""

    bekeken = forms.BooleanField(
        label="Ik heb deze plekken bekeken.",
        help_text="Wat blijft staan, leest iedereen die het verslag mag lezen.",
        required=False,
    )
    getoond = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, vondsten: list[Vondst], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(naam for naam in self.fields if naam != "bekeken"), "bekeken"])
        self.vondsten = vondsten
        self.initial["getoond"] = self._merk()
        if not vondsten:
            self.fields["bekeken"].widget = forms.HiddenInput()

    def _merk(self) -> str:
        return " ".join(vondst.kenmerk for vondst in self.vondsten)

    def clean(self) -> dict[str, Any]:
        """Ask for the tick, and ask again when there is something that the page did not show."""
        gegevens = super().clean() or {}
        getoond = frozenset(gegevens.pop("getoond", "").split())
        bekeken = gegevens.pop("bekeken", False)
        if any(vondst.kenmerk not in getoond for vondst in self.vondsten):
            self.toon_vondsten(self.vondsten)
            if bekeken:
                self.add_error("bekeken", NIEUW)
        if self.vondsten and not bekeken:
            self.add_error(
                "bekeken", "Bekijk de plekken hierboven. Zet het vinkje als ze mogen blijven staan."
            )
        return gegevens | {"bekeken": getoond}

    def toon_vondsten(self, vondsten: list[Vondst]) -> None:
        """Show these findings from now on, with the tick open again; the rest stays as it was typed."""
        self.vondsten = vondsten
        gegevens = cast(QueryDict, self.data).copy()
        gegevens["getoond"] = self._merk()
        gegevens.pop("bekeken", None)
        self.data = gegevens
        self.fields["bekeken"].widget = forms.CheckboxInput() if vondsten else forms.HiddenInput()

    def doe(self, handeling: Callable[..., Any], **gegevens: Any) -> Any:
        """Do what was asked; what was found meanwhile is shown before the refusal goes on."""
        try:
            return handeling(**gegevens, **{k: v for k, v in self.cleaned_data.items() if k != "nagekeken"})
        except NieuweVondsten as fout:
            self.toon_vondsten(fout.vondsten)
            raise


class AanbiedenForm(BekekenForm):
    """Offer the verslag, with a word for the redactie."""

    toelichting = forms.CharField(
        label="Wil je de redactie iets meegeven?",
        help_text="Bijvoorbeeld wie het mag lezen, of waar je over twijfelt.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )


class RedenForm(Formulier):
    """One text that says why."""

    reden = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, label: str, uitleg: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = label
        self.fields["reden"].help_text = uitleg


class OpmerkingForm(Formulier):
    """A line in the conversation about a verslag."""

    tekst = forms.CharField(label="Jouw opmerking", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class WeghaalForm(Formulier):
    """What is taken out of every version, and why; `gezien` is the mark of the places that the page showed."""

    passage = forms.CharField(
        label="Wat moet weg?",
        help_text="Schrijf het precies zoals het er staat, bijvoorbeeld een naam of een telefoonnummer. Staat iets er op twee "
        "manieren, haal dan eerst het ene weg en dan het andere.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )
    reden = forms.CharField(
        label="Waarom moet het weg?",
        help_text="Lezers zien deze reden bij het verslag. Noem hier niet wat je weghaalt.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def zet_gezien(self, gezien: str) -> None:
        """Put the mark of what the page shows now in the form."""
        gegevens = cast(QueryDict, self.data).copy()
        gegevens["gezien"] = gezien
        self.data = gegevens


class PubliceerForm(BekekenForm):
    """Who may read it, why there is a new version, and that it was read."""

    zichtbaarheid = forms.ChoiceField(
        label="Wie mag het verslag lezen?", choices=Verslag.Zichtbaarheid, widget=forms.RadioSelect
    )
    reden = forms.CharField(
        label="Waarom komt er een nieuwe versie?",
        help_text="Lezers zien deze reden bij het verslag.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    nagekeken = forms.BooleanField(
        label="Ik heb het voorbeeld gelezen.",
        help_text="CODIO herkent niet elke naam. Let ook op bijnamen, en op wie je aan een functie herkent.",
    )

    def __init__(self, *args: Any, verslag: Verslag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not verslag.volgnummer:
            del self.fields["reden"]


class NieuweTerugkoppelingForm(Formulier):
    """Which half-year, and for which strategy."""

    halfjaar = forms.ChoiceField(label="Over welk halfjaar?")
    dossier: Any = forms.ModelChoiceField(label="Voor welke strategie?", queryset=None, empty_label=None)

    def __init__(self, *args: Any, dossiers: QuerySet[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dit = Halfjaar.van(timezone.now())
        reeks = [dit, *reversed(dit.vorige.reeks_tot_hier(5))]
        self.fields["halfjaar"].choices = [(f"{h.jaar}-{h.helft}", h.naam) for h in reeks]  # type: ignore[attr-defined]
        self.initial.setdefault("halfjaar", f"{dit.vorige.jaar}-{dit.vorige.helft}")
        self.fields["dossier"].queryset = dossiers  # type: ignore[attr-defined]

    def clean_halfjaar(self) -> Halfjaar:
        """Give the half-year itself."""
        jaar, helft = self.cleaned_data["halfjaar"].split("-")
        return Halfjaar(int(jaar), int(helft))
