"""The figures of a terugkoppeling as pictures: widths and points as text, ready for a template.

A strict content security policy leaves no room for style attributes; so bars and lines are drawn with
attributes of SVG. Every picture has the same figures as a table or a sentence beside it.

A few verslagen say nothing about projects in general. So with fewer than `MINSTE` that count, no question is answered
from a number, no value is called heavy or light beside the strategy, no share is given, and no half-year gets a point
in a line. What was counted is shown all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from moresprudentie.cijfers import lees_cijfers
from moresprudentie.kortweg import acties_tekst, genoeg, kort_1, kort_2, kort_3, uitkomst_tekst
from waardenkader.meetellen import meegeteld_in_woorden

OP_PAGINA = 25
"""So many actions and reasons stand on a page; a document has those that the figures name."""
BREEDTE = 300
TREND_BREEDTE, TREND_HOOGTE, TREND_LINKS = 172, 84, 44
UITKOMST_BREEDTE = 640


@dataclass(frozen=True)
class Staaf:
    """One value in the ranking, with the width of its bar and its place beside the previous half-year."""

    sleutel: str
    naam: str
    fundament: str
    zwaar: int
    gekozen: int
    aandeel: str
    accent: bool
    eigen: bool
    plaats: str
    vorige: str
    verschil: str
    oordeel: str
    deel: float
    """The length of its bar, as a part of the longest."""

    @property
    def breedte(self) -> str:
        """The length of its bar on the page."""
        return str(round(BREEDTE * self.deel))


@dataclass(frozen=True)
class Lijn:
    """The course of one value over the half-years, as points of a line."""

    sleutel: str
    naam: str
    fundament: str
    punten: str
    eind_x: str
    eind_y: str
    begin_tekst: str
    eind_tekst: str
    tekst_y_begin: str
    tekst_y_eind: str
    omschrijving: str
    aandelen: tuple[tuple[str, str], ...]
    """Its share in each half-year, with which that is."""
    plekken: tuple[tuple[float, float], ...]
    """The points as parts of the width and of the height, from below."""


@dataclass(frozen=True)
class Blok:
    """One outcome as a part of a bar."""

    sleutel: str
    naam: str
    aantal: int
    x: str
    breedte: str

    @property
    def soort(self) -> str:
        """Under which name the verslagen behind it are found (`moresprudentie.achter`)."""
        return f"uitkomst-{self.sleutel}"


@dataclass(frozen=True)
class Beeld:
    """All figures of one terugkoppeling as a page or document shows them."""

    cijfers: dict[str, Any]
    verslagen: int
    geteld: int
    boven_grens: tuple[Staaf, ...]
    onder_grens: tuple[Staaf, ...]
    zwaar_zonder_accent: tuple[Staaf, ...]
    accent_licht: tuple[Staaf, ...]
    overlap: tuple[Staaf, ...]
    verloop: tuple[tuple[str, tuple[Lijn, ...]], ...]
    uitkomsten: tuple[Blok, ...]
    kort_1: str
    kort_2: str
    kort_3: str
    acties_tekst: str
    uitkomst_tekst: str

    @property
    def staven(self) -> tuple[Staaf, ...]:
        """All values, heaviest first."""
        return self.boven_grens + self.onder_grens

    @property
    def onder_in_beeld(self) -> tuple[Staaf, ...]:
        """Under the line: what weighed heaviest somewhere, and the accentwaarden."""
        return tuple(staaf for staaf in self.onder_grens if staaf.zwaar or staaf.accent)

    @property
    def buiten_beeld(self) -> int:
        """How many chosen values the picture leaves to the table."""
        return len(self.onder_grens) - len(self.onder_in_beeld)

    @property
    def zonder_zwaarste(self) -> list[dict[str, str]]:
        """The first verslagen in which no value weighs heaviest: number, project and address."""
        zonder: list[dict[str, str]] = self.cijfers["vraag_1"]["zonder_zwaarste"]
        return zonder

    @property
    def zonder(self) -> int:
        """How many verslagen say nothing of what weighs heaviest."""
        return int(self.cijfers["vraag_1"]["zonder"])

    @property
    def accenten(self) -> tuple[Staaf, ...]:
        """The accentwaarden, that which weighed heaviest first: the comparison from the other side."""
        return tuple(staaf for staaf in self.staven if staaf.accent)

    @property
    def geteld_per_periode(self) -> list[tuple[int, str]]:
        """How many verslagen say what weighs heaviest in each half-year of the trend, with which that is."""
        vraag = self.cijfers["vraag_1"]
        return list(zip(vraag["verslagen_per_periode"], vraag["perioden"], strict=True))

    @property
    def meer_op_pagina_2(self) -> int:
        """How many actions that ask for a change a page does not list."""
        vraag = self.cijfers["vraag_2"]
        return int(vraag["wijzigingen"]) - min(len(vraag["lijst"]), OP_PAGINA)

    @property
    def meer_op_pagina_3(self) -> int:
        """Of how many projects that do not go on a page does not list the reason."""
        vraag = self.cijfers["vraag_3"]
        return int(vraag["niet_door"]) - min(len(vraag["redenen"]), OP_PAGINA)

    @property
    def meer_wijzigingen(self) -> int:
        """How many of those actions the figures themselves do not name."""
        vraag = self.cijfers["vraag_2"]
        return int(vraag["wijzigingen"] - len(vraag["lijst"]))

    @property
    def meer_redenen(self) -> int:
        """Of how many of those projects the figures themselves give no reason."""
        vraag = self.cijfers["vraag_3"]
        return int(vraag["niet_door"] - len(vraag["redenen"]))

    @property
    def meegeteld(self) -> list[str]:
        """Which values of other versions were counted with a value, each as a sentence."""
        return [
            meegeteld_in_woorden(rij["meegeteld"], rij["naam"])
            for rij in self.cijfers["vraag_1"]["waarden"]
            if rij["meegeteld"]
        ]

    @property
    def codio(self) -> list[dict[str, Any]]:
        """The same figures in the values of CODIO; empty when those are what was counted in."""
        rijen: list[dict[str, Any]] = self.cijfers["vraag_1"]["codio"]
        return rijen

    @property
    def te_weinig(self) -> bool:
        """Whether too few verslagen say what weighs heaviest to compare with the strategy."""
        return self.verslagen > 0 and not genoeg(self.geteld)

    @property
    def lijnen(self) -> tuple[Lijn, ...]:
        """All lines, group by group."""
        return tuple(lijn for _, lijnen in self.verloop for lijn in lijnen)

    @property
    def met_accentwaarden(self) -> bool:
        """Whether the strategy has accentwaarden to compare with."""
        return bool(self.cijfers["vraag_1"]["accentwaarden"])


def _verschil(plaats: int | None, vorige: int | None) -> str:
    if plaats is None or vorige is None:
        return "nieuw" if plaats is not None else ""
    stap = vorige - plaats
    if stap == 0:
        return "gelijk"
    return f"{abs(stap)} {'omhoog' if stap > 0 else 'omlaag'}"


def _staaf(rij: dict[str, Any], hoogste: int, geteld: int, eerder: int) -> Staaf:
    oordeel, vergelijkt = "", genoeg(geteld) and genoeg(eerder)
    if not genoeg(geteld):
        pass
    elif rij["bij_zwaarste"] and not rij["accent"]:
        oordeel = "zwaar"
    elif rij["accent"] and not rij["bij_zwaarste"]:
        oordeel = "licht"
    return Staaf(
        sleutel=rij["waarde"],
        naam=rij["naam"],
        fundament=rij["fundament"],
        zwaar=rij["zwaar"],
        gekozen=rij["gekozen"],
        aandeel=f"{rij['aandeel']}%" if genoeg(geteld) else "–",
        accent=rij["accent"],
        eigen=rij["eigen"],
        plaats=str(rij["plaats"] or "–"),
        vorige=str(rij["vorige_plaats"] or "–") if vergelijkt else "–",
        verschil=_verschil(rij["plaats"], rij["vorige_plaats"]) if vergelijkt else "",
        oordeel=oordeel,
        deel=rij["zwaar"] / hoogste if hoogste else 0,
    )


def _y(aandeel: int) -> float:
    return TREND_HOOGTE + 4 - TREND_HOOGTE * aandeel / 100


def _lijn(rij: dict[str, Any], perioden: list[str], geteld: list[int]) -> Lijn | None:
    """Draw a line over the half-years with enough verslagen; None when there are fewer than two."""
    stap = TREND_BREEDTE / max(len(perioden) - 1, 1)
    punten = [
        (TREND_LINKS + stap * i, aandeel, perioden[i])
        for i, aandeel in enumerate(rij["verloop"])
        if genoeg(geteld[i])
    ]
    if len(punten) < 2:
        return None
    (_, begin, sinds), (eind_x, eind, tot) = punten[0], punten[-1]
    return Lijn(
        sleutel=rij["waarde"],
        naam=f"{rij['naam']} (eigen waarde)" if rij["eigen"] else rij["naam"],
        fundament=rij["fundament"],
        punten=" ".join(f"{x:.1f},{_y(aandeel):.1f}" for x, aandeel, _ in punten),
        eind_x=f"{eind_x:.1f}",
        eind_y=f"{_y(eind):.1f}",
        begin_tekst=f"{begin}%",
        eind_tekst=f"{eind}%",
        tekst_y_begin=f"{_y(begin) + 5:.1f}",
        tekst_y_eind=f"{_y(eind) + 5:.1f}",
        omschrijving=f"{rij['naam']}: van {begin} procent ({sinds}) naar {eind} procent ({tot})",
        plekken=tuple(((x - TREND_LINKS) / TREND_BREEDTE, aandeel / 100) for x, aandeel, _ in punten),
        aandelen=tuple(
            (f"{aandeel}%" if genoeg(geteld[i]) else "–", perioden[i])
            for i, aandeel in enumerate(rij["verloop"])
        ),
    )


def _verloop(vraag: dict[str, Any], geteld: int) -> tuple[tuple[str, tuple[Lijn, ...]], ...]:
    if not genoeg(geteld):  # a line that ends before now says nothing of now
        return ()
    per = {rij["waarde"]: rij for rij in vraag["waarden"]}
    groepen = (
        ("Zwaar, geen accentwaarde", vraag["zwaar_zonder_accent"]),
        ("Zwaar en accentwaarde", vraag["overlap"]),
        ("Accentwaarde, maar licht", vraag["accent_licht"]),
    )
    gemaakt = []
    for titel, sleutels in groepen:
        lijnen = (_lijn(per[s], vraag["perioden"], vraag["verslagen_per_periode"]) for s in sleutels[:3])
        gevonden = tuple(lijn for lijn in lijnen if lijn is not None)
        if gevonden:
            gemaakt.append((titel, gevonden))
    return tuple(gemaakt)


def _uitkomsten(vraag: dict[str, Any], verslagen: int) -> tuple[Blok, ...]:
    blokken, x = [], 0.0
    for uitkomst in vraag["uitkomsten"]:
        breedte = UITKOMST_BREEDTE * uitkomst["aantal"] / verslagen if verslagen else 0
        blokken.append(
            Blok(
                sleutel=uitkomst["sleutel"] or "onbekend",
                naam=uitkomst["naam"],
                aantal=uitkomst["aantal"],
                x=f"{x + 1.5:.1f}",
                breedte=f"{max(breedte - 3, 0):.1f}",
            )
        )
        x += breedte
    return tuple(blokken)


def beeld(cijfers: dict[str, Any]) -> Beeld:
    """Take the figures of a terugkoppeling, stored or new, give what a page or document shows."""
    cijfers = lees_cijfers(cijfers)
    vraag, verslagen = cijfers["vraag_1"], cijfers["verslagen"]
    geteld, eerder = vraag["geteld"], vraag["verslagen_per_periode"][-2]
    hoogste = max((rij["zwaar"] for rij in vraag["waarden"]), default=0)
    staven = {rij["waarde"]: _staaf(rij, hoogste, geteld, eerder) for rij in vraag["waarden"]}
    boven = [r["waarde"] for r in vraag["waarden"] if r["bij_zwaarste"] and genoeg(geteld)]
    return Beeld(
        cijfers=cijfers,
        verslagen=verslagen,
        geteld=geteld,
        boven_grens=tuple(staven[sleutel] for sleutel in boven),
        onder_grens=tuple(staven[r["waarde"]] for r in vraag["waarden"] if r["waarde"] not in boven),
        zwaar_zonder_accent=tuple(staven[s] for s in vraag["zwaar_zonder_accent"] if genoeg(geteld)),
        accent_licht=tuple(staven[s] for s in vraag["accent_licht"] if genoeg(geteld)),
        overlap=tuple(staven[s] for s in vraag["overlap"] if genoeg(geteld)),
        verloop=_verloop(vraag, geteld),
        uitkomsten=_uitkomsten(cijfers["vraag_3"], verslagen),
        kort_1=kort_1(vraag, verslagen),
        kort_2=kort_2(cijfers["vraag_2"], verslagen),
        kort_3=kort_3(cijfers["vraag_3"], verslagen),
        acties_tekst=acties_tekst(cijfers["vraag_2"], verslagen),
        uitkomst_tekst=uitkomst_tekst(cijfers["vraag_3"], verslagen),
    )
