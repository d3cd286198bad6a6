"""The framework as people see it: fundamenten with their principes with their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import prefetch_related_objects

from waardenkader.models import Fundament, Principe, Waarde


@dataclass(frozen=True)
class PrincipeBlok:
    """One principe with its values, in order."""

    principe: Principe
    waarden: tuple[Waarde, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class FundamentBlok:
    """One fundament with its principes, in order."""

    fundament: Fundament
    principes: tuple[PrincipeBlok, ...] = field(default_factory=tuple)

    @property
    def aantal(self) -> int:
        """The number of values under this fundament."""
        return sum(len(blok.waarden) for blok in self.principes)


def opbouw(waarden: Iterable[Waarde]) -> list[FundamentBlok]:
    """Group values that are in the order of the method; costs no query when the principes came along."""
    per_principe = [
        PrincipeBlok(principe, tuple(groep)) for principe, groep in groupby(waarden, lambda w: w.principe)
    ]
    return [
        FundamentBlok(fundament, tuple(groep))
        for fundament, groep in groupby(per_principe, lambda blok: blok.principe.fundament)
    ]


@dataclass(frozen=True)
class Buren:
    """The values around one value: before it, after it, and under the same principe."""

    vorige: Waarde | None
    volgende: Waarde | None
    zelfde_principe: tuple[Waarde, ...]

    @classmethod
    def van(cls, waarde: Waarde) -> Buren:
        """Look around `waarde`; one that is out of use has nothing before or after it."""
        alle = list(Waarde.objects.van_kader(waarde.versie).filter(actief=True))
        samen = tuple(ander for ander in alle if ander.principe_id == waarde.principe_id)
        if waarde not in alle:
            return cls(None, None, samen)
        plaats = alle.index(waarde)
        return cls(
            vorige=alle[plaats - 1] if plaats else None,
            volgende=alle[plaats + 1] if plaats + 1 < len(alle) else None,
            zelfde_principe=samen,
        )


@dataclass(frozen=True)
class Lijn:
    """Values that one value goes with in another version, under a heading; each with what the concordance says of it."""

    kop: str
    paren: tuple[tuple[Waarde, str], ...]


def lijnen_van(waarde: Waarde) -> list[Lijn]:
    """Give what a value lives on in or maps on, and what it comes from or is mapped on it; per version a line."""
    per_kop: dict[str, list[tuple[Waarde, str]]] = {}
    voort = waarde.opvolgers.select_related("nieuw__principe__fundament", "nieuw__versie").order_by(
        "nieuw__principe__fundament__volgorde", "nieuw__principe__volgorde", "nieuw__volgorde"
    )
    for paar in voort:
        kop = "Hoort bij deze waarde van CODIO" if waarde.versie.eigen else "Leeft voort in"
        per_kop.setdefault(kop, []).append((paar.nieuw, paar.toelichting))
    terug = waarde.voorgangers.select_related("oud__principe__fundament", "oud__versie").order_by(
        "oud__versie__sleutel",
        "oud__principe__fundament__volgorde",
        "oud__principe__volgorde",
        "oud__volgorde",
    )
    for paar in terug:
        versie = paar.oud.versie
        kop = f"In {versie}" if versie.eigen else f"In de code van {versie.sleutel}"
        per_kop.setdefault(kop, []).append((paar.oud, paar.toelichting))
    return [Lijn(kop, tuple(paren)) for kop, paren in per_kop.items()]


def met_meetelling(waarden: Sequence[Waarde]) -> list[tuple[Waarde, list[Waarde]]]:
    """Give each value with those of the version in use with which it counts."""
    prefetch_related_objects(waarden, "telt_mee_bij__bij__versie")
    return [(waarde, [rij.bij for rij in waarde.telt_mee_bij.all()]) for waarde in waarden]
