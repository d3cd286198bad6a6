"""A version of a strategy beside the one before it: per phase what is other, word by word (bron: 000, 2.5, bijstellen)."""

from __future__ import annotations

from dataclasses import dataclass

from formats.verschil import Stuk, vergelijk
from organisatie.tekst import geteld
from strategie import gegevens
from strategie.models import Dossier, Fase
from strategie.verschil import Punt, Wijziging, sinds_versie
from strategie.verschil import vergelijk as vergelijk_punten


@dataclass(frozen=True)
class Verandering:
    """One thing that is other: what kind of change, its name, and both texts compared word by word."""

    soort: str
    kop: str
    stukken: list[Stuk]

    @property
    def alleen(self) -> str:
        """The whole text of what stands in one of both only; empty when it stands in both."""
        return "".join(s.links or s.rechts for s in self.stukken) if self.soort != "Gewijzigd" else ""


@dataclass(frozen=True)
class Deel:
    """What is other in one part of the dossier; `toen` and `nu` are the phase in both versions, when it is one."""

    sleutel: str
    titel: str
    veranderingen: list[Verandering]
    toen: Fase | None = None
    nu: Fase | None = None

    @property
    def hoeveel(self) -> str:
        """How much is other, in words."""
        aantal = len(self.veranderingen)
        return geteld(aantal, "verschil", "verschillen") if aantal else "geen verschil"


def naast_elkaar(dossier: Dossier) -> list[Deel]:
    """Give what is other than in the version before, part by part; a dossier without one has nothing to compare with."""
    if dossier.vorige is None:
        return []
    delen = [Deel("mensen", "De mensen", _woord_voor_woord(_mensen(dossier.vorige, dossier)))]
    toen = gegevens.fasen_van(dossier.vorige)
    for nummer, fase in gegevens.fasen_van(dossier).items():
        verschil = sinds_versie(fase)
        wijzigingen = verschil.wijzigingen if verschil else ()
        delen.append(Deel(f"fase-{nummer}", str(fase), _woord_voor_woord(wijzigingen), toen[nummer], fase))
    return delen


def _woord_voor_woord(wijzigingen: tuple[Wijziging, ...]) -> list[Verandering]:
    return [Verandering(w.soort, w.kop, vergelijk(w.was, w.nu)) for w in wijzigingen]


def _mensen(toen: Dossier, nu: Dossier) -> tuple[Wijziging, ...]:
    """Compare who has a fixed part."""
    return vergelijk_punten(*([Punt(rol, rol, wie) for rol, wie in gegevens.mensen(d)] for d in (toen, nu)))
