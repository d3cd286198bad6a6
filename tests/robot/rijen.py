"""The rows of the database at a moment, to see what a sending made, changed or lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core import mail
from django.db import connection

# What may differ: who looked and sent what, and the trail of who did what.
BUITEN = {
    *("django_session", "django_content_type", "django_admin_log", "organisatie_auditregel"),
    "web_verzending",
    *("organisatie_inlogsessie", "organisatie_inlogpoging"),
}
TIJDEN = ("_op", "moment", "last_login", "afgerond_op")


def tabellen() -> list[tuple[str, str]]:
    """Give the tables that people fill, each with its key."""
    modellen = apps.get_models(include_auto_created=True)
    namen = {model._meta.db_table: str(model._meta.pk.column) for model in modellen if model._meta.pk}
    return sorted(
        (naam, sleutel)
        for naam, sleutel in namen.items()
        if naam not in BUITEN and not naam.startswith(("waardenkader_", "procrastinate_", "auth_"))
    )


@dataclass(frozen=True)
class Rijen:
    """Every row, as (table, key) → columns without moments; and how many mails went out."""

    inhoud: dict[tuple[str, str], dict[str, Any]]
    post: int

    @classmethod
    def nu(cls) -> Rijen:
        """Read them all."""
        vragen = [
            f'SELECT \'{naam}\', r."{sleutel}"::text, to_jsonb(r)::text FROM "{naam}" r'  # noqa: S608
            for naam, sleutel in tabellen()
        ]
        with connection.cursor() as lezer:
            lezer.execute(" UNION ALL ".join(vragen))
            inhoud = {(tabel, sleutel): _zonder_tijden(rij) for tabel, sleutel, rij in lezer.fetchall()}
        return cls(inhoud, len(mail.outbox))

    def verschil(self, later: Rijen) -> dict[tuple[str, str], dict[str, tuple[Any, Any]]]:
        """Give per row what differs later: column → (before, after)."""
        uit = {}
        for plek in self.inhoud.keys() | later.inhoud.keys():
            voor, na = self.inhoud.get(plek, {}), later.inhoud.get(plek, {})
            if voor != na:
                uit[plek] = {
                    kolom: (voor.get(kolom), na.get(kolom))
                    for kolom in voor.keys() | na.keys()
                    if voor.get(kolom) != na.get(kolom)
                }
        return uit


def _zonder_tijden(rij: str) -> dict[str, Any]:
    return {kolom: waarde for kolom, waarde in json.loads(rij).items() if not kolom.endswith(TIJDEN)}
