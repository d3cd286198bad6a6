"""Several documents in one PDF, each as often as it goes on paper.

A document is laid out and drawn once. Its further copies are pages that draw the same and that only a printer needs: who has the
file read aloud hears every document once. So a pile for fifteen people takes as long to make as one for three.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from documenten import pdf

if TYPE_CHECKING:
    from weasyprint import Document as Opmaak


@dataclass(frozen=True)
class Oplage:
    """Pages of HTML with the number of copies of each; `dubbelzijdig` begins every copy on a sheet of its own."""

    delen: tuple[tuple[str, int], ...]
    dubbelzijdig: bool = False

    def __len__(self) -> int:
        return sum(len(html) for html, _ in self.delen)


def maak_pdf(oplage: Oplage) -> bytes:
    """Give these documents as one PDF, in their order, copy after copy."""
    gemaakt = [(pdf.maak_opmaak(html), keer) for html, keer in oplage.delen if keer]
    bladzijden = [bladzijde for opmaak, _ in gemaakt for bladzijde in opmaak.pages]
    geheel = gemaakt[0][0].copy(bladzijden)
    volgorde = list(_volgorde([(len(opmaak.pages), keer) for opmaak, keer in gemaakt], oplage.dubbelzijdig))

    def vermenigvuldig(_: Opmaak, bestand: Any) -> None:
        _leg_op_volgorde(bestand, volgorde)

    return pdf.schrijf(geheel, vermenigvuldig)


def _volgorde(delen: Iterable[tuple[int, int]], dubbelzijdig: bool) -> Iterator[tuple[int, bool]]:
    """Give, for every page that is printed, the page that it is and whether it is blank (the back of that page)."""
    begin = 0
    for lengte, keer in delen:
        for _ in range(keer):
            yield from ((begin + nummer, False) for nummer in range(lengte))
            if dubbelzijdig and lengte % 2:
                yield begin + lengte - 1, True
        begin += lengte


def _leg_op_volgorde(bestand: Any, volgorde: Iterable[tuple[int, bool]]) -> None:
    """Put the drawn pages of a PDF in this order, with copies and blank backs where it names them."""
    eerste = [bestand.objects[nummer] for nummer in bestand.pages["Kids"][::3]]
    herdruk: dict[int, Any] = {}
    gebruikt: set[int] = set()
    kinderen: list[Any] = []
    for nummer, wit in volgorde:
        if nummer in gebruikt or wit:
            bladzijde = _kopie(bestand, eerste[nummer], None if wit else herdruk, nummer)
        else:
            gebruikt.add(nummer)
            bladzijde = eerste[nummer]
        kinderen += [bladzijde.number, 0, "R"]
    bestand.pages["Kids"][:] = kinderen
    bestand.pages["Count"] = len(kinderen) // 3


def _kopie(bestand: Any, bladzijde: Any, herdruk: dict[int, Any] | None, nummer: int) -> Any:
    """Add a page like this one, without links and labels; blank without `herdruk`, which keeps what copies share to draw."""
    nieuw = copy.copy(bladzijde)
    for sleutel in ("Annots", "StructParents", "Tabs", "Contents"):
        nieuw.pop(sleutel, None)
    if herdruk is not None:
        if nummer not in herdruk:
            inhoud = bestand.objects[int(bladzijde["Contents"].split()[0])]
            herdruk[nummer] = copy.copy(inhoud)
            herdruk[nummer].stream = list(_zonder_labels(inhoud.stream))
            bestand.add_object(herdruk[nummer])
        nieuw["Contents"] = herdruk[nummer].reference
    bestand.add_object(nieuw)
    return nieuw


def _zonder_labels(stroom: list[Any]) -> Iterator[Any]:
    """Give what a page draws with everything marked as no part of the text (artifact): it stands labelled in the first copy."""
    for nummer, deel in enumerate(stroom):
        volgende = stroom[nummer + 2] if nummer + 2 < len(stroom) else None
        if volgende == b"BDC":
            yield "/Artifact"
        elif deel == b"BDC":
            yield b"BMC"
        elif nummer + 1 == len(stroom) or stroom[nummer + 1] != b"BDC":
            yield deel
