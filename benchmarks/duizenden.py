"""What every page weighs for a large organisation: kB of HTML and queries, and the time of the field for a person.

    DATABASE_URL=… .venv/bin/python -m benchmarks.duizenden

builds the organisation in a database of its own (as the tests do) and ends with 1 when a page is over its budget.
Options: --mensen, --projecten, --acties.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.groot import LEEG, bouw_groot, eigen_database, lezer, omvang
from benchmarks.vullen import Omvang
from organisatie.models import Gebruiker
from tests.toegang.conftest import Wereld
from tests.toegang.tabel import TABEL
from tests.toegang.test_toegang import adres, inloggen

KB = 150
VRAGEN = 25
VERHOUDING = 3.0
GEEN_PAGINA = {"account", "antwoord", "botsing", "post"}
"""Kinds of rows of the access table that are no page to read."""

DRUK = ("organisator", "cio", "redacteur", "beheerder", "regievoerder", "actiehouder")
"""Who has the most to see; others open only what none of these may."""


@dataclass(frozen=True)
class Gewicht:
    """What one page costs."""

    naam: str
    wie: str
    kb: float
    vragen: int

    @property
    def te_zwaar(self) -> bool:
        return self.kb > KB or self.vragen > VRAGEN


def weeg(client: Client, naam: str, wie: str, waar: str) -> Gewicht | None:
    """Ask for a page that was asked for before; nothing when it is no HTML."""
    client.get(waar)
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(waar)
    if antwoord.status_code != 200 or not antwoord["Content-Type"].startswith("text/html"):
        return None
    return Gewicht(naam, wie, len(antwoord.content) / 1000, len(vragen))


def alles(wereld: Wereld) -> Iterator[Gewicht | None]:
    """Weigh every page: those of the access table for each busy person, and those of the administration."""
    for rij in TABEL:
        lezers = [wie for wie in DRUK if wie in rij.lezen] or sorted(rij.lezen)[:1]
        for wie in lezers if rij.soort not in GEEN_PAGINA else ():
            yield weeg(inloggen(wereld, wie), rij.naam, wie, adres(rij, wereld))
    beheerder = inloggen(wereld, "beheerder")
    for model in admin.site._registry:
        naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield weeg(beheerder, f"{naam}_changelist", "beheerder", reverse(f"{naam}_changelist"))
        if (eerste := model._default_manager.first()) is not None:
            waar = reverse(f"{naam}_change", args=[eerste.pk])
            yield weeg(beheerder, f"{naam}_change", "beheerder", waar)


def duur(client: Client, waar: str, keer: int = 30) -> float:
    """Give the median of the time of an answer, in milliseconds."""
    client.get(waar)
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        client.get(waar)
        tijden.append(time.perf_counter() - begin)
    return 1000 * statistics.median(tijden)


def meet(hoe: Omvang) -> bool:
    """Build, weigh and print; gives whether all is within budget."""
    wereld = bouw_groot(hoe)
    gewogen = sorted(filter(None, alles(wereld)), key=lambda g: -g.kb)
    print(f"{'pagina':45}{'wie':16}{'kB':>7}{'vragen':>8}")
    for g in gewogen:
        print(f"{g.naam:45}{g.wie:16}{g.kb:7.0f}{g.vragen:8}{'  te zwaar' if g.te_zwaar else ''}")
    print(f"\nzwaarste: {gewogen[0].kb:.0f} kB; meeste vragen: {max(g.vragen for g in gewogen)}")
    return _persoonsveld(wereld) and not any(g.te_zwaar for g in gewogen)


def _persoonsveld(wereld: Wereld) -> bool:
    client = inloggen(wereld, "organisator")
    kaal = duur(client, LEEG)
    goed = True
    print(f"\nlege pagina {kaal:.1f} ms; {Gebruiker.objects.count()} mensen")
    for q in ("jan", "de boer", "jurist afdeling 3", "xyzzy"):
        tijd = duur(client, f"/mensen/?q={q}")
        print(f"persoonsveld ‘{q}’ {tijd:.1f} ms, {tijd / kaal:.1f} keer een lege pagina")
        goed &= tijd <= VERHOUDING * kaal
    return goed


def main() -> int:
    """Make the database, measure, and remove it."""
    hoe = omvang(lezer(__doc__).parse_args())
    with eigen_database():
        return 0 if meet(hoe) else 1


if __name__ == "__main__":
    sys.exit(main())
