"""The lock on a phase: contents change only while it is not voorgelegd and not vastgesteld."""

from __future__ import annotations

from strategie.models import Dossier, Fase
from strategie.models.fase import OngeldigeOvergang


class FaseOpSlot(OngeldigeOvergang):
    """The phase is voorgelegd or vastgesteld, so its contents cannot change."""

    @staticmethod
    def melding(fase: Fase) -> str:
        """Say so to a person."""
        return (
            f"Fase {fase.nummer} is {fase.statustekst.lower()}. Wijzigen kan pas weer als deze fase is "
            "teruggegeven of heropend."
        )


def vergrendel(dossier: Dossier) -> None:
    """Hold the dossier until the end of the transaction, so that decisions and edits come one by one."""
    Dossier.objects.select_for_update().only("pk").get(pk=dossier.pk)


def eis_bewerkbaar(dossier: Dossier, nummer: int) -> Fase:
    """Hold the dossier and give the phase; raises `FaseOpSlot` when its contents are locked."""
    vergrendel(dossier)
    fase = Fase.objects.get(dossier=dossier, nummer=nummer)
    if not fase.is_bewerkbaar:
        raise FaseOpSlot(FaseOpSlot.melding(fase))
    return fase
