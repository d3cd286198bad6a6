"""Background work: fetching from the organisations that we follow."""

from __future__ import annotations

from procrastinate.contrib.django import app

from moresprudentie.models import Bron
from moresprudentie.volgen import haal_bron_op
from organisatie.wachtrij import zet_in_wachtrij


@app.task(name="moresprudentie.haal_bron")
def haal_bron(*, nummer: int, alles: bool = False) -> None:
    """Fetch from one source."""
    haal_bron_op(nummer=nummer, alles=alles)


@app.periodic(cron="11 * * * *")
@app.task(name="moresprudentie.haal_bronnen", queueing_lock="moresprudentie.haal_bronnen")
def haal_bronnen(timestamp: int) -> None:
    """Every hour: all that is followed, each in a task of its own."""
    for nummer in Bron.objects.te_volgen().values_list("pk", flat=True):
        zet_in_wachtrij(haal_bron, nummer=nummer)
