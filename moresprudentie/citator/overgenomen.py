"""What came of the actions that other projects took over from a verslag.

Everybody reads the numbers; the names are for who reads these projects.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from acties.models import Actie, Status
from organisatie.models import Gebruiker
from organisatie.tekst import aantal, opsomming
from project.models import Project


@dataclass(frozen=True)
class Waar:
    """A project that took an action over, with how it stands there, for who may read it."""

    titel: str
    adres: str
    stand: str


@dataclass(frozen=True)
class Overgenomen:
    """By how many projects an action was taken over, how many of these finished or dropped it, and which somebody may read."""

    projecten: int = 0
    gereed: int = 0
    vervallen: int = 0
    zichtbaar: tuple[Waar, ...] = ()

    @property
    def in_woorden(self) -> str:
        """The numbers in words: "Overgenomen door 3 projecten: 1 afgerond en 2 nog niet af"."""
        if not self.projecten:
            return ""
        if self.projecten == 1:
            stand = "afgerond" if self.gereed else "vervallen" if self.vervallen else "nog niet af"
            return f"Overgenomen door 1 project: {stand}"
        nog = self.projecten - self.gereed - self.vervallen
        delen = [
            f"{hoeveel} {wat}"
            for hoeveel, wat in (
                (self.gereed, "afgerond"),
                (nog, "nog niet af"),
                (self.vervallen, "vervallen"),
            )
            if hoeveel
        ]
        return f"Overgenomen door {aantal(self.projecten, 'project', 'projecten')}: {opsomming(delen)}"


def overgenomen_per_actie(
    verslagen: Collection[int], gebruiker: Gebruiker | None
) -> dict[tuple[int, int], Overgenomen]:
    """Give, by verslag and number, what came of the actions that were taken over from these verslagen.

    `gebruiker` None is who has no account, and reads no names. A rehearsal does not count.
    """
    rijen = (
        Actie.objects.filter(overgenomen_van__in=verslagen, project__oefening_van=None)
        .order_by("pk")
        .values_list(
            *("overgenomen_van", "overgenomen_nummer", "status", "pk", "project", "project__titel"),
            "afgesproken_op",
        )
    )
    per: dict[tuple[int, int], list[tuple]] = {}
    for verslag, nummer, *rest in rijen:
        per.setdefault((verslag, nummer), []).append(tuple(rest))
    leest = _te_lezen({project for lijst in per.values() for _, _, project, *_ in lijst}, gebruiker)
    return {
        sleutel: Overgenomen(
            projecten=len(lijst),
            gereed=sum(status == Status.GEREED for status, *_ in lijst),
            vervallen=sum(status == Status.VERVALLEN for status, *_ in lijst),
            zichtbaar=tuple(
                Waar(titel, leest[project], Status(status).label if op else "Concept")
                for status, _, project, titel, op in lijst
                if project in leest
            ),
        )
        for sleutel, lijst in per.items()
    }


def _te_lezen(projecten: set[int], gebruiker: Gebruiker | None) -> dict[int, str]:
    """Give the page of each of these projects that somebody may read."""
    if gebruiker is None or not projecten:
        return {}
    zichtbaar = Project.objects.zichtbaar_voor(gebruiker).filter(pk__in=projecten).only("pk")
    return {project.pk: project.get_absolute_url() for project in zichtbaar}


def bij_elkaar(per_actie: Collection[Overgenomen], projecten: int) -> str:
    """Say of a whole verslag how often and by how many projects its actions were taken over; "" when by none."""
    if not per_actie:
        return ""
    keren = sum(over.projecten for over in per_actie)
    gereed = sum(over.gereed for over in per_actie)
    wie = aantal(projecten, "ander project", "andere projecten")
    wat = f"{keren} keer een actie" if keren != 1 else "één actie"
    klaar = (
        "daarvan is er nog geen afgerond"
        if not gereed
        else f"daarvan {'is' if gereed == 1 else 'zijn'} er {gereed} afgerond"
    )
    if keren == 1:
        klaar = "die is afgerond" if gereed else "die is nog niet afgerond"
    return f"{wie} nam{'en' if projecten != 1 else ''} hieruit {wat} over; {klaar}."
