"""Layout of the poster: what stands where on the sheet, in which size, and what goes on to a next sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from project.poster import maten as m
from project.poster.gegevens import Poster, PosterFundament, PosterSpanning, PosterWaarde
from project.poster.lijnen import Lijn, Plek, Verbinding, teken
from project.poster.maten import Letters, Raster, Vak

STAPPEN = (1.0, 0.94, 0.88, 0.82, 0.77)
"""How far the text may shrink before something goes on to the next sheet."""


@dataclass(frozen=True)
class Kaart:
    """A value on the sheet."""

    waarde: PosterWaarde
    vak: Vak


@dataclass(frozen=True)
class Kolom:
    """A fundament on the sheet: its head, its cards, and the place for a word when it has none."""

    fundament: PosterFundament
    kop: Vak
    kaarten: tuple[Kaart, ...]
    leeg: Vak
    letter: str
    """Size of its name, as CSS."""


@dataclass(frozen=True)
class Onderdeel:
    """A part with a heading and rows: the actions, the checklist."""

    kop: Vak
    vak: Vak
    hoogten: str


@dataclass(frozen=True)
class Blad:
    """The first sheet, and what is left for the next (`vervolg_…`)."""

    titelmaat: str
    letters: Letters
    kolommen: tuple[Kolom, ...]
    lijnen: tuple[Lijn, ...]
    lijnen_titel: str
    spanningen: tuple[tuple[PosterSpanning, Vak], ...]
    acties: Onderdeel | None
    checklist: Onderdeel | None
    vervolg_betekenis: bool
    vervolg_spanningen: bool

    @property
    def heeft_vervolg(self) -> bool:
        """Tell whether there is a next sheet."""
        return self.acties is None or self.vervolg_betekenis or self.vervolg_spanningen


@dataclass(frozen=True)
class _Wens:
    """One way to fill the first sheet."""

    letters: Letters
    betekenis: bool = True
    spanningen: bool = True
    onder: bool = True


def _wensen() -> list[_Wens]:
    """The ways to fill the sheet, the best first."""
    maten = [Letters(k) for k in STAPPEN]
    return (
        [_Wens(letters) for letters in maten]
        + [_Wens(letters, onder=False) for letters in maten]
        + [_Wens(letters, onder=False, spanningen=False) for letters in maten[2:]]
        + [_Wens(letters, onder=False, spanningen=False, betekenis=False) for letters in maten]
    )


@dataclass(frozen=True)
class _Hoogten:
    """The room that everything needs under one wish."""

    rijen: list[float]
    spanningen: list[float]
    acties: list[float]
    vragen: list[float]

    @property
    def waarden(self) -> float:
        return sum(self.rijen) + m.RIJGAT * (len(self.rijen) - 1)

    @property
    def lijst(self) -> float:
        return 11 + sum(self.spanningen) + 3 * (len(self.spanningen) - 1) if self.spanningen else 0

    @property
    def onder(self) -> float:
        if not self.acties:
            return 0
        return m.SECTIEKOP + m.TABELKOP + max(sum(self.acties), sum(self.vragen))

    @property
    def totaal(self) -> float:
        return self.waarden + self.lijst + (12 + self.onder if self.onder else 0)


def deel_in(poster: Poster) -> Blad:
    """Lay out a filled poster: as large as it fits, and never clipped."""
    wensen = _wensen()
    passend = (wens for wens in wensen if _hoogten(poster, wens).totaal <= m.ONDER - m.BOVEN)
    wens = next(passend, wensen[-1])
    return _blad(poster, wens, _ruim(_hoogten(poster, wens)))


def _hoogten(poster: Poster, wens: _Wens) -> _Hoogten:
    letters, raster = wens.letters, Raster(len(poster.fundamenten))
    aantal = max((len(fundament.waarden) for fundament in poster.fundamenten), default=0)
    rijen = [
        max(
            letters.kaart(f.waarden[rij], wens.betekenis, raster.kolom)
            for f in poster.fundamenten
            if rij < len(f.waarden)
        )
        for rij in range(aantal)
    ]
    lijst = [letters.spanning(spanning) for spanning in poster.spanningen] if wens.spanningen else []
    return _Hoogten(
        rijen=rijen or [52.0],
        spanningen=[max(lijst[i : i + 3]) for i in range(0, len(lijst), 3)],
        acties=([letters.actie(actie) for actie in poster.acties] or [30.0]) if wens.onder else [],
        vragen=[letters.vraag(vraag) for vraag in poster.checklist] if wens.onder else [],
    )


def _ruim(hoogten: _Hoogten) -> _Hoogten:
    """Share out the room that is left: first to the cards, then to actions and checklist."""
    over = m.ONDER - m.BOVEN - hoogten.totaal
    rijen = _groei(hoogten.rijen, 52.0, over)
    over -= sum(rijen) - sum(hoogten.rijen)
    hoogste = max(sum(hoogten.acties), sum(hoogten.vragen))
    acties = _groei(hoogten.acties, 25.357, hoogste + over - sum(hoogten.acties))
    vragen = _groei(hoogten.vragen, 44.375, hoogste + over - sum(hoogten.vragen))
    return _Hoogten(rijen, hoogten.spanningen, acties, vragen)


def _groei(hoogten: list[float], doel: float, over: float) -> list[float]:
    """Let rows grow towards `doel`, together at most `over`; when there is no room, shrink evenly."""
    if over < 0:
        krimp = 1 + over / sum(hoogten) if hoogten else 1
        return [hoogte * krimp for hoogte in hoogten]
    tekort = [max(0.0, doel - hoogte) for hoogte in hoogten]
    deel = min(1.0, over / sum(tekort)) if sum(tekort) else 0.0
    return [hoogte + meer * deel for hoogte, meer in zip(hoogten, tekort, strict=True)]


def _blad(poster: Poster, wens: _Wens, hoogten: _Hoogten) -> Blad:
    boven_rij = [m.BOVEN + sum(hoogten.rijen[:n]) + n * m.RIJGAT for n in range(len(hoogten.rijen))]
    raster = Raster(len(poster.fundamenten))
    koppen = _kopletters([fundament.naam for fundament in poster.fundamenten], raster)
    kolommen = tuple(
        _kolom(fundament, raster, nummer, koppen[nummer], boven_rij, hoogten.rijen)
        for nummer, fundament in enumerate(poster.fundamenten)
    )
    lijst_y = m.BOVEN + hoogten.waarden + 11
    na = m.BOVEN + hoogten.waarden + hoogten.lijst
    acties, checklist = _onder(hoogten, na) if wens.onder else (None, None)
    plekken = {
        kaart.waarde.naam: Plek(kaart.vak, kolom, rij)
        for kolom, deel in reversed(list(enumerate(kolommen)))
        for rij, kaart in reversed(list(enumerate(deel.kaarten)))
    }
    getekend = [s for s in poster.spanningen if s.waarde_a in plekken and s.waarde_b in plekken]
    getekend = [s for s in getekend if s.waarde_a != s.waarde_b]
    gaten = [y + h + m.RIJGAT / 2 for y, h in zip(boven_rij, hoogten.rijen, strict=True)]
    lijnen = teken(
        [Verbinding(s.letter, plekken[s.waarde_a], plekken[s.waarde_b]) for s in getekend], gaten, raster
    )
    return Blad(
        titelmaat=f"{m.titelmaat(poster.titel):g}rem",
        letters=wens.letters,
        kolommen=kolommen,
        lijnen=tuple(lijnen),
        lijnen_titel="; ".join(f"Spanning {s.letter} tussen {s.waarde_a} en {s.waarde_b}" for s in getekend),
        spanningen=tuple(_lijst(poster.spanningen, hoogten.spanningen, lijst_y)) if wens.spanningen else (),
        acties=acties,
        checklist=checklist,
        vervolg_betekenis=not wens.betekenis,
        vervolg_spanningen=not wens.spanningen and bool(poster.spanningen),
    )


def _kolom(
    fundament: PosterFundament,
    raster: Raster,
    nummer: int,
    letter: str,
    boven: list[float],
    hoogten: list[float],
) -> Kolom:
    x, breed = raster.x(nummer), raster.kolom
    return Kolom(
        fundament=fundament,
        kop=Vak(x, m.KOP_Y, breed, 27),
        kaarten=tuple(
            Kaart(waarde, Vak(x, boven[rij], breed, hoogten[rij]))
            for rij, waarde in enumerate(fundament.waarden)
        ),
        leeg=Vak(x, m.BOVEN, breed, 20),
        letter=letter,
    )


def _kopletters(namen: Sequence[str], raster: Raster) -> list[str]:
    return [
        f"font-size:{maat:g}rem;line-height:{regel:g}rem" for maat, regel in m.kopmaten(namen, raster.kolom)
    ]


def _lijst(
    spanningen: Sequence[PosterSpanning], hoogten: list[float], boven: float
) -> list[tuple[PosterSpanning, Vak]]:
    plaatsen = []
    for nummer, spanning in enumerate(spanningen):
        rij, kolom = divmod(nummer, 3)
        y = boven + sum(hoogten[:rij]) + 3 * rij
        plaatsen.append((spanning, Vak(m.kolom_x(kolom), y, m.KOLOM, hoogten[rij])))
    return plaatsen


def _onder(hoogten: _Hoogten, na: float) -> tuple[Onderdeel, Onderdeel]:
    """Actions and checklist: where the example has them, lower after many values, higher with many actions."""
    y = max(na + 12, min(m.ACTIES_Y, m.ONDER - hoogten.onder))
    tabel = y + m.SECTIEKOP
    rechts = m.kolom_x(2)
    return (
        Onderdeel(
            Vak(m.LINKS, y, m.BREED, 16),
            Vak(m.LINKS, tabel, m.BREED, m.ONDER - tabel),
            _css(".blad .acties tbody tr", hoogten.acties),
        ),
        Onderdeel(
            Vak(rechts, y, m.KOLOM, 16),
            Vak(rechts, tabel + m.TABELKOP, m.KOLOM, m.ONDER - tabel - m.TABELKOP),
            _css(".blad .vraag", hoogten.vragen),
        ),
    )


def _css(wie: str, hoogten: list[float]) -> str:
    return " ".join(
        f"{wie}:nth-child({nummer}) {{ height: {hoogte:.3f}rem; }}"
        for nummer, hoogte in enumerate(hoogten, 1)
    )


@dataclass(frozen=True)
class LeegBlad:
    """The blank sheet: heads, corners of the places for notes, lettered lines."""

    koppen: tuple[tuple[str, str, Vak, str], ...]
    hoeken: tuple[tuple[str, Vak], ...]
    letters: tuple[tuple[str, Vak], ...]


def leeg_blad(fundamenten: Sequence[tuple[str, str]]) -> LeegBlad:
    """Lay out the blank poster: two rows of as many notes of 76 mm per fundament as fit, three tensions."""
    koppen, hoeken, raster = [], [], Raster(len(fundamenten))
    maten = _kopletters([naam for _, naam in fundamenten], raster)
    naast = max(int((raster.kolom + 0.5) // 76.5), 1)
    for kolom, (sleutel, naam) in enumerate(fundamenten):
        x = raster.x(kolom)
        koppen.append((sleutel, naam, Vak(x, m.KOP_Y, raster.kolom, 27), maten[kolom]))
        hoeken += [
            (sleutel, Vak(x + plek * 76.5, 130 + rij * 82, 76.5, 76))
            for rij in (0, 1)
            for plek in range(naast)
        ]
    letters = [(ascii_uppercase[kolom], Vak(m.kolom_x(kolom), 310, m.KOLOM, 26)) for kolom in range(3)]
    return LeegBlad(tuple(koppen), tuple(hoeken), tuple(letters))
