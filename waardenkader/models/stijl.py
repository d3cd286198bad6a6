"""How a fundament looks: its colour and shape go with its key, so that every page, print and kept document draws it alike.

The three of CODIO have their own key. A chapter of another code has one of the keys `deel-1` to `deel-6`: the first three look as
those of CODIO do, the others have a colour and a shape of their own. The style sheets and `the figures` have a rule for each.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

VAN_CODIO = ("democratie", "rechtsstaat", "bestuurskracht")
MEESTE_FUNDAMENTEN = 6
"""A fundament is a column on the poster and a table in the workshop: with more of them neither can be read or filled."""


def stijl(sleutel: str) -> int:
    """Give the number of the look that goes with the key of a fundament: 1 to 6; 0 for a key that nobody knows."""
    if sleutel in VAN_CODIO:
        return VAN_CODIO.index(sleutel) + 1
    nummer = sleutel.removeprefix("deel-")
    return int(nummer) if nummer in "123456" and len(nummer) == 1 else 0


def vrije_sleutels(namen: Iterable[str], bezet: Iterable[str]) -> list[str]:
    """Give the keys that new chapters with these names can get, beside those in use (`bezet`), one per look."""
    gevraagd = {slugify(naam) for naam in namen}
    op = {stijl(sleutel) for sleutel in bezet}
    vrij = []
    for nummer in range(1, MEESTE_FUNDAMENTEN + 1):
        bekend = VAN_CODIO[nummer - 1] if nummer <= len(VAN_CODIO) else ""
        if nummer not in op:
            vrij.append(bekend if bekend in gevraagd else f"deel-{nummer}")
    return vrij
