"""Searching wider: what counts besides the word itself, what the page says of it, and what never counts."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from moresprudentie.handelingen import trek_in
from moresprudentie.models import Verslag, Zoekregel
from moresprudentie.zoeken import treffers
from project.models import AccentReflectie
from strategie.models import Accentwaarde
from tests.moresprudentie.conftest import waarde


@pytest.fixture
def registers(nieuw_project, in_databank) -> Verslag:
    """A word alone, in a compound for everybody, and in compounds that not everybody may read."""
    in_databank(
        nieuw_project("Eerste"),
        teksten={"samenvatting": "Een register van hekken."},
        zichtbaarheid="openbaar",
    )
    in_databank(
        nieuw_project("Tweede"), teksten={"samenvatting": "Een hekkenregister."}, zichtbaarheid="openbaar"
    )
    in_databank(nieuw_project("Derde"), teksten={"samenvatting": "Een bomenregister."})
    return in_databank(
        nieuw_project("Vierde"), teksten={"samenvatting": "Een wijkregister."}, zichtbaarheid="deelnemers"
    )


def gevonden(q: str) -> set[str]:
    return set(treffers(Zoekregel.objects.all(), q).regels.values_list("verslag__titel", flat=True))


def test_the_page_says_in_which_longer_words_something_was_found(registers, medewerker, als):
    pagina = als(medewerker).get(reverse("databank"), {"q": "register"}).content.decode()
    assert "3 verslagen" in pagina
    assert pagina.index(">Eerste<") < pagina.index(">Tweede<")
    assert "Ook gezocht in langere woorden, zoals bomenregister, hekkenregister." in pagina
    assert '<mark class="utrecht-mark">bomenregister</mark>' in pagina


def test_words_that_a_reader_may_not_read_are_not_named(registers, client, redacteur, als):
    pagina = client.get(reverse("openbaar"), {"q": "register"}).content.decode()
    assert "2 verslagen" in pagina
    assert "bomenregister" not in pagina
    assert "wijkregister" in als(redacteur).get(reverse("databank"), {"q": "register"}).content.decode()
    trek_in(verslag=registers, door=redacteur, reden="Er staat een fout in.")
    assert "wijkregister" not in als(redacteur).get(reverse("databank"), {"q": "register"}).content.decode()


def test_a_compound_finds_its_two_words_beside_each_other(registers):
    assert gevonden("hekkenregister") == {"Eerste", "Tweede"}
    assert gevonden('"hekkenregister"') == {"Tweede"}


def test_a_word_that_comes_later_makes_a_part_of_what_was_published_before(
    registers, nieuw_project, in_databank
):
    in_databank(nieuw_project("Vijfde"), teksten={"samenvatting": "Een zwamregister."})
    assert "Vijfde" not in gevonden("register")
    in_databank(nieuw_project("Zesde"), teksten={"samenvatting": "Een zwam op een boom."})
    assert "Vijfde" in gevonden("register")


@pytest.fixture
def met_accenten(dossier, nieuw_project, in_databank):
    """Five accentwaarden: a project speaks of one, says no to one with a reason, and is silent on the others."""
    for volgorde, slug in enumerate(("duurzaamheid", "inclusiviteit", "wendbaarheid"), 2):
        Accentwaarde.objects.create(dossier=dossier, waarde=waarde(slug), volgorde=volgorde, lading="Ja")
    project = nieuw_project("Hekken", zwaar=("veiligheid",), dossier=dossier)
    for slug, rol, waarom in (
        ("privacy", True, ""),
        ("duurzaamheid", False, "Een hek gaat lang mee."),
        ("wendbaarheid", False, ""),
    ):
        AccentReflectie.objects.create(project=project, waarde=waarde(slug), speelt_rol=rol, waarom=waarom)
    teksten = {
        "samenvatting": "De workshop leverde 4 waarden en 2 acties op. Er komt een hek.",
        "afweging": "Ja.",
    }
    return in_databank(project, teksten=teksten | {"lopend_of_nieuw": "nieuw"})


@pytest.mark.parametrize(
    ("q", "vindt"),
    [
        ("veiligheid", True),
        ("privacy", True),
        ("duurzaamheid", True),
        ("inclusiviteit", False),
        ("wendbaarheid", False),
        ("transparantie", False),
        ("workshop leverde", False),
        ("nieuw", False),
        ("hek", True),
    ],
)
def test_an_accentwaarde_of_which_nobody_said_anything_is_not_found(met_accenten, q, vindt):
    assert (gevonden(f'"{q}"') == {"Hekken"}) is vindt


def test_the_index_is_made_anew_for_what_was_published_before(met_accenten, registers):
    Zoekregel.objects.filter(pk=met_accenten.pk).update(zoekvector=None, kenmerken=[])
    Verslag.objects.filter(pk=registers.pk).update(status=Verslag.Status.INGETROKKEN)
    assert gevonden('"er komt een hek"') == set()
    uit = StringIO()
    call_command("zoekindex", stdout=uit)
    assert gevonden('"er komt een hek"') == {"Hekken"}
    assert Zoekregel.objects.get(pk=met_accenten.pk).kenmerken == ["zwaar veiligheid"]
    assert not Zoekregel.objects.filter(pk=registers.pk).exists()
    assert "Klaar: 4 verslagen." in uit.getvalue()
