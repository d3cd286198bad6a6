"""What the worker does for the question forms."""

from __future__ import annotations

from procrastinate.contrib.django import app

from formats.handelingen import ruim_vensters_op

VENSTER_BEWAARD = 30  # days; a text that is under way arrives within minutes


@app.periodic(cron="17 3 * * *")
@app.task
def ruim_oude_vensters_op(timestamp: int) -> None:
    """Forget every night how far pages were that are long closed; `timestamp` is the turn it was planned for."""
    ruim_vensters_op(ouder_dan_dagen=VENSTER_BEWAARD)
