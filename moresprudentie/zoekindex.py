"""What is kept of a published verslag for searching (`moresprudentie.models.zoeken`): its words, and what it is counted by."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import Expression, Func, Value

from moresprudentie.inhoud import Inhoud, alle_tekst, antwoord_uit, zonder_telzin
from moresprudentie.models import Telplek, Verslag, Verwantenlijst, Zoekregel, Zoekvak
from waardenkader.meetellen import FUNDAMENT, SLEUTEL, telt_als
from waardenkader.models import Fundament, Waarde

CONFIGURATIE = "codio_dutch"
BEGIN, EINDE = "\x02", "\x03"
"""Marks round a hit in a snippet; taken out of every stored text, so they can mean nothing else."""

_WOORD = re.compile(r"[^\W\d_]{3,}")
_OPMAAK = re.compile(r"(^|\s)[#>*+-]+\s|[*_`]{1,3}|\[([^\]]*)\]\([^)]*\)")


_BEZIT = re.compile(r"(?<=\w)['’](?:s|n|tje|tjes)\b", re.IGNORECASE)
BEZIT_IN_SQL = r"(?<=\w)['’](s|n|tje|tjes)\M"
"""The same for PostgreSQL."""


def plat(tekst: str) -> str:
    """Take light Markdown, give the words of it on one line."""
    zonder = _OPMAAK.sub(
        lambda m: f" {m.group(2) or ''}" if m.group(1) is not None or m.group(2) else "", tekst
    )
    return " ".join(zonder.replace(BEGIN, "").replace(EINDE, "").split())


def zonder_bezit(tekst: str) -> str:
    """Give a text without the endings after an apostrophe: who looks for "foto" finds "foto's", and "foto’s" too."""
    return _BEZIT.sub("", tekst)


def zet_in_index(verslag: Verslag, inhoud: Inhoud) -> None:
    """Make or renew what search keeps of a verslag that is published; takes its present content."""
    assert verslag.jaar is not None  # it was published
    kern, alles = kernwoorden(inhoud), plat(alle_tekst(inhoud))
    Verslag.objects.filter(pk=verslag.pk).update(zoektekst=alles)
    Verwantenlijst.objects.vergeet(verslag)
    kort = plat(zonder_telzin(antwoord_uit(inhoud, "samenvatting")) or inhoud["omschrijving"])
    rang = _vector(inhoud["titel"], "A") + _vector(kern, "B") + _vector(kort, "C")
    vak: dict[str, Any] = {
        "technologie": verslag.technologie,
        "onderdeel": verslag.onderdeel,
        "jaar": verslag.jaar,
        "uitkomst": verslag.uitkomst,
        "bron": verslag.bron,
    }
    velden: dict[str, Any] = {
        "woorden": losse_woorden(f"{inhoud['titel']} {kern} {alles}"),
        "kenmerken": kenmerken(inhoud),
        "vak": Zoekvak.objects.filter(**vak).first() or Zoekvak.objects.create(**vak),
        "zichtbaarheid": verslag.zichtbaarheid,
        "gepubliceerd_op": verslag.gepubliceerd_op,
    }
    Zoekregel.objects.update_or_create(verslag=verslag, defaults=velden)
    # Ranking every match on the whole text is what costs; so the words of title, keywords, values and summary stand apart in a
    # short vector, and the body only serves to match.
    Zoekregel.objects.filter(pk=verslag.pk).update(
        rangvector=_met_paren(rang),
        zoekvector=_met_paren(rang + _vector(f"{alles} {inhoud['onderdeel']}", "D")),
    )
    _tel_waarden([verslag.pk])


def kernwoorden(inhoud: Inhoud) -> str:
    """Give the keywords, the technology and the names of the values, with commas between them."""
    namen = (waarde["naam"] for waarde in inhoud["waarden"])
    return ", ".join([*inhoud["trefwoorden"], inhoud["technologie"], *namen])


def kenmerken(inhoud: Inhoud) -> list[str]:
    """Give what weighed heaviest and what was in tension, each as one key."""
    zwaar = {f"zwaar {waarde['waarde']}" for waarde in inhoud["waarden"] if waarde["weegt_zwaar"]}
    paren = (sorted((s["a"]["waarde"], s["b"]["waarde"])) for s in inhoud["spanningen"])
    return sorted(zwaar | {f"spanning {een} {ander}" for een, ander in paren})


def losse_woorden(tekst: str) -> list[str]:
    """Give the words of a text of three letters and more, in small letters, each once."""
    return sorted(set(_WOORD.findall(tekst.lower())))


def _vector(tekst: str, gewicht: str) -> SearchVector:
    return SearchVector(Value(zonder_bezit(tekst)), config=CONFIGURATIE, weight=gewicht)


def _met_paren(vector: Expression) -> Func:
    """Add each pair of neighbours as a word of its own (`moresprudentie.zinnen`)."""
    return Func(vector, function="moresprudentie_met_paren")


def tel_opnieuw() -> None:
    """Count all verslagen anew by the values of the framework in use: another one came into use, or the mapping changed."""
    Telplek.objects.all().delete()
    if Zoekregel.objects.exists():
        _tel_waarden(None)
        Verwantenlijst.objects.vernieuw_alle()


def geef_plekken() -> list[str]:
    """Give each value and each fundament of the framework in use a place of its own; gives the keys that are new."""
    actueel = Waarde.objects.actueel().filter(project=None).op_volgorde()
    sleutels = {
        Telplek.Soort.WAARDE: dict.fromkeys(actueel.values_list("slug", flat=True)),
        Telplek.Soort.FUNDAMENT: dict.fromkeys(Fundament.objects.actueel().values_list("sleutel", flat=True)),
    }
    erbij: list[str] = []
    for soort, namen in sleutels.items():
        staat = set(Telplek.objects.filter(soort=soort).values_list("sleutel", flat=True))
        nieuw = [naam for naam in namen if naam not in staat]
        plekken = range(len(staat), Telplek.PLAATSEN)
        Telplek.objects.bulk_create(
            (
                Telplek(soort=soort, sleutel=naam, plek=plek)
                for naam, plek in zip(nieuw, plekken, strict=False)
            ),
            ignore_conflicts=True,
        )
        erbij += nieuw
    return erbij


def _tel_waarden(verslagen: list[int] | None) -> None:
    """Set the bits of these verslagen, or of all; also of those that named a value before it had a place."""
    erbij = geef_plekken()
    if verslagen is not None and erbij:
        eerder = Zoekregel.objects.filter(overige__overlap=erbij).values_list("pk", flat=True)
        verslagen = [*verslagen, *eerder]
    genoemd = Verslag.waarden.through.objects.order_by()
    if verslagen is not None:
        genoemd = genoemd.filter(verslag__in=verslagen)
    rijen = genoemd.values_list("verslag", telt_als("waarde", SLEUTEL), telt_als("waarde", FUNDAMENT))
    bron, params = rijen.query.sql_with_params()
    sql = f"""
        WITH genoemd AS (SELECT * FROM ({bron}) AS g (verslag, sleutel, fundament)),
        geteld AS (
            SELECT g.verslag,
                   bit_or(CASE WHEN w.plek IS NULL THEN 0 ELSE 1::bigint << w.plek END) AS waarden,
                   bit_or(CASE WHEN f.plek IS NULL THEN 0 ELSE 1::bigint << f.plek END) AS fundamenten,
                   coalesce(array_agg(DISTINCT g.sleutel) FILTER (WHERE w.plek IS NULL), '{{}}') AS overige
            FROM genoemd AS g
            LEFT JOIN moresprudentie_telplek AS w ON w.soort = 'waarde' AND w.sleutel = g.sleutel
            LEFT JOIN moresprudentie_telplek AS f ON f.soort = 'fundament' AND f.sleutel = g.fundament
            GROUP BY g.verslag
        )
        UPDATE moresprudentie_zoekregel AS z
        SET waarden = coalesce(geteld.waarden, 0), fundamenten = coalesce(geteld.fundamenten, 0),
            overige = coalesce(geteld.overige, '{{}}')
        FROM moresprudentie_zoekregel AS r LEFT JOIN geteld ON geteld.verslag = r.verslag_id
        WHERE z.verslag_id = r.verslag_id AND (%s OR r.verslag_id = ANY(%s))
        AND (z.waarden, z.fundamenten, z.overige) IS DISTINCT FROM
            (coalesce(geteld.waarden, 0), coalesce(geteld.fundamenten, 0), coalesce(geteld.overige, '{{}}'))
    """  # noqa: S608 (the part is SQL made by Django, its values are parameters)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, verslagen is None, verslagen or []])
