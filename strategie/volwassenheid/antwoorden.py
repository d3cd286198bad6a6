"""The answers of one person as a form sends them: per theme a choice and a remark, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from strategie.models import Invuller
from strategie.volwassenheid.themas import THEMAS, Thema

WEET_NIET = "weet-niet"


def keuzeveld(thema: Thema) -> str:
    """Give the name of the choice of a theme."""
    return f"niveau_{thema.sleutel}"


def opmerkingveld(thema: Thema) -> str:
    """Give the name of the remark on a theme."""
    return f"opmerking_{thema.sleutel}"


def antwoorden_van(invuller: Invuller) -> dict[str, str]:
    """Give what somebody answered so far, by the names of the fields; empty where nothing was."""
    per_thema = {oordeel.thema: oordeel for oordeel in invuller.oordelen.all()}
    antwoorden = {}
    for thema in THEMAS:
        oordeel = per_thema.get(thema.sleutel)
        keuze = "" if oordeel is None else WEET_NIET if oordeel.weet_niet else str(oordeel.niveau or "")
        antwoorden[keuzeveld(thema)] = keuze
        antwoorden[opmerkingveld(thema)] = oordeel.opmerking if oordeel else ""
    return antwoorden


def ontleed(antwoorden: Mapping[str, str], thema: Thema) -> dict[str, Any]:
    """Give the fields of the `Oordeel` on a theme for these answers."""
    keuze = antwoorden[keuzeveld(thema)]
    return {
        "niveau": int(keuze) if keuze.isdigit() else None,
        "weet_niet": keuze == WEET_NIET,
        "opmerking": antwoorden[opmerkingveld(thema)].strip(),
    }
