"""Puts many verslagen in the databank, straight into the tables: a publication one by one takes hours for a hundred thousand."""

from __future__ import annotations

import datetime
import json
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.text import slugify

from codio_site.voorbeelddata.teksten import Schrijver, Waarderij
from formats.models import Invulling
from moresprudentie.citator.gebruik import Gepubliceerd, noteer_van
from moresprudentie.formats import VERSLAG
from moresprudentie.inhoud import Inhoud, alle_tekst, antwoord_uit
from moresprudentie.models import Nummerreeks, Telplek, Verslag, Verslagversie
from moresprudentie.overheden import vul_deelstanden
from moresprudentie.zoekindex import (
    BEZIT_IN_SQL,
    CONFIGURATIE,
    geef_plekken,
    kenmerken,
    kernwoorden,
    losse_woorden,
    plat,
)
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.models import Gebruiker, Organisatie, Organisatieonderdeel
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.models import Project
from waardenkader.models import Kaderversie, Waarde

STAPEL = 2_000
JAREN = 10
PROCESSEN = 2
VAAKST = ("privacy", "transparantie", "uitlegbaarheid", "veiligheid", "inclusiviteit", "effectiviteit")
"""Values that come up in most projects; the others follow in the order of the framework."""
FORMULIEREN = (GESCHIKTHEID, CASUSBESCHRIJVING, FOLLOW_UP, VERSLAG)
ZICHTBAAR = (*["organisatie"] * 14, *["openbaar"] * 4, *["deelnemers"] * 2)


@dataclass(frozen=True)
class Opdracht:
    """Which verslagen one process makes: their numbers, with the number of each in its year, and who is behind them."""

    van: int
    tot: int
    geheel: int
    al: dict[int, int]
    """The last number of each year before."""
    eerste_jaar: int
    gebruiker: int
    kader: int
    organisatie: str
    onderdelen: dict[str, int]
    plekken: dict[tuple[str, str], int]
    """The bit of each value and each fundament, by kind and key."""


def laad(aantal: int, *, door: Gebruiker) -> Iterator[int]:
    """Add so many published verslagen, spread over ten years; says how many are done after each pile."""
    eerste_jaar = timezone.localdate().year - JAREN + 1
    al = dict(Nummerreeks.objects.values_list("jaar", "laatste"))
    afdelingen = Schrijver([], "").woorden["afdeling"]
    onderdelen = {naam: Organisatieonderdeel.objects.get_or_create(naam=naam)[0].pk for naam in afdelingen}
    kader = Kaderversie.objects.get(actueel=True).pk
    geef_plekken()
    plekken = {
        (soort, sleutel): plek
        for soort, sleutel, plek in Telplek.objects.values_list("soort", "sleutel", "plek")
    }
    opdrachten = [
        Opdracht(
            *(van, min(aantal, van + STAPEL), aantal, al, eerste_jaar),
            *(door.pk, kader, Organisatie.huidige().naam, onderdelen, plekken),
        )
        for van in range(0, aantal, STAPEL)
    ]
    klaar = 0
    with _zonder_woordindex(aan=aantal > STAPEL):
        for gemaakt in _verdeel(opdrachten):
            klaar += gemaakt
            yield klaar
        for nummer in range(JAREN):
            jaar = eerste_jaar + nummer
            erbij = _in_jaar(nummer + 1, aantal) - _in_jaar(nummer, aantal)
            Nummerreeks.objects.update_or_create(jaar=jaar, defaults={"laatste": al.get(jaar, 0) + erbij})
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WOORDEN)
        cursor.execute("SELECT moresprudentie_vul_openbaar()")
        bewaar_tellingen()
    vul_deelstanden()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def _zonder_woordindex(*, aan: bool) -> Iterator[None]:
    """Take the indexes on words away and make them anew afterwards: row by row they cost more than all the rest."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE tablename = 'moresprudentie_zoekregel' AND indexdef LIKE '%USING gin%'"
        )
        indexen = cursor.fetchall() if aan else []
        for naam, _ in indexen:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(naam)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '512MB'")
            for _, maken in indexen:
                cursor.execute(maken)
            cursor.execute("RESET maintenance_work_mem")


def _verdeel(opdrachten: list[Opdracht]) -> Iterator[int]:
    """Let several processes work, each with a line of its own to the database; a small pile is done here."""
    if len(opdrachten) == 1:
        yield from map(_maak, opdrachten)
        return
    connection.close()
    with ProcessPoolExecutor(PROCESSEN, multiprocessing.get_context("fork")) as proces:
        yield from proces.map(_maak, opdrachten)


def _in_jaar(jaren: int, aantal: int) -> int:
    """Give how many of them fall before a year, counted from the first."""
    return -(-jaren * aantal // JAREN)


def _maak(opdracht: Opdracht) -> int:
    with transaction.atomic():
        with connection.cursor() as cursor:
            # What is kept of each verslag is made at the end, of all at once.
            cursor.execute("SET LOCAL codio.veel = 'ja'")
        _schrijf(opdracht)
    return opdracht.tot - opdracht.van


class Keten(NamedTuple):
    """One verslag with the keys of all that belongs to it."""

    inhoud: Inhoud
    tekst: str
    """All of it on one line, as search keeps it."""
    vormen: tuple[int, ...]
    """The forms of the project, and that of the verslag."""
    project: int
    verslag: int
    versie: int


def _schrijf(opdracht: Opdracht) -> None:
    rijen = Waarde.objects.actueel().filter(project=None)
    waarden = sorted(rijen, key=lambda w: VAAKST.index(w.slug) if w.slug in VAAKST else len(VAAKST))
    schrijver = Schrijver([_waarderij(waarde) for waarde in waarden], opdracht.organisatie)
    inhouden = list(_inhouden(schrijver, opdracht))
    formulieren = _nummers(Invulling, len(FORMULIEREN) * len(inhouden))
    nummers = [_nummers(model, len(inhouden)) for model in (Project, Verslag, Verslagversie)]
    per_keten = zip(*[iter(formulieren)] * len(FORMULIEREN), strict=True)
    teksten = (plat(alle_tekst(inhoud)) for inhoud in inhouden)
    ketens = [Keten(*deel) for deel in zip(inhouden, teksten, per_keten, *nummers, strict=True)]
    _kopieer(Invulling, (vorm for keten in ketens for vorm in _vormen(keten)))
    _kopieer(Project, (_project(opdracht, keten) for keten in ketens))
    _kopieer(Verslag, (_verslag(opdracht, keten) for keten in ketens))
    _kopieer(Verslagversie, (_versie(opdracht, keten) for keten in ketens))
    pk_van = {waarde.slug: waarde.pk for waarde in waarden}
    _noem_waarden(ketens, pk_van)
    noteer_van(
        [Gepubliceerd(keten.verslag, _moment(keten.inhoud), keten.inhoud) for keten in ketens],
        lambda genoemd: pk_van.get(genoemd["waarde"]),
    )
    _zet_in_index(ketens, opdracht.plekken)


def _vormen(keten: Keten) -> Iterator[Invulling]:
    for pk, format in zip(keten.vormen, FORMULIEREN, strict=True):
        yield Invulling(pk=pk, format=format.sleutel, gemaakt_op=_moment(keten.inhoud), op_slot=True)


def _project(opdracht: Opdracht, keten: Keten) -> Project:
    inhoud = keten.inhoud
    return Project(
        pk=keten.project,
        titel=inhoud["titel"],
        omschrijving=inhoud["omschrijving"],
        onderdeel_id=opdracht.onderdelen[inhoud["onderdeel"]],
        kader_id=opdracht.kader,
        technologie=inhoud["technologie"],
        organisator_id=opdracht.gebruiker,
        fase=Project.Fase.AFGEROND,
        uitkomst=inhoud["uitkomst"]["sleutel"],
        uitkomst_reden=inhoud["uitkomst"]["reden"],
        geschiktheid_id=keten.vormen[0],
        casusbeschrijving_id=keten.vormen[1],
        follow_up_id=keten.vormen[2],
        aangemaakt_op=_moment(inhoud),
    )


def _versie(opdracht: Opdracht, keten: Keten) -> Verslagversie:
    return Verslagversie(
        pk=keten.versie,
        verslag_id=keten.verslag,
        nummer=1,
        inhoud=dict(keten.inhoud),
        zichtbaarheid=_zichtbaar(keten.verslag),
        gepubliceerd_op=_moment(keten.inhoud),
        gepubliceerd_door_id=opdracht.gebruiker,
    )


def _noem_waarden(ketens: list[Keten], pk_van: dict[str, int]) -> None:
    genoemd = Verslag.waarden.through
    paren = [(keten.verslag, pk_van[w["waarde"]]) for keten in ketens for w in keten.inhoud["waarden"]]
    nummers = _nummers(genoemd, len(paren))
    _kopieer(
        genoemd,
        (
            genoemd(pk=pk, verslag_id=verslag, waarde_id=waarde)
            for pk, (verslag, waarde) in zip(nummers, paren, strict=True)
        ),
    )


def _waarderij(waarde: Waarde) -> Waarderij:
    fundament = waarde.principe.fundament
    return {
        "kader": waarde.versie.sleutel,
        "waarde": waarde.slug,
        "naam": waarde.naam,
        "principe": waarde.plaats,
        "fundament": fundament.sleutel,
        "fundament_naam": fundament.naam,
    }


def _inhouden(schrijver: Schrijver, opdracht: Opdracht) -> Iterator[Inhoud]:
    for nummer in range(opdracht.van, opdracht.tot):
        jaren = nummer * JAREN // opdracht.geheel
        begin, einde = _in_jaar(jaren, opdracht.geheel), _in_jaar(jaren + 1, opdracht.geheel)
        jaar = opdracht.eerste_jaar + jaren
        dag = datetime.date(jaar, 1, 1) + datetime.timedelta(days=(nummer - begin) * 320 // (einde - begin))
        yield schrijver.schrijf(nummer, jaar, opdracht.al.get(jaar, 0) + nummer - begin + 1, dag)


def _moment(inhoud: Inhoud) -> datetime.datetime:
    return datetime.datetime.fromisoformat(inhoud["gepubliceerd_op"])


def _zichtbaar(verslag: int) -> str:
    return ZICHTBAAR[verslag % len(ZICHTBAAR)]


def _verslag(opdracht: Opdracht, keten: Keten) -> Verslag:
    inhoud = keten.inhoud
    moment = _moment(inhoud)
    jaar, volgnummer = (int(deel) for deel in inhoud["nummer"].removeprefix("CODIO ").split("-"))
    return Verslag(
        pk=keten.verslag,
        project_id=keten.project,
        invulling_id=keten.vormen[3],
        status=Verslag.Status.GEPUBLICEERD,
        gemaakt_op=moment,
        jaar=jaar,
        volgnummer=volgnummer,
        slug=f"{slugify(inhoud['titel'])[:80]}-{jaar}-{volgnummer}",
        huidige_versie_id=keten.versie,
        zichtbaarheid=_zichtbaar(keten.verslag),
        gepubliceerd_op=moment,
        titel=inhoud["titel"],
        samenvatting=plat(antwoord_uit(inhoud, "samenvatting")),
        technologie=inhoud["technologie"],
        onderdeel_id=opdracht.onderdelen[inhoud["onderdeel"]],
        uitkomst=inhoud["uitkomst"]["sleutel"],
        trefwoorden=inhoud["trefwoorden"],
        zoektekst=keten.tekst,
    )


def _nummers(model: type[models.Model], hoeveel: int) -> list[int]:
    """Take so many keys of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, hoeveel],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _kopieer(model: type[models.Model], rijen: Iterable[models.Model]) -> None:
    velden = model._meta.local_concrete_fields
    kolommen = ", ".join(connection.ops.quote_name(str(veld.column)) for veld in velden)
    sql = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({kolommen}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as kopie:
        for rij in rijen:
            kopie.write_row([_waarde(veld, getattr(rij, veld.attname)) for veld in velden])


def _waarde(veld: models.Field[Any, Any], waarde: Any) -> Any:
    if isinstance(veld, models.JSONField):
        return json.dumps(waarde)
    return list(waarde) if isinstance(veld, ArrayField) else waarde


def _zet_in_index(ketens: list[Keten], plekken: dict[tuple[str, str], int]) -> None:
    """Do for many what `moresprudentie.zoekindex.zet_in_index` does for one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE kern (verslag bigint, kern text, woorden text[], kenmerken varchar[],"
            " waarden bigint, fundamenten bigint) ON COMMIT DROP"
        )
        with cursor.copy("COPY kern FROM STDIN") as kopie:
            for keten in ketens:
                inhoud = keten.inhoud
                kern = kernwoorden(inhoud)
                woorden = losse_woorden(f"{inhoud['titel']} {kern} {keten.tekst}")
                lijst = "{" + ",".join(woorden) + "}"  # letters only, so there is nothing to quote
                kopie.write_row([keten.verslag, kern, lijst, kenmerken(inhoud), *_bits(inhoud, plekken)])
        cursor.execute("LOCK TABLE moresprudentie_zoekvak IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(VAKKEN)
        cursor.execute(REGELS, {"taal": CONFIGURATIE, "bezit": BEZIT_IN_SQL})
        cursor.execute("DROP TABLE kern; SET LOCAL codio.veel = ''")
        cursor.execute("SELECT moresprudentie_zet_cijferregels(%s)", [[keten.verslag for keten in ketens]])


def _bits(inhoud: Inhoud, plekken: dict[tuple[str, str], int]) -> tuple[int, int]:
    waarden = {plekken[Telplek.Soort.WAARDE, waarde["waarde"]] for waarde in inhoud["waarden"]}
    fundamenten = {plekken[Telplek.Soort.FUNDAMENT, waarde["fundament"]] for waarde in inhoud["waarden"]}
    return sum(1 << plek for plek in waarden), sum(1 << plek for plek in fundamenten)


VAKKEN = """
    INSERT INTO moresprudentie_zoekvak (technologie, onderdeel_id, jaar, uitkomst)
    SELECT DISTINCT v.technologie, v.onderdeel_id, v.jaar, v.uitkomst
    FROM moresprudentie_verslag AS v JOIN kern ON kern.verslag = v.id
    EXCEPT SELECT technologie, onderdeel_id, jaar, uitkomst FROM moresprudentie_zoekvak WHERE bron_id IS NULL
"""
REGELS = """
    INSERT INTO moresprudentie_zoekregel
        (verslag_id, vak_id, zichtbaarheid, gepubliceerd_op, waarden, fundamenten, overige, woorden, kenmerken, rangvector,
         zoekvector)
    SELECT w.id, w.vak, w.zichtbaarheid, w.gepubliceerd_op, w.waarden, w.fundamenten, '{}'::varchar[], w.woorden, w.kenmerken,
           moresprudentie_met_paren(w.rang),
           moresprudentie_met_paren(w.rang || setweight(
               to_tsvector(%(taal)s::regconfig, regexp_replace(concat_ws(' ', v.zoektekst, o.naam), %(bezit)s, '', 'g')), 'D'
           ))
    FROM (
        SELECT v.id, k.id AS vak, v.zichtbaarheid, v.gepubliceerd_op, kern.woorden, kern.kenmerken, kern.waarden,
               kern.fundamenten,
               setweight(to_tsvector(%(taal)s::regconfig, regexp_replace(v.titel, %(bezit)s, '', 'g')), 'A')
               || setweight(to_tsvector(%(taal)s::regconfig, regexp_replace(kern.kern, %(bezit)s, '', 'g')), 'B')
               || setweight(to_tsvector(%(taal)s::regconfig, regexp_replace(v.samenvatting, %(bezit)s, '', 'g')), 'C') AS rang
        FROM moresprudentie_verslag AS v
        JOIN kern ON kern.verslag = v.id
        JOIN moresprudentie_zoekvak AS k
          ON k.technologie = v.technologie AND k.onderdeel_id IS NOT DISTINCT FROM v.onderdeel_id
         AND k.jaar = v.jaar AND k.uitkomst = v.uitkomst AND k.bron_id IS NULL
    ) AS w
    JOIN moresprudentie_verslag AS v ON v.id = w.id
    LEFT JOIN organisatie_organisatieonderdeel AS o ON o.id = v.onderdeel_id
"""
WOORDEN = """
    DELETE FROM moresprudentie_zoekwoord;
    INSERT INTO moresprudentie_zoekwoord (woord, kaal, zichtbaarheid, aantal)
    SELECT woord, unaccent(woord), zichtbaarheid, aantal FROM (
        SELECT woord, zichtbaarheid, count(*) AS aantal
        FROM moresprudentie_zoekregel, unnest(woorden) AS woord GROUP BY 1, 2
    ) AS geteld
"""
