"""What leads to a next version of a strategy: a talk that decided to adjust it, and recommendations that were taken over."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from strategie import gegevens, ontvangen
from strategie.models import Bespreking, Dossier
from strategie.ontvangen import Aanbeveling


@dataclass(frozen=True)
class Aanleiding:
    """Talks in the bestuur and recommendations, as far as they lead somewhere."""

    besprekingen: list[Bespreking] = field(default_factory=list)
    aanbevelingen: list[Aanbeveling] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.besprekingen or self.aanbevelingen)

    @property
    def regels(self) -> list[str]:
        """Each in one line, for a list."""
        besprekingen = (
            f"Bespreking in het bestuur op {gegevens.dag(b.datum)}: {b.besproken}" for b in self.besprekingen
        )
        aanbevelingen = (f"Aanbeveling: {aanbeveling}" for aanbeveling in self.aanbevelingen)
        return [" ".join(regel.split()) for regel in (*besprekingen, *aanbevelingen)]

    @property
    def als_html(self) -> SafeString:
        """The same as a list, for documents."""
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((regel,) for regel in self.regels))
        )


def wat_kan_leiden_tot(dossier: Dossier) -> Aanleiding:
    """Give what was decided in this version and landed in no next one: that can lead to it."""
    bijstellen = dossier.besprekingen.filter(uitkomst=Bespreking.Uitkomst.BIJSTELLEN, leidde_tot=None)
    return Aanleiding(list(bijstellen), ontvangen.over_te_nemen(dossier))


def wat_leidde_tot(dossier: Dossier) -> Aanleiding:
    """Give what led to this version."""
    if dossier.vorige_id is None:
        return Aanleiding()
    return Aanleiding(list(dossier.aanleidende_besprekingen.all()), ontvangen.geland_in(dossier))
