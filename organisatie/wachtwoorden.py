"""Passwords that anybody would try: known ones, and words around the organisation with a number behind them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from organisatie.models import Organisatie

_WOORDEN = """
wachtwoord password passwort welkom welcome geheim toegang inloggen login admin administrator beheer beheerder
gebruiker user test demo codio hallo hello letmein qwerty qwertz azerty asdfgh zxcvbn provincie gemeente
waterschap rijk rijksoverheid ministerie overheid organisatie stad dorp regio raad staten college bestuur
ambtenaar burgemeester wethouder gedeputeerde secretaris griffie bestuurder organisator medewerker redacteur
gespreksleider digitaal strategie project workshop waarden januari februari maart april mei juni juli augustus
september oktober november december lente voorjaar zomer herfst najaar winter spring summer autumn maandag
dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen week maand jaar kerst pasen vakantie
nederland holland groningen friesland fryslan drenthe overijssel flevoland gelderland utrecht noordholland
zuidholland zeeland noordbrabant brabant limburg amsterdam rotterdam denhaag haag eindhoven tilburg almere
breda nijmegen apeldoorn arnhem haarlem enschede amersfoort zaanstad haarlemmermeer hertogenbosch denbosch
zwolle leiden leeuwarden maastricht dordrecht zoetermeer ede emmen westland delft deventer venlo alkmaar
sittard helmond hilversum heerlen purmerend hoorn lelystad assen middelburg gouda ajax feyenoord psv voetbal
schatje lieverd liefde oranje
"""
WOORDEN = tuple(_WOORDEN.split())
"""Words that say nothing in a password of somebody who works for a government."""
LEZEN_ALS = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "@": "a", "$": "s", "5": "s", "7": "t", "!": "i"}
)
MINSTENS = 5
"""So many letters must be left without the words that anybody would try."""
VERSCHILLEND = 5


class NietTeRaden:
    """Refuses what a stranger tries first: "Provincie1", "Zomer2026!", "W3lkom01", "aaaaaaaaaa"."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError for a password that is known or made of what anybody would try."""
        if _is_bekend(password) or len(set(password.casefold())) < VERSCHILLEND or _is_rij(password):
            raise ValidationError("Dit wachtwoord staat op lijsten van bekende wachtwoorden.", code="bekend")
        if blijft_over(password, eigen_woorden() | _namen(user)) < MINSTENS:
            raise ValidationError(
                "Dit wachtwoord is makkelijk te raden: een bekend woord met een cijfer. Neem een zin of een paar "
                "losse woorden.",
                code="te_raden",
            )

    def get_help_text(self) -> str:
        """Say beforehand what is refused."""
        return (
            "Neem geen wachtwoord dat anderen proberen, zoals de naam van je organisatie, een plaats, een maand of een "
            "jaargetijde met een cijfer erachter. Een paar losse woorden achter elkaar is goed."
        )


def blijft_over(wachtwoord: str, woorden: set[str]) -> int:
    """Give how many letters are left when these words are taken out, as written and with figures read as letters."""
    return min(_zonder(lezing, woorden) for lezing in (wachtwoord, wachtwoord.translate(LEZEN_ALS)))


def _zonder(tekst: str, woorden: set[str]) -> int:
    letters = _letters(tekst)
    if not letters:
        return 0 if re.fullmatch(r"[\d\s./:_-]*", tekst) else MINSTENS  # a date, a number; or signs only
    for woord in sorted(woorden, key=len, reverse=True):
        letters = letters.replace(woord, " ")
    return len(letters.replace(" ", ""))


def _letters(tekst: str) -> str:
    """Give only the letters, small and without accents."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    return re.sub(r"[^a-z]", "", plat)


def eigen_woorden() -> set[str]:
    """Give what anybody would try here: the fixed words, and those of the name of the organisation."""
    naam = re.findall(r"\w+", Organisatie.huidige().naam)
    return {*WOORDEN, *(w for w in map(_letters, [*naam, "".join(naam)]) if len(w) > 3)}


def _namen(user: object) -> set[str]:
    """Give the own names, of which a password is not made either."""
    velden = (str(getattr(user, veld, "")) for veld in ("first_name", "last_name", "username", "email"))
    return {w for veld in velden for w in map(_letters, re.findall(r"[^\W\d_]+", veld)) if len(w) > 2}


def _is_bekend(wachtwoord: str) -> bool:
    """Whether this is a known password, also with figures and signs around it or figures for letters."""
    klein = wachtwoord.casefold().strip()
    kern = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", klein)
    return not _bekende().isdisjoint({klein, kern, kern.translate(LEZEN_ALS)} - {""})


@cache
def _bekende() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _is_rij(wachtwoord: str) -> bool:
    """Whether it goes on as on a keyboard or in the alphabet: "1234567890", "qwertyuiop"."""
    rijen = ("01234567890", "09876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
    klein = wachtwoord.casefold()
    return any(klein in rij or klein in rij[::-1] for rij in rijen)
