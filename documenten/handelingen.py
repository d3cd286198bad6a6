"""Keeping documents: the only write of this floor."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction

from documenten.document import Document
from documenten.formaten import Formaat
from documenten.models import Bewaardocument
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker


@transaction.atomic
def bewaar(
    document: Document, *, soort: str, formaten: Iterable[str] = ("pdf",), door: Gebruiker | None
) -> list[Bewaardocument]:
    """Render `document` and keep it with its checksum, once per format.

    Takes a short kind ("startnotitie"), the formats ("pdf", "odt", "docx") and who keeps it.
    Gives the kept documents in the order of the formats. Raises `OnbekendFormaat` for another format.
    """
    bewaard = []
    for formaat in formaten:
        inhoud = document.als_bestand(formaat)
        bewaard.append(
            Bewaardocument.objects.create(
                soort=soort,
                titel=document.volledige_titel[:300],
                bestandsnaam=document.bestandsnaam,
                formaat=Formaat(formaat),
                inhoud=inhoud,
                sha256=sha256(inhoud).hexdigest(),
                gemaakt_door=door,
            )
        )
    for kopie in bewaard:
        leg_vast(door=door, wat="document bewaard", op=kopie, formaat=kopie.formaat, sha256=kopie.sha256)
    return bewaard
