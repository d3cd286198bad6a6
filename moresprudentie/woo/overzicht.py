"""A Woo set as the reviewer sees it: each piece with how public it is, what is proposed, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from moresprudentie.letters import kaal
from moresprudentie.models import Woopassage, Wooset, Woostuk
from moresprudentie.namen import MISSCHIEN, Treffer, Zoeker, zinnen_om
from moresprudentie.vondsten import zoeker_voor
from moresprudentie.woo.lakken import Lakker, Plek, zoeker
from moresprudentie.woo.leveren import DEELS, NIET, OPENBAAR, lakker_van
from moresprudentie.woo.lezen import Blok, Leestekst

ZINNEN = 3
"""So many sentences of a proposal are shown; how many there are is said."""


@dataclass
class Voorstel:
    """Something that may tell who somebody is: the text, what it is, and the sentences it stands in."""

    tekst: str
    soort: str
    aantal: int = 0
    zinnen: list[tuple[str, str, str, str]] = field(default_factory=list)
    """The number of the piece, and the sentence in three parts."""

    @property
    def is_misschien(self) -> bool:
        """Whether it may be no name at all."""
        return self.soort == MISSCHIEN


@dataclass(frozen=True)
class Stukbeeld:
    """A piece in the list: how public it is, on which grounds not, how many places are blacked out and still proposed."""

    stuk: Woostuk
    oordeel: str
    gronden: tuple[str, ...]
    gelakt: int
    open: int


@dataclass(frozen=True)
class Passagebeeld:
    """A passage in the list, with how often it stands in the pieces."""

    passage: Woopassage
    aantal: int


class Overzicht:
    """Everything of one set, worked out once."""

    def __init__(self, wooset: Wooset) -> None:
        self.wooset = wooset
        self.rijen = list(wooset.stukken.select_related("nagekeken_door"))
        self.teksten = {stuk.pk: Leestekst(stuk.html) for stuk in self.rijen}
        self._passages = list(wooset.passages.select_related("door"))

    @cached_property
    def lakker(self) -> Lakker:
        """What blacks out now."""
        return Lakker((passage.tekst, passage.grond) for passage in self._passages if passage.grond)

    @cached_property
    def _zoeker(self) -> Zoeker:
        return zoeker_voor(self.wooset.project)

    @cached_property
    def _gelakt(self) -> dict[int, list[Plek]]:
        return {pk: self.lakker.plekken(tekst.tekst) for pk, tekst in self.teksten.items()}

    @cached_property
    def _gevonden(self) -> dict[int, list[Treffer]]:
        """What is proposed per piece that is not withheld: found, not blacked out, and not left by decision."""
        if not self.wooset.is_open:
            return {stuk.pk: [] for stuk in self.rijen}
        blijft = [zoeker(p.tekst) for p in self._passages if not p.grond]
        uit = {}
        for stuk in self.rijen:
            tekst, gelakt = self.teksten[stuk.pk].tekst, self._gelakt[stuk.pk]
            treffers = [] if stuk.grond else self._zoek(self.teksten[stuk.pk])
            uit[stuk.pk] = [
                t
                for t in treffers
                if not any(plek.van < t.tot and plek.tot > t.van for plek in gelakt)
                and not any(zoek.fullmatch(kaal(vlak(tekst[t.van : t.tot]))) for zoek in blijft)
            ]
        return uit

    def _zoek(self, leestekst: Leestekst) -> list[Treffer]:
        """Give what is found per block: a name does not go on in the next cell of a table."""
        uit, plaats = [], 0
        for _, regel in leestekst.regels:
            uit += [Treffer(plaats + t.van, plaats + t.tot, t.soort) for t in self._zoeker.zoek(regel)]
            plaats += len(regel) + 1
        return uit

    @cached_property
    def voorstellen(self) -> list[Voorstel]:
        """What is proposed, each text once; what is surely a person first."""
        per: dict[str, Voorstel] = {}
        for stuk in self.rijen:
            tekst, treffers = self.teksten[stuk.pk].tekst, self._gevonden[stuk.pk]
            for treffer, zin in zip(treffers, zinnen_om(tekst, treffers), strict=True):
                voorstel = per.setdefault(vlak(zin[1]), Voorstel(vlak(zin[1]), treffer.soort))
                voorstel.aantal += 1
                if len(voorstel.zinnen) < ZINNEN:
                    voorstel.zinnen.append((str(stuk.volgorde), *zin))
        return sorted(per.values(), key=lambda v: (v.is_misschien, v.tekst.casefold()))

    @cached_property
    def stukken(self) -> list[Stukbeeld]:
        """The pieces in their order."""
        return [self._beeld(stuk) for stuk in self.rijen]

    def _beeld(self, stuk: Woostuk) -> Stukbeeld:
        plekken = self._gelakt[stuk.pk]
        if stuk.grond:
            return Stukbeeld(stuk, NIET, (stuk.grond,), 0, 0)
        gronden = tuple(sorted({grond for plek in plekken for grond in plek.gronden}))
        return Stukbeeld(
            stuk, DEELS if plekken else OPENBAAR, gronden, len(plekken), len(self._gevonden[stuk.pk])
        )

    def blokken(self, stuk: Woostuk) -> list[Blok]:
        """Give the text of a piece with what is blacked out and what is proposed."""
        voorgesteld = [Plek(t.van, t.tot, ()) for t in self._gevonden[stuk.pk]]
        return self.teksten[stuk.pk].blokken(self._gelakt[stuk.pk], voorgesteld)

    @property
    def gelakt(self) -> list[Passagebeeld]:
        """The passages that are blacked out."""
        return [Passagebeeld(p, self.aantal(p.tekst)) for p in self._passages if p.grond]

    @property
    def blijft(self) -> list[Passagebeeld]:
        """The proposals that stay as they are, by decision."""
        return [Passagebeeld(p, self.aantal(p.tekst)) for p in self._passages if not p.grond]

    def aantal(self, passage: str) -> int:
        """Say how often a passage stands in the pieces."""
        lakker = Lakker([(passage, "")])
        return sum(len(lakker.plekken(tekst.tekst)) for tekst in self.teksten.values())

    @property
    def niet_nagekeken(self) -> list[Woostuk]:
        """The pieces that go out and that nobody said to have read."""
        return [stuk for stuk in self.rijen if not stuk.grond and stuk.nagekeken_op is None]


def vlak(tekst: str) -> str:
    """Give a passage on one line."""
    return " ".join(tekst.split())


def waar(wooset: Wooset, passage: str) -> list[int]:
    """Give the keys of the pieces in which a passage stands."""
    lakker = Lakker([(passage, "")])
    return [stuk.pk for stuk in wooset.stukken.all() if lakker.plekken(Leestekst(stuk.html).tekst)]


def leesmerk(stuk: Woostuk, wooset: Wooset) -> str:
    """Give a short mark of what somebody reads of a piece: its text, what is blacked out, and whether it goes along."""
    plekken = lakker_van(wooset).plekken(Leestekst(stuk.html).tekst)
    delen = [stuk.html, stuk.grond, *(f"{plek.van} {plek.tot} {plek.gronden}" for plek in plekken)]
    return sha256("\x00".join(delen).encode()).hexdigest()[:16]
