"""Walking: from the first page of somebody over every link that the pages show."""

from __future__ import annotations

import os
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.robot.pagina import Formulier, Pagina
from tests.robot.verkeer import Bezoeker

VRAAGTEKENS = 3
"""How many query strings of one address somebody opens: filters can be combined without end."""

PER_DING = 2
"""How many pages of one kind somebody opens within one project or dossier."""

VEEL_VAN_HETZELFDE = ("-geschiedenis-vraag", "-lange-lijst", "-regel-verwijderen", "openbaar-bestand")
"""Kinds of which one within each project or dossier is enough."""

ALTIJD = {"strategie-fase", "volwassenheid-meting", "project-verslag"}
"""Kinds of which each is another page; what can be done with a verslag follows from how far it is."""

ALLES = bool(os.environ.get("PROEF_ALLES"))
"""Set it to open every link, without these bounds; that takes some ten minutes."""


@dataclass
class Loop:
    """What one visitor met: pages, links, forms, and everything that was wrong."""

    bezoeker: Bezoeker
    paginas: dict[str, int] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    formulieren: dict[tuple[str, ...], Formulier] = field(default_factory=dict)
    gebreken: list[str] = field(default_factory=list)
    soorten: Counter[str] = field(default_factory=Counter)
    ids: dict[str, set[str]] = field(default_factory=dict)
    ankers: set[tuple[str, str, str]] = field(default_factory=set)

    def loop(self, *begin: str) -> Loop:
        """Open these addresses, and from there every link, once."""
        rij = deque(begin)
        self.links.update(begin)
        while rij:
            adres = rij.popleft()
            if self._overslaan(adres):
                continue
            for ander in self.bezoek(adres):
                if ander not in self.links:
                    self.links.add(ander)
                    rij.append(ander)
        self._controleer_ankers()
        return self

    def _overslaan(self, adres: str) -> bool:
        """Say whether enough pages like this one were opened."""
        delen = urlsplit(adres)
        naam = naam_van(adres)
        if not naam or naam in ALTIJD or ALLES:
            return False
        kenmerk = f"{naam} {ding_van(adres)}"
        if delen.query:
            return self._genoeg(delen.path, VRAAGTEKENS) or self._genoeg(f"{kenmerk}?", VRAAGTEKENS)
        return self._genoeg(kenmerk, 1 if naam.endswith(VEEL_VAN_HETZELFDE) else PER_DING)

    def _genoeg(self, soort: str, grens: int) -> bool:
        self.soorten[soort] += 1
        return self.soorten[soort] > grens

    def bezoek(self, adres: str) -> list[str]:
        antwoord = self.bezoeker.open(adres)
        self.paginas[adres] = antwoord.status
        if antwoord.status != 200:
            self._meld(adres, f"antwoordt {antwoord.status} {antwoord.fout}")
            return []
        if not antwoord.is_pagina:
            return []
        pagina = antwoord.pagina()
        self.ids.setdefault(urlsplit(antwoord.adres).path, set()).update(pagina.ids)
        self._bekijk(adres, pagina)
        links = list(pagina.links())
        self.ankers.update((adres, urlsplit(pad).path, anker) for pad, anker in links if anker)
        return [pad for pad, _ in links]

    def _bekijk(self, adres: str, pagina: Pagina) -> None:
        """Note what is wrong in a page, and its forms."""
        if not pagina.adres.startswith("/beheer/"):  # the pages of the admin are Django's own
            for gebrek in pagina.gebreken():
                self._meld(adres, gebrek)
        for ander in pagina.adressen_voor_scripts():
            if not naam_van(ander):
                self._meld(adres, f"een script moet naar {ander}, en dat bestaat niet")
        for formulier in pagina.formulieren():
            if not naam_van(formulier.adres):
                self._meld(adres, f"een formulier gaat naar {formulier.adres}, en dat bestaat niet")
            self.formulieren.setdefault(formulier.kenmerk, formulier)

    def _meld(self, adres: str, wat: str) -> None:
        self.gebreken.append(f"{self.bezoeker.naam} op {adres}: {wat}")

    def _controleer_ankers(self) -> None:
        for adres, pad, anker in sorted(self.ankers):
            if pad in self.ids and anker not in self.ids[pad] and not pad.startswith("/beheer/"):
                self._meld(adres, f"de link naar {pad}#{anker} vindt die plek niet")


def naam_van(adres: str) -> str:
    """Give the name of the address, or "" when it is not one of ours."""
    try:
        gevonden = resolve(urlsplit(adres).path)
    except Resolver404:
        return ""
    return gevonden.view_name or gevonden.route


def ding_van(adres: str) -> str:
    """Give what the page is about: the first number or name in its address."""
    waarden = [str(waarde) for waarde in resolve(urlsplit(adres).path).kwargs.values()]
    return waarden[0] if len(waarden) > 1 else ""
