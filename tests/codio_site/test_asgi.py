"""The outermost layer: what comes in before any page of ours can look at it."""

from __future__ import annotations

import asyncio

import pytest

from codio_site import asgi
from tests.proefsite import draai

SOORTEN = (
    "application/x-www-form-urlencoded; charset=\x00",
    "application/x-www-form-urlencoded; charset*=utf-8''%00",
    "application/x-www-form-urlencoded; charset*=klingon''x",
)


def stand(soort: str) -> int:
    """Send a form with this content type, as a server hands it over; give the status of the answer."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/openbaar/",
        "query_string": b"q=a",
        "headers": [(b"host", b"localhost"), (b"content-type", soort.encode("latin-1"))],
    }
    antwoord: list[dict] = []
    komt = iter([{"type": "http.request", "body": b"q=a", "more_body": False}])

    async def ontvang() -> dict:
        return next(komt, None) or await asyncio.Event().wait()

    async def zend(deel: dict) -> None:
        antwoord.append(deel)

    draai(lambda: asgi.application(scope, ontvang, zend))
    return antwoord[0]["status"]


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_content_type_that_cannot_be_read_is_refused_and_the_server_goes_on(soort):
    assert stand(soort) == 400
