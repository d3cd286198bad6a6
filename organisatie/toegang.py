"""Who came in, who was refused and who took a closed document along: in the audit trail, without filling it up.

A day has a bounded number of lines, whatever somebody does: of one person the first few of each kind on each object, and of a
bounded number of objects. What comes after is counted (`Toegangstelling`), with the moment of the last time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import DatabaseError, models, transaction
from django.db.models import F
from django.urls import ResolverMatch
from django.utils import timezone

from organisatie.audit import leg_vast, namens
from organisatie.models import Gebruiker
from organisatie.toegangstelling import Toegangstelling

INGELOGD, UITGELOGD = "ingelogd", "uitgelogd"
GEWEIGERD_AAN_DEUR, GEWEIGERD, GEDOWNLOAD = "inloggen geweigerd", "toegang geweigerd", "document gedownload"
REGELS = {INGELOGD: 20, UITGELOGD: 20, GEWEIGERD_AAN_DEUR: 10, GEWEIGERD: 2, GEDOWNLOAD: 2}
"""Of one kind, by one person, on one object, on one day: so many lines; the rest is counted."""
MEESTE_OBJECTEN = 200
"""Of one kind, by one person, on one day: lines on so many objects; what comes after is one more, `EN_MEER`."""
EN_MEER = "en meer"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Gesloten:
    """Where the pages of a kind of closed object are: the beginning of their addresses, and which object one is of."""

    begin: str
    zoek: Callable[[Mapping[str, Any]], models.Model | None]


GESLOTEN: list[Gesloten] = []
"""Each floor says here, when Django starts, what of it is closed."""


def gesloten_object(adres: ResolverMatch | None) -> models.Model | None:
    """Give the closed object that an address is of; None when it is of none, or of one that does not exist."""
    if adres is None:
        return None
    for soort in GESLOTEN:
        if adres.route.startswith(soort.begin):
            return soort.zoek(adres.kwargs)
    return None


def teken_aan(
    *,
    wat: str,
    door: Gebruiker | None,
    op: models.Model | None = None,
    wie: str = "",
    sleutel: str = "",
    **details: Any,
) -> None:
    """Leave a line of what somebody did, unless the day has enough of it already; then it is counted only.

    Takes who (None for somebody without an account; `wie` says then by what right), on what, and what tells two of these apart
    on one object (`sleutel`). A database that is away is no reason to refuse a page: that is in the log then.
    """
    naam = f"{op._meta.label_lower}:{op.pk}:{sleutel}"[:200] if op is not None else sleutel
    try:
        with transaction.atomic(), namens(wie):
            keren, meer = _tel(wat, door, naam)
            if keren <= REGELS[wat]:
                leg_vast(
                    door=door, wat=wat, op=None if meer else op, **({EN_MEER: True} if meer else details)
                )
    except DatabaseError:
        log.exception("Niet vastgelegd: %s", wat)


def _tel(wat: str, door: Gebruiker | None, sleutel: str) -> tuple[int, bool]:
    """Count one; gives how often by now, and whether it went to the rest of the day."""
    vandaag = Toegangstelling.objects.filter(dag=timezone.localdate(), wat=wat, door=door)
    nieuw = not vandaag.filter(sleutel=sleutel).exists()
    meer = nieuw and vandaag.count() >= MEESTE_OBJECTEN
    telling, gemaakt = Toegangstelling.objects.get_or_create(
        dag=timezone.localdate(),
        wat=wat,
        door=door,
        sleutel=EN_MEER if meer else sleutel,
        defaults={"aantal": 1},
    )
    if gemaakt:
        return 1, meer
    Toegangstelling.objects.filter(pk=telling.pk).update(aantal=F("aantal") + 1, laatste_op=timezone.now())
    return telling.aantal + 1, meer


def _ingelogd(sender: Any, user: Gebruiker, **_: Any) -> None:
    teken_aan(wat=INGELOGD, door=user, op=user)


def _uitgelogd(sender: Any, user: Gebruiker | None, **_: Any) -> None:
    if user is not None:
        teken_aan(wat=UITGELOGD, door=user, op=user)


def _niet_ingelogd(sender: Any, credentials: Mapping[str, Any], **_: Any) -> None:
    """Record a refused log-in: of an account that is there its name; what else was typed may be a password, and is not kept."""
    typte = str(credentials.get("username") or credentials.get("email") or "")
    wie = Gebruiker.objects.filter(username__iexact=typte).first() if typte and "\x00" not in typte else None
    teken_aan(wat=GEWEIGERD_AAN_DEUR, door=None, op=wie, bekend=wie is not None)


def sluit_aan() -> None:
    """Listen to who comes in and goes out; once, when Django starts."""
    user_logged_in.connect(_ingelogd, dispatch_uid="toegang.in")
    user_logged_out.connect(_uitgelogd, dispatch_uid="toegang.uit")
    user_login_failed.connect(_niet_ingelogd, dispatch_uid="toegang.geweigerd")
