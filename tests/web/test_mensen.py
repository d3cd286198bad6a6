"""Choosing a person: by typing, without a script, and only who may be chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from lxml import html

from organisatie.models import Gebruiker, Organisatieonderdeel, Rol
from project.handelingen import maak_project
from project.models import Project
from strategie.handelingen import maak_dossier, zet_meeschrijver
from tests.formulieren import Formulier

NIEUW = "/project/nieuw/"


@pytest.fixture
def mens(persoon) -> Callable[..., Gebruiker]:
    """Make somebody with a name: `mens("Jan", "de Vries", functie="Jurist", onderdeel="Zorg")`."""

    def _mens(
        voornaam: str, achternaam: str, *rollen: str, functie: str = "", onderdeel: str = ""
    ) -> Gebruiker:
        deze = persoon(f"m{Gebruiker.objects.count()}", *rollen)
        deze.first_name, deze.last_name, deze.functie = voornaam, achternaam, functie
        if onderdeel:
            deze.onderdeel = Organisatieonderdeel.objects.get_or_create(naam=onderdeel)[0]
        deze.save()
        return deze

    return _mens


@pytest.fixture
def project(kader, organisatie, organisator) -> Project:
    """A project of the organisator."""
    return maak_project(door=organisator, titel="Druktemonitor")


def gevonden(client, vraag: str) -> list[str]:
    """Give the names that are offered for a question."""
    return html.fromstring(client.get(f"/mensen/?{vraag}").text).xpath("//li/@data-naam")


def velden(antwoord, naam: str):
    """Give the controls of one field for a person: text, radio buttons and number."""
    boom = html.fromstring(antwoord.content.decode())
    (tekst,) = boom.xpath(f"//input[@name='tekst-{naam}']")
    rondjes = boom.xpath(f"//input[@type='radio'][@name='{naam}']/@value")
    nummer = boom.xpath(f"//input[@type='hidden'][@name='{naam}']/@value")
    return tekst.get("value"), rondjes, nummer


@pytest.mark.parametrize("vraag", ["jan", "VRIES", "de vries jan", "jurist", "zorg", "jan zorg", "Ján"])
def test_a_part_of_name_function_or_department_finds_somebody(als, medewerker, mens, vraag):
    mens("Jan", "de Vries", functie="Jurist", onderdeel="Zorg")
    mens("Piet", "Bakker", functie="Planner", onderdeel="Wegen")
    assert gevonden(als(medewerker), f"q={vraag}") == ["Jan de Vries"]


def test_who_is_called_so_comes_before_who_works_there(als, medewerker, mens):
    mens("Anna", "Adema", onderdeel="Team Bos")
    mens("Carla", "Rozenbos")
    mens("Willem", "van den Bosch")
    mens("Zoë", "Bos")
    assert gevonden(als(medewerker), "q=bos") == [
        "Willem van den Bosch",
        "Zoë Bos",
        "Carla Rozenbos",
        "Anna Adema",
    ]


def test_at_most_ten_are_offered_and_it_says_that_there_are_more(als, medewerker, mens):
    for nummer in range(10):
        mens("Jan", f"Nummer{nummer}")
    client = als(medewerker)
    assert "10 mensen gevonden" in client.get("/mensen/?q=jan").text
    mens("Jan", "Elfde")
    assert len(gevonden(client, "q=jan")) == 10
    assert "Meer dan 10 mensen gevonden" in client.get("/mensen/?q=jan").text


def test_only_names_functions_and_departments_are_told(als, medewerker, mens):
    jan = mens("Jan", "de Vries", functie="Jurist", onderdeel="Zorg")
    tekst = als(medewerker).get("/mensen/?q=jan").text
    assert "Jurist, Zorg" in tekst
    assert jan.email not in tekst
    assert jan.username not in tekst


def test_who_left_is_not_offered_nor_who_lacks_the_role_nor_who_is_left_out(als, medewerker, mens):
    weg, klaas, els = mens("Jan", "Weg"), mens("Jan", "Klaassen"), mens("Jan", "Els", Rol.BESTUURDER)
    Gebruiker.objects.filter(pk=weg.pk).update(is_active=False)
    client = als(medewerker)
    assert gevonden(client, "q=jan") == ["Jan Els", "Jan Klaassen"]
    assert gevonden(client, "q=jan&rol=bestuurder") == ["Jan Els"]
    assert gevonden(client, f"q=jan&zonder={els.pk}&zonder=x") == [klaas.naam]


@pytest.mark.parametrize("vraag", ["", "q=", "q=j", "q=%25%25", "q=__", "q=%27%27", "rol=koning&q=%5C%5C"])
def test_an_odd_question_finds_nobody(als, medewerker, mens, vraag):
    mens("Jan", "de Vries")
    assert gevonden(als(medewerker), vraag) == []


@pytest.mark.parametrize("getypt", ["Zoë de Vries", "  zoe   DE vries ", "zoedv"])
def test_a_whole_name_or_account_name_is_enough(als, organisator, organisatie, kader, mens, getypt):
    zoe = mens("Zoë", "de Vries")
    Gebruiker.objects.filter(pk=zoe.pk).update(username="zoedv")
    mens("Zoë", "de Vries-Smit")
    formulier = Formulier(als(organisator), NIEUW)
    assert formulier.stuur(titel="Camera's", **{"tekst-notulist": getypt}).status_code == 302
    assert Project.objects.get().notulist == zoe


def test_a_part_of_a_name_brings_the_page_back_with_who_was_found(als, organisator, organisatie, kader, mens):
    een, ander = mens("Jan", "de Vries", functie="Jurist"), mens("Jan", "de Vries", functie="Planner")
    formulier = Formulier(als(organisator), NIEUW)
    antwoord = formulier.stuur(
        titel="Camera's", omschrijving="Aan de brug", **{"tekst-notulist": "jan de vries"}
    )
    assert antwoord.status_code == 422
    assert "Er passen meer mensen bij ‘jan de vries’. Kies wie je bedoelt." in antwoord.text
    assert "Jurist" in antwoord.text
    assert "Aan de brug" in antwoord.text
    assert velden(antwoord, "notulist") == ("jan de vries", [str(een.pk), str(ander.pk)], [])
    assert formulier.stuur().status_code == 422  # nobody was chosen yet
    assert formulier.stuur(notulist=str(ander.pk)).status_code == 302
    assert Project.objects.get().notulist == ander


def test_another_text_counts_and_not_who_was_chosen_before(als, organisator, organisatie, kader, mens):
    jan = mens("Jan", "de Vries")
    formulier = Formulier(als(organisator), NIEUW)
    formulier.stuur(titel="Camera's", **{"tekst-notulist": "vries"})
    antwoord = formulier.stuur(notulist=str(jan.pk), **{"tekst-notulist": "Noor Hendriks"})
    assert antwoord.status_code == 302
    assert Project.objects.get().notulist == organisator


def test_who_was_chosen_stays_chosen_when_another_field_is_wrong(als, organisator, organisatie, kader, mens):
    jan = mens("Jan", "de Vries")
    formulier = Formulier(als(organisator), NIEUW)
    antwoord = formulier.stuur(titel="", **{"tekst-notulist": "jan de vries"})
    assert velden(antwoord, "notulist") == ("Jan de Vries", [], [str(jan.pk)])
    assert velden(antwoord, "organisator") == ("Noor Hendriks", [], [str(organisator.pk)])


def test_one_who_fits_is_proposed_and_not_taken_at_once(als, organisator, organisatie, kader, mens):
    jan = mens("Jan", "de Vries")
    formulier = Formulier(als(organisator), NIEUW)
    antwoord = formulier.stuur(titel="Camera's", **{"tekst-notulist": "vries"})
    assert "Bedoel je deze collega?" in antwoord.text
    assert not Project.objects.exists()
    assert formulier.stuur().status_code == 302
    assert Project.objects.get().notulist == jan


def test_nobody_and_too_many_are_said_in_words(als, organisator, organisatie, kader, mens):
    for nummer in range(12):
        mens("Jan", f"Nummer{nummer}")
    antwoord = Formulier(als(organisator), NIEUW).stuur(
        titel="Camera's", **{"tekst-notulist": "Xerxes <b>", "tekst-gespreksleider": "jan"}
    )
    assert "We vinden niemand met ‘Xerxes &lt;b&gt;’." in antwoord.text
    assert velden(antwoord, "notulist")[0] == "Xerxes <b>"
    assert "Er passen meer dan 10 mensen bij ‘jan’." in antwoord.text
    assert len(velden(antwoord, "gespreksleider")[1]) == 10


def test_emptying_the_field_chooses_nobody(als, project, organisator, mens):
    project.notulist = mens("Jan", "de Vries")
    project.save()
    Formulier(als(organisator), reverse("project-wijzigen", args=[project.pk])).stuur(
        **{"tekst-notulist": ""}
    )
    project.refresh_from_db()
    assert project.notulist is None


def test_who_left_stays_chosen_but_cannot_be_chosen_anew(als, project, organisator, mens):
    weg, ander = mens("Jan", "Weg"), mens("Piet", "Weg")
    project.notulist = weg
    project.save()
    Gebruiker.objects.filter(pk__in=(weg.pk, ander.pk)).update(is_active=False)
    formulier = Formulier(als(organisator), reverse("project-wijzigen", args=[project.pk]))
    assert formulier.stuur(omschrijving="Nieuw").status_code == 302
    project.refresh_from_db()
    assert (project.notulist, project.omschrijving) == (weg, "Nieuw")
    for gestuurd in ({"gespreksleider": str(ander.pk)}, {"tekst-gespreksleider": "Piet Weg"}):
        formulier = Formulier(als(organisator), reverse("project-wijzigen", args=[project.pk]))
        assert formulier.stuur(**gestuurd).status_code == 422


def test_a_number_that_was_not_offered_is_refused(als, cio, bestuurder, organisator, organisatie, kader):
    dossier = maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )
    rollen = reverse("strategie-rollen", args=[dossier.pk])
    for gestuurd in ({"bestuurder": str(organisator.pk)}, {"tekst-bestuurder": "Noor Hendriks"}):
        antwoord = Formulier(als(cio), rollen).stuur(**gestuurd)
        assert antwoord.status_code == 422
    assert "We vinden niemand met ‘Noor Hendriks’ die de rol bestuurder heeft." in antwoord.text
    dossier.refresh_from_db()
    assert dossier.bestuurder == bestuurder


def test_who_writes_along_already_is_not_offered_again(als, cio, organisator, notulist, organisatie, kader):
    dossier = maak_dossier(door=cio, titel="Goed bestuur", aanleiding="akkoord", eigenaar=cio)
    zet_meeschrijver(dossier=dossier, gebruiker=organisator, schrijft_mee=True, door=cio)
    adres = reverse("strategie-schrijvers", args=[dossier.pk])
    client = als(cio)
    boom = html.fromstring(client.get(adres).text)
    zoekadres = boom.xpath("//input[@name='tekst-gebruiker']/@data-mensen-url")[0].partition("?")[2]
    assert gevonden(client, f"{zoekadres}&q=hendriks") == []
    assert gevonden(client, f"{zoekadres}&q=smit") == [notulist.naam]
    antwoord = Formulier(client, adres, met="tekst-gebruiker").stuur(**{"tekst-gebruiker": "Noor Hendriks"})
    assert antwoord.status_code == 422


def test_two_people_who_choose_another_see_both_names(als, project, organisator, mens):
    jan, els = mens("Jan", "de Vries"), mens("Els", "Bos")
    project.projectleider = mens("Lea", "Leider")
    project.save()
    adres = reverse("project-wijzigen", args=[project.pk])
    een, twee = Formulier(als(organisator), adres), Formulier(als(project.projectleider), adres)
    assert een.stuur(**{"tekst-notulist": "Jan de Vries"}).status_code == 302
    antwoord = twee.stuur(**{"tekst-notulist": "Els Bos"})
    assert antwoord.status_code == 422
    assert "Noor Hendriks veranderde dit terwijl jij bezig was." in antwoord.text
    assert "Jan de Vries" in antwoord.text
    assert velden(antwoord, "notulist") == ("Els Bos", [], [str(els.pk)])
    assert twee.stuur(**{"keuze-notulist": "ander"}).status_code == 302
    project.refresh_from_db()
    assert project.notulist == jan
    een, twee = Formulier(als(organisator), adres), Formulier(als(project.projectleider), adres)
    een.stuur(**{"tekst-notulist": ""})
    twee.stuur(**{"tekst-notulist": "Els Bos"})
    assert twee.stuur(**{"keuze-notulist": "mijn"}).status_code == 302
    project.refresh_from_db()
    assert project.notulist == els


@pytest.mark.parametrize(("aantal", "meer"), [(10, False), (11, True)])
def test_there_are_more_only_when_not_all_are_shown(als, mens, organisator, aantal, meer):
    for _ in range(aantal):
        mens("Jan", "Tien")
    antwoord = als(organisator).get("/mensen/?q=tien").text
    assert ("Meer dan 10 mensen gevonden" in antwoord) == meer
    assert "10 mensen gevonden" in antwoord
    assert len(gevonden(als(organisator), "q=tien")) == 10
