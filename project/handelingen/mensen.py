"""Writes on the participants of a workshop: who is on the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import trek_in
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.wijziging import Gezien, pas_aan
from project.handelingen.slot import eis_lijst_open, eis_lopend
from project.models import Deelnemer, Project


class RegelsFout(ValidationError):
    """Some lines of a list cannot be saved, so none was. `per_regel` has the error by the place of the line, from 0."""

    def __init__(self, per_regel: Mapping[int, ValidationError]) -> None:
        self.per_regel = dict(per_regel)
        super().__init__(
            [f"Regel {nr + 1}: {' '.join(fout.messages)}" for nr, fout in sorted(self.per_regel.items())]
        )


@transaction.atomic
def voeg_deelnemer_toe(*, project: Project, door: Gebruiker, naam: str, **velden: Any) -> Deelnemer:
    """Add a participant; one whose address belongs to an account is linked to it.

    In the phase of the workshop whoever enters its results may do so too: for who walks in. Raises `ValidationError`
    when the person is in the list already or a field is wrong.
    """
    eis_lijst_open(project, door)
    deelnemer = Deelnemer(project=project, naam=naam, **velden)
    _bewaar(deelnemer)
    leg_vast(door=door, wat="deelnemer toegevoegd", op=project, deelnemer=deelnemer.naam)
    return deelnemer


@transaction.atomic
def voeg_deelnemers_toe(
    *, project: Project, door: Gebruiker, regels: Sequence[Mapping[str, Any]]
) -> list[Deelnemer]:
    """Add a whole list of participants, or nobody; gives them in the same order.

    Takes per line the fields of a participant. Raises `RegelsFout` with what is wrong in every line that is wrong: a
    field, or somebody who is in the list already, or earlier in these lines.
    """
    eis_lijst_open(project, door)
    fouten: dict[int, ValidationError] = {}
    deelnemers = []
    for nummer, velden in enumerate(regels):
        deelnemer = Deelnemer(project=project, **velden)
        try:
            _bewaar(deelnemer)
        except ValidationError as fout:
            fouten[nummer] = fout
        deelnemers.append(deelnemer)
    if fouten:
        raise RegelsFout(fouten)
    leg_vast(door=door, wat="deelnemers toegevoegd", op=project, deelnemers=[d.naam for d in deelnemers])
    return deelnemers


@transaction.atomic
def wijzig_deelnemer(
    *, deelnemer: Deelnemer, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Deelnemer:
    """Change what is known of a participant."""
    eis_lopend(deelnemer.project, door)
    vers = vergrendeld(deelnemer)
    if velden.get("email", vers.email) != vers.email and "gebruiker" not in velden:
        vers.gebruiker = None
    pas_aan(
        vers,
        velden,
        door=door,
        wat="deelnemer gewijzigd",
        gezien=gezien,
        op=vers.project,
        keur=_vul_aan,
        deelnemer=vers.naam,
    )
    return vers


@transaction.atomic
def verwijder_deelnemer(*, deelnemer: Deelnemer, door: Gebruiker) -> None:
    """Take a participant off the list."""
    eis_lopend(deelnemer.project, door)
    lees_opnieuw(deelnemer)
    leg_vast(door=door, wat="deelnemer verwijderd", op=deelnemer.project, deelnemer=deelnemer.naam)
    for mail in (deelnemer.bericht, deelnemer.herinnering):
        trek_in(mail)
    deelnemer.delete()


def _bewaar(deelnemer: Deelnemer) -> None:
    _vul_aan(deelnemer)
    deelnemer.full_clean()
    deelnemer.save()


def _vul_aan(deelnemer: Deelnemer) -> None:
    """Link address and account; refuse a group of another project and somebody who is in the list already."""
    if deelnemer.gebruiker is None and deelnemer.email:
        deelnemer.gebruiker = Gebruiker.objects.actief().filter(email__iexact=deelnemer.email).first()
    if deelnemer.gebruiker and not deelnemer.email:
        deelnemer.email = deelnemer.gebruiker.email
    if deelnemer.groep and deelnemer.groep.project_id != deelnemer.project_id:
        raise ValidationError({"groep": "Deze groep hoort bij een ander project."})
    _eis_eenmaal(deelnemer)


def _eis_eenmaal(deelnemer: Deelnemer) -> None:
    """Raise `ValidationError` when the same name or address is in the list already, however it is typed."""
    anderen = Deelnemer.objects.filter(project_id=deelnemer.project_id).exclude(pk=deelnemer.pk)
    if deelnemer.email and anderen.filter(email__iexact=deelnemer.email).exists():
        raise ValidationError({"email": "Er is al een deelnemer met dit e-mailadres."})
    if anderen.filter(naam__iexact=deelnemer.naam).exists():
        raise ValidationError(
            {"naam": "Deze naam staat al in de lijst. Is het iemand anders? Zet er dan iets bij."}
        )
