"""Pages go out compressed where nobody can learn from their length what stands in them (decision 0052)."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from web.middleware import is_openbaar

SOORTEN = ("text/", "application/json", "application/ld+json", "application/xml", "application/atom+xml")


class Samengeperst(GZipMiddleware):
    """Django's, with a length that varies at random, for what has no text of the asker in it: an address without a question.

    A public page, the same for everybody, is compressed with a question too: there is nothing to learn.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress, or leave as it is."""
        if not _mag(request, response):
            return response
        return super().process_response(request, response)


def _mag(request: HttpRequest, response: HttpResponseBase) -> bool:
    gewoon = request.method == "GET" and response.status_code == 200
    tekst = response.headers.get("Content-Type", "").startswith(SOORTEN)
    return gewoon and tekst and (not request.META.get("QUERY_STRING") or is_openbaar(request))
