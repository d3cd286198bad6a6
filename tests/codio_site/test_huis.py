"""The house: small files, thin views, and pages that load nothing from elsewhere and run nothing inline."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from web.templatetags.nlds import KLASSE

PROJECT = Path(settings.BASE_DIR)
KAMERS = (
    *(
        "acties",
        "codio_site",
        "documenten",
        "formats",
        "moresprudentie",
        "mutaties",
        "organisatie",
        "project",
    ),
    *("static", "strategie", "templates", "tests", "waardenkader", "web"),
)
MEESTE_REGELS = 400
LANGSTE_FUNCTIE = 50
LANGSTE_VIEW = 40
GEWONE_VIEW = 12
# Documents go to WeasyPrint and mail to a mail reader; both have their style in the page.
EIGEN_STIJL = ("templates/documenten/", "templates/mail/")
# Linked data (`ld+json`) is no script to a browser: it reads it and does nothing.
INLINE = re.compile(
    r"""<style|<script(?![^>]*(?:\bsrc=|\btype="application/ld\+json"))|\sstyle=|\son[a-z]+=|javascript:""",
    re.IGNORECASE,
)
VAN_BUITEN = re.compile(
    r"""(?:\bsrc|\bsrcset|<link\b[^>]*\bhref)\s*=\s*["']?(?:https?:)?//|@import|url\(["']?(?:https?:)?//"""
)

# Parts that stand on many pages.
ONDERDEEL = re.compile(
    r"""\{%\s*include\s+["'](?:onderdelen/|acties/(?:regel|tabel|velden)|project/onderdelen/gekozen)[^"']*["'](?P<rest>[^%]*)%\}"""
)


def bestanden(*einden: str) -> list[Path]:
    """Give the files that people write: no migrations, nothing that a program made."""
    return sorted(
        pad
        for kamer in KAMERS
        for pad in (PROJECT / kamer).rglob("*")
        if pad.suffix in einden and not {"migrations", "node_modules"} & set(pad.parts)
    )


def functies(pad: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function and method of a file."""
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            yield knoop


def regels(functie: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Give how many lines a function has, its docstring not counted."""
    begin = functie.body[1].lineno if ast.get_docstring(functie) and len(functie.body) > 1 else functie.lineno
    einde = functie.end_lineno or functie.lineno
    return einde - begin + 1 + (functie.lineno != begin)


def views() -> dict[str, int]:
    """Give the length of every function that takes a request, in the rooms where views live."""
    gevonden = {}
    for pad in bestanden(".py"):
        naam = pad.relative_to(PROJECT).as_posix()
        if naam.startswith("tests/") or not (
            "/views/" in naam or naam.endswith(("views.py", "mijn_werk.py"))
        ):
            continue
        for functie in functies(pad):
            eerste = [arg.arg for arg in functie.args.args][:2]
            if "request" in eerste or eerste[:1] == ["self"]:
                gevonden[f"{naam}:{functie.name}"] = regels(functie)
    return gevonden


def test_there_is_something_to_look_at():
    assert len(bestanden(".py")) > 200
    assert len(bestanden(".html")) > 100
    assert len(views()) > 100


@pytest.mark.parametrize("einde", [".py", ".html", ".js", ".css"])
def test_no_file_is_longer_than_400_lines(einde):
    lengten = {p.relative_to(PROJECT).as_posix(): p.read_bytes().count(b"\n") for p in bestanden(einde)}
    assert {naam: lengte for naam, lengte in lengten.items() if lengte > MEESTE_REGELS} == {}


def test_a_remark_in_a_template_does_not_come_on_the_page():
    over_regels = [
        f"{pad.relative_to(PROJECT)}:{nummer}"
        for pad in bestanden(".html")
        for nummer, regel in enumerate(pad.read_text().splitlines(), start=1)
        if regel.count("{#") != regel.count("#}")
    ]
    assert over_regels == [], "a remark of more lines is {% comment %}"


def test_no_function_is_longer_than_50_lines():
    lang = {
        f"{pad.relative_to(PROJECT)}:{functie.name}": regels(functie)
        for pad in bestanden(".py")
        for functie in functies(pad)
        if regels(functie) > LANGSTE_FUNCTIE
    }
    assert lang == {}


def test_views_are_thin():
    lengten = views()
    assert {naam: lengte for naam, lengte in lengten.items() if lengte > LANGSTE_VIEW} == {}
    assert statistics.median(lengten.values()) <= GEWONE_VIEW


def test_no_page_has_a_script_or_a_style_of_its_own():
    raak = [
        f"{naam}: {treffer[0]}"
        for pad in bestanden(".html")
        if (naam := pad.relative_to(PROJECT).as_posix()).startswith("templates/")
        and not naam.startswith(EIGEN_STIJL)
        for treffer in INLINE.finditer(pad.read_text(encoding="utf-8"))
    ]
    assert raak == []


def test_nothing_is_loaded_from_elsewhere():
    raak = [
        f"{pad.relative_to(PROJECT)}: {treffer[0]}"
        for pad in bestanden(".html", ".css")
        for treffer in VAN_BUITEN.finditer(pad.read_text(encoding="utf-8"))
    ]
    assert raak == []


def test_a_part_sees_only_what_it_is_given():
    """Else a name of the page leaks in: an action called `actie` once became the address of a form."""
    ingevoegd = {
        f"{pad.relative_to(PROJECT)}: {treffer[0]}": treffer["rest"]
        for pad in bestanden(".html")
        for treffer in ONDERDEEL.finditer(pad.read_text(encoding="utf-8"))
    }
    assert len(ingevoegd) > 70
    assert [waar for waar, rest in ingevoegd.items() if rest.split()[-1:] != ["only"]] == []


def test_no_page_shows_a_comment_that_is_for_builders():
    raak = [
        f"{pad.relative_to(PROJECT)}:{nummer}"
        for pad in bestanden(".html")
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if regel.count("{#") != regel.count("#}")  # over two lines it is no comment, and people read it
    ]
    assert raak == []


def test_long_class_strings_are_written_by_their_name():
    raak = [
        f"{pad.relative_to(PROJECT)}: {naam}"
        for pad in bestanden(".html")
        for naam, klasse in KLASSE.items()
        if f'class="{klasse}' in pad.read_text(encoding="utf-8")
    ]
    assert raak == []


ZONDER_SLEUTEL = {
    "onderdelen/kop.html",  # logging out twice is logging out
    *("account/basis.html", "account/login.html"),  # allauth
    *(
        "mfa/webauthn/add_form.html",
        "mfa/webauthn/gebruik.html",
    ),  # allauth, and the answer of a passkey counts once
    "acties/regel.html",  # the key is in the fields that the board hands to each of its lines
    "web/vastgehouden.html",  # sends on what was sent, with the key that was in it
    "waardenkader/voorbeelden/kiezen.html",  # saves nothing; the key of the form that was sent here goes along
    "strategie/delen/langelijst.html",  # a board: each tick is a sending of its own
    "live/onderdelen/reflectie.html",  # an answer has an id; a key would be kept beside the address of who gave it
}


def test_every_form_that_does_something_counts_once():
    wortel = Path(settings.BASE_DIR) / "templates"
    zonder = {
        str(pad.relative_to(wortel))
        for pad in wortel.rglob("*.html")
        for formulier in re.findall(r'<form\b[^>]*method="post".*?</form>', pad.read_text("utf-8"), re.DOTALL)
        if "{% eenmaal %}" not in formulier
    }
    assert zonder == ZONDER_SLEUTEL
