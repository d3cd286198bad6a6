"""The board of phase 2: the long list, the choice, own values."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisatie.models import Rol
from strategie import handelingen
from strategie.models import Accentwaarde
from tests.strategie.conftest import kies, maak_klaar
from waardenkader.models import Principe, Waarde

pytestmark = pytest.mark.django_db


def test_the_board_counts_per_ground_and_shows_the_coverage(als, cio, dossier):
    privacy, transparantie = (Waarde.objects.actueel().get(naam=n) for n in ("Privacy", "Transparantie"))
    for waarde, grond in ((privacy, "praktijk"), (privacy, "praktijk"), (transparantie, "samenleving")):
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond=grond, door=cio)
    handelingen.kies_accentwaarde(dossier=dossier, waarde=privacy, door=cio)
    bord = als(cio).get(reverse("strategie-accentwaarden", args=[dossier.pk])).context["bord"]
    assert [(r.waarde.naam, r.samen, r.gekozen) for r in bord.regels] == [
        ("Privacy", 2, True),
        ("Transparantie", 1, False),
    ]
    assert [t.aantal for t in bord.totalen] == [0, 2, 1, 0]
    assert [d.aantal for d in bord.dekking] == [0, 1, 0]
    assert sum(len(p.standen) for d in bord.dekking for p in d.principes) == 32


def test_choosing_on_the_board_works_without_script(als, cio, dossier):
    kies(dossier, 2, cio)
    derde = Waarde.objects.actueel()[2]
    handelingen.zet_op_lange_lijst(dossier=dossier, waarde=derde, grond="overig", door=cio)
    client = als(cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    eerste = dossier.accentwaarden.first().waarde_id
    gezien = client.get(pad).context["bord"].gekozen_sleutels
    client.post(pad, {"gezien": gezien, "waarde": [eerste, derde.pk]})
    assert set(dossier.accentwaarden.values_list("waarde_id", flat=True)) == {eerste, derde.pk}


def test_choosing_with_script_says_nothing_twice(als, cio, dossier):
    kies(dossier, 1, cio)
    client = als(cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    gezien = str(dossier.accentwaarden.get().waarde_id)
    antwoord = client.post(pad, {"gezien": gezien}, follow=True, headers={"HX-Request": "true"})
    assert "Je keuze is bewaard" not in antwoord.content.decode()
    assert dossier.accentwaarden.count() == 0


def test_two_people_at_one_board_do_not_undo_each_other(als, cio, dossier):
    waarden = list(Waarde.objects.actueel()[:3])
    for waarde in waarden:
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="overig", door=cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    als(cio).post(pad, {"gezien": "", "waarde": [waarden[0].pk]})
    als(cio).post(pad, {"gezien": "", "waarde": [waarden[1].pk]})
    assert dossier.accentwaarden.count() == 2


def test_a_value_that_is_dropped_and_chosen_again_has_its_texts_back(dossier, cio):
    kies(dossier, 1, cio)
    accent = dossier.accentwaarden.get()
    handelingen.verwijder_accentwaarde(accent=accent, door=cio)
    terug = handelingen.kies_accentwaarde(dossier=dossier, waarde=accent.waarde, door=cio)
    assert (terug.onderbouwing, terug.lading, terug.soort) == ("Daarom.", "Dit.", "nastreven")
    assert Accentwaarde.objects.count() == 1


def test_a_value_outside_the_long_list_cannot_be_chosen(als, cio, dossier):
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    antwoord = als(cio).post(pad, {"waarde": [Waarde.objects.actueel()[0].pk], "gezien": "x,²"}, follow=True)
    assert "staat niet op de lange lijst" in antwoord.content.decode()
    assert dossier.accentwaarden.count() == 0


def test_the_last_reason_of_a_chosen_value_stays(als, cio, dossier):
    kies(dossier, 1, cio)
    item = dossier.lange_lijst.get()
    pad = reverse("strategie-regel-verwijderen", args=[dossier.pk, item.pk])
    antwoord = als(cio).post(pad, follow=True)
    assert "gekozen als accentwaarde" in antwoord.content.decode()
    assert dossier.lange_lijst.count() == 1


def test_an_own_value_comes_under_a_principe_and_on_the_long_list(als, cio, dossier):
    gegevens = {
        "principe": Principe.objects.actueel()[1].pk,
        "naam": "Stilte in de natuur",
        "definitie": "Techniek verstoort de rust niet.",
        "grond": "samenleving",
    }
    als(cio).post(reverse("strategie-eigen-waarde", args=[dossier.pk]), gegevens)
    item = dossier.lange_lijst.select_related("waarde__principe").get()
    assert item.waarde.eigen
    assert item.waarde.principe.naam == "Maatschappelijke waarde"


def test_without_the_right_nobody_adds_an_own_value(als, persoon, dossier, cio):
    anna = persoon("anna", Rol.MEDEWERKER)
    handelingen.zet_meeschrijver(dossier=dossier, gebruiker=anna, schrijft_mee=True, door=cio)
    assert als(anna).get(reverse("strategie-noemen", args=[dossier.pk])).status_code == 200
    assert als(anna).get(reverse("strategie-eigen-waarde", args=[dossier.pk])).status_code == 403


def test_an_accentwaarde_of_another_dossier_cannot_be_opened_here(als, cio, dossier):
    ander = handelingen.maak_dossier(door=cio, titel="Ander", aanleiding="incident", eigenaar=cio)
    kies(ander, 1, cio)
    pad = reverse("strategie-accentwaarde", args=[dossier.pk, ander.accentwaarden.get().pk])
    assert als(cio).get(pad).status_code == 404


def test_the_board_takes_as_many_queries_for_thirty_values_as_for_one(als, cio, dossier):
    client = als(cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    kies(dossier, 1, cio)
    client.get(pad)
    with CaptureQueriesContext(connection) as een:
        client.get(pad)
    for waarde in Waarde.objects.actueel()[1:30]:
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="overig", door=cio)
        handelingen.kies_accentwaarde(dossier=dossier, waarde=waarde, door=cio)
    with CaptureQueriesContext(connection) as veel:
        client.get(pad)
    assert len(veel) == len(een)


def test_what_was_said_of_a_value_offers_changes_only_while_phase_2_is_open(als, cio, dossier):
    maak_klaar(dossier, 1)
    kies(dossier, 6, cio)
    item = dossier.lange_lijst.all()[0]
    weg = reverse("strategie-regel-verwijderen", args=[dossier.pk, item.pk])
    erbij = reverse("strategie-noemen", args=[dossier.pk])
    client = als(cio)
    adres = reverse("strategie-lange-lijst", args=[dossier.pk, item.waarde_id])
    open_pagina = client.get(adres).text
    assert weg in open_pagina
    assert erbij in open_pagina
    assert "Haal van de lijst" in client.get(weg).text
    dossier.fasen.filter(nummer=2).update(status="vastgesteld")
    dicht = client.get(adres).text
    assert weg not in dicht
    assert erbij not in dicht
    antwoord = client.get(weg)
    assert antwoord["Location"] == reverse("strategie-fase", args=[dossier.pk, 2])
    assert dossier.lange_lijst.filter(pk=item.pk).exists()


@pytest.mark.parametrize("waarde", ["9" * 5000, "²", "-1", "x"])
def test_a_number_that_cannot_be_is_no_choice_and_no_fault(als, dossier, cio, waarde):
    adres = reverse("strategie-accentwaarden", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"waarde": [waarde], "gezien": waarde})
    assert antwoord.status_code in (200, 302)
    assert not dossier.accentwaarden.exists()
