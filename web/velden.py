"""What a form says about its fields beside what it enforces."""

from __future__ import annotations

from django import forms


def noem_niet_vrij(form: forms.BaseForm, *namen: str) -> None:
    """Leave "mag leeg blijven" out at fields that may be empty now, but are needed: later, or one of some."""
    for naam in namen:
        form.fields[naam].telt_mee = True  # type: ignore[attr-defined]
