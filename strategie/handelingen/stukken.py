"""The documents on which a dossier builds."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rij import lees_opnieuw
from strategie.handelingen.slot import eis_te_wijzigen
from strategie.models import Dossier, Dossierstuk, Stukbestand


@transaction.atomic
def voeg_stuk_toe(
    *, dossier: Dossier, titel: str, door: Gebruiker, link: str = "", bestand: UploadedFile | None = None
) -> Dossierstuk:
    """Put a document with the dossier, as a link or as a file; the file is judged by what is in it.

    Raises `PermissionDenied`, `FaseOpSlot`, or `ValidationError` per field.
    """
    eis_te_wijzigen(dossier, door, "stukken")
    if bool(link.strip()) == bool(bestand):
        raise ValidationError({"link": "Geef een link óf kies een bestand."})
    stuk = Dossierstuk(dossier=dossier, titel=titel.strip(), link=link.strip(), door=door)
    stuk.full_clean()
    inhoud = Stukbestand.van(bestand) if bestand else None
    stuk.save()
    if inhoud is not None:
        inhoud.stuk = stuk
        inhoud.save()
    leg_vast(
        door=door,
        wat="stuk toegevoegd",
        op=dossier,
        titel=stuk.titel,
        link=stuk.link,
        sha256=inhoud.sha256 if inhoud else "",
    )
    return stuk


@transaction.atomic
def verwijder_stuk(*, stuk: Dossierstuk, door: Gebruiker) -> None:
    """Take a document out of the dossier, with its file; the trail keeps what it was called."""
    eis_te_wijzigen(stuk.dossier, door, "stukken")
    lees_opnieuw(stuk)
    leg_vast(door=door, wat="stuk verwijderd", op=stuk.dossier, titel=stuk.titel, link=stuk.link)
    stuk.delete()
