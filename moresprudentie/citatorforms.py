"""Forms of the citator: taking an action over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from acties.forms import DatumVeld
from moresprudentie.forms import Formulier
from moresprudentie.models import Foutmelding
from project.models import Project
from web.gezien import GezienForm


class OvernemenForm(Formulier):
    """Into which project."""

    project: Any = forms.ModelChoiceField(
        label="In welk project?",
        queryset=None,
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een project."},
    )

    def __init__(self, *args: Any, projecten: Sequence[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = Project.objects.filter(  # type: ignore[attr-defined]
            pk__in=[project.pk for project in projecten]
        ).order_by("titel", "pk")
        if len(projecten) == 1:
            self.initial["project"] = projecten[0].pk


class ZoekvraagForm(Formulier):
    """How somebody calls a search that is kept, and whether it mails."""

    naam = forms.CharField(
        label="Hoe noem je deze zoekvraag?",
        max_length=100,
        error_messages={"required": "Geef de zoekvraag een naam."},
    )
    mail = forms.BooleanField(
        label="Mail mij als er een nieuw verslag bij past.",
        help_text="Hoe vaak je mail krijgt, kies je bij je account.",
        required=False,
    )


class ZoekvraagWijzigForm(GezienForm, ZoekvraagForm):
    """The same for one that is kept already: what was changed in another window meanwhile is not undone."""


class FoutForm(Formulier):
    """What a reader says is wrong."""

    tekst = forms.CharField(
        label="Wat klopt er niet?",
        help_text="Schrijf waar het staat en wat het moet zijn. De redactie leest het met je naam erbij. "
        "Andere lezers zien het niet.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Schrijf op wat er niet klopt."},
    )


class FoutantwoordForm(Formulier):
    """What the redactie does about it."""

    uitkomst = forms.ChoiceField(
        label="Wat doe je ermee?",
        choices=Foutmelding.Uitkomst,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat je ermee doet."},
    )
    antwoord = forms.CharField(
        label="Jouw antwoord aan de melder",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Schrijf de melder wat je ermee doet, of waarom het zo blijft."},
    )


class NakijkForm(Formulier):
    """The next day on which a verslag is looked at."""

    op = DatumVeld(label="Wanneer kijkt de redactie weer?")
