"""Nobody gets past a handeling without the right that it asks, whatever page, command or test calls it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q

from formats import spec
from formats.handelingen import plaats_opmerking, sla_antwoord_op
from formats.models import Invulling
from organisatie import rechten
from organisatie.models import Gebruiker
from organisatie.rechten import BELEID, Recht
from project.models import Project
from project.zetten import ZETTEN
from strategie.models import Dossier
from tests.conftest import maak_persoon
from tests.toegang.conftest import Wereld
from tests.toegang.formulieren import FORMULIEREN
from tests.toegang.geen_persoon import GEEN_PERSOON
from tests.toegang.handelingen import TABEL
from tests.toegang.rijen import KAMERS, handelingen, modules, publiek

pytestmark = pytest.mark.django_db
HANDELINGEN = handelingen()
WIE = sorted(TABEL)


@contextmanager
def wat_schrijft() -> Iterator[list[str]]:
    """Give what is written, also when it is taken back afterwards."""
    geschreven: list[str] = []

    def kijk(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            geschreven.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(kijk):
        yield geschreven


@contextmanager
def geweigerd() -> Iterator[None]:
    """Fail unless it is refused before anything is written."""
    with wat_schrijft() as geschreven, pytest.raises(PermissionDenied):
        yield
    assert geschreven == []


@contextmanager
def even() -> Iterator[None]:
    """Take back all that is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def iedereen_mag(monkeypatch: pytest.MonkeyPatch, gegeven: frozenset[Recht]) -> None:
    """Let everybody have these rights and no other, whatever their role."""
    monkeypatch.setattr(rechten, "BELEID", {rechten.Medewerker.sleutel: gegeven})


def test_every_handeling_has_one_row_and_every_row_a_handeling():
    assert set(HANDELINGEN) == {*TABEL, *GEEN_PERSOON}
    assert not TABEL.keys() & GEEN_PERSOON.keys()


def test_a_handeling_says_by_keyword_who_does_it():
    for naam in TABEL:
        assert "door" in inspect.signature(HANDELINGEN[naam]).parameters, naam
    for naam in GEEN_PERSOON:
        assert "door" not in inspect.signature(HANDELINGEN[naam]).parameters, naam
    op_plaats = {
        f"{module.__name__}.{naam}"
        for module in modules()
        for naam, functie in publiek(module).items()
        if hasattr(functie, "__wrapped__")  # a transaction of its own
    } - set(HANDELINGEN)
    assert op_plaats == set()


@pytest.mark.parametrize("naam", WIE)
def test_who_has_every_right_but_the_one_that_is_asked_is_refused(wereld: Wereld, monkeypatch, naam):
    rij = TABEL[naam]
    for groep in rij.vraagt:
        with even():
            iemand = maak_persoon("iemand")
            gegevens = rij.gegevens(wereld, iemand)
            iedereen_mag(monkeypatch, frozenset(Recht) - groep)
            with geweigerd():
                HANDELINGEN[naam](door=iemand, **gegevens)


# In this world there is nothing for them to change; they write what is there already.
ALLES_AL_GOED = (
    *("documenten.handelingen.maak_opnieuw", "waardenkader.handelingen.kader.laad_kader"),
    "moresprudentie.handelingen.verslag.ververs",
)

# A rehearsal leaves no trace (decision 0027).
ZONDER_REGEL = (
    *ALLES_AL_GOED,
    *(f"live.handelingen.oefening.{naam}" for naam in ("begin_oefening", "stop_oefening", "speel")),
    "live.handelingen.tafel.zet_op_papier",  # how a table works this afternoon
)


@pytest.mark.parametrize("naam", WIE)
def test_who_has_only_the_right_that_is_asked_is_not_refused_and_leaves_a_line(
    wereld: Wereld, monkeypatch, naam
):
    rij = TABEL[naam]
    for recht in rij.vraagt[0]:
        with even():
            iemand = maak_persoon("iemand")
            gegevens = rij.gegevens(wereld, iemand)
            iedereen_mag(monkeypatch, frozenset({recht}).union(*rij.vraagt[1:]))
            with suppress(ValidationError), wat_schrijft() as geschreven:
                HANDELINGEN[naam](door=iemand, **gegevens)  # or cannot be done from where it stands
                assert naam in ZONDER_REGEL or not geschreven or iemand.auditregels.exists()
            assert not iemand.auditregels.filter(Q(soort="") | Q(object_id="")).exists()


@pytest.mark.parametrize("naam", WIE)
def test_who_lost_the_role_since_the_page_was_opened_is_refused(wereld: Wereld, monkeypatch, naam):
    alles_op_wat_van_mij_is = {rol: frozenset(Recht) for rol in BELEID if ":" in rol}
    with even():
        iemand, ander = maak_persoon("iemand"), maak_persoon("ander")
        _geef_alles_aan(iemand)
        gegevens = TABEL[naam].gegevens(wereld, iemand)
        _geef_alles_aan(ander)
        monkeypatch.setattr(rechten, "BELEID", alles_op_wat_van_mij_is)
        with geweigerd():
            HANDELINGEN[naam](door=iemand, **gegevens)


def _geef_alles_aan(wie: Gebruiker) -> None:
    Project.objects.update(organisator=wie)
    Dossier.objects.update(eigenaar=wie)


def test_a_move_is_offered_to_who_may_make_it():
    for zet in ZETTEN.values():
        [groep] = TABEL[f"{inspect.unwrap(zet.handeling).__module__}.{zet.handeling.__name__}"].vraagt
        assert groep == {zet.recht}


def test_every_format_has_a_row_and_an_owner():
    van_de_site = {s: f for s, f in spec._GEREGISTREERD.items() if f.houder != "van_de_tests"}
    assert set(van_de_site) == set(FORMULIEREN)
    eigenaren = {relatie.name for relatie in Invulling._meta.related_objects if relatie.one_to_one}
    assert {format.houder for format in van_de_site.values()} == eigenaren


def _schrijf(invulling: Invulling, door: Any) -> None:
    vraag = next(v for v in invulling.spec.vragen() if v.soort is spec.Soort.TEKST)
    sla_antwoord_op(
        invulling=invulling,
        vraag=vraag.sleutel,
        tekst="Anders.",
        basis=invulling.versie(vraag.sleutel),
        door=door,
    )


def _merk_op(invulling: Invulling, door: Any) -> None:
    vraag = next(invulling.spec.vragen())
    plaats_opmerking(invulling=invulling, vraag=vraag.sleutel, tekst="Waarom?", door=door)


@pytest.mark.parametrize("sleutel", sorted(FORMULIEREN))
@pytest.mark.parametrize(("nummer", "doe"), [(0, _schrijf), (1, _merk_op)], ids=["schrijven", "opmerken"])
def test_only_who_has_the_right_writes_or_comments(wereld: Wereld, monkeypatch, sleutel, nummer, doe):
    vraagt, formulier = FORMULIEREN[sleutel]
    groep = vraagt[nummer]
    for gegeven, mag in [(frozenset(Recht) - groep, False), *((frozenset({recht}), True) for recht in groep)]:
        with even():
            iemand, invulling = maak_persoon("iemand"), formulier(wereld)
            assert invulling.format == sleutel
            iedereen_mag(monkeypatch, gegeven)
            with nullcontext() if mag else geweigerd():
                doe(invulling, iemand)


def test_a_form_that_nothing_owns_is_nobodys_to_write_in(wereld: Wereld, monkeypatch):
    with even():
        los, iemand = Invulling.objects.create(format="startnotitie"), maak_persoon("iemand")
        iedereen_mag(monkeypatch, frozenset(Recht))
        with geweigerd():
            _schrijf(los, iemand)


def _bomen() -> Iterator[tuple[str, ast.AST]]:
    """Give every module of the house that people write, by its path."""
    for kamer in KAMERS:
        for pad in sorted((Path(settings.BASE_DIR) / kamer).rglob("*.py")):
            if "migrations" not in pad.parts:
                naam = pad.relative_to(settings.BASE_DIR).as_posix()
                yield naam, ast.parse(pad.read_text(encoding="utf-8"))


def test_only_handelingen_use_the_steps_that_ask_no_right():
    raak = [
        naam
        for naam, boom in _bomen()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.ImportFrom | ast.Import)
        and "bouwstenen" in ast.unparse(knoop)
        and not {"handelingen", "bouwstenen"} & set(naam.removesuffix(".py").split("/"))
    ]
    assert raak == []


# Not a page: nobody asked for it, or what is done was asked before.
GEEN_PAGINA = (
    "handelingen",
    "bouwstenen",
    "demo",
    "commands",
    "maken",
    "organisatie",
    "taken",
    "overgangen",
    "regels",
)
VANZELF = {
    "moresprudentie/volgen.py",
    "moresprudentie/uitwisseling/bewaren.py",
    "codio_site/backup/herstellen.py",
    "documenten/middleware.py",
    "codio_site/inlog/dienst.py",
    "codio_site/inlog/meldingen.py",
    "codio_site/inlog/views.py",
    "web/toegang.py",
}
"""What the worker, a command or the service that people log in with does, of its own; and a line about who asked for what is
refused or taken along, with an account or without."""


def test_every_page_says_that_its_reader_does_it():
    """None is the system itself and may do everything; a page must never pass that on."""
    raak = [
        f"{naam}:{knoop.lineno}: {ast.unparse(knoop.value)}"
        for naam, boom in _bomen()
        if naam not in VANZELF and not set(GEEN_PAGINA) & set(naam.removesuffix(".py").split("/"))
        for aanroep in ast.walk(boom)
        if isinstance(aanroep, ast.Call) and not ast.unparse(aanroep.func).endswith(".filter")
        for knoop in aanroep.keywords
        if knoop.arg == "door" and not ast.unparse(knoop.value).endswith("request.user")
    ]
    assert raak == []
