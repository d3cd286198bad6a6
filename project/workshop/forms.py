"""Who was there, as a form."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from project.models import Deelnemer, Project
from web.gezien import GezienForm


class AanwezigForm(GezienForm, forms.Form):
    """Who was there."""

    aanwezig = forms.ModelMultipleChoiceField(
        Deelnemer.objects.none(),
        label="Vink aan wie erbij waren",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelMultipleChoiceField, self.fields["aanwezig"])
        veld.queryset = project.deelnemers.all()
        self.initial.setdefault("aanwezig", [d.pk for d in project.deelnemers.erbij()])
