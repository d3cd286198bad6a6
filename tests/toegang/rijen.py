"""How the table of handelingen is made: one row, and where all handelingen are found."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.conf import settings

from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from tests.toegang.conftest import Wereld

Gegevens = Callable[[Wereld, Gebruiker], dict[str, Any]]
KAMERS = (
    *("acties", "codio_site", "documenten", "formats", "moresprudentie"),
    *("organisatie", "project", "strategie", "waardenkader", "web"),
    "live",
)


@dataclass(frozen=True)
class Rij:
    """What one handeling asks: of every group of rights one; and what it is called with besides `door`."""

    vraagt: tuple[frozenset[Recht], ...]
    gegevens: Gegevens


def handelingen() -> dict[str, Callable[..., Any]]:
    """Give every public handeling of the house by its full name: what a module of handelingen offers by keyword."""
    return {
        f"{module.__name__}.{naam}": functie
        for module in modules()
        for naam, functie in publiek(module).items()
        if all(
            p.kind in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in inspect.signature(functie).parameters.values()
        )
    }


def modules() -> list[ModuleType]:
    """Give the modules of handelingen, in every room of the house."""
    namen = [
        module.name
        for kamer in KAMERS
        for module in pkgutil.walk_packages([f"{settings.BASE_DIR}/{kamer}"], f"{kamer}.")
        if "handelingen" in module.name.split(".")
    ]
    return [importlib.import_module(naam) for naam in namen]


def publiek(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """Give the functions that a module defines itself and does not keep to itself."""
    return {
        naam: functie
        for naam, functie in vars(module).items()
        if inspect.isfunction(functie)
        and not naam.startswith("_")
        and inspect.unwrap(functie).__module__ == module.__name__
    }


def rijen(kamer: str, vraagt: Recht | tuple[Recht, ...], **per_naam: Gegevens) -> dict[str, Rij]:
    """Give rows of handelingen that ask the same; several rights mean: one of these."""
    groep = frozenset(vraagt if isinstance(vraagt, tuple) else (vraagt,))
    return {f"{kamer}.{naam}": Rij((groep,), gegevens) for naam, gegevens in per_naam.items()}
