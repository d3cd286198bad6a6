"""A theme of the organisation: colours, logo and name, from a folder of its own, without a build.

The folder of `CODIO_THEMA` holds `thema.css`, or `logo.svg` or `logo.png`, or both. It is read when the process starts, and
refused when it loads or runs anything: a page stays as closed as it is without a theme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from PIL import Image, UnidentifiedImageError

STIJL = "thema.css"
LOGOS = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
GROOTSTE = 200_000
"""Bytes of each file: every page waits for them."""
NIET_IN_CSS = re.compile(r"@import|@charset|url\(|image-set\(|expression\(|</|\\", re.IGNORECASE)
NIET_IN_SVG = re.compile(
    r"<script|<foreignobject|<iframe|<!doctype|<!entity|<\?xml-stylesheet|\son\w+\s*=|javascript:"
    r"|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|@import|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Deel:
    """One file of the theme, with a mark that changes with it."""

    inhoud: bytes
    soort: str

    @property
    def versie(self) -> str:
        """Give what stands in the address, so that a browser may keep it for ever."""
        return sha256(self.inhoud).hexdigest()[:12]


@dataclass(frozen=True)
class Thema:
    """What was found in the folder, and what was wrong with it."""

    stijl: Deel | None = None
    logo: Deel | None = None
    problemen: tuple[str, ...] = ()


def thema() -> Thema:
    """Give the theme of this installation, read once; empty without one."""
    return _lees(settings.THEMA) if settings.THEMA else Thema()


@lru_cache(maxsize=4)
def _lees(map_: str) -> Thema:
    if not Path(map_).is_dir():
        return Thema(problemen=(f"CODIO_THEMA is geen map die te lezen is: {map_}",))
    gevonden = {
        naam: inhoud for naam in (STIJL, *LOGOS) if (inhoud := _bestand(Path(map_) / naam)) is not None
    }
    if not gevonden:
        return Thema(problemen=(f"In de map van CODIO_THEMA staat geen {STIJL}, logo.svg of logo.png.",))
    problemen = tuple(
        f"CODIO_THEMA: {naam} {reden}"
        for naam, inhoud in gevonden.items()
        if (reden := _wat_mis_is(naam, inhoud))
    )
    if problemen:
        return Thema(problemen=problemen)
    logo = next((Deel(gevonden[naam], soort) for naam, soort in LOGOS.items() if naam in gevonden), None)
    stijl = Deel(gevonden[STIJL], "text/css; charset=utf-8") if STIJL in gevonden else None
    return Thema(stijl=stijl, logo=logo)


def _bestand(pad: Path) -> bytes | None:
    try:
        return pad.read_bytes()
    except OSError:
        return None


def _wat_mis_is(naam: str, inhoud: bytes) -> str:
    """Say why a file cannot be shown; "" when it can."""
    if len(inhoud) > GROOTSTE:
        return f"is te groot: hooguit {GROOTSTE // 1000} kB."
    if naam.endswith(".png"):
        return "" if _is_png(inhoud) else "is geen PNG."
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return "is geen tekst in UTF-8."
    if naam == STIJL:
        fout = NIET_IN_CSS.search(tekst)
        return f"mag niets van elders laden, en dus geen {fout[0]} bevatten." if fout else ""
    if "<svg" not in tekst:
        return "is geen SVG."
    fout = NIET_IN_SVG.search(tekst)
    return f"mag alleen tekenen, en dus geen {fout[0].strip()} bevatten." if fout else ""


def _is_png(inhoud: bytes) -> bool:
    try:
        with Image.open(BytesIO(inhoud), formats=("PNG",)) as beeld:
            beeld.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


@require_safe
@login_not_required
def stijl(request: HttpRequest) -> HttpResponse:
    """Give the style sheet of the theme."""
    return _antwoord(thema().stijl)


@require_safe
@login_not_required
def logo(request: HttpRequest) -> HttpResponse:
    """Give the logo of the theme; opened by itself it is a picture and nothing else."""
    antwoord = _antwoord(thema().logo)
    antwoord["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return antwoord


def _antwoord(deel: Deel | None) -> HttpResponse:
    if deel is None:
        raise Http404
    return HttpResponse(
        deel.inhoud, content_type=deel.soort, headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )
