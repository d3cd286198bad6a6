"""Background work that belongs to no app alone: telling people what they must know, and cleaning up after forms and codes."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from organisatie import meldingen
from web import handelingen


@app.periodic(cron="5 6-16 * * *")  # UTC: from seven to five in winter, from eight to six in summer
@app.task
def meld_wat_er_is(timestamp: int) -> None:
    """Every hour of a working day: remind who must be reminded, send the bundles. What was told already is found back."""
    meldingen.ronde(timezone.localdate())


@app.periodic(cron="41 * * * *")
@app.task
def ruim_codepogingen_op(timestamp: int) -> None:
    """Clean up every hour."""
    handelingen.vergeet_codepogingen()


@app.periodic(cron="47 3 * * *")
@app.task
def ruim_verzendingen_op(timestamp: int) -> None:
    """Clean up every night."""
    handelingen.ruim_verzendingen_op()
