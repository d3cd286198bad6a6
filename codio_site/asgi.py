"""The ASGI application, which uvicorn serves; for a small installation with the worker in it."""

import gc
import os
from contextlib import nullcontext
from typing import Any

import django
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.exception import response_for_exception
from django.http import HttpResponseBadRequest

from codio_site.start import alleen_de_reden

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codio_site.settings")
with alleen_de_reden():
    django.setup(set_prefix=False)

    from acties.bewijs import GROOTSTE
    from codio_site import metingen, werker  # needs the applications loaded
    from codio_site.checks import weiger_onveilige_start
    from live import stroom

    weiger_onveilige_start()


MEESTE = GROOTSTE + settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1_000_000
"""Bytes of a body that are kept: the biggest file, all text that a form may have, and some room."""
GEDULD = 1_000_000_000
"""So many bytes are waited for; who sends more is cut off."""


class Begrensd:
    """What comes in of one body: all that is too much is let through empty, so that nobody fills the disk.

    A form with a file that is too big so comes in with a part of that file, and all that was typed before it: its page says
    what is wrong, and shows the text again.
    """

    def __init__(self, ontvang: Any) -> None:
        self.ontvang, self.gelezen = ontvang, 0

    async def __call__(self) -> Any:
        """Give the next message of the server."""
        bericht = await self.ontvang()
        deel = bericht.get("body", b"")
        over = max(MEESTE - self.gelezen, 0)
        self.gelezen += len(deel)
        if self.gelezen > GEDULD:
            return {"type": "http.disconnect"}
        return bericht | {"body": deel[:over]} if len(deel) > over else bericht


class Paginas(ASGIHandler):
    """Django's, but with a bound to what is sent, and a content type that cannot be read is refused instead of a bare 500."""

    async def read_body(self, receive: Any) -> Any:
        """Read what was sent, up to the bound."""
        return await super().read_body(Begrensd(receive))

    async def _get_response_async(self, request: Any) -> Any:
        """Answer; the page for what went wrong is made where the request is handled, with the connection that it has there.

        Django makes it in another thread, that keeps its connection to the database for ever: some wrong addresses, and the
        pool was empty.
        """
        try:
            return await super()._get_response_async(request)  # type: ignore[misc]
        except Exception as fout:  # noqa: BLE001 (as Django does)
            return await sync_to_async(response_for_exception, thread_sensitive=True)(request, fout)

    def create_request(self, scope: Any, body_file: Any) -> Any:
        try:
            return super().create_request(scope, body_file)
        except (ValueError, LookupError):  # a NUL in the name of a character set, or a name in another one
            return None, HttpResponseBadRequest()


paginas = Paginas()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Answer requests; start and stop with the server what runs beside them."""
    if scope["type"] == "lifespan":
        await _leef(receive, send)
    elif scope["type"] == "http" and scope["path"] == stroom.ADRES:
        with metingen.open_stroom():
            await stroom.toepassing(scope, receive, send)
    else:
        await paginas(scope, receive, send)


async def _leef(receive: Any, send: Any) -> None:
    """Run from the start of the server to its end what tells the screens, and the worker when it lives in this process."""
    await receive()  # lifespan.startup
    metingen.vergeet_dode_processen()
    # What was loaded stays: now and then a page waited 100 ms while all of it was looked through for what could be freed.
    gc.collect()
    gc.freeze()
    async with stroom.luister(), werker.in_de_achtergrond() if settings.WERKER_IN_WEB else nullcontext():
        await send({"type": "lifespan.startup.complete"})
        await receive()  # lifespan.shutdown
    await send({"type": "lifespan.shutdown.complete"})
