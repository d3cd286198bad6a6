"""Looking whether kept documents are still what was kept: part of `manage.py audit_controleren` (decision 0050)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from documenten.models import Bewaardocument, Bron
from organisatie.zegel import CONTROLES, MEESTE, Bevinding

# All that counts is done by the database: the files do not come here.
INHOUD = "SELECT id FROM {} WHERE encode(sha256(inhoud), 'hex') <> sha256 {} ORDER BY id"
BRON = "SELECT id FROM documenten_bron WHERE encode(sha256(convert_to(html, 'UTF8')), 'hex') <> sha256 ORDER BY id"
# Whoever changes file and checksum together, left the checksum of the day it was made in the trail.
SPOOR = """
SELECT d.id FROM documenten_bewaardocument AS d JOIN LATERAL (
    SELECT details ->> 'sha256' AS sha256 FROM organisatie_auditregel AS r
    WHERE r.soort = 'documenten.bewaardocument' AND r.object_id = d.id::text AND r.wat = 'bestand gemaakt'
    ORDER BY r.id DESC LIMIT 1
) AS r ON true WHERE d.stand = 'gereed' AND r.sha256 <> d.sha256 ORDER BY d.id
"""
SPOOR_BRON = """
SELECT DISTINCT b.id FROM documenten_bron AS b JOIN documenten_bewaardocument AS d ON d.bron_id = b.id JOIN LATERAL (
    SELECT details ->> 'pagina_sha256' AS sha256 FROM organisatie_auditregel AS r
    WHERE r.soort = 'documenten.bewaardocument' AND r.object_id = d.id::text AND r.wat = 'document bewaard'
    ORDER BY r.id DESC LIMIT 1
) AS r ON true WHERE r.sha256 <> b.sha256 ORDER BY b.id
"""


def sluit_aan() -> None:
    """Let it be looked through with the audit trail."""
    CONTROLES.append(controleer)


def controleer() -> Iterator[Bevinding]:
    """Give each kept document, page and added file that is not what it was."""
    gereed = "AND stand = 'gereed'"
    for pk in nummers(INHOUD.format(Bewaardocument._meta.db_table, gereed)):
        yield _bewaard(pk, "het bestand klopt niet meer met zijn controlegetal")
    for pk in nummers(SPOOR):
        yield _bewaard(
            pk, "het controlegetal is een ander dan dat in de audittrail toen het bestand werd gemaakt"
        )
    for pk in nummers(BRON):
        yield _bron(pk, "de vastgelegde tekst klopt niet meer met haar controlegetal")
    for pk in nummers(SPOOR_BRON):
        yield _bron(
            pk,
            "het controlegetal van de tekst is een ander dan dat in de audittrail toen zij werd vastgelegd",
        )


def nummers(vraag: str) -> list[int]:
    """Give the rows that a query finds, so many as are told one by one."""
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return [pk for (pk,) in cursor.fetchmany(MEESTE)]


def _bewaard(pk: int, wat: str) -> Bevinding:
    document = Bewaardocument.objects.defer("inhoud").get(pk=pk)
    return Bevinding("bewaard document", f"Nummer {pk}, ‘{document}’: {wat}.")


def _bron(pk: int, wat: str) -> Bevinding:
    return Bevinding("bewaard document", f"Bron {pk}, ‘{Bron.objects.defer('html').get(pk=pk)}’: {wat}.")
