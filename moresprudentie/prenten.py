"""The figures of a terugkoppeling as pictures in its documents: the same as on the page, from the same `Beeld`."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from documenten.prent import INKT, LIJN, STIL, Prent, pas_in
from documenten.tekstmaat import breedte
from moresprudentie.grafiek import UITKOMST_BREEDTE, Beeld, Blok, Lijn, Staaf
from organisatie.tekst import aantal
from waardenkader.models.stijl import KLEUREN, stijl
from waardenkader.vormprent import teken_vorm

BREEDTE = 640
ZACHT = "#3d5374"
UITKOMSTEN = {
    "door": ("#00568b", "#00568b", "#ffffff"),
    "aangepast": ("#8fbfdc", "#00568b", INKT),
    "niet_door": ("#ffffff", "#00568b", INKT),
    "elders": ("#dcebf4", "#00568b", INKT),
    "onbekend": ("#eef0f3", STIL, INKT),
}
"""Per outcome its fill, its edge and the text in it; light and dark enough to tell apart without colour."""
RIJ, BOVEN = 21, 26
NAAM_X, NAAM_RUIMTE, BALK_X, BALK_RUIMTE = 44, 236, 290, 180
RECHTS = BREEDTE - 4
MEESTE = 36
"""So many values fit in a picture on one page; the others stand in the table."""
KOLOM, GRAFIEK, TREND_RIJ, TREND_BOVEN = 216, 116, 84, 24


@dataclass(frozen=True)
class Prenten:
    """The pictures of one terugkoppeling, as SVG; empty where there is nothing to draw."""

    rang: SafeString
    verloop: SafeString
    uitkomsten: SafeString


def prenten(beeld: Beeld) -> Prenten:
    """Take the figures as a page shows them, give the pictures for its document."""
    if not beeld.verslagen:
        return Prenten(SafeString(), SafeString(), SafeString())
    return Prenten(
        rang=_rang(beeld) if beeld.geteld else SafeString(),
        verloop=_verloop(beeld) if beeld.verloop else SafeString(),
        uitkomsten=_uitkomsten(beeld),
    )


def _naam(staaf: Staaf, ruimte: float) -> str:
    toevoeging = " (eigen waarde)" if staaf.eigen else ""
    over = ruimte - breedte(toevoeging, 12, 400)
    return pas_in(staaf.naam, over, vet=staaf.accent) + toevoeging


def _rang(beeld: Beeld) -> SafeString:
    """Bars for how often a value weighed heaviest; with a line where there are as many as accentwaarden."""
    staven = [*beeld.boven_grens, *beeld.onder_in_beeld][:MEESTE]
    boven = len(beeld.boven_grens) if beeld.boven_grens else 0
    buiten = len(beeld.boven_grens) + len(beeld.onder_in_beeld) - len(staven)
    hoogte = BOVEN + RIJ * (len(staven) + bool(boven) + bool(buiten)) + 4
    opsomming = ", ".join(f"{staaf.naam} {staaf.zwaar}" for staaf in staven)
    prent = Prent(
        BREEDTE,
        hoogte,
        f"Staafdiagram: in hoeveel van de {aantal(beeld.geteld, 'verslag', 'verslagen')} elke waarde het zwaarst "
        f"woog. {opsomming}.",
    )
    if beeld.met_accentwaarden:
        _sleutel(prent)
    y = float(BOVEN)
    for plek, staaf in enumerate(staven):
        if boven and plek == boven:
            y = _grens(prent, y)
        _staaf(prent, staaf, y)
        y += RIJ
    if boven and boven >= len(staven):
        y = _grens(prent, y)
    if buiten:
        prent.tekst(
            NAAM_X, y + 14, f"En nog {aantal(buiten, 'waarde', 'waarden')}, zie de tabel.", kleur=ZACHT
        )
    return prent.svg


def _sleutel(prent: Prent) -> None:
    prent.vlak(BALK_X, 3, 22, 12, vulling=ZACHT)
    prent.tekst(BALK_X + 28, 13, "accentwaarde", kleur=ZACHT)
    prent.vlak(BALK_X + 122, 3, 22, 12, vulling="#ffffff", lijn=ZACHT, dikte=1.5)
    prent.tekst(BALK_X + 150, 13, "geen accentwaarde", kleur=ZACHT)


def _grens(prent: Prent, y: float) -> float:
    """Draw the line under as many values as there are accentwaarden; give where the next row begins."""
    prent.tekst(NAAM_X, y + 14, "Hierboven: de zwaarste waarden in projecten", kleur=ZACHT, grootte=11)
    prent.streep((NAAM_X + 250, y + 10), (RECHTS, y + 10), INKT, dikte=1.5, gebroken="6 4")
    return y + RIJ


def _staaf(prent: Prent, staaf: Staaf, y: float) -> None:
    hue, tint = KLEUREN[stijl(staaf.fundament)]
    prent.tekst(20, y + 14, staaf.plaats, kleur=STIL, anker="end")
    teken_vorm(prent, staaf.fundament, 33, y + 10)
    prent.tekst(NAAM_X, y + 14, _naam(staaf, NAAM_RUIMTE), vet=staaf.accent)
    lengte = max(BALK_RUIMTE * staaf.deel, 2)
    prent.vlak(BALK_X, y + 3, lengte, 14, vulling=hue if staaf.accent else tint, lijn=hue, dikte=1.5)
    prent.tekst(BALK_X + lengte + 7, y + 14, str(staaf.zwaar))
    oordelen = {"zwaar": "zwaar, geen accent", "licht": "accent, maar licht"}
    if staaf.oordeel:
        prent.tekst(RECHTS, y + 14, oordelen[staaf.oordeel], kleur=ZACHT, grootte=11, anker="end")


def _verloop(beeld: Beeld) -> SafeString:
    """Small lines, a column per group: the share of the verslagen in which a value weighed heaviest, per half-year."""
    meeste = max(len(lijnen) for _, lijnen in beeld.verloop)
    perioden = beeld.cijfers["vraag_1"]["perioden"]
    hoogte = TREND_BOVEN + TREND_RIJ * meeste + 18
    titel = f"Lijnen per waarde, van {perioden[0]} tot {perioden[-1]}: {'; '.join(lijn.omschrijving for lijn in beeld.lijnen)}."
    prent = Prent(BREEDTE, hoogte, titel)
    for kolom, (groep, lijnen) in enumerate(beeld.verloop):
        x = kolom * KOLOM
        prent.streep((x, 1), (x + KOLOM - 16, 1), INKT)
        prent.tekst(x, 18, groep, kleur=ZACHT)
        for rij, lijn in enumerate(lijnen):
            _lijn(prent, lijn, x, TREND_BOVEN + TREND_RIJ * rij)
        onder = TREND_BOVEN + TREND_RIJ * len(lijnen) + 12
        prent.tekst(x + 36, onder, perioden[0], kleur=ZACHT, grootte=11)
        prent.tekst(x + 36 + GRAFIEK, onder, perioden[-1], kleur=ZACHT, grootte=11, anker="end")
    return prent.svg


def _lijn(prent: Prent, lijn: Lijn, x: float, y: float) -> None:
    kleur = KLEUREN[stijl(lijn.fundament)][0]
    links, bodem, hoogte = x + 36, y + 76, 46
    teken_vorm(prent, lijn.fundament, x + 6, y + 15)
    prent.tekst(x + 17, y + 19, pas_in(lijn.naam, KOLOM - 36))
    prent.streep((links, bodem), (links + GRAFIEK, bodem), LIJN)
    punten = [(links + GRAFIEK * deel_x, bodem - hoogte * deel_y) for deel_x, deel_y in lijn.plekken]
    prent.lijn(punten, kleur, 2)
    prent.stip(*punten[-1], 3.5, kleur)
    prent.tekst(links - 6, punten[0][1] + 4, lijn.begin_tekst, kleur=ZACHT, grootte=11, anker="end")
    prent.tekst(punten[-1][0] + 8, punten[-1][1] + 4, lijn.eind_tekst, vet=True)


def _uitkomsten(beeld: Beeld) -> SafeString:
    """One bar, in parts: how many projects had which outcome."""
    opsomming = ", ".join(f"{blok.aantal} {blok.naam}" for blok in beeld.uitkomsten)
    regels = _regels(beeld.uitkomsten)
    prent = Prent(
        UITKOMST_BREEDTE,
        36 + 20 * len(regels),
        f"Balk in delen: hoe het met de {aantal(beeld.verslagen, 'project', 'projecten')} verderging. {opsomming}.",
    )
    for blok in beeld.uitkomsten:
        if blok.aantal:
            vulling, lijn, tekst = UITKOMSTEN[blok.sleutel]
            x, lengte = float(blok.x), float(blok.breedte)
            prent.vlak(x, 0, lengte, 26, vulling=vulling, lijn=lijn, dikte=1.5)
            prent.tekst(x + lengte / 2, 17, str(blok.aantal), kleur=tekst, vet=True, anker="middle")
    for nummer, regel in enumerate(regels):
        for x, blok in regel:
            y = 36 + 20 * nummer
            vulling, lijn, _ = UITKOMSTEN[blok.sleutel]
            prent.vlak(x, y, 18, 12, vulling=vulling, lijn=lijn, dikte=1.5)
            prent.tekst(x + 25, y + 10, f"{blok.aantal} {blok.naam}")
    return prent.svg


def _regels(blokken: tuple[Blok, ...]) -> list[list[tuple[float, Blok]]]:
    """Give the key in lines that fit, each part with its place."""
    regels: list[list[tuple[float, Blok]]] = [[]]
    x = 0.0
    for blok in blokken:
        ruimte = 25 + breedte(f"{blok.aantal} {blok.naam}", 12)
        if x and x + ruimte > UITKOMST_BREEDTE:
            regels.append([])
            x = 0
        regels[-1].append((x, blok))
        x += ruimte + 22
    return regels
