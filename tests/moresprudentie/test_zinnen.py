"""A phrase finds what has its words side by side, and nothing else, although the index is asked for pairs of words."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from moresprudentie.models import Zoekregel
from moresprudentie.zinnen import met_paren
from moresprudentie.zoeken import treffers
from moresprudentie.zoekindex import CONFIGURATIE

WOORDEN = (
    "open",
    "gegevens",
    "recht",
    "op",
    "de",
    "privacy",
    "gegeven",
    "e-mail",
    "wifi-tracking",
    "café",
    "l’été",
)


def _op_rij(tekst: list[tuple[str, int]], zin: list[tuple[str, int]]) -> bool:
    """Say, slowly, whether the words of a phrase stand in a row, with as many small words between them."""
    return any(
        all(
            (woord, plaats - zin[0][1]) == (gevonden, daar - tekst[begin][1])
            for (woord, plaats), (gevonden, daar) in zip(zin, tekst[begin:], strict=False)
        )
        for begin in range(len(tekst) - len(zin) + 1)
    )


@pytest.mark.parametrize("zaad", range(4))
def test_a_phrase_is_found_where_its_words_stand_in_a_row(db, zaad):
    gok = random.Random(zaad)  # noqa: S311 (the same texts each time)
    gevonden = 0
    with connection.cursor() as cursor:

        def op_plaats(tekst: str) -> list[tuple[str, int]]:
            cursor.execute(
                "SELECT lexeme, plaats FROM unnest(to_tsvector(%s::regconfig, %s)), unnest(positions) AS plaats"
                " ORDER BY plaats",
                [CONFIGURATIE, tekst],
            )
            return cursor.fetchall()

        for _ in range(250):
            tekst = " ".join(gok.choices(WOORDEN, k=gok.randrange(2, 14)))
            zin = " ".join(gok.choices(WOORDEN, k=2))
            cursor.execute("SELECT phraseto_tsquery(%s::regconfig, %s)::text", [CONFIGURATIE, zin])
            (query,) = cursor.fetchone()
            cursor.execute(
                "SELECT moresprudentie_met_paren(to_tsvector(%s::regconfig, %s)) @@ %s::tsquery",
                [CONFIGURATIE, tekst, met_paren(query)],
            )
            (paren,) = cursor.fetchone()
            gezocht = op_plaats(zin)
            assert paren == (bool(gezocht) and _op_rij(op_plaats(tekst), gezocht)), (tekst, zin)
            gevonden += paren
    assert gevonden > 20


@pytest.mark.parametrize(
    ("query", "gevraagd"),
    [
        ("'open' & 'gegeven'", "'open' & 'gegeven'"),
        ("'open' <-> 'gegeven'", "'open 1 gegeven'"),
        ("'recht' <2> 'privacy' & !( 'a' <-> 'b' )", "'recht 2 privacy' & !( 'a 1 b' )"),
        ("'a' <-> 'b' <3> 'c'", "('a 1 b' & 'b 3 c' & ('a' <-> 'b' <3> 'c'))"),
        ("'ver' <9> 'weg'", "(('ver' <9> 'weg'))"),
        ("'d''rop' <-> 'x'", "'d''rop 1 x'"),
        (f"'{'a' * 1500}' <-> '{'b' * 600}'", f"(('{'a' * 1500}' <-> '{'b' * 600}'))"),
    ],
)
def test_a_phrase_of_two_words_asks_for_one_pair(query, gevraagd):
    assert met_paren(query) == gevraagd


def test_words_too_long_for_a_pair_are_found_as_a_phrase(db):
    lang = ("'" + "a" * 1500, "b" * 600)
    query = f"'{'a' * 1500}' <-> '{'b' * 600}'"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT moresprudentie_met_paren(to_tsvector('simple', %s)) @@ %s::tsquery",
            [" ".join(lang), met_paren(query)],
        )
        assert cursor.fetchone() == (True,)


def test_a_phrase_over_title_and_text_and_with_small_words_is_found(nieuw_project, in_databank):
    project = nieuw_project("Tellen langs de vaart", zwaar=("privacy",))
    verslag = in_databank(project, teksten={"samenvatting": "Het recht op een fiets. Rode vaart."})
    alles = Zoekregel.objects.all()

    def vindt(q: str) -> bool:
        return list(treffers(alles, q).regels.values_list("pk", flat=True)) == [verslag.pk]

    assert vindt('"langs de vaart"')
    assert vindt('"recht op een fiets"')
    assert vindt('"Rechten op een fiets"'), "inflections do not matter"
    assert vindt('fiets "langs de vaart" -"rode fiets"')
    assert not vindt('"recht op fiets"'), "a word less is another phrase"
    assert not vindt('fiets -"rode vaart"')
    assert not vindt('"vaart langs"')
