"""The worker: beside the pages in one process, or a process of its own; jobs stay in their transaction."""

from __future__ import annotations

import asyncio

import pytest
from django.core.management import call_command
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from codio_site import asgi, werker
from organisatie import bezorging, taken
from organisatie.models import Bericht
from organisatie.post import verstuur
from tests.proefsite import draai, in_eigen_draad


class Server:
    """Plays the part of uvicorn in the lifespan protocol."""

    def __init__(self) -> None:
        self.stoppen = asyncio.Event()
        self.gezegd: list[str] = []
        self._eerste = True

    async def receive(self) -> dict[str, str]:
        if self._eerste:
            self._eerste = False
            return {"type": "lifespan.startup"}
        await self.stoppen.wait()
        return {"type": "lifespan.shutdown"}

    async def send(self, bericht: dict[str, str]) -> None:
        self.gezegd.append(bericht["type"])


@pytest.mark.parametrize("in_web", [True, False])
def test_the_worker_lives_as_long_as_the_server_when_that_was_asked_for(in_web, settings, monkeypatch):
    settings.WERKER_IN_WEB = in_web
    leven: list[str] = []

    async def werk() -> None:
        leven.append("begint")
        try:
            await asyncio.Event().wait()
        finally:
            leven.append("stopt")

    async def dien() -> None:
        server = Server()
        dienst = asyncio.create_task(asgi.application({"type": "lifespan"}, server.receive, server.send))
        while not server.gezegd:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert leven == (["begint"] if in_web else [])
        server.stoppen.set()
        await dienst
        assert server.gezegd == ["lifespan.startup.complete", "lifespan.shutdown.complete"]

    monkeypatch.setattr(werker, "werk", werk)
    draai(dien)
    assert leven == (["begint", "stopt"] if in_web else [])


@pytest.mark.django_db(transaction=True)
def test_all_that_waits_is_done_and_the_app_of_the_process_keeps_its_own_connection(settings, monkeypatch):
    settings.TAKEN_METEEN = False
    monkeypatch.setattr(taken, "_laat_bezorgen", lambda context: bezorging.bezorg())
    verbinding = app.connector
    berichten = [verstuur(aan=f"m{nr}@voorbeeld.example", onderwerp="Dag", tekst="Dag") for nr in range(3)]
    wachtten = list(ProcrastinateJob.objects.values_list("pk", flat=True))
    in_eigen_draad(lambda: call_command("werker", tot_leeg=True))
    assert app.connector is verbinding
    assert Bericht.objects.filter(status=Bericht.Status.VERSTUURD).count() == len(berichten)
    over = ProcrastinateJob.objects.filter(pk__in=wachtten).exclude(status="succeeded")
    assert wachtten
    assert not over.exists(), "what the clock adds meanwhile is for the next round"


@pytest.mark.django_db
def test_a_wake_up_starts_a_deliverer_only_when_there_is_something_to_do_and_nobody_at_work(
    settings, monkeypatch
):
    settings.TAKEN_METEEN = False
    gestart: list[bool] = []
    monkeypatch.setattr(taken, "_laat_bezorgen", lambda context: gestart.append(bezorging.bezorg()) or True)
    taken.bezorg_post.func()
    assert gestart == []
    verstuur(aan="anna@voorbeeld.example", onderwerp="Dag", tekst="Dag")
    wekkers = ProcrastinateJob.objects.count()
    with taken._bezig:
        taken.bezorg_post.func()
        assert gestart == []
        assert ProcrastinateJob.objects.count() == wekkers, "who is at work leaves the next wake-up"
    taken.bezorg_post.func()
    assert gestart == [True]


@pytest.mark.django_db
def test_after_trouble_the_worker_comes_back_before_the_minute_round(settings, monkeypatch):
    settings.TAKEN_METEEN = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    monkeypatch.setattr(taken, "_laat_bezorgen", lambda context: bezorging.bezorg())
    verstuur(aan="anna@voorbeeld.example", onderwerp="Dag", tekst="Dag")
    taken.bezorg_post.func()
    moment = bezorging.volgende_moment()
    assert moment is not None
    taken.bezorg_post.func()
    assert ProcrastinateJob.objects.filter(scheduled_at=moment).count() == 1
