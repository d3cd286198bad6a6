"""The pages on actions: who sees what, and what a form keeps."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urljoin

import lxml.html
import pytest
from django.utils import timezone

from acties.bouwstenen import spreek_af
from acties.handelingen import maak_actie, meld_voortgang
from acties.models import Actie
from acties.overzicht import Blok, blokken, regels
from acties.tellen import tel
from organisatie.models import Organisatie
from project.models import Project
from tests.formulieren import Formulier
from waardenkader.models import Voorbeeldactie, Waarde


def test_the_holder_sees_the_action_but_gets_no_link_to_the_project(als, actie, actiehouder, project):
    antwoord = als(actiehouder).get("/acties/")
    assert "Borden ophangen" in antwoord.text
    assert project.get_absolute_url() not in antwoord.text


def test_the_regievoerder_sees_all_actions_of_the_project(als, actie, regievoerder, project):
    antwoord = als(regievoerder).get("/acties/")
    assert "Borden ophangen" in antwoord.text
    assert project.get_absolute_url() in antwoord.text


@pytest.mark.parametrize("wie", ["medewerker", "cio", "beheerder", "redacteur", "bestuurder"])
def test_somebody_else_sees_nothing_of_it(als, actie, wie, request):
    client = als(request.getfixturevalue(wie))
    assert "Borden ophangen" not in client.get("/acties/").text
    assert client.get(actie.get_absolute_url()).status_code == 404
    assert client.post(actie.get_absolute_url(), {"status": "gereed"}).status_code == 404


def test_the_cio_follows_the_measures_of_every_dossier(als, cio, bestuurder, dossier):
    maak_actie(door=cio, dossier=dossier, titel="Sensorenregister")
    spreek_af(eigenaar=dossier, door=cio)
    assert "Sensorenregister" in als(cio).get("/acties/").text
    assert "Sensorenregister" in als(bestuurder).get("/acties/").text


def test_the_holder_reports_and_everybody_on_it_reads_it(als, actie, actiehouder, organisator):
    als(actiehouder).post(actie.get_absolute_url(), {"status": "loopt", "tekst": "Elf palen staan"})
    assert "Elf palen staan" in als(organisator).get(actie.get_absolute_url()).text


def test_the_form_on_the_page_of_an_action_goes_to_that_page(als, actie, actiehouder):
    client, pad = als(actiehouder), actie.get_absolute_url()
    pagina = lxml.html.fromstring(client.get(pad).content)
    (formulier,) = [form for form in pagina.forms if "tekst" in form.fields]
    adres = urljoin(pad, formulier.get("action") or "")
    velden = {**dict(formulier.form_values()), "status": "loopt", "tekst": "Elf palen staan"}
    antwoord = client.post(adres, velden, follow=True)
    assert antwoord.status_code == 200
    assert "Elf palen staan" in antwoord.text


def test_a_bottleneck_without_words_is_asked_for_and_the_text_is_kept(als, actie, actiehouder):
    antwoord = als(actiehouder).post(actie.get_absolute_url(), {"status": "knelt", "tekst": "Mijn verhaal"})
    assert antwoord.status_code == 422
    assert "Schrijf op wat het knelpunt is" in antwoord.text
    assert "Mijn verhaal" in antwoord.text
    assert Actie.objects.get(pk=actie.pk).status == "open"


@pytest.mark.parametrize("status", ["onzin", "", "\x00"])
def test_a_status_that_does_not_exist_is_refused_beside_the_field(als, actie, actiehouder, status):
    antwoord = als(actiehouder).post(actie.get_absolute_url(), {"status": status, "tekst": "Bewaar mij"})
    assert antwoord.status_code == 422
    assert "Bewaar mij" in antwoord.text


def test_who_reads_only_cannot_report(als, actie, project, medewerker):
    project.deelnemers.create(naam="Samir", perspectief="Bewoner", gebruiker=medewerker)
    client = als(medewerker)
    assert client.get(actie.get_absolute_url()).status_code == 200
    assert client.post(actie.get_absolute_url(), {"status": "gereed"}).status_code == 403


def test_the_holder_cannot_change_or_remove_the_action_itself(als, actie, actiehouder):
    client = als(actiehouder)
    assert client.get(f"/acties/{actie.pk}/wijzigen/").status_code == 403
    assert client.post(f"/acties/{actie.pk}/verwijderen/").status_code == 403


def test_the_organisator_changes_the_term_and_a_wrong_date_is_explained(als, actie, organisator):
    client, adres = als(organisator), f"/acties/{actie.pk}/wijzigen/"
    fout = client.post(adres, {"titel": "Borden", "termijn": "32-13-2026", "breder_inzetbaar": "nee"})
    assert "Vul een datum in" in fout.text
    assert "32-13-2026" in fout.text
    dag = timezone.localdate() + timedelta(days=30)
    goed = client.post(adres, {"titel": "Borden", "termijn": f"{dag:%d-%m-%Y}", "breder_inzetbaar": "nee"})
    assert goed.status_code == 302
    assert Actie.objects.get(pk=actie.pk).termijn == dag


def test_removing_asks_first(als, actie, organisator):
    client, adres = als(organisator), f"/acties/{actie.pk}/verwijderen/"
    assert "Vervallen" in client.get(adres).text
    assert Actie.objects.exists()
    client.post(adres)
    assert not Actie.objects.exists()


@pytest.fixture
def na_workshop(project) -> Project:
    """The project with its workshop behind it: what is added is agreed at once."""
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    return Project.objects.get(pk=project.pk)


def al_laat(actie: Actie) -> Actie:
    """Let the term of an action have passed; nobody can set one that has."""
    Actie.objects.filter(pk=actie.pk).update(termijn=timezone.localdate() - timedelta(days=9))
    return actie


def van_alles() -> Blok:
    """Give the one block of all actions."""
    (blok,) = blokken(tel(Actie.objects.all(), Organisatie.huidige()))
    return blok


def test_the_board_knows_late_silent_stuck_done_and_not_begun(na_workshop, organisator, actiehouder):
    project = na_workshop
    nieuw = maak_actie(door=organisator, project=project, titel="Nieuw")
    loopt = maak_actie(door=organisator, project=project, titel="Loopt")
    meld_voortgang(actie=loopt, door=organisator, status="loopt")
    laat = al_laat(maak_actie(door=organisator, project=project, titel="Laat"))
    knelt = maak_actie(door=organisator, project=project, titel="Knelt")
    meld_voortgang(actie=knelt, door=organisator, status="knelt", knelpunt="x")
    klaar = al_laat(maak_actie(door=organisator, project=project, titel="Klaar"))
    meld_voortgang(actie=klaar, door=organisator, status="gereed")
    stil = maak_actie(door=organisator, project=project, titel="Stil")
    meld_voortgang(actie=stil, door=organisator, status="loopt")
    stil.voortgang.update(op=timezone.localtime() - timedelta(days=40))
    standen = {r.actie: (r.stand, r.dagen) for r in regels(Actie.objects.all())}
    assert standen == {
        nieuw: ("open", 0),
        loopt: ("loopt", 0),
        laat: ("laat", 9),
        knelt: ("knelpunt", 0),
        klaar: ("klaar", 0),
        stil: ("stil", 40),
    }
    blok = van_alles()
    assert blok.stand == "6 acties: 1 te laat, 1 stil, 1 knelpunt, 1 loopt, 1 nog niet begonnen, 1 klaar"
    assert sum(breedte for _, _, breedte in blok.balk) == pytest.approx(100, abs=0.1)


def test_the_board_counts_in_a_sentence(na_workshop, organisator):
    for titel in ("Een", "Twee"):
        meld_voortgang(
            actie=maak_actie(door=organisator, project=na_workshop, titel=titel),
            door=organisator,
            status="loopt",
        )
    assert van_alles().stand == "2 acties: 2 lopen"


def test_a_filter_shows_one_state_and_an_unknown_one_shows_all(als, na_workshop, organisator, regievoerder):
    al_laat(maak_actie(door=organisator, project=na_workshop, titel="Te laat ding"))
    maak_actie(door=organisator, project=na_workshop, titel="Gewoon ding")
    client = als(regievoerder)
    assert "Gewoon ding" not in client.get("/acties/?stand=laat").text
    assert "Gewoon ding" in client.get("/acties/?stand=onzin").text
    assert "Te laat ding" not in client.get("/acties/?stand=open").text
    assert "Gewoon ding" in client.get("/acties/?stand=open").text


def test_a_new_term_in_the_past_is_a_word_beside_the_field_that_keeps_what_was_typed(als, actie, organisator):
    gegevens = {"titel": "Borden plaatsen", "termijn": "2020-01-01", "breder_inzetbaar": "nee"}
    antwoord = als(organisator).post(f"/acties/{actie.pk}/wijzigen/", gegevens)
    assert "al geweest" in antwoord.context["form"].errors["termijn"][0]
    assert "Borden plaatsen" in antwoord.text
    assert Actie.objects.get(pk=actie.pk).termijn is None


def test_the_board_asks_the_same_number_of_queries_for_one_and_for_thirty(
    als, na_workshop, organisator, regievoerder, django_assert_num_queries, actiehouder
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, project = als(regievoerder), na_workshop
    maak_actie(door=organisator, project=project, titel="Eerste", actiehouder=actiehouder)
    client.get("/acties/")
    with CaptureQueriesContext(connection) as een:
        client.get("/acties/")
    for nummer in range(29):
        maak_actie(door=organisator, project=project, titel=f"Actie {nummer}", actiehouder=actiehouder)
    with django_assert_num_queries(len(een)):
        client.get("/acties/")


def test_finished_actions_are_folded_on_the_board_until_asked_for(
    als, actie, actiehouder, regievoerder, project
):
    meld_voortgang(actie=actie, door=actiehouder, status="gereed", tekst="Ze hangen")
    assert "Borden ophangen" not in als(regievoerder).get("/acties/").text
    assert "Laat 1 actie zien die klaar is" in als(regievoerder).get("/acties/").text
    assert "Borden ophangen" in als(regievoerder).get(f"/acties/?open=project-{project.pk}").text
    assert "Borden ophangen" in als(regievoerder).get("/acties/?stand=klaar").text


@pytest.mark.parametrize(
    ("terug", "naar"),
    [("/project/", "/project/"), ("https://elders.example/", None), ("//elders.example/", None), ("", None)],
)
def test_after_a_change_one_comes_back_on_this_site_only(als, actie, organisator, terug, naar):
    adres = f"{actie.get_absolute_url()}wijzigen/?terug={terug}"
    antwoord = als(organisator).post(adres, {"titel": "Borden plaatsen", "breder_inzetbaar": "nee"})
    assert antwoord["Location"] == (naar or actie.get_absolute_url())


def test_who_moves_an_action_that_somebody_else_moved_meanwhile_sees_both_and_chooses(
    als, actie, actiehouder, regievoerder
):
    holder = Formulier(als(actiehouder), actie.get_absolute_url(), met="tekst")
    meld_voortgang(actie=actie, door=regievoerder, status="knelt", knelpunt="Geen palen")
    antwoord = holder.stuur(status="gereed", tekst="Alles hangt")
    assert antwoord.status_code == 422
    assert f"{regievoerder.naam} veranderde dit terwijl jij bezig was" in antwoord.text
    assert "Alles hangt" in antwoord.text
    assert Actie.objects.get(pk=actie.pk).status == "knelt"
    assert actie.voortgang.count() == 1
    assert holder.stuur(**{"keuze-status": "mijn"}).status_code == 302
    assert Actie.objects.get(pk=actie.pk).status == "gereed"


def test_who_changed_an_action_in_an_own_other_window_is_told_so(als, actie, actiehouder):
    holder = Formulier(als(actiehouder), actie.get_absolute_url(), met="tekst")
    meld_voortgang(actie=actie, door=actiehouder, status="knelt", knelpunt="Geen palen")
    antwoord = holder.stuur(status="gereed", tekst="Alles hangt")
    assert "Je veranderde dit al in een ander venster" in antwoord.text
    assert "Wat je bewaarde" in antwoord.text


@pytest.mark.parametrize("intussen", ["knelt", "gereed"])
def test_who_left_the_state_alone_leaves_what_somebody_else_made_of_it(
    als, actie, actiehouder, regievoerder, intussen
):
    meld_voortgang(actie=actie, door=regievoerder, status="loopt")
    holder = Formulier(als(actiehouder), actie.get_absolute_url(), met="tekst")
    meld_voortgang(actie=actie, door=regievoerder, status=intussen, knelpunt="Geen palen")
    assert holder.stuur(tekst="De borden zijn er").status_code == 302
    assert Actie.objects.get(pk=actie.pk).status == intussen
    assert actie.voortgang.first().tekst == "De borden zijn er"


@pytest.mark.parametrize("stand", ["gereed", "vervallen"])
def test_a_word_about_an_action_that_is_done_does_not_open_it_again(als, actie, actiehouder, stand):
    meld_voortgang(actie=actie, door=actiehouder, status=stand, tekst="Klaar")
    holder = Formulier(als(actiehouder), actie.get_absolute_url(), met="tekst")
    assert holder.stuur(tekst="Nog een foto erbij").status_code == 302
    assert Actie.objects.get(pk=actie.pk).status == stand
    assert actie.voortgang.first().tekst == "Nog een foto erbij"


def test_a_text_for_an_action_that_was_removed_meanwhile_comes_back_to_copy(als, actie, actiehouder):
    client = als(actiehouder)
    holder = Formulier(client, actie.get_absolute_url(), met="tekst")
    velden, pad = holder.velden() | {"tekst": "Elf palen staan"}, actie.get_absolute_url()
    actie.delete()
    antwoord = client.post(pad, velden, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.status_code == 409
    assert "Dit is er niet meer" in antwoord.text
    assert "Elf palen staan" in antwoord.text
    assert client.post(pad, velden, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 404
    assert client.get(pad, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 404


def test_somebody_who_left_and_a_value_out_of_use_stay_where_they_were_chosen(
    als, actie, actiehouder, organisator
):
    waarde = Waarde.objects.actueel().first()
    actie.waarden.set([waarde])
    Waarde.objects.filter(pk=waarde.pk).update(actief=False)
    actiehouder.is_active = False
    actiehouder.save()
    formulier = Formulier(als(organisator), f"{actie.get_absolute_url()}wijzigen/", met="omschrijving")
    assert formulier.stuur(omschrijving="Bij elke ingang").status_code == 302
    actie.refresh_from_db()
    assert (actie.omschrijving, actie.actiehouder) == ("Bij elke ingang", actiehouder)
    assert list(actie.waarden.all()) == [waarde]


def test_the_form_has_every_field_once_what_is_on_the_poster_before_the_fold(als, actie, organisator):
    pagina = lxml.html.fromstring(als(organisator).get(f"{actie.get_absolute_url()}wijzigen/").content)
    namen = [
        veld.get("name") for veld in pagina.xpath("//main//*[self::input or self::select or self::textarea]")
    ]
    gevouwen = pagina.xpath("//details//*[self::input or self::select or self::textarea]/@name")
    for naam in ("titel", "termijn", "waarden"):
        assert naam not in gevouwen
    for naam in ("soort", "doelgroep", "ander_niveau", "ander_niveau_toelichting", "wijziging_toelichting"):
        assert namen.count(naam) == gevouwen.count(naam) == 1, naam


def is_uitgevouwen(antwoord) -> bool:
    (vouw,) = lxml.html.fromstring(antwoord.content).xpath("//main//details[.//*[@name='doelgroep']]")
    return vouw.get("open") is not None


def test_the_fold_is_open_only_when_something_behind_it_must_be_seen(als, actie, organisator):
    client, pad = als(organisator), f"{actie.get_absolute_url()}wijzigen/"
    assert not is_uitgevouwen(client.get(pad))
    blad = Formulier(client, pad, "titel")
    assert is_uitgevouwen(blad.stuur(ander_niveau="on"))
    Actie.objects.filter(pk=actie.pk).update(doelgroep="Bezoekers")
    assert is_uitgevouwen(client.get(pad))


def test_the_fold_is_open_when_a_field_behind_it_was_changed_by_another_meanwhile(als, actie, organisator):
    Actie.objects.filter(pk=actie.pk).update(doelgroep="Bezoekers")
    blad = Formulier(als(organisator), f"{actie.get_absolute_url()}wijzigen/", "titel")
    Actie.objects.filter(pk=actie.pk).update(doelgroep="Bewoners")
    antwoord = blad.stuur(doelgroep="")
    assert antwoord.status_code in (409, 422)
    assert is_uitgevouwen(antwoord)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"ander_niveau": "on"}, "Schrijf op welk niveau hierover moet besluiten."),
        ({"wijziging_organisatie": "on"}, "Schrijf op welke wijziging nodig is, en waarom."),
        ({"actiehouder_naam": "Koen Vermeer"}, "Kies een collega óf schrijf een naam op. Niet allebei."),
    ],
)
def test_the_form_asks_for_the_explanation_and_for_one_holder(als, actie, organisator, velden, fout):
    blad = Formulier(als(organisator), f"{actie.get_absolute_url()}wijzigen/", "titel")
    antwoord = blad.stuur(**velden)
    assert antwoord.status_code == 422
    assert fout in antwoord.text


def test_an_action_can_be_of_a_function_without_a_name(db):
    zonder = Actie(titel="Borden", actiehouder_functie="Terreinbeheer")
    assert (zonder.houder, zonder.houder_zonder_naam) == ("Terreinbeheer", "Terreinbeheer")
    met = Actie(titel="Borden", actiehouder_naam="Koen Vermeer")
    assert (met.houder, met.houder_zonder_naam) == ("Koen Vermeer", "")


def test_what_is_written_at_the_action_goes_before_the_function_of_the_account(actiehouder):
    actiehouder.functie = "Inkoper"
    assert Actie(actiehouder=actiehouder).houder_zonder_naam == "Inkoper"
    assert Actie(actiehouder=actiehouder, actiehouder_functie="Contracten").houder_zonder_naam == "Contracten"


def test_the_example_with_which_an_action_began_can_be_taken_off_again(als, na_workshop, organisator):
    voorbeeld = Voorbeeldactie.objects.te_kiezen().first()
    actie = maak_actie(door=organisator, project=na_workshop, titel="Borden", voorbeeldactie=voorbeeld)
    client = als(organisator)
    assert "Begonnen met een voorbeeld" in client.get(actie.get_absolute_url()).text
    adres = f"{actie.get_absolute_url()}wijzigen/"
    Formulier(client, adres, met="omschrijving").stuur()
    actie.refresh_from_db()
    assert actie.voorbeeldbron, "without the tick it stays"
    Formulier(client, adres, met="omschrijving").stuur(zonder_voorbeeld="on")
    actie.refresh_from_db()
    assert (actie.voorbeeldactie, actie.voorbeeldbron) == (None, "")
    assert "Begonnen met een voorbeeld" not in client.get(actie.get_absolute_url()).text
    assert "zonder_voorbeeld" not in client.get(adres).text
