"""The queue: work that is done after the answer, by the worker (procrastinate)."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from procrastinate.tasks import Task

log = logging.getLogger(__name__)


def zet_in_wachtrij(taak: Task[..., Any, Any], **gegevens: Any) -> None:
    """Let the worker do a task, as soon as the transaction that asks for it has committed.

    Takes a task of an app (`<app>/taken.py`) and its arguments as JSON can hold them. The job is a row of
    the same transaction: no job without the write that asked for it, and the other way round. With the
    setting `TAKEN_METEEN` (tests) the task runs here and now, after the commit. The log says under which number the worker
    will do it, beside that of the request.
    """
    if settings.TAKEN_METEEN:
        transaction.on_commit(lambda: taak.func(**gegevens))
    else:
        nummer = taak.defer(**gegevens)
        log.info(
            "Taak taak-%s in de wachtrij: %s", nummer, taak.name, extra={"velden": {"taak": f"taak-{nummer}"}}
        )
