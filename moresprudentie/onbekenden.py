"""Names of people whom nobody told the application about: by what such a name looks like, and by what stands around it.

A capital alone says little in a text of a government ("Rijkswaterstaat", "Transparantie"). What does say something: a function
or initials right before, a first name that people have, a particle with a capital inside a sentence ("vroeg Van Dongen"), and
words that only people go with ("volgens", "zei", "vindt"). First names and surnames are those of Faker, of the countries where
people here or their families come from, and a list of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from moresprudentie.letters import begint_zin, kaal, rondom
from moresprudentie.woorden import (
    ACHTERNAAM,
    ALLEEN_MENSEN,
    BEDRIJVEN,
    ERNA,
    ERVOOR,
    FUNCTIES,
    GEWOON,
    PLAATSEN,
    PLEK,
    SPREEKT,
    STRAAT,
    TAAKVELD,
    TITELS,
    VOORNAMEN,
    WEL_EENS,
    ZEGT,
)

LANDEN = (
    *("nl_NL", "nl_BE", "tr_TR", "de_DE", "en_GB", "fr_FR", "es_ES", "pt_PT", "it_IT", "pl_PL", "id_ID"),
    *("ro_RO", "hr_HR", "sv_SE", "da_DK", "hu_HU", "en_IN", "en_PK", "en_KE", "en_NG", "vi_VN"),
)
TUSSEN = r"(?:van|de|der|den|ter|ten|te|het|'t|el|al|von|du|la|v\.d\.|v\.)"
GROOT = r"(?:Van|De|Der|Den|Ter|Ten|Te|El|Al|'t|V\.d\.)"
WOORD = r"(?:[A-Z]')?[A-Z][a-z]+(?:[A-Z][a-z]+)?(?:-(?:(?:van|de|der|den|ter|ten)\s+){0,2}[A-Z][a-z]+){0,3}"
REEKS = re.compile(
    rf"(?<![\w.@/-])(?P<letters>(?:[A-Z][a-z]?\.[\s-]?){{1,5}})?"
    rf"(?P<tussen>(?:{GROOT}\s+(?:{TUSSEN}\s+){{0,3}})?|(?<=[.-]\s)(?:{TUSSEN}\s+){{0,4}}|(?<=[.-])(?:{TUSSEN}\s+){{0,4}})"
    rf"(?P<eerste>{WOORD})(?P<rest>(?:\s+(?:{TUSSEN}\s+){{0,3}}{WOORD}){{0,5}})(?:'s|')?(?![\w-])"
)
"""Words with a capital in a row, with what may stand before and between them."""
NA_FUNCTIE = re.compile(rf"(?<!\w)(?:{FUNCTIES}|{TITELS})[,:]?\s*(?:\(\s*)?$", re.IGNORECASE)
NA_SPREEKT = re.compile(rf"(?<!\w){SPREEKT}\s+$", re.IGNORECASE)
NA_LIDWOORD = re.compile(
    r"(?<!\w)(?:de|het|een|deze|dit|die|onze|elke|merk|in|op|langs|uit|tussen)\s+$", re.IGNORECASE
)
NA_VAN = re.compile(r"(?<!\w)(?:van|voor)\s+$", re.IGNORECASE)
SPREEKT_ERNA = re.compile(
    rf"\s+(?:{ALLEEN_MENSEN}|opmerkte|bedoelde|aangaf|voorstelde|noemde|wees|zag|ziet)(?!\w)|,\s+die\s"
)
ZEI_ERNA = re.compile(
    r"\s+(?:zei|vond|vertelde|legde|stelde|noemde|belde|schreef|antwoordde|twijfelde|knikte)(?!\w)"
)
DOET_ERNA = re.compile(rf"(?:\s+{ZEGT}(?!\w)|,?\s+die\s)")
MENS_NAAST = re.compile(rf"(?:,\s+|\s+en\s+)(?P<naast>{WOORD})")


@cache
def _lijsten() -> tuple[frozenset[str], frozenset[str]]:
    """Give the first names and the surnames, in small letters without accents and particles."""

    def uit(*velden: str) -> Iterator[str]:
        for land in LANDEN:
            bron = import_module(f"faker.providers.person.{land}").Provider
            for veld in velden:
                for naam in getattr(bron, veld, ()) or ():
                    yield kaal(str(naam)).split()[-1].casefold()

    voor = frozenset(uit("first_names", "first_names_male", "first_names_female")) | VOORNAMEN
    return voor, frozenset(uit("last_names"))


class Onbekenden:
    """Finds names in texts without accents (`kaal`)."""

    def __init__(self) -> None:
        self._voornamen, self._achternamen = _lijsten()

    def zoek(self, plat: str) -> Iterator[tuple[int, int]]:
        """Give from where to where something stands that may be the name of a person."""
        plaats = 0
        while reeks := REEKS.search(plat, plaats):
            plaats = reeks.end()
            voor, na = rondom(plat, *reeks.span())
            begin = begint_zin(voor)
            if reeks["rest"] and not reeks["letters"] and self._hoort_niet_bij_de_naam(reeks, begin=begin):
                plaats = reeks.end("eerste")
            elif not self._nooit(reeks, voor, na) and (
                self._met_functie(reeks, voor) or self._heet_zo(reeks, voor, na, begin=begin)
            ):
                yield reeks.span()

    def _hoort_niet_bij_de_naam(self, reeks: re.Match[str], *, begin: bool) -> bool:
        """Whether the first word only begins the sentence, or says what somebody is: "Volgens Joost", "Wethouder Bos"."""
        eerste = reeks["eerste"].casefold()
        if re.fullmatch(FUNCTIES, eerste) or eerste in WEL_EENS:
            return True
        return begin and not reeks["tussen"] and not self._is_voornaam(eerste)

    def _nooit(self, reeks: re.Match[str], voor: str, na: str) -> bool:
        """Whether it is a street, a company, an organisation, a place."""
        laatste = re.split(r"\s", reeks["eerste"] + reeks["rest"])[-1]
        mens = (
            reeks["letters"]
            or reeks["tussen"]
            or reeks["rest"]
            or NA_FUNCTIE.search(voor)
            or NA_SPREEKT.search(voor)
        )
        if re.search(rf"\w{STRAAT}$", laatste) or (not mens and re.search(rf"\w{PLEK}$", laatste)):
            return True
        if re.match(rf"\s+{ERNA}|\s*&|-\s", na):
            return True
        if {woord.casefold() for woord in reeks[0].split()} & BEDRIJVEN:
            return True
        return bool(re.search(rf"(?<!\w){ERVOOR}\s+$", voor, re.IGNORECASE)) and not reeks["letters"]

    def _met_functie(self, reeks: re.Match[str], voor: str) -> bool:
        eerste = reeks["eerste"].casefold()
        if reeks["letters"]:
            return len(eerste) > 2
        if re.fullmatch(TAAKVELD, eerste):
            return False
        return (
            bool(NA_FUNCTIE.search(voor))
            and eerste not in WEL_EENS
            and (reeks["tussen"][:1].isupper() or not reeks["tussen"])
        )

    def _heet_zo(self, reeks: re.Match[str], voor: str, na: str, *, begin: bool) -> bool:
        eerste = reeks["eerste"].casefold()
        if reeks["tussen"]:
            return self._met_tussenvoegsel(reeks, na, begin=begin)
        gewoon = eerste in GEWOON or eerste in WEL_EENS or eerste in PLAATSEN
        if self._is_voornaam(eerste):
            if reeks["rest"]:
                return not (begin and gewoon) or self._is_achternaam(reeks["rest"].split()[-1])
            if begin:
                return (
                    not gewoon
                    or bool(self._naast(na))
                    or bool(DOET_ERNA.match(na) and eerste not in WEL_EENS)
                )
            return not NA_LIDWOORD.search(voor) and eerste not in PLAATSEN
        if reeks["rest"]:
            laatste = reeks["rest"].split()[-1].casefold()
            return not begin and not NA_LIDWOORD.search(voor) and self._in_lijst(laatste)
        if gewoon:
            return False
        return self._alleen(eerste, voor, na, begin=begin)

    def _met_tussenvoegsel(self, reeks: re.Match[str], na: str, *, begin: bool) -> bool:
        """ "Van Dongen", "De Vries-Kamphuis": with a capital inside a sentence, or where a person goes on."""
        tussen, eerste = reeks["tussen"].split(), reeks["eerste"].casefold()
        if not tussen[0][0].isupper() or eerste in PLAATSEN or eerste in WEL_EENS:
            return False
        if begin:
            sterk = len(tussen) > 1 or "-" in eerste or tussen[0] not in ("De", "Het", "Van", "Te")
            return sterk or bool(self._is_achternaam(eerste) and SPREEKT_ERNA.match(na))
        return True

    def _alleen(self, eerste: str, voor: str, na: str, *, begin: bool) -> bool:
        """One word with a capital: a surname, or a word where only a person can stand."""
        if NA_LIDWOORD.search(voor):
            return False
        if begin:
            zegt = bool(SPREEKT_ERNA.match(na)) and self._is_achternaam(eerste)
            return zegt or bool(ZEI_ERNA.match(na) and not re.fullmatch(TAAKVELD, eerste))
        if re.search(r"(?<!\w)(?:volgens|aldus|zei|vroeg|antwoordde|haalde)\s+$", voor, re.IGNORECASE):
            return True
        if SPREEKT_ERNA.match(na) and len(eerste) > 3 and not NA_VAN.search(voor):
            return True
        return bool(NA_SPREEKT.search(voor)) and self._is_achternaam(eerste)

    def _is_voornaam(self, woord: str) -> bool:
        """Say whether people are called so; also with the s of what is theirs, and two in one ("Jan-Willem")."""
        eerste = woord.split("-")[0].rstrip("'")
        return eerste in self._voornamen or (
            eerste.endswith("s") and len(eerste) > 4 and eerste[:-1] in self._voornamen
        )

    def _is_achternaam(self, woord: str) -> bool:
        kern = woord.casefold().split("-")[0]
        return (kern in self._achternamen and kern not in GEWOON) or bool(re.fullmatch(ACHTERNAAM, kern))

    def _in_lijst(self, woord: str) -> bool:
        return woord in self._achternamen or self._is_achternaam(woord)

    def _naast(self, na: str) -> bool:
        gevonden = MENS_NAAST.match(na)
        return bool(gevonden and self._is_voornaam(gevonden["naast"].casefold()))
