"""One world for all files of the robot: the story of the demo, and the people who walk in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.robot.loper import Loop
from tests.robot.wereld import Wereld, bouw, loop_van, zonder_documenten


@pytest.fixture(scope="package")
def wereld(django_db_setup, django_db_blocker) -> Iterator[Wereld]:
    """Build it once, without the cost of real documents."""
    with django_db_blocker.unblock(), transaction.atomic(), zonder_documenten():
        yield bouw()
        transaction.set_rollback(True)


@pytest.fixture(scope="package", autouse=True)
def stil() -> Iterator[None]:
    """Keep the log out of the report: a refusal is part of what the robot does."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def lopen(wereld, django_db_blocker) -> dict[str, Loop]:
    """Let everybody walk once over every link."""
    with django_db_blocker.unblock():
        return {naam: loop_van(wereld, naam) for naam in (*wereld.gebruikers, "anoniem", "deelnemer")}
