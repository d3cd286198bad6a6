"""Another organisation, whose verslagen were read in from a file."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from moresprudentie.handelingen import lees_verslagen_in

BESTAND = Path(settings.BASE_DIR) / "fixtures" / "demo" / "gemeente-voorbeeldstad.jsonl"


def speel() -> None:
    """Read in the verslagen of a municipality."""
    with BESTAND.open("rb") as regels:
        lees_verslagen_in(regels=regels, door=None)
