"""Forms of phase 2: the choice, the long list and the accentwaarden."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from strategie.gronden import GRONDEN
from strategie.models import Accentwaarde, Dossier, LangelijstItem
from strategie.models.kader import in_aantal
from waardenkader.forms import PrincipeVeld, WaardeVeld
from waardenkader.models import Principe, Waarde
from web.gezien import GezienForm
from web.velden import noem_niet_vrij


def _kort(regels: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": regels})


class KeuzeForm(GezienForm, forms.ModelForm):
    """Generiek or specifiek, and whether outsiders take part in the choice."""

    keuze = forms.ChoiceField(
        label="Kies je voor generiek of specifiek?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies generiek of specifiek."},
    )
    externen_betrokken = forms.ChoiceField(
        label="Doen mensen van buiten mee aan de keuze?",
        choices=[(k, label) for k, label in Dossier.Externen.choices if k],
        widget=forms.RadioSelect,
        required=False,
        help_text="Allebei kan. Nodig als je specifiek kiest.",
    )

    class Meta:
        model = Dossier
        fields = ("keuze", "externen_betrokken", "externen_toelichting")
        labels = {"externen_toelichting": "Waarom doen zij wel of niet mee?"}
        widgets = {"externen_toelichting": _kort(3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = cast(forms.ChoiceField, self.fields["keuze"])
        waarden = self.instance.aantal_waarden
        keuze.choices = [(k, in_aantal(label, waarden)) for k, label in Dossier.Keuze.choices if k]

    def clean(self) -> dict[str, Any]:
        """A choice for specifiek comes with a word on outsiders."""
        gegevens = super().clean() or {}
        if gegevens.get("keuze") == Dossier.Keuze.SPECIFIEK and not gegevens.get("externen_betrokken"):
            self.add_error("externen_betrokken", "Kies of externen meedoen.")
        return gegevens


class GrondForm(forms.ModelForm):
    """On which ground a value comes on the long list."""

    class Meta:
        model = LangelijstItem
        fields = ("grond", "toelichting", "bron")
        labels = {"grond": "Op welke grond?"}
        widgets = {"grond": forms.RadioSelect, "toelichting": _kort(3)}
        error_messages = {"grond": {"required": "Kies op welke grond."}}
        help_texts = {
            "toelichting": "Wat staat er, wat gebeurde er, of wat leeft er?",
            "bron": "Bijvoorbeeld: bestuursakkoord, team Toezicht, bijeenkomst van 3 maart.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grond"].choices = LangelijstItem.Grond.choices  # type: ignore[attr-defined]


class NoemForm(GrondForm):
    """Put a value on the long list, in one line; what the chosen value means and what its ground asks is shown at it."""

    use_required_attribute = False

    waarde = WaardeVeld(label="Welke waarde?", error_messages={"required": "Kies een waarde."})
    field_order = ("waarde", "grond", "toelichting", "bron")

    class Meta(GrondForm.Meta):
        widgets = {"grond": forms.Select, "toelichting": _kort(1)}
        labels = {"grond": "Op welke grond?", "toelichting": "Waarom?", "bron": "Bron"}
        help_texts = {"toelichting": "", "bron": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="noem-%s", **kwargs)
        gronden = [(grond.sleutel, grond.kort) for grond in GRONDEN]
        self.fields["grond"].choices = [("", "Kies een grond"), *gronden]  # type: ignore[attr-defined]
        for naam in ("waarde", "grond"):
            uitleg = f"noem-uitleg-{naam}"
            self.fields[naam].widget.attrs |= {"data-uitleg-in": uitleg, "aria-describedby": uitleg}

    def bied_aan(self, kader: int | None) -> None:
        """Offer the values of one framework (its id, None is the one in use)."""
        self.fields["waarde"].queryset = Waarde.objects.in_kader(kader)  # type: ignore[attr-defined]


class EigenWaardeForm(GrondForm):
    """An own value under one of the principes, at once on the long list."""

    principe = PrincipeVeld(
        label="Onder welk principe hoort zij?",
        queryset=Principe.objects.actueel(),
        empty_label="Kies een principe",
        error_messages={"required": "Kies een principe."},
        help_text="Een eigen waarde moet passen binnen een van de principes.",
    )
    naam = forms.CharField(
        label="Hoe heet de waarde?", max_length=100, error_messages={"required": "Geef de waarde een naam."}
    )
    definitie = forms.CharField(
        label="Wat betekent zij?",
        widget=_kort(3),
        error_messages={"required": "Schrijf op wat de waarde betekent."},
    )
    field_order = ("principe", "naam", "definitie", "grond", "toelichting", "bron")


class AccentForm(GezienForm, forms.ModelForm):
    """Why a value is an accentwaarde, what it means here, and of which kind it is."""

    use_required_attribute = False

    class Meta:
        model = Accentwaarde
        fields = ("onderbouwing", "lading", "soort")
        labels = {
            "onderbouwing": "Onderbouwing: waarom juist deze waarde?",
            "lading": "Bestuurlijke lading: wat bedoelen wij ermee?",
            "soort": "Is deze waarde kwetsbaar of na te streven?",
        }
        widgets = {"onderbouwing": _kort(5), "lading": _kort(5), "soort": forms.RadioSelect}
        help_texts = {
            "onderbouwing": "Kort en helder, zodat je de keuze kunt verantwoorden.",
            "lading": "Zo dat een projectleider weet waar de organisatie naar streeft.",
            "soort": "Kwetsbaar: digitale systemen kunnen haar aantasten. Na te streven: digitalisering kan "
            "haar versterken.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = Accentwaarde.Soort.choices  # type: ignore[attr-defined]
        # Needed for voorleggen, so not called optional; half of it can be saved.
        noem_niet_vrij(self, *self._meta.fields or ())


class AantalForm(GezienForm, forms.Form):
    """Why there are fewer than five or more than eight accentwaarden."""

    reden_afwijkend_aantal = forms.CharField(
        label="Waarom een ander aantal dan vijf tot acht?",
        widget=_kort(4),
        required=False,
        help_text="Laat leeg als je alsnog vijf tot acht waarden kiest.",
    )
