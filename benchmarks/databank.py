"""How long the databank takes, beside an empty page and the bare count of a match in the same run.

    DATABASE_URL=… .venv/bin/python -m benchmarks.databank --verslagen 10000

fills a database of its own (as the tests do) with verslagen that never were, and asks for each page in turn with the empty one.
Options: --verslagen; --keer (how often each page is asked for); --alleen (only rows with this in their name); --hier (measure
in the database of DATABASE_URL as it is, which was filled with `manage.py voorbeelddata`); --streng (end with 1 when the p95 of
a row is over `GRENS`).
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment
from django.urls import reverse

from benchmarks.groot import LEEG, eigen_database
from moresprudentie.models import Verslag
from moresprudentie.verwanten import bewaar_verwanten
from organisatie.models import Gebruiker

GRENS = 150
"""Of the p95 of a row, in ms."""
KEER = 20
HALF = "abonnement"
"""A word that stands in half of the verslagen."""


@dataclass
class Rij:
    """One page of the databank, and how long it took each time."""

    naam: str
    adres: str
    vragen: int = 0
    kb: float = 0.0
    aantal: int = 0
    tijden: list[float] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """Under this stay nineteen of twenty, in ms."""
        return 1000 * statistics.quantiles(self.tijden, n=20)[-1]

    def __str__(self) -> str:
        return (
            f"{self.naam:30}{self.aantal:9}{self.vragen:7}{self.kb:6.0f}"
            f"{1000 * statistics.median(self.tijden):9.1f}{self.p95:9.1f}"
        )


KOP = f"{'vraag':30}{'gevonden':>9}{'vragen':>7}{'kB':>6}{'ms':>9}{'p95':>9}"


def rijen() -> Iterator[Rij]:
    """Give what people ask: words that are rare and common, errors, filters, far pages, one verslag."""
    databank, openbaar = reverse("databank"), reverse("openbaar")
    een = Verslag.objects.gepubliceerd().filter(zichtbaarheid="openbaar").order_by("-pk")[0]
    bewaar_verwanten(een.pk)  # as after its publication
    for naam, vraag in {
        "geen woord, alles": {},
        "woord in 1 op 100": {"q": "roermond"},
        "woord in de helft": {"q": HALF},
        "twee gewone woorden": {"q": f"{HALF} omwonenden"},
        "zin in 1 op 12": {"q": '"open gegevens"'},
        "zin in twee derde": {"q": '"laatste woord"'},
        "tikfout": {"q": "algoritmregister"},
        "zes onbekende woorden": {"q": "fietzpaden qqwq wwew zzzyx yyxy xxzx"},
        "begin van een woord": {"q": "algoritmereg"},
        "een filter": {"technologie": "Camera's"},
        "twee waarden": {"waarde": ["privacy", "transparantie"]},
        "woord met filters": {"q": HALF, "technologie": "Camera's", "waarde": "privacy"},
        "bladzijde 50": {"pagina": 50},
        "laatste bladzijde": {"pagina": 999_999},
        "op titel": {"sorteer": "titel"},
        "woord, oudste eerst": {"q": HALF, "sorteer": "oud"},
    }.items():
        yield Rij(naam, f"{databank}?{urlencode(vraag, doseq=True)}")
    yield Rij("een verslag", een.get_absolute_url())
    yield Rij("/openbaar/", openbaar)
    yield Rij("/openbaar/, een woord", f"{openbaar}?{urlencode({'q': HALF})}")


def duur(client: Client, adres: str) -> float:
    """Give how long one answer takes, in seconds."""
    begin = time.perf_counter()
    client.get(adres)
    return time.perf_counter() - begin


def kaal() -> float:
    """Give how long the database counts what a common word matches, in seconds."""
    begin = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM moresprudentie_zoekregel WHERE zoekvector @@ plainto_tsquery('codio_dutch', %s)",
            [HALF],
        )
        cursor.fetchone()
    return time.perf_counter() - begin


def meet(keer: int, alleen: str) -> tuple[list[Rij], list[float], list[float]]:
    """Give the rows, the times of the empty page and those of the bare count: each once in every round, in another order."""
    client = Client()
    client.force_login(Gebruiker.objects.get_or_create(username="lezer", defaults={"first_name": "Lies"})[0])
    lijst = [rij for rij in rijen() if alleen in rij.naam]
    for rij in lijst:
        client.get(rij.adres)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.get(rij.adres)
        if antwoord.status_code != 200:
            raise SystemExit(f"{rij.adres} geeft {antwoord.status_code}")
        rij.vragen, rij.kb = len(vragen), len(antwoord.content) / 1000
        rij.aantal = (antwoord.context or {}).get("aantal", 1)
    teardown_test_environment()  # it copies what each template is given
    gc.collect()
    gc.freeze()  # as the server does when it has started
    gok = random.Random(9)  # noqa: S311 (the same order each time)
    leeg, bloot = [], []
    for _ in range(keer):
        leeg.append(duur(client, LEEG))
        bloot.append(kaal())
        for rij in gok.sample(lijst, k=len(lijst)):
            rij.tijden.append(duur(client, rij.adres))
    return lijst, leeg, bloot


@contextmanager
def _database(args: argparse.Namespace) -> Iterator[None]:
    if args.hier:
        with override_settings(ROOT_URLCONF="benchmarks.groot"):
            yield
        return
    with eigen_database(), override_settings(CODIO_DEMO=True):
        call_command("voorbeelddata", verslagen=args.verslagen)
        yield


def main() -> int:
    """Fill, measure, print, clean up."""
    opties = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    opties.add_argument("--verslagen", type=int, default=1000)
    opties.add_argument("--keer", type=int, default=KEER)
    opties.add_argument("--alleen", default="")
    opties.add_argument("--hier", action="store_true")
    opties.add_argument("--streng", action="store_true")
    args = opties.parse_args()
    setup_test_environment()  # so that an answer says how many were found
    with _database(args):
        lijst, leeg, bloot = meet(max(2, args.keer), args.alleen)
        aantal = Verslag.objects.gepubliceerd().count()
    print(KOP, *lijst, sep="\n")
    te_traag = [rij for rij in lijst if rij.p95 > GRENS]
    print(
        f"\n{aantal} verslagen; lege pagina {1000 * statistics.median(leeg):.1f} ms, kale telling van het gewone woord "
        f"{1000 * statistics.median(bloot):.1f} ms; {len(te_traag)} van {len(lijst)} met een p95 boven {GRENS} ms"
    )
    return 1 if te_traag and args.streng else 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
