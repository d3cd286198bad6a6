"""The story of the demo as data: reads `fixtures/demo/` and finds the things that it names."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from organisatie.models import Gebruiker
from waardenkader.models import Waarde

MAP = Path(settings.BASE_DIR) / "fixtures" / "demo"


def lees(naam: str) -> dict[str, Any]:
    """Give the content of one file of the story."""
    return tomllib.loads((MAP / naam).read_text(encoding="utf-8"))


def projecten() -> list[dict[str, Any]]:
    """Give the cases, in the order of their file names."""
    return [lees(f"projecten/{pad.name}") for pad in sorted((MAP / "projecten").glob("*.toml"))]


@cache
def persoon(account: str) -> Gebruiker:
    """Give the person with this account."""
    return Gebruiker.objects.get(username=account)


def waarde(naam: str) -> Waarde:
    """Give a value of the framework in use by its name."""
    return Waarde.objects.actueel().get(naam=naam)


def waarden(namen: list[str]) -> list[Waarde]:
    """Give several values by name."""
    return [waarde(naam) for naam in namen]
