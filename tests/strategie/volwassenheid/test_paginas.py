"""The pages of a meting, as those who meet them use them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from strategie import handelingen as strategie
from strategie.models import Meting
from strategie.volwassenheid import handelingen
from tests.formulieren import Formulier
from tests.strategie.volwassenheid.conftest import bespreek, maak, vul_in

pytestmark = pytest.mark.django_db


def adres(naam: str, meting: Meting, *verder: str) -> str:
    return reverse(f"volwassenheid-{naam}", args=[meting.pk, *verder])


def tekst(antwoord) -> str:
    return " ".join(html.fromstring(antwoord.text).xpath("//main")[0].text_content().split())


def test_the_cio_office_makes_a_meting_and_is_led_to_who_take_part(als, cio, organisatie):
    jaar = timezone.localdate().year
    form = Formulier(als(cio), reverse("volwassenheid-nieuw"))
    assert form.velden()["titel"] == [f"Volwassenheidsmeting {jaar}"]
    over_een_week = timezone.localdate() + timedelta(days=7)
    antwoord = form.stuur(sluit_op=over_een_week.isoformat())
    meting = Meting.objects.get()
    assert antwoord["Location"] == adres("mensen", meting)
    assert (meting.eigenaar, meting.sluit_op) == (cio, over_een_week)


def test_what_is_wrong_with_a_meting_stands_beside_the_field_and_what_was_typed_stays(als, cio):
    gisteren = timezone.localdate() - timedelta(days=1)
    form = Formulier(als(cio), reverse("volwassenheid-nieuw"))
    antwoord = form.stuur(titel="Meting van ons", sluit_op=gisteren.isoformat())
    assert antwoord.status_code == 422
    assert "Deze dag is voorbij" in antwoord.text
    assert form.velden()["titel"] == ["Meting van ons"]
    assert not Meting.objects.exists()


def test_colleagues_are_chosen_by_name_one_after_another_and_taken_off_again(als, cio, drie):
    meting, client = maak(cio), als(cio)
    for mens in drie:
        form = Formulier(client, adres("mensen", meting), met="tekst-gebruiker")
        assert form.stuur(**{"tekst-gebruiker": mens.naam})["Location"] == adres("mensen", meting)
    antwoord = client.post(adres("mensen", meting), {"weg": drie[0].pk}, follow=True)
    assert "doet niet meer mee" in antwoord.text
    assert meting.invullers.count() == 2
    antwoord = client.post(adres("mensen", meting), {"weg": drie[0].pk}, follow=True)
    assert "doet al niet meer mee" in antwoord.text


def test_asking_too_few_leads_back_to_the_people_with_the_reason(als, cio, drie):
    meting = maak(cio)
    handelingen.voeg_mens_toe(meting=meting, gebruiker=drie[0], door=cio)
    antwoord = als(cio).post(adres("vragen", meting), follow=True)
    assert antwoord.redirect_chain[-1][0] == adres("mensen", meting)
    assert "Kies minstens drie collega’s" in antwoord.text


def test_who_is_asked_sees_it_as_a_task_fills_in_and_is_thanked(als, lopend, drie):
    client = als(drie[0])
    assert adres("invullen", lopend) in client.get("/").text
    form = Formulier(client, adres("invullen", lopend))
    niveaus = dict.fromkeys(_keuzes(form), "3")
    een, *rest = niveaus
    antwoord = form.stuur(**{een: "2"}, opmerking_bestuur="Bij ons wel.")
    assert antwoord["Location"] == adres("invullen", lopend)
    weer = Formulier(client, adres("invullen", lopend))
    assert "Nog te kiezen" in weer.reactie.text
    assert weer.velden()["opmerking_bestuur"] == ["Bij ons wel."]
    antwoord = client.get(weer.stuur(**dict.fromkeys(rest, "weet-niet"))["Location"])
    assert "Dank je wel. Je antwoorden tellen mee" in antwoord.text
    assert "1 van de 3 collega’s klaar" in antwoord.text
    assert adres("invullen", lopend) not in client.get("/").text


def _keuzes(form: Formulier) -> list[str]:
    namen = [veld.get("name") for veld in form.form.xpath(".//input[@type='radio']")]
    return list(dict.fromkeys(namen))


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"niveau_bestuur": "6"}, "Kies een van de vijf niveaus"),
        ({"niveau_bestuur": "0"}, "Kies een van de vijf niveaus"),
        ({"opmerking_bestuur": "x" * 1001}, "er passen 1000 tekens in"),
    ],
)
def test_an_answer_that_is_none_is_refused_beside_the_theme_and_nothing_is_lost(
    als, lopend, drie, velden, fout
):
    form = Formulier(als(drie[0]), adres("invullen", lopend))
    antwoord = form.stuur(**{"niveau_recht": "4", "opmerking_recht": "Blijft staan.", **velden})
    assert antwoord.status_code == 422
    assert fout in antwoord.text
    assert form.velden()["niveau_recht"] == ["4"]
    assert form.velden()["opmerking_recht"] == ["Blijft staan."]


def test_an_answer_sent_after_closing_comes_back_with_all_that_was_typed(als, lopend, cio, drie, persoon):
    handelingen.voeg_mens_toe(meting=lopend, gebruiker=(laat := persoon("laat")), door=cio)
    form = Formulier(als(laat), adres("invullen", lopend))
    for mens in drie:
        vul_in(lopend, mens, 2)
    handelingen.sluit(meting=lopend, door=cio)
    antwoord = form.stuur(niveau_bestuur="5", opmerking_bestuur="Te laat.")
    assert antwoord.status_code == 422
    assert "is niet bewaard" in antwoord.text
    assert form.velden()["opmerking_bestuur"] == ["Te laat."]
    assert "Het invullen is gesloten" in als(laat).get(adres("invullen", lopend), follow=True).text


def test_an_older_page_of_oneself_shows_both_answers_and_nothing_is_lost(als, lopend, drie):
    nieuw, oud = (Formulier(als(drie[0]), adres("invullen", lopend)) for _ in range(2))
    nieuw.stuur(niveau_bestuur="4", opmerking_bestuur="Van vandaag.")
    antwoord = oud.stuur(niveau_bestuur="2", opmerking_bestuur="Van gisteren.", niveau_kennis="1")
    assert antwoord.status_code == 422
    assert "Je veranderde dit intussen op een andere pagina" in antwoord.text
    assert "Van vandaag." in antwoord.text
    assert oud.velden()["opmerking_bestuur"] == ["Van gisteren."]
    keuzes = {"keuze-niveau_bestuur": "ander", "keuze-opmerking_bestuur": "mijn"}
    assert oud.stuur(**keuzes).status_code == 302
    nu = Formulier(als(drie[0]), adres("invullen", lopend)).velden()
    assert (nu["niveau_bestuur"], nu["opmerking_bestuur"], nu["niveau_kennis"]) == (
        ["4"],
        ["Van gisteren."],
        ["1"],
    )


@pytest.mark.parametrize("wie", ["cio", "bestuurder", "medeinvuller"])
def test_until_it_is_closed_nobody_sees_what_another_answered(als, lopend, cio, bestuurder, drie, wie):
    for mens in drie[1:]:
        vul_in(lopend, mens, 5, opmerking="Niemand mag dit zien")
    client = als({"cio": cio, "bestuurder": bestuurder, "medeinvuller": drie[0]}[wie])
    pagina = client.get(lopend.get_absolute_url())
    assert "2 van de 3 collega’s klaar" in pagina.text
    for bron in ("Niemand mag dit zien", 'class="prent"', "Mediaan"):
        assert bron not in pagina.text
    for formaat in ("pdf", "odt", "docx"):
        assert client.get(adres("document", lopend, formaat)).status_code == 404
    for naam in ("thema", "invullen"):
        antwoord = client.get(adres(naam, lopend, *(["bestuur"] if naam == "thema" else [])))
        assert "Niemand mag dit zien" not in antwoord.text


def test_after_closing_everybody_sees_plot_and_table_without_names_and_only_oneself_what_one_answered(
    als, gesloten, bestuurder, drie
):
    for wie in (bestuurder, drie[0]):
        pagina = tekst(als(wie).get(gesloten.get_absolute_url()))
        assert "Dezelfde cijfers als tabel" in pagina
        assert "Zo gaat het bij ons." in pagina
        assert "Bram" not in pagina
        assert "Cem" not in pagina
    eigen = tekst(als(drie[2]).get(gesloten.get_absolute_url()))
    assert eigen.count("Jouw antwoord: niveau 4.") == 6
    assert "Jouw antwoord" not in tekst(als(bestuurder).get(gesloten.get_absolute_url()))


def test_plot_and_table_say_the_same(als, dit_jaar, cio):
    meting = dit_jaar(3, 2, 1)
    pagina = html.fromstring(als(cio).get(meting.get_absolute_url()).text)
    rijen = pagina.xpath("//table[contains(@class, 'meettabel')]/tbody/tr")
    titels = [titel.text for titel in pagina.xpath("//li[@class='plot__rij']//title")]
    assert len(rijen) == len(titels) == 6
    for rij, titel in zip(rijen, titels, strict=True):
        naam = rij.xpath("string(th)").strip()
        cel = {c.get("data-label"): c.text_content().strip() for c in rij.xpath("td")}
        telling = ", ".join(f"niveau {n}: {cel[f'Niveau {n}']}" for n in range(1, 6))
        assert titel == (
            f"{naam}. Antwoorden per niveau: {telling}. Mediaan {cel['Mediaan']}, spreiding {cel['Spreiding']}. "
            f"Uitkomst {cel['Uitkomst'][0]}. Vorige meting {cel['Vorige meting']}."
        )
    assert [rij.xpath("string(td[@data-label='Verschil'])") for rij in rijen[:3]] == [
        "1 hoger",
        "gelijk",
        "1 lager",
    ]


def test_the_picture_has_no_style_or_script_that_the_rules_of_the_page_forbid(als, gesloten, cio):
    pagina = als(cio).get(gesloten.get_absolute_url()).text
    for svg in re.findall(r"<svg.*?</svg>", pagina, re.DOTALL):
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", svg)


def test_the_owner_notes_an_outcome_with_the_answers_in_view(als, gesloten, cio):
    form = Formulier(als(cio), adres("thema", gesloten, "bestuur"))
    assert "Mediaan 2, spreiding 1 tot 4" in tekst(form.reactie)
    assert "Zo gaat het bij ons." in form.reactie.text
    antwoord = form.stuur(reden="")
    assert antwoord.status_code == 422
    for fout in ("Kies het niveau waarop", "Schrijf op waarom jullie"):
        assert fout in antwoord.text
    antwoord = form.stuur(niveau="2", reden="Twee van de drie\nzien nog geen mandaat.")
    assert antwoord["Location"] == f"{gesloten.get_absolute_url()}#thema-bestuur"
    assert "zien nog geen mandaat." in als(cio).get(gesloten.get_absolute_url()).text


def test_nobody_but_who_holds_a_meting_notes_an_outcome_or_makes_it_hold(als, gesloten, bestuurder, drie):
    for wie in (bestuurder, drie[0]):
        for naam, verder in (("thema", ["bestuur"]), ("vaststellen", []), ("sluiten", []), ("mensen", [])):
            assert als(wie).get(adres(naam, gesloten, *verder)).status_code == 403


def test_making_it_hold_shows_the_outcome_first_and_refuses_what_changed_since(als, gesloten, cio):
    client = als(cio)
    assert "Nog geen uitkomst bij" in client.get(adres("vaststellen", gesloten), follow=True).text
    bespreek(gesloten, cio, 2)
    form = Formulier(client, adres("vaststellen", gesloten))
    assert "Daarom." in form.reactie.text
    uitkomst = gesloten.uitkomsten.get(thema="recht")
    handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=cio, niveau=4, reden="Toch hoger.")
    antwoord = form.stuur()
    assert antwoord.status_code == 422
    assert "De uitkomst is veranderd sinds je haar las" in antwoord.text
    assert "Toch hoger." in antwoord.text
    antwoord = client.get(Formulier(client, adres("vaststellen", gesloten)).stuur()["Location"])
    assert "De uitkomst staat vast" in antwoord.text


def test_two_people_at_the_outcome_of_one_theme_both_see_both_texts(als, gesloten, cio, persoon):
    een, ander = (
        Formulier(als(wie), adres("thema", gesloten, "kennis")) for wie in (cio, persoon("ada", "cio"))
    )
    een.stuur(niveau="2", reden="Van de eerste.")
    antwoord = ander.stuur(niveau="2", reden="Van de tweede.")
    assert antwoord.status_code == 422
    assert "Van de eerste." in antwoord.text
    assert ander.velden()["reden"] == ["Van de tweede."]


def test_an_old_page_leads_to_what_holds_now(als, vastgesteld, cio):
    for naam, verder in (
        *((n, []) for n in ("mensen", "vragen", "sluiten", "alsnog", "stoppen", "vaststellen")),
        ("thema", ["bestuur"]),
    ):
        antwoord = als(cio).get(adres(naam, vastgesteld, *verder), follow=True)
        assert antwoord.redirect_chain[-1][0] == vastgesteld.get_absolute_url(), naam
        assert "utrecht-alert" in antwoord.text


def test_what_does_not_exist_is_not_found(als, gesloten, cio):
    assert als(cio).get(adres("thema", gesloten, "bestaat-niet")).status_code == 404
    assert als(cio).get(adres("document", gesloten, "exe")).status_code == 404
    assert als(cio).get(reverse("volwassenheid-meting", args=[gesloten.pk + 1])).status_code == 404


def test_who_has_no_part_in_it_finds_nothing(als, gesloten, medewerker, cio, drie):
    assert als(medewerker).get(reverse("volwassenheid")).status_code == 403
    assert als(medewerker).get(gesloten.get_absolute_url()).status_code == 404
    geheim = maak(cio, "Nog in voorbereiding")
    handelingen.voeg_mens_toe(meting=geheim, gebruiker=drie[0], door=cio)
    assert als(drie[0]).get(geheim.get_absolute_url()).status_code == 404
    lijst = als(drie[0]).get(reverse("volwassenheid")).text
    assert str(gesloten) in lijst
    assert "Nog in voorbereiding" not in lijst


def test_who_owns_a_strategy_holds_a_meting_too(als, persoon, bestuurder, cio, organisatie):
    eigenaar = persoon("eigenaar")
    assert als(eigenaar).get(reverse("volwassenheid-nieuw")).status_code == 403
    strategie.maak_dossier(
        door=cio, titel="Strategie", aanleiding="akkoord", eigenaar=eigenaar, bestuurder=bestuurder
    )
    assert als(eigenaar).get(reverse("volwassenheid-nieuw")).status_code == 200


def test_the_owner_sees_on_the_home_page_what_the_next_step_is(als, cio, drie):
    def taken() -> str:
        return tekst(als(cio).get("/"))

    meting = maak(cio)
    assert "Vraag collega’s om de volwassenheidsmeting in te vullen" in taken()
    for mens in drie:
        handelingen.voeg_mens_toe(meting=meting, gebruiker=mens, door=cio)
    handelingen.open_meting(meting=meting, door=cio)
    assert "Sluit het invullen" not in taken()
    for mens in drie:
        vul_in(meting, mens, 2)
    assert "Sluit het invullen van de volwassenheidsmeting" in taken()
    assert "Iedereen heeft ingevuld" in taken()
    handelingen.sluit(meting=meting, door=cio)
    assert "Bespreek de volwassenheidsmeting en leg de uitkomst vast" in taken()
    assert "Fase 3 van 4: Bespreken" in taken()
    bespreek(meting, cio, 2)
    handelingen.stel_vast(meting=meting, door=cio)
    assert "Bespreek de volwassenheidsmeting" not in taken()


def test_a_task_past_its_day_is_late(als, lopend, cio, drie):
    Meting.objects.filter(pk=lopend.pk).update(sluit_op=timezone.localdate() - timedelta(days=2))
    assert "2 dagen te laat" in tekst(als(drie[0]).get("/"))
    assert "Sluit het invullen van de volwassenheidsmeting" in tekst(als(cio).get("/"))
    assert Formulier(als(drie[0]), adres("invullen", lopend)).stuur(niveau_bestuur="2").status_code == 302


def test_pages_of_a_meting_ask_as_often_for_thirty_people_as_for_three(als, gesloten, cio, persoon):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def tel() -> int:
        client = als(cio)
        client.get(gesloten.get_absolute_url())
        with CaptureQueriesContext(connection) as vragen:
            client.get(gesloten.get_absolute_url())
        return len(vragen)

    voor = tel()
    handelingen.heropen_invullen(meting=gesloten, door=cio, reden="Meer mensen.")
    for nummer in range(27):
        mens = persoon(f"mens{nummer}")
        handelingen.voeg_mens_toe(meting=gesloten, gebruiker=mens, door=cio)
        vul_in(gesloten, mens, nummer % 5 + 1)
    handelingen.sluit(meting=gesloten, door=cio)
    assert tel() == voor
