"""What a function made in the database, to lay it down again in another test without making it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.test import TestCase
from psycopg import sql

GENUMMERD = ("AutoField", "BigAutoField", "PositiveSmallIntegerField", "OneToOneField")
"""Keys that are numbers: given out by the database, a year, or the number of another row."""
VERZONNEN = ("UUIDField",)
"""Keys that whoever adds a row makes up."""


@dataclass(frozen=True)
class Tabel:
    """A table, its key, whether that is a number, and the columns that are not made by the database itself."""

    naam: str
    sleutel: str
    genummerd: bool
    kolommen: tuple[str, ...]

    @property
    def velden(self) -> sql.Composed:
        """The columns, with commas between them."""
        return sql.SQL(", ").join(map(sql.Identifier, self.kolommen))

    def stand(self) -> Any:
        """Give what says later which rows are new: the highest number that is in use, else all keys."""
        naam, sleutel = sql.Identifier(self.naam), sql.Identifier(self.sleutel)
        wat = sql.SQL("coalesce(max({}), 0)" if self.genummerd else "array_agg({}::text)").format(sleutel)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT {} FROM {}").format(wat, naam))
            return cursor.fetchone()[0]

    def erna(self, stand: Any) -> sql.Composed:
        """Give the query of the rows that came after `stand`."""
        naam, sleutel = sql.Identifier(self.naam), sql.Identifier(self.sleutel)
        if self.genummerd:
            nieuw = sql.SQL("{} > {}").format(sleutel, sql.Literal(stand))
        else:
            nieuw = sql.SQL("{}::text <> ALL({}::text[])").format(sleutel, sql.Literal(stand or []))
        return sql.SQL("COPY (SELECT {} FROM {} WHERE {}) TO STDOUT").format(self.velden, naam, nieuw)


class Momentopname:
    """The rows that one function adds. The first time it is called; after that its rows are copied in.

    The function only adds rows to tables that number their rows or make up a key, and changes none that were there. What waits
    for its commit (mail, documents) is done as well. Its rows keep their numbers: a sequence never gives a number twice, so no
    other row of this process can have them.
    """

    def __init__(self, maak: Callable[[], object]) -> None:
        self.maak = maak
        self.rijen: dict[Tabel, bytes] = {}

    def leg_neer(self) -> None:
        """Make the rows be there."""
        with transaction.atomic():
            if self.rijen:
                self._kopieer()
            else:
                self._neem_op()

    def _neem_op(self) -> None:
        voor = {tabel: tabel.stand() for tabel in _tabellen()}
        wachtten = len(connection.run_on_commit)
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.maak()
        del connection.run_on_commit[wachtten:]
        for tabel, stand in voor.items():
            vraag = tabel.erna(stand)
            with connection.cursor() as cursor, cursor.copy(vraag) as uit:
                if rijen := b"".join(bytes(stuk) for stuk in uit):
                    self.rijen[tabel] = rijen

    def _kopieer(self) -> None:
        """Copy the rows in as they were: what triggers keep of them is among them."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = 'replica'")
        self._kopieer_rijen()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = 'origin'")

    def _kopieer_rijen(self) -> None:
        for tabel, rijen in self.rijen.items():
            vraag = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(tabel.naam), tabel.velden)
            with connection.cursor() as cursor, cursor.copy(vraag) as erin:
                erin.write(rijen)


def _tabellen() -> Iterator[Tabel]:
    for model in apps.get_models(include_auto_created=True):
        opties = model._meta
        soort = opties.pk.get_internal_type()
        if opties.managed and soort in GENUMMERD + VERZONNEN:
            kolommen = tuple(veld.column for veld in opties.local_concrete_fields if not veld.generated)
            yield Tabel(opties.db_table, opties.pk.column, soort in GENUMMERD, kolommen)
