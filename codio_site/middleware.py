"""Response headers that every page carries, and the static files."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from codio_site.cspmelding import ADRES

BELEID = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        f"report-uri {ADRES}",  # Firefox and Safari
        "report-to csp",
    )
)
# What a page may ask of a device: nothing, but to copy its own link and to fill the screen.
NOOIT = (
    *(
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
    ),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock"),
    *("serial", "usb", "xr-spatial-tracking"),
)
ALLEEN_WIJ = ("clipboard-write", "fullscreen", "publickey-credentials-create", "publickey-credentials-get")
KOPPEN = {
    "Content-Security-Policy": BELEID,
    "Reporting-Endpoints": f'csp="{ADRES}"',
    "Permissions-Policy": ", ".join(
        [f"{naam}=()" for naam in NOOIT] + [f"{naam}=(self)" for naam in ALLEEN_WIJ]
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ContentSecurityPolicy:
    """Let a page load only what this site serves: no inline scripts or styles, no framing, nothing of the device.

    A page that sets one of these headers itself keeps its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the policy to the answer."""
        response = self.get_response(request)
        for naam, waarde in KOPPEN.items():
            response.headers.setdefault(naam, waarde)
        return response


class StatischeBestanden(WhiteNoiseMiddleware):
    """WhiteNoise for an asynchronous server, which cannot stream from an ordinary file."""

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """Give a static file whole; style sheets and fonts are small."""
        gevonden = static_file.get_response(request.method, request.META)
        inhoud = b""
        if gevonden.file is not None:
            with gevonden.file as bestand:
                inhoud = bestand.read()
        antwoord = HttpResponse(inhoud, status=int(gevonden.status))
        del antwoord.headers["Content-Type"]
        for naam, waarde in gevonden.headers:
            antwoord.headers[naam] = waarde
        return antwoord
