"""The worker: does what is left for after the answer. A process of its own, or a part of the web process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import AsyncIterator
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ProcrastinateException
from procrastinate.job_context import JobContext
from procrastinate.middleware import AsyncCallNext
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.worker import Worker

from organisatie.spoor import werk_aan

TEGELIJK = 4
STOPTIJD = 5.0
"""Seconds that a running job gets to end by itself when the worker has to stop."""
NA_STORING = 5.0

log = logging.getLogger(__name__)
taken = logging.getLogger("codio.taak")


@contextlib.asynccontextmanager
async def _werkapp() -> AsyncIterator[App]:
    """Give an app with connections of its own for the worker.

    The app of the rest of the process keeps Django's connection: a job that is put in the queue stays part
    of the transaction that asks for it, in a request as in a task.
    """
    verbinding = PsycopgConnector(kwargs=connector_params(DEFAULT_DB_ALIAS), min_size=1, max_size=TEGELIJK)
    async with app.with_connector(verbinding).open_async() as werkapp:
        yield werkapp


async def _met_nummer(volgende: AsyncCallNext, context: JobContext, _: Worker) -> Any:
    """Let every line that a job writes carry its number, and say how it ended."""
    with werk_aan(f"taak-{context.job.id}"):
        begin = time.monotonic()
        try:
            uitkomst = await volgende()
        except BaseException:
            _schrijf(context, begin, "mislukt")
            raise
        _schrijf(context, begin, "klaar")
        return uitkomst


def _schrijf(context: JobContext, begin: float, hoe: str) -> None:
    duur = round(1000 * (time.monotonic() - begin))
    velden = {"taak": context.job.task_name, "uitkomst": hoe, "ms": duur}
    taken.info("%s: %s, %s ms", context.job.task_name, hoe, duur, extra={"velden": velden})


async def doe_alles() -> None:
    """Do what is in the queue now, and come back."""
    async with _werkapp() as werkapp:
        await werkapp.run_worker_async(
            wait=False,
            concurrency=TEGELIJK,
            delete_jobs="successful",
            install_signal_handlers=False,
            worker_middleware=[_met_nummer],
        )


async def werk() -> None:
    """Work until cancelled; a database that is away is waited for."""
    while True:
        try:
            async with _werkapp() as werkapp:
                await werkapp.run_worker_async(
                    concurrency=TEGELIJK,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=STOPTIJD,
                    install_signal_handlers=False,
                    worker_middleware=[_met_nummer],
                )
        except (ProcrastinateException, psycopg.Error, OSError) as fout:
            log.warning("De werker stopte: %s", fout)
        except Exception:  # whatever it is: without a worker no mail leaves, so it starts again
            log.exception("De werker stopte onverwacht")
        await asyncio.sleep(NA_STORING)


async def werk_tot_signaal() -> None:
    """Work until SIGTERM or SIGINT; jobs that run get a few seconds to end."""
    taak = asyncio.current_task()
    assert taak is not None
    lus = asyncio.get_running_loop()
    for teken in (signal.SIGTERM, signal.SIGINT):
        lus.add_signal_handler(teken, taak.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await werk()


@contextlib.asynccontextmanager
async def in_de_achtergrond() -> AsyncIterator[None]:
    """Let the worker run beside what happens inside, and stop it after."""
    taak = asyncio.create_task(werk())
    try:
        yield
    finally:
        taak.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await taak
