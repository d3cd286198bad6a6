"""What a screen shows now, made once for all screens that show the same. Only what everybody at that screen may see.

A silent step is silent here: nothing that somebody wrote is in what is made, for whatever screen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from live.bord import maak_bord
from live.delen import BORD
from live.melden import LEIDING, SCHERM, TAFEL
from live.models import Sessie, Tafel, plekmerk
from live.schermen.leiding import leidingstukken
from live.schermen.wand import wandstukken, zaalstukken
from live.teken import Stukken, teken

KNIP = "<!--knip-->"
"""Where a template lets a piece be cut: what lies between two cuts and stays the same is not sent again."""


@dataclass(frozen=True)
class Beeld:
    """What a screen shows at one moment: where the session is, and its pieces, each in the parts between the cuts."""

    stand: dict[str, Any]
    stukken: dict[str, tuple[str, ...]]

    @cached_property
    def geheel(self) -> str:
        """All of it, as JSON."""
        return _als_json({**self.stand, "stukken": self.stukken})

    @cached_property
    def versie(self) -> str:
        """A mark of the content: equal for what is equal."""
        return sha256(self.geheel.encode()).hexdigest()[:24]

    def sinds(self, vorig: Beeld) -> str:
        """Give it as JSON for a screen that shows `vorig`: of a part that was there already only which one it was."""
        stukken = {naam: _bekend(delen, vorig.stukken.get(naam, ())) for naam, delen in self.stukken.items()}
        return _als_json({**self.stand, "van": vorig.versie, "stukken": stukken})


def _bekend(delen: tuple[str, ...], vorige: tuple[str, ...]) -> list[str | int]:
    plaats = {deel: nummer for nummer, deel in enumerate(vorige)}
    return [plaats.get(deel, deel) for deel in delen]


def _als_json(gegevens: dict[str, Any]) -> str:
    return json.dumps(gegevens, ensure_ascii=False, separators=(",", ":"))


def maak_beeld(sessie_id: int, scherm: str) -> Beeld:
    """Give what a screen shows now. `scherm` is a name of `live.melden`. Raises `Sessie.DoesNotExist` or `Tafel.DoesNotExist`."""
    meer: dict[str, Any] = {}
    if scherm in (LEIDING, SCHERM):
        sessie = Sessie.objects.compleet().get(pk=sessie_id)
        stukken = leidingstukken(sessie) if scherm == LEIDING else wandstukken(sessie)
    else:
        tafels = Tafel.objects.select_related("sessie__project", "groep")
        tafel = tafels.get(sessie=sessie_id, groep=int(scherm.removeprefix(TAFEL)))
        sessie, stukken = tafel.sessie, tafelstukken(tafel)
        meer["zit"] = wie_er_zit(tafel)
    return Beeld(stand(sessie) | meer, {naam: tuple(stuk.split(KNIP)) for naam, stuk in stukken.items()})


def stand(sessie: Sessie) -> dict[str, Any]:
    """Give where the session is: the part and the clock, in milliseconds. The same until somebody changes it."""
    rest = sessie.resteert
    return {
        "deel": sessie.nu.sleutel,
        "namen": sessie.toon_namen,
        "klok": {
            "eindigt": int(sessie.eindigt_op.timestamp() * 1000) if sessie.eindigt_op else None,
            "rest": int(rest.total_seconds() * 1000) if rest is not None else None,
            "duur": int(sessie.duur.total_seconds() * 1000),
        },
    }


def wie_er_zit(tafel: Tafel) -> list[str]:
    """Give the marks of the places at a table: a screen that is not among them was moved to another one."""
    plekken = tafel.sessie.plekken.filter(deelnemer__groep=tafel.groep_id).order_by("pk")
    return [plekmerk(pk) for pk in plekken.values_list("pk", flat=True)]


def tafelstukken(tafel: Tafel) -> Stukken:
    """Give what telephones and laptop at one table show beside what is one person's own."""
    sessie = tafel.sessie
    gevonden: Stukken = {
        "aan-tafel": teken("aan_tafel", tafel=tafel, sessie=sessie, namen=aan_tafel(tafel)),
        "bordstappen": "",
    }
    if sessie.nu.beeld == BORD:
        bord = maak_bord(tafel, sessie.nu.soort)
        gevonden["bord"] = teken("bord", bord=bord, tafel=tafel, sessie=sessie)
        gevonden["bordstappen"] = teken("bordstappen", bord=bord)
    return gevonden | zaalstukken(sessie)


def aan_tafel(tafel: Tafel) -> list[str]:
    """Give the names of who sits at a table, when the gespreksleider shows names; else nobody's."""
    sessie = tafel.sessie
    if not sessie.toon_namen:
        return []
    plekken = sessie.plekken.filter(deelnemer__groep=tafel.groep_id)
    return list(plekken.order_by("deelnemer__naam").values_list("deelnemer__naam", flat=True))
