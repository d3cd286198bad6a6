"""Steps of a handeling that the floors above set on values: they ask no right, so no page calls them."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from organisatie.rij import volgende_plaats
from waardenkader.handelingen import keur
from waardenkader.models import Fundament, Principe, Waarde


def noem_waarde(*, project: Any, naam: str, fundament: Fundament, principe: Principe | None = None) -> Waarde:
    """Make a value of one project, which a group named beside the framework; gives it.

    Takes the project, the name, the fundament of the table, and the principe when the group knows it: else the value stands
    under the first principe of that fundament, until somebody decides. Raises `OngeldigeWaarde` when the name is empty or
    too long, or exists in the framework or in the project. bron: 000, bijlage 2, "Andere waarde, namelijk…".
    """
    plaats = _plaats(fundament, principe)
    waarde = Waarde(
        project=project,
        principe=plaats,
        principe_voorlopig=principe is None,
        naam=" ".join(naam.split()),
        volgorde=volgende_plaats(plaats.waarden),
        eigen=True,
    )
    keur(waarde)
    # The address is made of the name alone: what two projects call the same is counted together.
    waarde.slug = slugify(waarde.naam)[:100]
    waarde.save()
    return waarde


def verplaats_waarde(*, waarde: Waarde, fundament: Fundament, principe: Principe | None) -> None:
    """Put a value of a project under another principe, or under a fundament as long as that is open."""
    waarde.principe, waarde.principe_voorlopig = _plaats(fundament, principe), principe is None
    waarde.save()


def _plaats(fundament: Fundament, principe: Principe | None) -> Principe:
    """Give the principe, or the one that holds its place as long as it is open."""
    plaats = principe or fundament.principes.order_by("volgorde").first()
    assert plaats is not None  # every fundament of the method has its principes
    return plaats
