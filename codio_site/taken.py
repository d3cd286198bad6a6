"""Background work of the site itself: mail about a forgotten password, and forgetting sessions and attempts of before."""

from __future__ import annotations

from procrastinate.contrib.django import app

from codio_site.inlog.vergeten import stuur_wachtwoordlink as stuur_wachtwoordlink
from organisatie.pogingen import ruim_pogingen_op
from organisatie.sessies import SessionStore


@app.periodic(cron="19 * * * *")
@app.task
def vergeet_oude_inlog(timestamp: int) -> None:
    """Clean up every hour."""
    SessionStore.clear_expired()
    ruim_pogingen_op()
