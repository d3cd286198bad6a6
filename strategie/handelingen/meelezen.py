"""Asking people to read a phase along, and what they do with that (bron: 000, 2.2 tot en met 2.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from formats.bouwstenen import plaats_opmerking_van_buiten
from formats.models import Opmerking
from formats.opmerkingen import vertel
from organisatie import post
from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import vergrendeld
from strategie.handelingen.slot import houd
from strategie.meelezen import geen_herinnering, lees_link, stuur
from strategie.models import Dossier, Fase, Meelezer


@dataclass(frozen=True)
class Genodigde:
    """Who is asked, and for which process: a colleague, or a name with an address."""

    waarvoor: str
    gebruiker: Gebruiker | None = None
    naam: str = ""
    email: str = ""


@transaction.atomic
def nodig_meelezers_uit(
    *,
    dossier: Dossier,
    fase: int,
    genodigden: Iterable[Genodigde],
    tot: date,
    door: Gebruiker,
    toelichting: str = "",
) -> list[Meelezer]:
    """Ask people to read a phase along until a day; gives whom that was sent. Who may read it already is not asked again.

    Raises `ValidationError` for a day that is over, or once the phase is vastgesteld.
    """
    vers = houd(dossier, door)
    if Fase.objects.get(dossier=vers, nummer=fase).is_vastgesteld:
        raise OngeldigeOvergang("Deze fase staat vast. Meelezen heeft dan geen zin meer.")
    if tot < timezone.localdate():
        raise ValidationError({"tot": "Deze dag is al voorbij."})
    gevraagd = []
    for wie in genodigden:
        meelezer = _meelezer(vers, fase, wie)
        if meelezer.pk and meelezer.loopt:
            continue
        meelezer.naam, meelezer.waarvoor = "" if wie.gebruiker else wie.naam, wie.waarvoor
        meelezer.tot, meelezer.door = tot, door
        meelezer.toelichting = toelichting.strip()
        meelezer.uitgenodigd_op = timezone.now()
        meelezer.geopend_op = meelezer.gelezen_op = meelezer.herinnerd_op = meelezer.herinnering = None
        meelezer.full_clean(exclude=["gebruiker"], validate_constraints=False)
        meelezer.save()
        meelezer.bericht = stuur(meelezer)
        meelezer.save(update_fields=["bericht"])
        leg_vast(
            door=door, wat="gevraagd om mee te lezen", op=vers, wie=str(meelezer), fase=fase, tot=str(tot)
        )
        gevraagd.append(meelezer)
    return gevraagd


def _meelezer(dossier: Dossier, fase: int, wie: Genodigde) -> Meelezer:
    """Give the row of who was asked before, else a new one."""
    eerder = Meelezer.objects.filter(dossier=dossier, fase=fase, ingetrokken_op=None)
    eigen = {"gebruiker": wie.gebruiker} if wie.gebruiker else {"email__iexact": wie.email}
    gevonden = eerder.filter(**eigen).first()
    if gevonden is None:
        gevonden = Meelezer(fase=fase, gebruiker=wie.gebruiker, naam=wie.naam, email=wie.email.lower())
    gevonden.dossier = dossier
    return gevonden


@transaction.atomic
def herinner_meelezer(*, meelezer: Meelezer, door: Gebruiker) -> None:
    """Ask somebody once more to read along. Raises `OngeldigeOvergang` when there is no reason to."""
    dossier = houd(meelezer.dossier, door)
    vers = vergrendeld(meelezer)
    vers.dossier = dossier
    if reden := geen_herinnering(vers):
        raise OngeldigeOvergang(reden)
    vers.herinnerd_op = timezone.now()
    vers.herinnering = stuur(vers, herinnering=True)
    vers.save(update_fields=["herinnerd_op", "herinnering"])
    leg_vast(door=door, wat="herinnerd aan meelezen", op=dossier, wie=str(vers), fase=vers.fase)


@transaction.atomic
def trek_meelezer_in(*, meelezer: Meelezer, door: Gebruiker) -> None:
    """Let somebody read along no longer; the own link opens nothing any more, what was remarked stays."""
    dossier = houd(meelezer.dossier, door)
    vers = vergrendeld(meelezer)
    if vers.ingetrokken_op is not None:
        return
    vers.ingetrokken_op = timezone.now()
    vers.save(update_fields=["ingetrokken_op"])
    laat_vervallen(vers.over)
    for bericht in (vers.bericht, vers.herinnering):
        post.trek_in(bericht)
    leg_vast(door=door, wat="leest niet meer mee", op=dossier, wie=str(vers), fase=vers.fase)


def noteer_geopend(*, meelezer: Meelezer) -> None:
    """Note that somebody opened what they were asked to read; the first time counts."""
    Meelezer.objects.filter(pk=meelezer.pk, geopend_op=None).update(geopend_op=timezone.now())


@transaction.atomic
def meld_gelezen(*, meelezer: Meelezer) -> None:
    """Note that somebody has read what was asked, who then is not asked any more; the first time counts."""
    vers = vergrendeld(meelezer)
    if vers.gelezen_op is None:
        vers.gelezen_op = timezone.now()
        vers.save(update_fields=["gelezen_op"])
        laat_vervallen(vers.over)


@transaction.atomic
def merk_op_met_link(*, teken: str, vraag: str, tekst: str) -> Opmerking:
    """Put a remark beside a question, for who has the link; who writes hears of it as of any other.

    Raises `Linkfout`, or `ValidationError` for an empty or too long text and once the phase is vastgesteld.
    """
    meelezer = lees_link(teken)
    fase = (
        Fase.objects.select_for_update()
        .select_related("invulling")
        .get(dossier=meelezer.dossier_id, nummer=meelezer.fase)
    )
    if fase.is_vastgesteld:
        raise OngeldigeOvergang("Deze fase is intussen vastgesteld. Opmerken kan niet meer.")
    opmerking = plaats_opmerking_van_buiten(
        invulling=fase.invulling, vraag=vraag, tekst=tekst, naam=str(meelezer)
    )
    meelezer.opmerkingen.add(opmerking)
    vertel(opmerking)
    return opmerking
