"""An address as a square to scan."""

from __future__ import annotations

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(adres: str, titel: str) -> SafeString:
    """Give an address as a QR code: a drawing (SVG) that stands in the page and says what it is."""
    uit = BytesIO()
    segno.make(adres, error="m", micro=False).save(
        uit, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True, border=2, title=titel
    )
    return mark_safe(uit.getvalue().decode().replace("<svg ", '<svg role="img" ', 1))  # noqa: S308 (segno escapes)
