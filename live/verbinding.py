"""How the one listening connection of a server process reaches the database: directly, beside the pool."""

from __future__ import annotations

from django.db import connections
from psycopg.conninfo import make_conninfo


def luisteradres() -> str:
    """Give the address of the database as psycopg takes it; read anew at every connection."""
    db = connections["default"].settings_dict
    return make_conninfo(
        dbname=db["NAME"],
        user=db["USER"] or None,
        password=db["PASSWORD"] or None,
        host=db["HOST"] or None,
        port=db["PORT"] or None,
        # What DATABASE_URL says besides goes to libpq here too: sslmode, sslrootcert, target_session_attrs.
        **{naam: waarde for naam, waarde in db["OPTIONS"].items() if isinstance(waarde, str)},
    )
