"""Keeping a document: a step of the handeling in which something is vastgesteld. It asks no right, so no page calls it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from documenten.document import Document
from documenten.formaten import Formaat, OnbekendFormaat
from documenten.fouten import DocumentVeranderd
from documenten.models import Bewaardocument, Bron
from documenten.taken import maak_document
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker, Postbestand
from organisatie.post import meld_bestand
from organisatie.wacht import deur
from organisatie.wachtrij import zet_in_wachtrij


@transaction.atomic
def gooi_weg(documenten: Iterable[Bewaardocument], *, door: Gebruiker | None) -> None:
    """Remove kept documents with the page that they were made from: something was in them that may not be kept.

    The one exception to "never changed" (decision 0023), through the door of the guard. A worker that is making one of them finds
    nothing to write to.
    """
    for document in documenten:
        bron = document.bron
        if document.postbestand_id is not None:  # nor may it go with a mail that still waits
            meld_bestand(bestand=document.postbestand_id, inhoud=None)
        leg_vast(door=door, wat="document weggegooid", op=document, formaat=document.formaat)
        with deur("document weggegooid", door=door):
            document.delete()
            if bron is not None and not bron.documenten.exists():
                bron.delete()


@transaction.atomic
def als_postbestand(document: Bewaardocument) -> int:
    """Give the id of the file of the post that holds a kept document, for all mails with which it goes.

    Held against the worker: a file that is there already is put in it now, one that comes later by who makes it. Raises
    `DocumentVeranderd` for a file that is not what was kept.
    """
    vast = Bewaardocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if vast.is_gereed and not vast.is_ongewijzigd:
        raise DocumentVeranderd(vast)
    if vast.postbestand_id is None:
        stand = Postbestand.Stand.GEREED if vast.is_gereed else Postbestand.Stand.WACHT
        vast.postbestand = Postbestand.objects.create(stand=stand, inhoud=vast.inhoud)
        vast.save(update_fields=["postbestand"])
    assert vast.postbestand_id is not None
    return vast.postbestand_id


@transaction.atomic
def bewaar(
    document: Document, *, soort: str, formaten: Iterable[str] = ("pdf",), door: Gebruiker | None
) -> list[Bewaardocument]:
    """Fix what `document` says now, with its checksum; the files are made from that after the commit.

    Takes a short kind ("startnotitie"), the formats ("pdf", "odt", "docx") and who keeps it.
    Gives the kept documents in the order of the formats. Raises `OnbekendFormaat` for another format.
    """
    formaten = tuple(formaten)
    if onbekend := set(formaten) - set(Formaat.values):
        raise OnbekendFormaat(", ".join(sorted(onbekend)))
    html = document.als_html()
    kop = document.kop()
    if kop.datum is None:  # the day in the properties is that of keeping, not of making
        kop = replace(kop, datum=timezone.localdate())
    bron = Bron.objects.create(html=html, sha256=sha256(html.encode()).hexdigest(), kop=kop.als_json())
    bewaard = [
        Bewaardocument.objects.create(
            soort=soort,
            titel=document.volledige_titel[:300],
            bestandsnaam=document.bestandsnaam,
            formaat=Formaat(formaat),
            stand=Bewaardocument.Stand.WACHT,
            bron=bron,
            gemaakt_door=door,
        )
        for formaat in formaten
    ]
    for kopie in bewaard:
        leg_vast(
            door=door, wat="document bewaard", op=kopie, formaat=kopie.formaat, pagina_sha256=bron.sha256
        )
        zet_in_wachtrij(maak_document, nummer=kopie.pk)
    return bewaard
