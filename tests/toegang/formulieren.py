"""Who may write in a form and who may comment, for every format: its owner decides (`formats.houder`)."""

from __future__ import annotations

from collections.abc import Callable

from formats.models import Invulling
from moresprudentie.models import Terugkoppeling, Verslag
from organisatie.rechten import Recht
from project.models import Project
from tests.achterdeur import achter_de_rug
from tests.toegang.conftest import Wereld

Formulier = Callable[[Wereld], Invulling]
DOSSIER = (
    frozenset({Recht.STRATEGIE_BEWERKEN}),
    frozenset({Recht.STRATEGIE_OPMERKEN}),
)


def _van_project(veld: str) -> Formulier:
    return lambda w: getattr(Project.objects.get(pk=w.project.pk), veld)


def _van_workshop(veld: str) -> Formulier:
    return lambda w: getattr(Project.objects.get(pk=w.project.pk).workshop, veld)


def _van_fase(nummer: int) -> Formulier:
    return lambda w: w.dossier.fasen.get(nummer=nummer).invulling


def _terugkoppeling(w: Wereld) -> Invulling:
    """Give a form of the terugkoppeling as it was before it was sent."""
    with achter_de_rug():
        Terugkoppeling.objects.filter(pk=w.terugkoppeling.pk).update(status="concept")
    Invulling.objects.filter(pk=w.terugkoppeling.invulling_id).update(op_slot=False)
    return Invulling.objects.get(pk=w.terugkoppeling.invulling_id)


def _een(*rechten: Recht) -> tuple[frozenset[Recht], ...]:
    """Give what writing and commenting ask; one right is for both."""
    return tuple(frozenset({recht}) for recht in (rechten if len(rechten) == 2 else rechten * 2))


FORMULIEREN: dict[str, tuple[tuple[frozenset[Recht], ...], Formulier]] = {
    "geschiktheid": (_een(Recht.PROJECT_BEWERKEN), _van_project("geschiktheid")),
    "casusbeschrijving": (_een(Recht.PROJECT_BEWERKEN), _van_project("casusbeschrijving")),
    "follow_up": (_een(Recht.FOLLOWUP_BEWERKEN), _van_project("follow_up")),
    "workshop_blad": (_een(Recht.WORKSHOP_INVULLEN), _van_workshop("blad")),
    "startnotitie": (DOSSIER, _van_fase(1)),
    "gewenste-situatie": (DOSSIER, _van_fase(2)),
    "actieplan": (DOSSIER, _van_fase(3)),
    "implementatie": (DOSSIER, _van_fase(4)),
    "verslag": (
        _een(Recht.VERSLAG_BEWERKEN, Recht.VERSLAG_INZIEN),
        lambda w: Verslag.objects.get(project=w.met_concept).invulling,
    ),
    "jaarverslag": (DOSSIER, lambda w: w.dossier.jaarverslagen.get().invulling),
    "terugkoppeling": (_een(Recht.TERUGKOPPELING_SCHRIJVEN), _terugkoppeling),
}
