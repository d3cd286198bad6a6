"""A framework as a CSV file: the columns, reading what a spreadsheet program saves, and writing what one opens.

One line per value, in the order of the framework. UTF-8, with or without a byte order mark; semicolon, comma or tab between the
columns. A line has the number that a spreadsheet program gives it: the heading is line 1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from organisatie.tekst import begin_zin, opsomming, schone_tekst

GROOTSTE_KB = 500
MEESTE_REGELS = 500
SCHEIDINGEN = ";,\t"
FORMULE = ("=", "+", "-", "@", "'")
"""What begins so is read as a formula by a spreadsheet program, or as the mark (') that says that it is none."""


@dataclass(frozen=True)
class Kolom:
    """One column: its name, whether it must be there, the most characters in it, what it is for, what else people call it."""

    naam: str
    verplicht: bool
    meeste: int
    uitleg: str
    ook: tuple[str, ...] = ()


KOLOMMEN = (
    Kolom(
        "sleutel",
        False,
        100,
        "Het adres van de waarde. Laat het staan als je een waarde een andere naam geeft: dan blijft het dezelfde waarde.",
        ("adres",),
    ),
    Kolom("fundament", True, 100, "Het fundament of hoofdstuk waar de waarde bij hoort.", ("hoofdstuk",)),
    Kolom(
        "principe",
        True,
        100,
        "Het principe. Laat leeg als een hoofdstuk van je eigen code geen principes heeft.",
    ),
    Kolom("waarde", True, 100, "De naam van de waarde."),
    Kolom("definitie", True, 2000, "Wat de waarde betekent, in één of twee zinnen.", ("betekenis",)),
    Kolom("toelichting", False, 5000, "Meer uitleg, voor op de pagina van de waarde."),
    Kolom(
        "hoort bij",
        False,
        1000,
        "Alleen bij een eigen code: de waarde van CODIO die hetzelfde bedoelt. Meer dan één? Zet er komma’s tussen.",
        ("codio",),
    ),
    Kolom("bron", False, 200, "Waar de tekst vandaan komt."),
)
NAMEN = tuple(kolom.naam for kolom in KOLOMMEN)
_OP_NAAM = {naam: kolom for kolom in KOLOMMEN for naam in (kolom.naam, *kolom.ook)}


@dataclass(frozen=True)
class Fout:
    """What is wrong, and on which line; 0 when it is about the file as a whole."""

    regel: int
    tekst: str

    def __str__(self) -> str:
        return f"Regel {self.regel}: {self.tekst}" if self.regel else self.tekst

    @property
    def zin(self) -> str:
        """What is wrong, with a capital."""
        return begin_zin(self.tekst)


@dataclass(frozen=True)
class Regel:
    """One line: its number and what stands in its columns; a column that the file has not, is not there."""

    nummer: int
    cellen: Mapping[str, str]


@dataclass(frozen=True)
class Tabel:
    """What was read: the lines that have the right form, and what is wrong with the others."""

    regels: tuple[Regel, ...]
    fouten: tuple[Fout, ...] = ()


class Onleesbaar(ValueError):
    """The file is no CSV that can be read; the message says why, and what to do."""


def als_tekst(inhoud: bytes) -> str:
    """Give the text of a file; raises `Onleesbaar` when it is too large, empty, or no text in UTF-8."""
    if len(inhoud) > GROOTSTE_KB * 1000:
        raise Onleesbaar(f"Dit bestand is te groot: hooguit {GROOTSTE_KB} kB. Kies een CSV-bestand.")
    if inhoud.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Onleesbaar(
            "Dit is een werkmap, geen CSV-bestand. Kies in Excel: Opslaan als, CSV UTF-8 (gescheiden door "
            "lijstscheidingsteken)."
        )
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        nummer = inhoud[: fout.start].count(b"\n") + 1
        raise Onleesbaar(
            f"Regel {nummer}: hier staat een teken dat niet in UTF-8 is opgeslagen. Kies in Excel: Opslaan als, CSV "
            "UTF-8 (gescheiden door lijstscheidingsteken)."
        ) from fout
    if "\x00" in tekst:
        raise Onleesbaar("Dit is geen tekst. Kies een CSV-bestand.")
    if not tekst.strip():
        raise Onleesbaar("Dit bestand is leeg. Kies een ander bestand.")
    return tekst


def lees(tekst: str) -> Tabel:
    """Read the lines of a CSV file; what is wrong with its form is in `fouten`, of every line at once."""
    regels = tekst.split("\n", 1)
    if regels[0].strip().lower().startswith("sep="):  # what Excel writes, and does not count as a line
        tekst = regels[1] if len(regels) > 1 else ""
    rijen: list[list[str]] = []
    try:
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=_scheiding(tekst), strict=True):
            rijen.append(rij)
    except csv.Error:
        return Tabel((), (Fout(len(rijen) + 1, "hier staat een aanhalingsteken te veel of te weinig."),))
    if len(rijen) > MEESTE_REGELS:
        return Tabel((), (Fout(0, f"Er zijn te veel regels: hooguit {MEESTE_REGELS}."),))
    koppen, fouten = _koppen(rijen[0] if rijen else [])
    if fouten:
        return Tabel((), tuple(fouten))
    gelezen = []
    for nummer, rij in enumerate(rijen[1:], 2):
        cellen = [_cel(cel) for cel in rij]
        if not any(cellen):
            continue
        if len(cellen) != len(koppen):
            fouten.append(Fout(nummer, _ander_aantal(len(cellen), len(koppen))))
        else:
            gelezen.append(Regel(nummer, dict(zip(koppen, cellen, strict=True))))
    if not gelezen and not fouten:
        fouten.append(Fout(0, "Onder de kopregel staat geen enkele waarde."))
    return Tabel(tuple(gelezen), tuple(fouten))


def schrijf(rijen: Iterable[Mapping[str, str]], kolommen: Sequence[str] = NAMEN) -> str:
    """Give lines as a CSV file that a Dutch spreadsheet program opens in columns; `lees` gives the same back."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kolommen)
    schrijver.writerows([_veilig(rij.get(kolom, "")) for kolom in kolommen] for rij in rijen)
    return "\ufeff" + uit.getvalue()


def _scheiding(tekst: str) -> str:
    """Give what stands between the columns: what the heading has most of."""
    kop = tekst.split("\n", 1)[0]
    return max(SCHEIDINGEN, key=kop.count)


def _koppen(rij: Sequence[str]) -> tuple[list[str], list[Fout]]:
    koppen, fouten = [], []
    for cel in rij:
        kolom = _OP_NAAM.get(" ".join(cel.lower().replace("_", " ").split()))
        if kolom is None:
            fouten.append(Fout(1, f"de kolom “{cel.strip()}” is onbekend. Gebruik {opsomming(NAMEN)}."))
        elif kolom.naam in koppen:
            fouten.append(Fout(1, f"de kolom “{kolom.naam}” staat er twee keer."))
        else:
            koppen.append(kolom.naam)
    mist = [kolom.naam for kolom in KOLOMMEN if kolom.verplicht and kolom.naam not in koppen]
    if mist:
        woord = "de kolom" if len(mist) == 1 else "de kolommen"
        fouten.append(
            Fout(1, f"{woord} {opsomming(mist)} ontbreken." if mist[1:] else f"{woord} {mist[0]} ontbreekt.")
        )
    return koppen, fouten


def _ander_aantal(hier: int, kop: int) -> str:
    if hier > kop:
        return (
            f"deze regel heeft {hier} kolommen en de kopregel {kop}. Staat er een scheidingsteken in een tekst? Zet die "
            "tekst dan tussen aanhalingstekens."
        )
    return f"deze regel heeft {hier} van de {kop} kolommen."


def _cel(cel: str) -> str:
    tekst = schone_tekst(cel.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return tekst[1:] if tekst.startswith("'") and tekst[1:].startswith(FORMULE) else tekst


def _veilig(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(FORMULE) else tekst
