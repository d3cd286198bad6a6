"""Filters of the databank that are ticked faster than the server answers: all of them hold."""

from __future__ import annotations

import threading

import pytest
from django.db import transaction
from playwright.sync_api import Page, Route, expect

from tests.moresprudentie.conftest import in_databank, nieuw_project  # noqa: F401 (fixtures)

pytestmark = pytest.mark.browser
TRAAG = 0.25  # seconds that the server takes for a list
BEIDE = "Beide waarden"
VEEL = (
    *("transparantie", "inclusiviteit", "samenwerking", "responsiviteit"),
    *("duurzaamheid", "bescherming", "passendheid"),
)


@pytest.fixture
def databank(venster, in_databank, nieuw_project, medewerker, organisatie) -> Page:  # noqa: F811
    """The databank of an employee with three verslagen, on a slow line."""
    with transaction.atomic():
        in_databank(nieuw_project(BEIDE, zwaar=("privacy",), licht=("veiligheid", *VEEL)))
        in_databank(nieuw_project("Alleen privacy", zwaar=("privacy",)))
        in_databank(nieuw_project("Alleen veiligheid", zwaar=("veiligheid",)))
    pagina = venster("medewerker")
    pagina.goto("/moresprudentie/")
    pagina.route("**/moresprudentie/?*", _vertraag)
    return pagina


def _vertraag(route: Route) -> None:
    if "hx-request" in route.request.headers:
        threading.Event().wait(TRAAG)
    route.continue_()


def _vakje(waarde: str) -> str:
    return f"#f-waarde-{waarde}"


def _beide_gelden(pagina: Page) -> None:
    expect(pagina.locator(".resultaat h3")).to_have_text([BEIDE])
    expect(pagina.locator(_vakje("privacy"))).to_be_checked()
    expect(pagina.locator(_vakje("veiligheid"))).to_be_checked()
    assert "waarde=privacy" in pagina.url
    assert "waarde=veiligheid" in pagina.url


@pytest.mark.parametrize("tussen", [0, 50, 240])
def test_two_filters_within_a_moment_both_hold_in_the_address_and_in_the_list(databank, tussen):
    databank.evaluate(
        """async ([een, twee, tussen]) => {
            document.querySelector(een).click();
            await new Promise((verder) => setTimeout(verder, tussen));
            document.querySelector(twee).click();
        }""",
        [_vakje("privacy"), _vakje("veiligheid"), tussen],
    )
    _beide_gelden(databank)
    databank.reload()
    _beide_gelden(databank)


def test_a_filter_taken_away_at_once_is_away(databank):
    databank.evaluate(
        "([een, twee]) => [een, twee, een].forEach((k) => document.querySelector(k).click())",
        [_vakje("privacy"), _vakje("veiligheid")],
    )
    expect(databank.locator(".resultaat")).to_have_count(2)
    expect(databank.locator(_vakje("privacy"))).not_to_be_checked()
    assert "privacy" not in databank.url


def test_a_filter_that_is_being_pressed_when_the_list_arrives_counts(databank):
    databank.locator(_vakje("privacy")).click()
    databank.locator(_vakje("veiligheid")).hover()
    databank.mouse.down()
    databank.wait_for_timeout(TRAAG * 1000 + 300)
    expect(databank.locator(".resultaat")).to_have_count(3)
    databank.mouse.up()
    _beide_gelden(databank)


def test_a_press_that_ticks_nothing_leaves_the_list_that_was_asked_for(databank):
    databank.locator(_vakje("privacy")).click()
    databank.locator("#resultaten-kop").hover()
    databank.mouse.down()
    databank.wait_for_timeout(TRAAG * 1000 + 300)
    databank.mouse.up()
    expect(databank.locator(".resultaat")).to_have_count(2)
    assert "waarde=privacy" in databank.url


def test_with_the_space_bar_both_hold_and_the_place_is_kept(databank):
    databank.locator(_vakje("privacy")).focus()
    databank.keyboard.press("Space")
    databank.locator(_vakje("veiligheid")).focus()
    databank.keyboard.press("Space")
    _beide_gelden(databank)
    expect(databank.locator(_vakje("veiligheid"))).to_be_focused()


def test_what_was_unfolded_stays_unfolded(databank):
    databank.set_viewport_size({"width": 390, "height": 900})
    databank.locator("#vouw-filters > summary").click()
    databank.locator("#vouw-waarde > summary").click()
    databank.locator(_vakje("privacy")).click()
    expect(databank.locator(".resultaat")).to_have_count(2)
    expect(databank.locator(_vakje("veiligheid"))).to_be_visible()
    expect(databank.locator("#vouw-waarde")).to_have_attribute("open", "")
