"""The board of phase 2: the long list with its counts, the choice, and how it covers the framework."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby

from strategie.gronden import GRONDEN
from strategie.models import Accentwaarde, Dossier
from strategie.regels import MAXIMUM, MINIMUM, aantal_klopt
from waardenkader.models import Fundament, Waarde
from waardenkader.opbouw import FundamentBlok, opbouw

VAKKEN = 10


@dataclass(frozen=True)
class Telling:
    """How often a value is named on one ground; `sterkte` 0-3 is for the tint of the cell."""

    grond: str
    aantal: int
    kort: str = ""

    @property
    def sterkte(self) -> int:
        """Nothing, once, a few times, often."""
        return 0 if not self.aantal else 1 if self.aantal < 2 else 2 if self.aantal < 5 else 3


@dataclass(frozen=True)
class Regel:
    """One value on the long list."""

    waarde: Waarde
    tellingen: tuple[Telling, ...]
    samen: int
    gekozen: bool

    @property
    def genoemd(self) -> list[Telling]:
        """The grounds on which it was named, the most first."""
        return sorted((telling for telling in self.tellingen if telling.aantal), key=lambda t: -t.aantal)


@dataclass(frozen=True)
class Principedekking:
    """Per principe the state of every value: gekozen, lijst or niet."""

    naam: str
    standen: tuple[str, ...]

    @property
    def aantal(self) -> int:
        """How many values under this principe are chosen."""
        return self.standen.count("gekozen")


@dataclass(frozen=True)
class Fundamentdekking:
    """How the choice covers one fundament."""

    fundament: Fundament
    principes: tuple[Principedekking, ...]

    @property
    def aantal(self) -> int:
        """How many values under this fundament are chosen."""
        return sum(principe.aantal for principe in self.principes)


@dataclass(frozen=True)
class Bord:
    """All that the board shows."""

    regels: list[Regel]
    totalen: list[Telling]
    accenten: list[Accentwaarde]
    dekking: list[Fundamentdekking]
    waarden: list[Waarde]

    @property
    def totaal(self) -> int:
        """How many entries the long list has."""
        return sum(telling.aantal for telling in self.totalen)

    @property
    def meest_genoemd(self) -> list[Regel]:
        """The first values of the long list."""
        return self.regels[:3]

    @property
    def aantal(self) -> int:
        """How many values are chosen."""
        return len(self.accenten)

    @property
    def klopt(self) -> bool:
        """Whether there are five to eight."""
        return aantal_klopt(self.aantal)

    @property
    def oordeel(self) -> str:
        """What to say about the number."""
        if self.klopt:
            return "Dit aantal is goed"
        return (
            f"Kies er minstens {_woord(MINIMUM)}"
            if self.aantal < MINIMUM
            else f"Kies er hoogstens {_woord(MAXIMUM)}"
        )

    @property
    def vakken(self) -> list[str]:
        """The boxes of the scale: chosen, too many, or empty."""
        return [
            ("te-veel" if nummer > MAXIMUM else "aan") if nummer <= self.aantal else ""
            for nummer in range(1, VAKKEN + 1)
        ]

    @property
    def zonder_keuze(self) -> list[str]:
        """The principes under which nothing is chosen."""
        return [p.naam for deel in self.dekking for p in deel.principes if not p.aantal]

    @property
    def fundamenten_zonder_keuze(self) -> list[str]:
        """The fundamenten under which nothing is chosen."""
        return [deel.fundament.naam for deel in self.dekking if not deel.aantal]

    @property
    def kader(self) -> list[FundamentBlok]:
        """The values that can be named, per fundament and principe, to read what they mean."""
        return opbouw(self.waarden)

    @property
    def accentregels(self) -> list[tuple[Accentwaarde, Regel | None]]:
        """The chosen values, each with what the long list says of it."""
        regels = {regel.waarde.pk: regel for regel in self.regels}
        return [(accent, regels.get(accent.waarde_id)) for accent in self.accenten]

    @property
    def niet_uitgelegd(self) -> list[Accentwaarde]:
        """The chosen values of which something must still be written."""
        return [accent for accent in self.accenten if not accent.is_uitgelegd]

    @property
    def gekozen_sleutels(self) -> str:
        """The keys of the chosen values, for the form."""
        return ",".join(str(accent.waarde_id) for accent in self.accenten)


def _woord(aantal: int) -> str:
    return {5: "vijf", 8: "acht"}[aantal]


def bord(dossier: Dossier) -> Bord:
    """Give the board of a dossier, in three queries."""
    accenten = dossier.gekozen_accenten
    gekozen = {accent.waarde_id for accent in accenten}
    per_waarde: dict[int, Counter[str]] = defaultdict(Counter)
    for waarde_id, grond, stemmen in dossier.lange_lijst.values_list("waarde_id", "grond", "stemmen"):
        per_waarde[waarde_id][grond] += stemmen
    genoemd = Waarde.objects.filter(op_lange_lijsten__dossier=dossier).order_by()
    waarden = list(Waarde.objects.kiesbaar(genoemd, kader=dossier.kader_id))
    regels = [
        Regel(
            waarde,
            tuple(
                Telling(grond.kort, per_waarde[waarde.pk][grond.sleutel], grond.sleutel.capitalize())
                for grond in GRONDEN
            ),
            per_waarde[waarde.pk].total(),
            waarde.pk in gekozen,
        )
        for waarde in waarden
        if waarde.pk in per_waarde
    ]
    regels.sort(key=lambda regel: -regel.samen)
    totalen = [Telling(grond.kort, sum(t[grond.sleutel] for t in per_waarde.values())) for grond in GRONDEN]
    return Bord(regels, totalen, accenten, _dekking(waarden, gekozen, set(per_waarde)), waarden)


def _dekking(waarden: list[Waarde], gekozen: set[int], genoemd: set[int]) -> list[Fundamentdekking]:
    def stand(waarde: Waarde) -> str:
        return "gekozen" if waarde.pk in gekozen else "lijst" if waarde.pk in genoemd else "niet"

    return [
        Fundamentdekking(
            fundament,
            tuple(
                Principedekking(principe.naam, tuple(stand(w) for w in groep))
                for principe, groep in groupby(onder, key=lambda w: w.principe)
            ),
        )
        for fundament, onder in groupby(waarden, key=lambda w: w.principe.fundament)
    ]
