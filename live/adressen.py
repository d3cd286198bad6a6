"""Where people come in."""

from __future__ import annotations

from django.urls import reverse

from live.models import Sessie
from organisatie.post import volledige_url


def meedoen(sessie: Sessie | None = None) -> str:
    """Give the address, in full, at which people come in; with a session that of its own code, to scan."""
    pad = reverse("deelnemen-code", args=[sessie.code]) if sessie else reverse("deelnemen")
    return volledige_url(pad)


def meedoen_leesbaar() -> str:
    """Give the address as it is read from a wall: without what a browser adds by itself."""
    return meedoen().split("://")[-1].rstrip("/")
