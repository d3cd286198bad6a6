"""The proposal of a division over the tables, beside how people sit now: read before it is taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from project.models import Deelnemer, Groep, Project
from project.verdeling import Spreiding, Tafelgenoot, spreiding, verdeel


@dataclass(frozen=True)
class Tafelbeeld:
    """One table with its people; `nieuw` are the ids of those who do not sit there now."""

    groep: Groep
    leden: tuple[Deelnemer, ...]
    nieuw: frozenset[int] = frozenset()

    @property
    def van_buiten(self) -> int:
        """How many are from outside."""
        return sum(lid.soort == Deelnemer.Soort.EXTERN for lid in self.leden)

    @property
    def van_binnen(self) -> int:
        """How many are of the organisation itself."""
        return len(self.leden) - self.van_buiten

    @property
    def perspectieven(self) -> list[tuple[str, int]]:
        """The perspectives with how many have each, the most frequent first; "" for those who have none yet."""
        eerste = {genoot(lid).kijk: lid.perspectief for lid in reversed(self.leden)}
        telling = Counter(genoot(lid).kijk for lid in self.leden)
        return [
            (eerste[kijk], n) for kijk, n in sorted(telling.items(), key=lambda paar: (-paar[1], paar[0]))
        ]


@dataclass(frozen=True)
class Voorstel:
    """A division as it is (`nu`) and as it could be (`straks`), the same tables in the same order."""

    nu: tuple[Tafelbeeld, ...]
    straks: tuple[Tafelbeeld, ...]
    te_plaatsen: tuple[Deelnemer, ...]

    @property
    def tafels(self) -> list[tuple[Tafelbeeld, Tafelbeeld]]:
        """Each table now and in the proposal, beside each other."""
        return list(zip(self.nu, self.straks, strict=True))

    @property
    def zonder_groep(self) -> int:
        """How many have no table now."""
        return sum(wie.groep_id is None for wie in self.te_plaatsen)

    @property
    def effect(self) -> tuple[tuple[str, str, str], ...]:
        """What changes for the whole: (what, now, in the proposal)."""
        was, wordt = _meet(self.nu), _meet(self.straks)
        return (
            ("Mensen per tafel", _maten(self.nu), _maten(self.straks)),
            (
                "Paren aan één tafel met hetzelfde perspectief",
                str(was.zelfde_perspectief),
                str(wordt.zelfde_perspectief),
            ),
            ("Van buiten per tafel", _buiten(self.nu), _buiten(self.straks)),
            ("Nog zonder tafel", str(self.zonder_groep), "0"),
        )

    @property
    def is_beter(self) -> bool:
        """Whether the proposal seats more people, more equally, or with a better mix than now."""
        was, wordt = _ongelijk(self.nu), _ongelijk(self.straks)
        return bool(self.zonder_groep) or (wordt, _meet(self.straks)) < (was, _meet(self.nu))

    @property
    def groepen(self) -> dict[int, int]:
        """The table (id) of each person (id) in the proposal, of those that are placed."""
        plaats = {lid.pk: tafel.groep.pk for tafel in self.straks for lid in tafel.leden}
        return {wie.pk: plaats[wie.pk] for wie in self.te_plaatsen}

    @property
    def kenmerk(self) -> str:
        """A mark of what a page shows of it: other people, other tables or another proposal is another mark."""
        regels = [
            f"{lid.pk} {tafel.groep.pk} {was.groep.pk}" for was, tafel in self.tafels for lid in tafel.leden
        ]
        regels += [f"nu {lid.pk} {tafel.groep.pk}" for tafel in self.nu for lid in tafel.leden]
        return sha256("|".join(sorted(regels)).encode()).hexdigest()[:24]


def maak_voorstel(project: Project, *, iedereen: bool = False) -> Voorstel:
    """Give the proposal for who has no table yet, or for everybody anew; who does not come is left out.

    Without tables there is nothing to propose: then it has no tables either.
    """
    groepen = list(project.groepen.prefetch_related("groepsfundamenten__fundament"))
    mensen = list(project.deelnemers.komen())
    op_sleutel = {genoot(wie): wie for wie in mensen}
    te_plaatsen = [wie for wie in mensen if groepen and (iedereen or wie.groep_id is None)]
    blijven = {wie.pk for wie in mensen} - {wie.pk for wie in te_plaatsen}
    vast = {g.pk: [genoot(w) for w in mensen if w.groep_id == g.pk and w.pk in blijven] for g in groepen}
    straks = verdeel(map(genoot, te_plaatsen), vast)
    return Voorstel(
        nu=tuple(Tafelbeeld(g, tuple(w for w in mensen if w.groep_id == g.pk)) for g in groepen),
        straks=tuple(_beeld(g, [op_sleutel[lid] for lid in straks[g.pk]]) for g in groepen),
        te_plaatsen=tuple(te_plaatsen),
    )


def genoot(wie: Deelnemer) -> Tafelgenoot:
    """Give a participant as the division sees people."""
    return Tafelgenoot(wie.pk, wie.perspectief, wie.soort)


def _beeld(groep: Groep, leden: list[Deelnemer]) -> Tafelbeeld:
    op_naam = tuple(sorted(leden, key=lambda lid: (lid.naam, lid.pk)))
    return Tafelbeeld(groep, op_naam, frozenset(lid.pk for lid in leden if lid.groep_id != groep.pk))


def _meet(tafels: Iterable[Tafelbeeld]) -> Spreiding:
    return spreiding([genoot(lid) for lid in tafel.leden] for tafel in tafels)


def _ongelijk(tafels: Iterable[Tafelbeeld]) -> int:
    """Give how many people the largest table has more than the smallest; one more is as equal as it gets."""
    maten = [len(tafel.leden) for tafel in tafels]
    return max(max(maten) - min(maten), 1)


def _maten(tafels: Iterable[Tafelbeeld]) -> str:
    return ", ".join(str(len(tafel.leden)) for tafel in tafels)


def _buiten(tafels: Iterable[Tafelbeeld]) -> str:
    return ", ".join(str(tafel.van_buiten) for tafel in tafels)
