"""The forms of a Woo set: the request, a passage, a ground, what was proposed, and the end."""

from __future__ import annotations

from typing import Any

from django import forms

from acties.forms import DatumVeld
from moresprudentie.forms import Formulier
from moresprudentie.models import Wooset
from moresprudentie.woo.gronden import KEUZES
from moresprudentie.woo.overzicht import Voorstel
from web.gezien import GezienForm

KIES = "Kies een grond."


def grondveld(label: str = "Op welke grond?", help_text: str = "") -> forms.ChoiceField:
    """Give the choice of a ground, with none chosen: the reviewer weighs it each time."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[("", "Kies een grond"), *KEUZES],
        error_messages={"required": KIES},
    )


class WoosetForm(GezienForm, forms.ModelForm):
    """What was asked, its reference and its day."""

    use_required_attribute = False

    ontvangen_op = DatumVeld(label="Van welke dag is het verzoek?")

    class Meta:
        model = Wooset
        fields = ("kenmerk", "ontvangen_op", "gevraagd")
        labels = {"kenmerk": "Kenmerk van het verzoek", "gevraagd": "Wat is er gevraagd?"}
        help_texts = {
            "kenmerk": "Het nummer waaronder jullie organisatie het verzoek behandelt.",
            "gevraagd": "Dit komt op de inventarislijst. Noem geen namen.",
        }
        widgets = {"gevraagd": forms.Textarea(attrs={"rows": 3})}


class PassageForm(Formulier):
    """A passage that the reviewer found, and its ground."""

    tekst = forms.CharField(
        label="Wat lak je weg?",
        help_text="Neem het over zoals het er staat. Het verdwijnt uit alle stukken van de set, ook als het over een regeleinde "
        "loopt of deels vet staat.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    grond = grondveld()


class GrondForm(GezienForm, Formulier):
    """The ground of what is there already."""

    grond = grondveld()


class VoorstellenForm(Formulier):
    """Which proposals, and on which ground; with the other button they stay as they are, and no ground is asked."""

    teksten = forms.MultipleChoiceField(
        label="Voorstellen",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Zet eerst een vinkje bij een of meer voorstellen.",
            "invalid_choice": "Over een van deze voorstellen is intussen besloten. Kijk de lijst na.",
        },
    )
    grond = grondveld(
        "Op welke grond lak je ze weg?", "Voor een naam of een telefoonnummer is dat meestal 5.1.2.e."
    )
    wat = forms.ChoiceField(
        choices=[("lakken", "lakken"), ("laten", "laten")], widget=forms.HiddenInput, required=False
    )

    def __init__(self, *args: Any, voorstellen: list[Voorstel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorstellen = voorstellen
        self.fields["teksten"].choices = [(v.tekst, v.tekst) for v in voorstellen]  # type: ignore[attr-defined]
        if self.data.get("wat") == "laten":
            self.fields["grond"].required = False

    @property
    def gekozen(self) -> list[str]:
        """What has its tick, so that it keeps that when the page comes back."""
        return list(self["teksten"].value() or [])

    @property
    def beslist(self) -> dict[str, Any]:
        """Give what the handeling takes."""
        laten = self.cleaned_data["wat"] == "laten"
        return {"teksten": self.cleaned_data["teksten"], "grond": "" if laten else self.cleaned_data["grond"]}


class MerkForm(Formulier):
    """Only the mark of what the page showed."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
