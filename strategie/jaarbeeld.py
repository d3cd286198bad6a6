"""The figures of a period as people read them: how many stand how, per kind of action and per accentwaarde, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from formats.weergave import als_html
from organisatie.tekst import begin_zin, geteld, opsomming, telwoord
from waardenkader.models import Actiesoort

GROEPEN: dict[str, tuple[str, ...]] = {
    "klaar": ("op_tijd", "na_termijn"),
    "loopt": ("loopt",),
    "aandacht": ("laat", "stil", "knelt"),
    "open": ("open",),
    "vervallen": ("vervallen",),
}
"""In which of the five groups of the picture each state counts."""
GROEPNAMEN = {
    "klaar": "Klaar",
    "loopt": "Loopt",
    "aandacht": "Vraagt aandacht",
    "open": "Nog niet begonnen",
    "vervallen": "Vervallen",
}
STANDEN = {
    "op_tijd": "Klaar, op tijd",
    "na_termijn": "Klaar, na de termijn",
    "loopt": "Loopt",
    "laat": "Te laat",
    "stil": "Stil, geen recent bericht",
    "knelt": "Knelpunt",
    "open": "Nog niet begonnen",
    "vervallen": "Vervallen",
}
_GROEP_VAN = {stand: groep for groep, standen in GROEPEN.items() for stand in standen}
_WERKWOORD = {
    "klaar": ("is klaar", "zijn klaar"),
    "loopt": ("loopt", "lopen"),
    "aandacht": ("vraagt aandacht", "vragen aandacht"),
    "open": ("is nog niet begonnen", "zijn nog niet begonnen"),
    "vervallen": ("is vervallen", "zijn vervallen"),
}


_KORT = {
    "klaar": ("klaar", "klaar"),
    "loopt": ("loopt", "lopen"),
    "aandacht": ("vraagt aandacht", "vragen aandacht"),
    "open": ("nog niet begonnen", "nog niet begonnen"),
    "vervallen": ("vervallen", "vervallen"),
}


@dataclass(frozen=True)
class Regel:
    """One measure as it stood at the end of the period."""

    titel: str
    soort: str
    waarden: frozenset[int]
    termijn: date | None
    stand: str
    sinds: date | None
    reden: str

    @property
    def groep(self) -> str:
        """In which group of the picture it counts."""
        return _GROEP_VAN[self.stand]

    @property
    def in_woorden(self) -> str:
        """How it stood."""
        return STANDEN[self.stand]


@dataclass(frozen=True)
class Rij:
    """How many measures of one kind stood how; `fundament` is that of an accentwaarde."""

    naam: str
    aantallen: dict[str, int]
    fundament: str = ""

    @property
    def totaal(self) -> int:
        """How many there are."""
        return sum(self.aantallen.values())

    @property
    def getallen(self) -> list[tuple[str, str, int]]:
        """Each group with its name and number, also those with none."""
        return [(groep, naam, self.aantallen.get(groep, 0)) for groep, naam in GROEPNAMEN.items()]

    @property
    def in_woorden(self) -> str:
        """The numbers as text: what the picture says."""
        delen = [_zoveel(groep, n) for groep, _, n in self.getallen if n]
        return (
            f"{begin_zin(geteld(self.totaal, 'maatregel', 'maatregelen'))}: {opsomming(delen)}"
            if delen
            else "Geen maatregelen"
        )

    @property
    def in_getallen(self) -> str:
        """The same, short: "2 klaar, 1 loopt"; what there is none of is left out."""
        delen = [f"{n} {_KORT[groep][n != 1]}" for groep, _, n in self.getallen if n]
        return ", ".join(delen) or "geen maatregelen"


@dataclass(frozen=True)
class Verzet:
    """A term that moved in the period."""

    titel: str
    was: date
    werd: date


@dataclass(frozen=True)
class Lering:
    """What a terugkoppeling said, as it was kept."""

    titel: str
    dag: date
    url: str
    punten: list[list[str]]

    @property
    def antwoorden(self) -> list[tuple[str, SafeString]]:
        """Each question with its answer as it is read."""
        return [(vraag, als_html(antwoord)) for vraag, antwoord in self.punten]


@dataclass(frozen=True)
class Beeld:
    """All of it, for a page or a document."""

    van: date
    tot: date
    maatregelen: list[Regel]
    laat_geworden: list[Regel]
    verzet: list[Verzet]
    soorten: list[Rij]
    accenten: list[Rij]
    tellingen: list[list[Any]]
    leringen: list[Lering]

    @cached_property
    def totaal(self) -> Rij:
        """All measures together."""
        return _rij("Alle maatregelen", self.maatregelen)

    @cached_property
    def standen(self) -> list[tuple[str, int]]:
        """How many measures there are in each state, the states without any left out."""
        telling = Counter(regel.stand for regel in self.maatregelen)
        return [(naam, telling[stand]) for stand, naam in STANDEN.items() if telling[stand]]

    @property
    def klaar(self) -> list[Regel]:
        """What was finished in the period."""
        return [r for r in self.maatregelen if r.groep == "klaar" and self._in_periode(r.sinds)]

    @property
    def aandacht(self) -> list[Regel]:
        """What was late, silent or stuck at the end of it, apart from what became late in the period."""
        return [r for r in self.maatregelen if r.groep == "aandacht" and r not in self.laat_geworden]

    @property
    def vervallen(self) -> list[Regel]:
        """What was dropped in the period, with the reason."""
        return [r for r in self.maatregelen if r.stand == "vervallen" and self._in_periode(r.sinds)]

    @property
    def rijen(self) -> list[Rij]:
        """Every row of the picture: all, per kind, per accentwaarde."""
        return [self.totaal, *self.soorten, *self.accenten]

    @property
    def kort(self) -> str:
        """The figures in two sentences; empty without measures."""
        if not self.maatregelen:
            return ""
        return f"{self.totaal.in_woorden}. {self._wat_er_gebeurde}".rstrip()

    @property
    def _wat_er_gebeurde(self) -> str:
        delen = [
            _hoeveel(len(self.klaar), "kwam er {} klaar", "kwamen er {} klaar"),
            _hoeveel(len(self.laat_geworden), "werd er {} te laat", "werden er {} te laat"),
            _hoeveel(len(self.verzet), "is {} termijn verzet", "zijn {} termijnen verzet"),
        ]
        return f"In deze periode {opsomming(d for d in delen if d)}." if any(delen) else ""

    def _in_periode(self, dag: date | None) -> bool:
        return dag is not None and self.van <= dag <= self.tot


def beeld(cijfers: dict[str, Any]) -> Beeld:
    """Take the figures of `strategie.voortgang.bereken`, kept or new, give what a page or document shows."""
    per_pk = {m["pk"]: _regel(m) for m in cijfers["maatregelen"]}
    regels = list(per_pk.values())
    soorten = [
        _rij(naam, eigen)
        for soort, naam in [*Actiesoort.choices, ("", "Zonder soort")]
        if (eigen := [r for r in regels if r.soort == soort])
    ]
    return Beeld(
        van=date.fromisoformat(cijfers["van"]),
        tot=date.fromisoformat(cijfers["tot"]),
        maatregelen=regels,
        laat_geworden=[per_pk[pk] for pk in cijfers["laat_geworden"]],
        verzet=[
            Verzet(per_pk[v["maatregel"]].titel, date.fromisoformat(v["was"]), date.fromisoformat(v["werd"]))
            for v in cijfers["verzet"]
        ],
        soorten=soorten,
        accenten=_accenten(cijfers["accenten"], regels),
        tellingen=cijfers["tellingen"],
        leringen=[
            Lering(lering["titel"], date.fromisoformat(lering["dag"]), lering["url"], lering["punten"])
            for lering in cijfers["leringen"]
        ],
    )


def _accenten(accenten: Iterable[dict[str, Any]], regels: list[Regel]) -> list[Rij]:
    """Give a row per accentwaarde; a measure for two of them counts with both. At the end what serves none."""
    rijen = [
        _rij(a["naam"], [r for r in regels if a["waarde"] in r.waarden], a["fundament"]) for a in accenten
    ]
    waarden = {accent["waarde"] for accent in accenten}
    overig = [r for r in regels if not r.waarden & waarden]
    return [*rijen, _rij("Andere waarden", overig)] if rijen and overig else rijen


def _regel(maatregel: dict[str, Any]) -> Regel:
    return Regel(
        titel=maatregel["titel"],
        soort=maatregel["soort"],
        waarden=frozenset(maatregel["waarden"]),
        termijn=_dag(maatregel["termijn"]),
        stand=maatregel["stand"],
        sinds=_dag(maatregel["sinds"]),
        reden=maatregel["reden"],
    )


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _rij(naam: str, regels: Iterable[Regel], fundament: str = "") -> Rij:
    return Rij(naam, dict(Counter(regel.groep for regel in regels)), fundament)


def _zoveel(groep: str, aantal: int) -> str:
    een, meer = _WERKWOORD[groep]
    return f"{telwoord(aantal)} {een if aantal == 1 else meer}"


def _hoeveel(aantal: int, een: str, meer: str) -> str:
    return (een if aantal == 1 else meer).format(telwoord(aantal)) if aantal else ""
