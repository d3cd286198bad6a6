"""Questions that help to apply a value stand beside it, folded, where people write about it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from project.handelingen import wijzig_project
from project.workshop.handelingen import kies_waarde
from tests.project.conftest import waarde
from waardenkader.models import Hulpvraag


def hulp(pagina: str, binnen: str = "//main") -> list[str]:
    """Give what is folded under the help on a page."""
    return [
        " ".join(d.text_content().split())
        for d in html.fromstring(pagina).xpath(f"{binnen}//details[@class='hulpvragen']")
    ]


def test_the_casusbeschrijving_helps_with_chances_and_risks_the_accentwaarden_first(
    voorbereid, dossier, organisator, lees
):
    adres = reverse("project-casusbeschrijving", args=[voorbereid.pk])
    plek = "//section[@data-onderdeel='vraagstukken']"
    [zonder] = hulp(lees(organisator, adres), plek)
    assert all(vraag.tekst in zonder for vraag in Hulpvraag.objects.all())
    assert "Accentwaarde" not in zonder
    assert "Bron: Interprovinciale gids Ethiek en Digitale Transformatie, tabel 1" in zonder
    wijzig_project(project=voorbereid, door=organisator, dossier=dossier)
    pagina = lees(organisator, adres)
    namen = [" ".join(dt.text_content().split()) for dt in html.fromstring(pagina).xpath(f"{plek}//dt")]
    met_ster = [naam for naam in namen if naam.endswith("Accentwaarde")]
    assert met_ster
    assert namen[: len(met_ster)] == met_ster
    assert hulp(pagina) == hulp(pagina, plek), "nowhere else on the page"


def test_who_only_reads_the_casusbeschrijving_gets_no_help_with_writing(voorbereid, deelnemer, lees):
    assert hulp(lees(deelnemer, reverse("project-casusbeschrijving", args=[voorbereid.pk]))) == []


def test_on_the_sheet_the_questions_stand_at_the_value_of_a_table_and_of_the_poster(
    in_workshop, organisator, lees
):
    privacy, passend = waarde("Privacy"), waarde("Passendheid")
    for gekozen in (privacy, passend):
        kies_waarde(project=in_workshop, door=organisator, waarde=gekozen, groep=in_workshop.groepen.first())
    pagina = lees(organisator, reverse("project-blad", args=[in_workshop.pk]))
    [vraag] = privacy.hulpvragen.all()
    assert not passend.hulpvragen.exists()
    gevonden = hulp(pagina)
    assert len(gevonden) == 2, "in step 2 and in step 3, and not at a value without a question"
    assert all(vraag.tekst in tekst for tekst in gevonden)


@pytest.mark.parametrize("aantal", [1, 6])
def test_help_costs_one_query_however_many_values(in_workshop, organisator, lees, aantal):
    for naam in ("Privacy", "Transparantie", "Responsiviteit", "Veiligheid", "Inclusiviteit", "Duurzaamheid")[
        :aantal
    ]:
        kies_waarde(
            project=in_workshop, door=organisator, waarde=waarde(naam), groep=in_workshop.groepen.first()
        )
    with CaptureQueriesContext(connection) as vragen:
        lees(organisator, reverse("project-blad", args=[in_workshop.pk]))
    over_hulp = [v for v in vragen.captured_queries if "waardenkader_hulpvraag" in v["sql"]]
    assert len(over_hulp) == 1
