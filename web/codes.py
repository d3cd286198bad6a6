"""Codes with which people come in without an account, without letting anybody try them: counted in the database.

Only wrong codes count. From one place a few a minute are typing errors of a whole room behind one address; more is guessing, and
then no code is looked at for a while, right or wrong. The same for all places together. Personal links are not touched by it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.utils import timezone
from django.utils.crypto import salted_hmac

from web.handelingen import noteer_poging
from web.models import Codepoging

T = TypeVar("T")

CODETEKENS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What a code is made of: nothing that looks like something else."""
CODELENGTE = 6
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


def nieuwe_code() -> str:
    """Give a code that nobody guesses: one out of a thousand million."""
    return "".join(secrets.choice(CODETEKENS) for _ in range(CODELENGTE))


def schone_code(getypt: str) -> str:
    """Give a code as it is kept, from how people type it: small, with spaces or a dash."""
    return "".join(teken for teken in getypt.upper() if teken.isalnum())[:20]


def leesbare_code(code: str) -> str:
    """Give a code as people read it aloud: in two halves."""
    schoon = schone_code(code)
    return f"{schoon[:3]} {schoon[3:]}".strip()


def vind(getypt: str, adres: str, zoek: Callable[[str], T | None]) -> T | None:
    """Give what this code opens; None, and one more wrong try, when it opens nothing.

    Takes what was typed, the address of who typed it, of which only a mark is kept, and what looks a clean code up. Raises
    `TeVaakGeraden`.
    """
    herkomst = salted_hmac("web.codes", adres).hexdigest()[:32]
    _eis_geduld(herkomst)
    code = schone_code(getypt)
    gevonden = zoek(code) if len(code) == CODELENGTE else None
    if gevonden is None:
        noteer_poging(herkomst=herkomst)
    return gevonden


def _eis_geduld(herkomst: str) -> None:
    nu = timezone.now()
    pogingen = Codepoging.objects.filter(op__gt=nu - PERIODE).order_by("-op")
    for rijen, hoogstens in ((pogingen.filter(herkomst=herkomst), PER_HERKOMST), (pogingen, SAMEN)):
        oudste = next(iter(rijen.values_list("op", flat=True)[hoogstens - 1 : hoogstens]), None)
        if oudste is not None:
            raise TeVaakGeraden(max(1, int((oudste + PERIODE - nu).total_seconds())))
