"""Background work: fetching from the organisations that we follow, and looking up what resembles what."""

from __future__ import annotations

from procrastinate.contrib.django import app

from moresprudentie.models import Bron
from moresprudentie.verwanten import bewaar_verwanten, werk_bij
from moresprudentie.volgen import haal_bron_op
from organisatie.wachtrij import zet_in_wachtrij

DUUR = 60
"""So long the round for similar verslagen works at most, in seconds: other work waits for the same worker."""
VERWANTEN = "moresprudentie.verwanten"


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


@app.task(name="moresprudentie.zoek_verwanten", lock=VERWANTEN)
def zoek_verwanten(*, nummer: int) -> None:
    """Look up what resembles a verslag that was published just now."""
    bewaar_verwanten(nummer)


@app.periodic(cron="*/5 * * * *")
@app.task(
    name="moresprudentie.houd_verwanten_bij",
    lock=VERWANTEN,
    queueing_lock="moresprudentie.houd_verwanten_bij",
)
def houd_verwanten_bij(timestamp: int) -> None:
    """Every five minutes: what was read in, fetched, or looked up long ago."""
    werk_bij(DUUR)
