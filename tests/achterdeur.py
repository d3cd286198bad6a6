"""What nobody can do in the application: changing what is fixed, behind its back. For tests that need that to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations

ZONDER_WACHT = "SET session_replication_role = 'replica'"
MET_WACHT = "SET session_replication_role = 'origin'"
SCHAKEL = """
DO $$ DECLARE tabel text; BEGIN
    FOR tabel IN SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'codio_nooit_leeg' LOOP
        EXECUTE 'ALTER TABLE ' || tabel || ' %s TRIGGER codio_nooit_leeg';
    END LOOP;
END $$
"""
_flush = DatabaseOperations.sql_flush


@contextmanager
def achter_de_rug() -> Iterator[None]:
    """Do what is inside as the owner of the server can: without any trigger or check on what belongs together."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ZONDER_WACHT.replace("SET", "SET LOCAL"))
        yield
        cursor.execute(MET_WACHT.replace("SET", "SET LOCAL"))


def maak_leegmaken_mogelijk() -> None:
    """Let the tables be emptied after a test with real commits; in the application nothing can."""

    def sql_flush(self: DatabaseOperations, *args: Any, **kwargs: Any) -> list[str]:
        opdrachten = _flush(self, *args, **kwargs)
        return [SCHAKEL % "DISABLE", *opdrachten, SCHAKEL % "ENABLE"] if opdrachten else []

    DatabaseOperations.sql_flush = sql_flush
