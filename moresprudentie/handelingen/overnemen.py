"""Taking an action of a verslag over into another project, with its origin (decision 0043)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from acties.handelingen import maak_actie
from acties.models import Actie
from moresprudentie.models import Verslagactie
from moresprudentie.models.zoeken import Lezer
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from project.handelingen.slot import vergrendel
from project.models import Project
from waardenkader.meetellen import ook_in
from waardenkader.models import Waarde


class StaatErAl(ValidationError):
    """The project has this action already."""

    def __init__(self, actie: Actie) -> None:
        super().__init__("Deze actie staat al in het project.")
        self.actie = actie


@transaction.atomic
def neem_actie_over(*, regel: Verslagactie, project: Project, door: Gebruiker) -> Actie:
    """Make in a project an action that says the same as one of a verslag, and that it comes from there.

    Asks to read the verslag, and what `maak_actie` asks on the project. Of its values it keeps those that the framework of
    the project has, or that go with one there. Raises `StaatErAl` when the project has it, and what `maak_actie` raises.
    """
    eis(door, Recht.DATABANK_INZIEN)
    if not Verslagactie.objects.voor(Lezer.van(door)).filter(pk=regel.pk).exists():
        raise PermissionDenied
    vergrendel(project)
    herkomst: dict[str, Any] = {"overgenomen_van": regel.verslag, "overgenomen_nummer": regel.nummer}
    if er_al := Actie.objects.filter(project=project, **herkomst).first():
        raise StaatErAl(er_al)
    if regel.verslag.project_id == project.pk:
        raise ValidationError("Deze actie komt uit dit project.")
    return maak_actie(
        door=door,
        titel=regel.titel,
        omschrijving=regel.omschrijving,
        soort=regel.soort,
        doelgroep=regel.doelgroep,
        project=project,
        waarden=_waarden_voor(regel, project),
        **herkomst,
    )


def _waarden_voor(regel: Verslagactie, project: Project) -> list[Waarde]:
    pks = list(regel.waarden.values_list("pk", flat=True))
    elders = ook_in(project.kader_id, pks)
    gewenst = {doel for pk in pks for doel in elders.get(pk, (pk,))}
    return list(Waarde.objects.in_kader(project.kader_id, project.pk).filter(pk__in=gewenst))
