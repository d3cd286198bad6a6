"""Shared fixtures: people with their roles, the framework of values, a logged-in client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.db import OperationalError, connection
from django.db.models.signals import post_migrate
from django.test import Client
from pytest_django import DjangoDbBlocker
from xdist.scheduler import LoadFileScheduling

from moresprudentie.models import Synoniemgroep
from organisatie import sessies
from organisatie.models import Gebruiker, Organisatie, Rol, Roltoekenning
from tests.achterdeur import maak_leegmaken_mogelijk
from tests.momentopname import Momentopname

maak_leegmaken_mogelijk()

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


LANG = ("robot", "browser", "server", "toegang")
"""Folders with tests that take long: they go first, so that no process ends with one while the others wait."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(
        key=lambda item: next((nr for nr, map in enumerate(LANG) if map in item.path.parts), len(LANG))
    )


class PerBestand(LoadFileScheduling):
    """A file of tests goes to one process, and the robot as a whole: it walks once for all its files.

    Of the long run with odd requests each part goes to a process of its own.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.endswith("-apart]"):
            return nodeid
        bestand = super()._split_scope(nodeid)
        return "tests/robot" if bestand.startswith("tests/robot/") else bestand


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> PerBestand:
    """Divide the tests over the processes."""
    return PerBestand(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database of the tests; at the end no process that a test just stopped still holds a line to it."""
    post_migrate.connect(zet_terug_wat_een_migratie_bracht)
    yield
    with django_db_blocker.unblock():
        try:
            _beeindig_andere_lijnen()
        except OperationalError:  # this line itself was ended meanwhile: once more, with a new one
            connection.close()
            _beeindig_andere_lijnen()


def zet_terug_wat_een_migratie_bracht(sender: AppConfig, **_: Any) -> None:
    """After a test that commits, Django empties all tables and sends this signal: bring back the first list of synonyms."""
    if sender.label == "moresprudentie" and not Synoniemgroep.objects.exists():
        import_module("moresprudentie.migrations.0010_synoniemgroep").vul(apps, None)


def _beeindig_andere_lijnen() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def organisatie(db) -> Organisatie:
    """The organisation of this installation."""
    return Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")


@pytest.fixture(scope="session")
def geladen_kader() -> Momentopname:
    """The framework of values, loaded once in each process."""
    from waardenkader.handelingen import laad_kader

    return Momentopname(laad_kader)


@pytest.fixture
def kader(db, geladen_kader) -> None:
    """The framework of values as it is shipped."""
    geladen_kader.leg_neer()


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


@pytest.fixture(autouse=True)
def sessie_zonder_klok(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that takes over a minute asks no query more: only the tests of the sessions write down that one is used."""
    if request.path.parent.name != "inlog":
        monkeypatch.setattr(sessies, "BIJHOUDEN", timedelta(days=1))


@pytest.fixture(autouse=True)
def wachtrij_leeg_na(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After a test with real commits the queue is empty: its tables are not Django's, so nobody else empties them."""
    yield
    merk = request.node.get_closest_marker("django_db")
    echt = {"transactional_db", "live_server"} & set(request.fixturenames)
    if echt or (merk and merk.kwargs.get("transaction")):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE"
            )
