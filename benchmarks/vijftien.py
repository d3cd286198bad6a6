"""The fifteen pages that people use most, asked for by 1, 8 and 32 at once, beside an empty page on the same server.

    DATABASE_URL=… .venv/bin/python -m benchmarks.vijftien

builds a large organisation in a database of its own (2,000 people, 300 projects, 20 dossiers, 5,000 actions, 1,000 verslagen),
starts the server and lets so many people ask for one page after the other, in another order for each. Every page is asked for as
often as the empty one. The people and the server share the cores.
Options: --mensen, --projecten, --acties, --verslagen; --keer (how often each person asks for each page); --tegelijk; --streng
(end with 1 when a page is over a limit, with one person at a time).
"""

from __future__ import annotations

import http.client
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.conf import settings
from django.core.management import call_command
from django.db.models import Count
from django.test import override_settings
from django.urls import reverse

from acties.models import AFGEROND, Actie
from benchmarks.groot import LEEG, bouw_groot, eigen_database, lezer, omvang
from benchmarks.paginas import VERHOUDING, VRAGEN, Pagina, tel
from benchmarks.workshop import server
from moresprudentie.models import Verslag
from moresprudentie.verwanten import bewaar_verwanten
from project.models import Project
from strategie.models import Dossier
from tests.toegang.conftest import Wereld
from tests.toegang.test_toegang import inloggen

KEER = 10
TEGELIJK = (1, 8, 32)


@dataclass
class Uitslag:
    """What so many people at once had to wait for each page, in seconds, and how long it took in all."""

    tegelijk: int
    per: dict[str, list[float]] = field(default_factory=dict)
    geheel: float = 0.0

    @property
    def per_seconde(self) -> float:
        """How many pages the server gave in a second."""
        return sum(len(tijden) for tijden in self.per.values()) / self.geheel

    def regel(self, pagina: Pagina) -> str:
        """Give what a page took: median and p95 in ms, and how many times an empty page."""
        tijden, leeg = self.per[pagina.naam], self.per[LEEG]
        mediaan, p95 = statistics.median(tijden), statistics.quantiles(tijden, n=20)[-1]
        return f"{1000 * mediaan:9.1f}{1000 * p95:9.1f}{mediaan / statistics.median(leeg):6.1f}"


def vijftien() -> Iterator[Pagina]:
    """Give the pages, each with who asks for it."""
    project = Project.objects.annotate(aantal=Count("acties")).order_by("-aantal", "pk")[0]
    dossier = Dossier.objects.order_by("pk")[0]
    actie = Actie.objects.filter(project=project).exclude(status__in=AFGEROND).order_by("pk")[0]
    verslag = Verslag.objects.gepubliceerd().filter(zichtbaarheid="organisatie").order_by("-pk")[0]
    bewaar_verwanten(verslag.pk)  # as after its publication
    for naam, wie, adres in (
        ("Mijn werk", "organisator", reverse("mijn-werk")),
        ("Mijn werk", "medewerker", reverse("mijn-werk")),
        ("projecten", "organisator", reverse("projecten")),
        ("een project", "organisator", reverse("project", args=[project.pk])),
        ("casusbeschrijving", "organisator", f"{reverse('project', args=[project.pk])}casusbeschrijving/"),
        ("deelnemers", "organisator", reverse("project-deelnemers", args=[project.pk])),
        ("voorbereiding", "organisator", reverse("project-voorbereiding", args=[project.pk])),
        ("strategieën", "cio", reverse("strategie")),
        ("startnotitie", "cio", f"{reverse('strategie-dossier', args=[dossier.pk])}fase-1/"),
        ("accentwaarden", "cio", reverse("strategie-accentwaarden", args=[dossier.pk])),
        ("bord", "regievoerder", reverse("acties")),
        ("een actie", "regievoerder", reverse("actie", args=[actie.pk])),
        ("databank", "medewerker", reverse("databank")),
        ("databank, een woord", "medewerker", f"{reverse('databank')}?q=abonnement"),
        ("een verslag", "medewerker", verslag.get_absolute_url()),
    ):
        yield Pagina(f"{naam} ({wie})", wie, adres)


class Bezoeker:
    """Somebody with a line to the server, who may be logged in as several people."""

    def __init__(self, poort: int, koekjes: dict[str, str]) -> None:
        """Take the port and the cookie of each."""
        self.lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=120)
        self.koekjes = koekjes

    def vraag(self, wie: str, adres: str) -> float:
        """Ask for a page and read it whole; gives how long that took, in seconds."""
        begin = time.perf_counter()
        self.lijn.request("GET", adres, headers={"Cookie": self.koekjes[wie]})
        antwoord = self.lijn.getresponse()
        antwoord.read()
        duur = time.perf_counter() - begin
        if antwoord.status != 200:
            raise SystemExit(f"{adres} geeft {antwoord.status} aan {wie}")
        return duur


def meet(poort: int, koekjes: dict[str, str], lijst: Sequence[Pagina], tegelijk: int, keer: int) -> Uitslag:
    """Let so many people ask for each page so often, with an empty page before each."""
    uitslag = Uitslag(tegelijk, {LEEG: [], **{pagina.naam: [] for pagina in lijst}})

    def loop(nummer: int) -> None:
        gok, bezoeker = random.Random(nummer), Bezoeker(poort, koekjes)  # noqa: S311 (the same order each time)
        for _ in range(keer):
            for pagina in gok.sample(lijst, k=len(lijst)):
                uitslag.per[LEEG].append(bezoeker.vraag(pagina.wie, LEEG))
                uitslag.per[pagina.naam].append(bezoeker.vraag(pagina.wie, pagina.adres))

    begin = time.perf_counter()
    with ThreadPoolExecutor(tegelijk) as mensen:
        list(mensen.map(loop, range(tegelijk)))
    uitslag.geheel = time.perf_counter() - begin
    return uitslag


def koekjes(wereld: Wereld, lijst: Sequence[Pagina]) -> dict[str, str]:
    """Log everybody in who asks for a page; gives the cookie of each."""
    naam = settings.SESSION_COOKIE_NAME
    wie = {pagina.wie for pagina in lijst}
    return {mens: f"{naam}={inloggen(wereld, mens).cookies[naam].value}" for mens in wie}


def druk_af(lijst: Sequence[Pagina], uitslagen: Sequence[Uitslag]) -> None:
    """Print a table: a row for each page, three columns for each number of people."""
    kop = "".join(f"{f'{u.tegelijk} tegelijk':>24}" for u in uitslagen)
    print(f"{'pagina':38}{'vragen':>7}{kop}\n{'':45}" + f"{'ms':>9}{'p95':>9}{'keer':>6}" * len(uitslagen))
    for pagina in lijst:
        print(f"{pagina.naam:38}{pagina.vragen:7}" + "".join(u.regel(pagina) for u in uitslagen))
    leeg = "".join(f"{1000 * statistics.median(u.per[LEEG]):9.1f}{'':15}" for u in uitslagen)
    print(f"{'lege pagina':45}{leeg}")
    print(f"{'bladzijden per seconde':45}" + "".join(f"{u.per_seconde:9.1f}{'':15}" for u in uitslagen))


def main() -> int:
    """Build, measure, print, clean up."""
    opties = lezer(__doc__)
    opties.add_argument("--verslagen", type=int, default=1000)
    opties.add_argument("--keer", type=int, default=KEER)
    opties.add_argument("--tegelijk", type=int, nargs="+", default=TEGELIJK)
    opties.add_argument("--streng", action="store_true")
    args = opties.parse_args()
    with eigen_database():
        wereld = bouw_groot(omvang(args))
        with override_settings(CODIO_DEMO=True):
            call_command("voorbeelddata", verslagen=args.verslagen)
        lijst = list(vijftien())
        for pagina in lijst:
            tel(inloggen(wereld, pagina.wie), pagina)
        with server("codio_site.asgi:application", 1, instellingen="benchmarks.instellingen") as (poort, _):
            namen = koekjes(wereld, lijst)
            meet(poort, namen, lijst, 1, 2)  # warm
            uitslagen = [meet(poort, namen, lijst, tegelijk, args.keer) for tegelijk in args.tegelijk]
    druk_af(lijst, uitslagen)
    een = uitslagen[0]
    leeg = statistics.median(een.per[LEEG])
    te_zwaar = [
        p for p in lijst if p.vragen > VRAGEN or statistics.median(een.per[p.naam]) > VERHOUDING * leeg
    ]
    print(
        f"\n{len(te_zwaar)} van {len(lijst)} over een grens ({VRAGEN} vragen, {VERHOUDING:.0f} keer een lege pagina)"
    )
    return 1 if te_zwaar and args.streng else 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
