"""Background work of the strategy."""

from __future__ import annotations

from procrastinate.contrib.django import app

from strategie.handelingen import opruimen


@app.periodic(cron="29 3 * * *")
@app.task
def vergeet_deelnames(timestamp: int) -> None:
    """Every night: who was in exploring meetings past their term."""
    opruimen.vergeet_deelnames()
