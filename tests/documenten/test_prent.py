"""A picture of a document: drawn once, as SVG and as dots."""

from __future__ import annotations

from io import BytesIO

import pytest
import tinyhtml5
from PIL import Image

from documenten.kantoor import kantoorhtml
from documenten.prent import FIJN, SCHAAL, OnbekendeVorm, Prent, als_png, benoem_prenten, pas_in
from documenten.tekstmaat import breedte


def teken(prent: Prent) -> Image.Image:
    """Give the dots of a drawing, by the way through HTML that an office file goes."""
    wortel = tinyhtml5.parse(f"<p>{prent.svg}</p>", namespace_html_elements=False)
    [svg] = [deel for deel in wortel.iter() if isinstance(deel.tag, str) and deel.tag.endswith("svg")]
    return Image.open(BytesIO(als_png(svg)))


def kleur(beeld: Image.Image, x: float, y: float) -> str:
    """Give the colour at a place in the drawing."""
    return "#{:02x}{:02x}{:02x}".format(*beeld.getpixel((round(x * SCHAAL), round(y * SCHAAL))))


def test_shapes_stand_where_they_were_drawn():
    prent = Prent(100, 60, "Vormen")
    prent.vlak(10, 10, 20, 20, vulling="#a05f1a", lijn="#001a40", dikte=4)
    prent.stip(50, 20, 8, "#5f2851")
    prent.veelhoek([(70, 30), (90, 30), (80, 10)], "#237b74")
    prent.streep((10, 45), (90, 45), "#001a40", dikte=4, gebroken="20 10")
    prent.lijn([(10, 55), (90, 55)], "#586c88", 4)
    beeld = teken(prent)
    assert beeld.size == (100 * SCHAAL, 60 * SCHAAL)
    assert FIJN > 1
    verwacht = {
        (20, 20): "#a05f1a",
        (11, 20): "#001a40",
        (8, 20): "#ffffff",
        (50, 20): "#5f2851",
        (80, 25): "#237b74",
        (20, 45): "#001a40",
        (35, 45): "#ffffff",
        (50, 55): "#586c88",
    }
    assert {plek: kleur(beeld, *plek) for plek in verwacht} == verwacht


@pytest.mark.parametrize("tekst", ["Privacy", "Ελληνικά", "Łódź", "Жизнь", "名", "<b>&"])
def test_words_are_written_at_their_side_in_any_script(tekst):
    prent = Prent(200, 30, "Woorden")
    prent.tekst(190, 20, tekst, kleur="#000000", anker="end", vet=True)
    links, boven, rechts, onder = teken(prent).convert("L").point(lambda p: 255 * (p < 128)).getbbox()
    assert rechts <= 190 * SCHAAL + 1
    assert rechts > 180 * SCHAAL
    assert boven >= 5 * SCHAAL
    assert onder <= 26 * SCHAAL
    assert links > 90 * SCHAAL


def test_what_cannot_be_drawn_is_an_error_and_no_gap():
    wortel = tinyhtml5.parse(
        '<svg class="prent" viewBox="0 0 9 9"><path d="M0 0"></path></svg>', namespace_html_elements=False
    )
    [svg] = [deel for deel in wortel.iter() if isinstance(deel.tag, str) and deel.tag.endswith("svg")]
    with pytest.raises(OnbekendeVorm, match="path"):
        als_png(svg)


def test_an_office_page_gets_an_image_in_place_of_a_picture_and_words_for_another_drawing():
    prent = Prent(10, 10, 'Een "kop" & meer')
    ster = '<svg class="ster"><title>accentwaarde</title><path d="M0 0"></path></svg>'
    html = kantoorhtml(f"<main><p>voor {prent.svg} na {ster} eind</p></main>")
    assert 'alt="Een &quot;kop&quot; &amp; meer"' in html
    assert html.index("voor") < html.index("<img") < html.index("na") < html.index("(accentwaarde)")
    assert "<svg" not in html


def test_a_file_without_pictures_stays_as_it_is():
    assert benoem_prenten(b"geen zip", "<p>Geen prent.</p>") == b"geen zip"


def test_a_long_text_is_cut_to_fit_and_a_short_one_is_not():
    assert pas_in("Privacy", 200) == "Privacy"
    kort = pas_in("Rechtvaardigheid van de uitkomst voor iedereen", 120)
    assert kort.endswith("…")
    assert breedte(kort, 12) <= 120
