"""Response headers that every page carries, and the static files."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

BELEID = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class ContentSecurityPolicy:
    """Let a page load only what this site serves: no inline scripts or styles, no framing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the policy to the answer."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", BELEID)
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
