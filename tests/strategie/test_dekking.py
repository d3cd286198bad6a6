"""What a plan covers is seen at a glance, and what it does not cover is named before anybody agrees."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from strategie import handelingen
from strategie.dekking import dekking
from strategie.models import Fase, Methode
from tests.strategie.conftest import maak_klaar
from waardenkader.models import Actiesoort

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(tot_en_met, cio):
    """A dossier with six accentwaarden, of which one measure secures the first two."""
    dossier = tot_en_met(2)
    maak_klaar(dossier, 3)
    return dossier


def namen(dossier) -> list[str]:
    return [accent.waarde.naam for accent in dossier.accentwaarden.compleet()]


def tabel(bron: str) -> dict[str, list[str]]:
    """Give the table as read out: per accentwaarde the cells."""
    rijen = html.fromstring(bron).xpath("//table[contains(@class, 'matrix')]/tbody/tr")
    return {
        rij.find("th").text.strip(): [
            td.xpath("string()").replace("·", "").strip() for td in rij.findall("td")
        ]
        for rij in rijen
    }


def test_the_table_says_per_accentwaarde_which_kinds_of_measures_and_which_instruments_there_are(
    plan, cio, als
):
    eerste, tweede, derde = [accent.waarde for accent in plan.accentwaarden.compleet()[:3]]
    handelingen.voeg_methode_toe(dossier=plan, naam="dpia", waarden=[tweede, derde], door=cio)
    handelingen.voeg_methode_toe(dossier=plan, naam="codio_project", waarden=[eerste], door=cio)
    bron = als(cio).get(reverse("strategie-fase", args=[plan.pk, 3])).text
    geen = ["geen"] * 6
    informatie = [*geen[:3], "1", *geen[4:]]
    gelezen = tabel(bron)
    assert list(gelezen) == namen(plan)
    assert gelezen[eerste.naam] == [*informatie, "nee", "ja"]
    assert gelezen[tweede.naam] == [*informatie, "ja", "nee"]
    assert gelezen[derde.naam] == [*geen, "ja", "nee"]


def test_accentwaarden_without_any_measure_are_named_before_the_plan_is_laid_before_the_bestuurder(
    plan, cio, als
):
    zonder = namen(plan)[2:]
    assert dekking(plan).zonder_maatregel == zonder
    bron = als(cio).get(reverse("strategie-voorleggen", args=[plan.pk, 3])).text
    assert (
        f'Voor 4 accentwaarden staat er geen maatregel in het plan: <b class="u-vet">{", ".join(zonder)}'
        in bron
    )


def test_the_bestuurder_reads_them_too_when_deciding(plan, cio, bestuurder, als):
    handelingen.leg_voor(fase=plan.fasen.get(nummer=3), door=cio)
    bron = als(bestuurder).get(reverse("strategie-besluit", args=[plan.pk, 3])).text
    assert all(naam in bron for naam in namen(plan)[2:])
    assert "Nog geen maatregel" in bron


def test_an_instrument_alone_is_no_measure_and_a_dropped_measure_counts_no_more(plan, cio):
    derde = plan.accentwaarden.compleet()[2].waarde
    handelingen.voeg_methode_toe(dossier=plan, naam="iama", waarden=[derde], door=cio)
    assert derde.naam in dekking(plan).zonder_maatregel
    plan.maatregelen.update(status="vervallen")
    assert dekking(plan).zonder_maatregel == namen(plan)


def test_a_generiek_plan_has_no_table(plan):
    plan.keuze = "generiek"
    assert dekking(plan).rijen == ()


def test_the_form_offers_the_accentwaarden_and_keeps_what_is_ticked(plan, cio, als):
    client, adres = als(cio), reverse("strategie-methode-nieuw", args=[plan.pk])
    eerste = plan.accentwaarden.compleet()[0].waarde
    keuzes = client.get(adres).context["form"].fields["waarden"].queryset
    assert {waarde.naam for waarde in keuzes} == set(namen(plan))
    fout = client.post(adres, {"naam": "anders", "waarden": [eerste.pk]})
    assert fout.context["form"].data.getlist("waarden") == [str(eerste.pk)]
    client.post(adres, {"naam": "anders", "naam_anders": "Privacyscan", "waarden": [eerste.pk]})
    assert list(Methode.objects.get().waarden.all()) == [eerste]


def test_the_next_version_takes_along_for_which_values_an_instrument_is(plan, cio, bestuurder):
    eerste = plan.accentwaarden.compleet()[0].waarde
    handelingen.voeg_methode_toe(dossier=plan, naam="deda", waarden=[eerste], door=cio)
    nieuw = handelingen.nieuwe_versie(dossier=plan, reden="Bijstellen.", door=cio)
    assert [list(methode.waarden.all()) for methode in nieuw.methoden.all()] == [[eerste]]


def test_another_choice_of_values_for_an_instrument_is_another_document(plan, cio):
    from strategie.controlegetal import controlegetal

    methode = handelingen.voeg_methode_toe(dossier=plan, naam="deda", door=cio)
    fase = Fase.objects.get(dossier=plan, nummer=3)
    eerst = controlegetal(fase)
    methode.waarden.add(plan.accentwaarden.first().waarde)
    assert controlegetal(fase) != eerst


def test_the_list_of_measures_says_the_kind_and_marks_what_is_an_accentwaarde(plan, cio, als):
    bron = als(cio).get(reverse("strategie-fase", args=[plan.pk, 3])).text
    maatregelen = bron[bron.index('id="maatregelen"') : bron.index('id="methoden"')]
    assert Actiesoort.INFORMATIE.label in maatregelen
    assert maatregelen.count("(accentwaarde)") == 2


def test_while_choosing_an_instrument_the_guide_is_at_hand(plan, cio, als):
    client = als(cio)
    adres = reverse("strategie-methode-nieuw", args=[plan.pk])
    boom = html.fromstring(client.get(adres).text)
    [keuze] = boom.xpath("//details[@id='begeleidingsethiek']//a[contains(@href, 'soort=')]/@href")
    assert (
        html.fromstring(client.get(keuze).text).xpath("//main//form")[-1].fields["naam"]
        == "begeleidingsethiek"
    )
