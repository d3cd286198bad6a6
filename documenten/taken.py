"""Tasks for the worker: making the files of kept documents."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from documenten.fouten import TeDruk
from documenten.maken import maak_bestand, maak_wachtende

BLIJFT_LIGGEN = timedelta(minutes=10)
"""A document that waits longer than this may have lost its task: the worker was killed while it made it."""


@app.task(
    name="documenten.maak_document",
    retry=RetryStrategy(max_attempts=20, wait=10, linear_wait=10, retry_exceptions={TeDruk}),
)
def maak_document(*, nummer: int) -> None:
    """Make the file of one kept document."""
    maak_bestand(nummer=nummer)


@app.periodic(cron="*/5 * * * *")
@app.task(name="documenten.haal_in", queueing_lock="documenten.haal_in")
def haal_in(timestamp: int) -> None:
    """Make what was left lying."""
    maak_wachtende(ouder_dan=timezone.now() - BLIJFT_LIGGEN)
