"""What a plan covers: each accentwaarde beside the kinds of measures and the instruments (bron: 000, 2.4)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from acties.models import Actie, Status
from organisatie.tekst import opsomming
from strategie.models import Accentwaarde, Dossier, Methode
from waardenkader.models import Actiesoort


@dataclass(frozen=True)
class Kolom:
    """One way to secure a value: a kind of measure, or an instrument. `kop` is short, `naam` in full."""

    naam: str
    kop: str = ""


@dataclass(frozen=True)
class Rij:
    """One accentwaarde, and per column how many measures there are (an instrument counts once)."""

    accent: Accentwaarde
    aantallen: tuple[int, ...]
    maatregelen: int

    @property
    def maatregelcellen(self) -> tuple[int, ...]:
        """The counts under the kinds of measures."""
        return self.aantallen[: len(Actiesoort)]

    @property
    def instrumentcellen(self) -> tuple[int, ...]:
        """The counts under the instruments."""
        return self.aantallen[len(Actiesoort) :]


class Documentrij(NamedTuple):
    """One accentwaarde in a document: the numbers of the measures per kind, and the instruments by name."""

    naam: str
    nummers: list[str]
    instrumenten: list[str]


@dataclass(frozen=True)
class Dekking:
    """The matrix: `soorten` and `instrumenten` are the columns, one behind the other in `Rij.aantallen`."""

    soorten: tuple[Kolom, ...]
    instrumenten: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]

    def in_document(self, maatregelen: Iterable[Actie]) -> list[Documentrij]:
        """Give the matrix as a document shows it; the measures are in the order in which it numbers them."""
        nummers: dict[tuple[int, str], list[str]] = defaultdict(list)
        for nummer, actie in enumerate(maatregelen, start=1):
            for waarde in actie.waarden.all():
                nummers[waarde.pk, actie.soort].append(str(nummer))
        return [
            Documentrij(
                rij.accent.waarde.naam,
                [", ".join(nummers[rij.accent.waarde_id, soort]) for soort in Actiesoort.values],
                [k.naam for k, dekt in zip(self.instrumenten, rij.instrumentcellen, strict=True) if dekt],
            )
            for rij in self.rijen
        ]

    @property
    def kop(self) -> str:
        """What the matrix says, in one line."""
        if zonder := self.zonder_maatregel:
            return f"{opsomming(zonder)} {'heeft' if len(zonder) == 1 else 'hebben'} nog geen maatregel"
        return "Voor elke accentwaarde is er een maatregel"

    @property
    def zonder_maatregel(self) -> list[str]:
        """The names of the accentwaarden for which nothing will be done: no measure of any kind."""
        return [rij.accent.waarde.naam for rij in self.rijen if not rij.maatregelen]


KORT = {
    Actiesoort.INTERACTIE: "Interactie",
    Actiesoort.AANBESTEDING: "Aanbesteding",
    Actiesoort.STANDAARDEN: "Standaarden",
    Actiesoort.INFORMATIE: "Informatie",
    Actiesoort.ONDERZOEK: "Onderzoek",
    Actiesoort.INRICHTING: "Inrichting",
}


def dekking(dossier: Dossier) -> Dekking:
    """Give what the plan of a dossier covers, in three queries; no rows when it chose no accentwaarden."""
    accenten = list(dossier.accentwaarden.compleet())
    if dossier.keuze != Dossier.Keuze.SPECIFIEK:
        accenten = []
    per_soort: Counter[tuple[int, str]] = Counter()
    per_waarde: Counter[int] = Counter()
    maatregelen = dossier.maatregelen.exclude(status=Status.VERVALLEN).exclude(waarden=None)
    for waarde, soort in maatregelen.order_by().values_list("waarden", "soort"):
        per_soort[waarde, soort] += 1
        per_waarde[waarde] += 1
    methoden: list[Methode] = list(dossier.methoden.prefetch_related("waarden"))
    gedekt = [{w.pk for w in methode.waarden.all()} for methode in methoden]
    return Dekking(
        soorten=tuple(Kolom(soort.label, KORT[soort]) for soort in Actiesoort),
        instrumenten=tuple(Kolom(m.weergavenaam, m.weergavenaam) for m in methoden),
        rijen=tuple(
            Rij(
                accent,
                (
                    *(per_soort[accent.waarde_id, soort.value] for soort in Actiesoort),
                    *(int(accent.waarde_id in waarden) for waarden in gedekt),
                ),
                per_waarde[accent.waarde_id],
            )
            for accent in accenten
        ),
    )
