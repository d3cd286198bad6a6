"""Who gets in and with which roles: what follows from the groups of the login service, and what ends sessions.

A role that was taken away is gone at the next click, because rights are asked anew each time; that the sessions end too sees to
streams and pages that are open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker, Groepsrol, Rol, Roltoekenning
from organisatie.rechten import Recht, eis
from organisatie.sessies import beeindig_andere_sessies, beeindig_sessies, noteer_inlog

GROEPEN = "groepen"
"""Where the account at the login service holds the groups of the last log-in."""


def rollen_van_groepen(groepen: Iterable[str]) -> frozenset[str]:
    """Give the roles that these groups give."""
    gegeven = Groepsrol.objects.filter(groep__in=list(groepen)).values_list("rol", flat=True)
    return frozenset(gegeven) & frozenset(Rol.values)


def mag_binnen(groepen: Iterable[str]) -> bool:
    """Say whether these groups let somebody in: one with a role, or any when no group has a role."""
    return bool(rollen_van_groepen(groepen)) or not Groepsrol.objects.exists()


@transaction.atomic
def volg_groepen(*, gebruiker: Gebruiker, groepen: Iterable[str]) -> None:
    """Give somebody the roles of their groups, and take away what earlier groups gave; roles given by hand stay.

    An account that this closed before, opens again. Whoever lost a role is logged out elsewhere.
    """
    vast = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    moet = rollen_van_groepen(groepen)
    heeft = {t.rol: t for t in vast.roltoekenningen.filter(van_dienst=True)}
    erbij, eraf = sorted(moet - heeft.keys()), sorted(heeft.keys() - moet)
    for rol in erbij:
        Roltoekenning.objects.create(gebruiker=vast, rol=rol, van_dienst=True)
    for rol in eraf:
        heeft[rol].delete()
    if vast.gesloten_door_dienst_op:
        vast.gesloten_door_dienst_op, vast.is_active = None, True
        vast.save(update_fields=["gesloten_door_dienst_op", "is_active"])
        leg_vast(door=None, wat="account weer open door de inlogdienst", op=vast)
    if erbij or eraf:
        leg_vast(door=None, wat="rollen volgen de inlogdienst", op=vast, erbij=erbij, eraf=eraf)
    gebruiker.refresh_from_db()
    gebruiker.__dict__.pop("rollen", None)


@transaction.atomic
def sluit_door_dienst(*, gebruiker: Gebruiker) -> None:
    """Close the account of who has no group any more that lets them in: no roles of groups, no sessions, no log-in.

    A beheerder by hand keeps the account, so that a mistake in the groups cannot close the last door.
    """
    vast = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    for toekenning in vast.roltoekenningen.filter(van_dienst=True):
        toekenning.delete()
    beeindig_sessies(vast)
    if vast.is_active and not vast.roltoekenningen.filter(rol=Rol.BEHEERDER).exists():
        vast.is_active, vast.gesloten_door_dienst_op = False, timezone.now()
        vast.save(update_fields=["is_active", "gesloten_door_dienst_op"])
        leg_vast(door=None, wat="account gesloten door de inlogdienst", op=vast)


@transaction.atomic
def haal_tweede_stap_weg(*, gebruiker: Gebruiker, door: Gebruiker) -> int:
    """Take away the app, the keys and the codes of who lost them, and end their sessions; gives how many there were.

    They log in with their password, and set up a new second step when they must have one.
    """
    eis(door, Recht.BEHEREN)
    weg = Authenticator.objects.filter(user=gebruiker).delete()[0]
    if weg:
        beeindig_andere_sessies(gebruiker)
        leg_vast(door=door, wat="tweede stap weggehaald", op=gebruiker)
    return weg


def _volg_opnieuw(groep: str) -> None:
    """Let everybody of whom this group was told at the last log-in follow the new mapping now."""
    leden = SocialAccount.objects.filter(extra_data__groepen__contains=[groep]).select_related("user")
    for lid in leden:
        if lid.user.is_active:
            volg_groepen(gebruiker=lid.user, groepen=lid.extra_data.get(GROEPEN, []))


@receiver(user_logged_in)
def _ingelogd(request: HttpRequest, **kwargs: Any) -> None:
    noteer_inlog(request, sid=getattr(request, "dienst_sid", ""))


@receiver((post_save, post_delete), sender=Groepsrol)
def _groep_veranderde(instance: Groepsrol, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        _volg_opnieuw(instance.groep)


@receiver(post_delete, sender=Roltoekenning)
def _rol_weg(instance: Roltoekenning, **kwargs: Any) -> None:
    beeindig_andere_sessies(instance.gebruiker)


@receiver(post_save, sender=Roltoekenning)
def _rol_anders(instance: Roltoekenning, created: bool, **kwargs: Any) -> None:
    if not created:
        beeindig_andere_sessies(instance.gebruiker)


@receiver(post_save, sender=Gebruiker)
def _account_dicht_of_ander_wachtwoord(instance: Gebruiker, created: bool, **kwargs: Any) -> None:
    """End the sessions of an account that is closed, and those elsewhere when its password was changed."""
    if created:
        return
    if not instance.is_active:
        beeindig_sessies(instance)
    elif instance._password is not None:  # type: ignore[attr-defined]
        beeindig_andere_sessies(instance)
