"""The filters beside the results, each with how many verslagen it would leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Exists, F, Func, Model, OuterRef

from moresprudentie.models import Bron, Telplek, Verslag, Zoekregel
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
        aantal, per = _tel_vakken(gevonden, vraag)
        return Telling(aantal, per | _tel_waarden(filter_op(gevonden, vraag)))
    except EmptyResultSet:  # Django sees that nothing can fit, before the database is asked
        return Telling(0, {naam: {} for naam in FILTERS})


def _tel_vakken(gevonden: ZoekregelQuerySet, vraag: Zoekvraag) -> tuple[int, dict[str, dict[str, int]]]:
    """Count per `Zoekvak`, then add those up for each filter, with what was chosen in the other filters only."""
    per_vak, params = (
        met_waarden(gevonden, vraag)
        .order_by()
        .values_list("vak")
        .annotate(aantal=Count("pk"))
        .query.sql_with_params()
    )
    keuzes = {naam: _in_kolom(naam, vraag.gekozen(naam)) for naam in VAKVELDEN if vraag.gekozen(naam)}
    delen = [f"SELECT '', '', sum(aantal) FROM geteld{_waar(keuzes)}"]  # noqa: S608 (our names)
    for naam, kolom in VAKKOLOMMEN.items():
        waar = _waar(keuzes, behalve=naam)
        delen.append(f"SELECT '{naam}', {kolom}::text, sum(aantal) FROM geteld{waar} GROUP BY {kolom}")  # noqa: S608
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
    per: dict[str, dict[str, int]] = {naam: {} for naam in VAKVELDEN}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *keuzes.values()])
        for naam, sleutel, hoeveel in cursor.fetchall():
            if not naam:
                aantal = int(hoeveel or 0)
            elif sleutel or naam == "organisatie":
                per[naam][sleutel or EIGEN] = int(hoeveel)
    for naam in VAN_ANDEREN:
        per[naam] = _met_namen(naam, per[naam])
    return aantal, per


def _in_kolom(naam: str, gekozen: Sequence[str]) -> list[str]:
    """Give what was chosen in a filter as its column has it, as text; "" is where there is none."""
    if naam not in VAN_ANDEREN:
        return list(gekozen)
    model, veld = VAN_ANDEREN[naam]
    nummers = model._default_manager.filter(**{f"{veld}__in": gekozen}).values_list("pk", flat=True)
    return [*map(str, nummers), *([""] if naam == "organisatie" and EIGEN in gekozen else [])]


def _met_namen(naam: str, per_nummer: dict[str, int]) -> dict[str, int]:
    """Give counts by what the filter calls each; two that are called the same count together."""
    model, veld = VAN_ANDEREN[naam]
    per = {EIGEN: per_nummer[EIGEN]} if EIGEN in per_nummer else {}
    nummers = [nummer for nummer in per_nummer if nummer != EIGEN]
    for nummer, heet in model._default_manager.filter(pk__in=nummers).values_list("pk", veld):
        per[heet] = per.get(heet, 0) + per_nummer[str(nummer)]
    return per


def _waar(keuzes: Iterable[str], behalve: str = "") -> str:
    """Give the condition that a place fits what was chosen in the filters, but for one of them."""
    past = [f"past_{naam}" for naam in keuzes if naam != behalve]
    return f" WHERE {' AND '.join(past)}" if past else ""


def _tel_waarden(regels: ZoekregelQuerySet) -> dict[str, dict[str, int]]:
    """Count values and fundamenten: those with a place in one look at the bits, the others apart."""
    plekken = list(Telplek.objects.values_list("soort", "sleutel", "plek"))
    per: dict[str, dict[str, int]] = {"waarde": {}, "fundament": {}}
    velden = {"waarde": "waarden", "fundament": "fundamenten"}
    bron, params = regels.order_by().values_list("waarden", "fundamenten").query.sql_with_params()
    if plekken:
        tellers = ", ".join(
            f"count(*) FILTER (WHERE {velden[soort]} & {1 << plek} <> 0)" for soort, _, plek in plekken
        )
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {tellers} FROM ({bron}) AS r (waarden, fundamenten)", params)  # noqa: S608
            for (soort, sleutel, _), aantal in zip(plekken, cursor.fetchone(), strict=True):
                if aantal:
                    per[soort][sleutel] = aantal
    if Zoekregel.objects.exclude(overige=[]).exists():
        overige = regels.exclude(overige=[]).order_by().values_list(Func("overige", function="unnest"))
        per["waarde"] |= dict(overige.annotate(aantal=Count("pk")))
    return per


def _waarden(aantallen: dict[str, int], vraag: Zoekvraag) -> Facet:
    """Give the values; those of another version of the framework with the ones of the present one that they count with."""
    over = dict.fromkeys((*aantallen, *vraag.gekozen("waarde")))
    namen: dict[str, tuple[str, str]] = {}
    ook: dict[str, list[str]] = {}
    zelf = Waarde.objects.filter(slug__in=over, telt_mee_bij=None).order_by("-versie__actueel", "naam", "pk")
    for sleutel, naam, fundament, hier in zelf.values_list(
        "slug", "naam", "principe__fundament__sleutel", "versie__actueel"
    ):
        # What is of another version and goes with none of this one, stands under no fundament of it.
        namen.setdefault(sleutel, (naam, fundament if hier or fundament in VAN_CODIO else ""))
    mee = Meetelling.objects.filter(bij__slug__in=aantallen).exclude(waarde__naam=F("bij__naam"))
    for sleutel, naam in (
        mee.filter(_GENOEMD).order_by("waarde__naam").values_list("bij__slug", "waarde__naam")
    ):
        if naam not in ook.setdefault(sleutel, []):
            ook[sleutel].append(naam)
    rijen = sorted(
        ((sleutel, *namen.get(sleutel, (sleutel, "")), aantal) for sleutel, aantal in aantallen.items()),
        key=lambda rij: (-rij[3], rij[1]),
    )
    opties = _opties(
        ((sleutel, naam, aantal, fundament) for sleutel, naam, fundament, aantal in rijen),
        vraag.gekozen("waarde"),
    )
    return Facet(
        "waarde", "Waarde", tuple(replace(o, ook=tuple(ook.get(o.waarde, ()))) for o in opties), "waarden"
    )


_GENOEMD = Exists(Verslag.waarden.through.objects.filter(waarde=OuterRef("waarde")))
"""A value that some verslag names."""


def facetten(telling: Telling, vraag: Zoekvraag) -> list[Facet]:
    """Give the filters; one without any choice is left out, and so is the organisation where there is one only."""
    per = telling.per

    def vaakst(naam: str) -> list[tuple[str, str, int, str]]:
        rijen = sorted(per[naam].items(), key=lambda rij: (-rij[1], rij[0]))
        return [(sleutel, sleutel, aantal, "") for sleutel, aantal in rijen]

    fundamenten = (
        (f.sleutel, f.naam, per["fundament"][f.sleutel], f.sleutel)
        for f in Fundament.objects.actueel()
        if f.sleutel in per["fundament"]
    )
    jaren = ((jaar, jaar, aantal, "") for jaar, aantal in sorted(per["jaar"].items(), reverse=True))
    uitkomsten = (
        (sleutel, label, per["uitkomst"][sleutel], "")
        for sleutel, label in Project.Uitkomst.choices
        if sleutel in per["uitkomst"]
    )
    gemaakt = [
        _waarden(per["waarde"], vraag),
        Facet("fundament", "Fundament", _opties(fundamenten, vraag.gekozen("fundament")), "fundamenten"),
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
