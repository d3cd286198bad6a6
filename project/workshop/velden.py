"""Fields of a line on the sheet: a text that means something of the project (`Bereik`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from acties.models import Actie
from organisatie.datum import lees_dag
from organisatie.models import Gebruiker
from project.models import Gekozenwaarde
from project.workshop.bereik import Bereik
from waardenkader.models import Principe, Waarde

OPEN = "open"
"""The choice of a principe that is to be decided still."""


class Bereikveld(forms.CharField):
    """A text about something of one project; the form sets `bereik`."""

    bereik: Bereik

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("required", False)
        super().__init__(**opties)


class Dagveld(forms.CharField):
    """A day in words or figures; cleaned it is a date or None."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(required=False, **opties)

    def prepare_value(self, value: Any) -> Any:
        """Give a date in words."""
        return date_format(value, "j F Y") if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        """Give the day; raises `ValidationError` when it is none."""
        tekst = super().clean(value)
        if not tekst:
            return None
        try:
            return lees_dag(tekst, vanaf=timezone.localdate())
        except ValueError as fout:
            raise forms.ValidationError(
                f"‘{tekst}’ is geen dag. Schrijf bijvoorbeeld 1 maart of 1-3-2027."
            ) from fout


class OpPosterVeld(Bereikveld):
    """The name (or its beginning) of a value on the poster; cleaned it is the `Gekozenwaarde` or None."""

    def prepare_value(self, value: Any) -> Any:
        """Give the name of a value."""
        return str(value) if isinstance(value, Gekozenwaarde) else value

    def clean(self, value: Any) -> Gekozenwaarde | None:
        """Give the value; raises `ValidationError` when it is not on the poster."""
        tekst = super().clean(value)
        if not tekst:
            return None
        gevonden = self.bereik.vind_gekozen(tekst)
        if gevonden is None:
            raise forms.ValidationError(
                f"‘{tekst}’ staat niet op de poster. Zet de waarde eerst bij een tafel."
            )
        return gevonden


class WaardenVeld(Bereikveld):
    """Names of values with commas between them; cleaned it is a list of values."""

    def prepare_value(self, value: Any) -> Any:
        """Give the names with commas between them."""
        return value if isinstance(value, str) else ", ".join(str(waarde) for waarde in value or ())

    def clean(self, value: Any) -> list[Waarde]:
        """Give the values; raises `ValidationError` for a name that is none."""
        namen = [deel.strip() for deel in super().clean(value).replace(";", ",").split(",")]
        return [self._vind(naam) for naam in namen if naam]

    def _vind(self, naam: str) -> Waarde:
        if op_poster := self.bereik.vind_gekozen(naam):
            return op_poster.waarde
        if waarde := self.bereik.vind_waarde(naam):
            return waarde
        lijkt = self.bereik.lijkt_op(naam)
        raad = f"Bedoel je {lijkt}?" if lijkt else "Kies waarden van de poster of uit het waardenkader."
        raise forms.ValidationError(f"‘{naam}’ is geen waarde. {raad}")


class PrincipeVeld(forms.ChoiceField):
    """The principe of a value that is not in the framework; cleaned it is that principe, or None when it is open."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(required=False, choices=[], **opties)
        self.principes: dict[str, Principe] = {}

    def bied_aan(self, principes: list[Principe]) -> None:
        """Offer these, and to decide later."""
        self.principes = {str(p.pk): p for p in principes}
        namen = [(pk, f"{p.fundament.naam}: {p.naam}") for pk, p in self.principes.items()]
        self.choices = [("", "Andere waarde: kies een principe"), (OPEN, "Nog te bepalen"), *namen]

    def prepare_value(self, value: Any) -> Any:
        """Give the key of a choice."""
        return str(value.pk) if isinstance(value, Principe) else value

    def clean(self, value: Any) -> Principe | None:
        """Give the principe, None when it is open or was not chosen."""
        return self.principes.get(super().clean(value))


class MensVeld(Bereikveld):
    """The name of who does something: cleaned it is the account of that colleague, else the name; "" for nobody."""

    def __init__(self, *, alleen_collega: bool = False, **opties: Any) -> None:
        super().__init__(max_length=200, **opties)
        self.alleen_collega = alleen_collega
        self.widget.attrs["list"] = "mensen"

    def prepare_value(self, value: Any) -> Any:
        """Give the name of an account."""
        return value.naam if isinstance(value, Gebruiker) else value

    def clean(self, value: Any) -> Gebruiker | str:
        """Give the account or the name; raises `ValidationError` when only a colleague will do."""
        naam = " ".join(super().clean(value).split())
        gevonden = self.bereik.vind_account(naam) if naam else None
        if naam and gevonden is None and self.alleen_collega:
            raise forms.ValidationError(f"We vinden geen collega met de naam ‘{naam}’.")
        return gevonden or naam


class ActieVeld(Bereikveld):
    """An action by its number on the sheet; cleaned it is that action."""

    def prepare_value(self, value: Any) -> Any:
        """Give the number of an action."""
        if not isinstance(value, Actie):
            return value
        return str(value.nummer or "")

    def clean(self, value: Any) -> Actie | None:
        """Give the action; raises `ValidationError` when no action has this number."""
        tekst = super().clean(value)
        if not tekst:
            return None
        gevonden = [actie for actie in self.bereik.afspraken if str(actie.nummer) == tekst.lstrip("0")]
        if not gevonden:
            raise forms.ValidationError(f"Er is geen actie {tekst}. Vul het nummer van een actie in.")
        return gevonden[0]
