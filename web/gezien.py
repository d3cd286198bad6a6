"""Forms that change what exists: they carry what the page showed, and show what another wrote meanwhile.

`organisatie.wijziging` decides; this is its side of the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.wijziging import Gezien, IntussenGewijzigd, kenmerk

if TYPE_CHECKING:
    _Basis = forms.BaseForm
else:
    _Basis = object

VELD = "gezien"
KEUZE = "keuze-"  # prefix of the choice between two texts: "mijn" or "ander"
ZELF = "je"  # the other is the same person, in another window
BOTST = "botst-"  # prefix of the field that says that there is a choice to make, and with whom


@dataclass(frozen=True)
class Botsingsbeeld:
    """What another person made of a field: `tekst` in words, by whom and when.

    `naam` and `botst` are the names of the choice and of the field that says that there is one to make; `gekozen` is
    "mijn", "ander", or "" as long as nothing was chosen.
    """

    naam: str
    botst: str
    tekst: str
    wie: str
    wanneer: str
    gekozen: str = ""


class GezienVeld(forms.Field):
    """The marks of what the page showed, in a hidden field; cleaned it is a mapping, empty when it says nothing."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say that nobody changes this field: it tells what the page showed."""
        return False

    def clean(self, value: Any) -> Gezien:
        """Give the marks per field; what cannot be read says nothing, and then nothing is guarded."""
        try:
            gelezen = json.loads(value or "{}")
        except ValueError:
            return {}
        if not isinstance(gelezen, dict):
            return {}
        return {str(veld): merk for veld, merk in gelezen.items() if isinstance(merk, str)}


class GezienForm(_Basis):
    """Mix-in for a form with the present values as its `initial` (or `instance`).

    Its `cleaned_data` holds `gezien` beside the fields, so that a handeling takes `**form.cleaned_data` and judges per
    field. When it raises `IntussenGewijzigd`, `toon_botsing` puts the other text beside the field with a choice. A
    form with which something new is made has nothing to guard and no such field.
    """

    lezer: object = None  # who sends the form; set by `formulierstap`

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.botsingen: dict[str, Botsingsbeeld] = {}
        if self.bestaat:
            self.fields[VELD] = GezienVeld(required=False)

    @property
    def bestaat(self) -> bool:
        """Whether the form is about something that exists."""
        return not hasattr(self, "instance") or self.instance.pk is not None

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Give for the hidden field the marks of all others as they are shown now."""
        if field_name == VELD:
            return _als_json(self.kenmerken())
        return super().get_initial_for_field(field, field_name)

    def kenmerken(self) -> dict[str, str]:
        """Give the mark of the present value per field."""
        return {
            naam: kenmerk(self.get_initial_for_field(veld, naam))
            for naam, veld in self.fields.items()
            if naam != VELD
        }

    def _clean_form(self) -> None:
        """Take the present value where the writer chose the other text; ask where no choice was made.

        When the page comes back, for this or for another field, the choice stands there as it was made.
        """
        super()._clean_form()  # type: ignore[misc]
        for naam in [naam for naam in self.fields if self.add_prefix(BOTST + naam) in self.data]:
            keuze = self.data.get(self.add_prefix(KEUZE + naam), "")
            wie, _, wanneer = str(self.data[self.add_prefix(BOTST + naam)]).partition("|")
            self._zet_botsing(naam, self._huidig(naam), wie, wanneer, keuze)
            if keuze == "ander":
                self.errors.pop(naam, None)
                self.cleaned_data[naam] = self._huidig(naam)
            elif keuze != "mijn":
                self.add_error(naam, "Kies welke van de twee er komt te staan.")

    def _huidig(self, naam: str) -> Any:
        """Give the present value of a field as a valid form would."""
        veld = self.fields[naam]
        try:
            return veld.clean(veld.prepare_value(self.get_initial_for_field(veld, naam)))
        except ValidationError:
            return getattr(veld, "empty_value", None)

    def toon_botsing(self, fout: IntussenGewijzigd) -> None:
        """Show per field both texts and the choice; the page now counts as having seen the other text."""
        gezien = dict(self.cleaned_data.get(VELD, {}))
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for naam, nu in fout.nu.items():
            gezien[naam] = kenmerk(nu)
            if naam in self.fields:
                regel = fout.laatste(naam)
                wie = regel.door.naam if regel and regel.door else "Iemand anders"
                if regel and regel.door and regel.door == self.lezer:
                    wie = ZELF
                self._zet_botsing(naam, nu, wie, _moment(regel.moment) if regel else "")
                self.add_error(naam, self.zeg_botsing(self.botsingen[naam]))
        self.data[self.add_prefix(VELD)] = _als_json(gezien)  # type: ignore[index]
        if not set(fout.nu) & set(self.fields):
            self.add_error(None, fout.messages)

    def zeg_botsing(self, botsing: Botsingsbeeld) -> str:
        """Give the message beside a field that two people changed."""
        if botsing.wie == ZELF:
            return "Je veranderde dit al in een ander venster. Er is nog niets bewaard."
        return f"{botsing.wie} veranderde dit terwijl jij bezig was. Er is nog niets bewaard."

    def _zet_botsing(self, naam: str, nu: Any, wie: str, wanneer: str, gekozen: str = "") -> None:
        tekst = als_tekst(self.fields[naam], nu)
        self.botsingen[naam] = Botsingsbeeld(
            self.add_prefix(KEUZE + naam), self.add_prefix(BOTST + naam), tekst, wie, wanneer, gekozen
        )


def _als_json(gegevens: Mapping[str, str]) -> str:
    return json.dumps(gegevens, separators=(",", ":"))


def als_tekst(veld: forms.Field, waarde: Any) -> str:
    """Give a value as the person who chooses between two reads it."""
    if isinstance(waarde, bool):
        return "Aangevinkt" if waarde else "Niet aangevinkt"
    if isinstance(waarde, datetime):
        return date_format(timezone.localtime(waarde), "j F Y, H:i")
    if hasattr(waarde, "strftime"):
        return date_format(waarde, "j F Y")
    if isinstance(waarde, list | tuple | set | frozenset):
        return ", ".join(sorted(str(deel) for deel in waarde))
    keuzes = _vlak(veld) if isinstance(veld, forms.ChoiceField) else {}
    return str(keuzes.get(str(waarde), waarde)) if waarde is not None else ""


def _vlak(veld: forms.ChoiceField) -> Mapping[str, Any]:
    if isinstance(veld, forms.ModelChoiceField):
        return {}
    return {str(keuze): woorden for keuze, woorden in veld.choices}  # type: ignore[misc,union-attr]


def _moment(op: datetime) -> str:
    lokaal = timezone.localtime(op)
    return date_format(lokaal, "H:i" if lokaal.date() == timezone.localdate() else "j F, H:i")
