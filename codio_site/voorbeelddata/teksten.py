"""Writes verslagen out of the material in `fixtures/voorbeelddata/zinnen.toml`; the same number gives the same text."""

from __future__ import annotations

import datetime
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from moresprudentie.formats import VERSLAG
from moresprudentie.inhoud import SCHEMA, Inhoud

BESTAND = Path(settings.BASE_DIR) / "fixtures" / "voorbeelddata" / "zinnen.toml"
ZINNEN = 3
"""So many sentences at most stand under a question."""
UITKOMSTEN = (
    ("door", "Door", 30),
    ("aangepast", "Door, met aanpassingen", 45),
    ("niet_door", "Niet door", 12),
    ("elders", "Besluit valt op een ander niveau", 8),
    ("", "", 5),
)
_GAT = re.compile(r"\{(\w+)\}")

Waarderij = Mapping[str, str]
"""A value as a verslag has it: kader, waarde, naam, principe, fundament, fundament_naam."""


class Schrijver:
    """Writes verslagen; takes the values to draw from, heaviest in projects first, and the name of the organisation."""

    def __init__(self, waarden: Sequence[Waarderij], organisatie: str) -> None:
        """Read the material."""
        stof = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
        self.woorden: dict[str, list[str]] = stof["woorden"]
        self.gevallen: list[dict[str, Any]] = stof["geval"]
        self.vragen: dict[str, list[str]] = stof["vragen"]
        self.van_waarden: dict[str, list[str]] = stof["waarden"]
        self.acties: list[dict[str, str]] = stof["actie"]
        self.waarden, self.organisatie = list(waarden), organisatie
        # Some values come up in half of all projects, others next to never.
        self.gewicht = [1 / (plaats + 2) for plaats in range(len(self.waarden))]

    def schrijf(self, nummer: int, jaar: int, volgnummer: int, dag: datetime.date) -> Inhoud:
        """Give the verslag with this number, published on this day."""
        blad = _Blad(self, random.Random(nummer))  # noqa: S311 (the same text each time)
        gok, geval = blad.gok, blad.geval
        sleutel, naam = blad.uitkomst()
        waarden = blad.waarden()
        return Inhoud(
            schema=SCHEMA,
            nummer=f"CODIO {jaar}-{volgnummer:03d}",
            versie=1,
            gepubliceerd_op=f"{dag.isoformat()}T12:00:00+00:00",
            reden="",
            titel=blad.zin(gok.choice(geval["titel"])),
            omschrijving=blad.zin(gok.choice(geval["doel"])),
            organisatie=self.organisatie,
            onderdeel=blad.woord("afdeling"),
            technologie=geval["technologie"],
            workshop={
                "datum": (dag - datetime.timedelta(days=gok.randrange(14, 60))).isoformat(),
                "plaats": blad.woord("plaats"),
                "deelnemers": gok.randrange(9, 16),
                "van_buiten": gok.randrange(0, 6),
            },
            uitkomst={
                "sleutel": sleutel,
                "naam": naam,
                "reden": blad.tekst("afweging", 1) if sleutel else "",
            },
            secties=list(blad.secties()),
            waarden=waarden,
            accentwaarden=[],
            spanningen=blad.spanningen(waarden),
            acties=blad.acties(dag),
            trefwoorden=list(
                dict.fromkeys([gok.choice(geval["woorden"]), blad.woord("groep"), blad.woord("vreemd")])
            ),
            weggehaald=[],
        )


class _Blad:
    """One verslag while it is written: its subject, its words, and what was drawn before."""

    def __init__(self, schrijver: Schrijver, gok: random.Random) -> None:
        self.schrijver, self.gok = schrijver, gok
        self.geval = gok.choice(schrijver.gevallen)
        ding: str = self.geval["ding"]
        self.vast = {
            "ding": ding,
            "Ding": ding[:1].upper() + ding[1:],
            "plaats": gok.choice(schrijver.woorden["plaats"]),
            "plek": gok.choice(schrijver.woorden["plek"]),
        }

    def woord(self, soort: str) -> str:
        """Draw a word of a kind; what stands fast for this verslag is always the same."""
        if soort in self.vast:
            return self.vast[soort]
        klein = soort.lower()
        gekozen = self.gok.choice(self.schrijver.woorden[klein])
        return gekozen[:1].upper() + gekozen[1:] if soort != klein else gekozen

    def zin(self, vorm: str) -> str:
        """Fill in what stands between braces."""
        return _GAT.sub(lambda gat: self.woord(gat[1]), vorm) if "{" in vorm else vorm

    def tekst(self, vraag: str, hoeveel: int) -> str:
        """Give sentences under one question, each form once."""
        vormen = self.schrijver.vragen[vraag]
        return " ".join(self.zin(vorm) for vorm in self.gok.sample(vormen, min(hoeveel, len(vormen))))

    def uitkomst(self) -> tuple[str, str]:
        """Draw how the project went on."""
        [gekozen] = self.gok.choices(UITKOMSTEN, [gewicht for *_, gewicht in UITKOMSTEN])
        return gekozen[0], gekozen[1]

    def secties(self) -> Iterator[dict[str, Any]]:
        """Give the sections of the form of a verslag, filled in."""
        for onderdeel in VERSLAG.onderdelen:
            if onderdeel.sleutel != "vinden":
                vragen = [
                    {"sleutel": vraag.sleutel, "label": vraag.label, "tekst": self.antwoord(vraag.sleutel)}
                    for vraag in onderdeel.vragen
                ]
                yield {"sleutel": onderdeel.sleutel, "titel": onderdeel.titel, "vragen": vragen}

    def antwoord(self, vraag: str) -> str:
        """Give the answer to one question."""
        if vraag == "lopend_of_nieuw":
            return self.gok.choice(("Nieuw", "Lopend"))
        if vraag == "samenvatting":
            return " ".join(
                [self.zin(zin) for zin in self.geval["kern"]]
                + [self.zin(self.gok.choice(self.geval["doel"])), self.tekst("afweging", 1)]
            )
        eigen = (
            self.zin(self.gok.choice(self.geval["kern"])) if vraag in ("digitalisering", "karakter") else ""
        )
        return f"{eigen} {self.tekst(vraag, ZINNEN - bool(eigen))}".strip()

    def waarden(self) -> list[dict[str, Any]]:
        """Draw the values of the poster, the first one or two of them heaviest."""
        schrijver, van = self.schrijver, self.schrijver.van_waarden
        getrokken = self.gok.choices(schrijver.waarden, schrijver.gewicht, k=self.gok.randrange(5, 10))
        gekozen = {waarde["waarde"]: waarde for waarde in getrokken}
        zwaar = self.gok.randrange(0, 3)
        return [
            {
                **waarde,
                "reden": self.zin(self.gok.choice(van["reden"])),
                "betekenis": self.zin(self.gok.choice(van["betekenis"])),
                "weegt_zwaar": plaats < zwaar,
                "accentwaarde": False,
            }
            for plaats, waarde in enumerate(gekozen.values())
        ]

    def spanningen(self, waarden: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Give a tension between the first two values."""
        if len(waarden) < 2:
            return []
        een, twee = (
            {k: w[k] for k in ("kader", "waarde", "naam", "principe", "fundament", "fundament_naam")}
            for w in waarden[:2]
        )
        van = self.schrijver.van_waarden
        return [
            {
                "letter": "A",
                "a": een,
                "b": twee,
                "schuurt": self.zin(self.gok.choice(van["schuurt"])),
                "afweging": self.zin(self.gok.choice(van["oplossing"])),
            }
        ]

    def acties(self, dag: datetime.date) -> list[dict[str, Any]]:
        """Give three or four actions with a term."""
        return [
            {
                "nummer": nummer,
                "titel": self.zin(vorm["titel"]),
                "omschrijving": self.tekst("acties_termijn", 1),
                "soort": vorm["soort"],
                "waarden": [],
                "actiehouder": self.zin(vorm["houder"]),
                "termijn": (dag + datetime.timedelta(days=self.gok.randrange(30, 400))).isoformat(),
                "stand": "Loopt",
                "ander_niveau": False,
                "ander_niveau_toelichting": "",
                "doelgroep": "",
                "bereik": "nee",
                "bereik_naam": "Alleen dit project",
                "wijziging_organisatie": nummer == 1 and self.gok.random() < 0.2,
                "wijziging_toelichting": "",
            }
            for nummer, vorm in enumerate(self.gok.sample(self.schrijver.acties, self.gok.randrange(3, 5)), 1)
        ]
