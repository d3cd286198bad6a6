"""What a screen shows now, made once for all screens that show the same. Only what everybody at that screen may see.

A silent step is silent here: nothing that somebody wrote is in what is made, for whatever screen.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from live.bord import maak_bord
from live.delen import BORD
from live.melden import LEIDING, SCHERM
from live.models import Sessie, Tafel
from live.schermen.leiding import leidingstukken
from live.schermen.wand import wandstukken, zaalstukken
from live.teken import Stukken, teken


def maak_beeld(sessie_id: int, scherm: str) -> tuple[str, str]:
    """Give (version, content) of a screen: JSON with the part, the clock and the pieces. The version is equal for what is equal.

    `scherm` is a name of `live.melden`. Raises `Sessie.DoesNotExist`.
    """
    sessie = Sessie.objects.compleet().get(pk=sessie_id)
    inhoud = json.dumps(
        {**stand(sessie), "stukken": stukken(sessie, scherm)}, ensure_ascii=False, separators=(",", ":")
    )
    return sha256(inhoud.encode()).hexdigest()[:24], inhoud


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


def stukken(sessie: Sessie, scherm: str) -> Stukken:
    """Give the pieces of one screen that change while a part goes on."""
    if scherm == LEIDING:
        return leidingstukken(sessie)
    if scherm == SCHERM:
        return wandstukken(sessie)
    tafel = sessie.tafels.select_related("groep").get(groep_id=int(scherm.removeprefix("tafel-")))
    tafel.sessie = sessie
    return tafelstukken(tafel)


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
