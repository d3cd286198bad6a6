"""The redactie keeps words that mean the same; who searches finds them along, and may do without."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from moresprudentie.handelingen import trek_in, voeg_synoniemen_toe
from moresprudentie.models import Synoniemgroep
from organisatie.models import Auditregel


@pytest.fixture
def robots(nieuw_project, in_databank):
    """Two verslagen that say the same in other words, of which one is for the people of its project."""
    Synoniemgroep.objects.all().delete()
    in_databank(
        nieuw_project("Zaaien met een robot"), teksten={"samenvatting": "De robot zaait op de akker."}
    )
    in_databank(
        nieuw_project("Slimme landbouw"),
        teksten={"samenvatting": "Een autonome trekker rijdt over de akker."},
        zichtbaarheid="openbaar",
    )
    return in_databank(
        nieuw_project("Trekkers van de dienst"),
        teksten={"samenvatting": "Een autonome trekker maait de berm."},
        zichtbaarheid="deelnemers",
    )


@pytest.fixture
def groep(robots, redacteur) -> Synoniemgroep:
    return voeg_synoniemen_toe(termen=["robot", "autonome trekker"], door=redacteur)


def zoek(client, **vraag: str) -> str:
    return client.get(reverse("databank"), vraag).content.decode()


def test_a_synonym_is_found_after_the_word_itself_and_the_page_says_so(groep, medewerker, als):
    pagina = zoek(als(medewerker), q="robot")
    assert "2 verslagen" in pagina
    assert pagina.index("Zaaien met een") < pagina.index("Slimme landbouw")
    assert "Ook gezocht op: autonome trekker." in pagina


def test_several_words_are_a_synonym_of_one_when_they_stand_beside_each_other(groep, medewerker, als):
    assert "Zaaien met een" in zoek(als(medewerker), q="autonome trekkers")
    los = zoek(als(medewerker), q="trekker autonome")
    assert "Zaaien met een" not in los
    assert "Ook gezocht" not in los


def test_who_wants_only_the_typed_word_switches_the_synonyms_off(groep, medewerker, als):
    client = als(medewerker)
    assert 'href="?q=robot&amp;synoniemen=uit"' in zoek(client, q="robot")
    # A filter that is ticked next leaves it so.
    blijft = '<input type="hidden" name="synoniemen" value="uit">'
    assert blijft not in zoek(client, q="robot")
    assert blijft in zoek(client, q="robot", synoniemen="uit")
    zonder = zoek(client, q="robot", synoniemen="uit")
    assert "1 verslag" in zonder
    assert "Slimme landbouw" not in zonder
    assert 'href="?q=robot"' in zonder
    assert "Slimme landbouw" not in zoek(client, q='"robot"')


def test_a_synonym_shows_nothing_that_the_reader_may_not_read(
    groep, robots, medewerker, als, client, redacteur
):
    assert "van de dienst" not in zoek(als(medewerker), q="robot")
    openbaar = client.get(reverse("openbaar"), {"q": "robot"}).content.decode()
    assert "Slimme landbouw" in openbaar
    assert "Zaaien met een" not in openbaar
    assert "van de dienst" in zoek(als(redacteur), q="robot")
    trek_in(verslag=robots, door=redacteur, reden="Er staat een fout in.")
    assert "van de dienst" not in zoek(als(redacteur), q="robot")


def test_the_redactie_adds_changes_and_removes_synonyms(robots, redacteur, als):
    client = als(redacteur)
    assert "Er zijn geen synoniemen" in client.get(reverse("synoniemen")).content.decode()
    client.post(reverse("synoniemen-toevoegen"), {"termen": "robot\r\n\r\nautonome  trekker\r\nRobot"})
    groep = Synoniemgroep.objects.get()
    assert groep.termen == ["robot", "autonome trekker"]
    client.post(reverse("synoniemen-wijzigen", args=[groep.pk]), {"termen": "robot\r\nautomaat"})
    groep.refresh_from_db()
    assert groep.termen == ["robot", "automaat"]
    assert "automaat" in client.get(reverse("synoniemen")).content.decode()
    client.post(reverse("synoniemen-verwijderen", args=[groep.pk]))
    assert not Synoniemgroep.objects.exists()
    wat = set(Auditregel.objects.filter(wat__startswith="synoniemen").values_list("wat", flat=True))
    assert wat == {"synoniemen toegevoegd", "synoniemen gewijzigd", "synoniemen verwijderd"}


@pytest.mark.parametrize(
    ("termen", "melding"),
    [
        (["drone"], "minstens twee woorden"),
        (["drone", "Drone"], "minstens twee woorden"),
        (["drone", "de"], "kan niemand zoeken"),
        (["drone", "ROBOT"], "staat al bij"),
        ([f"woord{nummer}" for nummer in range(9)], "hoogstens 8"),
        (["drone", "x" * 61], "60"),
    ],
)
def test_words_that_help_nobody_are_refused(groep, redacteur, termen, melding):
    with pytest.raises(ValidationError, match=melding):
        voeg_synoniemen_toe(termen=termen, door=redacteur)


def test_sent_twice_it_stands_there_once(robots, redacteur, als):
    for _ in range(2):
        antwoord = als(redacteur).post(reverse("synoniemen-toevoegen"), {"termen": "robot\nautomaat"})
    assert Synoniemgroep.objects.count() == 1
    assert "staat al bij" in antwoord.content.decode()


def test_what_another_changed_meanwhile_is_shown_first(groep, redacteur, als):
    client = als(redacteur)
    adres = reverse("synoniemen-wijzigen", args=[groep.pk])
    gezien = client.get(adres).context["form"]["gezien"].value()
    client.post(adres, {"termen": "robot\nautomaat", "gezien": gezien})
    antwoord = client.post(adres, {"termen": "robot\nmachine", "gezien": gezien})
    assert antwoord.status_code == 422
    assert "automaat" in antwoord.content.decode()
    assert Synoniemgroep.objects.get().termen == ["robot", "automaat"]
