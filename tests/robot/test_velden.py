"""What cannot be right in a field is refused with a message, or taken as it is: never a 500, never silence.

The suite tries a part of the fields, another part for each kind of wrong; `PROEF_FUZZ` tries all of them.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.robot.invullen import Paar, vul_in
from tests.robot.loper import Loop
from tests.robot.pagina import Formulier, Knop, Veld
from tests.robot.tweemaal import NIET_TWEEMAAL
from tests.robot.vergif import KORT, LANG, in_html
from tests.robot.verkeer import Bezoeker, Zending
from tests.robot.zenden import adres_van, omschrijf, oordeel, soort, te_versturen

pytestmark = pytest.mark.django_db

ALLES = "PROEF_FUZZ" in os.environ
ELKE = 1 if ALLES else 80
TEKST = {
    "text",
    "textarea",
    "search",
    "email",
    "url",
    "tel",
    "password",
    "number",
    "date",
    "time",
    "datetime-local",
}
FOUT = {
    "leeg teken": "a\x00b",
    "te lang": "ë" * 100_500,
    "geen getal of dag": "-9" * 20,
    "geen dag": "0000-13-32T99:99",
    "vergif": KORT,
    "veel vergif": LANG,
    "van rechts naar links": "\u202e\u2066\u200f\ufeff\u0301",
    "half teken": "a\ud800b",
}
Proef = tuple[Formulier, Knop, Veld, str]


def proeven(loop: Loop) -> Iterator[Proef]:
    """Give each text field of each kind of form with each kind of wrong."""
    for formulier, knop in te_versturen(loop.formulieren.values()):
        if formulier.methode != "post" or soort(formulier, knop)[0].startswith(NIET_TWEEMAAL):
            continue
        for veld in formulier.velden:
            if veld.soort in TEKST:
                for wat in FOUT:
                    yield formulier, knop, veld, wat


def gevuld(formulier: Formulier, knop: Knop, veld: Veld, wat: str) -> list[Paar]:
    """Fill in the form rightly but for one field."""
    paren = vul_in(formulier, knop, merk="A")
    goed = [(naam, FOUT[wat] if naam == veld.naam else waarde) for naam, waarde in paren]
    return goed if any(naam == veld.naam for naam, _ in goed) else [*goed, (veld.naam, FOUT[wat])]


def zending(formulier: Formulier, knop: Knop, paren: list[Paar]) -> Zending:
    """Write it as the browser would; half a character goes as its bytes."""
    kop = {"HX-Request": "true"} if knop.htmx else {}
    heel = [(naam, waarde.encode("utf-8", "surrogatepass").decode("latin-1")) for naam, waarde in paren]
    if all(ord(letter) < 128 for _, waarde in heel for letter in waarde) or formulier.enctype.startswith(
        "multi"
    ):
        net = [(naam, waarde.encode("utf-8", "replace").decode()) for naam, waarde in paren]
        return Zending.van("post", adres_van(formulier, knop), formulier.enctype, net, kop)
    klaar = Zending.van("post", adres_van(formulier, knop), formulier.enctype, heel, kop)
    return Zending(klaar.methode, klaar.adres, klaar.soort, _in_latin(heel), kop)


def _in_latin(paren: list[Paar]) -> bytes:
    from urllib.parse import quote_plus

    return "&".join(
        f"{quote_plus(naam.encode('latin-1', 'replace'))}={quote_plus(waarde.encode('latin-1', 'replace'))}"
        for naam, waarde in paren
    ).encode()


def mis(bezoeker: Bezoeker, proef: Proef) -> str:
    """Give what is wrong with the answer; "" when it is well."""
    formulier, knop, veld, wat = proef
    with bezoeker.ongedaan():
        antwoord = bezoeker.verstuur(zending(formulier, knop, gevuld(*proef)))
    ordeel = oordeel(antwoord)
    fouten = [ordeel] if ordeel not in ("gelukt", "geweigerd") else []
    if antwoord.is_pagina:
        fouten += in_html(antwoord.inhoud)
    waar = f"{omschrijf(bezoeker, formulier, knop)} {veld.naam} ({wat})"
    return f"{waar}: {'; '.join(fouten)[:600]}" if fouten else ""


def test_what_cannot_be_right_is_refused_with_a_message_or_taken_as_it_is(lopen):
    gehad: set[tuple[object, ...]] = set()
    gedaan: Counter[str] = Counter()
    fouten, nummer = [], 0
    for naam, loop in lopen.items():
        for proef in proeven(loop):
            formulier, knop, veld, wat = proef
            kenmerk = (*soort(formulier, knop), veld.naam, wat)
            if kenmerk in gehad:
                continue
            gehad.add(kenmerk)
            nummer += 1
            if nummer % ELKE == 0:
                gedaan[naam] += 1
                if fout := mis(loop.bezoeker, proef):
                    fouten.append(fout)
    sys.stdout.write(f"\n{sum(gedaan.values())} van {nummer} velden met iets wat niet kan: {dict(gedaan)}\n")
    assert not fouten, f"{len(fouten)}\n" + "\n".join(fouten[:40])
    assert sum(gedaan.values()) > 40
