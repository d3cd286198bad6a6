"""The accentwaarden on one page, to hang on the wall: A3 or A4, whatever the length of the texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from django.utils.timezone import localtime
from lxml import html

from documenten.document import Document
from documenten.tekstmaat import aantal_regels, breedte
from formats.weergave import als_html
from organisatie.tekst import begin_zin, geteld
from strategie import gegevens
from strategie.models import Accentwaarde, Dossier, Fase
from waardenkader.models import Fundament, Waarde

PAPIER = {"a3": ("A3-liggend", "1mm"), "a4": ("A4-liggend", "0.7071mm")}
"""Per size the name of the paper and the length of one rem: everything is drawn in mm of A3."""

BREED, HOOG = 380.0, 206.0
"""The room for the cards, in mm of A3."""
WIT, VORM = 8.0, 10.0
RECHTS, BOVEN, ONDER = 8.0, 9.4, 8.0
LETTERS = (10.0, 9.2, 8.4, 7.6, 7.0, 6.4, 5.8, 5.3)
KLEINER = (4.8, 4.4, 4.0)
"""Sizes of the text in mm of A3. All cards have the largest that fits everywhere; only a text that is too long for that
goes on smaller. The smallest is 8 points on A4."""
NAAM, ONDERKOP, TITEL, REGEL = 10.4, 4.8, 19.0, 1.38
MEER = " … (zie verder het dossier)"


@dataclass(frozen=True)
class Kaart:
    """One accentwaarde on the page."""

    naam: str
    onderkop: str
    fundament: str
    lading: tuple[str, ...]


@dataclass(frozen=True)
class Geplaatst:
    """A card with its place and letter, as CSS."""

    kaart: Kaart
    plek: str


@dataclass(frozen=True)
class Vak:
    """The room for one card: all cards have the same."""

    kolommen: int
    rijen: int
    naam: float = NAAM

    @property
    def breed(self) -> float:
        """The width of a card."""
        return (BREED - WIT * (self.kolommen - 1)) / self.kolommen

    @property
    def hoog(self) -> float:
        """The height of a card."""
        return (HOOG - WIT * (self.rijen - 1)) / self.rijen

    def past(self, kaart: Kaart, letter: float) -> bool:
        """Say whether a card fits with this letter."""
        ruimte = self.breed - RECHTS
        kop = aantal_regels(kaart.naam, ruimte - VORM, self.naam, 700, "serif") * self.naam * 1.2
        regels = sum(aantal_regels(alinea, ruimte, letter) for alinea in kaart.lading)
        soort = aantal_regels(kaart.onderkop, ruimte, ONDERKOP) * ONDERKOP * REGEL + 2.5
        tekst = letter * (regels * REGEL + (len(kaart.lading) - 1) * 0.5)
        return BOVEN + kop + soort + tekst + ONDER <= self.hoog

    def plek(self, nummer: int, letter: float) -> str:
        """Give the place of a card as CSS; all lengths in rem."""
        rij, kolom = divmod(nummer, self.kolommen)
        links, boven = kolom * (self.breed + WIT), rij * (self.hoog + WIT)
        return (
            f"left:{links:.2f}rem;top:{boven:.2f}rem;width:{self.breed:.2f}rem;height:{self.hoog:.2f}rem;"
            f"font-size:{letter:.2f}rem"
        )


def wand(dossier: Dossier, papier: str = "a3") -> Document:
    """Give the accentwaarden of a dossier on one page; `papier` is "a3" or "a4".

    With a generic choice it names all values. Raises `KeyError` for another paper.
    """
    blad, eenheid = PAPIER[papier]
    fase = gegevens.fasen_van(dossier)[Fase.Nummer.GEWENST]
    accenten = _accenten(dossier)
    kaarten = [_kaart(accent) for accent in accenten]
    vak, kop = vakken(kaarten), _kop(dossier, len(accenten))
    stand = gegevens.stand(fase, gegevens.vaststellingen(dossier).get(fase.nummer))
    return Document(
        titel=dossier.titel,
        soort="Accentwaarden" if dossier.keuze != Dossier.Keuze.GENERIEK else "Onze waarden",
        sjabloon="documenten/strategie_wand.html",
        context={
            "eenheid": eenheid,
            "kaarten": schik(kaarten, vak),
            "naammaat": f"{vak.naam:.2f}rem",
            "kop": kop,
            "titelmaat": f"{min(TITEL, BREED / breedte(kop, 1, 700, 'serif')):.2f}rem",
            "groepen": _alle_waarden() if dossier.keuze == Dossier.Keuze.GENERIEK else [],
            "stand": stand,
            "gekozen": bool(accenten),
        },
        bestandsnaam=f"accentwaarden-{papier}-{gegevens.bestandsdeel(dossier)}",
        concept=not fase.is_vastgesteld,
        papier=blad,
        omschrijving=f"Waar {dossier.titel} op let.",
        auteur=dossier.eigenaar.naam,
        datum=localtime(gegevens.laatst_gewijzigd(fase)).date(),
        versie=gegevens.versietekst(fase),
    )


def vakken(kaarten: list[Kaart]) -> Vak:
    """Divide the page, with the largest letter for the names in which the longest word stays whole."""
    aantal = max(len(kaarten), 1)
    kolommen = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 9: 3}.get(aantal, 4 if aantal <= 12 else 5)
    vak = Vak(kolommen, ceil(aantal / kolommen))
    woorden = [woord for kaart in kaarten for woord in kaart.naam.split()]
    langste = max((breedte(woord, 1, 700, "serif") for woord in woorden), default=1)
    return replace(vak, naam=min(NAAM, (vak.breed - RECHTS - VORM) / langste))


def schik(kaarten: list[Kaart], vak: Vak) -> list[Geplaatst]:
    """Give every card its place and letter; a text that does not even fit in the smallest is cut, and says so."""
    samen = next((m for m in LETTERS if all(vak.past(kaart, m) for kaart in kaarten)), LETTERS[-1])
    geplaatst = []
    for nummer, kaart in enumerate(kaarten):
        letter = next((m for m in (samen, *KLEINER) if vak.past(kaart, m)), KLEINER[-1])
        geplaatst.append(Geplaatst(_korter(kaart, vak, letter), vak.plek(nummer, letter)))
    return geplaatst


def _korter(kaart: Kaart, vak: Vak, letter: float) -> Kaart:
    """Cut a text that does not fit at a word."""
    if vak.past(kaart, letter):
        return kaart
    woorden = " ".join(kaart.lading).split()
    laag, hoog = 0, len(woorden)
    while laag < hoog:  # the most words that fit
        midden = (laag + hoog + 1) // 2
        past = vak.past(_met(kaart, " ".join(woorden[:midden]) + MEER), letter)
        laag, hoog = (midden, hoog) if past else (laag, midden - 1)
    return _met(kaart, " ".join(woorden[:laag]) + MEER)


def _met(kaart: Kaart, tekst: str) -> Kaart:
    return replace(kaart, lading=(tekst,))


def _accenten(dossier: Dossier) -> list[Accentwaarde]:
    return list(dossier.accentwaarden.op_kader()) if dossier.keuze == Dossier.Keuze.SPECIFIEK else []


def _kaart(accent: Accentwaarde) -> Kaart:
    principe = accent.waarde.principe
    lading = _alineas(accent.lading) or ("Wat wij ermee bedoelen, is nog niet geschreven.",)
    fundament = principe.fundament
    onderkop = ". ".join(filter(None, (fundament.naam, accent.get_soort_display())))
    return Kaart(accent.waarde.naam, onderkop, fundament.sleutel, lading)


def _alineas(tekst: str) -> tuple[str, ...]:
    """Give light Markdown as plain paragraphs, a point of a list with its bullet."""
    if not (opgemaakt := als_html(tekst)):
        return ()
    blokken = html.fragment_fromstring(opgemaakt, create_parent="div").xpath(
        ".//li | .//p[not(ancestor::li)]"
    )
    teksten = ((blok, " ".join(blok.text_content().split())) for blok in blokken)
    return tuple(f"• {t}" if blok.tag == "li" else t for blok, t in teksten if t)


def _kop(dossier: Dossier, aantal: int) -> str:
    if dossier.keuze == Dossier.Keuze.GENERIEK:
        return f"Alle {dossier.aantal_waarden} waarden wegen voor ons even zwaar"
    if not aantal:
        return "Accentwaarden"
    waarden = geteld(aantal, "waarde", "waarden")
    return f"{begin_zin(waarden)} waar wij extra op letten"


def _alle_waarden() -> list[tuple[Fundament, list[Waarde]]]:
    groepen: dict[Fundament, list[Waarde]] = {}
    for waarde in Waarde.objects.actueel():
        groepen.setdefault(waarde.principe.fundament, []).append(waarde)
    return list(groepen.items())
