"""How long a publication takes in a databank that is full, and what readers notice of it.

    DATABASE_URL=… .venv/bin/python -m benchmarks.publiceren

in a database that was filled with `manage.py voorbeelddata`. One verslag after the other takes its place anew, as at a
correction: columns, index of words, values, figures, counts of the whole list. All of it is undone. Meanwhile somebody reads the
list and searches, with and without anybody publishing.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import reverse

from moresprudentie.databank import zet_in_databank
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.models import Gebruiker

KEER = 12
WARM = 3
"""The first pages load what later ones have."""


@contextmanager
def lezer() -> Iterator[list[float]]:
    """Let somebody search all the time; gives how long each page took, in seconds, growing meanwhile."""
    klaar, tijden = threading.Event(), list[float]()

    def lees_mee() -> None:
        client = Client()
        client.force_login(
            Gebruiker.objects.get_or_create(username="lezer", defaults={"first_name": "Lies"})[0]
        )
        while not klaar.is_set():
            begin = time.perf_counter()
            client.get(f"{reverse('databank')}?q=drone")
            tijden.append(time.perf_counter() - begin)
        connection.close()

    draad = threading.Thread(target=lees_mee)
    draad.start()
    try:
        yield tijden
    finally:
        klaar.set()
        draad.join()


def neem_plaats(verslag: Verslag) -> float:
    """Give how long it takes that a verslag takes its place anew, in seconds; undoes it."""
    assert verslag.huidige_versie is not None  # it was published
    begin = time.perf_counter()
    with transaction.atomic():
        inhoud = lees(verslag.huidige_versie.inhoud)
        waarden = list(verslag.waarden.values_list("pk", flat=True))
        zet_in_databank(verslag, verslag.huidige_versie, inhoud, waarden=waarden)
        bewaar_tellingen()
        duur = time.perf_counter() - begin
        transaction.set_rollback(True)
    return duur


def main() -> int:
    """Measure and print."""
    verslagen = list(Verslag.objects.gepubliceerd().van_projecten().order_by("-pk")[:KEER])
    with override_settings(ROOT_URLCONF="codio_site.urls"), lezer() as gelezen:
        while len(gelezen) < KEER:
            time.sleep(0.1)
        rustig = list(gelezen)
        tijden = [neem_plaats(verslag) for verslag in verslagen]
        druk = gelezen[len(rustig) :]
    print(
        f"{Verslag.objects.gepubliceerd().count()} verslagen; een publicatie {1000 * statistics.median(tijden):.0f} ms"
        f" (hoogste {1000 * max(tijden):.0f}); zoeken {1000 * statistics.median(rustig[WARM:]):.0f} ms zonder, en"
        f" {1000 * statistics.median(druk):.0f} ms (hoogste {1000 * max(druk):.0f}) terwijl iemand publiceert"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
