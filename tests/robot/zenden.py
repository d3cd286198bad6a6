"""Sending the forms that somebody met: once, twice the same, and from a page that is out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.robot.invullen import vul_in
from tests.robot.loper import ALLES, naam_van
from tests.robot.pagina import Formulier, Knop, Pagina
from tests.robot.verkeer import Antwoord, Bezoeker, Zending

MELDINGEN = (
    "//*[contains(@class, 'foutenlijst') or contains(@class, 'field-error-message')"
    " or contains(@class, 'utrecht-alert') or contains(@class, 'botsing') or contains(@class, 'errornote')"
    " or contains(@class, 'errorlist') or contains(@class, 'messagelist')]"
    " | //h1[. = 'Dit is er niet meer']"
)
"""What a page says to somebody: an error beside a field, a notice, a choice between two texts."""

TUSSENBLAD = {"voorbeelden"}
"""Pages between a form and itself, for who has no script: nothing is saved there."""

GOED = {200, 204}
MET_MELDING = {409, 422}

Soort = tuple[str, str, str]


@dataclass
class Uitslag:
    """What became of the forms of one visitor."""

    gelukt: set[Soort] = field(default_factory=set)
    aantal_gelukt: int = 0
    geweigerd: dict[str, tuple[Soort, str]] = field(default_factory=dict)
    fout: list[str] = field(default_factory=list)

    @property
    def zendingen(self) -> int:
        """How many were sent."""
        return self.aantal_gelukt + len(self.geweigerd) + len(self.fout)


def te_versturen(formulieren: Iterable[Formulier]) -> Iterator[tuple[Formulier, Knop]]:
    """Give every form that people can send with each of its buttons; on one kind of page one of a kind."""
    soorten: Counter[tuple[str, ...]] = Counter()
    for formulier in formulieren:
        for knop in formulier.knoppen if formulier.te_versturen else ():
            kenmerk = (naam_van(formulier.pagina), *soort(formulier, knop))
            soorten[kenmerk] += 1
            if soorten[kenmerk] == 1 or ALLES:
                yield formulier, knop


def soort(formulier: Formulier, knop: Knop) -> Soort:
    """Give the kind of a form: the name of its address, and the button without its number."""
    return naam_van(adres_van(formulier, knop)), knop.naam, knop.waarde.partition(":")[0]


def adres_van(formulier: Formulier, knop: Knop) -> str:
    """Give where this button sends the form."""
    return knop.adres or formulier.adres


def zending(formulier: Formulier, knop: Knop, *, merk: str = "A") -> Zending:
    """Fill in the form and give what the browser sends."""
    paren = vul_in(formulier, knop, merk=merk)
    kop = {"HX-Request": "true"} if knop.htmx else {}
    return Zending.van(formulier.methode, adres_van(formulier, knop), formulier.enctype, paren, kop)


def oordeel(antwoord: Antwoord) -> str:
    """Give "gelukt", "geweigerd" (with a message that people see), or what is wrong with this answer."""
    if antwoord.status not in GOED | MET_MELDING:
        return f"antwoordt {antwoord.status} {antwoord.fout}".strip()
    if antwoord.sprongen and antwoord.status == 200:
        return "gelukt"
    if not antwoord.is_pagina:
        return "gelukt" if antwoord.status == 200 else f"antwoordt {antwoord.status} zonder pagina"
    pagina = antwoord.pagina()
    if antwoord.adres.startswith("/beheer/"):  # Django's own: asks again on a page without a message
        return "geweigerd" if pagina.boom.xpath("//*[contains(@class, 'errornote')]") else "gelukt"
    if gebreken := pagina.gebreken():
        return f"de pagina met het antwoord deugt niet: {gebreken[:3]}"
    if naam_van(antwoord.adres) in TUSSENBLAD:
        return "gelukt"
    return "geweigerd" if melding(pagina) else "zegt niets: geen melding en geen volgende pagina"


def melding(pagina: Pagina) -> str:
    """Give the text of what the page says to who sent something."""
    return " ".join(" ".join(deel.text_content().split()) for deel in pagina.boom.xpath(MELDINGEN))


def omschrijf(bezoeker: Bezoeker, formulier: Formulier, knop: Knop) -> str:
    """Give one line that says whose form it is and which button."""
    waar = f"{formulier.pagina} → {adres_van(formulier, knop)}"
    return f"{bezoeker.naam} op {waar} ‘{knop.tekst}’ {knop.naam}={knop.waarde}"


def verstuur_alles(bezoeker: Bezoeker, formulieren: Iterable[Formulier]) -> Uitslag:
    """Send every form once, each from the same state of the world."""
    uitslag = Uitslag()
    for formulier, knop in te_versturen(formulieren):
        with bezoeker.ongedaan():
            antwoord = bezoeker.verstuur(zending(formulier, knop))
        wat = "gelukt" if _is_zoeken(formulier, antwoord) else oordeel(antwoord)
        waar = omschrijf(bezoeker, formulier, knop)
        if wat == "gelukt":
            uitslag.gelukt.add(soort(formulier, knop))
            uitslag.aantal_gelukt += 1
        elif wat == "geweigerd":
            uitslag.geweigerd[waar] = (soort(formulier, knop), melding(antwoord.pagina()))
        else:
            uitslag.fout.append(f"{waar}: {wat}")
    return uitslag


def _is_zoeken(formulier: Formulier, antwoord: Antwoord) -> bool:
    return formulier.methode == "get" and antwoord.status == 200
