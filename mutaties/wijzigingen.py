"""The kinds of change: each is one small mistake that somebody might make."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Functie: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Plek: TypeAlias = ast.expr | ast.stmt | ast.keyword

OMGEKEERD = {
    "==": ("!=",), "!=": ("==",), "<": (">=", "<="), "<=": (">", "<"), ">": ("<=", ">="), ">=": ("<", ">"),
    "in": ("not in",), "not in": ("in",), "is": ("is not",), "is not": ("is",),
}  # fmt: skip
VERGELIJKER = re.compile(r"\bnot\s+in\b|\bis\s+not\b|==|!=|<=|>=|<|>|\bin\b|\bis\b")
# What makes a function another kind of thing, or only quicker: taking it off says nothing about the tests.
VASTE_VERSIERINGEN = {
    *("property", "cached_property", "setter", "staticmethod", "classmethod", "contextmanager", "wraps"),
    *(
        "overload",
        "cache",
        "lru_cache",
        "register",
        "filter",
        "simple_tag",
        "inclusion_tag",
        "task",
        "periodic",
    ),
}


@dataclass(frozen=True)
class Wijziging:
    """Replace the bytes from `begin` to `einde` by `nieuw`."""

    soort: str
    regel: int
    begin: int
    einde: int
    nieuw: str


@dataclass(frozen=True)
class Opdracht:
    """One statement, or the head of one with a block; `delen` are the expressions that belong to it alone."""

    functie: str
    knoop: ast.stmt
    tekst: str
    regels: tuple[int, int]
    delen: tuple[ast.AST, ...]


def opdrachten(boom: ast.Module) -> Iterator[Opdracht]:
    """Give the statements of every function; what runs at import is data, and not changed."""
    yield from _in_blok(boom.body, "", in_functie=False)


def _in_blok(blok: list[ast.stmt], functie: str, *, in_functie: bool) -> Iterator[Opdracht]:
    for knoop in blok:
        if _is_tekst(knoop) or isinstance(knoop, ast.Assert | ast.Import | ast.ImportFrom):
            continue
        is_functie = isinstance(knoop, Functie)
        if in_functie or is_functie:
            yield _opdracht(knoop, f"{functie}.{knoop.name}" if isinstance(knoop, Functie) else functie)
        naam = f"{functie}.{knoop.name}" if isinstance(knoop, Functie | ast.ClassDef) else functie
        for onder in _blokken(knoop):
            yield from _in_blok(onder, naam, in_functie=(in_functie or is_functie))


def _is_tekst(knoop: ast.stmt) -> bool:
    return isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant)


def _blokken(knoop: ast.stmt) -> Iterator[list[ast.stmt]]:
    for naam in ("body", "orelse", "finalbody"):
        yield getattr(knoop, naam, [])
    for deel in (*getattr(knoop, "handlers", ()), *getattr(knoop, "cases", ())):
        yield deel.body


def _opdracht(knoop: ast.stmt, functie: str) -> Opdracht:
    kop = [
        deel
        for deel in ast.iter_child_nodes(knoop)
        if not isinstance(deel, ast.stmt | ast.ExceptHandler | ast.match_case)
    ]
    if isinstance(knoop, Functie):
        kop = [*knoop.decorator_list, knoop.args]
    heeft_blok = any(_blokken(knoop))
    plekken = [deel for deel in kop if isinstance(deel, ast.expr)]
    begin = min((deel.lineno for deel in plekken), default=knoop.lineno)
    einde = max((deel.end_lineno or 0 for deel in plekken), default=knoop.lineno)
    if not heeft_blok or isinstance(knoop, Functie):  # who calls the function reaches its decorators
        einde = knoop.end_lineno or einde
    regels = (min(begin, knoop.lineno), max(einde, knoop.lineno))
    tekst = "; ".join(ast.unparse(deel) for deel in kop) if heeft_blok else ast.unparse(knoop)
    return Opdracht(functie.lstrip("."), knoop, f"{type(knoop).__name__} {tekst}", regels, tuple(kop))


def wijzigingen(opdracht: Opdracht, bron: Bron) -> Iterator[Wijziging]:
    """Give the changes of one statement."""
    yield from _van_opdracht(opdracht.knoop, bron)
    for deel in opdracht.delen:
        for knoop in _loop(deel):
            for maak in VAN_UITDRUKKING:
                yield from maak(knoop, bron)


def _loop(knoop: ast.AST) -> Iterator[ast.AST]:
    """Give an expression and all in it, but not what stands in an f-string: older Pythons do not know where that is."""
    yield knoop
    for kind in ast.iter_child_nodes(knoop):
        if not isinstance(kind, ast.JoinedStr):
            yield from _loop(kind)


class Bron:
    """The bytes of a file, and where a line and a column are in them."""

    def __init__(self, bron: bytes) -> None:
        self.bron = bron
        self.begin_van = [0]
        for regel in bron.splitlines(keepends=True):
            self.begin_van.append(self.begin_van[-1] + len(regel))

    def begin(self, knoop: Plek) -> int:
        return self.begin_van[knoop.lineno - 1] + knoop.col_offset

    def einde(self, knoop: Plek) -> int:
        return self.begin_van[(knoop.end_lineno or knoop.lineno) - 1] + (knoop.end_col_offset or 0)

    def vervang(self, soort: str, knoop: Plek, nieuw: str) -> Wijziging:
        return Wijziging(soort, knoop.lineno, self.begin(knoop), self.einde(knoop), nieuw)

    def zonder(self, soort: str, argument: ast.keyword) -> Wijziging:
        """Leave out an argument, with the comma after it."""
        w = self.vervang(soort, argument, "")
        komma = re.match(rb"\s*,[ ]?", self.bron[w.einde :])
        return Wijziging(w.soort, w.regel, w.begin, w.einde + (komma.end() if komma else 0), "")

    def tussen(
        self, soort: str, eerste: ast.expr, laatste: ast.expr, nieuw: Callable[[str], str]
    ) -> Wijziging:
        """Change what stands between two expressions."""
        begin, einde = self.einde(eerste), self.begin(laatste)
        return Wijziging(soort, eerste.lineno, begin, einde, nieuw(self.bron[begin:einde].decode()))


def _van_opdracht(knoop: ast.stmt, bron: Bron) -> Iterator[Wijziging]:
    if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Call):
        recht = _naam(knoop.value).lstrip("_").startswith("eis")
        yield bron.vervang("recht" if recht else "regel", knoop, "pass")
    elif isinstance(knoop, ast.Raise | ast.AugAssign) or _zet_iets_in_iets(knoop):
        yield bron.vervang("regel", knoop, "pass")
    elif isinstance(knoop, ast.Return) and knoop.value is not None and not _is_niets(knoop.value):
        yield bron.vervang("antwoord", knoop, "return None")
    elif isinstance(knoop, Functie):
        for versiering in knoop.decorator_list:
            if _naam(versiering) not in VASTE_VERSIERINGEN:
                w = bron.vervang("versiering", versiering, "")
                begin = bron.bron.rindex(b"@", 0, w.begin)
                yield Wijziging(w.soort, w.regel, begin, w.einde, "")
    elif isinstance(knoop, ast.If | ast.While):
        yield from _voorwaarde(knoop.test, bron)


def _zet_iets_in_iets(knoop: ast.stmt) -> bool:
    """Say whether it fills an attribute or an item; without a value for a name nothing would run at all."""
    return isinstance(knoop, ast.Assign) and isinstance(knoop.targets[0], ast.Attribute | ast.Subscript)


def _is_niets(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Constant) and knoop.value is None


def _naam(knoop: ast.expr) -> str:
    """Give the last name of what is called: `eis` of `rechten.eis(…)`."""
    if isinstance(knoop, ast.Call):
        knoop = knoop.func
    return str(getattr(knoop, "attr", getattr(knoop, "id", "")))


def _voorwaarde(test: ast.expr, bron: Bron) -> Iterator[Wijziging]:
    """Turn a condition around; a comparison and a `not` are turned as what they are."""
    if not isinstance(test, ast.Compare | ast.NamedExpr) and not (
        isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    ):
        yield bron.vervang("niet", test, f"(not ({ast.unparse(test)}))")


def _voorwaarden(knoop: ast.AST, bron: Bron) -> Iterator[Wijziging]:
    tests = [knoop.test] if isinstance(knoop, ast.IfExp) else getattr(knoop, "ifs", [])
    for test in tests:
        yield from _voorwaarde(test, bron)
    if isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not):
        yield bron.vervang("niet", knoop, f"({ast.unparse(knoop.operand)})")


def _vergelijking(knoop: ast.AST, bron: Bron) -> Iterator[Wijziging]:
    if not isinstance(knoop, ast.Compare) or len(knoop.ops) != 1:
        return
    links, rechts = knoop.left, knoop.comparators[0]
    teken = VERGELIJKER.search(bron.bron[bron.einde(links) : bron.begin(rechts)].decode())
    for nieuw in OMGEKEERD[" ".join(teken[0].split())] if teken else ():
        yield bron.tussen(
            "vergelijking",
            links,
            rechts,
            lambda tekst, nieuw=nieuw: VERGELIJKER.sub(nieuw, tekst, count=1),  # type: ignore[misc]
        )
    for deel in (links, *getattr(rechts, "elts", [rechts])):
        if isinstance(deel, ast.Constant) and isinstance(deel.value, str):
            yield bron.vervang("constante", deel, repr(deel.value + "x"))


def _en_of(knoop: ast.AST, bron: Bron) -> Iterator[Wijziging]:
    if not isinstance(knoop, ast.BoolOp):
        return
    ander = "or" if isinstance(knoop.op, ast.And) else "and"
    if len(knoop.values) == 2:
        eerste, laatste = knoop.values
        yield bron.tussen("en_of", eerste, laatste, lambda tekst: re.sub(r"\b(and|or)\b", ander, tekst))
    for weg in knoop.values:
        rest = [waarde for waarde in knoop.values if waarde is not weg]
        over = rest[0] if len(rest) == 1 else ast.BoolOp(knoop.op, rest)
        yield bron.vervang("en_of", knoop, f"({ast.unparse(over)})")


def _constante(knoop: ast.AST, bron: Bron) -> Iterator[Wijziging]:
    if not isinstance(knoop, ast.Constant):
        return
    if isinstance(knoop.value, bool):
        yield bron.vervang("constante", knoop, str(not knoop.value))
    elif isinstance(knoop.value, int):
        yield bron.vervang("constante", knoop, str(knoop.value + 1))


def _aanroep(knoop: ast.AST, bron: Bron) -> Iterator[Wijziging]:
    if not isinstance(knoop, ast.Call):
        return
    if _naam(knoop) in ("mag", "mag_een_van"):
        yield bron.vervang("recht", knoop, "True")
    if isinstance(knoop.func, ast.Attribute) and knoop.func.attr in ("filter", "exclude"):
        einde, oud = bron.einde(knoop.func), knoop.func.attr
        nieuw = "exclude" if oud == "filter" else "filter"
        yield Wijziging("filter", knoop.func.end_lineno or knoop.lineno, einde - len(oud), einde, nieuw)
    for argument in knoop.keywords:
        if argument.arg is not None:
            yield bron.zonder("argument", argument)


VAN_UITDRUKKING = (_voorwaarden, _vergelijking, _en_of, _constante, _aanroep)
