"""A template variable that does not exist fails the test, in the templates of this project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.template.base import Node


class OnbekendeSjabloonvariabele(Exception):
    """A template of this project uses a variable that is not there."""


class OnbekendeVariabele(str):
    """Django's `string_if_invalid`, which raises for templates below one folder.

    Templates of Django and of packages (the admin) use variables that are not there; those get the
    usual empty text.
    """

    map: Path

    def __new__(cls, map: Path) -> OnbekendeVariabele:
        """Take the folder with the templates that are held to this."""
        zelf = super().__new__(cls, "%s")
        zelf.map = map
        return zelf

    def __mod__(self, variabele: Any) -> str:
        """Be told by the template engine that a variable is missing."""
        sjabloon = _sjabloon_dat_nu_tekent()
        if sjabloon.startswith(f"{self.map}/"):
            raise OnbekendeSjabloonvariabele(f"{{{{ {variabele} }}}} in {sjabloon}")
        return ""


def _sjabloon_dat_nu_tekent() -> str:
    """Give the file of the innermost template node that is being rendered."""
    frame = sys._getframe(2)
    while frame is not None:
        zelf = frame.f_locals.get("self")
        if isinstance(zelf, Node) and getattr(zelf, "origin", None):
            return str(zelf.origin.name)
        frame = frame.f_back  # type: ignore[assignment]
    return ""
