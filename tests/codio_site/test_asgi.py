"""The outermost layer: what comes in before any page of ours can look at it."""

from __future__ import annotations

import asyncio

import pytest
from django.core.exceptions import RequestAborted

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


def door(*stukken: bytes, meer: int = 1) -> bytes | None:
    """Send these parts of a body, each `meer` times; give what comes through, None when it was cut off."""
    te_sturen = [stuk for stuk in stukken for _ in range(meer)]
    komt = iter(
        {"type": "http.request", "body": stuk, "more_body": nr < len(te_sturen)}
        for nr, stuk in enumerate(te_sturen, 1)
    )

    async def ontvang() -> dict:
        return next(komt)

    async def lees() -> bytes | None:
        try:
            with await asgi.paginas.read_body(ontvang) as lichaam:
                return lichaam.read()
        except RequestAborted:
            return None

    return draai(lees)


def test_of_a_body_that_is_too_big_no_more_is_kept_than_the_bound_and_a_normal_one_comes_whole():
    assert door(b"a", b"bc", b"") == b"abc"
    assert door(b"x" * asgi.MEESTE) == b"x" * asgi.MEESTE
    mb = b"y" * 1_000_000
    gekregen = door(mb, meer=200)
    assert gekregen is not None
    assert len(gekregen) == asgi.MEESTE


def test_who_never_stops_sending_is_cut_off(monkeypatch):
    monkeypatch.setattr(asgi, "GEDULD", 20_000_000)
    assert door(b"y" * 1_000_000, meer=21) is None
