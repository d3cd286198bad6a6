"""What a document may load: static files of this application and data inside the page, nothing else."""

from __future__ import annotations

import mimetypes
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import woff2
from weasyprint.urls import URLFetcher, URLFetcherResponse

BASIS = "https://statisch.invalid/"
"""Base address of every document; `documenten/basis.css` in a template means that static file."""


class GeenBron(ValueError):
    """A document asked for something from outside, or for a static file that is not there."""


def statisch_bestand(naam: str) -> Path:
    """Give the path of the static file `naam`, from the source folders or from where collectstatic put it."""
    if ".." in naam.split("/"):
        raise GeenBron(f"Het bestand {naam} ligt niet bij de statische bestanden.")
    gevonden = finders.find(naam)
    if isinstance(gevonden, str):
        return Path(gevonden)
    if settings.STATIC_ROOT:
        verzameld = Path(settings.STATIC_ROOT) / naam
        if verzameld.is_file():
            return verzameld
    raise GeenBron(f"Het bestand {naam} ontbreekt bij de statische bestanden.")


@cache
def letter(pad: Path) -> bytes:
    """Give a WOFF2 font unpacked. Doing that again for every document was most of the time that one took."""
    uit = BytesIO()
    woff2.decompress(BytesIO(pad.read_bytes()), uit)
    return uit.getvalue()


class Bronnen(URLFetcher):
    """Fetcher that reads static files and data addresses and refuses all else, loudly."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the content of `url`; raises `GeenBron` when it is not a static file or data."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(BASIS):
            raise GeenBron(f"Een document laadt niets van buiten: {url}")
        pad = statisch_bestand(unquote(urlsplit(url).path).lstrip("/"))
        if pad.suffix == ".woff2":
            return URLFetcherResponse(url, letter(pad), {"Content-Type": "font/ttf"})
        soort = mimetypes.guess_type(pad.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, pad.read_bytes(), {"Content-Type": soort})
