"""What a project shows of its verslag; what a dossier shows of the terugkoppelingen is in `tests/codio_site`."""

from __future__ import annotations

import pytest
from django.urls import reverse

from moresprudentie.aansluiting import waarden_van_projecten
from moresprudentie.models import Verslag
from project import voortgang, werk
from project.models import Project
from strategie import vondsten


def onderdeel() -> voortgang.Onderdeel:
    """Give the verslag as a part of the only project."""
    delen = voortgang.fasen(voortgang.met_voortgang(Project.objects.all()).get())[2].onderdelen
    assert [deel.naam for deel in delen][1:] == ["Uitkomst van het project", "Verslag", "Acties"]
    return delen[2]


def test_a_project_says_that_there_is_no_verslag_yet(project):
    assert (onderdeel().staat, onderdeel().meta) == ("open", "Nog niet gemaakt")
    assert onderdeel().opdracht == "Maak het verslag"


@pytest.mark.parametrize(
    ("status", "staat", "meta", "opdracht"),
    [
        ("concept", "bezig", "Concept", "Maak het verslag"),
        ("aangeboden", "bezig", "Aangeboden aan de redactie", ""),
        ("gepubliceerd", "klaar", "Gepubliceerd", "Maak het verslag"),
        ("ingetrokken", "klaar", "Ingetrokken", "Maak het verslag"),
    ],
)
def test_a_project_says_how_its_verslag_stands(gepubliceerd, status, staat, meta, opdracht):
    Verslag.objects.update(status=status)
    deel = onderdeel()
    assert (deel.staat, deel.meta, deel.opdracht) == (staat, meta, opdracht)
    assert bool(deel.lezen) == (status == "gepubliceerd")


def test_who_took_part_reads_a_published_verslag_from_the_page_of_the_project(gepubliceerd, deelnemer, als):
    adres = reverse("project", args=[gepubliceerd.project_id])
    link = f'href="{reverse("verslag", args=[gepubliceerd.slug])}">Verslag</a>'
    html = als(deelnemer).get(adres).text
    assert link in html
    assert "Wat er is besproken en besloten" in html
    Verslag.objects.update(status=Verslag.Status.AANGEBODEN)
    html = als(deelnemer).get(adres).text
    assert link not in html
    assert "Wat er is besproken en besloten" not in html


def test_the_home_page_hears_of_the_verslag_once(project, organisator):
    Project.objects.update(follow_up_gehouden_op="2026-06-01", uitkomst="door", uitkomst_reden="Nodig.")
    deze = voortgang.met_voortgang(Project.objects.all()).get()
    assert voortgang.volgende(deze) == onderdeel()
    assert werk.werk(organisator).taken == []


def test_the_choice_of_accentwaarden_hears_in_how_many_published_verslagen_a_value_was_chosen(gepubliceerd):
    gevonden = waarden_van_projecten()
    assert gevonden.aantal == 1
    assert gevonden.keren == {"privacy": 1, "transparantie": 1, "effectiviteit": 1}
    assert waarden_van_projecten in vondsten.BRONNEN
    Verslag.objects.update(status=Verslag.Status.AANGEBODEN)
    assert waarden_van_projecten() == vondsten.Vondsten()
