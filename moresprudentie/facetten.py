"""The filters beside the results, each with how many verslagen it would leave."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Exists, F, Func, Model, OuterRef

from moresprudentie.models import Bron, Verslag
from moresprudentie.models.bron import EIGEN
from moresprudentie.models.zoeken import ZoekregelQuerySet
from moresprudentie.zoeken import FILTERS, VAKVELDEN, Zoekvraag, filter_op, met_waarden
from organisatie.models import Organisatie, Organisatieonderdeel
from project.models import Project
from waardenkader.models import Fundament, Meetelling, Waarde
from waardenkader.models.stijl import VAN_CODIO

EERST_ZICHTBAAR = 5
VAKKOLOMMEN = {
    "technologie": "technologie",
    "onderdeel": "onderdeel_id",
    "jaar": "jaar",
    "uitkomst": "uitkomst",
    "organisatie": "bron_id",
}
"""The column of a `Zoekvak` for each filter."""
VAN_ANDEREN: dict[str, tuple[type[Model], str]] = {
    "onderdeel": (Organisatieonderdeel, "naam"),
    "organisatie": (Bron, "slug"),
}
"""Where a column has only a number: of what, and what the filter calls it."""
PLEK = "plek "
Plekken = list[tuple[str, str, int]]
"""Of each value and fundament: its kind, its key and its place (`Telplek`)."""


@dataclass(frozen=True)
class Optie:
    """One choice in a filter."""

    waarde: str
    label: str
    aantal: int
    gekozen: bool
    fundament: str = ""
    ook: tuple[str, ...] = ()
    """What values of other versions are called that count with this one."""


@dataclass(frozen=True)
class Facet:
    """One filter; what does not fit in the first few choices can be unfolded."""

    naam: str
    titel: str
    opties: tuple[Optie, ...]
    wat: str

    @property
    def zichtbaar(self) -> tuple[Optie, ...]:
        """The first choices, and every chosen one."""
        return tuple(o for i, o in enumerate(self.opties) if i < EERST_ZICHTBAAR or o.gekozen)

    @property
    def meer(self) -> tuple[Optie, ...]:
        """The choices that are folded away."""
        return tuple(o for i, o in enumerate(self.opties) if i >= EERST_ZICHTBAAR and not o.gekozen)


@dataclass(frozen=True)
class Keuze:
    """One chosen filter, with the address of the page without it."""

    tekst: str
    adres: str


def _opties(rijen: Iterable[tuple[str, str, int, str]], gekozen: tuple[str, ...]) -> tuple[Optie, ...]:
    """Make choices of (key, label, count, fundament); a chosen one that leaves nothing stays visible."""
    opties = [Optie(w, label, aantal, w in gekozen, fundament) for w, label, aantal, fundament in rijen]
    aanwezig = {optie.waarde for optie in opties}
    opties += [Optie(w, w.replace("-", " ").capitalize(), 0, True) for w in gekozen if w not in aanwezig]
    return tuple(opties)


@dataclass(frozen=True)
class Telling:
    """How many verslagen each choice of each filter would leave, by its key, and how many fit all filters."""

    aantal: int
    per: dict[str, dict[str, int]]


def tel(gevonden: ZoekregelQuerySet, vraag: Zoekvraag) -> Telling:
    """Count what matches the words, in two looks at it however many filters there are.

    A filter of which any choice will do is counted without its own choices.
    """
    try:
        aantal, per, plekken = _tel_vakken(gevonden, vraag)
        return Telling(aantal, per | _tel_waarden(filter_op(gevonden, vraag), plekken))
    except EmptyResultSet:  # Django sees that nothing can fit, before the database is asked
        return Telling(0, {naam: {} for naam in FILTERS})


def _tel_vakken(
    gevonden: ZoekregelQuerySet, vraag: Zoekvraag
) -> tuple[int, dict[str, dict[str, int]], Plekken]:
    """Count per `Zoekvak`, then add those up for each filter, with what was chosen in the other filters only.

    The places of the values and fundamenten come along, for the second look.
    """
    per_vak, params = (
        met_waarden(gevonden, vraag)
        .order_by()
        .values_list("vak")
        .annotate(aantal=Count("pk"))
        .query.sql_with_params()
    )
    keuzes = {naam: _in_kolom(naam, vraag.gekozen(naam)) for naam in VAKVELDEN if vraag.gekozen(naam)}
    delen = [
        f"SELECT '', '', sum(aantal) FROM geteld{_waar(keuzes)}",  # noqa: S608 (our names)
        f"SELECT '{PLEK}' || soort, sleutel, plek FROM moresprudentie_telplek",  # noqa: S608
    ]
    for naam, kolom in VAKKOLOMMEN.items():
        waar = _waar(keuzes, behalve=naam)
        per_kolom = f"SELECT {kolom} AS sleutel, sum(aantal) AS aantal FROM geteld{waar} GROUP BY {kolom}"  # noqa: S608
        delen.append(_met_namen(naam, per_kolom))
    past = "".join(f", coalesce({VAKKOLOMMEN[naam]}::text, '') = ANY(%s) AS past_{naam}" for naam in keuzes)
    sql = f"""
        WITH per_vak (vak, aantal) AS ({per_vak}),
        -- Read whole by its index ("> 0"): else `langs_de_index` has them looked up one by one, ten thousand times.
        vak AS MATERIALIZED (
            SELECT id, {", ".join(VAKKOLOMMEN.values())}{past} FROM moresprudentie_zoekvak WHERE id > 0
        ),
        geteld AS MATERIALIZED (
            SELECT p.aantal::int AS aantal, vak.* FROM per_vak AS p JOIN vak ON vak.id = p.vak
        )
        {" UNION ALL ".join(delen)}
    """  # noqa: S608 (the part is SQL made by Django, its values are parameters)
    aantal = 0
    plekken: Plekken = []
    per: dict[str, dict[str, int]] = {naam: {} for naam in VAKVELDEN}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *keuzes.values()])
        for naam, sleutel, hoeveel in cursor.fetchall():
            if not naam:
                aantal = int(hoeveel or 0)
            elif naam.startswith(PLEK):
                plekken.append((naam.removeprefix(PLEK), sleutel, int(hoeveel)))
            elif sleutel or naam == "organisatie":
                sleutel = sleutel or EIGEN
                per[naam][sleutel] = per[naam].get(sleutel, 0) + int(hoeveel)
    return aantal, per, plekken


def _in_kolom(naam: str, gekozen: Sequence[str]) -> list[str]:
    """Give what was chosen in a filter as its column has it, as text; "" is where there is none."""
    if naam not in VAN_ANDEREN:
        return list(gekozen)
    model, veld = VAN_ANDEREN[naam]
    nummers = model._default_manager.filter(**{f"{veld}__in": gekozen}).values_list("pk", flat=True)
    return [*map(str, nummers), *([""] if naam == "organisatie" and EIGEN in gekozen else [])]


def _met_namen(naam: str, geteld: str) -> str:
    """Give the SQL of what was counted for a filter, by what it calls each choice."""
    if naam not in VAN_ANDEREN:
        return f"SELECT '{naam}', sleutel::text, aantal FROM ({geteld}) AS {naam}"  # noqa: S608 (our names)
    model, veld = VAN_ANDEREN[naam]
    return (
        f"SELECT '{naam}', a.{veld}, {naam}.aantal FROM ({geteld}) AS {naam} "  # noqa: S608 (our names)
        f"LEFT JOIN {model._meta.db_table} AS a ON a.id = {naam}.sleutel"
    )


def _waar(keuzes: Iterable[str], behalve: str = "") -> str:
    """Give the condition that a place fits what was chosen in the filters, but for one of them."""
    past = [f"past_{naam}" for naam in keuzes if naam != behalve]
    return f" WHERE {' AND '.join(past)}" if past else ""


def _tel_waarden(regels: ZoekregelQuerySet, plekken: Plekken) -> dict[str, dict[str, int]]:
    """Count values and fundamenten in one look: those with a place at their bits, the others, which are seldom there, apart."""
    per: dict[str, dict[str, int]] = {"waarde": {}, "fundament": {}}
    velden = {"waarde": "waarden", "fundament": "fundamenten"}
    bron, params = regels.order_by().values_list("waarden", "fundamenten").query.sql_with_params()
    overige = regels.exclude(overige=[]).order_by().values_list(Func("overige", function="unnest"))
    apart, apart_params = overige.annotate(aantal=Count("pk")).query.sql_with_params()
    tellers = "".join(
        f", count(*) FILTER (WHERE {velden[soort]} & {1 << plek} <> 0)" for soort, _, plek in plekken
    )
    sql = f"""
        SELECT CASE WHEN EXISTS (SELECT FROM moresprudentie_zoekregel WHERE overige <> '{{}}')
                    THEN (SELECT jsonb_object_agg(sleutel, aantal) FROM ({apart}) AS a (sleutel, aantal)) END,
               count(*){tellers}
        FROM ({bron}) AS r (waarden, fundamenten)
    """  # noqa: S608 (the part is SQL made by Django, its values are parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*apart_params, *params])
        zonder_plek, _, *aantallen = cursor.fetchone()
    for (soort, sleutel, _), aantal in zip(plekken, aantallen, strict=True):
        if aantal:
            per[soort][sleutel] = aantal
    per["waarde"] |= json.loads(zonder_plek or "{}")
    return per


def _waarden(aantallen: dict[str, int], vraag: Zoekvraag) -> tuple[Facet, dict[str, tuple[int, str]]]:
    """Give the values, and the fundamenten of those of this framework: their place and name by their key.

    Values of another version of the framework come with the ones of the present one that they count with.
    """
    over = dict.fromkeys((*aantallen, *vraag.gekozen("waarde")))
    namen: dict[str, tuple[str, str]] = {}
    ook: dict[str, list[str]] = {}
    fundamenten: dict[str, tuple[int, str]] = {}
    zelf = Waarde.objects.filter(slug__in=over, telt_mee_bij=None).order_by("-versie__actueel", "naam", "pk")
    boven = "principe__fundament__"
    rijen = zelf.annotate(ook=ArraySubquery(_OOK)).values_list(
        "slug", "naam", "versie__actueel", "ook", f"{boven}sleutel", f"{boven}volgorde", f"{boven}naam"
    )
    for sleutel, naam, hier, anders, fundament, plek, heet in rijen:
        # What is of another version and goes with none of this one, stands under no fundament of it.
        namen.setdefault(sleutel, (naam, fundament if hier or fundament in VAN_CODIO else ""))
        if sleutel in aantallen:
            ook.setdefault(sleutel, []).extend(anders)
        if hier:
            fundamenten[fundament] = (plek, heet)
    op_aantal = sorted(
        ((sleutel, *namen.get(sleutel, (sleutel, "")), aantal) for sleutel, aantal in aantallen.items()),
        key=lambda rij: (-rij[3], rij[1]),
    )
    opties = _opties(
        ((sleutel, naam, aantal, fundament) for sleutel, naam, fundament, aantal in op_aantal),
        vraag.gekozen("waarde"),
    )
    opties = tuple(replace(o, ook=tuple(dict.fromkeys(ook.get(o.waarde, ())))) for o in opties)
    return Facet("waarde", "Waarde", opties, "waarden"), fundamenten


_OOK = (
    Meetelling.objects.filter(bij__slug=OuterRef("slug"))
    .exclude(waarde__naam=F("bij__naam"))
    .filter(Exists(Verslag.waarden.through.objects.filter(waarde=OuterRef("waarde"))))
    .order_by("waarde__naam")
    .values("waarde__naam")
)
"""The names of what counts with a value under another name, and is named by some verslag."""


def facetten(telling: Telling, vraag: Zoekvraag) -> list[Facet]:
    """Give the filters; one without any choice is left out, and so is the organisation where there is one only."""
    per = telling.per

    def vaakst(naam: str) -> list[tuple[str, str, int, str]]:
        rijen = sorted(per[naam].items(), key=lambda rij: (-rij[1], rij[0]))
        return [(sleutel, sleutel, aantal, "") for sleutel, aantal in rijen]

    waarden, fundamenten = _waarden(per["waarde"], vraag)
    if per["fundament"].keys() - fundamenten.keys():  # under one of them no value was counted itself
        lijst = Fundament.objects.actueel().values_list("sleutel", "volgorde", "naam")
        fundamenten |= {sleutel: (plek, naam) for sleutel, plek, naam in lijst}
    per_fundament = (
        (sleutel, naam, per["fundament"][sleutel], sleutel)
        for sleutel, (_, naam) in sorted(fundamenten.items(), key=itemgetter(1))
        if sleutel in per["fundament"]
    )
    jaren = ((jaar, jaar, aantal, "") for jaar, aantal in sorted(per["jaar"].items(), reverse=True))
    uitkomsten = (
        (sleutel, label, per["uitkomst"][sleutel], "")
        for sleutel, label in Project.Uitkomst.choices
        if sleutel in per["uitkomst"]
    )
    gemaakt = [
        waarden,
        Facet("fundament", "Fundament", _opties(per_fundament, vraag.gekozen("fundament")), "fundamenten"),
        Facet(
            "technologie",
            "Technologie",
            _opties(vaakst("technologie"), vraag.gekozen("technologie")),
            "technologieën",
        ),
        Facet(
            "onderdeel", "Onderdeel", _opties(vaakst("onderdeel"), vraag.gekozen("onderdeel")), "onderdelen"
        ),
        Facet("jaar", "Jaar", _opties(jaren, vraag.gekozen("jaar")), "jaren"),
        Facet("uitkomst", "Uitkomst", _opties(uitkomsten, vraag.gekozen("uitkomst")), "uitkomsten"),
        *_organisaties(per["organisatie"], vraag),
    ]
    return [facet for facet in gemaakt if facet.opties]


def _organisaties(aantallen: dict[str, int], vraag: Zoekvraag) -> list[Facet]:
    """Give the organisations, most verslagen first: only where there is more than one's own."""
    gekozen = vraag.gekozen("organisatie")
    if not {*aantallen, *gekozen} - {EIGEN}:
        return []
    namen = dict(Bron.objects.filter(slug__in=aantallen).values_list("slug", "naam"))
    namen[EIGEN] = Organisatie.huidige().naam
    rijen = sorted(
        ((slug, namen.get(slug, slug), aantal, "") for slug, aantal in aantallen.items()),
        key=lambda rij: (-rij[2], rij[1]),
    )
    return [Facet("organisatie", "Organisatie", _opties(rijen, gekozen), "organisaties")]


def keuzes(facetten: list[Facet], vraag: Zoekvraag) -> list[Keuze]:
    """Give the chosen filters in words, each with the address of the page without it."""
    return [
        Keuze(f"{facet.titel}: {optie.label}", vraag.adres(zonder=(facet.naam, optie.waarde)))
        for facet in facetten
        for optie in facet.opties
        if optie.gekozen
    ]
