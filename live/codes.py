"""Finding a session by its room code, without letting anybody try codes: counted in the database, over all server processes.

Only wrong codes count. From one place a few a minute are typing errors of a whole room behind one address; more is guessing, and
then no code is looked at for a while, right or wrong. The same for all places together. Personal links are not touched by it.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from live.handelingen import noteer_poging
from live.models import CODELENGTE, Codepoging, Sessie

PERIODE = timedelta(minutes=10)
PER_HERKOMST = 30
"""Wrong codes from one address in `PERIODE`: two for each of fifteen people in one room."""
SAMEN = 300
"""Wrong codes from everywhere in `PERIODE`: at this pace guessing one of a thousand million codes takes years."""


class TeVaakGeraden(Exception):
    """Too many wrong codes were tried: no code is looked at now. `wachten` is the number of seconds until it is."""

    def __init__(self, wachten: int) -> None:
        super().__init__("Te vaak geraden.")
        self.wachten = wachten


def schone_code(getypt: str) -> str:
    """Give a code as it is kept, from how people type it: small, with spaces or a dash."""
    return "".join(teken for teken in getypt.upper() if teken.isalnum())[:20]


def vind_sessie(getypt: str, adres: str) -> Sessie | None:
    """Give the open session with this code; None, and one more wrong try, when there is none.

    Takes what was typed and the address of who typed it, of which only a mark is kept. Raises `TeVaakGeraden`.
    """
    herkomst = salted_hmac("live.codes", adres).hexdigest()[:32]
    _eis_geduld(herkomst)
    code = schone_code(getypt)
    sessie = Sessie.objects.open().compleet().filter(code=code).first() if len(code) == CODELENGTE else None
    if sessie is None:
        noteer_poging(herkomst=herkomst)
    return sessie


def _eis_geduld(herkomst: str) -> None:
    nu = timezone.now()
    pogingen = Codepoging.objects.filter(op__gt=nu - PERIODE).order_by("-op")
    for rijen, hoogstens in ((pogingen.filter(herkomst=herkomst), PER_HERKOMST), (pogingen, SAMEN)):
        oudste = next(iter(rijen.values_list("op", flat=True)[hoogstens - 1 : hoogstens]), None)
        if oudste is not None:
            raise TeVaakGeraden(max(1, int((oudste + PERIODE - nu).total_seconds())))
