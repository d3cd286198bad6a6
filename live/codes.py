"""Finding a session by its room code (`web.codes` sees to it that nobody tries codes until one fits)."""

from __future__ import annotations

from live.models import Sessie
from web import codes


def vind_sessie(getypt: str, adres: str) -> Sessie | None:
    """Give the open session with this code, from what was typed at an address; None when there is none.

    Raises `TeVaakGeraden`.
    """
    return codes.vind(getypt, adres, lambda code: Sessie.objects.open().compleet().filter(code=code).first())
