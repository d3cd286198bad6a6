"""The lock on a dossier: every write holds it, reads it again, and asks the right and whether the phase is open."""

from __future__ import annotations

from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis
from strategie.hoort_bij import fase_van
from strategie.models import Dossier, Fase


class FaseOpSlot(OngeldigeOvergang):
    """The phase is voorgelegd or vastgesteld, so its contents cannot change."""

    @staticmethod
    def melding(fase: Fase) -> str:
        """Say so to a person."""
        return (
            f"Fase {fase.nummer} is {fase.statustekst.lower()}. Wijzigen kan pas weer als deze fase is "
            "teruggegeven of heropend."
        )


def vergrendel(dossier: Dossier) -> Dossier:
    """Hold the dossier until the end of the transaction, so that decisions and edits come one by one.

    Gives it as it is now; the copy of the caller stays as it was.
    """
    return Dossier.objects.select_for_update().get(pk=dossier.pk)


def houd(dossier: Dossier, door: Gebruiker, recht: Recht = Recht.STRATEGIE_BEWERKEN) -> Dossier:
    """Hold the dossier for who has this right on it now, else `PermissionDenied`; gives it as it is now."""
    vers = vergrendel(dossier)
    eis(door, recht, vers)
    return vers


def eis_open(dossier: Dossier, *dingen: str) -> None:
    """Raise `FaseOpSlot` when one of these belongs to a phase of a held dossier that is locked.

    `dingen` are names of `strategie.hoort_bij`: fields of the dossier or kinds of rows.
    """
    for nummer in sorted({nummer for ding in dingen if (nummer := fase_van(ding))}):
        eis_fase_open(dossier, nummer)


def eis_fase_open(dossier: Dossier, nummer: int) -> None:
    """Raise `FaseOpSlot` when this phase of a held dossier is locked."""
    fase = Fase.objects.get(dossier=dossier, nummer=nummer)
    if not fase.is_bewerkbaar:
        raise FaseOpSlot(FaseOpSlot.melding(fase))


def eis_te_wijzigen(
    dossier: Dossier, door: Gebruiker, *dingen: str, recht: Recht = Recht.STRATEGIE_BEWERKEN
) -> None:
    """Hold the dossier for who may change these things now; raises `PermissionDenied` or `FaseOpSlot`."""
    houd(dossier, door, recht)
    eis_open(dossier, *dingen)
