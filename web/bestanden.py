"""How forms with files are read: the names as they were sent, and a body of which the end was not kept."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParser


class Lezer(MultiPartParser):
    """Django's reader of forms with files.

    Django takes a folder off a name without a word; here a page can say that it is wrong. And it forgets a file of which the
    end is missing, as of one that is too big (`codio_site.asgi`): the form would be kept as if there was no file.
    """

    def __init__(self, meta: Any, inhoud: Any, *meer: Any) -> None:
        super().__init__(meta, inhoud, *meer)
        self._input_data = _MetEinde(inhoud, b"\r\n--%b--\r\n" % self._boundary)  # type: ignore[attr-defined]

    def sanitize_file_name(self, file_name: str) -> str | None:
        r"""Leave a folder in the name, as `\`: no part of the site takes that for a path, and no name with it is kept."""
        schoon: str | None = super().sanitize_file_name(file_name)
        heeft_map = any(teken in html.unescape(file_name) for teken in "/\\")
        return schoon if schoon and not heeft_map else f"\\{schoon or ''}"


class _MetEinde:
    """A body, with the line after it that ends a form; after the one that it has, this says nothing."""

    def __init__(self, inhoud: Any, einde: bytes) -> None:
        self.inhoud, self.einde = inhoud, einde

    def read(self, aantal: int) -> bytes:
        """Give the next bytes."""
        deel: bytes = self.inhoud.read(aantal)
        if not deel:
            deel, self.einde = self.einde, b""
        return deel


class FormulierenMetBestanden:
    """Let every form with files be read so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the reader in; nothing is read before somebody asks."""

        def lees(meta: Any, inhoud: Any) -> Any:
            return Lezer(meta, inhoud, request.upload_handlers, request.encoding).parse()

        request.parse_file_upload = lees  # type: ignore[method-assign, assignment]
        return self.get_response(request)
