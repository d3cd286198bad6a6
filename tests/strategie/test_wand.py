"""What hangs on the wall is one page, whatever was written; the plan to work with has every measure once."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from lxml import html as lxml_html

from acties.models import Actie
from strategie import handelingen
from strategie.actieplan import actieplan
from strategie.models import Accentwaarde, Dossier
from strategie.wand import Kaart, schik, vakken, wand
from tests.documenten.pdf_controle import controleer_pdf
from tests.strategie.conftest import kies, maak_klaar
from tests.strategie.test_nota import tekst
from waardenkader.models import Actiesoort, Waarde

pytestmark = pytest.mark.django_db
MM = 72 / 25.4


def bladen(pdf: bytes) -> list[tuple[int, int]]:
    """Give the size of each page in millimetres."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return [tuple(round(float(maat) / MM) for maat in blad.mediabox[2:]) for blad in bestand.pages]


def gekozen(dossier: Dossier, aantal: int, lading: str) -> Dossier:
    door = dossier.eigenaar
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", externen_betrokken="nee", door=door)
    kies(dossier, aantal, door)
    Accentwaarde.objects.filter(dossier=dossier).update(lading=lading)
    return Dossier.objects.get(pk=dossier.pk)


@pytest.mark.parametrize(("papier", "maat"), [("a3", (420, 297)), ("a4", (297, 210))])
@pytest.mark.parametrize("aantal", [1, 3, 5, 8, 9])
def test_it_is_one_page_that_everybody_can_read(organisatie, dossier, papier, maat, aantal):
    pdf = wand(gekozen(dossier, aantal, "Zo bedoelen wij het. " * 8), papier).als_pdf()
    assert bladen(pdf) == [maat]
    assert controleer_pdf(pdf) == []


def test_very_long_texts_stay_on_the_page_and_say_that_there_is_more(organisatie, dossier):
    dossier = gekozen(dossier, 9, "Een heel lang verhaal over deze waarde. " * 200)
    document = wand(dossier, "a4")
    assert bladen(document.als_pdf()) == [(297, 210)]
    kaarten = lxml_html.fromstring(document.als_html()).xpath("//section[contains(@class, 'kaart')]")
    assert len(kaarten) == 9
    for kaart in kaarten:
        assert "(zie verder het dossier)" in kaart.text_content()
        assert "Een heel lang verhaal over deze waarde. Een heel lang verhaal" in kaart.text_content()


def test_one_long_text_does_not_make_all_others_small():
    kort = [Kaart("Privacy", "Rechtsstaat", "rechtsstaat", ("Kort.",))] * 5
    lang = Kaart("Integriteit", "Bestuurskracht", "bestuurskracht", ("Een heel lang verhaal. " * 60,))
    vak = vakken([*kort, lang])
    letters = [g.plek.rpartition("font-size:")[2] for g in schik([*kort, lang], vak)]
    assert len(set(letters[:5])) == 1
    assert float(letters[0].rstrip("rem")) > float(letters[5].rstrip("rem"))


def test_a_list_in_the_text_keeps_its_points(organisatie, dossier):
    stuk = tekst(wand(gekozen(dossier, 5, "Wij:\n\n- leggen uit\n- vragen na")))
    assert "• leggen uit" in stuk
    assert "• vragen na" in stuk


def test_a_generic_choice_names_all_values(organisatie, dossier, cio):
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)
    document = wand(Dossier.objects.get(pk=dossier.pk), "a4")
    assert bladen(document.als_pdf()) == [(297, 210)]
    stuk = tekst(document)
    for waarde in Waarde.objects.actueel():
        assert waarde.naam in stuk


def test_without_a_choice_it_says_so_and_is_a_concept(organisatie, dossier):
    document = wand(dossier)
    assert "Er zijn nog geen accentwaarden gekozen." in tekst(document)
    assert document.concept
    assert controleer_pdf(document.als_pdf()) == []


def test_it_can_be_had_from_the_page_of_the_dossier_and_on_known_paper_only(als, cio, dossier):
    client = als(cio)
    pagina = client.get(dossier.get_absolute_url()).text
    for papier, formaat in (("a4", "pdf"), ("a3", "pdf"), ("a4", "odt"), ("a4", "docx")):
        adres = reverse("strategie-accentenblad", args=[dossier.pk, papier, formaat])
        assert f'href="{adres}"' in pagina
        assert client.get(adres).status_code == 200
    assert client.get(reverse("strategie-accentenblad", args=[dossier.pk, "a9", "pdf"])).status_code == 404


def test_the_plan_has_each_measure_under_its_kind_and_says_which_accentwaarde_has_none(
    organisatie, dossier, cio
):
    maak_klaar(dossier, 2)
    maak_klaar(dossier, 3)
    handelingen.voeg_maatregel_toe(
        dossier=dossier, door=cio, titel="Eis aan leveranciers", soort="aanbesteding"
    )
    handelingen.voeg_maatregel_toe(dossier=dossier, door=cio, titel="Nog zonder soort")
    document = actieplan(Dossier.objects.get(pk=dossier.pk))
    stuk = tekst(document)
    plekken = [
        stuk.index(woord) for woord in ("Eis aan leveranciers", "Sensorenregister", "Nog zonder soort")
    ]
    assert plekken == sorted(plekken)
    assert stuk.count("Sensorenregister") == 1
    bediend = set(Actie.objects.get(titel="Sensorenregister").waarden.all())
    for accent in dossier.accentwaarden.all():
        verwacht = "– – – 2 – –" if accent.waarde in bediend else "– – – – – –"
        assert f"{accent.waarde.naam} {verwacht}" in stuk
    assert "hebben nog geen maatregel" in stuk
    assert controleer_pdf(document.als_pdf()) == []


def test_an_empty_plan_says_so(organisatie, als, cio, dossier):
    assert "Er zijn nog geen maatregelen vastgelegd." in tekst(actieplan(dossier))
    assert als(cio).get(reverse("strategie-actieplan", args=[dossier.pk, "odt"])).status_code == 200


def test_every_kind_of_action_has_its_line_in_the_plan():
    from strategie.actieplan import LIJNEN
    from strategie.formats import ACTIEPLAN

    assert set(LIJNEN) == set(Actiesoort.values)
    assert set(LIJNEN.values()) <= {vraag.sleutel for vraag in ACTIEPLAN.vragen()}
