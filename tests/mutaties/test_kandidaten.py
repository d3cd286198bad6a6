"""What is changed, and that the sample stays the same while other code changes."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

import pytest
from django.conf import settings

from mutaties.kandidaten import NIET, Mutant, alle, bronnen, kandidaten, steekproef

PROJECT = Path(settings.BASE_DIR)


def muteer(bron: str, soort: str = "") -> list[str]:
    """Give the source with each change of this kind in it."""
    tekst = textwrap.dedent(bron).encode()
    return [
        mutant.gewijzigd(tekst).decode()
        for mutant in kandidaten("app/views.py", tekst)
        if not soort or mutant.wijziging.soort == soort
    ]


def in_functie(regel: str) -> str:
    return f"def f(a, b):\n    {regel}\n"


@pytest.mark.parametrize(
    ("soort", "regel", "verwacht"),
    [
        ("vergelijking", "return a == b", ["return a != b"]),
        ("vergelijking", "return (a) not  in (b)", ["return (a) in (b)"]),
        ("vergelijking", "return a < b", ["return a >= b", "return a <= b"]),
        ("vergelijking", "return a is None", ["return a is not None"]),
        ("constante", "return a == 'x'", ["return a == 'xx'"]),
        ("constante", "return g(a, True, 3)", ["return g(a, False, 3)", "return g(a, True, 4)"]),
        ("niet", "return not (a or b)", ["return (a or b)"]),
        ("niet", "x = a if b else 1", ["x = a if (not (b)) else 1"]),
        ("en_of", "return a and not b", ["return a or not b", "return (not b)", "return (a)"]),
        ("en_of", "return a(b or b) and a", [
            "return a(b or b) or a", "return (a)", "return (a(b or b))",
            "return a(b and b) and a", "return a((b)) and a", "return a((b)) and a",
        ]),
        ("regel", "a.b = 1", ["pass"]),
        ("regel", "leg_vast(a, b)", ["pass"]),
        ("regel", "raise ValueError(a)", ["pass"]),
        ("recht", "eis(a, b)", ["pass"]),
        ("recht", "return mag(a, b) and a", ["return True and a"]),
        ("antwoord", "return a", ["return None"]),
        ("argument", "g(a, x=1, y=b)", ["g(a, y=b)", "g(a, x=1, )"]),
        ("filter", "return a.filter(b).exclude(a)", ["return a.filter(b).filter(a)", "return a.exclude(b).exclude(a)"]),
    ],
)  # fmt: skip
def test_a_statement_is_changed_in_every_way_that_a_person_might_get_it_wrong(soort, regel, verwacht):
    assert sorted(muteer(in_functie(regel), soort)) == sorted(map(in_functie, verwacht))


def test_a_decorator_is_taken_off_unless_the_function_would_be_another_thing():
    bron = """
        class V:
            @property
            @bewaakt(2)
            def f(self):
                '''Two.'''
                return None
    """
    (zonder,) = muteer(bron, "versiering")
    assert "@bewaakt" not in zonder
    assert "@property" in zonder


def test_texts_and_what_runs_at_import_are_left_alone():
    bron = '''
        """A docstring."""
        MEESTE = 400
        class Form:
            velden = ["a", "b"]
            def f(self):
                """Another."""
                return None
        def g(x):
            print(f"{x == 1}", "a text")
    '''
    assert muteer(bron) == [textwrap.dedent(bron).replace('print(f"{x == 1}", "a text")', "pass")]


def test_every_change_of_the_house_is_python_and_has_a_mark_of_its_own():
    mutanten = alle(PROJECT)
    assert len(mutanten) > 5000
    assert len({mutant.kenmerk for mutant in mutanten}) == len(mutanten)
    for mutant in steekproef(mutanten, aantal=150, zaad=1):
        bron = (PROJECT / mutant.pad).read_bytes()
        assert ast.dump(ast.parse(mutant.gewijzigd(bron))) != ast.dump(ast.parse(bron)), mutant
        assert mutant.verschil(bron)


def test_migrations_set_up_and_demo_are_not_changed():
    namen = bronnen(PROJECT)
    assert "organisatie/rechten.py" in namen
    assert not [naam for naam in namen if any(deel in naam for deel in NIET)]


def kenmerken(mutanten: list[Mutant]) -> list[str]:
    return [mutant.kenmerk for mutant in mutanten]


BRON = b"def f(a, b):\n    if a == b:\n        eis(a)\n    return g(a, x=1)\n"


def test_an_edit_elsewhere_neither_moves_nor_reorders_the_sample():
    voor = list(kandidaten("app/een.py", BRON))
    verschoven = list(kandidaten("app/een.py", b"import os\n\n\ndef h():\n    return 1\n\n\n" + BRON))
    assert set(kenmerken(voor)) < set(kenmerken(verschoven))
    ander = list(kandidaten("app/twee.py", BRON))
    assert not set(kenmerken(voor)) & set(kenmerken(ander))
    samen = kenmerken(steekproef([*ander, *voor], aantal=20, zaad=6))
    zonder = kenmerken(steekproef(voor[::-1], aantal=20, zaad=6))
    assert [kenmerk for kenmerk in samen if kenmerk in zonder] == zonder
    assert kenmerken(steekproef(voor, aantal=20, zaad=7)) != zonder


def test_the_same_change_twice_in_one_function_is_two_changes():
    dubbel = list(kandidaten("app/een.py", b"def f(a):\n    a.b = 1\n    a.b = 1\n"))
    assert len({mutant.kenmerk for mutant in dubbel}) == len(dubbel) == 4
