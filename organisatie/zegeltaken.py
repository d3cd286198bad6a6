"""The tasks of the audit trail, called from `organisatie.taken`: sealing every minute, looking through every night."""

from __future__ import annotations

import logging

from organisatie import zegel

log = logging.getLogger(__name__)


def verzegel() -> None:
    """Seal what was written since the last minute."""
    zegel.verzegel()


def kijk_na() -> int:
    """Look through the trail and the kept documents; gives how many faults there are.

    Each is an error in the log. The end of the chain goes there too, every night: a log that is kept elsewhere cannot be
    rewritten together with the chain.
    """
    bevindingen = list(zegel.controleer())
    for bevinding in bevindingen:
        log.error("Controle van de audittrail: %s: %s", bevinding.waar, bevinding.wat)
    log.info(
        "Controle van de audittrail: %s bevindingen, laatste zegel %s",
        len(bevindingen),
        zegel.laatste_zegel(),
    )
    return len(bevindingen)
