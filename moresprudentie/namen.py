"""Who may be recognised in a text: names of people, or parts of them, telephone numbers and mail addresses.

For a warning before a verslag is offered or published, so it shows rather too much than too little; but what is warned
about in vain too often is not read any more. A capital, the place in the sentence and the words around it decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from moresprudentie.letters import begint_zin, kaal, rondom
from moresprudentie.onbekenden import Onbekenden
from moresprudentie.woorden import (
    ALLEEN_MENSEN,
    ERNA,
    ERVOOR,
    GEWOON,
    PLAATSEN,
    PLEK,
    TITELS,
    TUSSENVOEGSELS,
    WEL_EENS,
)

MAIL = re.compile(r"[\w.+'’-]*\w@[\w-]+(?:\.[\w-]+)+")
DATUM = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:\d{2}|\d{4})(?!\d|[.-]\d)"
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
)
TELEFOON = re.compile(
    r"(?<![\w/.,-])(?<![A-Z]{4} )(?<!\+)(?:"
    r"(?:\+|00)\d{2}[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d){7,9}"  # +31 6 1234 5678
    r"|\(?06\)?[ .-]{0,3}[1-9](?:[ .-]?\d){7}"  # 06-12345678
    r"|\(?0[1-57]\d\)?[ .-]{0,3}\d{3}[ .-]?\d{2}[ .-]?\d{2}"  # 010 123 45 67
    r"|\(?0[1-57]\d{2}\)?[ .-]{0,3}\d{2,3}[ .-]?\d{2}[ .-]?\d{1,2}"  # 0172-12 34 56
    r"|0[1-9]\d{8}"
    r")(?![\w-]|[.,]\d)"
)
GEEN_TELEFOON = re.compile(
    r"(?:zaak|dossier|kenmerk|factuur|besluit|contract|kvk|order)\w*(?:\s+is)?[\s:.-]*$", re.IGNORECASE
)
VOORLETTERS = re.compile(r"(?<![\w.])(?:[A-Z][a-z]?\.\s?){1,4}$")
INITIALEN = re.compile(r"(?<![\w.])(?:[A-Z]\.[ -]?|v\.d\.|v\.|d\.){2,5}(?![\w])")
TITEL = re.compile(rf"(?<!\w)(?:{TITELS})$")
NA_TITEL = re.compile(
    rf"(?<!\w)(?:(?:{TITELS})\s+)+(?:[A-Z]\.[\s-]?)*(?:(?:[Vv]an|[Dd]er?|[Dd]en|[Hh]et|'t|[Tt]e[nr]?|[Ee]l|[Vv]\.d\.|[Vv]on|[Dd]u|[Ll]a)\s+){{0,3}}"
    rf"(?P<kern>[A-Z][\w'’]*(?:-(?:[a-z]+\s)?[A-Z]\w*)*)"
)
EINDE = r"(?:'s|s|')?(?!\w)"
PLAATS_NA = re.compile(
    rf"(?:\s+(?:[A-Z]\w*|[A-Z]\.|en|van|van\s+de[rn]?|de[rn]?))??\s*\b[A-Z]\w+{PLEK}\b"
    rf"|\s+{PLEK}\b\s+\d"
)

TUSSEN_NA_STREEPJE = re.compile(r"-((?:(?:van|de|der|den|ter|ten|te|el|al)\s)+)")


MISSCHIEN = "misschien een naam"


@dataclass(frozen=True)
class Treffer:
    """One finding: where it stands in the text, and what it is ("naam", `MISSCHIEN`, "telefoonnummer", "e-mailadres")."""

    van: int
    tot: int
    soort: str


@dataclass(frozen=True)
class Naam:
    """A name in its parts, without accents: what stands before the surname, the parts of the surname, the initials."""

    voornamen: tuple[str, ...]
    tussen: str
    kern: str
    voorletters: tuple[str, ...] = field(default=())

    @property
    def letters(self) -> str:
        """The first letters, as people write them with dots: "EJ"."""
        return "".join((*self.voorletters, self.kern[:1])).upper()


_TITEL_VOORAF = re.compile(rf"^(?:(?:{TITELS})\s+)+")


def ontleed(naam: str) -> Naam | None:
    """Take a name as somebody wrote it ("drs. E. de Vries-Jansen", "Jansen, Eva"); None where that is not of a person."""
    tekst = re.sub(r"\([^)]*\)", " ", kaal(naam))
    if "," in tekst:
        achter, erna = (deel.strip() for deel in tekst.split(",", 1))
        # "Dijkstra, Henk" turned round; "Henk Dijkstra, terreinbeheer" has a function behind it
        tekst = f"{erna} {achter}" if erna[:1].isupper() and " " not in achter else achter
    tekst = TUSSEN_NA_STREEPJE.sub(
        lambda stuk: stuk[0].replace(" ", "~"), _TITEL_VOORAF.sub("", tekst.strip())
    )
    woorden = tekst.split()
    voor: list[str] = []
    while woorden and woorden[0].casefold() not in TUSSENVOEGSELS and len(woorden) > 1:
        voor.append(woorden.pop(0))
    tussen: list[str] = []
    while len(woorden) > 1:
        tussen.append(woorden.pop(0))
    kern = woorden[0].strip(".").replace("~", " ") if woorden else ""
    if len(kern) < 2 or not kern[0].isupper() or any(not deel[0].isupper() for deel in voor):
        return None
    hele = [deel for deel in voor if len(deel.strip(".")) > 1 and "." not in deel]
    letters = [letter for deel in voor for letter in (deel[0] if deel in hele else deel.replace(".", ""))]
    return Naam(tuple(hele), " ".join(tussen).casefold(), kern, tuple(letters))


class Zoeker:
    """Looks for people in texts.

    Takes the names that are known, phrases that are never a person ("Team Bos"), and whether to look for people who are not
    known as well.
    """

    def __init__(self, namen: Iterable[str], nooit: Iterable[str] = (), *, onbekenden: bool = False) -> None:
        self._onbekenden = Onbekenden() if onbekenden else None
        self.namen = {ontleed(naam) for naam in namen if naam.strip()} - {None}
        self._heel = [_losse_hoofdletters(naam) for naam in namen if len(naam.split()) > 1 and ontleed(naam)]
        self._nooit = [re.compile(rf"(?<!\w){re.escape(kaal(deel))}(?!\w)") for deel in nooit if deel.strip()]
        self._letters = {naam.letters for naam in self.namen if naam and len(naam.letters) > 1}
        self._delen = [deel for naam in self.namen if naam for deel in _delen(naam)]

    def zoek(self, tekst: str) -> list[Treffer]:
        """Give the findings in a text, in order; what overlaps is one."""
        plat = kaal(tekst)
        gevonden = []
        for mail in MAIL.finditer(plat):
            gevonden.append(Treffer(mail.start(), mail.end(), "e-mailadres"))
        plat = _bedek(plat, MAIL, DATUM)
        for nummer in TELEFOON.finditer(plat):
            if not GEEN_TELEFOON.search(plat[max(0, nummer.start() - 30) : nummer.start()]):
                gevonden.append(Treffer(nummer.start(), nummer.end(), "telefoonnummer"))
        plat = _bedek(plat.replace("_", " "), *self._nooit)
        gevonden += [Treffer(van, tot, "naam") for van, tot in self._namen(plat)]
        if self._onbekenden:
            gevonden += [Treffer(van, tot, MISSCHIEN) for van, tot in self._onbekenden.zoek(plat)]
        return _samen(gevonden)

    def _namen(self, plat: str) -> Iterator[tuple[int, int]]:
        for patroon in self._heel:
            yield from (treffer.span() for treffer in patroon.finditer(plat))
        for titel in NA_TITEL.finditer(plat):
            if not re.search(rf"{PLEK}$", titel["kern"]) and not PLAATS_NA.match(
                rondom(plat, *titel.span())[1]
            ):
                yield titel.span()
        for letters in INITIALEN.finditer(plat):
            if re.sub(r"[^A-Za-z]", "", letters[0]).upper().replace("VD", "") in self._letters:
                yield letters.start(), letters.start() + len(letters[0].rstrip())
        for deel in self._delen:
            for treffer in deel.patroon.finditer(plat):
                if deel.is_naam(plat, treffer):
                    rest = DUBBELE_NAAM.match(plat, treffer.end())
                    yield _met_voorgangers(plat, treffer.start()), rest.end() if rest else treffer.end()


@dataclass(frozen=True)
class _Deel:
    """A part of a name to look for; `tussen` with the words before the surname that belong to it."""

    patroon: re.Pattern[str]
    kern: str
    tussen: bool = False

    def is_naam(self, plat: str, treffer: re.Match[str]) -> bool:
        """Whether this hit is a person: by what stands before and after it, and by its place in the sentence."""
        voor, na = rondom(plat, *treffer.span())
        if PLAATS_NA.match(na):
            return False
        if _geleid(voor):
            return True
        if re.search(rf"(?<!\w){ERVOOR}\s+$", voor, re.IGNORECASE) or re.match(rf"\s+{ERNA}|\s*&", na):
            return False
        if re.match(rf"\s+{ALLEEN_MENSEN}(?!\w)", na):
            return True
        woord = self.kern.casefold()
        if woord in PLAATSEN:
            return self.tussen and treffer[0][0].isupper() and not begint_zin(voor)
        if re.search(r"(?:[Nn]oord|[Oo]ost|[Zz]uid|[Ww]est|[Mm]idden|[Nn]ieuw|[Oo]ud)-$", voor):
            return False
        return self.tussen or woord not in GEWOON or not begint_zin(voor)


def _delen(naam: Naam) -> Iterator[_Deel]:
    """Give what to look for of one name: the surname with and without its particles, its halves, the first names."""
    eerste, *verder = re.split(r"-(?=(?:(?:van|de|der|den|ter|ten|te|el|al)\s)*[A-Z])", naam.kern)
    yield from _achternaam(naam.tussen, eerste)
    for deel in verder:
        *tussen, kern = deel.split(" ")
        yield from _achternaam(" ".join(tussen), kern)
    for voornaam in naam.voornamen:
        if len(voornaam) > 2:
            yield _Deel(re.compile(rf"(?<![\w-]){re.escape(voornaam)}{EINDE}"), voornaam)


def _achternaam(tussen: str, kern: str) -> Iterator[_Deel]:
    """A surname: with its particle, also written short; without one, by itself. "Berg" of "van der Berg" says nothing."""
    vormen = rf"(?:{re.escape(kern)}|{re.escape(kern.upper())})"
    if not tussen:
        yield _Deel(re.compile(rf"(?<!\w){vormen}{EINDE}"), kern)
        return
    met = r"\s+".join(_tussenvormen(woord) for woord in tussen.split())
    kort = r"|v\.?\s?d\.?\s?|v/d\s" if tussen in ("van de", "van der", "van den") else ""
    yield _Deel(re.compile(rf"(?<![\w-])(?:{met}\s+{kort}){vormen}{EINDE}"), kern, tussen=True)


def _tussenvormen(woord: str) -> str:
    return (
        rf"[{woord[0].upper()}{woord[0]}]{re.escape(woord[1:])}" if woord[0].isalpha() else re.escape(woord)
    )


def _losse_hoofdletters(naam: str) -> re.Pattern[str]:
    woorden = (re.escape(woord) for woord in re.sub(r"\([^)]*\)|,.*", "", kaal(naam)).split())
    heel = r"\s+".join(woorden)
    return re.compile(rf"(?<!\w){heel}{EINDE}", re.IGNORECASE)


def _geleid(voor: str) -> bool:
    """Whether a title or initials stand right before."""
    voor = voor.rstrip()
    return bool(TITEL.search(voor) or VOORLETTERS.search(voor))


def _met_voorgangers(plat: str, van: int) -> int:
    """Take along what belongs to the name before it: titles, initials, a first name that is not known."""
    begin = van
    while stuk := VOORGANGER.search((voor := rondom(plat, begin, begin)[0]).rstrip(" ")):
        eerste_woord = stuk[0].strip().isalpha() and begint_zin(voor[: stuk.start()])
        if eerste_woord and stuk[0].strip().casefold() in WEL_EENS:
            break
        begin -= len(voor) - stuk.start()
    return begin


DUBBELE_NAAM = re.compile(r"-(?:(?:van|de|der|den|ter|ten|te|el|al)\s)*[A-Z]\w+")
VOORGANGER = re.compile(rf"(?<![\w.])(?:{TITELS}|(?:[A-Z]\.)+|[A-Z][a-z]+)\s?-?$")


def _bedek(plat: str, *patronen: re.Pattern[str]) -> str:
    for patroon in patronen:
        plat = patroon.sub(lambda stuk: "\x00" * len(stuk[0]), plat)
    return plat


def _samen(treffers: list[Treffer]) -> list[Treffer]:
    uit: list[Treffer] = []
    for treffer in sorted(treffers, key=lambda t: (t.van, -t.tot)):
        if uit and treffer.van < uit[-1].tot:
            vorige = uit.pop()
            soort = treffer.soort if vorige.soort == MISSCHIEN else vorige.soort
            treffer = Treffer(vorige.van, max(vorige.tot, treffer.tot), soort)
        uit.append(treffer)
    return uit


ZINSEINDE = re.compile(
    r"\n|(?<!\b[A-Z])(?<!\bdr)(?<!\bdrs)(?<!\bmr)(?<!\bir)(?<!\bing)(?<!\bprof)(?<!\bdhr)(?<!\bmevr)(?<!\bmw)(?<!\bhr)"
    r"(?<!Dr)(?<!Drs)(?<!Mr)(?<!Ir)(?<!Prof)(?<!Dhr)(?<!Mevr)(?<!Mw)(?<!\bbijv)(?<!\bnr)(?<!v\.d)[.!?]\s"
)


def zin_om(tekst: str, treffer: Treffer) -> tuple[str, str, str]:
    """Give the sentence in which a finding stands, in three: before it, the finding, after it."""
    return zinnen_om(tekst, [treffer])[0]


def zinnen_om(tekst: str, treffers: Iterable[Treffer]) -> list[tuple[str, str, str]]:
    """Give for each finding its sentence as `zin_om` does; the text is read once, however many there are."""
    grenzen = list(ZINSEINDE.finditer(tekst))
    einden, beginnen = [grens.end() for grens in grenzen], [grens.start() for grens in grenzen]
    zinnen = []
    for treffer in treffers:
        voor, na = bisect_right(einden, treffer.van), bisect_left(beginnen, treffer.tot)
        van = einden[voor - 1] if voor else 0
        tot = len(tekst)
        if na < len(grenzen):
            tot = beginnen[na] + (0 if grenzen[na][0] == "\n" else 1)
        zinnen.append(
            (
                tekst[van : treffer.van].lstrip(),
                tekst[treffer.van : treffer.tot],
                tekst[treffer.tot : tot].rstrip(),
            )
        )
    return zinnen
