"""What a function made in the database, to lay it down again in another test without making it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.test import TestCase
from psycopg import sql

GENUMMERD = ("AutoField", "BigAutoField", "PositiveSmallIntegerField")
"""Keys that are numbers: given out by the database, or a year."""


@dataclass(frozen=True)
class Tabel:
    """A table, its key, and the sequence that numbers it."""

    naam: str
    sleutel: str

    def hoogste(self) -> int:
        """Give the highest number that is in use."""
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT coalesce(max("{self.sleutel}"), 0) FROM "{self.naam}"')  # noqa: S608
            return int(cursor.fetchone()[0])


class Momentopname:
    """The rows that one function adds. The first time it is called; after that its rows are copied in.

    The function only adds rows to tables that number their rows, and changes none that were there. What waits for its
    commit (mail, documents) is done as well. Its rows keep their numbers: a sequence never gives a number twice, so no
    other row of this process can have them.
    """

    def __init__(self, maak: Callable[[], object]) -> None:
        self.maak = maak
        self.rijen: dict[str, bytes] = {}

    def leg_neer(self) -> None:
        """Make the rows be there."""
        with transaction.atomic():
            if self.rijen:
                self._kopieer()
            else:
                self._neem_op()

    def _neem_op(self) -> None:
        voor = {tabel: tabel.hoogste() for tabel in _tabellen()}
        wachtten = len(connection.run_on_commit)
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.maak()
        del connection.run_on_commit[wachtten:]
        for tabel, hoogste in voor.items():
            vraag = sql.SQL("COPY (SELECT * FROM {naam} WHERE {sleutel} > {hoogste}) TO STDOUT").format(
                naam=sql.Identifier(tabel.naam),
                sleutel=sql.Identifier(tabel.sleutel),
                hoogste=sql.Literal(hoogste),
            )
            with connection.cursor() as cursor, cursor.copy(vraag) as uit:
                if rijen := b"".join(bytes(stuk) for stuk in uit):
                    self.rijen[tabel.naam] = rijen

    def _kopieer(self) -> None:
        for naam, rijen in self.rijen.items():
            vraag = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(naam))
            with connection.cursor() as cursor, cursor.copy(vraag) as erin:
                erin.write(rijen)


def _tabellen() -> Iterator[Tabel]:
    for model in apps.get_models(include_auto_created=True):
        opties = model._meta
        if opties.managed and opties.pk.get_internal_type() in GENUMMERD:
            yield Tabel(opties.db_table, opties.pk.column)
