"""Forms of the citator: taking an action over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from moresprudentie.forms import Formulier
from project.models import Project


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
