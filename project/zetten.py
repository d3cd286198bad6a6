"""The moves of a project between phases as people make them: who may, what is asked, what is done."""

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
    vraag: str
    uitleg: str
    knop: str
    gelukt: str
    daarna: str = "project"


ZETTEN: dict[str, Zet] = {
    "begin-workshop": Zet(
        "Begin met de workshop",
        (Fase.VOORBEREIDING,),
        Recht.PROJECT_BEWERKEN,
        begin_workshop,
        "Begin met de workshop?",
        "De voorbereiding is dan klaar. Je kunt de uitkomsten invoeren en nog terug.",
        "Begin met de workshop",
        "Je kunt nu de uitkomsten van de workshop invoeren.",
        "project-workshop",
    ),
    "naar-voorbereiding": Zet(
        "Terug naar de voorbereiding",
        (Fase.WORKSHOP,),
        Recht.PROJECT_BEWERKEN,
        terug_naar_voorbereiding,
        "Terug naar de voorbereiding?",
        "Wat je al hebt ingevoerd, blijft bewaard.",
        "Terug naar de voorbereiding",
        "Het project is weer in voorbereiding.",
    ),
    "workshop-afronden": Zet(
        "Rond de workshop af",
        (Fase.WORKSHOP,),
        Recht.WORKSHOP_INVULLEN,
        rond_workshop_af,
        "De workshop afronden?",
        "De uitkomsten staan dan vast en de poster is klaar. De regievoerder krijgt een e-mail met de acties.",
        "Rond de workshop af",
        "De workshop is afgerond. De uitvoering begint.",
    ),
    "workshop-heropenen": Zet(
        "Verbeter de uitkomsten van de workshop",
        (Fase.IMPLEMENTATIE,),
        Recht.PROJECT_BEWERKEN,
        heropen_workshop,
        "De uitkomsten van de workshop verbeteren?",
        "Je kunt ze dan weer wijzigen. Rond de workshop daarna opnieuw af.",
        "Open de uitkomsten",
        "Je kunt de uitkomsten weer wijzigen.",
        "project-workshop",
    ),
    "afronden": Zet(
        "Rond het project af",
        (Fase.IMPLEMENTATIE,),
        Recht.ACTIE_BEHEREN,
        rond_project_af,
        "Het project afronden?",
        "Dat kan als de uitkomst vastligt en alle acties klaar of vervallen zijn.",
        "Rond het project af",
        "Het project is afgerond.",
    ),
    "heropenen": Zet(
        "Heropen het project",
        (Fase.AFGEROND, Fase.GESTOPT),
        Recht.PROJECT_BEWERKEN,
        heropen_project,
        "Het project heropenen?",
        "Het project gaat verder in de fase waarin het was. Bij een gestopt project vervalt de uitkomst.",
        "Heropen het project",
        "Het project is heropend.",
    ),
}
