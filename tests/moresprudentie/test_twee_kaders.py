"""Verslagen and a strategy in the words of different frameworks, counted together and shown with the mapping (decision 0031)."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from moresprudentie.cijfers import TWEEDE_SCHEMA, bereken, lees_cijfers
from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.grafiek import beeld
from moresprudentie.handelingen import begin_terugkoppeling
from moresprudentie.inhoud import TWEEDE_SCHEMA as TWEEDE_VERSLAG
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag, Zoekregel
from moresprudentie.verwant import verwante_verslagen
from organisatie.wacht import deur
from strategie.models import Accentwaarde
from tests.moresprudentie.halfjaren import IN_PERIODE, PERIODE
from tests.waardenkader.digikompas import breng_digikompas
from waardenkader.handelingen import neem_kader_in_gebruik
from waardenkader.models import Kaderversie, Waarde


@pytest.fixture
def in_kader(beheerder, nieuw_project, in_databank):
    """Publish verslagen of projects that began while this framework was in use: `in_kader("2021", 3, zwaar=("kennis",))`."""

    def _publiceer(sleutel: str, hoeveel: int = 1, **velden) -> list[Verslag]:
        nu = Kaderversie.objects.actueel()
        if sleutel == "digikompas" and not Kaderversie.objects.filter(sleutel=sleutel).exists():
            breng_digikompas(beheerder)
        neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel=sleutel), door=beheerder)
        gemaakt = [
            in_databank(nieuw_project(f"{sleutel} {velden.get('zwaar')} {n}", **velden), op=IN_PERIODE)
            for n in range(hoeveel)
        ]
        neem_kader_in_gebruik(versie=nu, door=beheerder)
        return gemaakt

    return _publiceer


def rij(cijfers: dict, naam: str) -> dict:
    [gevonden] = [rij for rij in cijfers["vraag_1"]["waarden"] if rij["naam"] == naam]
    return gevonden


def facet(pagina, naam: str) -> dict:
    [gevonden] = [f for f in pagina.context["facetten"] if f.naam == naam]
    return {optie.waarde: optie for optie in gevonden.opties}


@pytest.fixture
def gemengd(in_kader, dossier) -> list[Verslag]:
    """Three verslagen in the words of 2021 and two in those of the instrument, in one half-year of one strategy."""
    return [
        *in_kader("2021", 2, zwaar=("burgerbetrokkenheid",), licht=("doelmatigheid",), dossier=dossier),
        *in_kader("2021", 1, zwaar=("transparantie",), dossier=dossier),
        *in_kader("2024", 2, zwaar=("responsiviteit",), licht=("transparantie",), dossier=dossier),
    ]


def test_words_of_2021_and_of_the_instrument_count_together_in_one_terugkoppeling(gemengd, dossier):
    cijfers = bereken(dossier, PERIODE)

    assert cijfers["vraag_1"]["geteld"] == 5
    responsiviteit = rij(cijfers, "Responsiviteit")
    assert (responsiviteit["zwaar"], responsiviteit["gekozen"], responsiviteit["aandeel"]) == (4, 4, 80)
    assert responsiviteit["meegeteld"] == ["Burgerbetrokkenheid (2021)"]
    assert (responsiviteit["fundament"], responsiviteit["eigen"]) == ("democratie", False)
    transparantie = rij(cijfers, "Transparantie")
    assert (transparantie["zwaar"], transparantie["gekozen"]) == (1, 3)
    assert transparantie["meegeteld"] == ["Transparantie (2021)"]
    assert "Burgerbetrokkenheid" not in [r["naam"] for r in cijfers["vraag_1"]["waarden"]]


def test_a_value_with_two_successors_counts_once_with_each(gemengd, dossier):
    cijfers = bereken(dossier, PERIODE)

    for naam in ("Effectiviteit", "Efficiëntie"):
        assert rij(cijfers, naam)["gekozen"] == 2
        assert rij(cijfers, naam)["meegeteld"] == ["Doelmatigheid (2021)"]


def test_a_strategy_in_the_words_of_2021_is_compared_in_the_present_ones(gemengd, dossier, redacteur):
    dossier.accentwaarden.all().delete()
    for slug in ("burgerbetrokkenheid", "doelmatigheid"):
        waarde = Waarde.objects.get(versie__sleutel="2021", slug=slug)
        Accentwaarde.objects.create(dossier=dossier, waarde=waarde, lading="Zo bedoelen wij het")

    cijfers = bereken(dossier, PERIODE)

    assert cijfers["vraag_1"]["accentwaarden"] == 3  # doelmatigheid is two of them now
    assert [r["naam"] for r in cijfers["vraag_1"]["waarden"] if r["accent"]] == [
        "Responsiviteit", "Effectiviteit", "Efficiëntie",
    ]  # fmt: skip
    assert cijfers["vraag_1"]["overlap"] == ["responsiviteit"]
    concept = begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)
    document = unescape(terugkoppeling_document(concept).als_html())
    assert "Van de strategie tellen 3 waarden als accentwaarde" in document
    assert "De strategie heeft 3 accentwaarden" not in document


def test_page_and_document_show_the_mapping(gemengd, dossier, redacteur, als):
    concept = begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)

    pagina = als(redacteur).get(concept.get_absolute_url()).text
    document = unescape(terugkoppeling_document(concept).als_html())

    for tekst in (pagina, document):
        assert "Burgerbetrokkenheid (2021) telt mee bij Responsiviteit" in tekst
        assert "Transparantie (2021) telt mee bij Transparantie" in tekst
        assert "Dezelfde cijfers in de waarden van CODIO" not in tekst


def test_without_other_words_nothing_is_said_of_a_mapping(in_kader, dossier, redacteur, als):
    in_kader("2024", 5, zwaar=("privacy",), dossier=dossier)
    concept = begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)

    assert "Waarden uit een ander kader" not in als(redacteur).get(concept.get_absolute_url()).text
    assert beeld(bereken(dossier, PERIODE)).meegeteld == []


@pytest.mark.parametrize(("eerst", "kop"), [(3, "Nog 1 waarde<"), (2, "Nog 2 waarden<")])
def test_what_is_folded_away_is_counted_in_dutch(gemengd, als, medewerker, monkeypatch, eerst, kop):
    monkeypatch.setattr("moresprudentie.facetten.EERST_ZICHTBAAR", eerst)
    assert kop in als(medewerker).get(reverse("databank")).text


def test_the_databank_finds_both_under_the_present_value(gemengd, als, medewerker):
    client = als(medewerker)
    waarden = facet(client.get(reverse("databank")), "waarde")
    assert (waarden["responsiviteit"].aantal, waarden["responsiviteit"].ook) == (4, ("Burgerbetrokkenheid",))
    assert (waarden["transparantie"].aantal, waarden["transparantie"].ook) == (3, ())
    assert waarden["effectiviteit"].aantal == waarden["efficientie"].aantal == 2
    assert "burgerbetrokkenheid" not in waarden
    assert facet(client.get(reverse("databank")), "fundament")["democratie"].aantal == 5

    pagina = client.get(reverse("databank"), {"waarde": ["responsiviteit", "efficientie"]})
    assert {v.pk for v in pagina.context["pagina"]} == {v.pk for v in gemengd[:2]}
    assert "ook Burgerbetrokkenheid" in pagina.text
    assert (
        'href="?waarde=responsiviteit"' in pagina.text
    )  # the mark of the value at a verslag in the words of 2021


def test_similar_cases_are_similar_in_whatever_words(gemengd, als, medewerker):
    oud, nieuw = gemengd[0], gemengd[3]
    [anderen] = [
        v for v in verwante_verslagen(nieuw, Zoekregel.objects.exclude(pk=gemengd[4].pk)) if v.verslag == oud
    ] or [None]

    assert anderen is None  # one value in common is not enough
    both = verwante_verslagen(oud, Zoekregel.objects.all())
    assert [v.verslag for v in both] == [gemengd[1]]
    assert both[0].kort == "Twee waarden"
    assert both[0].redenen == (
        "Twee dezelfde waarden, waaronder Burgerbetrokkenheid en Doelmatigheid",
        "Ook daar woog Burgerbetrokkenheid het zwaarst",
    )


def test_a_shared_tension_is_seen_in_whatever_words(in_kader):
    [oud] = in_kader("2021", zwaar=("burgerbetrokkenheid", "privacy"))
    [nieuw] = in_kader("2024", zwaar=("responsiviteit", "privacy"))
    for verslag, slugs in ((oud, ("burgerbetrokkenheid", "privacy")), (nieuw, ("privacy", "responsiviteit"))):
        versie = verslag.huidige_versie
        a, b = ({w["waarde"]: w for w in versie.inhoud["waarden"]}[slug] for slug in slugs)
        inhoud = {
            **versie.inhoud,
            "spanningen": [{"letter": "A", "a": a, "b": b, "schuurt": "", "afweging": ""}],
        }
        with deur("spanning erbij", door=None):
            type(versie).objects.filter(pk=versie.pk).update(inhoud=inhoud)

    [verwant] = verwante_verslagen(Verslag.objects.get(pk=nieuw.pk), Zoekregel.objects.all())

    assert "Ook spanning tussen Burgerbetrokkenheid en Privacy" in verwant.redenen


def test_in_a_code_of_the_organisation_the_terugkoppeling_counts_there_and_can_be_compared(
    in_kader, dossier, redacteur, beheerder, als
):
    in_kader("2021", 1, zwaar=("privacy",), dossier=dossier)
    in_kader("2024", 2, zwaar=("privacy",), licht=("integriteit",), dossier=dossier)
    in_kader("digikompas", 2, zwaar=("vertrouwelijk",), licht=("moed", "toegankelijk"), dossier=dossier)
    neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel="digikompas"), door=beheerder)

    cijfers = bereken(dossier, PERIODE)

    vertrouwelijk = rij(cijfers, "Vertrouwelijk")
    assert (vertrouwelijk["zwaar"], vertrouwelijk["fundament"], vertrouwelijk["accent"]) == (
        5,
        "deel-1",
        True,
    )
    assert vertrouwelijk["meegeteld"] == ["Privacy (2021)", "Privacy (2024)"]
    integriteit = rij(cijfers, "Integriteit (2024)")  # goes with none of the code, and is not lost
    assert (integriteit["gekozen"], integriteit["fundament"], integriteit["meegeteld"]) == (2, "", [])
    codio = {r["naam"]: r for r in cijfers["vraag_1"]["codio"]}
    assert (codio["Privacy"]["zwaar"], codio["Privacy"]["accent"]) == (5, True)
    assert codio["Privacy"]["meegeteld"] == ["Privacy (2021)", "Vertrouwelijk (Digikompas)"]
    assert codio["Inclusiviteit"]["gekozen"] == codio["Gebruiksvriendelijkheid"]["gekozen"] == 2
    assert codio["Moed (Digikompas)"]["gekozen"] == 2
    concept = begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)
    for tekst in (
        als(redacteur).get(concept.get_absolute_url()).text,
        unescape(terugkoppeling_document(concept).als_html()),
    ):
        assert "Dezelfde cijfers in de waarden van CODIO" in tekst
        assert "Privacy (2021), Vertrouwelijk (Digikompas)" in tekst


def test_figures_and_content_of_before_say_nothing_of_other_words(gemengd, dossier):
    oud = bereken(dossier, PERIODE)
    for waarde in oud["vraag_1"]["waarden"]:
        del waarde["meegeteld"]
    del oud["vraag_1"]["codio"]
    gelezen = lees_cijfers(oud | {"schema": TWEEDE_SCHEMA})
    assert gelezen["vraag_1"]["codio"] == []
    assert all(waarde["meegeteld"] == [] for waarde in gelezen["vraag_1"]["waarden"])

    inhoud = {**gemengd[3].huidige_versie.inhoud, "schema": TWEEDE_VERSLAG}
    inhoud["waarden"] = [{k: v for k, v in w.items() if k != "kader"} for w in inhoud["waarden"]]
    assert {w["kader"] for w in lees(inhoud)["waarden"]} == {"2024"}
