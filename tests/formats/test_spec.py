"""The declaration is checked when it is made."""

from __future__ import annotations

import dataclasses

import pytest

from formats.spec import (
    Format,
    FoutInFormat,
    OnbekendeVraag,
    OnbekendFormat,
    Onderdeel,
    Soort,
    Vraag,
    format_met_sleutel,
    registreer,
)
from formats.weergave import antwoord_als_html
from tests.formats.voorbeeld import PROEF


def _onderdeel(sleutel: str, *vragen: str) -> Onderdeel:
    return Onderdeel(sleutel, sleutel, tuple(Vraag(v, v) for v in vragen))


def test_a_declaration_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        PROEF.titel = "Anders"  # type: ignore[misc]


def test_a_question_key_is_unique_in_the_whole_format():
    with pytest.raises(FoutInFormat, match="dubbel-sleutel"):
        Format("f", "F", (_onderdeel("een", "dubbel-sleutel"), _onderdeel("twee", "dubbel-sleutel")))


def test_a_section_key_is_unique():
    with pytest.raises(FoutInFormat, match="onderdelen"):
        Format("f", "F", (_onderdeel("een", "a"), _onderdeel("een", "b")))


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Vraag("Met Spatie", "Label"),
        lambda: Vraag("leeg", " "),
        lambda: Vraag("keuze", "Keuze", soort=Soort.KEUZE),
        lambda: Vraag("tekst", "Tekst", keuzes=(("a", "A"),)),
        lambda: Vraag("keuze", "Keuze", soort=Soort.KEUZE, keuzes=("a", "b")),
        lambda: Vraag("keuze", "Keuze", soort=Soort.KEUZE, keuzes=(("a", "A"), ("a", "B"))),
        lambda: Onderdeel("leeg", "Leeg", ()),
        lambda: Format("leeg", "Leeg", ()),
    ],
)
def test_a_wrong_declaration_is_refused(maak):
    with pytest.raises(FoutInFormat):
        maak()


def test_two_formats_cannot_have_one_key():
    with pytest.raises(FoutInFormat, match=PROEF.sleutel):
        registreer(Format(PROEF.sleutel, "Een andere", (_onderdeel("een", "a"),)))


def test_a_format_and_a_question_are_found_by_their_key():
    assert format_met_sleutel(PROEF.sleutel) is PROEF
    assert PROEF.vraag("datum").soort is Soort.DATUM
    assert PROEF.onderdeel_van("datum").sleutel == "reikwijdte"


def test_an_unknown_key_says_so():
    with pytest.raises(OnbekendFormat):
        format_met_sleutel("bestaat-niet")
    with pytest.raises(OnbekendeVraag):
        PROEF.vraag("bestaat-niet")


@pytest.mark.parametrize("sleutel", ["", "Hoofdletter", "met spatie", "é"])
def test_every_key_can_stand_in_an_address(sleutel):
    for maak in (
        lambda: Vraag(sleutel, "Vraag"),
        lambda: _onderdeel(sleutel, "a"),
        lambda: Format(sleutel, "F", (_onderdeel("een", "a"),)),
    ):
        with pytest.raises(FoutInFormat):
            maak()


def test_a_section_has_questions_and_a_format_has_sections():
    for maak in (lambda: Onderdeel("een", "Een", ()), lambda: Format("f", "F", ())):
        with pytest.raises(FoutInFormat, match="tuple"):
            maak()


def test_only_a_choice_that_there_is_can_be_explained():
    keuzes = (("a", "A"), ("b", "B"))
    vraag = Vraag("welke", "Welke?", "", Soort.KEUZE, keuzes, betekenis=(("b", "De tweede."),))
    assert (
        antwoord_als_html(vraag, "b")
        == "<ul><li>A. </li><li><strong>Gekozen: B.</strong> De tweede.</li></ul>"
    )
    with pytest.raises(FoutInFormat, match="legt uit wat geen keuze is: c"):
        Vraag("welke", "Welke?", "", Soort.KEUZE, keuzes, betekenis=(("c", "Een derde."),))
