"""The script of the workshop: all questions of the method, and times that can be changed and set back."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from lxml import html

from organisatie.models import Auditregel, Bericht
from organisatie.overgang import OngeldigeOvergang
from project import documenten
from project.handelingen import stel_tijden_in, stuur_uitnodigingen, zet_tijden_terug
from project.workshop.draaiboek import maak_draaiboek
from project.workshop.script import ONDERDELEN, STAPPEN, met_minuten, totaal
from project.workshop.tijden import Oordeel, in_woorden, oordeel, stappen_van
from tests.formulieren import Formulier
from tests.project.bronvragen import BRONVRAGEN


def vragen_per_stap(pagina: str) -> dict[int, list[str]]:
    """Give the questions of each step as they stand in a page or document with the script."""
    boom = html.fromstring(pagina)
    gevonden = {}
    for deel in boom.xpath("//table[.//th[normalize-space()='Tijd']]/tbody"):
        kop = [t for t in deel.itertext() if t.strip().startswith("Stap ")]
        if kop:
            gevonden[int(kop[0].split()[1])] = [
                " ".join(li.text_content().split()) for li in deel.xpath(".//li")
            ]
    return gevonden


@pytest.mark.parametrize("waar", ["pagina", "document"])
def test_every_question_of_the_source_is_in_the_script_in_its_order(voorbereid, organisator, lees, waar):
    if waar == "pagina":
        pagina = lees(organisator, reverse("project-voorbereiding", args=[voorbereid.pk]))
    else:
        pagina = documenten.draaiboek(voorbereid).als_html()
    gevonden = vragen_per_stap(pagina)
    for stap, bronvragen in BRONVRAGEN.items():
        assert len(gevonden[stap]) == len(bronvragen), gevonden[stap]
        for vraag, woorden in zip(gevonden[stap], bronvragen, strict=True):
            assert [w for w in woorden if w not in vraag.lower()] == [], f"stap {stap}: {vraag}"


def zet(client, project, **velden) -> str:
    """Change times through the page and give the page that follows."""
    antwoord = Formulier(client, reverse("project-tijden", args=[project.pk]), met="zaal_tot").stuur(**velden)
    assert antwoord.status_code == 302
    return client.get(antwoord["Location"]).content.decode()


@pytest.mark.parametrize("rol", ["organisator", "gespreksleider", "notulist"])
def test_who_prepares_or_leads_sets_the_times_and_all_after_it_shift(voorbereid, als, rol):
    client = als(getattr(voorbereid, rol))
    pagina = zet(client, voorbereid, minuten_introductie="25", **{"minuten_acties-presenteren": "5"})
    tijden = [
        " ".join(th.text_content().split())
        for th in html.fromstring(pagina).xpath("//tbody//th[@scope='row']")
    ]
    assert tijden == ["13:00", "13:25", "14:10", "14:30", "15:10", "15:30", "15:45", "15:55"]
    assert "van 13:00 tot 15:55" in pagina
    assert "15 minuten langer dan de methode (2 uur en 40 minuten)" in pagina
    document = documenten.draaiboek(voorbereid)
    assert "13:00 tot 15:55" in document.omschrijving
    assert "15:55" in document.als_html()
    [regel] = Auditregel.objects.filter(wat="tijden van de workshop ingesteld")
    assert regel.details["wijzigingen"]["minuten_introductie"] == [15, 25]
    assert voorbereid.workshop.onderdeeltijden.count() == 2, "only what differs is kept"


def test_what_says_when_the_workshop_ends_follows_its_times(
    voorbereid, deelnemers, organisator, lees, client
):
    stel_tijden_in(project=voorbereid, door=organisator, minuten={"waarden-plenair": 45}, zaal=None)
    genodigde = voorbereid.deelnemers.exclude(email="").first()
    pagina = client.get(reverse("project-uitnodiging", args=[genodigde.kenmerk])).content.decode()
    assert "13:00 tot 16:05" in pagina
    voorbereid.deelnemers.update(uitnodiging="niet")
    Bericht.objects.all().delete()
    stuur_uitnodigingen(project=voorbereid, door=organisator)
    assert "13:00 tot 16:05 uur." in Bericht.objects.first().tekst
    assert "duurt 3 uur en 5 minuten" in lees(organisator, reverse("project-plan", args=[voorbereid.pk]))
    assert "45 minuten" in lees(organisator, reverse("project-blad", args=[voorbereid.pk]))
    assert "45 minuten" in lees(organisator, reverse("project-workshop", args=[voorbereid.pk]))


def test_who_changes_the_end_after_the_invitations_hears_that_they_say_another(voorbereid, organisator, als):
    client, woord = als(organisator), "In de uitnodigingen die al weg zijn, staat een andere eindtijd."
    assert woord not in zet(client, voorbereid, zaal_tot="17:00")
    assert woord not in zet(client, voorbereid, minuten_lezen="10", minuten_reflectie="5"), (
        "the end is the same"
    )
    assert woord in zet(client, voorbereid, minuten_lezen="15")
    terug = Formulier(client, reverse("project-tijden-terug", args=[voorbereid.pk])).stuur()
    assert woord in client.get(terug["Location"]).content.decode()


def test_the_length_stands_there_also_before_there_is_a_date(project, organisator, als, lees):
    stel_tijden_in(project=project, door=organisator, minuten={"reflectie": 20}, zaal=None)
    assert "De workshop duurt 2 uur en 50 minuten" in lees(
        organisator, reverse("project-voorbereiding", args=[project.pk])
    )
    pagina = lees(organisator, reverse("project-tijden", args=[project.pk]))
    assert "tellen ze vanaf 0:00" in pagina
    assert "00:15" in pagina


def test_a_workshop_that_is_longer_than_the_room_is_booked_warns(voorbereid, organisator, als):
    client = als(organisator)
    past = zet(client, voorbereid, zaal_tot="15:45")
    assert "De zaal is geboekt tot 15:45" in past
    assert "past niet in de zaal" not in past
    te_lang = zet(client, voorbereid, minuten_checklist="25")
    assert "5 minuten langer dan de zaal geboekt is (tot 15:45)" in te_lang
    form = client.get(reverse("project-tijden", args=[voorbereid.pk])).content.decode()
    assert "5 minuten langer dan de zaal geboekt is (tot 15:45)" in form
    zet(client, voorbereid, zaal_tot="")
    assert oordeel(voorbereid.workshop.__class__.objects.get(pk=voorbereid.workshop.pk)).past_niet == ""


@pytest.mark.parametrize(
    ("veld", "getypt", "melding"),
    [
        ("minuten_introductie", "0", "Vul ten minste 1 minuut in."),
        ("minuten_introductie", "241", "Vul ten hoogste 240 minuten in."),
        ("minuten_introductie", "-3", "Vul ten minste 1 minuut in."),
        ("minuten_introductie", "een kwartier", "Vul een heel aantal minuten in."),
        ("minuten_introductie", "7,5", "Vul een heel aantal minuten in."),
        ("minuten_introductie", "", "Vul het aantal minuten in."),
        ("zaal_tot", "13:00", "De workshop begint om 13:00. Vul een tijd in die daarna komt."),
        ("zaal_tot", "vier uur", "Voer een geldige tijd in"),
    ],
)
def test_wrong_times_get_a_word_beside_the_field_and_all_that_was_typed_stays(
    voorbereid, organisator, als, veld, getypt, melding
):
    form = Formulier(als(organisator), reverse("project-tijden", args=[voorbereid.pk]), met="zaal_tot")
    antwoord = form.stuur(**{"minuten_reflectie": "17", veld: getypt})
    assert antwoord.status_code == 422
    pagina = html.fromstring(antwoord.content.decode())
    assert melding in pagina.get_element_by_id(f"id_{veld}_error").text_content()
    assert (form.velden().get(veld, [""]), form.velden()["minuten_reflectie"]) == ([getypt], ["17"])
    assert not voorbereid.workshop.onderdeeltijden.exists()


def test_the_times_are_set_back_to_the_method_after_a_question(voorbereid, gespreksleider, als):
    client = als(gespreksleider)
    tijden = reverse("project-tijden", args=[voorbereid.pk])
    terug = reverse("project-tijden-terug", args=[voorbereid.pk])
    assert terug not in client.get(tijden).content.decode()
    zet(client, voorbereid, minuten_introductie="30", zaal_tot="17:00")
    assert terug in client.get(tijden).content.decode()
    antwoord = Formulier(client, terug).stuur()
    assert antwoord["Location"] == tijden
    pagina = client.get(tijden).content.decode()
    assert "Even lang als in de methode" in pagina
    assert 'value="17:00"' in pagina, "the room is no time of the method"
    [regel] = Auditregel.objects.filter(wat="tijden teruggezet naar de methode")
    assert regel.details["wijzigingen"] == {"minuten_introductie": [30, 15]}
    zet_tijden_terug(project=voorbereid, door=gespreksleider)
    assert Auditregel.objects.filter(wat="tijden teruggezet naar de methode").count() == 1


def test_the_times_do_not_change_after_the_workshop(na_workshop, organisator, als):
    with pytest.raises(OngeldigeOvergang, match="geweest"):
        stel_tijden_in(project=na_workshop, door=organisator, minuten={"reflectie": 5}, zaal=None)
    with pytest.raises(OngeldigeOvergang, match="geweest"):
        zet_tijden_terug(project=na_workshop, door=organisator)
    client = als(organisator)
    plan = client.get(reverse("project-voorbereiding", args=[na_workshop.pk])).content.decode()
    assert "Pas de tijden aan" not in plan
    pagina = client.get(reverse("project-tijden", args=[na_workshop.pk])).content.decode()
    assert "De tijden veranderen niet meer" in pagina
    assert "Opslaan" not in pagina


def test_code_cannot_set_minutes_that_no_page_would(voorbereid, organisator):
    for minuten in ({"lezen": 0}, {"lezen": 241}, {"waarden-presenteren": -1}):
        with pytest.raises(ValidationError, match="minuten"):
            stel_tijden_in(project=voorbereid, door=organisator, minuten=minuten, zaal=None)
    stel_tijden_in(project=voorbereid, door=organisator, minuten={"waarden-presenteren": 0}, zaal=None)
    assert totaal(stappen_van(voorbereid.workshop)) == 155


def test_a_part_of_no_minutes_falls_within_the_part_before_it():
    boek = maak_draaiboek(datetime(2026, 6, 18, 13, 0))
    noteren, bespreken, presenteren = boek.stappen[3].regels
    assert (noteren.tijd, bespreken.tijd, presenteren.tijd) == ("14:20", "14:25", "")
    assert presenteren.tekst.startswith("Binnen de tijd hierboven.")
    apart = maak_draaiboek(datetime(2026, 6, 18, 13, 0), met_minuten({"acties-presenteren": 5}))
    assert (apart.stappen[3].regels[2].tijd, apart.einde) == ("14:55", "15:45")


def test_every_part_has_a_key_and_a_name_of_its_own():
    delen = [deel for stap in STAPPEN for deel in stap.onderdelen]
    assert len(ONDERDELEN) == len(delen) == len({deel.naam for deel in delen})
    assert all(deel.minuten or deel.valt_erbinnen for deel in delen)


@pytest.mark.parametrize(
    ("minuten", "woorden"),
    [
        (0, "0 minuten"),
        (1, "1 minuut"),
        (45, "45 minuten"),
        (60, "1 uur"),
        (61, "1 uur en 1 minuut"),
        (160, "2 uur en 40 minuten"),
    ],
)
def test_a_length_is_said_in_words(minuten, woorden):
    assert in_woorden(minuten) == woorden


def test_a_room_that_is_gone_before_the_begin_leaves_no_time_at_all():
    stand = Oordeel(160, datetime(2026, 6, 18, 13, 0), time(12, 0))
    assert stand.te_laat == 160
    assert Oordeel(150, None, None).tegenover_methode.startswith("10 minuten korter")
