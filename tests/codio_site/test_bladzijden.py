"""Long lists have pages, and nothing falls between them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from formats.bouwstenen import nieuwe_invulling
from moresprudentie.formats import TERUGKOPPELING, VERSLAG
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.views import redactie, terugkoppeling
from project.handelingen import maak_project
from strategie.handelingen import maak_dossier, voeg_betrokkene_toe, voeg_maatregel_toe
from strategie.models import Dossier
from strategie.views import inhoud, mensen

AANTAL = 5


@pytest.fixture(autouse=True)
def _kleine_bladzijden(monkeypatch) -> None:
    for module in (redactie, terugkoppeling, inhoud, mensen):
        monkeypatch.setattr(module, "PER_BLADZIJDE", 3)


@pytest.fixture
def dossier(kader, organisatie, cio, bestuurder) -> Dossier:
    """A strategy with five people in either process, five who write along and five measures."""
    dossier = maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )
    for nummer in range(AANTAL):
        for soort in ("informatie", "keuze"):
            naam = f"{soort} {nummer}!"
            voeg_betrokkene_toe(dossier=dossier, door=cio, naam=naam, rol="Adviseur", soort=soort)
        voeg_maatregel_toe(dossier=dossier, door=cio, titel=f"maatregel {nummer}!", termijn=date(2030, 1, 1))
    return dossier


def alle(client, adres: str) -> list[str]:
    """Give the first word of every row of the main part, over all pages, with the number of pages."""
    rijen, verder = [], f"{adres}?"
    while verder:
        boom = html.fromstring(client.get(verder).text)
        rijen += [" ".join(rij.text_content().split()) for rij in boom.xpath("//main//tbody/tr")]
        volgende = boom.xpath("//main//a[@rel='next']/@href")
        verder = f"{adres}{volgende[0]}" if volgende else ""
    return rijen


def test_all_people_of_a_strategy(als, cio, dossier):
    client = als(cio)
    eerste = client.get(reverse("strategie-mensen", args=[dossier.pk])).text
    assert "Zij staan op een andere bladzijde." in eerste
    assert eerste.count('<span class="aantal">5</span>') == 2
    for adres in (
        reverse("strategie-mensen", args=[dossier.pk]),
        reverse("strategie-fase", args=[dossier.pk, 1]),
    ):
        rijen = alle(client, adres)
        assert [rij.split("!")[0] for rij in rijen] == [
            f"{soort} {n}" for soort in ("informatie", "keuze") for n in range(AANTAL)
        ]


def test_all_who_write_along(als, cio, dossier, persoon):
    for nummer in range(AANTAL):
        dossier.meeschrijvers.add(persoon(f"schrijver{nummer}"))
    rijen = alle(als(cio), reverse("strategie-schrijvers", args=[dossier.pk]))
    assert [rij.split()[0] for rij in rijen] == [f"Schrijver{n}" for n in range(AANTAL)]


@pytest.mark.parametrize("fase", [3, 4])
def test_all_measures_of_a_strategy(als, cio, dossier, fase):
    rijen = alle(als(cio), reverse("strategie-fase", args=[dossier.pk, fase]))
    assert [rij.split("!")[0] for rij in rijen] == [f"maatregel {n}" for n in range(AANTAL)]


def test_all_that_waits_for_the_redacteur(als, kader, organisatie, organisator, redacteur):
    for nummer in range(AANTAL):
        project = maak_project(door=organisator, titel=f"project {nummer}!")
        Verslag.objects.create(
            project=project,
            invulling=nieuwe_invulling(format=VERSLAG, door=organisator),
            status=Verslag.Status.AANGEBODEN,
            aangeboden_op=timezone.now(),
        )
    client = als(redacteur)
    assert '<span class="aantal">5</span>' in client.get(reverse("redactie")).text
    rijen = alle(client, reverse("redactie"))
    assert [rij.split("!")[0] for rij in rijen] == [f"project {n}" for n in range(AANTAL)]


def test_all_terugkoppelingen_and_only_those_in_the_making(als, dossier, redacteur):
    for jaar in range(2020, 2020 + AANTAL):
        Terugkoppeling.objects.create(
            dossier=dossier,
            jaar=jaar,
            helft=1,
            invulling=nieuwe_invulling(format=TERUGKOPPELING, door=redacteur),
            status=Terugkoppeling.Status.CONCEPT if jaar == 2022 else Terugkoppeling.Status.VERZONDEN,
            verzonden_op=None if jaar == 2022 else timezone.now(),
            verzonden_door=None if jaar == 2022 else redacteur,
        )
    client, adres = als(redacteur), reverse("terugkoppelingen")
    assert len(alle(client, adres)) == AANTAL
    in_de_maak = html.fromstring(client.get(f"{adres}?stand=concept").text).xpath("//main//tbody/tr")
    assert ["2022" in rij.text_content() for rij in in_de_maak] == [True]
