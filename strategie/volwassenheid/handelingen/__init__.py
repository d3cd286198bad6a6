"""Every write in a meting."""

from __future__ import annotations

from strategie.volwassenheid.handelingen.citeren import citeer
from strategie.volwassenheid.handelingen.invullen import heropen_invullen, sluit, vul_in
from strategie.volwassenheid.handelingen.uitkomst import heropen_uitkomst, leg_uitkomst_vast, stel_vast
from strategie.volwassenheid.handelingen.voorbereiden import (
    haal_mens_weg,
    maak_meting,
    neem_mensen_over,
    open_meting,
    stop,
    voeg_mens_toe,
    wijzig_meting,
)

__all__ = [
    "citeer",
    "haal_mens_weg",
    "heropen_invullen",
    "heropen_uitkomst",
    "leg_uitkomst_vast",
    "maak_meting",
    "neem_mensen_over",
    "open_meting",
    "sluit",
    "stel_vast",
    "stop",
    "voeg_mens_toe",
    "vul_in",
    "wijzig_meting",
]
