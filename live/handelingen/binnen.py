"""Writes on who is in the room. Who comes in has the room code, a personal link or an account; no more is asked."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from live.handelingen.slot import houd_als_leider, houd_open
from live.melden import LEIDING, SCHERM, meld, meld_allen, tafelscherm
from live.models import AANWEZIG, Plek, Sessie
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from project.models import Deelnemer, Groep
from project.verdeling import kleinste_tafel
from project.voorstel import genoot
from project.workshop.bereik import vlak


@transaction.atomic
def kom_binnen(
    *,
    sessie: Sessie,
    naam: str = "",
    perspectief: str = "",
    soort: str = Deelnemer.Soort.EXTERN,
    gebruiker: Gebruiker | None = None,
) -> Plek:
    """Take a place with the room code; name and perspective may be left out.

    Who was invited and bears this name (or has this account) gets the place that was kept; who has none yet sits at the table
    with the fewest people. Raises `ZaalGesloten`.
    """
    vers = houd_open(sessie)
    deelnemer = _van_de_lijst(vers, naam, gebruiker)
    if deelnemer is None:
        deelnemer = Deelnemer.objects.create(
            project=vers.project,
            naam=" ".join(naam.split()) or _gastnaam(vers),
            perspectief=" ".join(perspectief.split()),
            soort=Deelnemer.Soort.INTERN if gebruiker else soort,
            gebruiker=gebruiker,
            uitnodiging=Deelnemer.Uitnodiging.KOMT,
        )
    elif perspectief and not deelnemer.perspectief:
        deelnemer.perspectief = " ".join(perspectief.split())
        deelnemer.save(update_fields=["perspectief"])
    plek = _geef_plek(vers, deelnemer)
    Plek.objects.filter(pk=plek.pk, binnen_op=None).update(binnen_op=timezone.now())
    return plek


@transaction.atomic
def kom_met_link(*, sessie: Sessie, deelnemer: Deelnemer) -> Plek:
    """Take the place of who was invited, by the personal link; the same place on every device. Raises `ZaalGesloten`."""
    vers = houd_open(sessie)
    return _geef_plek(vers, Deelnemer.objects.get(pk=deelnemer.pk, project=vers.project))


@transaction.atomic
def noteer_gezien(*, plekken: Iterable[int]) -> None:
    """Note that these places have an open screen now, and tell who leads when somebody came or went."""
    nu = timezone.now()
    rijen = Plek.objects.filter(pk__in=list(plekken))
    terug = set(rijen.exclude(gezien_op__gte=nu - AANWEZIG).values_list("sessie_id", flat=True))
    rijen.update(gezien_op=nu, binnen_op=Coalesce("binnen_op", nu))
    for sessie in terug:
        meld(sessie, LEIDING)


@transaction.atomic
def meld_klaar(*, plek: Plek, deel: str, klaar: bool = True) -> None:
    """Note that somebody has written all in this part, or goes on after all."""
    nieuw = deel if klaar else ""
    if Plek.objects.filter(pk=plek.pk).exclude(klaar_met=nieuw).update(klaar_met=nieuw):
        meld(plek.sessie_id, LEIDING)


@transaction.atomic
def verplaats_plek(*, plek: Plek, groep: Groep, door: Gebruiker) -> None:
    """Let somebody sit at another table; what was written there before stays there."""
    vers = houd_als_leider(plek.sessie, door)
    if not vers.tafels.filter(groep=groep).exists():
        raise OngeldigeOvergang("Deze tafel hoort niet bij deze workshop.")
    Deelnemer.objects.filter(pk=plek.deelnemer_id).update(groep=groep)
    leg_vast(door=door, wat="deelnemer naar andere tafel", op=vers.project, groep=groep.naam)
    meld_allen(vers)


def _van_de_lijst(sessie: Sessie, naam: str, gebruiker: Gebruiker | None) -> Deelnemer | None:
    """Give who was meant on the list of invited people; None when nobody is, or more than one could be."""
    lijst = sessie.project.deelnemers.select_for_update(of=("self",))
    if gebruiker is not None and (zelf := lijst.filter(gebruiker=gebruiker).first()):
        return zelf
    if not (gezocht := vlak(naam)):
        return None
    zelfde = [d for d in lijst if vlak(d.naam) == gezocht and d.gebruiker_id is None]
    if len(zelfde) != 1 or zelfde[0].plekken.filter(sessie=sessie).exists():
        return None  # nobody of that name, or two: whoever it is gets a place of their own
    return zelfde[0]


def _gastnaam(sessie: Sessie) -> str:
    namen = set(sessie.project.deelnemers.values_list("naam", flat=True))
    nummer = next(n for n in range(1, len(namen) + 2) if f"Gast {n}" not in namen)
    return f"Gast {nummer}"


def _geef_plek(sessie: Sessie, deelnemer: Deelnemer) -> Plek:
    groepen = [tafel.groep for tafel in sessie.tafels.select_related("groep")]
    if deelnemer.groep_id not in {groep.pk for groep in groepen}:
        deelnemer.groep = _kleinste(sessie, groepen, deelnemer)
        deelnemer.save(update_fields=["groep"])
    plek, nieuw = Plek.objects.get_or_create(sessie=sessie, deelnemer=deelnemer)
    if nieuw and deelnemer.groep_id is not None:
        meld(sessie.pk, LEIDING, SCHERM, tafelscherm(deelnemer.groep_id))
    return plek


def _kleinste(sessie: Sessie, groepen: list[Groep], nieuw: Deelnemer) -> Groep:
    """Give the table with the fewest people, in or still expected; then the one with the fewest of the same perspective."""
    mensen = list(sessie.project.deelnemers.komen().exclude(groep=None).exclude(pk=nieuw.pk))
    per_groep = {
        groep: [genoot(mens) for mens in mensen if mens.groep_id == groep.pk]
        for groep in sorted(groepen, key=lambda g: g.volgorde)
    }
    return kleinste_tafel(per_groep, genoot(nieuw))
