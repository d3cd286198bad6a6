"""Rehearsing a workshop: at which pace, and where one's own rehearsal is."""

from __future__ import annotations

from datetime import timedelta

from django import forms

from organisatie.models import Gebruiker
from project.models import Project
from project.workshop.script import STAPPEN, totaal

TEMPOS = {5: "5 keer zo snel", 10: "10 keer zo snel", 20: "20 keer zo snel"}
"""How many times faster the clock can run."""
GEWOON_TEMPO = 10
BLIJFT = timedelta(hours=24)
"""A rehearsal that was left alone is removed after so long."""


class OefenForm(forms.Form):
    """The pace of a rehearsal."""

    tempo = forms.TypedChoiceField(
        label="Hoe snel loopt de klok?",
        coerce=int,
        choices=[
            (tempo, f"{naam}: klaar in ongeveer {round(totaal(STAPPEN) / tempo)} minuten")
            for tempo, naam in TEMPOS.items()
        ],
        initial=GEWOON_TEMPO,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe snel de klok loopt."},
    )


def eigen_oefening(project: Project, gebruiker: Gebruiker) -> Project | None:
    """Give the rehearsal of this workshop that this person is holding; None when there is none."""
    return Project.alle.filter(oefening_van=project, organisator=gebruiker).order_by("-pk").first()
