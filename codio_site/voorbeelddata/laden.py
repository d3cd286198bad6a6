"""Puts many verslagen in the databank, straight into the tables: a publication one by one takes hours for a hundred thousand."""

from __future__ import annotations

import datetime
import gc
import json
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.text import slugify

from codio_site.voorbeelddata.index import Regel, Tekst, Woordtelling, Zinnen, tel_woorden, zet_in_index
from codio_site.voorbeelddata.teksten import Schrijver, Waarderij
from formats.models import Invulling
from moresprudentie.citator.gebruik import Gepubliceerd, noteer_van
from moresprudentie.formats import VERSLAG
from moresprudentie.inhoud import Inhoud, antwoord_uit
from moresprudentie.models import Nummerreeks, Telplek, Verslag, Verslagversie, Zoekvak
from moresprudentie.overheden import vul_deelstanden
from moresprudentie.zoekindex import geef_plekken, plat
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.models import Gebruiker, Organisatie, Organisatieonderdeel
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.models import Project
from waardenkader.models import Kaderversie, Waarde

STAPEL = 2_000
JAREN = 10
PROCESSEN = 2
ZINNEN = Zinnen()
"""What this process wrote before."""
VAAKST = ("privacy", "transparantie", "uitlegbaarheid", "veiligheid", "inclusiviteit", "effectiviteit")
"""Values that come up in most projects; the others follow in the order of the framework."""
FORMULIEREN = (GESCHIKTHEID, CASUSBESCHRIJVING, FOLLOW_UP, VERSLAG)
ZICHTBAAR = (*["organisatie"] * 14, *["openbaar"] * 4, *["deelnemers"] * 2)


Vak = tuple[str, int, int, str]
"""Technology, part of the organisation, year and outcome of a verslag."""


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
    # First, so that numbers are never given twice when this is broken off.
    for nummer in range(JAREN):
        jaar = eerste_jaar + nummer
        erbij = _in_jaar(nummer + 1, aantal) - _in_jaar(nummer, aantal)
        Nummerreeks.objects.update_or_create(jaar=jaar, defaults={"laatste": al.get(jaar, 0) + erbij})
    klaar = 0
    woorden: Woordtelling = defaultdict(Counter)
    with _zonder_woordindex(aan=aantal > STAPEL):
        for gemaakt, telling in _verdeel(opdrachten):
            for zichtbaar, geteld in telling.items():
                woorden[zichtbaar].update(geteld)
            klaar += gemaakt
            yield klaar
    with transaction.atomic(), connection.cursor() as cursor:
        tel_woorden(woorden)
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
            " WHERE tablename IN ('moresprudentie_zoekregel', 'moresprudentie_verslagactie')"
            " AND indexdef LIKE '%USING gin%'"
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


def _verdeel(opdrachten: list[Opdracht]) -> Iterator[tuple[int, Woordtelling]]:
    """Let several processes work, each with a line of its own to the database; a small pile is done here."""
    if len(opdrachten) == 1:
        yield from map(_maak, opdrachten)
        return
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # else the processes share what it keeps open
    # The rows of a pile are freed when they are written; looking for circles among them meanwhile takes a seventh of the time.
    with ProcessPoolExecutor(
        PROCESSEN, multiprocessing.get_context("fork"), initializer=gc.disable
    ) as proces:
        yield from proces.map(_maak, opdrachten)


def _in_jaar(jaren: int, aantal: int) -> int:
    """Give how many of them fall before a year, counted from the first."""
    return -(-jaren * aantal // JAREN)


def _maak(opdracht: Opdracht) -> tuple[int, Woordtelling]:
    rijen = Waarde.objects.actueel().filter(project=None)
    waarden = sorted(rijen, key=lambda w: VAAKST.index(w.slug) if w.slug in VAAKST else len(VAAKST))
    schrijver = Schrijver([_waarderij(waarde) for waarde in waarden], opdracht.organisatie)
    inhouden = list(_inhouden(schrijver, opdracht))
    vakken = _maak_vakken(inhouden, opdracht)
    with transaction.atomic(), _zonder_wachters():
        ketens = _schrijf(inhouden, opdracht, {waarde.slug: waarde.pk for waarde in waarden})
        ZINNEN.bewaar()
        telling = zet_in_index(
            [
                Regel(k.verslag, vakken[_vak(k.inhoud, opdracht)], _zichtbaar(k.verslag), k.inhoud, k.tekst)
                for k in ketens
            ],
            opdracht.plekken,
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT moresprudentie_zet_cijferregels(%s)", [[k.verslag for k in ketens]])
    return opdracht.tot - opdracht.van, telling


@contextmanager
def _zonder_wachters() -> Iterator[None]:
    """Let the database take what is written here as it comes: it belongs together, and what is kept of it is made at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        mag = cursor.fetchone()[0] == "on"
        if mag:
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL codio.veel = 'ja'")
        yield
        cursor.execute("SET LOCAL codio.veel = ''")
        if mag:
            cursor.execute("SET LOCAL session_replication_role = origin")


def _maak_vakken(inhouden: list[Inhoud], opdracht: Opdracht) -> dict[Vak, int]:
    """Make the places of verslagen with the same technology, part, year and outcome, and give their keys.

    In a transaction of its own: the other process waits for it.
    """
    vakken = {_vak(inhoud, opdracht) for inhoud in inhouden}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE moresprudentie_zoekvak IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(VAKKEN, [list(kolom) for kolom in zip(*vakken, strict=True)])
    rijen = Zoekvak.objects.filter(bron=None, jaar__in={jaar for _, _, jaar, _ in vakken})
    return {
        (t, o, j, u): pk
        for pk, t, o, j, u in rijen.values_list("pk", "technologie", "onderdeel", "jaar", "uitkomst")
    }


def _vak(inhoud: Inhoud, opdracht: Opdracht) -> Vak:
    onderdeel = opdracht.onderdelen[inhoud["onderdeel"]]
    return inhoud["technologie"], onderdeel, _nummer(inhoud)[0], inhoud["uitkomst"]["sleutel"]


class Keten(NamedTuple):
    """One verslag with the keys of all that belongs to it."""

    inhoud: Inhoud
    tekst: Tekst
    vormen: tuple[int, ...]
    """The forms of the project, and that of the verslag."""
    project: int
    verslag: int
    versie: int


def _schrijf(inhouden: list[Inhoud], opdracht: Opdracht, pk_van: dict[str, int]) -> list[Keten]:
    formulieren = _nummers(Invulling, len(FORMULIEREN) * len(inhouden))
    nummers = [_nummers(model, len(inhouden)) for model in (Project, Verslag, Verslagversie)]
    per_keten = zip(*[iter(formulieren)] * len(FORMULIEREN), strict=True)
    teksten = [ZINNEN.van(inhoud) for inhoud in inhouden]
    ketens = [Keten(*deel) for deel in zip(inhouden, teksten, per_keten, *nummers, strict=True)]
    _kopieer(Invulling, (vorm for keten in ketens for vorm in _vormen(keten)))
    _kopieer(Project, (_project(opdracht, keten) for keten in ketens))
    _kopieer(Verslag, (_verslag(opdracht, keten) for keten in ketens))
    _kopieer(Verslagversie, (_versie(opdracht, keten) for keten in ketens))
    noteer_van(
        [Gepubliceerd(keten.verslag, _moment(keten.inhoud), keten.inhoud) for keten in ketens],
        lambda genoemd: pk_van.get(genoemd["waarde"]),
        schrijf=_kopieer_genummerd,
    )
    with connection.cursor() as cursor:
        cursor.execute(WAARDEN, [[keten.verslag for keten in ketens]])
    return ketens


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


def _nummer(inhoud: Inhoud) -> tuple[int, int]:
    """Give the year and the number in it."""
    jaar, volgnummer = inhoud["nummer"].removeprefix("CODIO ").split("-")
    return int(jaar), int(volgnummer)


def _zichtbaar(verslag: int) -> str:
    return ZICHTBAAR[verslag % len(ZICHTBAAR)]


def _verslag(opdracht: Opdracht, keten: Keten) -> Verslag:
    inhoud = keten.inhoud
    moment = _moment(inhoud)
    jaar, volgnummer = _nummer(inhoud)
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
        zoektekst=keten.tekst.regel,
    )


def _nummers(model: type[models.Model], hoeveel: int) -> list[int]:
    """Take so many keys of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, hoeveel],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _kopieer_genummerd(model: type[models.Model], rijen: list[Any]) -> list[Any]:
    """Give rows their keys, and put them in their table."""
    for rij, pk in zip(rijen, _nummers(model, len(rijen)), strict=True):
        rij.pk = pk
    _kopieer(model, rijen)
    return rijen


def _kopieer(model: type[models.Model], rijen: Iterable[models.Model]) -> None:
    velden = [veld for veld in model._meta.local_concrete_fields if not veld.generated]
    kolommen = ", ".join(connection.ops.quote_name(str(veld.column)) for veld in velden)
    sql = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({kolommen}) FROM STDIN"
    # Millions of cells pass here: what a field needs is looked up once.
    waarden = attrgetter(*(veld.attname for veld in velden))
    als_json = [nr for nr, veld in enumerate(velden) if isinstance(veld, models.JSONField)]
    with connection.cursor() as cursor, cursor.copy(sql) as kopie:
        for rij in rijen:
            cellen = list(waarden(rij))
            for nr in als_json:
                cellen[nr] = json.dumps(cellen[nr])
            kopie.write_row(cellen)


WAARDEN = """
    INSERT INTO moresprudentie_verslag_waarden (verslag_id, waarde_id)
    SELECT verslag_id, waarde_id FROM moresprudentie_waardegebruik WHERE verslag_id = ANY (%s)
"""
VAKKEN = """
    INSERT INTO moresprudentie_zoekvak (technologie, onderdeel_id, jaar, uitkomst)
    SELECT * FROM unnest(%s::varchar[], %s::bigint[], %s::smallint[], %s::varchar[])
    EXCEPT SELECT technologie, onderdeel_id, jaar, uitkomst FROM moresprudentie_zoekvak WHERE bron_id IS NULL
"""
