"""The form with which somebody comes in by a code: into the room of a workshop, or into a meeting."""

from __future__ import annotations

from typing import Any

from django import forms


class CodeForm(forms.Form):
    """A code, and a name that may be left out. Where it leads to says how: `uitleg` per field, and `leeg` without a code."""

    use_required_attribute = False
    uitleg: dict[str, str] = {}
    leeg = ""

    code = forms.CharField(label="Code", max_length=20)
    naam = forms.CharField(label="Je naam", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, tekst in self.uitleg.items():
            self.fields[naam].help_text = tekst
        self.fields["code"].error_messages["required"] = self.leeg
        self.fields["code"].widget.attrs |= {
            "autocapitalize": "characters",
            "autocomplete": "off",
            "spellcheck": "false",
            "aria-required": "true",
        }
        self.fields["naam"].widget.attrs["autocomplete"] = "name"
