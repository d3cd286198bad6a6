"""The arrows of the house: which module imports which, and what a file names in strings, for `test_pijlen`."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import grimp
from django.apps import apps
from django.conf import settings
from django.db.models import Field, ForeignObjectRel, Model
from django.urls import URLPattern, URLResolver, get_resolver

PROJECT = Path(settings.BASE_DIR)
CONTRACT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
][0]
VERDIEPINGEN = tuple(reversed(CONTRACT["layers"]))
"""The floors, the lowest first: those of the contract, so that there is one list."""
HOOGTE = {naam: hoogte for hoogte, naam in enumerate(VERDIEPINGEN)}

Pijl = tuple[str, str]


def pijlen(*, ook_typen: bool) -> dict[str, set[str]]:
    """Give per module what it imports, in functions too; `ook_typen` adds what only a type checker imports.

    Python runs the `__init__` of a package before any of its modules. So who imports a module from outside its package
    imports that package too; a module beside it does not: there the package is at work already.
    """
    graaf = grimp.build_graph(*VERDIEPINGEN, exclude_type_checking_imports=not ook_typen, cache_dir=None)
    wijst: dict[str, set[str]] = {module: set() for module in graaf.modules}
    for module in graaf.modules:
        for naar in graaf.find_modules_directly_imported_by(module):
            delen = naar.split(".")
            pakketten = (".".join(delen[:n]) for n in range(1, len(delen)))
            wijst[module] |= {naar, *(p for p in pakketten if not f"{module}.".startswith(f"{p}."))}
    return wijst


def kringen(wijst: dict[str, set[str]]) -> list[list[str]]:
    """Give the groups of modules that reach each other, after Tarjan."""
    nummer: dict[str, int] = {}
    laagste: dict[str, int] = {}
    stapel: list[str] = []
    gevonden: list[list[str]] = []

    def bezoek(module: str) -> None:
        nummer[module] = laagste[module] = len(nummer)
        stapel.append(module)
        for naar in sorted(wijst.get(module, ())):
            if naar not in nummer:
                bezoek(naar)
                laagste[module] = min(laagste[module], laagste[naar])
            elif naar in stapel:
                laagste[module] = min(laagste[module], nummer[naar])
        if laagste[module] == nummer[module]:
            plek = stapel.index(module)
            kring = sorted(stapel[plek:])
            del stapel[plek:]
            if len(kring) > 1:
                gevonden.append(kring)

    for module in sorted(wijst):
        if module not in nummer:
            bezoek(module)
    return gevonden


@cache
def _stappen(model: type[Model]) -> dict[str, Field | ForeignObjectRel]:
    """Give the relations of a model under every name that a lookup or an attribute may use."""
    stappen = {}
    for veld in model._meta.get_fields(include_hidden=True):
        if veld.is_relation and veld.related_model is not None:
            namen = {veld.name, getattr(veld, "attname", veld.name)}
            if isinstance(veld, ForeignObjectRel):
                namen.add(veld.get_accessor_name() or veld.name)
            stappen |= dict.fromkeys(namen, veld)
    return stappen


@cache
def omhoog(verdieping: str, delen: tuple[str, ...]) -> frozenset[str]:
    """Give where a path of names leads from a model of this floor, or of one below, to one above.

    Each as "Actie.project" for a foreign key that is only compared or fetched, and as "Actie.project…" when the path
    goes on into the model above, or comes there by the name that it gave its own foreign key (`related_name`).
    """
    gevonden = set()
    for begin in apps.get_models(include_auto_created=True):
        if HOOGTE.get(begin._meta.app_label, len(HOOGTE)) > HOOGTE[verdieping]:
            continue
        model: type[Model] = begin
        for nummer, naam in enumerate(delen):
            veld = _stappen(model).get(naam)
            if veld is None or veld.related_model._meta.app_label not in HOOGTE:
                break
            verder = delen[nummer + 1 :]
            volgende = veld.related_model
            if HOOGTE[volgende._meta.app_label] > HOOGTE[verdieping]:
                eigen = {v.name for v in volgende._meta.get_fields()} | set(_stappen(volgende))
                diep = not veld.concrete or bool(verder and verder[0] in eigen)
                gevonden.add(f"{model.__name__}.{veld.name}{'…' if diep else ''}")
                break
            model = volgende
    return frozenset(gevonden)


def boven(verdieping: str) -> frozenset[str]:
    """Give the floors above one."""
    return frozenset(naam for naam in HOOGTE if HOOGTE[naam] > HOOGTE[verdieping])


def bestanden(map_: str, einde: str) -> Iterator[tuple[str, str, str]]:
    """Give (floor, name, text) of the files of every floor below a folder; landed migrations stay as they are."""
    for verdieping in VERDIEPINGEN:
        for pad in sorted((PROJECT / map_ / verdieping).rglob(f"*{einde}")):
            if "migrations" not in pad.parts:
                yield verdieping, pad.relative_to(PROJECT).as_posix(), pad.read_text("utf-8")


def namen_in(bron: str) -> Iterator[str]:
    """Give the strings of a file that may name a class or module of a floor: "project.Project"."""
    for knoop in ast.walk(ast.parse(bron)):
        woord = knoop.value if isinstance(knoop, ast.Constant) else None
        if isinstance(woord, str) and re.fullmatch(r"[a-z_]+(\.\w+)+", woord):
            yield woord


def opgezocht_in(bron: str) -> Iterator[str]:
    """Give the first word of each `get_model` in a file that is written out: the name of an app."""
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Call) and _naam(knoop.func) in ("get_model", "get_registered_model"):
            yield from (str(a.value).split(".")[0] for a in knoop.args[:1] if isinstance(a, ast.Constant))


# What takes the name of a relation as one plain word; with `__` in it a word is a lookup wherever it stands.
VRAGEN = {
    *(
        "F",
        "OuterRef",
        "Q",
        "Prefetch",
        "Count",
        "Max",
        "Min",
        "Sum",
        "filter",
        "exclude",
        "get",
        "values",
        "only",
    ),
    *(
        "values_list",
        "select_related",
        "prefetch_related",
        "order_by",
        "defer",
        "annotate",
        "aggregate",
        "alias",
    ),
    *("distinct", "get_field", "getattr", "hasattr", "setattr", "get_or_404", "get_object_or_404"),
}


def paden_in(bron: str) -> Iterator[tuple[str, ...]]:
    """Give the paths of names in a file along which it may reach another model: lookups, and chains of attributes."""
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Attribute):
            keten = _keten(knoop)
            yield from (keten[begin:] for begin in range(len(keten)))
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and "__" in knoop.value:
            yield tuple(knoop.value.lstrip("-").split("__"))
        if isinstance(knoop, ast.Call):
            vraag = _naam(knoop.func) in VRAGEN
            woorden = [
                a.value for a in knoop.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            ]
            woorden = [woord for woord in woorden if vraag] + [
                kw.arg for kw in knoop.keywords if kw.arg and (vraag or "__" in kw.arg)
            ]
            yield from (tuple(woord.lstrip("-").split("__")) for woord in woorden)


def paden_in_sjabloon(bron: str) -> Iterator[tuple[str, ...]]:
    """Give the chains of names in the tags of a template."""
    for tag in re.findall(r"\{[{%].*?[%}]\}", bron):
        for keten in re.findall(r"\b[a-z_]\w*(?:\.[a-z_]\w*)+", re.sub(r'"[^"]*"', "", tag)):
            delen = tuple(keten.split("."))[1:]
            yield from (delen[begin:] for begin in range(len(delen)))


def adressen_in(bron: str) -> Iterator[str]:
    """Give the names of addresses that a file of code asks for."""
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Call) and _naam(knoop.func) in ("reverse", "reverse_lazy", "redirect"):
            yield from (a.value for a in knoop.args[:1] if isinstance(a, ast.Constant))


def adressen_in_sjabloon(bron: str) -> Iterator[str]:
    """Give the names of addresses that a template asks for."""
    yield from re.findall(r"""\{%\s*url\s+["']([^"']+)["']""", bron)


@cache
def adressen() -> dict[str, str]:
    """Give per name of an address the floor in whose `urls` it stands."""

    def van(patronen: Iterable[URLPattern | URLResolver], verdieping: str) -> Iterator[tuple[str, str]]:
        for patroon in patronen:
            if isinstance(patroon, URLResolver):
                naam = getattr(patroon.urlconf_name, "__name__", "").split(".")[0]
                yield from van(patroon.url_patterns, naam if naam in HOOGTE else verdieping)
            elif patroon.name:
                yield patroon.name, verdieping

    return dict(van(get_resolver().url_patterns, "codio_site"))


def _naam(functie: ast.expr) -> str:
    return functie.attr if isinstance(functie, ast.Attribute) else getattr(functie, "id", "")


def _keten(knoop: ast.Attribute) -> tuple[str, ...]:
    keten, links = [knoop.attr], knoop.value
    while isinstance(links, ast.Attribute):
        keten.insert(0, links.attr)
        links = links.value
    return tuple(keten)
