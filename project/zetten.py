"""The moves of a project between phases as people make them: who may, what is asked, what is done.

A move and the move back ask for the same right: who can open something again can also close it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from organisatie.rechten import Recht
from project.handelingen import (
    begin_workshop,
    heropen_project,
    heropen_workshop,
    rond_project_af,
    rond_workshop_af,
    terug_naar_voorbereiding,
)
from project.models import Project

Fase = Project.Fase


@dataclass(frozen=True)
class Zet:
    """One move: from which phases, with which right, the words on the page, and the page after it."""

    label: str
    van: tuple[str, ...]
    recht: Recht
    handeling: Callable[..., Any]
    gelukt: str
    daarna: str = "project"
    vraag: str = ""
    uitleg: str = ""
    knop: str = ""

    @property
    def direct(self) -> bool:
        """Whether the button does it at once, without asking first: when it is undone as easily."""
        return not self.vraag


ZETTEN: dict[str, Zet] = {
    "begin-workshop": Zet(
        "Begin met de workshop",
        (Fase.VOORBEREIDING,),
        Recht.WORKSHOP_BEGINNEN,
        begin_workshop,
        "De workshop is begonnen. Je kunt de uitkomsten invoeren. Te vroeg? Ga terug naar de voorbereiding.",
        "project-workshop",
    ),
    "naar-voorbereiding": Zet(
        "Terug naar de voorbereiding",
        (Fase.WORKSHOP,),
        Recht.WORKSHOP_BEGINNEN,
        terug_naar_voorbereiding,
        "Het project is weer in voorbereiding.",
        vraag="Terug naar de voorbereiding?",
        uitleg="Wat je al hebt ingevoerd, blijft bewaard.",
        knop="Terug naar de voorbereiding",
    ),
    "workshop-afronden": Zet(
        "Rond de workshop af",
        (Fase.WORKSHOP,),
        Recht.WORKSHOP_INVULLEN,
        rond_workshop_af,
        "De workshop is afgerond. De uitvoering begint.",
        vraag="De workshop afronden?",
        uitleg=(
            "De uitkomsten staan dan vast en de poster is klaar. De actiehouders krijgen een e-mail met hun acties, "
            "de regievoerder een e-mail met een link naar alle acties."
        ),
        knop="Rond de workshop af",
    ),
    "workshop-heropenen": Zet(
        "Verbeter de uitkomsten van de workshop",
        (Fase.IMPLEMENTATIE,),
        Recht.WORKSHOP_INVULLEN,
        heropen_workshop,
        "Je kunt de uitkomsten weer wijzigen.",
        "project-workshop",
        vraag="De uitkomsten van de workshop verbeteren?",
        uitleg="Je kunt ze dan weer wijzigen. Rond de workshop daarna opnieuw af.",
        knop="Open de uitkomsten",
    ),
    "afronden": Zet(
        "Rond het project af",
        (Fase.IMPLEMENTATIE,),
        Recht.FOLLOWUP_BEWERKEN,
        rond_project_af,
        "Het project is afgerond.",
        vraag="Het project afronden?",
        uitleg="Dat kan als de uitkomst vastligt en alle acties klaar of vervallen zijn.",
        knop="Rond het project af",
    ),
    "heropenen": Zet(
        "Heropen het project",
        (Fase.AFGEROND, Fase.GESTOPT),
        Recht.FOLLOWUP_BEWERKEN,
        heropen_project,
        "Het project is heropend.",
        vraag="Het project heropenen?",
        uitleg="Het project gaat verder in de fase waarin het was. Bij een gestopt project vervalt de uitkomst.",
        knop="Heropen het project",
    ),
}
