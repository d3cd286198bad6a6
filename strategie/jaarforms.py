"""Forms of the yearly report: which period it is about."""

from __future__ import annotations

from django import forms

from acties.forms import DatumVeld
from web.gezien import GezienForm


class _Periode(forms.Form):
    use_required_attribute = False

    van = DatumVeld(
        label="Eerste dag van de periode", error_messages={"required": "Vul de eerste dag van de periode in."}
    )
    tot = DatumVeld(
        label="Laatste dag van de periode",
        error_messages={"required": "Vul de laatste dag van de periode in."},
        help_text="Hoe het er die dag voor stond, komt in het jaarverslag.",
    )


class NieuwJaarverslagForm(_Periode):
    """Begin a report."""


class PeriodeForm(GezienForm, _Periode):
    """Change the period of a report."""
