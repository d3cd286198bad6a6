"""Phase 3: measures and the methods beside CODIO Project (bron: 000, 2.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from acties.handelingen import maak_actie
from acties.models import Actie
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.wijziging import Gezien, pas_aan
from strategie.handelingen.slot import eis_te_wijzigen
from strategie.models import Dossier, Methode
from waardenkader.models import Waarde


@transaction.atomic
def voeg_maatregel_toe(*, dossier: Dossier, door: Gebruiker, **velden: Any) -> Actie:
    """Add a measure to the action plan; takes the fields of `acties.handelingen.maak_actie`."""
    eis_te_wijzigen(dossier, door, "maatregelen", recht=Recht.MAATREGEL_BEHEREN)
    return maak_actie(door=door, dossier=dossier, **velden)


@transaction.atomic
def voeg_methode_toe(
    *, dossier: Dossier, naam: str, door: Gebruiker, waarden: Iterable[Waarde] = (), **velden: str
) -> Methode:
    """Note an instrument for projects: what it covers, for which values, where gaps are, when it is used."""
    eis_te_wijzigen(dossier, door, "methoden")
    methode = Methode(dossier=dossier, naam=naam, **velden)
    _keur(methode)
    methode.save()
    methode.waarden.set(waarden)
    leg_vast(door=door, wat="methode toegevoegd", op=dossier, methode=methode.weergavenaam)
    return methode


@transaction.atomic
def wijzig_methode(
    *, methode: Methode, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Methode:
    """Change what is noted about an instrument; takes its fields, `waarden` among them."""
    eis_te_wijzigen(methode.dossier, door, "methoden")
    vers = vergrendeld(methode)
    pas_aan(
        vers,
        velden,
        door=door,
        wat="methode gewijzigd",
        gezien=gezien,
        op=vers.dossier,
        keur=_keur,
        methode=vers.weergavenaam,
    )
    return vers


@transaction.atomic
def verwijder_methode(*, methode: Methode, door: Gebruiker) -> None:
    """Take a method off the list."""
    eis_te_wijzigen(methode.dossier, door, "methoden")
    lees_opnieuw(methode)
    leg_vast(door=door, wat="methode verwijderd", op=methode.dossier, methode=methode.weergavenaam)
    methode.delete()


def _keur(methode: Methode) -> None:
    if methode.naam == Methode.Naam.ANDERS and not methode.naam_anders.strip():
        raise ValidationError({"naam_anders": "Schrijf op hoe de methode heet."})
    dubbel = Methode.objects.filter(dossier=methode.dossier, naam=methode.naam).exclude(pk=methode.pk)
    if methode.naam != Methode.Naam.ANDERS and dubbel.exists():
        raise ValidationError({"naam": f"{methode.weergavenaam} staat al in de lijst."})
    methode.full_clean()
