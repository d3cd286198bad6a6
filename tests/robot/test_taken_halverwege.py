"""A task that is cut off at any write and begun again leaves the same as one that was left alone: its result is there, once.

What a killed worker had not committed is gone, as here. Mail, which leaves the house, has a test with real kills
(`tests/organisatie/test_werker_doden.py`), and so have tasks of the queue itself (`tests/organisatie/test_verweesd.py`).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone
from procrastinate.contrib.django import app

from documenten.models import Bewaardocument
from formats.models import Vensterstand
from moresprudentie.models import Verslag
from organisatie.audit import leg_vast
from organisatie.inlogmodellen import Inlogpoging, Inlogsessie
from organisatie.models import Gebruiker
from organisatie.sessies import SessionStore
from tests.achterdeur import achter_de_rug
from tests.robot.rijen import tabellen
from web.models import Codepoging, Verzending

pytestmark = pytest.mark.django_db

LANG_GELEDEN = timedelta(days=4000)
ELDERS = {
    "organisatie.taken.bezorg_post": "test_werker_doden",
    "organisatie.taken.elke_minuut": "test_werker_doden",
    "organisatie.taken.pak_verweesde_taken_op": "test_verweesd",
    "moresprudentie.haal_bron": "asks another installation: tests/server/test_twee_installaties.py",
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
PUNTEN = 6
"""At so many of its writes a task is cut off, spread over all of them."""


class Gedood(BaseException):
    """The worker is gone: no except clause of the application sees this."""


@contextmanager
def tot(grens: int | None) -> Iterator[list[str]]:
    """Cut off at write number `grens`; gives the writes."""
    geschreven: list[str] = []

    def tel(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "SELECT PROCRASTINATE_DEFER")):
            geschreven.append(sql)
            if len(geschreven) == grens:
                raise Gedood
        return execute(sql, params, many, context)

    with connection.execute_wrapper(tel):
        yield geschreven


def lang_geleden() -> None:
    """Let there be something to do for every task: old rows to clean up, documents that wait, lines without a seal."""
    toen = timezone.now() - LANG_GELEDEN
    wie = Gebruiker.objects.all()[0]
    Codepoging.objects.create(herkomst="proef", op=toen)
    Inlogpoging.objects.create(soort="inlog", doel="proef", herkomst="proef", op=toen)
    Verzending.objects.create(sleutel=uuid4(), inhoud="proef", pad="/", gebruiker=wie)
    sessie = SessionStore()
    sessie["proef"] = 1
    sessie.save()
    leg_vast(door=wie, wat="proef", op=wie)
    with achter_de_rug():
        Verzending.objects.update(op=toen)
        Vensterstand.objects.update(op=toen)
        Inlogsessie.objects.update(expire_date=toen)
        wachten = Bewaardocument.objects.exclude(bron=None).order_by("pk").values_list("pk", flat=True)[:3]
        Bewaardocument.objects.filter(pk__in=list(wachten)).update(
            stand=Bewaardocument.Stand.WACHT, inhoud=b"", sha256="", gemaakt_op=toen
        )


def _wachtend_document() -> dict[str, Any]:
    return {"nummer": Bewaardocument.objects.exclude(bron=None).order_by("pk")[0].pk}


def _gepubliceerd() -> dict[str, Any]:
    return {"nummer": Verslag.objects.gepubliceerd().order_by("pk")[0].pk}


VOORAF: dict[str, Callable[[], dict[str, Any]]] = {
    "documenten.maak_document": _wachtend_document,
    "moresprudentie.zoek_verwanten": _gepubliceerd,
    "codio_site.inlog.vergeten.stuur_wachtwoordlink": lambda: {"email": Gebruiker.objects.all()[0].email},
}


def taken() -> dict[str, Any]:
    """Give every task of the house by its name."""
    app.perform_import_paths()
    return {
        naam: taak for naam, taak in app.tasks.items() if not naam.startswith(("builtin", "procrastinate"))
    }


def stand() -> dict[str, Counter[str]]:
    """Give what there is: per table its rows without keys and moments; the mails that wait; the jobs that wait."""
    uit = {}
    with connection.cursor() as lezer:
        for tabel, sleutel in [
            *tabellen(),
            *((naam, "id") for naam in ("organisatie_auditregel", "organisatie_inlogpoging")),
        ]:
            lezer.execute(f'SELECT to_jsonb(r)::text FROM "{tabel}" r')  # noqa: S608
            uit[tabel] = Counter(_kaal(rij, sleutel) for (rij,) in lezer.fetchall())
        lezer.execute("SELECT task_name || args::text FROM procrastinate_jobs WHERE status = 'todo'")
        uit["taken"] = Counter(rij for (rij,) in lezer.fetchall())
    return uit


def _kaal(rij: str, sleutel: str) -> str:
    weg = (
        sleutel,
        "id",
        "bericht_id",
        "som",
        "zegel",
        "tekst",
        "tot",
        "pad",
    )  # and addresses with a signed moment
    velden = {
        naam: waarde
        for naam, waarde in json.loads(rij).items()
        if naam not in weg and not naam.endswith("_id") and not MOMENT.match(str(waarde))
    }
    return json.dumps(velden, sort_keys=True)


def verschil(een: dict[str, Counter[str]], ander: dict[str, Counter[str]]) -> list[str]:
    return [
        f"{tabel}: {list((een[tabel] - ander[tabel]).items())[:2]} of {list((ander[tabel] - een[tabel]).items())[:2]}"
        for tabel in een
        if een[tabel] != ander[tabel]
    ]


@contextmanager
def even() -> Iterator[None]:
    """Take back all that is done inside."""
    post = len(mail.outbox)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    del mail.outbox[post:]


def doe(taak: Any, gegevens: dict[str, Any], grens: int | None = None) -> list[str]:
    """Run a task as the worker does, in the order in which it writes; gives its writes until it was cut off."""
    with tot(grens) as geschreven, suppress(Gedood), TestCase.captureOnCommitCallbacks(execute=True):
        taak.func(**gegevens)
    return geschreven


def test_every_task_is_tried_here_or_says_where():
    namen = set(taken())
    assert ELDERS.keys() <= namen
    assert VOORAF.keys() <= namen
    assert len(namen) > 12


@pytest.fixture
def elk_blok_apart(monkeypatch) -> None:
    """Let every block of writes be undone by itself, as it is where no transaction is around it."""
    maak = transaction.Atomic.__init__

    def __init__(zelf: transaction.Atomic, using: str | None, savepoint: bool, durable: bool) -> None:
        maak(zelf, using, True, False)

    monkeypatch.setattr(transaction.Atomic, "__init__", __init__)


@pytest.mark.usefixtures("elk_blok_apart")
def test_a_task_that_was_cut_off_and_begun_again_leaves_its_result_once(wereld, settings):
    settings.TAKEN_METEEN = False
    fouten, gedaan = [], {}
    for naam, taak in sorted(taken().items()):
        if naam in ELDERS:
            continue
        gegevens = VOORAF.get(naam, lambda: {"timestamp": int(timezone.now().timestamp())})()
        with even():
            lang_geleden()
            geschreven = doe(taak, gegevens)
            goed = stand()
        gedaan[naam] = len(geschreven)
        for grens in sorted(
            {1 + round(n * (len(geschreven) - 1) / PUNTEN) for n in range(PUNTEN + 1)} if geschreven else []
        ):
            with even():
                lang_geleden()
                doe(taak, gegevens, grens)
                doe(taak, gegevens)
                fouten += [f"{naam} na {grens}: {fout}" for fout in verschil(goed, stand())]
    sys.stdout.write(f"\nschrijfacties per taak: {gedaan}\n")
    assert not fouten, "\n".join(fouten[:30])
    assert sum(map(bool, gedaan.values())) > 6, gedaan
