"""Values of different versions counted together: a value counts with those of another version that it lives on in, or maps on.

The concordance says which value goes with which (`Concordantie`). From one version to another one goes by way of the fewest
versions between them, in either direction of the pairs: 2021 to a code of the organisation by way of CODIO 2024. A value that
goes with two counts once with each of them (decision 0031).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce

from organisatie.tekst import opsomming
from waardenkader.models import Concordantie, Kaderversie, Meetelling, Waarde
from waardenkader.models.stijl import VAN_CODIO

SLEUTEL, NAAM, FUNDAMENT = "slug", "naam", "principe__fundament__sleutel"


def telt_als(pad: str, veld: str) -> Coalesce | Case:
    """Give, for a query, a field of the value with which one counts: that of the version in use, else its own.

    Takes the way to the value ("waarden") and the field (`SLEUTEL`, `NAAM`, `FUNDAMENT`). A value that counts with two gives
    two rows. What counts by itself and is of another version stands under no fundament of the present one.
    """
    bij, zelf = f"{pad}__telt_mee_bij__bij__{veld}", f"{pad}__{veld}"
    if veld != FUNDAMENT:
        return Coalesce(bij, zelf)
    hier = Q(**{f"{pad}__versie__actueel": True}) | Q(**{f"{zelf}__in": VAN_CODIO})
    return Case(When(**{f"{bij}__isnull": False}, then=bij), When(hier, then=zelf), default=Value(""))


def telsleutels(waarden: Collection[Waarde]) -> dict[int, str]:
    """Give by the id of each of these values the key under which it is counted."""
    gevraagd = Waarde.objects.filter(pk__in=[waarde.pk for waarde in waarden]).met_telsleutel()
    return {waarde.pk: waarde.telsleutel for waarde in gevraagd}  # type: ignore[attr-defined]


HOORDERS: list[Callable[[], None]] = []
"""What hears that values count otherwise from now on; a floor above adds itself when Django starts."""


def werk_meetellingen_bij() -> None:
    """Make the rows anew that say with which values of the version in use those of the others count."""
    versie = Kaderversie.objects.filter(actueel=True).first()
    nieuw = herleid(versie.pk) if versie else {}
    Meetelling.objects.all().delete()
    Meetelling.objects.bulk_create(
        Meetelling(waarde_id=waarde, bij_id=bij) for waarde, doelen in nieuw.items() for bij in doelen
    )
    for hoorder in HOORDERS:
        hoorder()


def herleid(naar: int) -> dict[int, tuple[int, ...]]:
    """Give, per value of the other versions that goes with one of this version (its id), those it goes with."""
    paren = list(
        Concordantie.objects.order_by("pk").values_list("oud", "oud__versie", "nieuw", "nieuw__versie")
    )
    versie_van = {pk: versie for paar in paren for pk, versie in (paar[:2], paar[2:])}
    naast: dict[int, list[int]] = defaultdict(list)
    for oud, _, nieuw, _ in paren:
        naast[oud].append(nieuw)
        naast[nieuw].append(oud)
    volgende = _naar(naar, {(oud, nieuw) for _, oud, _, nieuw in paren})

    def doelen(waarde: int) -> tuple[int, ...]:
        versie = versie_van[waarde]
        if versie == naar:
            return (waarde,)
        verder = (ander for ander in naast[waarde] if versie_van[ander] == volgende.get(versie))
        return tuple(dict.fromkeys(doel for ander in verder for doel in doelen(ander)))

    gevonden = {waarde: doelen(waarde) for waarde, versie in versie_van.items() if versie != naar}
    return {waarde: bij for waarde, bij in gevonden.items() if bij}


def ook_in(kader: int | None, waarden: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Give per value that is not of this framework (its id; None gives nothing) those of it that go with the value."""
    if kader is None:
        return {}
    elders = set(
        Waarde.objects.filter(pk__in=list(waarden)).exclude(versie=kader).values_list("pk", flat=True)
    )
    gevonden = herleid(kader) if elders else {}
    return {waarde: gevonden[waarde] for waarde in elders & gevonden.keys()}


def _naar(doel: int, paren: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Give per version the next one on the shortest way to `doel`."""
    volgende: dict[int, int] = {}
    rand = [doel]
    while rand:
        verder = []
        for versie in rand:
            for een, ander in paren:
                for van, naar in ((een, ander), (ander, een)):
                    if naar == versie and van != doel and van not in volgende:
                        volgende[van] = versie
                        verder.append(van)
        rand = sorted(verder)
    return volgende


@dataclass(frozen=True)
class Geteld:
    """Under what a named value counts; `van` says which value of another version was counted along, "" for none.

    A value of another version that goes with none of this one counts by itself, with its version behind its name.
    """

    sleutel: str
    naam: str
    fundament: str
    eigen: bool
    van: str = ""


class Telwijze:
    """Says of a value in kept content (version, key, name) with which values of one version it counts.

    Read once per figure: the values of all versions are some hundreds of rows.
    """

    def __init__(self, naar: Kaderversie | None = None) -> None:
        """Take the version to count in; without one that in use."""
        versies = {versie.pk: versie for versie in Kaderversie.objects.all()}
        self.versie = naar or next((v for v in versies.values() if v.actueel), None)
        waarden = {w.pk: w for w in Waarde.objects.filter(project=None).select_related("principe__fundament")}
        bij = herleid(self.versie.pk) if self.versie else {}
        self._bij = {
            (versies[w.versie_id].sleutel, w.slug): tuple(waarden[pk] for pk in bij[w.pk])
            for w in waarden.values()
            if w.pk in bij
        }
        self._fundamenten = {
            w.fundament.sleutel for w in waarden.values() if self.versie and w.versie_id == self.versie.pk
        }
        self._kort = {versie.sleutel: versie.kort for versie in versies.values()}
        self._kader = {(versies[w.versie_id].sleutel, w.slug) for w in waarden.values() if not w.eigen}

    def tel(self, waarde: Mapping[str, Any], sleutel: str) -> tuple[Geteld, ...]:
        """Give with what a value counts; takes what the content says of it, and the key of one outside every framework."""
        kader, slug = waarde.get("kader", ""), waarde["waarde"]
        if doelen := self._bij.get((kader, slug)):
            van = f"{waarde['naam']} ({self._kort[kader]})"
            return tuple(
                Geteld(doel.slug, doel.naam, doel.fundament.sleutel, doel.eigen, van) for doel in doelen
            )
        eigen = (kader, slug) not in self._kader
        fundament = waarde["fundament"] if self._is_fundament(kader, waarde["fundament"]) else ""
        elders = not eigen and self.versie is not None and kader != self.versie.sleutel
        naam = f"{waarde['naam']} ({self._kort[kader]})" if elders else waarde["naam"]
        return (Geteld(sleutel if eigen else slug, naam, fundament, eigen),)

    def _is_fundament(self, kader: str, sleutel: str) -> bool:
        """Say whether a fundament of another version is one of this version too: those of CODIO are."""
        hier = self.versie is not None and kader == self.versie.sleutel
        return sleutel in self._fundamenten and (hier or sleutel in VAN_CODIO)


def meegeteld_in_woorden(namen: Iterable[str], bij: str) -> str:
    """Say what counts with a value: "Transparantie (2021) telt mee bij Openheid"."""
    alle = list(dict.fromkeys(namen))
    return f"{opsomming(alle)} {'telt' if len(alle) == 1 else 'tellen'} mee bij {bij}"
