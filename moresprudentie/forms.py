"""Forms of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from moresprudentie.models import Verslag
from moresprudentie.periode import Halfjaar

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from strategie.models import Dossier


class Formulier(forms.Form):
    """Base of these forms: a field that is still empty is not shown as wrong."""

    use_required_attribute = False


class AanbiedenForm(Formulier):
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


class PubliceerForm(Formulier):
    """Who may read it, why there is a new version, and that names were looked at."""

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
        label="Ik heb het voorbeeld gelezen. Er staan geen namen van deelnemers in."
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
