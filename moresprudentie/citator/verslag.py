"""What the page of a verslag shows beside its fixed content: how its actions stand now, and who took them over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from acties.models import Actie
from moresprudentie.citator.overgenomen import Overgenomen, bij_elkaar, overgenomen_per_actie
from moresprudentie.citator.stand import Stand, standen_van
from moresprudentie.models import Verslag
from organisatie.models import Gebruiker


@dataclass(frozen=True)
class BijActie:
    """What stands beside one action of a verslag."""

    stand: Stand | None
    overgenomen: Overgenomen


def op_pagina(verslag: Verslag, gebruiker: Gebruiker) -> dict[str, Any]:
    """Give what the page shows of the actions, for somebody with an account."""
    standen = standen_van(verslag)
    over = {nummer: wat for (_, nummer), wat in overgenomen_per_actie({verslag.pk}, gebruiker).items()}
    projecten = (
        Actie.objects.filter(overgenomen_van=verslag, project__oefening_van=None)
        .order_by()
        .values("project")
        .distinct()
        .count()
        if over
        else 0
    )
    return {
        "bij_actie": {
            nummer: BijActie(standen.get(nummer), over.get(nummer, Overgenomen()))
            for nummer in standen.keys() | over.keys()
        },
        "overgenomen": bij_elkaar(list(over.values()), projecten),
    }
