"""How long the terugkoppeling of a busy half-year takes, beside the bare SQL for its figures in the same run.

    DATABASE_URL=… .venv/bin/python -m benchmarks.terugkoppeling --verslagen 10000

fills a database of its own with verslagen that never were: so many in the half-year, and as many in each of the four before it.
Measured in turn: the empty page, the page of the terugkoppeling (a draft, which counts anew at every look), the page on which it
is written, the free look at the figures, the SQL of the figures alone, and the same figures asked of the content itself.
Options: --verslagen; --keer (how often); --hier (measure in the database of DATABASE_URL, which was filled with `manage.py
voorbeelddata`; the days of its verslagen change); --streng (end with 1 when the page takes more than `GRENS` seconds, or more
than `MAAL` times its SQL).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from benchmarks.groot import LEEG, eigen_database
from moresprudentie.cijfers import bereken_selectie
from moresprudentie.handelingen import begin_terugkoppeling
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import VERLOOP, Selectie
from organisatie.models import Gebruiker, Rol, Roltoekenning
from strategie.models import Accentwaarde, Dossier
from waardenkader.models import Waarde

GRENS, MAAL, KEER = 2.0, 1.5, 10
UIT_INHOUD = """
    SELECT width_bucket(v.gepubliceerd_op, %(grenzen)s) AS h, w ->> 'kader', w ->> 'waarde', count(DISTINCT v.id),
           count(DISTINCT v.id) FILTER (WHERE (w ->> 'weegt_zwaar')::boolean),
           count(DISTINCT v.id) FILTER (WHERE i.inhoud #>> '{uitkomst,sleutel}' = 'niet_door')
    FROM moresprudentie_verslag AS v JOIN moresprudentie_verslagversie AS i ON i.id = v.huidige_versie_id,
         jsonb_array_elements(i.inhoud -> 'waarden') AS w
    WHERE v.status = 'gepubliceerd' AND v.gepubliceerd_op >= %(van)s AND v.gepubliceerd_op < %(tot)s GROUP BY 1, 2, 3
"""
"""What question 1 asks, of the content of the verslagen as it is kept: what the narrow rows save."""


def zet_in_halfjaren(halfjaar: Halfjaar) -> None:
    """Spread the verslagen over the half-years of the trend, as many in each."""
    reeks = halfjaar.reeks_tot_hier(VERLOOP)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE moresprudentie_verslag DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE moresprudentie_verslag "
            "SET gepubliceerd_op = (%s::timestamptz[])[1 + id %% %s] + interval '1 hour' * (id %% 2000)",
            [[h.begin for h in reeks], len(reeks)],
        )
        cursor.execute("ALTER TABLE moresprudentie_verslag ENABLE TRIGGER USER")
        cursor.execute("SELECT moresprudentie_zet_cijferregels(NULL)")
        cursor.execute("ANALYZE")


def bouw(halfjaar: Halfjaar) -> tuple[Terugkoppeling, Client]:
    """Give a terugkoppeling that is being written for a strategy with six accentwaarden, and who writes it."""
    redacteur = Gebruiker.objects.get_or_create(username="redactie", defaults={"first_name": "Irene"})[0]
    Roltoekenning.objects.get_or_create(gebruiker=redacteur, rol=Rol.REDACTEUR)
    dossier = Dossier.objects.create(
        titel="Goed digitaal bestuur",
        aanleiding="akkoord",
        eigenaar=redacteur,
        gemaakt_door=redacteur,
        keuze="specifiek",
        accenten_vastgesteld_op=timezone.now(),
    )
    for plek, waarde in enumerate(Waarde.objects.actueel().filter(project=None).op_volgorde()[:6]):
        Accentwaarde.objects.create(dossier=dossier, waarde=waarde, volgorde=plek, lading="Belangrijk")
    client = Client()
    client.force_login(redacteur)
    return begin_terugkoppeling(dossier=dossier, halfjaar=halfjaar, door=redacteur), client


def sql_van_cijfers(selectie: Selectie) -> Callable[[], None]:
    """Give what carries out the queries of the figures, and nothing else."""
    with CaptureQueriesContext(connection) as vragen:
        bereken_selectie(selectie)
    teksten = [vraag["sql"] for vraag in vragen.captured_queries]

    def doe() -> None:
        with connection.cursor() as cursor:
            for tekst in teksten:
                cursor.execute(tekst)
                cursor.fetchall()

    return doe


def uit_inhoud(selectie: Selectie) -> Callable[[], None]:
    """Give what asks question 1 of the content itself."""
    reeks = selectie.reeks

    def doe() -> None:
        with connection.cursor() as cursor:
            grenzen = {"grenzen": [h.begin for h in reeks], "van": reeks[0].begin, "tot": reeks[-1].einde}
            cursor.execute(UIT_INHOUD, grenzen)
            cursor.fetchall()

    return doe


def duur(doe: Callable[[], object]) -> float:
    """Give how long it takes, in seconds."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def meet(terugkoppeling: Terugkoppeling, client: Client, keer: int) -> dict[str, list[float]]:
    """Give the times of each, once in every round."""
    selectie = Selectie.van(terugkoppeling)
    adressen = {
        "lege pagina": LEEG,
        "terugkoppeling": terugkoppeling.get_absolute_url(),
        "schrijven": reverse("terugkoppeling-schrijven", args=[terugkoppeling.pk]),
        "cijfers bekijken": selectie.adres,
        "verslagen achter een cijfer": f"{selectie.achter}&achter=zwaar&waarde=privacy",
    }
    werk: dict[str, Callable[[], object]] = {
        naam: lambda adres=adres: client.get(adres)
        for naam, adres in adressen.items()  # type: ignore[misc]
    }
    for naam, adres in adressen.items():
        if (status := client.get(adres).status_code) != 200:
            raise SystemExit(f"{naam}: {adres} geeft {status}")
    werk |= {"SQL van de cijfers": sql_van_cijfers(selectie), "SQL uit de inhoud zelf": uit_inhoud(selectie)}
    tijden: dict[str, list[float]] = {naam: [] for naam in werk}
    for _ in range(keer):
        for naam, doe in werk.items():
            tijden[naam].append(duur(doe))
    return tijden


@contextmanager
def _database(args: argparse.Namespace) -> Iterator[None]:
    if args.hier:
        with override_settings(ROOT_URLCONF="benchmarks.groot", DEBUG=False, ALLOWED_HOSTS=["testserver"]):
            yield
        return
    with eigen_database(), override_settings(CODIO_DEMO=True):
        call_command("voorbeelddata", verslagen=VERLOOP * args.verslagen)
        yield


def main() -> int:
    """Fill, measure, print, clean up."""
    opties = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    opties.add_argument("--verslagen", type=int, default=1000)
    opties.add_argument("--keer", type=int, default=KEER)
    opties.add_argument("--hier", action="store_true")
    opties.add_argument("--streng", action="store_true")
    args = opties.parse_args()
    halfjaar = Halfjaar.van(timezone.now()).vorige
    with _database(args):
        zet_in_halfjaren(halfjaar)
        terugkoppeling, client = bouw(halfjaar)
        tijden = meet(terugkoppeling, client, max(2, args.keer))
        aantal, alle = Selectie.van(terugkoppeling).regels().count(), Verslag.objects.gepubliceerd().count()
    for naam, keren in tijden.items():
        print(f"{naam:30}{1000 * statistics.median(keren):9.1f} ms")
    pagina = statistics.median(tijden["terugkoppeling"])
    maal = pagina / statistics.median(tijden["SQL van de cijfers"])
    inhoud = pagina / statistics.median(tijden["SQL uit de inhoud zelf"])
    print(
        f"\n{aantal} verslagen in het halfjaar, {alle} in alle; de pagina kost {maal:.2f} maal het SQL van haar cijfers, en "
        f"{inhoud:.2f} maal het SQL uit de inhoud zelf"
    )
    return 1 if args.streng and (pagina > GRENS or maal > MAAL) else 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
