"""Background work of the live workshop: what is removed after a while."""

from __future__ import annotations

from procrastinate.contrib.django import app

from live.handelingen import opruimen
from live.handelingen.oefening import ruim_oefeningen_op


@app.periodic(cron="41 * * * *")
@app.task
def ruim_zalen_op(timestamp: int) -> None:
    """Every hour: rehearsals that were left alone, rooms that nobody closed."""
    ruim_oefeningen_op()
    opruimen.sluit_vergeten_zalen()
