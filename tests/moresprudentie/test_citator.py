"""What verslagen say of a value, the library of actions, how an action ended, and references."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from acties.handelingen import meld_voortgang
from acties.models import Actie
from moresprudentie.citator.waarde import praktijk_van
from moresprudentie.handelingen import haal_weg, neem_actie_over, trek_in
from moresprudentie.handelingen.overnemen import StaatErAl
from moresprudentie.models import Verslagactie, Waardegebruik
from moresprudentie.models.zoeken import Kring, Lezer
from project.models import Spanning
from tests.moresprudentie.conftest import waarde

pytestmark = pytest.mark.django_db


@pytest.fixture
def monitor(project, in_databank):
    """The example in the databank, for the organisation."""
    return in_databank(project)


@pytest.fixture
def ander(nieuw_project):
    """A running project of the organisator, of which nothing was published."""
    return nieuw_project("Parkeren")


def regel(verslag, nummer=1) -> Verslagactie:
    return Verslagactie.objects.get(verslag=verslag, nummer=nummer)


def zet_nummers(project) -> None:
    for nummer, actie in enumerate(project.acties.order_by("pk"), 1):
        Actie.objects.filter(pk=actie.pk).update(nummer=nummer)


@pytest.fixture(autouse=True)
def nummers(project):
    """The actions of the example have their numbers."""
    zet_nummers(project)


# The page of a value


def test_a_page_of_a_value_says_how_often_with_which_meaning_in_tension_with_what_and_what_followed(
    als, medewerker, monitor, nieuw_project, in_databank
):
    in_databank(nieuw_project("Camera's", licht=("privacy", "transparantie")))
    hier = als(medewerker).get(waarde("privacy").get_absolute_url()).text
    assert "Zo legden twee projecten Privacy uit" in hier
    assert "2 van de 2 verslagen" in hier
    assert "In 1 daarvan weegt Privacy het zwaarst" in hier
    assert "Betekenis van privacy" in hier
    assert monitor.get_absolute_url() in hier
    assert "Waarmee Privacy schuurde" in hier
    assert "?waarde=privacy&amp;waarde=effectiviteit" in hier
    assert "Contract aanpassen" in hier


def test_a_page_of_a_value_shows_nothing_of_what_the_reader_may_not_read(
    als, medewerker, redacteur, project, in_databank
):
    in_databank(project, zichtbaarheid="deelnemers")
    adres = waarde("privacy").get_absolute_url()
    hier = als(medewerker).get(adres).text
    assert "Betekenis van privacy" not in hier
    assert "Contract aanpassen" not in hier
    assert "Er staan nog geen verslagen" in hier
    assert "Zo legde één project Privacy uit" in als(redacteur).get(adres).text


def test_what_was_withdrawn_is_gone_from_the_page_of_a_value_and_from_the_library(
    als, medewerker, redacteur, monitor
):
    trek_in(verslag=monitor, door=redacteur, reden="Fout.")
    assert "Betekenis van" not in als(medewerker).get(waarde("privacy").get_absolute_url()).text
    assert "Contract aanpassen" not in als(medewerker).get(reverse("bibliotheek")).text


def test_a_value_that_nobody_chose_says_so(als, medewerker, monitor):
    assert (
        "Het verslag dat jij kunt lezen"
        in als(medewerker).get(waarde("wendbaarheid").get_absolute_url()).text
    )


def test_tensions_are_ranked_whichever_of_the_two_was_named_first(
    monitor, project, nieuw_project, in_databank, organisator
):
    for titel in ("Een", "Twee"):
        deze = nieuw_project(titel, zwaar=("privacy",), licht=("transparantie",))
        Spanning.objects.create(
            project=deze,
            waarde_a=waarde("transparantie"),
            waarde_b=waarde("privacy"),
            schuurt="Het wringt.",
            volgorde=1,
        )
        in_databank(deze)
    praktijk = praktijk_van(waarde("privacy"), Lezer(Kring.ORGANISATIE))
    assert [(s.waarde.slug, s.aantal) for s in praktijk.spanningen] == [
        ("transparantie", 2),
        ("effectiviteit", 1),
    ]


def test_a_term_of_2021_counts_along_with_its_value_of_now(als, medewerker, monitor, kader):
    from waardenkader.models import Meetelling

    oud = Meetelling.objects.filter(waarde__versie__sleutel="2021").select_related("waarde", "bij").first()
    Waardegebruik.objects.create(
        verslag=monitor, waarde=oud.waarde, betekenis="Zoals toen.", op=monitor.gepubliceerd_op
    )
    hier = als(medewerker).get(oud.bij.get_absolute_url()).text
    assert "Zoals toen." in hier
    assert f"als {oud.waarde.naam} (2021)" in hier
    assert "Zo legde" not in als(medewerker).get(oud.waarde.get_absolute_url()).text


def test_a_page_of_a_value_asks_the_same_with_many_verslagen(
    als, medewerker, monitor, nieuw_project, in_databank
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, adres = als(medewerker), waarde("privacy").get_absolute_url()
    client.get(adres)
    with CaptureQueriesContext(connection) as een:
        client.get(adres)
    for titel in ("Een", "Twee", "Drie"):
        in_databank(nieuw_project(titel, zwaar=("privacy",), licht=("transparantie",)))
    with CaptureQueriesContext(connection) as meer:
        client.get(adres)
    assert len(meer) <= len(een)


def test_a_passage_that_is_taken_out_is_gone_from_what_stands_at_the_value(monitor, redacteur):
    haal_weg(verslag=monitor, door=redacteur, passage="Betekenis van privacy", reden="Het was van iemand.")
    assert not Waardegebruik.objects.filter(betekenis__contains="Betekenis van privacy").exists()


# How an action ended


def test_beside_the_fixed_state_stands_how_the_action_ended(
    als, medewerker, cio, organisator, project, monitor
):
    actie = project.acties.get(nummer=1)
    adres = monitor.get_absolute_url()
    assert "Nu:" not in als(medewerker).get(adres).text
    meld_voortgang(actie=actie, door=organisator, status="gereed", tekst="Klaar.")
    hier = als(medewerker).get(adres).text
    assert "Nu: afgerond op" in hier
    assert "Klaar." not in hier  # what was reported stays with the project
    monitor.refresh_from_db()
    assert monitor.huidige_versie.inhoud["acties"][0]["stand"] == "Nog niet begonnen"
    assert "Afgerond op" in als(medewerker).get(reverse("bibliotheek")).text
    assert "waarvan 1 afgerond" in als(medewerker).get(waarde("privacy").get_absolute_url()).text


def test_an_action_that_was_removed_keeps_what_the_verslag_said(als, medewerker, project, monitor):
    project.acties.all().delete()
    hier = als(medewerker).get(reverse("bibliotheek")).text
    assert "Contract aanpassen" in hier
    assert "Nog niet begonnen" in hier


def test_who_has_no_account_reads_the_fixed_state_only(client, organisator, project, in_databank):
    verslag = in_databank(project, zichtbaarheid="openbaar")
    meld_voortgang(actie=project.acties.get(nummer=1), door=organisator, status="gereed", tekst="Klaar.")
    hier = client.get(reverse("openbaar-verslag", args=[verslag.slug])).text
    assert "Contract aanpassen" in hier
    assert "Nu:" not in hier


# The library


def test_the_library_finds_by_word_value_kind_and_state(als, medewerker, organisator, project, monitor):
    Verslagactie.objects.filter(nummer=2).update(soort="informatie")
    meld_voortgang(actie=project.acties.get(nummer=2), door=organisator, status="gereed", tekst="Klaar.")
    client, adres = als(medewerker), reverse("bibliotheek")
    for vraag, eerste, tweede in (
        ("", True, True),
        ("?q=contracten", True, False),
        ("?waarde=privacy", True, False),
        ("?soort=informatie", False, True),
        ("?stand=gereed", False, True),
        ("?stand=lopend", True, False),
        ("?q=zeppelin", False, False),
        ("?soort=onzin&stand=onzin", True, True),
    ):
        hier = client.get(adres + vraag).text
        assert ("Contract aanpassen" in hier, "Borden plaatsen" in hier) == (eerste, tweede), vraag
    assert "Geen actie gevonden" in client.get(f"{adres}?q=zeppelin").text


def test_an_empty_library_says_when_there_will_be_actions(als, medewerker, kader):
    assert "Er staan nog geen acties in de databank" in als(medewerker).get(reverse("bibliotheek")).text


def test_an_action_is_taken_over_once_with_its_values_and_its_origin(als, organisator, monitor, ander):
    adres = reverse("actie-overnemen", args=[monitor.slug, 1])
    client = als(organisator)
    assert "Contract aanpassen" in client.get(adres).text
    eerste = client.post(adres, {"project": ander.pk}, follow=True)
    tweede = client.post(adres, {"project": ander.pk}, follow=True)
    [actie] = ander.acties.all()
    assert (actie.titel, actie.overgenomen_van, actie.overgenomen_nummer) == (
        "Contract aanpassen",
        monitor,
        1,
    )
    assert [w.slug for w in actie.waarden.all()] == ["privacy"]
    assert actie.actiehouder is None
    assert eerste.redirect_chain[-1][0] == tweede.redirect_chain[-1][0] == actie.get_absolute_url()
    assert "staat al in" in tweede.text
    assert f"{monitor.nummer}, actie 1" in eerste.text
    assert f"{monitor.get_absolute_url()}#acties" in eerste.text


def test_the_verslag_tells_everybody_in_numbers_and_who_may_read_it_in_names(
    als, medewerker, organisator, monitor, ander
):
    actie = neem_actie_over(regel=regel(monitor), project=ander, door=organisator)
    meld_voortgang(actie=actie, door=organisator, status="gereed", tekst="Klaar.")
    for adres in (monitor.get_absolute_url(), reverse("bibliotheek")):
        wie_niet, wie_wel = als(medewerker).get(adres).text, als(organisator).get(adres).text
        assert "Overgenomen door 1 project: afgerond" in wie_niet
        assert "Parkeren" not in wie_niet
        assert "Parkeren" in wie_wel
    assert (
        "1 ander project nam hieruit één actie over; die is afgerond."
        in wie_niet + als(medewerker).get(monitor.get_absolute_url()).text
    )


def test_the_origin_has_no_link_for_who_may_not_read_the_verslag_any_more(
    als, organisator, redacteur, nieuw_project, in_databank, ander, project
):
    verslag = in_databank(project)
    actie = neem_actie_over(regel=regel(verslag), project=ander, door=organisator)
    trek_in(verslag=verslag, door=redacteur, reden="Fout.")
    hier = als(organisator).get(actie.get_absolute_url()).text
    assert f"{verslag.nummer}, actie 1" in hier
    assert f"{verslag.get_absolute_url()}#acties" not in hier


def test_nobody_takes_over_from_what_one_may_not_read_or_into_what_is_not_ones_own(
    medewerker, organisator, gespreksleider, project, in_databank, ander
):
    besloten = in_databank(project, zichtbaarheid="deelnemers")
    with pytest.raises(PermissionDenied):
        neem_actie_over(regel=regel(besloten), project=ander, door=medewerker)
    besloten.zichtbaarheid = "organisatie"
    besloten.save()
    with pytest.raises(PermissionDenied):
        neem_actie_over(regel=regel(besloten), project=ander, door=medewerker)
    neem_actie_over(regel=regel(besloten), project=ander, door=organisator)
    with pytest.raises(StaatErAl):
        neem_actie_over(regel=regel(besloten), project=ander, door=organisator)


def test_who_has_no_project_reads_how_to_get_there(als, medewerker, monitor):
    client = als(medewerker)
    assert "Neem over" not in client.get(reverse("bibliotheek")).text
    hier = client.get(reverse("actie-overnemen", args=[monitor.slug, 1])).text
    assert "Je hebt geen project waarin je een actie kunt zetten" in hier


def test_an_action_is_not_offered_to_who_can_only_put_it_where_it_comes_from(
    als, organisator, monitor, nieuw_project
):
    client = als(organisator)
    for adres in (monitor.get_absolute_url(), reverse("bibliotheek")):
        assert "Neem over" not in client.get(adres).text
    nieuw_project("Parkeren")
    for adres in (monitor.get_absolute_url(), reverse("bibliotheek")):
        assert "Neem over" in client.get(adres).text


# References


def test_a_reference_can_be_copied_and_leads_to_the_verslag(als, medewerker, monitor):
    client = als(medewerker)
    hier = client.get(monitor.get_absolute_url()).text
    pad = reverse("verwijzing", args=[monitor.jaar, monitor.volgnummer])
    assert pad == f"/codio/{monitor.jaar}-{monitor.volgnummer:03d}/"
    assert f"{monitor.nummer}, " in hier
    assert "Druktemonitor, versie 1, " in hier
    assert pad in hier
    assert client.get(pad).url == monitor.get_absolute_url()
    assert client.get("/codio/2026-999/").status_code == 404


def test_a_reference_to_a_version_opens_it_for_who_reads_versions_and_else_what_holds_now(
    als, medewerker, organisator, monitor
):
    pad = reverse("verwijzing-versie", args=[monitor.jaar, monitor.volgnummer, 1])
    assert als(organisator).get(pad).url == reverse("verslag-versie", args=[monitor.slug, 1])
    assert als(medewerker).get(pad).url == monitor.get_absolute_url()
    onbekend = reverse("verwijzing-versie", args=[monitor.jaar, monitor.volgnummer, 7])
    assert als(medewerker).get(onbekend).status_code == 404


def test_without_an_account_a_reference_opens_what_is_public_and_tells_nothing_of_the_rest(
    client, project, nieuw_project, in_databank
):
    openbaar = in_databank(project, zichtbaarheid="openbaar")
    dicht = in_databank(nieuw_project("Intern"))
    adres = reverse("verwijzing", args=[openbaar.jaar, openbaar.volgnummer])
    assert client.get(adres).url == reverse("openbaar-verslag", args=[openbaar.slug])
    van_dicht = client.get(reverse("verwijzing", args=[dicht.jaar, dicht.volgnummer]))
    van_niets = client.get(reverse("verwijzing", args=[dicht.jaar, 99]))
    assert van_dicht.status_code == van_niets.status_code == 302
    assert van_dicht.url.partition("?")[0] == van_niets.url.partition("?")[0]
