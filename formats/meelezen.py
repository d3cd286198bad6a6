"""A form as somebody without an account reads it along: each question with its answer, and what this reader remarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from formats.models import Invulling, Opmerking
from formats.weergave import antwoord_als_html


@dataclass(frozen=True)
class Geweigerd:
    """A remark that was not taken: beside which question, what was typed, and why not."""

    vraag: str = ""
    tekst: str = ""
    reden: str = ""


GOED = Geweigerd()


def te_lezen(
    invulling: Invulling, eigen: Iterable[Opmerking], geweigerd: Geweigerd = GOED
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Give per part of the form its title and its questions, as `formats/meelezen_vraag.html` takes them."""
    per: dict[str, list[Opmerking]] = {}
    for opmerking in eigen:
        per.setdefault(opmerking.vraag, []).append(opmerking)
    return [
        (
            stand.onderdeel.titel,
            [
                {
                    "sleutel": vraag.sleutel,
                    "label": vraag.label,
                    "vanzelf": invulling.vanzelf.get(vraag.sleutel, ""),
                    "html": antwoord_als_html(vraag, invulling.tekst(vraag.sleutel)),
                    "opmerkingen": per.get(vraag.sleutel, []),
                    "tekst": geweigerd.tekst if geweigerd.vraag == vraag.sleutel else "",
                    "fout": geweigerd.reden if geweigerd.vraag == vraag.sleutel else "",
                }
                for vraag in stand.onderdeel.vragen
            ],
        )
        for stand in invulling.volledigheid().onderdelen
    ]
