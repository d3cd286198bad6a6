"""The workbench: documents are made in processes of their own, a few at a time, each with a time limit.

A document that takes too long or too much memory ends its own process and nothing else.
"""

from __future__ import annotations

import logging
import subprocess
import threading
from concurrent.futures import TimeoutError as Tijd_om
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from django.conf import settings
from django.db import connection
from pebble import ProcessExpired, ProcessPool

from documenten import kantoor, oplage, pdf
from documenten.formaten import Formaat
from documenten.fouten import DocumentDuurtTeLang, DocumentMislukt, TeDruk
from documenten.kop import Kop
from documenten.oplage import Oplage

logger = logging.getLogger(__name__)

OPSTARTEN = 60
"""Seconds that a process may take to start, on top of the time for the document."""
OPWARMEN = (
    '<html lang="nl"><title>x</title><link rel="stylesheet" href="documenten/letters.css"><b>x</b></html>'
)
VERVANGEN_NA = 50
"""Documents that one process makes before a fresh one takes its place."""


def maak(html: str | Oplage, kop: Kop, formaat: Formaat, *, seconden: float = 0, wachten: float = 0) -> bytes:
    """Give the page `html`, or several pages in their numbers (only as PDF), as a file.

    Waits at most `wachten` seconds for a free process and `seconden` for the document (by default the
    settings `DOCUMENT_WACHTEN` and `DOCUMENT_SECONDEN`), without a database connection in hand. Raises
    `TeDruk`, `DocumentDuurtTeLang` or `DocumentMislukt`. With `DOCUMENT_PROCESSEN = 0` (tests) the
    document is made here and now.
    """
    if not settings.DOCUMENT_PROCESSEN:
        try:
            return render(html, kop, formaat, seconden or settings.DOCUMENT_SECONDEN)
        except Exception as fout:
            raise DocumentMislukt(repr(fout)) from fout
    if not connection.in_atomic_block:
        connection.close()  # back to the pool: others need it while this one waits
    return _werkbank().maak(
        html, kop, formaat, seconden or settings.DOCUMENT_SECONDEN, wachten or settings.DOCUMENT_WACHTEN
    )


def render(html: str | Oplage, kop: Kop, formaat: Formaat, seconden: float) -> bytes:
    """Make the file in this process; a program of its own that helps gets four fifths of the time."""
    if isinstance(html, Oplage):
        return oplage.maak_pdf(html)
    if formaat is Formaat.PDF:
        return pdf.maak_pdf(html)
    return kantoor.maak_kantoorbestand(
        html, kop, formaat, seconden * 0.8
    )  # so that it does not outlive its parent


class Werkbank:
    """A few processes that make documents, started at the first one and again when they broke."""

    def __init__(self, plaatsen: int) -> None:
        self._aantal = plaatsen
        self._plaatsen = threading.BoundedSemaphore(plaatsen)
        self._slot = threading.Lock()
        self._pool: ProcessPool | None = None

    def maak(self, html: str | Oplage, kop: Kop, formaat: Formaat, seconden: float, wachten: float) -> bytes:
        """Wait for a free process and let it make the document."""
        if not self._plaatsen.acquire(timeout=wachten):
            raise TeDruk
        try:
            try:
                return self._laat_maken(html, kop, formaat, seconden)
            except BrokenProcessPool:  # a process died while it had nothing to do: start again, once
                return self._laat_maken(html, kop, formaat, seconden)
        except BrokenProcessPool as fout:
            raise DocumentMislukt(repr(fout)) from fout
        finally:
            self._plaatsen.release()

    def _laat_maken(self, html: str | Oplage, kop: Kop, formaat: Formaat, seconden: float) -> bytes:
        try:
            pool = self._open_pool()
            klus = pool.schedule(_in_eigen_proces, args=(html, kop, formaat, seconden), timeout=seconden)
        except RuntimeError as fout:
            raise BrokenProcessPool from fout
        try:
            gemaakt = klus.result(timeout=seconden + OPSTARTEN)
        except Tijd_om as fout:
            if not klus.done():  # the pool itself no longer answers
                self._vervang(pool)
            logger.error(
                "Een %s van %d tekens HTML was na %s seconden niet klaar", formaat, len(html), seconden
            )
            raise DocumentDuurtTeLang from fout
        except ProcessExpired as fout:
            logger.error("Het proces dat een %s maakte, viel om (%s)", formaat, fout.exitcode)
            raise DocumentMislukt(f"proces gestopt ({fout.exitcode})") from fout
        if isinstance(gemaakt, str):
            logger.error("Een %s maken ging mis: %s", formaat, gemaakt)
            raise DocumentMislukt(gemaakt)
        return gemaakt

    def _open_pool(self) -> ProcessPool:
        with self._slot:
            if self._pool is None or not self._pool.active:
                self._pool = ProcessPool(
                    max_workers=self._aantal,
                    max_tasks=VERVANGEN_NA,
                    initializer=_begin,
                    initargs=(settings.DOCUMENT_GEHEUGEN_MB,),
                    context=get_context("spawn"),
                )
            return self._pool

    def sluit(self) -> None:
        """Stop the processes; a next document starts new ones."""
        if self._pool is not None:
            self._vervang(self._pool)

    def _vervang(self, pool: ProcessPool) -> None:
        """Stop these processes; those that another has started in their place go on."""
        with self._slot:
            if self._pool is not pool:
                return
            self._pool = None
        pool.stop()
        pool.join()

    def processen(self) -> list[int]:
        """Give the numbers of the processes that live now."""
        with self._slot:
            return list(self._pool._pool_manager.worker_manager.workers) if self._pool else []


_slot = threading.Lock()
_van_dit_proces: Werkbank | None = None


def _werkbank() -> Werkbank:
    global _van_dit_proces
    with _slot:
        if _van_dit_proces is None:
            _van_dit_proces = Werkbank(settings.DOCUMENT_PROCESSEN)
        return _van_dit_proces


# --- In the process that makes documents --------------------------------------------------------------------------


def _begin(megabytes: int) -> None:
    """Make a new process ready: the application without its database, and the fonts, which take seconds."""
    import resource

    import django

    grens = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (grens, grens))
    django.setup()
    pdf.maak_pdf(OPWARMEN)


def _in_eigen_proces(html: str | Oplage, kop: Kop, formaat: Formaat, seconden: float) -> bytes | str:
    """Give the file, or what went wrong in words: an error may not fit through the pipe."""
    try:
        return render(html, kop, formaat, seconden)
    except subprocess.TimeoutExpired as fout:
        raise Tijd_om from fout
    except Exception as fout:  # noqa: BLE001  told to who asked
        return repr(fout)
