"""Removing somebody, or giving them a pseudonym, from all that is not decided yet: on request of that person.

A colleague keeps a row without a name: texts, decisions and lines of the audit trail point to it, and stay what they are. Each
floor says how it forgets who has no account (`WISSERS`).
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from organisatie.audit import leg_vast
from organisatie.auditnamen import nummers_van
from organisatie.models import (
    Agendafeed,
    Bericht,
    Gebruiker,
    Mailkeuze,
    Melding,
    Organisatie,
    Toegangstelling,
)
from organisatie.persoonsgegevens import Persoon
from organisatie.rechten import Recht, eis
from organisatie.sessies import beeindig_sessies

WISSERS: list[tuple[str, Callable[[Persoon], int]]] = []
"""What each floor lets go of a person: in words, and the function that does it and gives how many."""
INLOGGEN = ("account", "socialaccount", "mfa")
"""The apps with addresses, the account at the log-in service and the second step."""


def pseudoniem(gebruiker: Gebruiker) -> str:
    """Give the name that stays."""
    return f"Oud-collega {gebruiker.pk}"


@transaction.atomic
def wis_persoon(*, persoon: Persoon, door: Gebruiker) -> dict[str, int]:
    """Forget somebody; gives per kind how much. The audit trail tells that it was done, not of whom.

    Mail goes, also what waits. What was vastgesteld or published stays as it is, and so do the lines of the audit trail.
    """
    eis(door, Recht.BEHEREN)
    if persoon.gebruiker == door:
        raise ValidationError("Jezelf kun je niet weghalen. Vraag het een andere beheerder.")
    namen = nummers_van({*persoon.namen, *persoon.adressen})
    gedaan = {"naam in de audittrail": namen.delete()[0]}
    gedaan |= {wat: wis(persoon) for wat, wis in WISSERS}
    gedaan["mail"] = _wis_mail(persoon)
    if persoon.gebruiker is not None:
        gedaan["account"] = _wis_account(persoon.gebruiker)
    leg_vast(
        door=door,
        wat="persoon weggehaald",
        op=persoon.gebruiker or Organisatie.objects.first() or door,
        gedaan={wat: aantal for wat, aantal in gedaan.items() if aantal},
    )
    return gedaan


def _wis_mail(persoon: Persoon) -> int:
    adressen = _gelijk("aan", persoon)
    meldingen = Melding.objects.filter(_gelijk("adres", persoon) | Q(gebruiker=persoon.gebruiker or 0))
    meldingen.delete()
    aantal = Bericht.objects.filter(adressen).exclude(status=Bericht.Status.AANGEBODEN).delete()[1]
    return aantal.get(Bericht._meta.label, 0)


def _gelijk(veld: str, persoon: Persoon) -> Q:
    """Say that a field holds one of the addresses."""
    welke = Q(pk__in=())
    for adres in persoon.adressen:
        welke |= Q(**{f"{veld}__iexact": adres})
    return welke


def met_adres(rijen: models.QuerySet, veld: str, persoon: Persoon) -> models.QuerySet:
    """Give the rows of which a field holds one of the addresses of a person."""
    return rijen.filter(_gelijk(veld, persoon))


def _wis_account(gebruiker: Gebruiker) -> int:
    """Close an account and take all from it that says who it was."""
    vast = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    beeindig_sessies(vast)
    for model in (Agendafeed, Mailkeuze):
        model._default_manager.filter(gebruiker=vast).delete()
    Toegangstelling.objects.filter(door=vast).delete()
    vast.roltoekenningen.all().delete()
    for relatie in Gebruiker._meta.related_objects:
        if relatie.related_model._meta.app_label in INLOGGEN:
            relatie.related_model._default_manager.filter(**{relatie.field.name: vast}).delete()
    naam = pseudoniem(vast)
    LogEntry.objects.filter(
        content_type__app_label="organisatie", content_type__model="gebruiker", object_id=str(vast.pk)
    ).update(object_repr=naam, change_message="")
    vast.username, vast.first_name, vast.last_name = f"oud-collega-{vast.pk}", naam, ""
    vast.email, vast.functie, vast.onderdeel, vast.last_login = "", "", None, None
    vast.is_active = False
    vast.set_unusable_password()
    vast.save()
    return 1
