"""Every row of appendix 5 of the method is asked in the form and answered on the page and in the documents."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from formats.handelingen import vul_in
from moresprudentie.documenten import verslag_document
from moresprudentie.formats import BIJLAGE_5, VERSLAG
from moresprudentie.inhoud import EERSTE_SCHEMA, SCHEMA, lees, verzamel
from moresprudentie.models import Verslag
from tests.achterdeur import achter_de_rug

# (heading, question of the verslag, what it must ask) for every row (bron: 000, bijlage 5).
RIJEN = (
    ("Omschrijving project of casus", "context", ("context",)),
    ("Omschrijving project of casus", "digitalisering", ("rol van digitalisering",)),
    ("Doel", "projectdoel", ("doel",)),
    ("Doel", "opgaven", ("opgaven van de organisatie",)),
    ("Stadium project of casus", "lopend_of_nieuw", ("lopend", "nieuw")),
    ("Stadium project of casus", "ontwikkelfase", ("fase van ontwikkeling",)),
    ("Rol van de digitale technologie", "reden_technologie", ("digitalisering", "wenselijk, en waarom")),
    ("Rol van de digitale technologie", "karakter", ("karakter", "werk van de organisatie")),
    ("Rol van de digitale technologie", "gebruik", ("gebruikt", "Wat is het doel?", "impact")),
    ("Goed digitaal openbaar bestuur", "doel_workshop", ("doel van de CODIO Project-workshop",)),
    ("CODIO Project waarden", "waarden_inleiding", ("waarden", "waarom", "invulling")),
    ("CODIO Strategie waarden", "accentwaarden_rol", ("accentwaarden", "waarom")),
    ("CODIO Strategie waarden", "accentwaarden_invulling", ("accentwaarden", "invulling")),
    ("Verslaglegging en monitoring", "afweging", ("waardeafweging",)),
    ("Verslaglegging en monitoring", "acties_termijn", ("acties", "borgen", "termijn")),
    ("Verslaglegging en monitoring", "breder_inzetbaar", ("breder inzetbaar",)),
)


def woorden(html: str) -> str:
    """Give what a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def beantwoord(verslag, organisator) -> Verslag:
    """A verslag with an answer to every question."""
    keuzes = {"lopend_of_nieuw": "lopend"}
    teksten = {sleutel: keuzes.get(sleutel, f"Antwoord op {sleutel}.") for _, sleutel, _ in RIJEN}
    vul_in(invulling=verslag.invulling, teksten=teksten, door=organisator)
    return Verslag.objects.get(pk=verslag.pk)


def test_the_rows_are_all_questions_of_appendix_5():
    assert [v.sleutel for v in VERSLAG.vragen() if v.bron == BIJLAGE_5] == [
        sleutel for _, sleutel, _ in RIJEN
    ]


@pytest.mark.parametrize(("kop", "sleutel", "vraagt"), RIJEN, ids=[sleutel for _, sleutel, _ in RIJEN])
def test_every_row_is_in_form_page_and_document(beantwoord, organisator, als, kop, sleutel, vraagt):
    vraag = VERSLAG.vraag(sleutel)
    assert VERSLAG.onderdeel_van(sleutel).titel == kop
    for woord in vraagt:
        assert woord in vraag.label
    antwoord = "Lopend" if sleutel == "lopend_of_nieuw" else f"Antwoord op {sleutel}."
    client, werk = als(organisator), reverse("project-verslag", args=[beantwoord.project_id])
    bronnen = {
        "formulier": client.get(werk).text,
        "pagina": client.get(f"{werk}voorbeeld/").text,
        "document": verslag_document(verzamel(beantwoord)).als_html(),
    }
    for naam, bron in bronnen.items():
        tekst = woorden(bron)
        for deel in (kop, vraag.label, antwoord):
            assert deel in tekst, f"{naam}: {deel}"


def test_an_open_question_stands_in_the_document_as_open(verslag):
    tekst = woorden(verslag_document(verzamel(verslag)).als_html())
    assert f"{VERSLAG.vraag('gebruik').label} Niet ingevuld." in tekst


def test_an_accentwaarde_that_a_group_chose_brings_its_meaning(verslag, organisator, als):
    accent = verzamel(verslag)["accentwaarden"][0]
    assert (accent["naam"], accent["invulling"]) == ("Privacy", "Betekenis van privacy")
    pagina = als(organisator).get(reverse("project-verslag-voorbeeld", args=[verslag.project_id])).text
    assert 'data-label="Invulling in dit project">Betekenis van privacy' in pagina


def test_a_version_of_before_reads_as_it_was(verslag, in_databank, nieuw_project, medewerker, als):
    oud = in_databank(nieuw_project("Oud"))
    versie = oud.huidige_versie
    inhoud = dict(versie.inhoud)
    del inhoud["weggehaald"]
    inhoud["schema"] = EERSTE_SCHEMA
    inhoud["accentwaarden"] = [
        {k: v for k, v in accent.items() if k != "invulling"} for accent in verzamel(verslag)["accentwaarden"]
    ]
    inhoud["secties"] = [
        {**s, "vragen": [v for v in s["vragen"] if v["sleutel"] != "accentwaarden_invulling"]}
        for s in inhoud["secties"]
    ]
    with achter_de_rug():
        type(versie).objects.filter(pk=versie.pk).update(inhoud=inhoud)
    pagina = als(medewerker).get(reverse("verslag", args=[oud.slug]))
    assert pagina.status_code == 200
    assert "Hoe krijgen de accentwaarden invulling" not in pagina.text
    assert lees(inhoud)["schema"] == SCHEMA
    assert "Privacy" in verslag_document(lees(inhoud)).als_html()


def test_what_comes_along_as_data_counts_as_answered(verslag, organisator, als):
    pagina = als(organisator).get(reverse("project-verslag", args=[verslag.project_id]))
    standen = {s.stand.onderdeel.sleutel: s.stand for s in pagina.context["secties"]}
    assert standen["waarden"].klaar
    assert "Er komen vanzelf 3 waarden in het verslag." in pagina.text
    assert not standen["accentwaarden"].klaar or standen["accentwaarden"].beantwoord == 2
    adres = reverse("project-verslag-antwoord", args=[verslag.project_id, "waarden_inleiding"])
    na = als(organisator).post(adres, {"tekst": "", "basis": 0, "nummer": 1, "venster": "a"}).json()
    assert na["onderdelen"]["waarden"] == {"klaar": True, "tekst": "1 van 1"}


def test_without_values_the_question_is_open_and_without_a_strategy_the_accentwaarden_are_not(
    nieuw_project, gevuld, organisator, als
):
    verslag = gevuld(nieuw_project("Kaal"))
    pagina = als(organisator).get(reverse("project-verslag", args=[verslag.project_id]))
    standen = {s.stand.onderdeel.sleutel: s.stand for s in pagina.context["secties"]}
    assert not standen["waarden"].klaar
    assert standen["accentwaarden"].klaar
    assert "Er zijn geen accentwaarden. Deze vraag kun je overslaan." in pagina.text
