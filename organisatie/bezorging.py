"""Delivery: drains the outbox, one mail at a time, so that each mail arrives once and each status is true.

SMTP has no "exactly once": between the answer of the server and our commit there is always a moment. This
is how it is kept small and honest (decision 0012):

- one process delivers at a time, under a lock of its database session that it keeps during the whole attempt;
- it commits `AANGEBODEN` when all but the last dot of the mail has been sent. Who finds a row with that mark
  while nobody holds the lock knows that its deliverer died in that moment: the row becomes `ONZEKER` and is
  not sent again by itself;
- without an answer a mail counts as not accepted (RFC 5321, 3.8), and is tried again with the same Message-ID.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import F, Q
from django.utils import timezone

from organisatie.models import Bericht, Mailserver
from organisatie.smtp import Geweigerd, Onbruikbaar, Postlijn, Serverstoring, Tijdelijk

SLOT = 7_305_001
"""The advisory lock of who delivers."""
ONZEKER = "We weten niet zeker of deze mail is aangekomen."
NOTEER_NA = (0, 1, 2, 5, 10, 30, 60, 60, 60)

log = logging.getLogger(__name__)


class Ingetrokken(Exception):
    """The mail on the table is no longer wanted."""


class SlotKwijt(Exception):
    """The session with the database was lost, and with it the lock."""


def iets_te_doen() -> bool:
    """Say whether delivering makes sense now."""
    if Bericht.objects.filter(status=Bericht.Status.AANGEBODEN).exists():
        return True
    return not Mailserver.nu().rust and Bericht.objects.aan_de_beurt().exists()


def volgende_moment() -> datetime | None:
    """Give when there will be something to do; None when nothing waits."""
    eerste = Bericht.objects.wachtend().compleet().order_by("volgende_poging_op").first()
    if eerste is None:
        return None
    return max(eerste.volgende_poging_op, Mailserver.nu().volgende_poging_op or eerste.volgende_poging_op)


def bezorg(doorgaan: Callable[[], bool] = lambda: True) -> bool:
    """Deliver what is due until nothing is; gives False when another process delivers already.

    Asks `doorgaan` before each mail.
    """
    with _alleen() as alleen:
        if not alleen:
            return False
        # Nobody else holds the lock: who offered these is gone.
        Bericht.objects.filter(status=Bericht.Status.AANGEBODEN).update(
            status=Bericht.Status.ONZEKER, fout=ONZEKER
        )
        with Postlijn() as lijn:
            while doorgaan() and not Mailserver.nu().rust:
                bericht = Bericht.objects.aan_de_beurt().first()
                if bericht is None:
                    break
                _bezorg_een(bericht, lijn)
    return True


@contextmanager
def _alleen() -> Iterator[bool]:
    """Be the only one that delivers; gives whether that was possible."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [SLOT])
        [gelukt] = cursor.fetchone() or [False]
    if not gelukt:
        yield False
        return
    try:
        yield True
    except SlotKwijt:
        return
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])


def _bezorg_een(bericht: Bericht, lijn: Postlijn) -> None:
    """Try one mail and record what happened."""
    status = Bericht.Status
    # Whoever dies of this mail does not begin with it again: the others go first.
    ruimte = timezone.now() + _wachttijd(settings.POST_RUST_BERICHT, 0)
    Bericht.objects.wachtend().filter(pk=bericht.pk).update(volgende_poging_op=ruimte)
    try:
        lijn.bied_aan(bericht, voor_de_punt=lambda: _bied_nu_aan(bericht))
    except Ingetrokken:
        return
    except Serverstoring as storing:
        if storing.met_bericht:
            _stel_uit(bericht, status.WACHT, str(storing))
        _laat_server_rusten(str(storing), None if storing.met_bericht else bericht)
    except Tijdelijk as fout:
        _stel_uit(bericht, status.WACHT, str(fout))
        _laat_server_rusten(str(fout))
    except Geweigerd as fout:
        _stel_uit(bericht, status.GEWEIGERD, str(fout))
        _noteer_dat_server_werkt()
    except Onbruikbaar as fout:
        _noteer(bericht, status=status.MISLUKT, fout=str(fout))
    else:
        tekst = {"tekst": ""} if bericht.wis_tekst else {}
        _noteer(bericht, status=status.VERSTUURD, fout="", verstuurd_op=timezone.now(), **tekst)
        _noteer_dat_server_werkt()


def _bied_nu_aan(bericht: Bericht) -> None:
    """Commit that from now on the server may have the mail."""
    gezet = (
        Bericht.objects.wachtend()
        .filter(pk=bericht.pk)
        .update(status=Bericht.Status.AANGEBODEN, laatste_poging_op=timezone.now())
    )
    if not gezet:
        raise Ingetrokken


def _stel_uit(bericht: Bericht, status: str, fout: str) -> None:
    """Try a mail again later; it failed when it was refused too often or waits too long."""
    nu, poging = timezone.now(), bericht.pogingen + 1
    te_vaak = status == Bericht.Status.GEWEIGERD and poging >= settings.POST_WEIGERINGEN
    if te_vaak or bericht.proberen_vanaf < _opgeven_voor(nu):
        status = Bericht.Status.MISLUKT
    volgende = nu + _wachttijd(settings.POST_RUST_BERICHT, poging - 1)
    _noteer(bericht, status=status, fout=fout, volgende_poging_op=volgende)


def _noteer(bericht: Bericht, **velden: Any) -> None:
    """Record the outcome of an attempt, also when the database is away for a while.

    What has been sent stays sent, whatever another process made of the row in the meantime; what was withdrawn
    stays withdrawn, unless it has been sent. Raises `SlotKwijt` when the database was away.
    """
    status = Bericht.Status
    blijft = (
        {status.VERSTUURD} if velden["status"] == status.VERSTUURD else {status.VERSTUURD, status.VERVALLEN}
    )
    for pauze in NOTEER_NA:
        time.sleep(pauze)
        try:
            Bericht.objects.filter(pk=bericht.pk).exclude(status__in=blijft).update(
                pogingen=F("pogingen") + 1, laatste_poging_op=timezone.now(), **velden
            )
        except (DatabaseError, InterfaceError) as fout:
            if connection.in_atomic_block:
                raise
            log.warning("De uitkomst van bericht %s is nog niet vastgelegd: %s", bericht.pk, fout)
            connection.close()
        else:
            if pauze:
                raise SlotKwijt
            return
    raise SlotKwijt


def _laat_server_rusten(fout: str, bericht: Bericht | None = None) -> None:
    """Leave the server alone for a while, longer each time, and tell all who wait; `bericht` waits too."""
    nu, server = timezone.now(), Mailserver.nu()
    rust_tot = nu + _wachttijd(settings.POST_RUST_SERVER, server.storingen)
    server.storingen += 1
    server.storing_sinds = server.storing_sinds or nu
    server.volgende_poging_op, server.fout = rust_tot, fout
    server.save()
    wachtend = Bericht.objects.filter(status=Bericht.Status.WACHT)
    te_laat = Q(volgende_poging_op__lte=nu) | Q(pk=bericht.pk if bericht else None)
    wachtend.filter(te_laat).update(fout=fout, volgende_poging_op=rust_tot)
    wachtend.filter(proberen_vanaf__lt=_opgeven_voor(nu)).update(status=Bericht.Status.MISLUKT)
    log.warning("De mailserver hapert (%s keer): %s", server.storingen, fout)


def _noteer_dat_server_werkt() -> None:
    Mailserver.objects.filter(pk=Mailserver.ENIGE, storingen__gt=0).update(
        storingen=0, storing_sinds=None, volgende_poging_op=None, fout=""
    )


def _wachttijd(grenzen: tuple[float, float], keren: int) -> timedelta:
    """Give a time that doubles, from the first to the longest."""
    eerste, langste = grenzen
    return timedelta(seconds=min(langste, eerste * 2 ** min(keren, 30)))


def _opgeven_voor(nu: datetime) -> datetime:
    return nu - timedelta(seconds=settings.POST_OPGEVEN_NA)
