"""Looking whether files are still what people added: part of `manage.py audit_controleren` (decision 0050)."""

from __future__ import annotations

from collections.abc import Iterator

from acties.bewijs import Bestand
from documenten.nakijken import INHOUD, nummers
from organisatie.zegel import CONTROLES, Bevinding


def sluit_aan() -> None:
    """Let them be looked through with the audit trail."""
    CONTROLES.append(controleer)


def controleer() -> Iterator[Bevinding]:
    """Give each added file, of this floor and those above, that is not what was added."""
    for model in Bestand.__subclasses__():
        for pk in nummers(INHOUD.format(model._meta.db_table, "")):
            naam = str(model._meta.verbose_name)
            yield Bevinding(naam, f"Nummer {pk}: het bestand klopt niet meer met zijn controlegetal.")
