"""Background work: delivering mail, and cleaning up after a worker that was killed."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import threading
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status

from organisatie import bewaren, bezorging, zegeltaken
from organisatie.spoor import VARIABELE, nummer

BEURTEN = 20
"""How often one wake-up starts a deliverer at most."""
MEESTE_POGINGEN = 3
"""How often a job is begun that took its worker with it."""

log = logging.getLogger(__name__)
_bezig = threading.Lock()


@app.task(pass_context=True)
def bezorg_post(context: JobContext | None = None) -> None:
    """Deliver the outbox; a wake-up that finds nothing to do, or somebody at work, ends at once."""
    if settings.TAKEN_METEEN:
        bezorging.bezorg()
        return
    for _ in range(BEURTEN):
        if not bezorging.iets_te_doen():
            break
        if not _bezig.acquire(blocking=False):
            return  # who is at work looks again before going home, and leaves the next wake-up
        try:
            klaar = _laat_bezorgen(context)
        finally:
            _bezig.release()
        if not klaar:
            return
    _kom_terug()


def _laat_bezorgen(context: JobContext | None) -> bool:
    """Deliver in a process of its own; gives whether it came to an end by itself and well.

    A worker that is killed takes nothing with it: that process finishes the mail in hand, records the
    outcome, sees that its parent is gone and ends. When this worker has to stop it is asked to do the same.
    """
    opdracht = [sys.executable, "-m", "django", "bezorg", "--ouder", str(os.getpid())]
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE, VARIABELE: nummer()}
    connection.close()  # for others, while this waits
    proces = subprocess.Popen(  # noqa: S603  our own program
        opdracht, env=omgeving, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True
    )
    while True:
        try:
            return proces.wait(timeout=0.5) == 0
        except subprocess.TimeoutExpired:
            if context is not None and context.should_abort():
                proces.terminate()
                return False


def _kom_terug() -> None:
    """Leave a wake-up for the next attempt, when the minute round would be late."""
    moment = bezorging.volgende_moment()
    if moment is not None and moment < timezone.now() + timedelta(minutes=1):
        with contextlib.suppress(AlreadyEnqueued), transaction.atomic():  # one is enough
            bezorg_post.configure(schedule_at=moment, queueing_lock="organisatie.kom_terug").defer()


@app.periodic(cron="* * * * *")
@app.task(pass_context=True)
def elke_minuut(context: JobContext, timestamp: int) -> None:
    """The safety net beside the wake-ups: deliver what is due."""
    bezorg_post.func(context)


@app.periodic(cron="11 3 * * *")
@app.task(queueing_lock="organisatie.ruim_op")
def ruim_op(timestamp: int) -> None:
    """Every night: let go what is past its term."""
    bewaren.ruim_op()


@app.periodic(cron="* * * * *")
@app.task(name="organisatie.verzegel", queueing_lock="organisatie.verzegel")
def verzegel(timestamp: int) -> None:
    """Seal the lines of the audit trail that were written since the last minute."""
    zegeltaken.verzegel()


@app.periodic(cron="40 3 * * *")
@app.task(name="organisatie.kijk_audit_na", queueing_lock="organisatie.kijk_audit_na")
def kijk_audit_na(timestamp: int) -> None:
    """Look at night whether the audit trail and the kept documents are still what was written."""
    zegeltaken.kijk_na()


@app.periodic(cron="* * * * *")
@app.task(pass_context=True)
async def pak_verweesde_taken_op(context: JobContext, timestamp: int) -> None:
    """Begin again with the jobs of a worker that was killed, unless they keep taking workers with them."""
    beheer = context.app.job_manager
    for taak in await beheer.get_stalled_jobs():
        if taak.attempts < MEESTE_POGINGEN:
            try:
                await beheer.retry_job(taak)
            except UniqueViolation:  # another of the same waits already, and will do its work
                await beheer.finish_job(taak, status=Status.ABORTED, delete_job=True)
        else:
            log.error("Taak %s neemt telkens de werker mee en is gestopt.", taak.task_name)
            await beheer.finish_job(taak, status=Status.FAILED, delete_job=False)
