"""The form with which participants are asked to read the draft of a verslag along."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from acties.forms import DatumVeld
from project.ontvangers import OntvangersForm

TERMIJN, LANGST = timedelta(days=7), timedelta(days=90)


class MeelezenForm(OntvangersForm):
    """Until when, a word of one's own, and who gets the mail."""

    use_required_attribute = False

    tot = DatumVeld(
        label="Tot en met welke dag kunnen ze meelezen?",
        help_text="Daarna werkt de link naar het concept niet meer.",
    )
    toelichting = forms.CharField(
        label="Wil je er iets bij zeggen?",
        required=False,
        max_length=2000,
        help_text="Dit staat in de mail en boven het concept.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("tot", "toelichting", "aan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("tot", localdate() + TERMIJN)

    def clean_tot(self) -> date:
        """A day that is still to come, and not so far off that nobody feels asked."""
        tot: date = self.cleaned_data["tot"]
        if tot < localdate():
            raise ValidationError("Deze dag is al voorbij.")
        if tot > localdate() + LANGST:
            raise ValidationError("Kies een dag binnen drie maanden.")
        return tot
