"""Making the files of kept documents: the work of the worker. What is kept is said in `documenten.bouwstenen`."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from documenten import werkbank
from documenten.formaten import Formaat
from documenten.fouten import DocumentNietGemaakt, TeDruk
from documenten.kop import Kop
from documenten.models import Bewaardocument
from organisatie.audit import leg_vast
from organisatie.post import meld_bestand

LANGER = 4
"""Nobody waits for a kept document: it may take this many times as long as one that is asked for on a page."""


def maak_bestand(*, nummer: int) -> bool:
    """Make the file of a kept document that waits for it; gives whether this call did.

    Can be called again at any time, also for a document that is there or while another makes it: the
    first file that is ready stays. Raises `TeDruk`; every other failure is written on the document.
    """
    document = Bewaardocument.objects.filter(pk=nummer, stand=Bewaardocument.Stand.WACHT).first()
    if document is None or document.bron is None:
        return False
    if not document.bron.is_ongewijzigd:
        return _zet(document, Bewaardocument.Stand.MISLUKT, reden="De vastgelegde tekst is veranderd.")
    seconden = settings.DOCUMENT_SECONDEN * LANGER
    try:
        inhoud = werkbank.maak(
            document.bron.html,
            Kop.uit_json(document.bron.kop),
            Formaat(document.formaat),
            seconden=seconden,
            wachten=seconden,
        )
    except TeDruk:
        raise
    except DocumentNietGemaakt as fout:
        return _zet(document, Bewaardocument.Stand.MISLUKT, reden=(str(fout) or fout.titel)[:300])
    return _zet(
        document, Bewaardocument.Stand.GEREED, inhoud=inhoud, sha256=sha256(inhoud).hexdigest(), reden=""
    )


@transaction.atomic
def _zet(document: Bewaardocument, stand: Bewaardocument.Stand, **velden: Any) -> bool:
    """Write the file, or why there is none; only when the document still waits."""
    wachtend = Bewaardocument.objects.filter(pk=document.pk, stand=Bewaardocument.Stand.WACHT)
    if not wachtend.update(stand=stand, **velden):
        return False
    details = {naam: waarde for naam, waarde in velden.items() if naam in ("sha256", "reden") and waarde}
    wat = "bestand gemaakt" if stand == Bewaardocument.Stand.GEREED else "bestand maken mislukt"
    leg_vast(door=None, wat=wat, op=document, formaat=document.formaat, **details)
    document.refresh_from_db(fields=["postbestand"])
    if document.postbestand_id is not None:
        meld_bestand(bestand=document.postbestand_id, inhoud=velden.get("inhoud"))
    return True


def maak_wachtende(*, ouder_dan: datetime | None = None) -> int:
    """Make the files that still wait, all or only those kept before a moment; gives how many were made."""
    wachtend = Bewaardocument.objects.filter(stand=Bewaardocument.Stand.WACHT)
    if ouder_dan is not None:
        wachtend = wachtend.filter(gemaakt_op__lt=ouder_dan)
    return sum(maak_bestand(nummer=nummer) for nummer in wachtend.order_by("pk").values_list("pk", flat=True))
