"""Sealing the audit trail, and looking whether it is still what was written (decision 0050).

The worker seals what was written, some seconds to a minute later, one line after the other. So writers never wait for each
other; a line that is changed, removed or put in between afterwards no longer fits in the chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.timezone import localtime

from organisatie.models import Auditregel, Auditzegel

STAPEL = 5_000
SPELING = "1 hour"
"""So much earlier than the lines before it a line may say to be written: longer than any transaction lasts."""
MEESTE = 200
"""So many faults of one kind are told one by one."""


class Bevinding(NamedTuple):
    """One fault: what it is about ("audittrail", "bewaard document") and a sentence in Dutch."""

    waar: str
    wat: str


CONTROLES: list[Callable[[], Iterator[Bevinding]]] = []
"""What else is looked through by `manage.py audit_controleren`; a floor above registers its own when Django starts."""


def verzegel() -> int:
    """Give every line without one its seal, in order; gives how many. Can be called at any time, from several places at once."""
    gedaan, moment = 0, timezone.now()
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT organisatie_verzegel(%s, %s)", [STAPEL, moment])
            aantal = cursor.fetchone()[0]
        gedaan += aantal
        if aantal < STAPEL:
            return gedaan


def laatste_zegel() -> str:
    """Give the end of the chain as "number:seal", to keep elsewhere; empty when nothing is sealed yet."""
    zegel = Auditzegel.objects.order_by("-volgnummer").first()
    return f"{zegel.volgnummer}:{bytes(zegel.zegel).hex()}" if zegel else ""


def onverzegeld() -> int:
    """Give how many lines wait for their seal: what was written since the last round."""
    laatste = Auditzegel.objects.order_by("-regel").values_list("regel", flat=True).first() or 0
    return Auditregel.objects.filter(pk__gt=laatste).count()


# The seals themselves: none is missing, and each follows from the one before it.
KETEN = """
SELECT volgnummer, regel FROM (
    SELECT volgnummer, regel, zegel, inhoud, op, lag(zegel) OVER w AS vorige, coalesce(lag(volgnummer) OVER w, 0) AS nummer
    FROM organisatie_auditzegel WINDOW w AS (ORDER BY volgnummer)
) AS z WHERE volgnummer <> nummer + 1 OR zegel <> organisatie_zegel(vorige, inhoud, op) ORDER BY volgnummer
"""
# What went through the door (organisatie.wacht) left a line with what the other line became; without one it is gone.
DEUR = """
WITH deur AS (
    SELECT DISTINCT ON (object_id) object_id::bigint AS regel, decode(details ->> 'inhoud', 'hex') AS inhoud
    FROM organisatie_auditregel
    WHERE soort = 'organisatie.auditregel' AND object_id ~ '^[0-9]+$'
        AND wat IN ('vastgelegde rij gewijzigd', 'vastgelegde rij weggehaald')
    ORDER BY object_id, id DESC
)
"""
# The term of the trail takes its oldest part at once. The newest line of the guard about that says up to where.
OPGERUIMD = """
SELECT max((details ->> 'laatste')::bigint) FROM organisatie_auditregel
WHERE wat = 'vastgelegde rijen weggehaald' AND soort = 'organisatie.auditregel'
"""
WEG = f"""{DEUR}
SELECT z.regel FROM organisatie_auditzegel AS z
LEFT JOIN organisatie_auditregel AS r ON r.id = z.regel LEFT JOIN deur AS d ON d.regel = z.regel
WHERE r.id IS NULL AND (d.regel IS NULL OR d.inhoud IS NOT NULL) AND z.regel > coalesce(({OPGERUIMD}), 0) ORDER BY z.regel
"""  # noqa: S608
ANDERS = f"""{DEUR}
SELECT z.regel FROM organisatie_auditzegel AS z
JOIN organisatie_auditregel AS r ON r.id = z.regel LEFT JOIN deur AS d ON d.regel = z.regel
WHERE organisatie_auditinhoud(r) NOT IN (z.inhoud, coalesce(d.inhoud, z.inhoud)) ORDER BY z.regel
"""  # noqa: S608
# Among what was sealed before, or long after the lines beside it.
TUSSENGEVOEGD = f"""
SELECT r.id FROM organisatie_auditregel AS r
WHERE NOT EXISTS (SELECT FROM organisatie_auditzegel AS z WHERE z.regel = r.id)
    AND r.id < (SELECT max(regel) FROM organisatie_auditzegel)
    AND r.moment < (SELECT max(op) FROM organisatie_auditzegel) - interval '{SPELING}'
UNION ALL
SELECT regel FROM (
    SELECT r.id AS regel, r.moment, z.op,
        max(r.moment) OVER (ORDER BY z.volgnummer ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS eerder
    FROM organisatie_auditzegel AS z JOIN organisatie_auditregel AS r ON r.id = z.regel
) AS x WHERE moment < eerder - interval '{SPELING}' AND op > (SELECT min(op) FROM organisatie_auditzegel)
UNION
SELECT r.id FROM organisatie_auditregel AS r WHERE r.id <= ({OPGERUIMD})
ORDER BY 1
"""  # noqa: S608


def controleer(ijkpunt: str = "") -> Iterator[Bevinding]:
    """Look through the audit trail and what registered itself; gives each fault.

    `ijkpunt` is an earlier end of the chain (`laatste_zegel`) that was kept elsewhere: whoever can rewrite the whole chain cannot
    rewrite that.
    """
    yield from _ijk(ijkpunt)
    with connection.cursor() as cursor:
        cursor.execute(KETEN)
        for volgnummer, regel in cursor.fetchmany(MEESTE):
            yield Bevinding(
                "audittrail",
                f"Zegel {volgnummer} (regel {regel}) volgt niet op het zegel ervoor: daar is een zegel weggehaald of veranderd.",
            )
        cursor.execute(WEG)
        for (regel,) in cursor.fetchmany(MEESTE):
            yield Bevinding("audittrail", f"Regel {regel} is weggehaald. {_ernaast(regel)}")
        cursor.execute(ANDERS)
        for (regel,) in cursor.fetchmany(MEESTE):
            yield Bevinding("audittrail", f"Regel {regel} is veranderd. Nu staat er: {_regel(regel)}")
        cursor.execute(TUSSENGEVOEGD)
        for (regel,) in cursor.fetchmany(MEESTE):
            yield Bevinding(
                "audittrail",
                f"Regel {regel} is later tussengevoegd. Er staat: {_regel(regel)}. {_ernaast(regel)}",
            )
    yield from _opgeruimd()
    for controle in CONTROLES:
        yield from controle()


def _opgeruimd() -> Iterator[Bevinding]:
    """Give what was already wrong among the lines that went when their term was over: the guard wrote that down then."""
    for regel in opgeruimd().filter(details__has_key="anders").order_by("pk"):
        waren, meer = regel.details["anders"][:MEESTE], len(regel.details["anders"]) - MEESTE
        nummers = ", ".join(map(str, waren)) + (f" en nog {meer}" if meer > 0 else "")
        yield Bevinding(
            "audittrail",
            f"Van regels {regel.details['eerste']} tot en met {regel.details['laatste']}, die na hun bewaartermijn weggingen,"
            f" was al iets weggehaald, veranderd of tussengevoegd: {nummers}. Dat staat in regel {regel.pk}.",
        )


def opgeruimd() -> QuerySet[Auditregel]:
    """Give the lines that tell of a part of the trail that went when its term was over."""
    return Auditregel.objects.filter(wat="vastgelegde rijen weggehaald", soort=Auditregel._meta.label_lower)


def _ijk(ijkpunt: str) -> Iterator[Bevinding]:
    if not ijkpunt:
        return
    nummer, _, zegel = ijkpunt.partition(":")
    staat_er = Auditzegel.objects.filter(volgnummer=nummer).first() if nummer.isdigit() else None
    if staat_er is None or bytes(staat_er.zegel).hex() != zegel:
        yield Bevinding(
            "audittrail",
            f"Zegel {nummer} is niet meer het zegel dat je bewaarde: de keten is daarna opnieuw gemaakt, of ingekort.",
        )


def _regel(nummer: int) -> str:
    regel = Auditregel.objects.select_related("door").filter(pk=nummer).first()
    over = f" ({regel.soort} {regel.object_id})" if regel and regel.soort else ""
    return f"‘{regel}’{over}" if regel else "niets"


def _ernaast(nummer: int) -> str:
    """Say between which moments it stood: the lines beside it."""
    voor = Auditregel.objects.filter(pk__lt=nummer).order_by("-pk").first()
    na = Auditregel.objects.filter(pk__gt=nummer).order_by("pk").first()
    delen = [
        f"{woord} regel {regel.pk} van {localtime(regel.moment):%d-%m-%Y %H:%M}"
        for woord, regel in (("na", voor), ("voor", na))
        if regel is not None
    ]
    return f"Het staat {' en '.join(delen)}." if delen else ""
