"""Read a list of people as it is pasted: the To line of a mail, rows of a spreadsheet, or "naam; mail; perspectief; extern".

Pure: text in, lines out. Nothing is refused here: what is not understood stands in the line, so that it can be put right.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace

MEESTE_REGELS = 60
"""So many people can be pasted at once: four times a big workshop."""

INTERN, EXTERN = "intern", "extern"

SOORTWOORDEN = {
    **dict.fromkeys(
        ("extern", "externe", "van buiten", "buiten", "extern: ja", "gast"),
        EXTERN,
    ),
    **dict.fromkeys(
        ("intern", "interne", "van de eigen organisatie", "eigen organisatie", "van binnen", "collega"),
        INTERN,
    ),
}
JA_NEE = {"ja": True, "j": True, "x": True, "1": True, "nee": False, "n": False, "0": False, "": False}

KOPPEN = {
    **dict.fromkeys(("naam", "name", "deelnemer", "deelnemers", "volledige naam", "wie"), "naam"),
    **dict.fromkeys(("voornaam", "first name", "roepnaam", "voorletters"), "voornaam"),
    **dict.fromkeys(("tussenvoegsel", "tussenvoegsels"), "tussen"),
    **dict.fromkeys(("achternaam", "last name", "familienaam"), "achternaam"),
    **dict.fromkeys(
        (
            *("mail", "e-mail", "email", "mailadres", "e-mailadres", "emailadres"),
            *("e-mail adres", "email adres", "mail adres", "adres", "email address"),
        ),
        "email",
    ),
    **dict.fromkeys(
        ("perspectief", "rol", "functie", "perspectief/rol", "rol/functie", "functie/rol", "invalshoek"),
        "perspectief",
    ),
    **dict.fromkeys(
        ("intern/extern", "intern of extern", "extern/intern", "soort", "type", "in-/extern"), "soort"
    ),
    **dict.fromkeys(("extern", "extern?", "van buiten", "van buiten?"), "extern?"),
    **dict.fromkeys(("intern", "intern?"), "intern?"),
}
"""The words over a column, and what stands under them."""

_DEEL = r"[^\s<>;,:()\[\]\"|]"
_ADRES = re.compile(rf"(?<!{_DEEL})(?:mailto:)?({_DEEL}*@{_DEEL}*)", re.IGNORECASE)
_IN_HAKEN = re.compile(r"<[^<>]*@[^<>]*>")
_KOPREGEL = re.compile(
    r"^\s*(?:aan|to|cc|bcc|van|from|verplicht|optioneel|required|optional)\s*:\s*", re.IGNORECASE
)
_OPSOMTEKEN = re.compile(
    r"^\s*(?:[\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\u2023\u2043\u2219\uf0b7\uf0a7*§]+\s*|[-\u2013\u2014o]\s+|\(?\d{1,3}[.)]\s+)"
)
_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPATIE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_QUOTES = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\uff1b": ";"}
)
_AT = re.compile(r" {0,2}[(\[] ?at ?[)\]] {0,2}", re.IGNORECASE)
_NUMMER = re.compile(r"\+?[\d\s()/-]+")
_ENKEL = ("'", "\u2018", "\u2019")
_RAND = ' \t;,"<>|:'


@dataclass(frozen=True)
class Regel:
    """One person as understood from the list; `soort` is "intern", "extern", or "" when the list does not say."""

    naam: str = ""
    email: str = ""
    soort: str = ""
    perspectief: str = ""


@dataclass(frozen=True)
class Lijst:
    """What was understood, and the names of columns that have no place in the list of participants."""

    regels: tuple[Regel, ...]
    overgeslagen: tuple[str, ...] = ()


def lees_lijst(tekst: str) -> Lijst:
    """Give the people in a pasted text, in the order of the text."""
    rijen = [_zonder_opsomteken(rij) for rij in _schoon(tekst).split("\n")]
    rijen = [rij for rij in rijen if rij.strip(_RAND)]
    if not rijen:
        return Lijst(())
    teken = _scheidingsteken(rijen[0])
    koppen = [kop.lower().strip(" *:") for kop in _kolommen(rijen[0], teken)] if teken else []
    if _is_kopregel(rijen[0], koppen):
        vreemd = tuple(kop.capitalize() for kop in koppen if kop and kop not in KOPPEN)
        onder = (_onder_koppen(koppen, _kolommen(rij, teken)) for rij in rijen[1:])
        return Lijst(tuple(_af(regel) for regel in onder), vreemd)
    return Lijst(tuple(_af(regel) for rij in rijen for regel in _lees_rij(rij)))


def _schoon(tekst: str) -> str:
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").translate(_QUOTES)
    return _AT.sub("@", _SPATIE.sub(" ", _ONZICHTBAAR.sub("", tekst)))


def _zonder_opsomteken(rij: str) -> str:
    zonder = _OPSOMTEKEN.sub("", rij) if "\t" not in rij.strip() or _OPSOMTEKEN.match(rij) else rij
    return _KOPREGEL.sub("", zonder) if "@" in rij else zonder


def _scheidingsteken(rij: str) -> str:
    """Give what stands between the columns of a row; "" when it has none."""
    return next((teken for teken in "\t;|," if teken in rij), "")


def _kolommen(rij: str, teken: str) -> list[str]:
    """Give the columns of a row; a separator between quotes is part of the text."""
    if rij.count('"') % 2:  # a quote that never closes is just a quote
        rij = rij.replace('"', "")
    return [cel.strip() for cel in next(csv.reader([rij], delimiter=teken, skipinitialspace=True))]


def _is_kopregel(rij: str, koppen: list[str]) -> bool:
    """Whether the first row names columns: no address, and at least two names that we know, or all of them."""
    bekend = [kop for kop in koppen if kop in KOPPEN]
    return (
        "@" not in rij
        and len(bekend) >= 2
        and bool({"naam", "voornaam", "achternaam", "email"} & {KOPPEN[k] for k in bekend})
    )


def _onder_koppen(koppen: list[str], cellen: list[str]) -> Regel:
    onder: dict[str, str] = {}
    for kop, cel in zip(koppen, cellen, strict=False):
        if kop in KOPPEN and cel:
            onder.setdefault(KOPPEN[kop], cel)
    delen = (onder.get(deel, "") for deel in ("voornaam", "tussen", "achternaam"))
    naam = onder.get("naam") or " ".join(deel for deel in delen if deel)
    los, email = _haal_adres(onder.get("email", ""))
    return Regel(
        _keer_om(naam) or los,
        email or onder.get("email", ""),
        _soort_onder(onder),
        onder.get("perspectief", ""),
    )


def _soort_onder(onder: dict[str, str]) -> str:
    """Give inside or outside from a column that says it, or that asks it ("Extern: ja")."""
    for kop, ja, nee in (("extern?", EXTERN, INTERN), ("intern?", INTERN, EXTERN)):
        antwoord = onder.get(kop, "").lower()
        if antwoord in JA_NEE and kop in onder:
            return ja if JA_NEE[antwoord] else nee
        if antwoord in SOORTWOORDEN:
            return SOORTWOORDEN[antwoord]
    return SOORTWOORDEN.get(onder.get("soort", "").lower(), "")


def _lees_rij(rij: str) -> list[Regel]:
    """Give the people in one row: several for a row of addresses, else one."""
    adressen = _adressen(rij)
    if "\t" in rij and len(adressen) <= 1:
        return [_uit_kolommen(_kolommen(rij, "\t"))]
    if len(adressen) > 1:
        return _uit_adresregel(rij)
    if _IN_HAKEN.search(rij):
        return [_met_haken(rij)]
    teken = _scheidingsteken(rij)
    return [_uit_kolommen(_kolommen(rij, teken) if teken else [rij.strip()])]


def _adressen(rij: str) -> set[str]:
    return {adres.lower() for adres in _ADRES.findall(rij)}


def _uit_adresregel(rij: str) -> list[Regel]:
    """Give the people of a To line: the text before each address is the name that goes with it."""
    regels: list[Regel] = []
    for deel in _buiten_quotes(rij, ";"):
        vorige = 0
        for treffer in _ADRES.finditer(deel):
            naam, adres = deel[vorige : treffer.start()].strip(_RAND), treffer.group(1).strip("'.")
            vorige = treffer.end()
            if not naam and regels and regels[-1].email.lower() == adres.lower():
                continue  # the address once more, as the link under itself
            regels.append(Regel(naam=_keer_om(naam), email=adres))
        if not vorige and deel.strip(_RAND):
            regels.append(Regel(naam=_keer_om(deel.strip(_RAND))))
    return regels


def _buiten_quotes(rij: str, teken: str) -> list[str]:
    """Split a row at a separator, not between quotes."""
    delen, binnen, begin = [], False, 0
    for plek, letter in enumerate(rij):
        if letter == '"':
            binnen = not binnen
        elif letter == teken and not binnen:
            delen.append(rij[begin:plek])
            begin = plek + 1
    return [*delen, rij[begin:]]


def _met_haken(rij: str) -> Regel:
    """Give one person of a row with the address between brackets: name before it, the rest behind it."""
    treffer = _IN_HAKEN.search(rij)
    assert treffer is not None
    rest = rij[treffer.end() :].strip(_RAND)
    teken = _scheidingsteken(rest)
    verder = _uit_kolommen(["", *(_kolommen(rest, teken) if teken else [rest])], met_naam=False)
    _, email = _haal_adres(treffer.group())
    return replace(verder, naam=_keer_om(rij[: treffer.start()].strip(_RAND)), email=email)


def _uit_kolommen(cellen: list[str], *, met_naam: bool = True) -> Regel:
    """Give one person of columns without a head: by what stands in them, else by their order."""
    regel, teksten = Regel(), []
    for cel in cellen:
        if "@" in cel and not regel.email:
            los, email = _haal_adres(cel)
            regel = replace(regel, email=email)
            teksten += [los] if los else []
        elif cel.lower() in SOORTWOORDEN and not regel.soort:
            regel = replace(regel, soort=SOORTWOORDEN[cel.lower()])
        elif cel.strip(_RAND) and not _NUMMER.fullmatch(cel):  # of the row, or of a telephone
            teksten.append(cel.strip())
    if met_naam and teksten:
        regel = replace(regel, naam=_keer_om(teksten.pop(0)))
    return replace(regel, perspectief=", ".join(teksten))


def _haal_adres(cel: str) -> tuple[str, str]:
    """Give the text beside the address in a cell, and the address; the cell itself when that is no address at all."""
    treffer = _ADRES.search(cel)
    if treffer is None:
        return "", ""
    email = treffer.group(1).strip("'.")
    los = _ADRES.sub("", cel).strip(f"{_RAND}()[]").strip()
    return los, email


def _keer_om(naam: str) -> str:
    """Give "Jansen, Eva" and "Vries, Piet de (Jurist)" as people say it."""
    naam = " ".join(naam.strip(_RAND).split())
    if naam[:1] in _ENKEL and naam[-1:] in _ENKEL:
        naam = naam[1:-1].strip()
    kern, haak, toevoeging = naam.partition(" (")
    achter, komma, voor = kern.partition(", ")
    if not komma or ", " in voor:
        return naam
    return f"{voor} {achter}{haak}{toevoeging}".strip()


def _af(regel: Regel) -> Regel:
    """Give a line with its texts in one line, and with the name that its address says when it has none."""
    schoon = replace(regel, perspectief=" ".join(regel.perspectief.split()))
    if schoon.naam and schoon.naam.lower() != schoon.email.lower():
        return schoon
    return replace(schoon, naam=naam_uit_adres(schoon.email))


def naam_uit_adres(email: str) -> str:
    """Give "Eva Jansen" for "eva.jansen@x.nl"; "" when the address does not say a name."""
    delen = email.partition("@")[0].split(".")
    if len(delen) < 2 or not all(deel.isalpha() for deel in delen) or len(delen[-1]) < 2:
        return ""
    klein = ("de", "den", "der", "het", "ten", "ter", "van", "von", "op", "in", "t")
    return " ".join(deel if deel in klein else deel.capitalize() for deel in map(str.lower, delen))
