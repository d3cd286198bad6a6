"""Background work: fetching from the organisations that we follow."""

from __future__ import annotations

from procrastinate.contrib.django import app

from moresprudentie.handelingen import bronnen


@app.task(name="moresprudentie.haal_bron")
def haal_bron(*, nummer: int, alles: bool = False) -> None:
    """Fetch from one source."""
    bronnen.haal_bron_op(nummer=nummer, alles=alles)


@app.periodic(cron="11 * * * *")
@app.task(name="moresprudentie.haal_bronnen", queueing_lock="moresprudentie.haal_bronnen")
def haal_bronnen(timestamp: int) -> None:
    """Every hour: all that is followed."""
    bronnen.zet_alle_bronnen_klaar()
