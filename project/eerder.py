"""Earlier cases beside a project: by its technology and goal, and once tables have chosen, by its values too."""

from __future__ import annotations

from organisatie.models import Gebruiker
from project.models import Project
from strategie.gevallen import Aanleiding, Geval, gevallen

VRAGEN = ("doel", "context", "digitalisering", "gebruik")


def aanleiding(project: Project, *, met_waarden: bool = False) -> Aanleiding:
    """Give what a project is about; its values only when the silent steps are over."""
    antwoorden = project.casusbeschrijving.antwoorden()
    gekozen = project.gekozen_waarden.values_list("waarde", flat=True) if met_waarden else ()
    return Aanleiding(
        tekst=" ".join(filter(None, (project.titel, *(antwoorden.get(vraag, "") for vraag in VRAGEN)))),
        technologie=project.technologie,
        waarden=tuple(gekozen),
        project=project.pk,
    )


def bij_casus(project: Project, gebruiker: Gebruiker) -> list[Geval] | None:
    """Give the earlier cases beside the casusbeschrijving; None as long as its goal is not typed."""
    if not project.casusbeschrijving.tekst("doel").strip():
        return None
    return gevallen(aanleiding(project), gebruiker)


def na_stilte(project: Project, gebruiker: Gebruiker) -> list[Geval] | None:
    """Give the earlier cases for who leads or writes the workshop; None before tables have chosen.

    Earlier they would tell the participants what to find.
    """
    if not project.gekozen_waarden.exists():
        return None
    return gevallen(aanleiding(project, met_waarden=True), gebruiker)
