"""Writes on the session: opening the room, the clock, closing. By who leads the workshop."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from live.delen import DELEN, VOLGORDE
from live.handelingen.slot import houd_als_leider
from live.klok import duur_van
from live.melden import meld_allen
from live.models import Sessie, Tafel
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht
from project.handelingen import begin_workshop
from project.handelingen.slot import houd
from project.models import Project, Workshop

LANGSTE_UITSTEL = 60
"""Minutes that a part can be made longer in one go."""


@transaction.atomic
def open_zaal(*, project: Project, door: Gebruiker, versnelling: int = 1) -> Sessie:
    """Let people come in: gives the session that is open, or a new one with its own code and a table per group.

    The workshop begins with it, when it had not begun. With a `versnelling` above 1 the clock runs so many times faster, to
    rehearse. Raises `OngeldigeOvergang` when there are no tables, or when the workshop cannot begin.
    """
    houd(project, door, Recht.WORKSHOP_INVULLEN)
    if lopend := project.sessies.open().first():
        return lopend
    groepen = list(project.groepen.all())
    if not groepen:
        raise OngeldigeOvergang("Er zijn nog geen tafels. Verdeel eerst de fundamenten over tafels.")
    if project.fase == Project.Fase.VOORBEREIDING:
        begin_workshop(project=project, door=door)
    if not project.neemt_uitkomsten_op:
        raise OngeldigeOvergang("De workshop is al afgerond. Heropen hem als je verder wilt.")
    sessie = Sessie.objects.create(project=project, geopend_door=door, versnelling=versnelling)
    Tafel.objects.bulk_create(Tafel(sessie=sessie, groep=groep) for groep in groepen)
    leg_vast(door=door, wat="zaal geopend", op=project, sessie=sessie.pk)
    return sessie


@transaction.atomic
def ga_naar(*, sessie: Sessie, deel: str, van: str, door: Gebruiker) -> Sessie:
    """Go to another part, on or back, with its whole time; `van` is the part at which the page stood.

    Who presses when somebody else already went on changes nothing. Raises `OngeldigeOvergang` for what is no part.
    """
    vers = houd_als_leider(sessie, door)
    if deel not in VOLGORDE:
        raise OngeldigeOvergang("Dit onderdeel bestaat niet.")
    if vers.deel != van or vers.deel == deel:
        return vers
    nu = timezone.now()
    vers.verloop.filter(klaar_op=None).update(klaar_op=nu)
    vers.verloop.create(deel=deel, begon_op=nu)
    duur = duur_van(vers, deel)
    vers.deel, vers.duur, vers.resteert = deel, duur, None
    vers.eindigt_op = nu + duur if duur else None
    vers.save()
    Workshop.objects.filter(project=vers.project_id).update(stap=DELEN[deel].stap)
    leg_vast(door=door, wat="workshop naar onderdeel", op=vers.project, onderdeel=deel, sessie=vers.pk)
    meld_allen(vers)
    return vers


@transaction.atomic
def pauzeer(*, sessie: Sessie, door: Gebruiker) -> Sessie:
    """Let the clock stand still; nothing changes when it does."""
    vers = houd_als_leider(sessie, door)
    if vers.eindigt_op is not None and not vers.is_gepauzeerd:
        vers.resteert, vers.eindigt_op = vers.over(), None
        vers.save()
        meld_allen(vers)
    return vers


@transaction.atomic
def hervat(*, sessie: Sessie, door: Gebruiker) -> Sessie:
    """Let the clock go on with what was left; nothing changes when it runs."""
    vers = houd_als_leider(sessie, door)
    if vers.resteert is not None:
        vers.eindigt_op, vers.resteert = timezone.now() + vers.resteert, None
        vers.save()
        meld_allen(vers)
    return vers


@transaction.atomic
def verleng(*, sessie: Sessie, minuten: int, door: Gebruiker) -> Sessie:
    """Give this part so many minutes more, counted from now when its time was up; less than none is refused."""
    vers = houd_als_leider(sessie, door)
    if not vers.deel:
        raise OngeldigeOvergang("De workshop is nog niet begonnen.")
    if not 0 < minuten <= LANGSTE_UITSTEL:
        raise OngeldigeOvergang(f"Kies 1 tot en met {LANGSTE_UITSTEL} minuten.")
    erbij = timedelta(minutes=minuten) / vers.versnelling
    rest = max(vers.over(), timedelta()) + erbij
    vers.duur += erbij
    if vers.is_gepauzeerd:
        vers.resteert = rest
    else:
        vers.eindigt_op = timezone.now() + rest
    vers.save()
    meld_allen(vers)
    return vers


@transaction.atomic
def toon_namen(*, sessie: Sessie, aan: bool, door: Gebruiker) -> Sessie:
    """Show on the screens who sits at which table, or do not. Never who wrote what."""
    vers = houd_als_leider(sessie, door)
    if vers.toon_namen != aan:
        vers.toon_namen = aan
        vers.save(update_fields=["toon_namen"])
        leg_vast(door=door, wat="namen op de schermen", op=vers.project, aan=aan, sessie=vers.pk)
        meld_allen(vers)
    return vers


@transaction.atomic
def sluit_zaal(*, sessie: Sessie, door: Gebruiker | None) -> Sessie:
    """End the session: its code opens nothing any more, and who was in counts as having been there.

    What was written stays in the project. A table on paper and who came without a telephone are ticked by hand.
    """
    vers = houd_als_leider(sessie, door)
    nu = timezone.now()
    vers.verloop.filter(klaar_op=None).update(klaar_op=nu)
    vers.gesloten_op, vers.eindigt_op, vers.resteert = nu, None, None
    vers.save()
    vers.project.deelnemers.filter(plekken__in=vers.plekken.die_er_waren()).update(aanwezig=True)
    leg_vast(door=door, wat="zaal gesloten", op=vers.project, sessie=vers.pk)
    meld_allen(vers)
    return vers
