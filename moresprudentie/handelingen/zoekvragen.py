"""Keeping a search, changing it, and renewing its secret address. Everybody does this with what is one's own."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import QueryDict

from moresprudentie.models import Bewaardezoekvraag
from moresprudentie.models.zoekvragen import nieuwe_sleutel
from moresprudentie.zoeken import Zoekvraag
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.wijziging import Gezien, pas_aan

MEESTE = 50
"""So many one person keeps: each is looked for every working day."""


@transaction.atomic
def bewaar_zoekvraag(
    *, door: Gebruiker, naam: str, vraag: str, mail: bool = True
) -> tuple[Bewaardezoekvraag, bool]:
    """Keep a search under a name; says whether it is new. Who kept the same one already, gets that.

    Takes the query string of the databank. Raises `ValidationError` when it asks nothing, and for more than `MEESTE`.
    """
    eis(door, Recht.DATABANK_INZIEN)
    gevraagd = Zoekvraag.uit(QueryDict(vraag))
    if gevraagd.is_leeg:
        raise ValidationError("Zoek eerst op een woord, of kies een filter.")
    Gebruiker.objects.select_for_update(of=("self",)).get(pk=door.pk)  # twice at the same time is once
    eigen = Bewaardezoekvraag.objects.filter(gebruiker=door)
    schoon = gevraagd.adres()[1:]
    if er_al := eigen.filter(vraag=schoon).first():
        return er_al, False
    if eigen.count() >= MEESTE:
        raise ValidationError(f"Je bewaart al {MEESTE} zoekvragen. Verwijder er eerst een.")
    bewaard = Bewaardezoekvraag(gebruiker=door, naam=naam.strip(), vraag=schoon, mail=mail)
    bewaard.full_clean()
    bewaard.save()
    leg_vast(door=door, wat="zoekvraag bewaard", op=bewaard)
    return bewaard, True


@transaction.atomic
def wijzig_zoekvraag(
    *, bewaard: Bewaardezoekvraag, door: Gebruiker, naam: str, mail: bool, gezien: Gezien | None = None
) -> None:
    """Give one's own search another name, or choose whether it mails."""
    vast = _eigen(bewaard, door)
    velden = {"naam": naam.strip(), "mail": mail}
    pas_aan(vast, velden, door=door, wat="zoekvraag gewijzigd", gezien=gezien)


@transaction.atomic
def vernieuw_adres(*, bewaard: Bewaardezoekvraag, door: Gebruiker) -> None:
    """Give one's own search a new secret address; the old one opens nothing any more."""
    vast = _eigen(bewaard, door)
    vast.sleutel = nieuwe_sleutel()
    vast.save(update_fields=["sleutel"])
    leg_vast(door=door, wat="adres van zoekvraag vernieuwd", op=vast)


@transaction.atomic
def verwijder_zoekvraag(*, bewaard: Bewaardezoekvraag, door: Gebruiker) -> None:
    """Remove one's own search; what waits to be mailed of it falls away."""
    vast = _eigen(bewaard, door)
    leg_vast(door=door, wat="zoekvraag verwijderd", op=vast)
    vast.delete()


def _eigen(bewaard: Bewaardezoekvraag, door: Gebruiker) -> Bewaardezoekvraag:
    eis(door, Recht.DATABANK_INZIEN)
    if bewaard.gebruiker_id != door.pk:
        raise PermissionDenied
    return Bewaardezoekvraag.objects.select_for_update(of=("self",)).get(pk=bewaard.pk)
