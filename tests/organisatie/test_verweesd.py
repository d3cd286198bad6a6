"""What a killed worker was doing is begun again, unless it keeps taking workers with it or another does it already."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from codio_site import werker
from organisatie import taken
from tests.proefsite import draai

pytestmark = pytest.mark.django_db(transaction=True)


def taak(status: str, *, slot: str | None = None, pogingen: int = 1) -> int:
    """Put a job in the queue as a worker that died left it; gives its number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status, attempts, priority)"
            " VALUES ('default', 'organisatie.taken.bezorg_post', %s, '{}', %s, %s, 0) RETURNING id",
            [slot, status, pogingen],
        )
        return cursor.fetchone()[0]


def ruim_op() -> None:
    async def _ruim_op() -> None:
        async with werker._werkapp() as app:
            await taken.pak_verweesde_taken_op.func(SimpleNamespace(app=app), 0)

    draai(_ruim_op)


def stand(nummer: int) -> str | None:
    return ProcrastinateJob.objects.filter(pk=nummer).values_list("status", flat=True).first()


def test_a_job_of_a_killed_worker_is_begun_again():
    nummer = taak("doing")
    ruim_op()
    assert stand(nummer) == "todo"


def test_a_job_that_another_of_the_same_waits_for_goes_and_does_not_hold_up_the_rest():
    dubbel, wacht, ander = taak("doing", slot="kom terug"), taak("todo", slot="kom terug"), taak("doing")
    ruim_op()
    assert [stand(nummer) for nummer in (dubbel, wacht, ander)] == [None, "todo", "todo"]


def test_a_job_that_keeps_taking_workers_with_it_stops():
    nummer = taak("doing", pogingen=taken.MEESTE_POGINGEN)
    ruim_op()
    assert stand(nummer) == "failed"
