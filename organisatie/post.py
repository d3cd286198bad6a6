"""Outgoing mail: stored in the transaction of the step, delivered by the worker (organisatie.bezorging)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Bericht, Bijlage, Gebruiker, Mailserver, Postbestand
from organisatie.taken import bezorg_post
from organisatie.tekst import schone_tekst
from organisatie.wachtrij import zet_in_wachtrij

VERVANGEN = "Niet meer nodig: er is een nieuwe mail voor in de plaats gekomen, of de ontvanger is weg."
GEEN_BESTAND = "Het bestand bij deze mail kon niet worden gemaakt."


@dataclass(frozen=True)
class Bestand:
    """A file to send along: its name, its media type, and its bytes or the id of the `Postbestand` that holds them.

    A file that is shared is made once, for all mails that have it; they wait for it.
    """

    naam: str
    inhoudstype: str
    inhoud: bytes = b""
    gedeeld: int | None = None


@transaction.atomic
def verstuur(
    *, aan: str, onderwerp: str, tekst: str, wis_tekst: bool = False, bestanden: Iterable[Bestand] = ()
) -> Bericht | None:
    """Store a mail and wake the worker that delivers it after the commit.

    Takes an address, a subject (it becomes one line), a plain text and what goes along; `wis_tekst` throws the text
    away once it has been sent, for a link that lets somebody in. Gives the stored `Bericht`, on which what
    happens is written, or None when there is no address.
    """
    if not aan:
        return None
    bericht = Bericht.objects.create(
        aan=aan,
        onderwerp=" ".join(schone_tekst(onderwerp).split())[:300],
        tekst=schone_tekst(tekst.replace("\r\n", "\n")),
        wis_tekst=wis_tekst,
    )
    for bestand in bestanden:
        Bijlage.objects.create(
            bericht=bericht,
            naam=bestand.naam,
            inhoudstype=bestand.inhoudstype,
            bestand_id=bestand.gedeeld or Postbestand.objects.create(inhoud=bestand.inhoud).pk,
        )
    zet_in_wachtrij(bezorg_post)
    return bericht


@transaction.atomic
def probeer_opnieuw(*, bericht: Bericht, door: Gebruiker | None) -> None:
    """Try a mail again that did not arrive, or of which that is uncertain; with the same Message-ID.

    Raises `ValidationError` when it has been sent, is on its way, was withdrawn, or lacks a file.
    """
    vers = Bericht.objects.select_for_update().get(pk=bericht.pk)
    if vers.status == Bericht.Status.VERVALLEN:
        raise ValidationError(
            f"De mail aan {vers.aan} hoeft niet meer: er is een nieuwe, of de ontvanger is weg."
        )
    if vers.status in (Bericht.Status.VERSTUURD, Bericht.Status.AANGEBODEN):
        raise ValidationError(f"De mail aan {vers.aan} is al verstuurd of wordt nu bezorgd.")
    if vers.bijlagen.filter(bestand__stand=Postbestand.Stand.MISLUKT).exists():
        raise ValidationError(f"{GEEN_BESTAND} De mail aan {vers.aan} kan zonder dat bestand niet weg.")
    vers.status, vers.fout, vers.pogingen = Bericht.Status.WACHT, "", 0
    vers.proberen_vanaf = vers.volgende_poging_op = timezone.now()
    vers.save(update_fields=["status", "fout", "pogingen", "proberen_vanaf", "volgende_poging_op"])
    Mailserver.objects.update(volgende_poging_op=None)
    leg_vast(door=door, wat="mail opnieuw geprobeerd", op=vers)
    zet_in_wachtrij(bezorg_post)


@transaction.atomic
def meld_bestand(*, bestand: int, inhoud: bytes | None) -> None:
    """Put in a shared file what it holds: mails that waited for it go now. None says that it will not come: they failed."""
    wachtend = Bericht.objects.wachtend().filter(bijlagen__bestand=bestand)
    stand = Postbestand.Stand.MISLUKT if inhoud is None else Postbestand.Stand.GEREED
    Postbestand.objects.filter(pk=bestand).update(stand=stand, inhoud=inhoud or b"")
    if inhoud is None:
        wachtend.update(status=Bericht.Status.MISLUKT, fout=GEEN_BESTAND)
    elif wachtend.exists():
        zet_in_wachtrij(bezorg_post)


def trek_in(bericht: Bericht | None) -> None:
    """Never deliver a mail any more; one that has been sent, or may have been, stays as it is."""
    if bericht is not None:
        kan_weg = (Bericht.Status.WACHT, Bericht.Status.GEWEIGERD, Bericht.Status.MISLUKT)
        Bericht.objects.filter(pk=bericht.pk, status__in=kan_weg).update(
            status=Bericht.Status.VERVALLEN, fout=VERVANGEN
        )


def volledige_url(pad: str) -> str:
    """Give the address of a page as it stands in a mail, from `SITE_URL` and its path."""
    return f"{settings.SITE_URL.rstrip('/')}{pad}"
