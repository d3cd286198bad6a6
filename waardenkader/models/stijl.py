"""How a fundament looks: its colour and shape go with its key, so that every page, print and kept document draws it alike.

The three of CODIO have their own key. A chapter of another code has one of the keys `deel-1` to `deel-6`: the first three look as
those of CODIO do, the others have a colour and a shape of their own. The style sheets and the figures have a rule for each.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

VAN_CODIO = ("democratie", "rechtsstaat", "bestuurskracht")
MEESTE_FUNDAMENTEN = 6
"""A fundament is a column on the poster and a table in the workshop: with more of them neither can be read or filled."""

KLEUREN = (
    ("#3d5374", "#ffffff"),
    ("#a05f1a", "#fbf3e9"),
    ("#5f2851", "#f8f0f5"),
    ("#237b74", "#ebf5f3"),
    ("#1d5aa6", "#edf3fb"),
    ("#5d6a00", "#f4f5e4"),
    ("#a8203f", "#fcedf0"),
)
"""Hue and tint per look, for what is drawn; the first is that of something without a fundament."""
_PADEN = (
    "",
    '<circle cx="12" cy="12" r="10.5" fill="{}"/>',
    '<rect x="2.4" y="2.4" width="19.2" height="19.2" rx="1.2" fill="{}"/>',
    '<path d="M11.35 1.9a.75.75 0 0 1 1.3 0l10.6 18.6a.75.75 0 0 1-.65 1.1H1.4a.75.75 0 0 1-.65-1.1Z" fill="{}"/>',
    '<path d="M12 .8 23.2 12 12 23.2.8 12Z" fill="{}"/>',
    '<path d="M8.2 1.5h7.6v6.7h6.7v7.6h-6.7v6.7H8.2v-6.7H1.5V8.2h6.7Z" fill="{}"/>',
    '<path d="M12.65 22.1a.75.75 0 0 1-1.3 0L.75 3.5a.75.75 0 0 1 .65-1.1h21.2a.75.75 0 0 1 .65 1.1Z" fill="{}"/>',
)


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


def vorm_svg(sleutel: str) -> str:
    """Give the shape of a fundament as SVG, in a square of 24."""
    nummer = stijl(sleutel)
    return _PADEN[nummer].format(KLEUREN[nummer][0])
