"""The text of a piece as the reviewer reads it: block by block, with what is blacked out and what is proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from moresprudentie.woo.lakken import Plek, Stuk, ontleed, stukken

KOPPEN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th"})


@dataclass(frozen=True)
class Deel:
    """A part of a block: plain, blacked out on these grounds, or proposed."""

    tekst: str
    gronden: tuple[str, ...] = ()
    voorstel: bool = False


@dataclass(frozen=True)
class Blok:
    """A heading or a paragraph, in parts."""

    is_kop: bool
    delen: tuple[Deel, ...] = field(default=())


class Leestekst:
    """The text of one page without what only a machine reads."""

    def __init__(self, html: str) -> None:
        regels: list[tuple[bool, str]] = []
        lichaam = ontleed(html).find("body")
        assert lichaam is not None  # the parser makes one
        tekst, delen = stukken(lichaam)
        koppen = [(deel.begin, deel.ouder.tag) for deel in delen]
        plaats = 0
        for regel in _met_grenzen(tekst, delen).split("\n"):
            if vlak := " ".join(regel.split()):
                soort = next((soort for begin, soort in koppen if plaats <= begin <= plaats + len(regel)), "")
                regels.append((soort in KOPPEN, vlak))
            plaats += len(regel) + 1
        self.regels = regels

    @cached_property
    def tekst(self) -> str:
        """All of it, each block on a line."""
        return "\n".join(tekst for _, tekst in self.regels)

    def blokken(self, gelakt: Iterable[Plek], voorgesteld: Iterable[Plek]) -> list[Blok]:
        """Give the blocks with these places marked; what is blacked out is not proposed as well."""
        gelakt = list(gelakt)
        merken = [(plek, False) for plek in gelakt]
        merken += [(plek, True) for plek in voorgesteld if not any(_raakt(plek, ander) for ander in gelakt)]
        merken.sort(key=lambda merk: merk[0].van)
        blokken, plaats = [], 0
        for is_kop, tekst in self.regels:
            hier = [merk for merk in merken if merk[0].van < plaats + len(tekst) and merk[0].tot > plaats]
            blokken.append(Blok(is_kop, tuple(_knip(tekst, plaats, hier))))
            plaats += len(tekst) + 1
        return blokken


def _met_grenzen(tekst: str, delen: list[Stuk]) -> str:
    """Give a text in which only the end of a block is a line end, and not what is one in the source of the page."""
    uit, plaats = [], 0
    for deel in delen:
        uit += [tekst[plaats : deel.begin], deel.tekst.replace("\n", " ")]
        plaats = deel.begin + len(deel.tekst)
    return "".join((*uit, tekst[plaats:]))


def _raakt(een: Plek, ander: Plek) -> bool:
    return een.van < ander.tot and een.tot > ander.van


def _knip(tekst: str, begin: int, merken: list[tuple[Plek, bool]]) -> Iterable[Deel]:
    plaats = 0
    for plek, voorstel in merken:
        van, tot = max(plek.van - begin, plaats), min(plek.tot - begin, len(tekst))
        if van > plaats:
            yield Deel(tekst[plaats:van])
        if tot > van:
            yield Deel(tekst[van:tot], plek.gronden, voorstel)
        plaats = max(plaats, tot)
    if plaats < len(tekst):
        yield Deel(tekst[plaats:])
