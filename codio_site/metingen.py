"""Figures for who watches, in the form of Prometheus: what is counted, and who may read it (decision 0051).

With `CODIO_METINGEN_MAP` the web processes of one unit keep their figures together in that folder, and each of them answers for
all. What is in the database (queue, mail) is asked at the moment of reading.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

if settings.METINGEN_MAP:  # the library looks at this when it is imported
    Path(settings.METINGEN_MAP).mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = settings.METINGEN_MAP

import psycopg
from django.db import connection
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from codio_site.gezondheid import verbind

eigen = CollectorRegistry()
"""What this process counts."""
VERZOEKEN = Counter("codio_requests", "Answered requests.", ("view", "method", "status"), registry=eigen)
DUUR = Histogram(
    "codio_request_seconds",
    "Time until the answer was there.",
    ("view",),
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=eigen,
)
STROMEN = Gauge(
    "codio_live_streams", "Open streams of live screens.", registry=eigen, multiprocess_mode="livesum"
)
POOL = Gauge(
    "codio_database_pool",
    "Connections of the pools of the web processes, and who waits for one.",
    ("state",),
    registry=eigen,
    multiprocess_mode="livesum",
)
CSP = Counter("codio_csp_reports", "Reports of browsers that refused something.", ("kept",), registry=eigen)

IN_DATABASE = {
    "codio_queue_jobs": (
        "Jobs in the queue.",
        "status",
        "SELECT status::text, count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1",
        ("todo", "doing", "failed"),
    ),
    "codio_queue_oldest_seconds": (
        "How long the oldest job waits that could be done now.",
        "",
        "SELECT '', coalesce(extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at))), 0)"
        " FROM procrastinate_jobs j LEFT JOIN LATERAL (SELECT min(at) AS at FROM procrastinate_events"
        " WHERE job_id = j.id) e ON true WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now()",
        ("",),
    ),
    "codio_workers": (
        "Workers that were seen in the last minute.",
        "",
        "SELECT '', count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'",
        ("",),
    ),
    "codio_mail": (
        "Mail that did not leave.",
        "status",
        "SELECT CASE status WHEN 'mislukt' THEN 'failed' WHEN 'onzeker' THEN 'unsure' ELSE 'waiting' END, count(*)"
        " FROM organisatie_bericht WHERE status IN ('wacht', 'aangeboden', 'geweigerd', 'mislukt', 'onzeker') GROUP BY 1",
        ("waiting", "failed", "unsure"),
    ),
    "codio_mail_oldest_seconds": (
        "How long the oldest waiting mail waits.",
        "",
        "SELECT '', coalesce(extract(epoch FROM now() - min(gemaakt_op)), 0)"
        " FROM organisatie_bericht WHERE status IN ('wacht', 'geweigerd')",
        ("",),
    ),
    "codio_database_connections": (
        "Connections to this database, of everybody.",
        "",
        "SELECT '', count(*) FROM pg_stat_activity WHERE datname = current_database()",
        ("",),
    ),
}
"""Per metric: what it says, its label, the question, and the values that are 0 when the answer does not name them."""


class Databasecijfers(Collector):
    """What the database says at this moment; nothing but `codio_database_up 0` when it is away."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Ask."""
        gevonden: list[GaugeMetricFamily] = []
        try:
            with verbind() as verbinding:
                gevonden = [self._meet(verbinding, naam) for naam in IN_DATABASE]
        except psycopg.Error:
            gevonden = []
        yield GaugeMetricFamily(
            "codio_database_up", "Whether the database answers.", value=float(bool(gevonden))
        )
        yield from gevonden

    def _meet(self, verbinding: psycopg.Connection, naam: str) -> GaugeMetricFamily:
        uitleg, label, vraag, altijd = IN_DATABASE[naam]
        waarden = dict.fromkeys(altijd, 0.0)
        waarden |= {soort: float(aantal) for soort, aantal in verbinding.execute(vraag).fetchall()}
        if not label:
            return GaugeMetricFamily(naam, uitleg, value=waarden[""])
        familie = GaugeMetricFamily(naam, uitleg, labels=[label])
        for soort, aantal in waarden.items():
            familie.add_metric([soort], aantal)
        return familie


def tel(*, view: str, methode: str, status: int, seconden: float) -> None:
    """Count one answered request."""
    VERZOEKEN.labels(view, methode, str(status)).inc()
    DUUR.labels(view).observe(seconden)


@contextmanager
def open_stroom() -> Iterator[None]:
    """Count a stream as long as it is open."""
    STROMEN.inc()
    try:
        yield
    finally:
        STROMEN.dec()


def lees() -> bytes:
    """Give all figures: of this process, or of all web processes of this unit, and of the database."""
    meet_pool()
    alles = CollectorRegistry()
    if settings.METINGEN_MAP:
        MultiProcessCollector(alles)
    else:
        alles.register(eigen)
    alles.register(Databasecijfers())
    return generate_latest(alles)


def meet_pool() -> None:
    """Note how the pool of this process stands; without one there is nothing to note."""
    pool = getattr(connection, "pool", None)
    if pool is None:
        return
    stand = pool.get_stats()
    for naam in ("pool_size", "pool_available", "requests_waiting"):
        POOL.labels(naam).set(stand.get(naam, 0))


def vergeet_dode_processen() -> None:
    """Leave out what was open in processes that are gone, also when they were killed."""
    if not settings.METINGEN_MAP:
        return
    for bestand in Path(settings.METINGEN_MAP).glob("gauge_live*_*.db"):
        proces = bestand.stem.rpartition("_")[2]
        if proces.isdecimal() and not _leeft(int(proces)):
            mark_process_dead(int(proces))


def _leeft(proces: int) -> bool:
    try:
        os.kill(proces, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
