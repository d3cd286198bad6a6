"""Forms of the exploring meeting: of who leads it, and of who takes part."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

from django import forms

from acties.forms import DatumVeld
from organisatie.tekst import aantal
from strategie.models import Bijeenkomst, Inbreng, LangelijstItem
from strategie.models.bijeenkomst import LANGSTE_REDEN, MEESTE_STEMMEN
from waardenkader.forms import PrincipeVeld, WaardeVeld
from waardenkader.models import Principe, Waarde
from web.codeform import CodeForm
from web.gezien import Botsingsbeeld, GezienForm
from web.mensen import PersoonVeld


class BijeenkomstForm(GezienForm, forms.ModelForm):
    """When the meeting is, and how many votes everybody has."""

    use_required_attribute = False

    datum = DatumVeld(
        label="Op welke dag is de bijeenkomst?",
        error_messages={"required": "Vul de dag van de bijeenkomst in."},
    )

    class Meta:
        model = Bijeenkomst
        fields = ("datum", "waar", "stemmen")
        labels = {"waar": "Hoe laat en waar?", "stemmen": "Hoeveel stemmen krijgt iedereen?"}
        help_texts = {
            "waar": "Bijvoorbeeld: 10.00 uur, Statenzaal. Staat in de uitnodiging.",
            "stemmen": f"Van 1 tot {MEESTE_STEMMEN}. Wie een waarde noemt, geeft haar een of meer van de eigen stemmen.",
        }
        error_messages = {"stemmen": {"required": "Kies hoeveel stemmen iedereen krijgt."}}


class UitnodigForm(forms.Form):
    """A colleague who is asked to take part."""

    gebruiker = PersoonVeld(label="Wie nodig je uit?", error_messages={"required": "Kies een collega."})

    def __init__(self, *args: Any, bijeenkomst: Bijeenkomst, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        al = [d.gebruiker for d in bijeenkomst.deelnamen.select_related("gebruiker") if d.gebruiker]
        cast(PersoonVeld, self.fields["gebruiker"]).bied_aan(zonder=al)


class AndereWaardeForm(forms.Form):
    """What was meant with a value outside the framework: one that is in it, or a new one of the organisation itself."""

    use_required_attribute = False

    waarde = WaardeVeld(
        label="Is dit een waarde die er al is?",
        empty_label="Nee, maak er een eigen waarde van",
        required=False,
        help_text="Kies die dan. Wat eronder staat, laat je leeg.",
    )
    principe = PrincipeVeld(
        label="Onder welk principe hoort zij?",
        queryset=Principe.objects.actueel(),
        empty_label="Kies een principe",
        required=False,
    )
    naam = forms.CharField(label="Hoe heet de waarde?", max_length=100, required=False)
    definitie = forms.CharField(
        label="Wat betekent zij?", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def bied_aan(self, kader: int | None) -> None:
        """Offer the values of one framework (its id, None is the one in use)."""
        self.fields["waarde"].queryset = Waarde.objects.in_kader(kader)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new value needs all of its fields."""
        gegevens = super().clean() or {}
        if gegevens.get("waarde") is None:
            for veld, fout in (
                ("principe", "Kies een principe, of kies welke waarde bedoeld is."),
                ("naam", "Geef de waarde een naam."),
                ("definitie", "Schrijf op wat de waarde betekent."),
            ):
                if not gegevens.get(veld) and veld not in self.errors:
                    self.add_error(veld, fout)
        return gegevens


class MeedoeForm(CodeForm):
    """The code of the meeting."""

    uitleg = {
        "code": "Die kreeg je van wie je uitnodigde, of staat op het scherm.",
        "naam": "Alleen wie de bijeenkomst leidt, ziet dat je meedoet. Bij wat je inbrengt, staat je naam niet.",
    }
    leeg = "Vul de code van de bijeenkomst in."


class InbrengForm(forms.Form):
    """A value that somebody puts forward; a new one gets an id of its own, so that sending twice counts once."""

    use_required_attribute = False

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    waarde = WaardeVeld(label="Welke waarde?", required=False)
    eigen_waarde = forms.CharField(label="Andere waarde, namelijk", max_length=100, required=False)
    grond = forms.ChoiceField(
        label="Op welke grond?",
        choices=LangelijstItem.Grond.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies op welke grond.", "invalid_choice": "Kies op welke grond."},
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=LANGSTE_REDEN,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Een reden is hooguit {LANGSTE_REDEN} tekens lang. Houd het kort."},
    )
    stemmen = forms.TypedChoiceField(
        label="Hoeveel stemmen geef je?",
        coerce=int,
        initial=1,
        error_messages={"invalid_choice": "Zo veel stemmen heb je niet meer over."},
    )

    def __init__(self, *args: Any, over: int, kader: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarde"].queryset = Waarde.objects.in_kader(kader)  # type: ignore[attr-defined]
        keuzes = [(n, aantal(n, "stem", "stemmen")) for n in range(1, max(over, 1) + 1)]
        self.fields["stemmen"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["waarde"].widget.attrs |= {
            "data-uitleg-in": "uitleg-waarde",
            "aria-describedby": "uitleg-waarde",
        }
        if not self.is_bound:  # one of the two is needed, so not called optional
            self.fields["waarde"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of a value of the framework and one in own words."""
        gegevens = super().clean() or {}
        if "waarde" not in self.errors and "eigen_waarde" not in self.errors:
            waarde, eigen = gegevens.get("waarde"), (gegevens.get("eigen_waarde") or "").strip()
            if not waarde and not eigen:
                self.add_error("waarde", "Kies een waarde, of schrijf er zelf een op.")
            elif waarde and eigen:
                self.add_error("eigen_waarde", "Kies een waarde óf schrijf er zelf een op. Niet allebei.")
        return gegevens


class WijzigInbrengForm(GezienForm, InbrengForm):
    """Change what was put forward before."""

    id = None  # type: ignore[assignment]

    @classmethod
    def van(cls, data: Any, inbreng: Inbreng, over: int) -> WijzigInbrengForm:
        """Give the form of an entry, with what stands there now."""
        velden = ("waarde", "eigen_waarde", "grond", "reden", "stemmen")
        nu = {veld: getattr(inbreng, veld) for veld in velden}
        kader = inbreng.bijeenkomst.dossier.kader_id
        return cls(data, over=over + inbreng.stemmen, kader=kader, initial=nu)

    def zeg_botsing(self, botsing: Botsingsbeeld) -> str:
        """Say where the other text came from: nobody else has this address."""
        return "Dit is intussen op een ander toestel veranderd. Er is nog niets bewaard."
