"""What search keeps of many verslagen at once, in pieces: a sentence that came before is not taken apart again.

Does for a pile what `moresprudentie.zoekindex.zet_in_index` does for one verslag. One thing is less exact: words on either side
of the end of a sentence are no neighbours here, so a phrase that runs over a full stop is not found in what this filled.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from moresprudentie.inhoud import Inhoud, alle_tekst, antwoord_uit
from moresprudentie.models import Telplek
from moresprudentie.zoekindex import BEZIT_IN_SQL, CONFIGURATIE, kenmerken, kernwoorden, losse_woorden, plat

Woordtelling = dict[str, Counter[str]]
"""In how many verslagen each word stands, by who may read them."""


class Zin(NamedTuple):
    """A sentence on one line: its number in the database of this process, and its words of three letters and more."""

    nummer: int
    tekst: str
    woorden: tuple[str, ...]


class Tekst(NamedTuple):
    """What is searched of one verslag: its sentences, and which of them are its summary."""

    zinnen: list[Zin]
    kort: list[Zin]

    @property
    def regel(self) -> str:
        """All of it on one line, as search keeps it."""
        return " ".join(zin.tekst for zin in self.zinnen)


@dataclass
class Zinnen:
    """The sentences that this process met."""

    bekend: dict[str, Zin] = field(default_factory=dict)
    nieuw: list[Zin] = field(default_factory=list)

    def van(self, inhoud: Inhoud) -> Tekst:
        """Give the sentences of a verslag."""
        return Tekst(self._knip(alle_tekst(inhoud)), self._knip(antwoord_uit(inhoud, "samenvatting")))

    def _knip(self, tekst: str) -> list[Zin]:
        return [self.bekend.get(deel) or self._neem_op(deel) for deel in _delen(tekst)]

    def _neem_op(self, deel: str) -> Zin:
        tekst = plat(deel)
        self.bekend[deel] = zin = Zin(len(self.bekend), tekst, tuple(losse_woorden(tekst)))
        self.nieuw.append(zin)
        return zin

    def bewaar(self) -> None:
        """Let the database take the new sentences apart; it keeps them as long as the connection lives."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('pg_temp.zin')")
            if cursor.fetchone()[0] is None:
                cursor.execute(
                    "CREATE AGGREGATE pg_temp.achter_elkaar (tsvector) (SFUNC = tsvector_concat, STYPE = tsvector)"
                )
                cursor.execute("CREATE TEMPORARY TABLE zin (nummer integer PRIMARY KEY, vector tsvector)")
                self.nieuw = list(self.bekend.values())
            cursor.execute("CREATE TEMPORARY TABLE erbij (nummer integer, tekst text)")
            with cursor.copy("COPY erbij FROM STDIN") as kopie:
                for zin in self.nieuw:
                    kopie.write_row([zin.nummer, zin.tekst])
            cursor.execute(NIEUWE_ZINNEN, {"taal": CONFIGURATIE, "bezit": BEZIT_IN_SQL})
            cursor.execute("DROP TABLE erbij")
        self.nieuw = []


def _delen(tekst: str) -> Iterable[str]:
    return filter(None, tekst.replace(". ", ".\n").split("\n"))


class Regel(NamedTuple):
    """A verslag to write a row of search for: its key, that of its place (`Zoekvak`), and who may read it."""

    verslag: int
    vak: int
    zichtbaar: str
    inhoud: Inhoud
    tekst: Tekst


def zet_in_index(regels: Sequence[Regel], plekken: dict[tuple[str, str], int]) -> Woordtelling:
    """Write the rows of search of verslagen; takes the bit of each value and fundament by kind and key.

    Gives in how many of them each word stands.
    """
    telling: Woordtelling = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE kern (verslag bigint, vak bigint, zichtbaarheid varchar, op timestamptz, titel text,"
            " kern text, onderdeel text, zinnen integer[], kort integer[], woorden text[], kenmerken varchar[],"
            " waarden bigint, fundamenten bigint) ON COMMIT DROP"
        )
        with cursor.copy("COPY kern FROM STDIN") as kopie:
            for verslag, vak, zichtbaar, inhoud, tekst in regels:
                titel, kern = inhoud["titel"], kernwoorden(inhoud)
                woorden = set(losse_woorden(f"{titel} {kern}"))
                woorden.update(*(zin.woorden for zin in tekst.zinnen))
                telling[zichtbaar].update(woorden)
                kopie.write_row(
                    [
                        *(
                            verslag,
                            vak,
                            zichtbaar,
                            inhoud["gepubliceerd_op"],
                            titel,
                            kern,
                            inhoud["onderdeel"],
                        ),
                        *(_lijst(zin.nummer for zin in deel) for deel in tekst),
                        *(_lijst(sorted(woorden)), kenmerken(inhoud), *_bits(inhoud, plekken)),
                    ]
                )
        cursor.execute(REGELS, {"taal": CONFIGURATIE, "bezit": BEZIT_IN_SQL})
        cursor.execute("DROP TABLE kern")
    return telling


def tel_woorden(telling: Woordtelling) -> None:
    """Add to the words for typing errors in how many verslagen each stands now."""
    with connection.cursor() as cursor:
        for zichtbaar, woorden in telling.items():
            cursor.execute(WOORDEN, [zichtbaar, list(woorden), list(woorden.values())])


def _lijst(delen: Iterable[int | str]) -> str:
    """Give an array as PostgreSQL writes it; takes numbers, or words of letters only, so there is nothing to quote."""
    return "{" + ",".join(map(str, delen)) + "}"


def _bits(inhoud: Inhoud, plekken: dict[tuple[str, str], int]) -> tuple[int, int]:
    waarden = {plekken[Telplek.Soort.WAARDE, waarde["waarde"]] for waarde in inhoud["waarden"]}
    fundamenten = {plekken[Telplek.Soort.FUNDAMENT, waarde["fundament"]] for waarde in inhoud["waarden"]}
    return sum(1 << plek for plek in waarden), sum(1 << plek for plek in fundamenten)


NIEUWE_ZINNEN = """
    INSERT INTO zin
    SELECT nummer,
           moresprudentie_met_paren(to_tsvector(%(taal)s::regconfig, regexp_replace(tekst, %(bezit)s, '', 'g')))
    FROM erbij
"""
REGELS = """
    INSERT INTO moresprudentie_zoekregel
        (verslag_id, vak_id, zichtbaarheid, gepubliceerd_op, waarden, fundamenten, overige, woorden, kenmerken, rangvector,
         zoekvector)
    SELECT verslag, vak, zichtbaarheid, op, waarden, fundamenten, '{}'::varchar[], woorden, kenmerken,
           rang, rang || tekst || to_tsvector(%(taal)s::regconfig, onderdeel)
    FROM (
        SELECT kern.*,
               moresprudentie_met_paren(
                   setweight(to_tsvector(%(taal)s::regconfig, regexp_replace(titel, %(bezit)s, '', 'g')), 'A')
                   || setweight(to_tsvector(%(taal)s::regconfig, regexp_replace(kern, %(bezit)s, '', 'g')), 'B')
               ) || setweight((
                   SELECT pg_temp.achter_elkaar(zin.vector ORDER BY plek)
                   FROM unnest(kort) WITH ORDINALITY AS z (nummer, plek) JOIN zin USING (nummer)
               ), 'C') AS rang,
               (
                   SELECT pg_temp.achter_elkaar(vector ORDER BY stuk) FROM (
                       -- in two steps: each sentence added to a long text writes that text anew
                       SELECT plek / 8 AS stuk, pg_temp.achter_elkaar(zin.vector ORDER BY plek) AS vector
                       FROM unnest(zinnen) WITH ORDINALITY AS z (nummer, plek) JOIN zin USING (nummer) GROUP BY 1
                   ) AS stukken
               ) AS tekst
        FROM kern
        OFFSET 0 -- else each vector is made twice
    ) AS w
"""
WOORDEN = """
    INSERT INTO moresprudentie_zoekwoord AS w (woord, kaal, zichtbaarheid, aantal)
    SELECT woord, unaccent(woord), %s, aantal FROM unnest(%s::text[], %s::int[]) AS geteld (woord, aantal)
    ON CONFLICT (woord, zichtbaarheid) DO UPDATE SET aantal = w.aantal + excluded.aantal
"""
