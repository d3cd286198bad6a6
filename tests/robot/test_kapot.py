"""The robot can fail: each test breaks one thing on purpose, and the robot says which."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from crispy_forms.templatetags.crispy_forms_filters import uni_form_template, uni_formset_template
from crispy_forms.utils import default_field_template
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import override_settings

from acties.models import Actie
from tests.robot.loper import Loop
from tests.robot.pagina import Pagina
from tests.robot.verkeer import Bezoeker
from tests.robot.zenden import verstuur_alles

pytestmark = pytest.mark.django_db


@pytest.fixture
def houder(wereld) -> tuple[Bezoeker, str]:
    """Somebody with an action to report on, and its page."""
    actie = Actie.objects.filter(
        actiehouder=wereld.gebruikers["actiehouder"], project__titel="Druktemonitor"
    )[0]
    return Bezoeker("actiehouder", wereld.gebruikers["actiehouder"]), actie.get_absolute_url()


@pytest.fixture
def breek() -> Callable[..., AbstractContextManager[None]]:
    """Give a context in which one template has other words: `breek("onderdelen/kop.html", oud, nieuw)`."""

    @contextmanager
    def _breek(sjabloon: str, oud: str, nieuw: str) -> Iterator[None]:
        tekst = (Path(settings.BASE_DIR) / "templates" / sjabloon).read_text(encoding="utf-8")
        assert oud in tekst
        anders = copy.deepcopy(settings.TEMPLATES)
        anders[0]["APP_DIRS"] = False
        anders[0]["OPTIONS"]["loaders"] = [
            ("django.template.loaders.locmem.Loader", {sjabloon: tekst.replace(oud, nieuw, 1)}),
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ]
        _vergeet_sjablonen()
        with override_settings(TEMPLATES=anders):
            yield
        _vergeet_sjablonen()

    return _breek


def _vergeet_sjablonen() -> None:
    """Let crispy fetch its templates anew; it keeps those of a form and of a field."""
    for kastje in (default_field_template, uni_form_template, uni_formset_template):
        kastje.cache_clear()


def wat_de_robot_vindt(bezoeker: Bezoeker, *adressen: str) -> str:
    """Let the robot look at these pages only and send their forms; give what it says."""
    loop = Loop(bezoeker)
    for adres in adressen:
        loop.bezoek(adres)
    return "\n".join([*loop.gebreken, *verstuur_alles(bezoeker, loop.formulieren.values()).fout])


def test_it_finds_nothing_when_nothing_is_broken(houder):
    bezoeker, adres = houder
    assert wat_de_robot_vindt(bezoeker, "/acties/", adres) == ""


def test_it_chooses_people_as_somebody_without_a_script_does(wereld):
    loop = Loop(Bezoeker("organisator", wereld.gebruikers["organisator"]))
    loop.bezoek("/project/nieuw/")
    uitslag = verstuur_alles(loop.bezoeker, loop.formulieren.values())
    assert ("project-nieuw", "", "") in uitslag.gelukt
    assert not uitslag.geweigerd


def test_a_form_that_goes_nowhere(houder, breek):
    bezoeker, adres = houder
    with breek("onderdelen/formulier.html", "<form ", '<form action="/nergens/" '):
        gevonden = wat_de_robot_vindt(bezoeker, adres)
    assert "gaat naar /nergens/, en dat bestaat niet" in gevonden
    assert "antwoordt 404" in gevonden


def test_a_link_that_leads_nowhere(houder, breek):
    bezoeker, _ = houder
    with breek("acties/regel.html", "{{ r.actie.get_absolute_url }}", "/acties/0/"):
        loop = Loop(bezoeker)
        assert "/acties/0/" in loop.bezoek("/acties/")
        loop.bezoek("/acties/0/")
    assert "antwoordt 404" in loop.gebreken[0]


def test_a_form_that_its_own_page_may_not_send(houder, monkeypatch):
    def weiger(**_: object) -> None:
        raise PermissionDenied

    bezoeker, adres = houder
    monkeypatch.setattr("acties.views.meld_voortgang", weiger)
    assert "antwoordt 403" in wat_de_robot_vindt(bezoeker, adres)


def test_a_page_that_falls_over_and_where(houder, monkeypatch):
    bezoeker, adres = houder
    monkeypatch.setattr("acties.views._context", lambda *_: {}["kapot"])
    gevonden = wat_de_robot_vindt(bezoeker, adres)
    assert "antwoordt 500" in gevonden
    assert "KeyError: 'kapot'" in gevonden


def test_a_form_without_its_token(houder, breek):
    bezoeker, adres = houder
    with breek("onderdelen/formulier.html", "{% csrf_token %}", ""):
        assert "antwoordt 403" in wat_de_robot_vindt(bezoeker, adres)


def test_a_label_without_its_field(houder, breek):
    bezoeker, adres = houder
    with breek("nlds/field.html", 'class="utrecht-form-label" for="{{ field.id_for_label }}"', 'for="weg"'):
        gevonden = wat_de_robot_vindt(bezoeker, adres)
    assert 'label for="weg" wijst nergens naar' in gevonden
    assert "veld zonder label: tekst" in gevonden


def test_an_id_twice(houder, breek):
    bezoeker, adres = houder
    with breek("onderdelen/voet.html", "<footer ", '<footer id="inhoud" '):
        assert "id twee keer: inhoud" in wat_de_robot_vindt(bezoeker, adres)


def test_an_answer_that_says_nothing(houder, monkeypatch):
    bezoeker, adres = houder
    monkeypatch.setattr("acties.views.VoortgangForm.is_valid", lambda _: False)
    assert "zegt niets" in wat_de_robot_vindt(bezoeker, adres)


@pytest.mark.parametrize(
    ("html", "gebrek"),
    [
        ("<form><form></form></form>", "een formulier in een formulier"),
        ('<p id="a" id="b">', "id staat twee keer in <p"),
        ("<button>Los</button>", "knop zonder formulier: Los"),
        ('<button form="weg">Los</button>', 'form="weg" is geen formulier'),
        ('<a href="#weg">x</a>', "#weg staat niet op deze pagina"),
        ("<a>x</a>", "link zonder adres: x"),
        ('<a href="javascript:alert()">x</a>', "geen adres: javascript:alert()"),
        ('<form action="https://elders.example/"></form>', "formulier gaat naar elders"),
        ('<form method="put"></form>', "formulier met method put"),
        ('<p aria-describedby="weg">', 'aria-describedby="weg" wijst nergens naar'),
        ('<script src="/static/weg.js"></script>', "bestand bestaat niet: /static/weg.js"),
    ],
)
def test_what_is_wrong_in_a_page_by_itself(html, gebrek):
    gebreken = Pagina("/", f"<!doctype html><html><body>{html}</body></html>".encode()).gebreken()
    assert any(gevonden.startswith(gebrek) for gevonden in gebreken), gebreken
