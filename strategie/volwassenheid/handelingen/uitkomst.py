"""What they come to together: per theme a level with a reason, vastgesteld as a whole."""

from __future__ import annotations

from random import SystemRandom
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from documenten.bouwstenen import bewaar
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import vergrendeld
from organisatie.tekst import opsomming
from organisatie.wijziging import Gezien, kenmerk, pas_aan
from strategie.models import Meting, Metingdocument, Metingstap, Oordeel, Themauitkomst
from strategie.volwassenheid.berichten import meld_vastgesteld, trek_uitslag_in
from strategie.volwassenheid.cijfers import uitslag
from strategie.volwassenheid.documenten import uitkomstdocument
from strategie.volwassenheid.handelingen.slot import eis_reden, houd, zet


class UitkomstVeranderd(OngeldigeOvergang):
    """What is to be vastgesteld is not what the page showed."""


@transaction.atomic
def leg_uitkomst_vast(
    *, uitkomst: Themauitkomst, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Themauitkomst:
    """Note what they came to on one theme (`niveau`), and why (`reden`); both are needed.

    Only while the outcome is talked about. Raises `ValidationError` per field, `OngeldigeOvergang`, or
    `IntussenGewijzigd` when another changed the same.
    """
    meting = houd(uitkomst.meting, door)
    if not meting.in_bespreking:
        raise OngeldigeOvergang(
            "De uitkomst kun je alleen wijzigen tussen het sluiten van het invullen en het vaststellen."
        )
    vers = vergrendeld(uitkomst)
    pas_aan(
        vers, velden, door=door, wat="meting: uitkomst van een thema", gezien=gezien, op=meting, keur=_keur,
        thema=vers.get_thema_display(),
    )  # fmt: skip
    return vers


def _keur(uitkomst: Themauitkomst) -> None:
    fouten = {}
    if not uitkomst.niveau:
        fouten["niveau"] = "Kies het niveau waarop jullie uitkwamen."
    if not uitkomst.reden.strip():
        fouten["reden"] = "Schrijf op waarom jullie op dit niveau uitkwamen."
    if fouten:
        raise ValidationError(fouten)


def gezien_uitkomst(meting: Meting) -> str:
    """Give a mark of the outcome as it stands: the same as long as nobody changed a level or a reason."""
    rijen = meting.uitkomsten.order_by("thema").values_list("thema", "niveau", "reden")
    return kenmerk(str(list(rijen)))


@transaction.atomic
def stel_vast(*, meting: Meting, door: Gebruiker, gezien: str | None = None) -> Meting:
    """Let the outcome hold: the document is kept, and from here nobody can see any more who answered what.

    `gezien` is the mark of the outcome that the page showed (`gezien_uitkomst`); None when code does it without a page. Raises
    `UitkomstVeranderd`, or `ValidationError` with the themes that have no outcome yet.
    """
    vers = houd(meting, door)
    if vers.in_bespreking:
        if gezien is not None and gezien != gezien_uitkomst(vers):
            raise UitkomstVeranderd(
                "De uitkomst is veranderd sinds je haar las. Lees haar eerst nog eens, en stel dan vast."
            )
        if over := uitslag(vers).zonder_uitkomst:
            namen = opsomming(f"‘{cijfers.thema.naam}’" for cijfers in over)
            raise ValidationError(f"Nog geen uitkomst bij {namen}.")
    stap = zet(vers, Metingstap.Stap.VASTGESTELD, door)
    _maak_los(vers)
    for kopie in bewaar(uitkomstdocument(vers), soort="volwassenheidsmeting", door=door):
        Metingdocument.objects.create(meting=vers, document=kopie)
    meld_vastgesteld(vers, stap)
    return vers


def _maak_los(meting: Meting) -> None:
    """Keep the answers that count without who gave them, in an order of chance: not even the row numbers tell."""
    rijen = [
        Oordeel(meting=meting, thema=o.thema, niveau=o.niveau, weet_niet=o.weet_niet, opmerking=o.opmerking)
        for o in meting.oordelen.geteld()
    ]
    SystemRandom().shuffle(rijen)
    meting.oordelen.all().delete()
    Oordeel.objects.bulk_create(rijen)


@transaction.atomic
def heropen_uitkomst(*, meting: Meting, door: Gebruiker, reden: str) -> Meting:
    """Let the outcome be changed again, with a reason; the document that was kept stays."""
    vers = houd(meting, door)
    zet(vers, Metingstap.Stap.UITKOMST_HEROPEND, door, eis_reden(reden))
    trek_uitslag_in(vers)
    return vers
