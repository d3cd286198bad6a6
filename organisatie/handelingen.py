"""Writes on the organisation and its people."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker, Organisatie, Organisatieonderdeel, Rol, Roltoekenning


@transaction.atomic
def richt_organisatie_in(
    *, naam: str, soort: str, onderdelen: Iterable[str] = (), door: Gebruiker | None = None
) -> Organisatie:
    """Name the organisation of this installation and its departments; can be repeated."""
    organisatie = Organisatie.huidige()
    organisatie.naam, organisatie.soort = naam, soort
    organisatie.full_clean()
    organisatie.save()
    for onderdeel in onderdelen:
        Organisatieonderdeel.objects.get_or_create(naam=onderdeel)
    leg_vast(door=door, wat="organisatie ingericht", op=organisatie)
    return organisatie


@transaction.atomic
def maak_gebruiker(
    *,
    gebruikersnaam: str,
    wachtwoord: str,
    voornaam: str = "",
    achternaam: str = "",
    email: str = "",
    functie: str = "",
    onderdeel: Organisatieonderdeel | None = None,
    rollen: Iterable[str] = (),
    door: Gebruiker | None = None,
) -> Gebruiker:
    """Make an account with its organisation-wide roles."""
    gebruiker = Gebruiker.objects.create_user(
        gebruikersnaam,
        email,
        wachtwoord,
        first_name=voornaam,
        last_name=achternaam,
        functie=functie,
        onderdeel=onderdeel,
    )
    Roltoekenning.objects.bulk_create([Roltoekenning(gebruiker=gebruiker, rol=Rol(rol)) for rol in rollen])
    leg_vast(door=door, wat="account gemaakt", op=gebruiker, rollen=list(rollen))
    return gebruiker
