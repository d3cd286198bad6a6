"""Searching the databank: words in Dutch, facets with counts, state in the URL.

First comes what has the words themselves (inflections and accents do not matter), then what has them in a compound or has a
synonym (`moresprudentie.zoekplan`). When nothing matches, the beginnings of words are tried ("sensorreg" finds
"sensorregister"); when that gives nothing either, the nearest known word is proposed (`moresprudentie.voorstel`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection, transaction
from django.db.models import F, OuterRef, TextField, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict

from moresprudentie.models import Telplek, Verslag, Zoekregel, Zoekvak, Zoekwoord
from moresprudentie.models.bron import EIGEN
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.models.zoeken import Lezer, ZoekregelQuerySet, ZoekwoordQuerySet
from moresprudentie.zinnen import Zoekterm, letterlijk, vorm
from moresprudentie.zoekindex import BEGIN, CONFIGURATIE, EINDE, zonder_bezit
from moresprudentie.zoekplan import WOORD, Plan, maak_plan
from organisatie.tekst import getal
from waardenkader.models import Waarde

FILTERS = ("waarde", "fundament", "technologie", "onderdeel", "jaar", "uitkomst", "organisatie")
SORTERINGEN = (
    ("beste", "Beste treffer eerst"),
    ("nieuw", "Nieuwste eerst"),
    ("oud", "Oudste eerst"),
    ("titel", "Titel, A tot Z"),
)
MAX_TEKENS = 200
MAX_KEUZES = 50
_NUMMER = re.compile(r"(?:codio\s*)?(20\d\d)[-/ ](\d{1,5})$", re.IGNORECASE)
ZONDER = re.compile(r"(^|\s)-\w")
"""Somebody leaves a word out."""
_OF = re.compile(r"\sor\s", re.IGNORECASE)
"""Any of two will do."""


@dataclass(frozen=True)
class Zoekvraag:
    """What somebody searches for, as it stands in the URL."""

    q: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    sorteer: str
    bladzijde: int = 1
    """As it was asked for; there may be fewer."""
    synoniemen: bool = True
    """Whether words that mean the same are searched for too."""

    @classmethod
    def uit(cls, gegevens: QueryDict) -> Zoekvraag:
        """Read it from the URL; what is not known there is left out."""
        schoon = {
            naam: tuple(
                dict.fromkeys(w.replace("\x00", "")[:MAX_TEKENS] for w in gegevens.getlist(naam) if w)
            )[:MAX_KEUZES]
            for naam in FILTERS
        }
        schoon["jaar"] = tuple(j for j in schoon["jaar"] if j.isascii() and j.isdigit() and len(j) == 4)
        q = " ".join(gegevens.get("q", "").replace("\x00", "").split())[:MAX_TEKENS]
        sorteer = gegevens.get("sorteer", "")
        if sorteer not in dict(SORTERINGEN) or (sorteer == "beste" and not q):
            sorteer = "beste" if q else "nieuw"
        bladzijde = getal(gegevens.get("pagina", "")) or 1
        return cls(q, tuple(schoon.items()), sorteer, bladzijde, gegevens.get("synoniemen") != "uit")

    def gekozen(self, naam: str) -> tuple[str, ...]:
        """Give what was chosen in one filter."""
        return dict(self.filters)[naam]

    @property
    def aantal_filters(self) -> int:
        """The number of choices in all filters together."""
        return sum(len(waarden) for _, waarden in self.filters)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was asked, so that everything is shown."""
        return not self.q and not self.aantal_filters

    def adres(
        self,
        *,
        zonder: tuple[str, str] | None = None,
        q: str | None = None,
        alles_weg: bool = False,
        synoniemen: bool | None = None,
    ) -> str:
        """Give the query string, without one choice, with another word, without any filter, with or without synonyms."""
        delen = QueryDict(mutable=True)
        if tekst := self.q if q is None else q:
            delen["q"] = tekst
        for naam, waarden in self.filters:
            blijft = [w for w in waarden if (naam, w) != zonder and not alles_weg]
            if blijft:
                delen.setlist(naam, blijft)
        if self.sorteer != ("beste" if self.q else "nieuw"):
            delen["sorteer"] = self.sorteer
        if tekst and not (self.synoniemen if synoniemen is None else synoniemen):
            delen["synoniemen"] = "uit"
        return f"?{delen.urlencode()}"

    @property
    def hier(self) -> str:
        """The query string of exactly this list; "" for the list without anything asked.

        A result carries it to its verslag, so that the way back leads here. It names what is searched for and never an
        address, so nobody can be led elsewhere with it.
        """
        delen = QueryDict(self.adres()[1:], mutable=True)
        if self.bladzijde > 1:
            delen["pagina"] = str(self.bladzijde)
        return f"?{delen.urlencode()}" if delen else ""


@dataclass(frozen=True)
class Treffers:
    """What matches the words, before any filter."""

    alles: ZoekregelQuerySet
    """What the reader may find, with these words or without."""
    query: SearchQuery | None = None
    """The words themselves."""
    op_begin: bool = False
    """Only beginnings of words matched."""
    ruim: SearchQuery | None = None
    """The words themselves, and what also counts; None when nothing else does."""
    verschil: SearchQuery | None = None
    """What also counts only."""
    plan: Plan | None = None

    @property
    def gezocht(self) -> SearchQuery | None:
        """All that is looked for: what counts as a hit, and is marked as one."""
        return self.ruim or self.query

    @property
    def regels(self) -> ZoekregelQuerySet:
        """What matches."""
        return self.alles if self.gezocht is None else self.alles.filter(zoekvector=vorm(self.gezocht))


def _woorden(q: str) -> list[str]:
    return WOORD.findall(q)


def is_letterlijk(q: str) -> bool:
    """Say whether somebody wrote a phrase in quotes, left a word out or gave a choice: that is taken as it stands."""
    return '"' in q or bool(ZONDER.search(q)) or bool(_OF.search(q)) or not _woorden(q)


def treffers(
    regels: ZoekregelQuerySet, q: str, *, bekend: ZoekwoordQuerySet | None = None, synoniemen: bool = True
) -> Treffers:
    """Give what has these words in it; all without words.

    Takes what the reader may find, the words out of which compounds are taken (all when it is left out), and whether synonyms
    count. A number ("2026-014") finds that one verslag. Who writes a phrase in quotes or leaves a word out with a minus gets
    exactly that: no compounds, no synonyms.
    """
    if not q:
        return Treffers(regels)
    if nummer := _NUMMER.match(q):
        return Treffers(regels.filter(verslag__jaar=int(nummer[1]), verslag__volgnummer=int(nummer[2])))
    plan = None
    if not is_letterlijk(q):
        plan = maak_plan(q, Zoekwoord.objects.all() if bekend is None else bekend, synoniemen=synoniemen)
    if plan is None or not plan.precies:
        return Treffers(regels, letterlijk(zonder_bezit(q), CONFIGURATIE))
    if plan.ruim == plan.precies:
        gevonden = Treffers(regels, Zoekterm(plan.precies), plan=plan)
    else:
        verschil = Zoekterm(f"({plan.ruim}) & !({plan.precies})")
        gevonden = Treffers(
            regels, Zoekterm(plan.precies), ruim=Zoekterm(plan.ruim), verschil=verschil, plan=plan
        )
    if plan.bekend or gevonden.regels.exists():
        return gevonden
    begin = " & ".join(f"{woord}:*" for woord in _woorden(q))
    return Treffers(
        regels, SearchQuery(begin, config=CONFIGURATIE, search_type="raw"), op_begin=True, plan=plan
    )


def treffers_voor(lezer: Lezer, vraag: Zoekvraag, *, q: str | None = None) -> Treffers:
    """Give what this reader finds with the words of a question, or with other ones, before any filter."""
    return treffers(
        Zoekregel.objects.voor(lezer),
        vraag.q if q is None else q,
        bekend=Zoekwoord.objects.in_kring(lezer.kring),
        synoniemen=vraag.synoniemen,
    )


@contextmanager
def langs_de_index() -> Iterator[None]:
    """Let the database find words by their index in what runs inside this.

    It holds looking into the words of a row for as cheap as looking at a number, and would read all of them to find the newest
    ten: each costs a read of some kB.
    """
    gaat_door = connection.in_atomic_block
    with transaction.atomic():
        laat_zoeken(OP_WOORD)
        yield
        if gaat_door:  # else this lasts until the end of the transaction, which is now
            laat_zoeken(GEWOON)


GEWOON, OP_WOORD, OP_TIJD = ("on", "on", "on"), ("off", "off", "on"), ("off", "on", "off")
"""Which ways of looking the database has: by the word, or going back in time for a word that many have."""


def laat_zoeken(hoe: tuple[str, str, str]) -> None:
    """Let the database look in this way until the end of the transaction."""
    opdracht = "; ".join(f"SET LOCAL enable_{soort}scan = {{}}" for soort in ("seq", "index", "bitmap"))
    with connection.cursor() as cursor:
        cursor.execute(opdracht.format(*hoe))


def met_waarden(regels: ZoekregelQuerySet, vraag: Zoekvraag) -> ZoekregelQuerySet:
    """Keep what has every chosen value and every chosen fundament.

    A value of another version of the framework is here the value, or are the values, of the present one with which it counts.
    """
    for soort, veld in ((Telplek.Soort.WAARDE, "waarden"), (Telplek.Soort.FUNDAMENT, "fundamenten")):
        gekozen = vraag.gekozen(soort)
        if not gekozen:
            continue
        plekken = dict(
            Telplek.objects.filter(soort=soort, sleutel__in=gekozen).values_list("sleutel", "plek")
        )
        bits = sum(1 << plek for plek in plekken.values())
        if bits:
            regels = regels.alias(**{f"heeft_{veld}": F(veld).bitand(bits)}).filter(**{f"heeft_{veld}": bits})
        if anders := [sleutel for sleutel in gekozen if sleutel not in plekken]:
            regels = (
                regels.filter(overige__contains=anders) if soort == Telplek.Soort.WAARDE else regels.none()
            )
    return regels


VAKVELDEN = {
    "technologie": "technologie",
    "onderdeel": "onderdeel__naam",
    "jaar": "jaar",
    "uitkomst": "uitkomst",
    "organisatie": "van",
}
"""The filters with one value for each verslag, and where a `Zoekvak` has it: any of the choices will do."""


def filter_op(regels: ZoekregelQuerySet, vraag: Zoekvraag) -> ZoekregelQuerySet:
    """Keep what fits all chosen filters."""
    keuzes = {f"{veld}__in": vraag.gekozen(naam) for naam, veld in VAKVELDEN.items() if vraag.gekozen(naam)}
    regels = met_waarden(regels, vraag)
    vakken = Zoekvak.objects.alias(van=Coalesce("bron__slug", Value(EIGEN)))
    return regels.filter(vak__in=vakken.filter(**keuzes).order_by().values("pk")) if keuzes else regels


def op_bladzijde(sleutels: list[int], query: SearchQuery | None) -> list[Verslag]:
    """Give these verslagen in this order, with the marks of `met_fragment` and with their values (`getoonde_waarden`)."""
    kolommen = ("slug", "jaar", "volgnummer", "technologie", "uitkomst", "zichtbaarheid", "gepubliceerd_op")
    verslagen = Verslag.objects.filter(pk__in=sleutels).select_related("bron").only(*kolommen, "bron__naam")
    per = {verslag.pk: verslag for verslag in met_fragment(verslagen, query)}
    _lees_waarden(per)
    return [per[pk] for pk in sleutels if pk in per]


def _lees_waarden(per: dict[int, Verslag]) -> None:
    """Give each verslag its `getoonde_waarden`; a value that several have is read once."""
    van = Verslag.waarden.through.objects.filter(verslag__in=per)
    fundament = ("principe__fundament__sleutel", "principe__fundament__naam")
    waarden = list(
        Waarde.objects.filter(pk__in=van.values("waarde"))
        .met_telsleutel()
        .annotate(bij=ArraySubquery(van.filter(waarde=OuterRef("pk")).values("verslag")))
        .select_related("principe__fundament")
        .only("slug", "naam", *fundament)
    )
    for pk, verslag in per.items():
        verslag.getoonde_waarden = [w for w in waarden if pk in w.bij]  # type: ignore[attr-defined]


def met_fragment(verslagen: VerslagQuerySet, query: SearchQuery | None) -> VerslagQuerySet:
    """Add `titel_treffer`, `kort_treffer` (the summary) and `fragment` (from the body), with marks round hits."""
    if query is None:
        leeg = Value("", output_field=TextField())
        return verslagen.annotate(titel_treffer=F("titel"), kort_treffer=F("samenvatting"), fragment=leeg)
    opties: dict[str, Any] = {"config": CONFIGURATIE, "start_sel": BEGIN, "stop_sel": EINDE}
    return verslagen.annotate(
        titel_treffer=SearchHeadline("titel", query, highlight_all=True, **opties),
        kort_treffer=SearchHeadline("samenvatting", query, highlight_all=True, **opties),
        fragment=SearchHeadline("zoektekst", query, min_words=25, max_words=45, **opties),
    )


def heeft_inhoud(q: str) -> bool:
    """Say whether there is a word to search on; articles and the like ("de", "een") are not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery(%s::regconfig, %s)) > 0", [CONFIGURATIE, q])
        return bool(cursor.fetchone()[0])
