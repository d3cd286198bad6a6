"""Starting a half-yearly terugkoppeling and sending it to Strategie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from documenten.bouwstenen import bewaar
from formats.bouwstenen import nieuwe_invulling, zet_op_slot
from moresprudentie.berichten import over_terugkoppeling
from moresprudentie.cijfers import bereken
from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.formats import TERUGKOPPELING
from moresprudentie.models import Gelezen, Terugkoppeling
from moresprudentie.periode import Halfjaar
from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from organisatie.post import verstuur, volledige_url
from organisatie.rechten import Recht, eis

if TYPE_CHECKING:
    from strategie.models import Dossier

FORMATEN = ("pdf", "odt", "docx")


class TerugkoppelingNietMogelijk(ValidationError):
    """The terugkoppeling cannot be started or sent now."""


@transaction.atomic
def begin_terugkoppeling(*, dossier: Dossier, halfjaar: Halfjaar, door: Gebruiker) -> Terugkoppeling:
    """Start the terugkoppeling of one half-year for one dossier.

    Raises `TerugkoppelingNietMogelijk` when it is there already or the half-year has yet to begin.
    """
    eis(door, Recht.TERUGKOPPELING_SCHRIJVEN)
    if halfjaar > Halfjaar.van(timezone.now()):
        raise TerugkoppelingNietMogelijk({"halfjaar": "Dit halfjaar is nog niet begonnen."})
    type(dossier).objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if dossier.terugkoppelingen.filter(jaar=halfjaar.jaar, helft=halfjaar.helft).exists():
        raise TerugkoppelingNietMogelijk(
            {"halfjaar": "Over dit halfjaar is al een terugkoppeling begonnen. Je vindt hem in de lijst."}
        )
    terugkoppeling = Terugkoppeling.objects.create(
        dossier=dossier,
        jaar=halfjaar.jaar,
        helft=halfjaar.helft,
        invulling=nieuwe_invulling(format=TERUGKOPPELING, door=door),
    )
    leg_vast(door=door, wat="terugkoppeling begonnen", op=terugkoppeling, dossier=str(dossier))
    return terugkoppeling


@transaction.atomic
def verzend_terugkoppeling(*, terugkoppeling: Terugkoppeling, door: Gebruiker) -> Terugkoppeling:
    """Fix the figures and the text, keep the document and tell the contact person of the dossier.

    A half-year that still runs may be sent too: the figures are then those of this moment, and the
    document says so. Raises `TerugkoppelingNietMogelijk` when it was sent before, the half-year has yet
    to begin, a question is open or the dossier has no contact person.
    """
    vers = (
        Terugkoppeling.objects.select_for_update(of=("self",))
        .select_related("dossier__contactpersoon", "invulling")
        .get(pk=terugkoppeling.pk)
    )
    eis(door, Recht.TERUGKOPPELING_SCHRIJVEN)
    _eis_verzendbaar(vers)
    contact = vers.dossier.contactpersoon
    vers.cijfers = bereken(vers.dossier, Halfjaar(vers.jaar, vers.helft))
    vers.status = Terugkoppeling.Status.VERZONDEN
    vers.verzonden_op = timezone.now()
    vers.verzonden_door = door
    vers.verzonden_aan = contact.naam if contact else ""
    vers.save()
    laat_vervallen(over_terugkoppeling(vers.dossier, Halfjaar(vers.jaar, vers.helft)))
    zet_op_slot(invulling=vers.invulling, door=door)
    vers.documenten.set(
        bewaar(terugkoppeling_document(vers), soort="terugkoppeling", formaten=FORMATEN, door=door)
    )
    leg_vast(door=door, wat="terugkoppeling verzonden", op=vers, aan=vers.verzonden_aan)
    _mail(vers)
    return vers


@transaction.atomic
def noteer_gelezen(*, terugkoppeling: Terugkoppeling, door: Gebruiker) -> None:
    """Note that somebody of the dossier opened what was sent to it, so that the home page stops asking; once.

    Does nothing for a concept, and for who has no part in the dossier.
    """
    eis(door, Recht.TERUGKOPPELING_INZIEN, terugkoppeling)
    if not terugkoppeling.is_verzonden or not terugkoppeling.rollen_van(door):
        return
    _, nieuw = Gelezen.objects.get_or_create(terugkoppeling=terugkoppeling, gebruiker=door)
    if nieuw:
        leg_vast(door=door, wat="terugkoppeling geopend", op=terugkoppeling)


def _eis_verzendbaar(terugkoppeling: Terugkoppeling) -> None:
    if terugkoppeling.is_verzonden:
        raise TerugkoppelingNietMogelijk("Deze terugkoppeling is al verzonden.")
    if Halfjaar(terugkoppeling.jaar, terugkoppeling.helft) > Halfjaar.van(timezone.now()):
        raise TerugkoppelingNietMogelijk("Dit halfjaar is nog niet begonnen.")
    if terugkoppeling.dossier.contactpersoon is None:
        raise TerugkoppelingNietMogelijk(
            "De strategie heeft nog geen contactpersoon. Vraag het CIO-office om iemand aan te wijzen."
        )
    terugkoppeling.invulling.vergeet()
    open_vragen = terugkoppeling.invulling.volledigheid().open_verplicht
    if open_vragen:
        genoemd = "; ".join(vraag.label for vraag in open_vragen)
        raise TerugkoppelingNietMogelijk(f"Beantwoord eerst nog: {genoemd}")
    if not terugkoppeling.geen_aanbevelingen and not terugkoppeling.aanbevelingen.exists():
        raise TerugkoppelingNietMogelijk("Schrijf eerst een aanbeveling, of zeg dat er geen zijn.")


def _mail(terugkoppeling: Terugkoppeling) -> None:
    contact = terugkoppeling.dossier.contactpersoon
    if contact is None:
        return
    cijfers = terugkoppeling.cijfers
    verstuur(
        aan=contact.email,
        onderwerp=f"{terugkoppeling}: {terugkoppeling.dossier}",
        tekst=(
            f"De terugkoppeling van CODIO Project over het {terugkoppeling.periode.lower()} is klaar. "
            f"Er zijn {cijfers['verslagen']} verslagen in verwerkt.\n\n"
            "Je vindt hier de conclusies en de aanbevelingen:\n"
            f"{volledige_url(terugkoppeling.get_absolute_url())}\n"
        ),
    )
