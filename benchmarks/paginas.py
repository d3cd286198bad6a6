"""How long the pages of actions, mail and agenda take for a large organisation, beside an empty page in the same run.

    DATABASE_URL=… .venv/bin/python -m benchmarks.paginas

builds the organisation in a database of its own (as the tests do). The empty page has the layout, the session and the person;
each page is asked for in turn with it, by the same client. Who opens a link without logging in has no session: such a page is
held against the empty page of the regievoerder. A file to download is shown too, without a limit.
Options: --mensen, --projecten, --acties; --keer (how often each page is asked for); --streng (end with 1 when a page is over a
limit); --alleen (only pages with this in their name).
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acties.link import maak_link
from acties.models import AFGEROND, Actie
from benchmarks.groot import LEEG, bouw_groot, eigen_database, lezer, omvang
from organisatie.models import Agendafeed, Gebruiker
from project.models import Project
from tests.toegang.conftest import Wereld
from tests.toegang.test_toegang import inloggen

VRAGEN = 20
VERHOUDING = 3.0
KEER = 30
WIE = ("regievoerder", "organisator", "cio", "actiehouder", "projectleider", "redacteur", "bestuurder")
"""Who look at the board and at the home page; the first two see nearly all actions, the redacteur next to none."""


@dataclass
class Pagina:
    """One page as one person asks for it, and what it took: queries, kB, and seconds each time it was asked for."""

    naam: str
    wie: str
    adres: str
    document: bool = False
    vragen: int = 0
    kb: float = 0.0
    tijden: list[float] = field(default_factory=list)
    leeg: list[float] = field(default_factory=list)

    @property
    def verhouding(self) -> float:
        """How many times an empty page it takes."""
        return statistics.median(self.tijden) / statistics.median(self.leeg)

    @property
    def te_zwaar(self) -> bool:
        """Whether it is over a limit; a document has none."""
        return not self.document and (self.vragen > VRAGEN or self.verhouding > VERHOUDING)

    def __str__(self) -> str:
        mediaan, p95 = statistics.median(self.tijden), statistics.quantiles(self.tijden, n=20)[-1]
        merk = "  document" if self.document else "  te zwaar" if self.te_zwaar else ""
        return (
            f"{self.naam:34}{self.wie:15}{self.vragen:7}{self.kb:7.0f}{1000 * mediaan:8.1f}{1000 * p95:8.1f}"
            f"{self.verhouding:7.1f}{merk}"
        )


KOP = f"{'pagina':34}{'wie':15}{'vragen':>7}{'kB':>7}{'ms':>8}{'p95':>8}{'keer':>7}"


def paginas(wereld: Wereld) -> Iterator[Pagina]:
    """Give every page, of an action and of a project with much to tell."""
    bord = reverse("acties")
    for wie in WIE:
        yield Pagina("Mijn werk", wie, reverse("mijn-werk"))
        yield Pagina("bord", wie, bord)
    project = Project.objects.annotate(aantal=Count("acties")).order_by("-aantal", "pk")[0]
    actie = Actie.objects.filter(project=project).exclude(status__in=AFGEROND).exclude(actiehouder=None)
    actie = actie.annotate(aantal=Count("voortgang")).order_by("-aantal", "pk")
    for naam, vraag in _keuzes(project).items():
        yield Pagina(f"bord, {naam}", "regievoerder", f"{bord}?{vraag}")
    yield Pagina("bord van een project", "regievoerder", reverse("project-acties", args=[project.pk]))
    yield Pagina("bord als XLSX", "regievoerder", reverse("acties-xlsx"), document=True)
    for naam in ("actie", "actie-wijzigen", "actie-links", "actie-verwijderen"):
        yield Pagina(naam, "regievoerder", reverse(naam, args=[actie[0].pk]))
    eigen = actie.filter(actiehouder=_mens(wereld, "actiehouder"))[0]
    yield Pagina("actie", "actiehouder", reverse("actie", args=[eigen.pk]))
    yield Pagina("actie met de link uit een mail", "anoniem", maak_link(eigen))
    yield Pagina("monitoringsgesprek", "regievoerder", reverse("actie-gesprek", args=["project", project.pk]))
    for wie in ("regievoerder", "actiehouder"):
        feed, _ = Agendafeed.objects.get_or_create(gebruiker=_mens(wereld, wie))
        yield Pagina("keuze van mail", wie, reverse("mailkeuze"))
        yield Pagina("eigen agenda", wie, reverse("agenda-instellen"))
        yield Pagina(f"agenda van {wie} (.ics)", "anoniem", reverse("agenda", args=[feed.kenmerk]), True)


def _keuzes(project: Project) -> dict[str, str]:
    """Give the filters, orders and pages of the board, as its address asks for them."""
    houder = Actie.objects.exclude(actiehouder=None).values_list("actiehouder", flat=True)[0]
    soort = {f"stand {s}": f"stand={s}" for s in ("laat", "stil", "knelpunt", "open", "klaar")}
    orde = {f"op {s}": f"sorteer={s}" for s in ("houder", "termijn", "-teken", "stand")}
    return {
        "alleen van mij": "wie=ik",
        "bladzijde 2": "pagina=2",
        "laatste bladzijde": "pagina=999",
        "opengevouwen": f"open=project-{project.pk}",
        **soort,
        "van een project": f"project=p{project.pk}",
        "van een houder": f"houder=g{houder}",
        "van een soort": "soort=informatie",
        "termijn deze maand": "termijn=maand",
        **orde,
        "van alles wat": "soort=informatie&termijn=kwartaal&stand=laat&sorteer=houder",
    }


def _mens(wereld: Wereld, naam: str) -> Gebruiker:
    mens = wereld.mensen[naam]
    assert isinstance(mens, Gebruiker)
    return mens


def verdeel(wereld: Wereld) -> None:
    """Let the projectleider lead every tenth project."""
    pks = Project.objects.order_by("pk").values_list("pk", flat=True)[::10]
    Project.objects.filter(pk__in=pks).update(projectleider=_mens(wereld, "projectleider"))


def tel(client: Client, pagina: Pagina) -> None:
    """Ask once to warm up, once more to count the queries; raises when it is no page."""
    client.get(pagina.adres)
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(pagina.adres)
    if antwoord.status_code != 200:
        raise SystemExit(f"{pagina.adres} geeft {antwoord.status_code} aan {pagina.wie}")
    pagina.vragen, pagina.kb = len(vragen), len(antwoord.content) / 1000


def duur(client: Client, adres: str) -> float:
    """Give how long one answer takes, in seconds."""
    begin = time.perf_counter()
    client.get(adres)
    return time.perf_counter() - begin


def meet(wereld: Wereld, keer: int = KEER, alleen: str = "") -> list[Pagina]:
    """Measure all pages: in every round each of them once, in another order, with an empty page before it."""
    verdeel(wereld)
    lijst = [pagina for pagina in paginas(wereld) if alleen in pagina.naam]
    clients = {wie: inloggen(wereld, wie) for wie in {"regievoerder", *(pagina.wie for pagina in lijst)}}
    for pagina in lijst:
        tel(clients[pagina.wie], pagina)
    gok = random.Random(9)  # noqa: S311 (the same order each time)
    for _ in range(keer):
        for pagina in gok.sample(lijst, k=len(lijst)):
            met_sessie = pagina.wie if pagina.wie != "anoniem" else "regievoerder"
            pagina.leeg.append(duur(clients[met_sessie], LEEG))
            pagina.tijden.append(duur(clients[pagina.wie], pagina.adres))
    return lijst


def main() -> int:
    """Build, measure, print, clean up."""
    opties = lezer(__doc__)
    opties.add_argument("--keer", type=int, default=KEER)
    opties.add_argument("--alleen", default="")
    opties.add_argument("--streng", action="store_true")
    args = opties.parse_args()
    with eigen_database():
        lijst = meet(bouw_groot(omvang(args)), max(2, args.keer), args.alleen)
    print(KOP, *lijst, sep="\n")
    te_zwaar = [pagina for pagina in lijst if pagina.te_zwaar]
    leeg = statistics.median(tijd for pagina in lijst for tijd in pagina.leeg)
    print(
        f"\nlege pagina {1000 * leeg:.1f} ms; {len(te_zwaar)} van {len(lijst)} over een grens "
        f"({VRAGEN} vragen, {VERHOUDING:.0f} keer een lege pagina)"
    )
    return 1 if te_zwaar and args.streng else 0


if __name__ == "__main__":
    sys.exit(main())
