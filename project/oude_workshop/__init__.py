"""What somebody types over from the verslag of a workshop of long ago, and how it is read again.

It is kept where a workshop here keeps its results, so that everything that reads a project reads it too (decision 0046);
`bouwstenen` writes it there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from acties.models import Status
from project.models import Gekozenwaarde, Project
from waardenkader.models import Fundament, Waarde

VAN_PROJECT = ("titel", "onderdeel", "technologie", "kader", "uitkomst", "uitkomst_reden")
VAN_WORKSHOP = ("locatie", "deelnemers_toen", "van_buiten_toen", "geleid_door")


@dataclass(frozen=True)
class OudeWaarde:
    """A value that was chosen then: one of the framework, or (with its fundament) another one."""

    naam: str
    betekenis: str = ""
    weegt_zwaar: bool = False
    waarde: Waarde | None = None
    fundament: Fundament | None = None


@dataclass(frozen=True)
class OudeSpanning:
    """A tension between two of the chosen values, by their place in the list."""

    a: int
    b: int
    schuurt: str
    afweging: str = ""


@dataclass(frozen=True)
class OudeActie:
    """What was agreed: who did it by function or department, for which of the chosen values, and whether it is done."""

    titel: str
    wie: str = ""
    gedaan: bool = False
    waarden: tuple[int, ...] = ()


@dataclass(frozen=True)
class OudeWorkshop:
    """All that was typed of a project, its workshop and what that brought. `velden` are those of project and workshop."""

    datum: date
    velden: dict[str, Any]
    waarden: list[OudeWaarde] = field(default_factory=list)
    spanningen: list[OudeSpanning] = field(default_factory=list)
    acties: list[OudeActie] = field(default_factory=list)


def lees_oude_workshop(project: Project) -> OudeWorkshop:
    """Give what was typed, as it is kept now."""
    workshop = project.workshop
    assert workshop.begin is not None
    gekozen = list(project.gekozen_waarden.select_related("waarde__principe__fundament"))
    plek = {keuze.waarde_id: nummer for nummer, keuze in enumerate(gekozen)}
    velden = {naam: getattr(project, naam) for naam in VAN_PROJECT}
    return OudeWorkshop(
        datum=timezone.localtime(workshop.begin).date(),
        velden=velden | {naam: getattr(workshop, naam) for naam in VAN_WORKSHOP},
        waarden=[_gekozen(keuze) for keuze in gekozen],
        spanningen=[
            OudeSpanning(plek[rij.waarde_a_id], plek[rij.waarde_b_id], rij.schuurt, rij.afweging)
            for rij in project.spanningen.all()
        ],
        acties=[
            OudeActie(
                actie.titel,
                actie.actiehouder_functie,
                actie.status == Status.GEREED,
                tuple(sorted(plek[waarde.pk] for waarde in actie.waarden.all() if waarde.pk in plek)),
            )
            for actie in project.acties.op_nummer().prefetch_related("waarden")
        ],
    )


def _gekozen(keuze: Gekozenwaarde) -> OudeWaarde:
    waarde = keuze.waarde
    is_andere = waarde.project_id is not None
    return OudeWaarde(
        waarde.naam,
        keuze.betekenis,
        keuze.weegt_zwaar,
        None if is_andere else waarde,
        waarde.principe.fundament if is_andere else None,
    )
