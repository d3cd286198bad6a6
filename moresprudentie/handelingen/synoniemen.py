"""The words that mean the same to who searches; the redactie keeps them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from moresprudentie.models import Synoniemgroep
from moresprudentie.samenstelling import kaal
from moresprudentie.zoeken import heeft_inhoud
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld
from organisatie.wijziging import Gezien, pas_aan


@transaction.atomic
def voeg_synoniemen_toe(*, termen: list[str], door: Gebruiker) -> Synoniemgroep:
    """Let some words find each other.

    Raises `ValidationError` for fewer than two words, too many, one that says nothing, and one that stands in another group.
    """
    eis(door, Recht.VERSLAG_PUBLICEREN)
    groep = Synoniemgroep(termen=schoon(termen))
    _keur(groep)
    groep.save()
    leg_vast(door=door, wat="synoniemen toegevoegd", op=groep, woorden=str(groep))
    return groep


@transaction.atomic
def wijzig_synoniemen(
    *, groep: Synoniemgroep, termen: list[str], door: Gebruiker, gezien: Gezien | None = None
) -> Synoniemgroep:
    """Change which words find each other. Raises as `voeg_synoniemen_toe`, and when another changed them meanwhile."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = vergrendeld(groep)
    velden = {"termen": schoon(termen)}
    pas_aan(vers, velden, door=door, wat="synoniemen gewijzigd", gezien=gezien, keur=_keur)
    return vers


@transaction.atomic
def verwijder_synoniemen(*, groep: Synoniemgroep, door: Gebruiker) -> None:
    """Let these words no longer find each other."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = vergrendeld(groep)
    leg_vast(door=door, wat="synoniemen verwijderd", op=vers, woorden=str(vers))
    vers.delete()


def schoon(termen: list[str]) -> list[str]:
    """Give the words without spare spaces, each once, the first way it was written."""
    per: dict[str, str] = {}
    for term in (" ".join(term.split()) for term in termen):
        if term:
            per.setdefault(kaal(term), term)
    return list(per.values())


def _keur(groep: Synoniemgroep) -> None:
    if len(groep.termen) < 2:
        raise ValidationError({"termen": "Schrijf minstens twee woorden op, elk op een eigen regel."})
    if len(groep.termen) > Synoniemgroep.MEEST:
        raise ValidationError({"termen": f"Schrijf hoogstens {Synoniemgroep.MEEST} woorden op."})
    groep.full_clean()
    for term in groep.termen:
        if not heeft_inhoud(term):
            raise ValidationError(
                {"termen": f"Op ‘{term}’ kan niemand zoeken. Kies een woord dat iets zegt."}
            )
    eigen = {kaal(term) for term in groep.termen}
    for ander in Synoniemgroep.objects.exclude(pk=groep.pk).select_for_update():
        if dubbel := [term for term in ander.termen if kaal(term) in eigen]:
            raise ValidationError({"termen": f"‘{dubbel[0]}’ staat al bij: {ander}."})
