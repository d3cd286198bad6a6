"""Writes of a rehearsal: beginning, letting the simulated participants play, and throwing all of it away (decision 0027).

It is played on a copy of the project. Nothing here leaves a line in the audit trail, and no mail goes.
"""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils import timezone

from live.handelingen.binnen import noteer_gezien
from live.handelingen.meespelen import doe
from live.handelingen.sessie import open_zaal
from live.models import Ontvangen, Sessie
from live.oefenen import BLIJFT, TEMPOS
from live.spelers import Zet, aan_de_beurt, spelers
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis
from project.handelingen.slot import eis_lopend, vergrendel
from project.models import Deelnemer, Groep, Project
from project.workshop.bouwstenen import gooi_oefening_weg, maak_oefening
from waardenkader.models.stijl import VAN_CODIO

HOOGSTENS = 40
"""Moves in one go: who skips a part catches up in a few turns."""


@transaction.atomic
def begin_oefening(*, project: Project, door: Gebruiker, versnelling: int) -> Sessie:
    """Open the room of a rehearsal, alone with twelve simulated participants; an earlier one of this person is thrown away.

    Asks what leading the workshop asks. Raises `OngeldigeOvergang` on a rehearsal, for another pace, or when the project ended.
    """
    eis_lopend(project, door, Recht.WORKSHOP_INVULLEN)
    if project.is_oefening:
        raise OngeldigeOvergang("Dit is al een oefening.")
    if versnelling not in TEMPOS:
        raise OngeldigeOvergang("Kies hoe snel de klok loopt.")
    for eerder in Project.alle.filter(oefening_van=project, organisator=door):
        _gooi_weg(eerder)
    oefening = maak_oefening(project=project, door=door)
    _zet_spelers_aan_tafel(oefening)
    return open_zaal(project=oefening, door=door, versnelling=versnelling)


@transaction.atomic
def stop_oefening(*, project: Project, door: Gebruiker) -> None:
    """Throw a rehearsal away: its project and all in it, as if it was never held. Raises `OngeldigeOvergang` for a real one."""
    eis(door, Recht.WORKSHOP_INVULLEN, project)
    if not project.is_oefening:
        raise OngeldigeOvergang("Dit is geen oefening.")
    _gooi_weg(project)


@transaction.atomic
def ruim_oefeningen_op() -> int:
    """Throw away the rehearsals that were left alone for a day; gives how many."""
    oud = list(Project.alle.filter(oefening_van__isnull=False, aangemaakt_op__lt=timezone.now() - BLIJFT))
    for oefening in oud:
        _gooi_weg(oefening)
    return len(oud)


def speel(*, sessie: Sessie, door: Gebruiker) -> int:
    """Let the simulated participants do what is due by now; gives how many moves were made.

    The page of who rehearses asks for it every few seconds. Each move is made once, however many pages ask. Raises
    `OngeldigeOvergang` for a session that is no rehearsal.
    """
    project = sessie.project
    eis(door, Recht.WORKSHOP_INVULLEN, project)
    if not project.is_oefening:
        raise OngeldigeOvergang("Dit is geen oefening.")
    if not sessie.is_open:
        return 0
    zetten = aan_de_beurt(sessie)
    namen = {zet.id_in(sessie.pk): zet for zet in zetten}
    gedaan = set(Ontvangen.objects.filter(id__in=namen).values_list("id", flat=True))
    te_doen = [zet for naam, zet in namen.items() if naam not in gedaan][:HOOGSTENS]
    gemaakt = sum(_maak_zet(zet, sessie, door) for zet in te_doen)
    namen_van_spelers = [speler["naam"] for speler in spelers()]
    spelen_mee = sessie.plekken.filter(deelnemer__naam__in=namen_van_spelers)
    noteer_gezien(plekken=spelen_mee.values_list("pk", flat=True))
    return gemaakt


def _maak_zet(zet: Zet, sessie: Sessie, door: Gebruiker) -> bool:
    """Make a move; one that cannot be made (somebody took its value away, or did it already) is passed over for good."""
    try:
        with transaction.atomic():
            eerste = Ontvangen.objects.get_or_create(id=zet.id_in(sessie.pk), defaults={"sessie": sessie})[1]
            if eerste:
                try:
                    with transaction.atomic():
                        doe(zet, sessie, door)
                except (ValidationError, ObjectDoesNotExist):
                    return False
            return eerste
    except Project.DoesNotExist:  # thrown away meanwhile
        return False


def _zet_spelers_aan_tafel(oefening: Project) -> None:
    """Put each where the own fundament is discussed; in another framework at the table in its place, and some at the others."""
    groepen = list(oefening.groepen.prefetch_related("fundamenten"))
    tafels = {f.sleutel: groep for groep in groepen for f in groep.fundamenten.all()}
    for nummer, speler in enumerate(spelers()):
        Deelnemer.objects.create(
            project=oefening,
            naam=speler["naam"],
            perspectief=speler["perspectief"],
            soort=Deelnemer.Soort.EXTERN if speler.get("extern") else Deelnemer.Soort.INTERN,
            uitnodiging=Deelnemer.Uitnodiging.KOMT,
            groep=tafels.get(speler["fundament"]) or _op_plaats(groepen, nummer, speler["fundament"]),
        )


def _op_plaats(groepen: list[Groep], nummer: int, fundament: str) -> Groep:
    beurt, plaats = nummer % len(groepen), VAN_CODIO.index(fundament)
    return groepen[beurt if beurt >= len(VAN_CODIO) else plaats % len(groepen)]


def _gooi_weg(oefening: Project) -> None:
    """Hold what others may be writing in, then remove it."""
    vergrendel(oefening)
    list(Sessie.objects.select_for_update(of=("self",)).filter(project=oefening))
    gooi_oefening_weg(oefening)
