"""The framework as it is loaded from the data files."""

from __future__ import annotations

import tomllib
from io import StringIO

import pytest
from django.core.management import call_command

from organisatie.models import Auditregel
from waardenkader import laden
from waardenkader.handelingen import laad_kader, voeg_eigen_waarde_toe
from waardenkader.models import (
    Actiesoort,
    Concordantie,
    Fundament,
    Hulpvraag,
    Kaderversie,
    Principe,
    Voorbeeldactie,
    Waarde,
)

METHODE = {
    ("Democratie", "Participatie"): ["Responsiviteit", "Inclusiviteit", "Transparantie", "Samenwerking"],
    ("Democratie", "Maatschappelijke waarde"): [
        "Collectief belang",
        "Duurzaamheid",
        "Voorkomen van schade",
        "Bescherming",
    ],
    ("Rechtsstaat", "Procedurele rechtvaardigheid"): [
        "Passendheid",
        "Uitlegbaarheid",
        "Proportionaliteit",
        "Gebruiksvriendelijkheid",
        "Aanvechtbaarheid",
        "Oplossingsgerichtheid",
    ],
    ("Rechtsstaat", "Mensenrechten"): [
        "Non-discriminatie",
        "Vrijheid van meningsuiting",
        "Privacy",
        "Menselijke autonomie",
        "Menselijke waardigheid",
    ],
    ("Bestuurskracht", "Bestuurskwaliteit"): [
        "Wendbaarheid",
        "Deskundigheid",
        "Zorgvuldigheid",
        "Veiligheid",
        "Effectiviteit",
        "Efficiëntie",
        "Onafhankelijkheid",
    ],
    ("Bestuurskracht", "Verantwoordelijkheid"): [
        "Aanspreekbaarheid",
        "Controleerbaarheid",
        "Menselijke eindverantwoordelijkheid",
        "Risicobewustzijn",
        "Integriteit",
        "Continuïteit",
    ],
}

pytestmark = pytest.mark.usefixtures("kader")


def test_three_fundamenten_six_principes_and_32_values_stand_in_the_order_of_the_method():
    gevonden: dict[tuple[str, str], list[str]] = {}
    for waarde in Waarde.objects.actueel():
        gevonden.setdefault((waarde.fundament.naam, waarde.principe.naam), []).append(waarde.naam)

    assert list(gevonden.items()) == list(METHODE.items())
    assert [f.naam for f in Fundament.objects.actueel()] == ["Democratie", "Rechtsstaat", "Bestuurskracht"]
    assert [p.naam for p in Principe.objects.actueel()] == [principe for _, principe in METHODE]
    assert Waarde.objects.actueel().count() == 32


def test_every_value_has_a_definition_an_explanation_and_a_source():
    for waarde in Waarde.objects.actueel():
        assert waarde.definitie.endswith(".")
        assert len(waarde.toelichting) > len(waarde.definitie) / 2
        assert waarde.toelichting != waarde.definitie
        assert waarde.bron == "000, bijlage 2"


def test_every_fundament_and_principe_is_described():
    for deel in (*Fundament.objects.actueel(), *Principe.objects.actueel()):
        assert deel.kort
        assert deel.beschrijving
        assert deel.bron


def test_the_code_of_2021_has_30_values_and_one_that_its_overview_leaves_out():
    oud = Waarde.objects.van_versie("2021")

    assert oud.filter(buiten_overzicht=False).count() == 30
    assert [w.naam for w in oud.filter(buiten_overzicht=True)] == ["Verantwoording"]
    assert not Kaderversie.objects.get(sleutel="2021").actueel


def test_the_concordance_leads_from_every_old_value_to_every_new_one_but_two():
    paren = {(c.oud.naam, c.nieuw.naam) for c in Concordantie.objects.compleet()}
    andere_naam = {paar for paar in paren if paar[0] != paar[1]}

    assert len(paren) == 32
    assert andere_naam == {
        ("Burgerbetrokkenheid", "Responsiviteit"),
        ("Kennis", "Deskundigheid"),
        ("Correctie", "Zorgvuldigheid"),
        ("Doelmatigheid", "Effectiviteit"),
        ("Doelmatigheid", "Efficiëntie"),
        ("Toezicht", "Risicobewustzijn"),
        ("Verantwoording", "Aanspreekbaarheid"),
    }
    assert not Waarde.objects.van_versie("2021").filter(opvolgers=None).exists()
    nieuw = Waarde.objects.actueel().filter(voorgangers=None)
    assert [w.naam for w in nieuw] == ["Proportionaliteit", "Continuïteit"]


def test_values_that_moved_to_another_principe_say_so():
    verhuisd = [
        c for c in Concordantie.objects.compleet() if c.oud.principe.sleutel != c.nieuw.principe.sleutel
    ]

    assert {c.oud.naam for c in verhuisd if c.oud.naam == c.nieuw.naam} == {
        "Non-discriminatie",
        "Risicobewustzijn",
    }
    assert all(c.toelichting for c in verhuisd)


def test_example_actions_cover_all_six_kinds_and_the_values_that_the_source_covers():
    assert set(Voorbeeldactie.objects.values_list("soort", flat=True)) == set(Actiesoort.values)
    assert Voorbeeldactie.objects.count() == 31
    zonder = Waarde.objects.actueel().filter(voorbeeldacties=None)
    assert [w.naam for w in zonder] == ["Proportionaliteit", "Effectiviteit", "Continuïteit"]


def test_help_questions_belong_to_a_value_and_name_their_source():
    assert Hulpvraag.objects.count() == 16
    assert all(bron.startswith("004, tabel 1") for bron in Hulpvraag.objects.values_list("bron", flat=True))
    assert Hulpvraag.objects.filter(waarde__slug="responsiviteit").count() == 3


def test_loading_again_changes_nothing():
    verslag = laad_kader()

    assert (verslag.nieuw, verslag.bijgewerkt, verslag.behouden) == ([], [], [])
    assert Auditregel.objects.filter(wat="waardenkader geladen").count() == 1


def test_loading_takes_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(31):
        laad_kader()


def test_loading_again_keeps_what_the_organisation_wrote():
    privacy = Waarde.objects.actueel().get(slug="privacy")
    privacy.definitie = "Wij gaan zuinig om met gegevens."
    privacy.save()

    verslag = laad_kader()

    privacy.refresh_from_db()
    assert privacy.definitie == "Wij gaan zuinig om met gegevens."
    assert privacy.aangepast
    assert verslag.behouden == ["waarde Privacy (definitie)"]
    assert verslag.bijgewerkt == []


def test_a_new_text_in_the_data_files_arrives_only_where_the_organisation_wrote_nothing(monkeypatch):
    privacy = Waarde.objects.actueel().get(slug="privacy")
    privacy.definitie = "Wij gaan zuinig om met gegevens."
    privacy.save()
    monkeypatch.setattr(laden, "lees", _met_nieuwe_tekst)

    verslag = laad_kader()

    privacy.refresh_from_db()
    assert privacy.definitie == "Wij gaan zuinig om met gegevens."
    assert privacy.toelichting == "Een betere toelichting."
    assert "waarde Privacy" in verslag.bijgewerkt


def _met_nieuwe_tekst(naam: str) -> dict:
    tekst = (laden.MAP / f"{naam}.toml").read_text(encoding="utf-8")
    gegevens = tomllib.loads(tekst)
    if naam == "kader-2024":
        privacy = gegevens["fundamenten"][1]["principes"][1]["waarden"][2]
        privacy["definitie"] = "Een betere definitie."
        privacy["toelichting"] = "Een betere toelichting."
    return gegevens


def test_loading_leaves_own_values_alone(cio):
    principe = Principe.objects.actueel().get(sleutel="participatie")
    eigen = voeg_eigen_waarde_toe(
        principe=principe, naam="Nabijheid", definitie="Dicht bij mensen.", door=cio
    )

    laad_kader()

    eigen.refresh_from_db()
    assert eigen.eigen
    assert eigen.definitie == "Dicht bij mensen."


def test_the_command_says_in_dutch_what_it_did():
    Waarde.objects.filter(slug="privacy", versie__actueel=True).update(naam="Privacy en gegevens")
    uit = StringIO()

    call_command("laad_waardenkader", stdout=uit)

    assert "zo gelaten, gewijzigd door de organisatie: waarde Privacy en gegevens (naam)" in uit.getvalue()
    assert "0 nieuw, 0 bijgewerkt, 1 zo gelaten" in uit.getvalue()
