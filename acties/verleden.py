"""What was changed of an action since it was agreed, read from the audit trail: adjusting keeps the old text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format

from acties.models import Actie
from organisatie.auditnamen import met_namen
from organisatie.models import Auditregel, Gebruiker
from organisatie.tekst import telwoord

NIET = ("status", "actiehouder_adres")
"""Not told here: the state stands with the reports, and an address is not for everybody who reads the action."""
LEEG = "leeg"


@dataclass(frozen=True)
class Verandering:
    """One field that got another value: its name, what stood there and what came, as people read it."""

    veld: str
    was: str
    werd: str


@dataclass(frozen=True)
class Wijziging:
    """What one person changed at one moment."""

    door: Gebruiker | None
    namens: str
    op: datetime
    veranderingen: list[Verandering]


@dataclass(frozen=True)
class Verzet:
    """A term that was moved: the day it was first, and how often it moved since."""

    was: date
    keer: int

    @property
    def in_woorden(self) -> str:
        """As it stands beside the term."""
        return f"was {date_format(self.was, 'j F Y')}, {telwoord(self.keer)} keer verzet"


@dataclass(frozen=True)
class Verleden:
    """The changes of an action, the last one first, and of its term, when that moved."""

    wijzigingen: list[Wijziging]
    verzet: Verzet | None


def lees_verleden(actie: Actie) -> Verleden:
    """Give what was changed of an action; one query. Once it is agreed, what changed while it was a draft is not told."""
    regels = Auditregel.objects.filter(
        soort=actie._meta.label_lower, object_id=str(actie.pk), details__has_key="wijzigingen"
    ).select_related("door")
    if actie.afgesproken_op:
        regels = regels.filter(moment__gte=actie.afgesproken_op)
    gelezen = list(regels)
    for regel, details in zip(gelezen, met_namen([regel.details for regel in gelezen]), strict=True):
        regel.details = details
    wijzigingen = [
        Wijziging(regel.door, regel.details.get("namens", ""), regel.moment, veranderd)
        for regel in gelezen
        if (veranderd := _lees(regel))
    ]
    return Verleden(wijzigingen, _verzet(gelezen))


def _paren(regel: Auditregel) -> dict[str, list[Any]]:
    return regel.details.get("wijzigingen") or {}


def _lees(regel: Auditregel) -> list[Verandering]:
    gevonden = []
    for naam, (was, werd) in _paren(regel).items():
        veld = _veld(naam)
        if veld is not None and naam not in NIET:
            woord = str(veld.verbose_name)
            gevonden.append(Verandering(woord[:1].upper() + woord[1:], _toon(veld, was), _toon(veld, werd)))
    return gevonden


def _veld(naam: str) -> Any:
    """Give a field of an action by its name; None for one that there is not any more."""
    try:
        return Actie._meta.get_field(naam)
    except FieldDoesNotExist:
        return None


def _toon(veld: Any, waarde: Any) -> str:
    """Say a value of the audit trail as a page does: people and values came by their name already."""
    if isinstance(veld, models.BooleanField):
        return "ja" if waarde else "nee"
    if waarde in (None, "", []):
        return LEEG
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde)
    if isinstance(veld, models.DateField) and (dag := _dag(waarde)):
        return date_format(dag, "j F Y")
    return str(dict(veld.flatchoices).get(waarde, waarde)) if veld.choices else str(waarde)


def _dag(waarde: Any) -> date | None:
    try:
        return date.fromisoformat(str(waarde)[:10])
    except ValueError:
        return None


def _verzet(regels: Iterable[Auditregel]) -> Verzet | None:
    """Find how often a term became another one; a first term, or none any more, moved nothing."""
    dagen = [tuple(map(_dag, paar)) for regel in regels if (paar := _paren(regel).get("termijn"))]
    verzet = [was for was, werd in dagen if was and werd and was != werd]
    return Verzet(verzet[-1], len(verzet)) if verzet else None
