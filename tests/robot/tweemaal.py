"""Sending the same twice, and sending a page that somebody else has overtaken."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from tests.robot.loper import ALLES, Loop, naam_van
from tests.robot.pagina import Formulier, Knop
from tests.robot.rijen import Rijen
from tests.robot.verkeer import Antwoord, Bezoeker
from tests.robot.zenden import melding, omschrijf, oordeel, soort, te_versturen, zending

TELT_NIET = ("versie", "volgnummer", "link_nummer", "gewijzigd", "_door_id", "door_id")
"""Columns that say who or how often, and so change with every save."""

NIET_TWEEMAAL = ("account_", "admin:")
"""Logging in and the pages of Django itself."""

Stuk = tuple[Formulier, Knop]
Verschil = dict[tuple[str, str], dict[str, tuple[Any, Any]]]


def verdeel(lopen: dict[str, Loop]) -> dict[str, list[Stuk]]:
    """Give each visitor the forms that change something, with a button; of one kind only the first who met it.

    What somebody may was seen when all was sent once; here it is about the form, the same for each who has it.
    """
    gehad: set[tuple[str, ...]] = set()
    uit: dict[str, list[Stuk]] = {}
    for naam, loop in lopen.items():
        uit[naam] = []
        for formulier, knop in _wijzigende(loop.formulieren.values()):
            kenmerk = (naam_van(formulier.pagina), *soort(formulier, knop))
            if kenmerk not in gehad or ALLES:
                gehad.add(kenmerk)
                uit[naam].append((formulier, knop))
    return uit


def dubbel(bezoeker: Bezoeker, stukken: Iterable[Stuk]) -> list[str]:
    """Send every form twice with the same bytes and the same cookies, as a double click does."""
    fouten = []
    for formulier, knop in stukken:
        with bezoeker.ongedaan():
            koekjes, stuk = copy.deepcopy(bezoeker.client.cookies), zending(formulier, knop)
            eerste = bezoeker.verstuur(stuk)
            een = Rijen.nu()
            bezoeker.client.cookies = koekjes
            tweede = bezoeker.verstuur(stuk)
            twee = Rijen.nu()
        if oordeel(eerste) == "gelukt" and (fout := _dubbele_fout(tweede, een, twee)):
            fouten.append(f"{omschrijf(bezoeker, formulier, knop)}: {fout}")
    return fouten


def _dubbele_fout(tweede: Antwoord, een: Rijen, twee: Rijen) -> str:
    if oordeel(tweede) not in ("gelukt", "geweigerd"):
        return f"de tweede keer {oordeel(tweede)}"
    meer = sorted({tabel for tabel, _ in een.verschil(twee)})
    if twee.post > een.post:
        meer.append(f"{twee.post - een.post} mails")
    return f"de tweede keer doet nog iets: {', '.join(meer)}" if meer else ""


def verouderd(
    bezoeker: Bezoeker,
    stukken: Iterable[Stuk],
    anderen: dict[tuple[str, ...], tuple[Bezoeker, Formulier]],
) -> list[str]:
    """Let somebody else send each form first, with other values, and then this person's old page.

    `anderen` gives per form who else met it, with that person's own page.
    """
    fouten, begin = [], Rijen.nu()
    for formulier, knop in stukken:
        ander, zijn = anderen.get(formulier.kenmerk, (bezoeker, formulier))
        if knop not in zijn.knoppen:
            ander, zijn = bezoeker, formulier
        with bezoeker.ongedaan(), ander.ongedaan():
            eerste = ander.verstuur(zending(zijn, knop, merk="B"))
            tussen = Rijen.nu()
            antwoord = bezoeker.verstuur(zending(formulier, knop, merk="A"))
            na = Rijen.nu()
        if oordeel(eerste) == "gelukt" and (fout := _verlies(antwoord, begin.verschil(tussen), na)):
            fouten.append(f"{omschrijf(bezoeker, formulier, knop)} (na {ander.naam}): {fout}")
    return fouten


def _wijzigende(formulieren: Iterable[Formulier]) -> Iterable[Stuk]:
    for formulier, knop in te_versturen(formulieren):
        if formulier.methode == "post" and not formulier.adres.startswith(("/account/", "/beheer/")):
            yield formulier, knop


def _verlies(antwoord: Antwoord, van_ander: Verschil, na: Rijen) -> str:
    wat = oordeel(antwoord)
    if wat not in ("gelukt", "geweigerd"):
        return wat
    if wat == "geweigerd" or (antwoord.is_pagina and "RobotB" in melding(antwoord.pagina())):
        return ""
    weg = sorted(
        f"{tabel}.{kolom}"
        for (tabel, sleutel), kolommen in van_ander.items()
        for kolom, (oud, nieuw) in kolommen.items()
        if oud is not None and not kolom.endswith(TELT_NIET)
        if na.inhoud.get((tabel, sleutel), {}).get(kolom, nieuw) != nieuw
    )
    return f"wat de ander bewaarde, is weg: {', '.join(weg)}" if weg else ""
