"""Verslagen that resemble another one, with the reasons in words.

What weighs most is a tension between the same values; then what weighed heaviest, the technology, the values and the words that
few verslagen have. Of a large databank only some hundreds are weighed: those with the same tension, the same technology, the same
rare words or the same values that were published last (decision 0039).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Case, Expression, F, Func, IntegerField, TextField, Value, When
from django.db.models.functions import Cast, Least

from moresprudentie.inhoud import Inhoud, lees
from moresprudentie.models import Verslag, Zoekregel, Zoekstand
from moresprudentie.models.zoeken import Kring, ZoekregelQuerySet
from moresprudentie.zinnen import Zoekterm
from moresprudentie.zoekindex import CONFIGURATIE, losse_woorden
from organisatie.tekst import aantal as hoeveel
from organisatie.tekst import begin_zin, in_zin, opsomming, telwoord
from waardenkader.meetellen import SLEUTEL, telt_als
from waardenkader.models import Waarde

SPANNING, ZWAARST, TECHNOLOGIE = 4, 2, 2
"""What each weighs, beside one for each value in common."""
WOORDEN, PER_PUNT, MEEST_PUNTEN = 10, 2, 3
"""So many rare words are held against others; each two in common weigh one, to this at most."""
KORTST = 5
ZELDZAAM = 4
"""A word is rare when one in so many verslagen has it, or fewer."""
HANDVOL = 20
UIT_ELK = 80
"""So many are taken of each way to find one that may resemble."""


@dataclass(frozen=True)
class Verwant:
    """A verslag that resembles, and why."""

    verslag: Verslag
    redenen: tuple[str, ...]
    kort: str = ""
    """The reasons in one line: "Drie waarden en dezelfde spanning"."""


@dataclass(frozen=True)
class _Woord:
    """A rare word, as PostgreSQL writes a query, and its stem."""

    vraag: str
    stam: str


@dataclass
class Weging:
    """One verslag that others are held against: what of it counts, looked up once."""

    verslag: Verslag
    regel: Zoekregel
    tellen: Tellen
    woorden: list[_Woord]

    @classmethod
    def van(cls, verslag: Verslag) -> Weging | None:
        """Give the weighing of a verslag; None when it can no longer be found."""
        regel = Zoekregel.objects.filter(pk=verslag.pk).first()
        if regel is None:
            return None
        return cls(verslag, regel, _tellen([verslag]), _bijzonder(verslag))

    def zwaarste(self, leesbaar: ZoekregelQuerySet, aantal: int) -> dict[int, int]:
        """Give the keys of what resembles most among these, each with how much, the most first."""
        spanningen, zwaar = _kenmerken(self.regel.kenmerken, self.tellen)
        anderen = leesbaar.exclude(pk=self.verslag.pk)
        kandidaten = _kandidaten(anderen, self.verslag, self.regel, spanningen, self.woorden)
        punten = _punten(self.verslag, self.regel, spanningen, self.woorden)
        rijen = (
            Zoekregel.objects.filter(pk__in=kandidaten)
            .alias(punten=punten)
            .annotate(score=sum(_als_een_van(zwaar, ZWAARST), punten))
            .filter(punten__gt=1)  # one value in common is not enough, however it weighed
            .order_by("-score", "-gepubliceerd_op", "-pk")
        )
        return dict(rijen.values_list("pk", "score")[:aantal])

    def lees(self, pks: Collection[int]) -> list[Verslag]:
        """Read these verslagen with all that the reasons come from, in this order; what is gone is left out."""
        rijen = Verslag.objects.filter(pk__in=pks).voor_lijst().select_related("huidige_versie", "zoekregel")
        gevonden = {verslag.pk: verslag for verslag in rijen.filter(zoekregel__isnull=False)}
        self.tellen |= _tellen(list(gevonden.values()))
        return [gevonden[pk] for pk in pks if pk in gevonden]

    def over(self, ander: Verslag) -> Verwant:
        """Say why another, as `lees` gives it, resembles this one."""
        return _verwant(self.verslag, self.regel, ander, self.tellen)

    def andersom(self, ander: Verslag) -> Verwant:
        """Say on the page of the other why this one resembles it."""
        return _verwant(ander, ander.zoekregel, self.verslag, self.tellen)


def verwante_verslagen(verslag: Verslag, leesbaar: ZoekregelQuerySet, aantal: int = 3) -> list[Verwant]:
    """Look up the verslagen that resemble this one most, among those the reader may find.

    Values of two versions of the framework are the same when they count with the same one of the version in use.
    """
    weging = Weging.van(verslag)
    if weging is None:
        return []
    return [weging.over(ander) for ander in weging.lees(weging.zwaarste(leesbaar, aantal))]


def _kenmerken(kenmerken: Iterable[str], tellen: Tellen) -> tuple[list[list[str]], list[list[str]]]:
    """Give the tensions and what weighed heaviest, each with all the ways in which another verslag can have written it."""
    per_slug: dict[str, set[str]] = {}
    for (_, slug), sleutels in tellen.items():
        per_slug.setdefault(slug, set()).update(sleutels)
    gelijk = _gelijk({sleutel for sleutels in per_slug.values() for sleutel in sleutels})
    ook = {
        slug: {slug}.union(*(gelijk.get(sleutel, {sleutel}) for sleutel in sleutels))
        for slug, sleutels in per_slug.items()
    }
    spanningen, zwaar = [], []
    for soort, *slugs in (kenmerk.split() for kenmerk in kenmerken):
        namen = [ook.get(slug, {slug}) for slug in slugs]
        if soort == "zwaar":
            zwaar.append([f"zwaar {naam}" for naam in namen[0]])
        else:
            paren = {tuple(sorted((a, b))) for a in namen[0] for b in namen[-1]}
            spanningen.append([f"spanning {a} {b}" for a, b in paren])
    return spanningen, zwaar


def _gelijk(sleutels: set[str]) -> dict[str, set[str]]:
    """Give per key of the framework in use the keys, in every framework, that count with it."""
    gelijk: dict[str, set[str]] = {}
    rijen = Waarde.objects.order_by().filter(telt_mee_bij__bij__slug__in=sleutels)
    for slug, sleutel in rijen.values_list("slug", "telt_mee_bij__bij__slug"):
        gelijk.setdefault(sleutel, {sleutel}).add(slug)
    return gelijk


def _bijzonder(verslag: Verslag) -> list[_Woord]:
    """Give the words of title, keywords and summary that some other verslagen have too, but few, the rarest first.

    Among a handful of verslagen every word of a summary is rare, so there only title and keywords say something. How
    many have a word is counted over all verslagen, whoever may read them: no word of another is shown.
    """
    totaal = Zoekstand.objects.filter(pk=Kring.ALLES).values_list("aantal", flat=True).first() or 0
    tekst = f"{verslag.titel} {' '.join(verslag.trefwoorden)}"
    if totaal >= HANDVOL:
        tekst = f"{tekst} {verslag.samenvatting}"
    namen = losse_woorden(" ".join(waarde.naam for waarde in verslag.waarden.all()))
    kort = sorted(set(losse_woorden(tekst)).difference(namen))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT plainto_tsquery(%s::regconfig, w.woord)::text,
                   (tsvector_to_array(to_tsvector(%s::regconfig, w.woord)))[1]
            FROM (
                SELECT woord, sum(aantal) AS aantal FROM moresprudentie_zoekwoord WHERE woord = ANY(%s) GROUP BY woord
            ) AS w
            WHERE w.aantal BETWEEN 2 AND %s AND numnode(plainto_tsquery(%s::regconfig, w.woord)) = 1
            ORDER BY w.aantal, w.woord LIMIT %s
            """,
            [
                *(CONFIGURATIE, CONFIGURATIE),
                [woord for woord in kort if len(woord) >= KORTST],
                *(max(3, totaal // ZELDZAAM), CONFIGURATIE, WOORDEN),
            ],
        )
        return [_Woord(*rij) for rij in cursor.fetchall()]


def gedeelde_waarden(bits: int) -> Expression:
    """Give how many of the values with these bits a row has."""
    geteld = Func(
        F("waarden").bitand(bits), function="bit_count", template="%(function)s((%(expressions)s)::bit(64))"
    )
    return Cast(geteld, IntegerField())


def _kandidaten(
    anderen: ZoekregelQuerySet,
    verslag: Verslag,
    regel: Zoekregel,
    spanningen: Sequence[list[str]],
    woorden: Sequence[_Woord],
) -> list[int]:
    """Give the keys of what may resemble; of each way to find one the newest."""
    delen: list[ZoekregelQuerySet] = [
        anderen.alias(gedeeld=F("waarden").bitand(regel.waarden)).exclude(gedeeld=0)
    ]
    if verslag.technologie:
        delen.append(anderen.filter(vak__technologie=verslag.technologie))
    if spanningen:
        delen.append(anderen.filter(kenmerken__overlap=list(chain.from_iterable(spanningen))))
    if woorden:
        delen.append(anderen.filter(rangvector=Zoekterm(" | ".join(woord.vraag for woord in woorden))))
    if regel.overige:
        delen.append(anderen.filter(overige__overlap=regel.overige))
    eerste, *rest = (
        deel.order_by("-gepubliceerd_op", "-pk").values_list("pk", flat=True)[:UIT_ELK] for deel in delen
    )
    return list(eerste.union(*rest))


def _als_een_van(groepen: Sequence[list[str]], gewicht: int) -> list[Expression]:
    """Give for each of these what it weighs for a row that has it, in whatever words."""
    return [Case(When(kenmerken__overlap=groep, then=Value(gewicht)), default=0) for groep in groepen]


def _punten(
    verslag: Verslag, regel: Zoekregel, spanningen: Sequence[list[str]], woorden: Sequence[_Woord]
) -> Any:
    """Give how much a row resembles, as an expression; without what weighed heaviest."""
    # A value of a project itself that two have is rare: looked at only when this verslag has one.
    delen: list[Any] = [
        Case(When(overige__contains=[sleutel], then=Value(1)), default=0) for sleutel in regel.overige
    ]
    delen += _als_een_van(spanningen, SPANNING)
    if verslag.technologie:
        delen.append(Case(When(vak__technologie=verslag.technologie, then=Value(TECHNOLOGIE)), default=0))
    if woorden:
        zelfde = Func(
            F("rangvector"),
            Value([woord.stam for woord in woorden], output_field=ArrayField(TextField())),
            template="(SELECT count(*)::int FROM unnest(tsvector_to_array(%(expressions)s))",
            arg_joiner=")) AS l (l) WHERE l = ANY(",
            output_field=IntegerField(),
        )
        delen.append(Least(zelfde / PER_PUNT, Value(MEEST_PUNTEN)))
    return sum(delen, gedeelde_waarden(regel.waarden))


Tellen = dict[tuple[str, str], tuple[str, ...]]
"""Per value (version and key) the keys of those with which it counts."""


def _tellen(verslagen: list[Verslag]) -> Tellen:
    rijen = (
        Verslag.waarden.through.objects.filter(verslag__in=verslagen)
        .order_by("waarde__telt_mee_bij__bij__volgorde")
        .values_list("waarde__versie__sleutel", "waarde__slug", telt_als("waarde", SLEUTEL))
    )
    tellen: dict[tuple[str, str], list[str]] = {}
    for kader, slug, sleutel in rijen:
        tellen.setdefault((kader, slug), []).append(sleutel)
    return {waarde: tuple(dict.fromkeys(sleutels)) for waarde, sleutels in tellen.items()}


def _zelfde_trefwoorden(verslag: Verslag, regel: Zoekregel, ander: Verslag) -> list[str]:
    """Give the keywords of one that stand in the other, those of one word."""
    paren = ((verslag.trefwoorden, ander.zoekregel.woorden), (ander.trefwoorden, regel.woorden))
    return list(
        dict.fromkeys(woord for woorden, tekst in paren for woord in woorden if woord.lower() in tekst)
    )


def _verwant(verslag: Verslag, regel: Zoekregel, ander: Verslag, tellen: Tellen) -> Verwant:
    """Say why one resembles the other: in one line, and each reason with its names."""
    waarden = {
        sleutel for waarde in verslag.waarden.all() for sleutel in tellen[waarde.versie.sleutel, waarde.slug]
    }
    een, twee = _inhoud(verslag), _inhoud(ander)
    namen = [w.naam for w in ander.waarden.all() if waarden & set(tellen[w.versie.sleutel, w.slug])]
    paren = _zelfde_spanningen(een, twee, tellen)
    zwaar = _zelfde_zwaarste(een, twee, tellen)
    techniek = bool(verslag.technologie) and verslag.technologie == ander.technologie
    over = _zelfde_trefwoorden(verslag, regel, ander)[:3]
    delen = [
        hoeveel(len(namen), "waarde", "waarden", voluit=True) if len(namen) == 1 else "",
        f"{telwoord(len(namen))} waarden" if len(namen) > 1 else "",
        "dezelfde spanning"
        if len(paren) == 1
        else f"{telwoord(len(paren))} dezelfde spanningen"
        if paren
        else "",
        "dezelfde technologie" if techniek else "",
    ]
    kort = opsomming(deel for deel in delen if deel) or "dezelfde woorden"
    redenen = []
    if techniek:
        redenen.append(f"Ook {in_zin(ander.technologie)}")
    if namen:
        soort = "zelfde waarde" if len(namen) == 1 else "dezelfde waarden"
        waaronder = "" if len(namen) == 1 else "waaronder "
        redenen.append(f"{begin_zin(telwoord(len(namen)))} {soort}, {waaronder}{' en '.join(namen[:2])}")
    if zwaar:
        redenen.append(f"Ook daar {'woog' if len(zwaar) == 1 else 'wogen'} {opsomming(zwaar)} het zwaarst")
    redenen += [f"Ook spanning tussen {paar}" for paar in paren[:2]]
    if over:
        redenen.append(f"Gaat ook over {opsomming(over)}")
    return Verwant(ander, tuple(redenen), begin_zin(kort))


def _inhoud(verslag: Verslag) -> Inhoud | None:
    return lees(verslag.huidige_versie.inhoud) if verslag.huidige_versie else None


def _zelfde_spanningen(een: Inhoud | None, twee: Inhoud | None, tellen: Tellen) -> list[str]:
    """Give the tensions that both have, in the words of the other."""
    if een is None or twee is None:
        return []
    paren = {paar for spanning in een["spanningen"] for paar in _paren(spanning, tellen)}
    gelijk = [spanning for spanning in twee["spanningen"] if paren & _paren(spanning, tellen)]
    return list(dict.fromkeys(f"{spanning['a']['naam']} en {spanning['b']['naam']}" for spanning in gelijk))


def _zelfde_zwaarste(een: Inhoud | None, twee: Inhoud | None, tellen: Tellen) -> list[str]:
    """Give the values that weighed heaviest in both, in the words of the other."""
    if een is None or twee is None:
        return []

    def sleutels(waarde: dict[str, Any]) -> set[str]:
        return set(tellen.get((waarde["kader"], waarde["waarde"]), (waarde["waarde"],)))

    hier = {s for waarde in een["waarden"] if waarde["weegt_zwaar"] for s in sleutels(waarde)}
    return [w["naam"] for w in twee["waarden"] if w["weegt_zwaar"] and sleutels(w) & hier]


def _paren(spanning: dict[str, Any], tellen: Tellen) -> set[frozenset[str]]:
    a, b = ((waarde["kader"], waarde["waarde"]) for waarde in (spanning["a"], spanning["b"]))
    return {frozenset((x, y)) for x in tellen.get(a, (a[1],)) for y in tellen.get(b, (b[1],))}
