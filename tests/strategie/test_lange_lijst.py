"""The long list: naming a value takes one line, and the page says at once what the choice covers and how it differs."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.urls import reverse

from strategie import handelingen
from strategie import vondsten as vondstenbron
from strategie.gronden import GRONDEN
from strategie.models import Dossier, LangelijstItem
from strategie.vondsten import Vondsten
from tests.strategie.conftest import kies
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


def waarde(naam: str) -> Waarde:
    """Give a value of the framework in use."""
    return Waarde.objects.actueel().get(naam=naam)


def bord_van(client, dossier: Dossier):
    """Give the answer of the board."""
    return client.get(reverse("strategie-accentwaarden", args=[dossier.pk]))


@pytest.fixture
def uit_projecten(monkeypatch):
    """Let projects have found these values: `uit_projecten(9, Privacy=5)`."""

    def _zet(verslagen: int, **keren: int) -> None:
        telling = Counter({waarde(naam).slug: aantal for naam, aantal in keren.items()})
        monkeypatch.setattr(vondstenbron, "BRONNEN", [lambda: Vondsten(verslagen, telling)])

    return _zet


def noem(dossier: Dossier, naam: str, door, grond: str = "praktijk", **meer: str) -> LangelijstItem:
    return handelingen.zet_op_lange_lijst(
        dossier=dossier, waarde=waarde(naam), grond=grond, door=door, **meer
    )


@pytest.mark.parametrize("pagina", ["bord", "fase"])
def test_a_value_is_named_in_one_line_on_the_page_of_phase_2_and_on_the_board(als, cio, dossier, pagina):
    client, adres = als(cio), reverse("strategie-noemen", args=[dossier.pk])
    hier = (
        reverse("strategie-accentwaarden", args=[dossier.pk])
        if pagina == "bord"
        else reverse("strategie-fase", args=[dossier.pk, 2])
    )
    html = client.get(hier).text
    formulier = re.search(rf'<form[^>]*action="{adres}".*?</form>', html, re.DOTALL)
    assert formulier
    assert all(f'name="{veld}"' in formulier[0] for veld in ("waarde", "grond", "toelichting", "bron"))
    terug = re.findall(r'name="terug" value="(\w+)"', formulier[0])
    gegevens = {
        "waarde": waarde("Privacy").pk,
        "grond": "documenten",
        "toelichting": "Het akkoord noemt haar.",
        "bron": "Akkoord",
        "terug": terug,
    }
    antwoord = client.post(adres, gegevens)
    item = dossier.lange_lijst.get()
    assert (item.toelichting, item.bron) == ("Het akkoord noemt haar.", "Akkoord")
    assert antwoord["Location"].split("?")[0] == hier
    verder = client.get(antwoord["Location"])
    assert "<b>Privacy</b> staat op de lange lijst" in verder.text
    vorm = verder.context["noemform"]
    assert (vorm["grond"].value(), vorm["bron"].value(), vorm["waarde"].value()) == (
        "documenten",
        "Akkoord",
        "",
    )
    assert vorm.fields["waarde"].widget.attrs["autofocus"]


def test_every_definition_and_every_question_stands_beside_the_line(als, cio, dossier):
    html = bord_van(als(cio), dossier).text
    for deze in Waarde.objects.actueel():
        assert f'data-uitleg-van="waarde-{deze.pk}"' in html
    assert waarde("Privacy").definitie in html
    for grond in GRONDEN:
        assert f'data-uitleg-van="grond-{grond.sleutel}">{grond.vraag}' in html
    assert "te weinig geborgd door bestaande procedures" in html


@pytest.mark.parametrize(
    ("gegevens", "veld", "fout"),
    [
        ({"grond": "praktijk"}, "waarde", "Kies een waarde."),
        ({"waarde": "999999", "grond": "praktijk"}, "waarde", ""),
        ({"waarde": "x"}, "grond", "Kies op welke grond."),
        ({"grond": "anders"}, "grond", ""),
    ],
)
def test_what_is_wrong_with_the_line_is_said_beside_the_field_and_nothing_typed_is_lost(
    als, cio, dossier, gegevens, veld, fout
):
    adres = reverse("strategie-noemen", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"toelichting": "Het viel drie keer uit.", **gegevens})
    assert antwoord.status_code == 422
    assert fout in antwoord.context["form"].errors[veld][0]
    assert "Het viel drie keer uit." in antwoord.text
    assert not dossier.lange_lijst.exists()


def test_with_generiek_or_without_the_right_nobody_is_offered_the_line(als, cio, bestuurder, dossier):
    adres = reverse("strategie-noemen", args=[dossier.pk])
    fase = reverse("strategie-fase", args=[dossier.pk, 2])
    assert adres not in als(bestuurder).get(fase).text
    assert adres not in bord_van(als(bestuurder), dossier).text
    Dossier.objects.filter(pk=dossier.pk).update(keuze="generiek")
    html = als(cio).get(fase).text
    assert adres not in html
    assert 'href="#lange-lijst"' not in html


def test_who_explains_an_accentwaarde_reads_why_it_was_named(als, cio, dossier):
    noem(dossier, "Privacy", cio, "documenten", toelichting="Het akkoord noemt haar.", bron="Akkoord, blz. 3")
    noem(dossier, "Privacy", cio, "praktijk", bron="Bijeenkomst")
    noem(dossier, "Privacy", cio, "praktijk", bron="Bijeenkomst")
    noem(dossier, "Transparantie", cio, "praktijk", toelichting="Iets anders.")
    accent = handelingen.kies_accentwaarde(dossier=dossier, waarde=waarde("Privacy"), door=cio)
    html = als(cio).get(reverse("strategie-accentwaarde", args=[dossier.pk, accent.pk])).text
    plat = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Strategische documenten 1 Het akkoord noemt haar. (Akkoord, blz. 3)" in plat
    assert "Problemen of tekortkomingen in de praktijk 2 2 keer zonder reden (Bijeenkomst)" in plat
    assert "Iets anders." not in plat
    Dossier.objects.filter(pk=dossier.pk).update(keuze="specifiek")
    for pagina in (
        bord_van(als(cio), dossier),
        als(cio).get(reverse("strategie-fase", args=[dossier.pk, 2])),
    ):
        plat = " ".join(re.sub(r"<[^>]+>", " ", pagina.text).split())
        assert "Genoemd: praktijk 2, documenten 1" in plat


def test_the_page_names_the_fundamenten_and_principes_without_an_accent(als, cio, dossier):
    for naam in ("Privacy", "Passendheid", "Wendbaarheid"):
        noem(dossier, naam, cio)
        handelingen.kies_accentwaarde(dossier=dossier, waarde=waarde(naam), door=cio)
    html = bord_van(als(cio), dossier).text
    assert "Bij Democratie ligt geen enkel accent." in html
    assert "Participatie, Maatschappelijke waarde, Verantwoordelijkheid</b> koos je niets" in html


def test_the_choice_is_set_beside_what_projects_found(als, cio, dossier, uit_projecten):
    uit_projecten(9, Privacy=7, Uitlegbaarheid=5, Transparantie=1)
    for naam in ("Privacy", "Duurzaamheid"):
        noem(dossier, naam, cio)
        handelingen.kies_accentwaarde(dossier=dossier, waarde=waarde(naam), door=cio)
    antwoord = bord_van(als(cio), dossier)
    projecten = antwoord.context["projecten"]
    assert [(g.waarde.naam, g.keren) for g in projecten.vaak_geen_accent] == [("Uitlegbaarheid", 5)]
    assert [(g.waarde.naam, g.keren) for g in projecten.vaak_en_accent] == [("Privacy", 7)]
    assert [(g.waarde.naam, g.keren) for g in projecten.accent_zelden] == [("Duurzaamheid", 0)]
    assert "9 gepubliceerde verslagen" in antwoord.text
    assert "Vaak gekozen, maar geen accent" in antwoord.text


def test_before_anything_is_chosen_the_page_names_what_projects_choose_most(als, cio, dossier, uit_projecten):
    uit_projecten(3, Privacy=3, Uitlegbaarheid=2)
    projecten = bord_van(als(cio), dossier).context["projecten"]
    assert [g.waarde.naam for g in projecten.vaak_geen_accent] == ["Privacy", "Uitlegbaarheid"]
    assert not projecten.accent_zelden


def test_without_a_published_verslag_the_page_says_so(als, cio, dossier, uit_projecten):
    uit_projecten(0)
    antwoord = bord_van(als(cio), dossier)
    assert antwoord.context["projecten"] is None
    assert "nog geen verslag van een project gepubliceerd" in antwoord.text


def test_the_next_version_shows_what_stays_comes_and_goes(als, cio, tot_en_met):
    dossier = tot_en_met(2)
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Nieuw college.", door=cio)
    weg = nieuw.accentwaarden.select_related("waarde", "dossier").last()
    handelingen.verwijder_accentwaarde(accent=weg, door=cio)
    noem(nieuw, "Continuïteit", cio)
    handelingen.kies_accentwaarde(dossier=nieuw, waarde=waarde("Continuïteit"), door=cio)
    vorige = bord_van(als(cio), nieuw).context["vorige"]
    assert [w.naam for w in vorige.nieuw] == ["Continuïteit"]
    assert vorige.vervalt == [weg.waarde]
    assert len(vorige.blijft) == 5
    assert bord_van(als(cio), dossier).context["vorige"] is None


def test_a_value_on_the_list_that_was_taken_out_of_use_stays_on_the_board(als, cio, dossier):
    kies(dossier, 1, cio)
    Waarde.objects.filter(op_lange_lijsten__dossier=dossier).update(actief=False)
    bord = bord_van(als(cio), dossier).context["bord"]
    assert [regel.samen for regel in bord.regels] == [1]
    assert bord.totaal == 1
