"""The pages Privacy and Toegankelijkheid: everybody reads them, the beheerder writes them, and they begin with a draft."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisatie.models import Auditregel, Informatiepagina, Organisatie
from tests.formulieren import Formulier
from web.informatie import als_html

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("soort", Informatiepagina.Soort.values)
def test_without_a_word_of_the_organisation_there_is_a_draft_with_its_name_and_whom_to_ask(
    client, organisatie, soort
):
    Organisatie.objects.update(contact="mailto:codio@voorbeeldland.example?subject=CODIO")
    pagina = client.get(reverse(soort)).text
    assert "Provincie Voorbeeldland" in pagina
    assert "codio@voorbeeldland.example" in pagina
    assert '">codio@voorbeeldland.example</a>' in pagina.split("<footer")[0]


@pytest.mark.parametrize("soort", Informatiepagina.Soort.values)
def test_the_beheerder_writes_the_page_and_gets_the_draft_back_by_emptying_it(
    client, als, beheerder, organisatie, soort
):
    formulier = Formulier(als(beheerder), reverse("informatie-wijzigen", args=[soort]))
    concept = formulier.form.fields["tekst"]
    assert (
        formulier.stuur(tekst="## Zo doen wij het\n\nBel [de balie](https://balie.example/).").status_code
        == 302
    )
    pagina = client.get(reverse(soort)).text
    assert '<h2 class="utrecht-heading-2">Zo doen wij het</h2>' in pagina
    assert 'href="https://balie.example/"' in pagina
    assert Auditregel.objects.filter(wat="informatiepagina gewijzigd").count() == 1
    weer = Formulier(als(beheerder), reverse("informatie-wijzigen", args=[soort]))
    weer.stuur(tekst="")
    assert (
        Formulier(als(beheerder), reverse("informatie-wijzigen", args=[soort])).form.fields["tekst"]
        == concept
    )


def test_saving_the_draft_as_it_is_keeps_it_a_draft(als, beheerder, organisatie):
    Formulier(als(beheerder), reverse("informatie-wijzigen", args=["privacy"])).stuur()
    assert not Informatiepagina.objects.exclude(tekst="").exists()


def test_two_who_write_the_same_page_see_each_other(als, beheerder, persoon, organisatie):
    adres = reverse("informatie-wijzigen", args=["privacy"])
    eerste, tweede = (Formulier(als(wie), adres) for wie in (beheerder, persoon("ander", "beheerder")))
    eerste.stuur(tekst="Van Linda.")
    antwoord = tweede.stuur(tekst="Van een ander.")
    assert antwoord.status_code == 422
    assert "Van Linda." in antwoord.text
    assert Informatiepagina.objects.get().tekst == "Van Linda."


@pytest.mark.parametrize(
    "kwaad", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>"]
)
def test_no_script_gets_into_the_page(kwaad):
    html = als_html(f"## Kop\n\n{kwaad}")
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_a_page_that_is_not_there_is_not_found(als, beheerder):
    assert als(beheerder).get("/beheer/teksten/iets/").status_code == 404


def test_a_page_of_the_organisation_itself_goes_before_ours(client, organisatie):
    Organisatie.objects.update(privacy="https://www.voorbeeldland.example/privacy")
    voet = client.get("/openbaar/").text.split("<footer")[1]
    assert "https://www.voorbeeldland.example/privacy" in voet
    assert 'href="/privacy/"' not in voet
    assert 'href="/toegankelijkheid/"' in voet
