"""Shared fixtures: people with their roles, the framework of values, a logged-in client."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from organisatie.models import Gebruiker, Organisatie, Rol, Roltoekenning

NAMEN = {
    "cio": ("Joost", "van Dam"),
    "bestuurder": ("Marijke", "Postma"),
    "organisator": ("Noor", "Hendriks"),
    "gespreksleider": ("Ellen", "Vos"),
    "notulist": ("Peter", "Smit"),
    "regievoerder": ("Bas", "Willems"),
    "actiehouder": ("Thijs", "Bakker"),
    "redacteur": ("Irene", "de Wit"),
    "medewerker": ("Samir", "Aksoy"),
    "beheerder": ("Linda", "Mulder"),
}


def maak_persoon(naam: str, *rollen: str) -> Gebruiker:
    """Make an account without the cost of a real password."""
    voornaam, achternaam = NAMEN.get(naam, (naam.capitalize(), ""))
    persoon = Gebruiker.objects.create(
        username=naam,
        email=f"{naam}@voorbeeldland.example",
        first_name=voornaam,
        last_name=achternaam,
    )
    Roltoekenning.objects.bulk_create([Roltoekenning(gebruiker=persoon, rol=r) for r in rollen])
    return persoon


@pytest.fixture
def organisatie(db) -> Organisatie:
    """The organisation of this installation."""
    return Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")


@pytest.fixture
def kader(db) -> None:
    """The framework of values as it is shipped."""
    from waardenkader.handelingen import laad_kader

    laad_kader()


@pytest.fixture
def persoon(db) -> Callable[..., Gebruiker]:
    """Make any further person: `persoon("anna", Rol.CIO)`."""
    return maak_persoon


def _fixture_voor(rol: str):
    @pytest.fixture(name=rol)
    def _persoon(db) -> Gebruiker:
        return maak_persoon(rol, rol)

    return _persoon


cio = _fixture_voor(Rol.CIO)
bestuurder = _fixture_voor(Rol.BESTUURDER)
organisator = _fixture_voor(Rol.ORGANISATOR)
gespreksleider = _fixture_voor(Rol.GESPREKSLEIDER)
notulist = _fixture_voor(Rol.NOTULIST)
regievoerder = _fixture_voor(Rol.REGIEVOERDER)
actiehouder = _fixture_voor(Rol.ACTIEHOUDER)
redacteur = _fixture_voor(Rol.REDACTEUR)
medewerker = _fixture_voor(Rol.MEDEWERKER)
beheerder = _fixture_voor(Rol.BEHEERDER)


@pytest.fixture
def als() -> Callable[[Gebruiker], Client]:
    """Give a client that has logged in as this person."""

    def _als(gebruiker: Gebruiker) -> Client:
        client = Client()
        client.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return _als
