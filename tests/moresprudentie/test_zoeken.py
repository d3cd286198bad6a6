"""Searching: inflections, accents, typing errors, filters, and what ends up on the page."""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse

from moresprudentie.facetten import Facet, facetten, tel
from moresprudentie.handelingen import trek_in
from moresprudentie.models import Verslag, Zoekregel, Zoekwoord
from moresprudentie.volgorde import sorteer
from moresprudentie.voorstel import bedoelde_je
from moresprudentie.zoeken import Zoekvraag, op_bladzijde, treffers
from moresprudentie.zoekindex import plat


def vraag(tekst: str) -> Zoekvraag:
    return Zoekvraag.uit(QueryDict(tekst))


def titels(tekst: str) -> list[str]:
    """Search with a query string and give the titles in order."""
    gevraagd = vraag(tekst)
    gevonden = treffers(Zoekregel.objects.all(), gevraagd.q)
    volgorde = sorteer(gevonden, gevraagd)
    return [v.titel for v in op_bladzijde(volgorde.sleutels(0, 100), None)]


def facetten_van(gevraagd: Zoekvraag) -> list[Facet]:
    """Give the filters beside what a query finds."""
    return facetten(tel(treffers(Zoekregel.objects.all(), gevraagd.q).regels, gevraagd), gevraagd)


@pytest.fixture
def databank(nieuw_project, in_databank, onderdeel):
    """Three verslagen in three years."""
    sensoren = nieuw_project(
        "Sensoren op fietspaden",
        zwaar=("privacy",),
        licht=("transparantie",),
        technologie="Sensoren",
        onderdeel=onderdeel,
        uitkomst="door",
    )
    camera = nieuw_project(
        "Camera’s bij de haven", zwaar=("privacy", "veiligheid"), technologie="Camera's", uitkomst="niet_door"
    )
    chatbot = nieuw_project("Chatbot voor inwoners", zwaar=("transparantie",), technologie="Chatbot")
    in_databank(
        sensoren,
        op=datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC),
        teksten={
            "samenvatting": "Tellers meten de drukte. De coördinatie ligt bij de gemeente.",
            "trefwoorden": "fiets",
        },
    )
    in_databank(
        camera,
        op=datetime.datetime(2025, 5, 1, tzinfo=datetime.UTC),
        teksten={
            "samenvatting": "Schepen herkennen.",
            "afweging": "Een sensor is genoeg voor de sluiswachter.",
        },
    )
    in_databank(
        chatbot,
        op=datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC),
        teksten={
            "samenvatting": "Vragen van inwoners beantwoorden met een sensorregister <script>x</script>."
        },
    )


SENSOREN = ["Sensoren op fietspaden", "Camera’s bij de haven", "Chatbot voor inwoners"]
"""First what has the word itself in its title, then in its text, then in a compound."""


@pytest.mark.parametrize(
    ("q", "verwacht"),
    [
        ("sensor", SENSOREN),
        ("sensoren", SENSOREN),
        ("SENSOREN", SENSOREN),
        ("coordinatie", ["Sensoren op fietspaden"]),
        ("coördinatie", ["Sensoren op fietspaden"]),
        ("inwoner", ["Chatbot voor inwoners"]),
        ("sluiswachters", ["Camera’s bij de haven"]),
        ("veiligheid", ["Camera’s bij de haven"]),
        ("fiets", ["Sensoren op fietspaden"]),
        ("sluiswa", ["Camera’s bij de haven"]),
        ('"drukte meten"', []),
        ("sensor -schepen", ["Sensoren op fietspaden"]),
        ("sensoren -register", ["Sensoren op fietspaden", "Camera’s bij de haven"]),
        ("inwoners -sensor", ["Chatbot voor inwoners"]),
        ("inwoners -sensorregister", []),
        ('"sensor"', ["Sensoren op fietspaden", "Camera’s bij de haven"]),
        ("camera", ["Camera’s bij de haven"]),
        ("camera's", ["Camera’s bij de haven"]),
        ("camera’s", ["Camera’s bij de haven"]),
        ("register", ["Chatbot voor inwoners"]),
        ("registers", ["Chatbot voor inwoners"]),
        ("wachter", ["Camera’s bij de haven"]),
        ("pad", ["Sensoren op fietspaden"]),
        ("ordinatie", []),
        ("sensor register", ["Chatbot voor inwoners"]),
        ("register van sensoren", ["Chatbot voor inwoners"]),
        ("2025-001", ["Camera’s bij de haven"]),
        ("CODIO 2024-001", ["Sensoren op fietspaden"]),
        ("xyzzy", []),
        ("de", []),
        ("!!! & | : *", []),
    ],
)
def test_words_find_verslagen_in_any_form(databank, q, verwacht):
    assert titels(urlencode({"q": q})) == verwacht


def test_a_hit_in_the_title_comes_before_one_in_the_body(databank):
    assert titels("q=sensor")[0] == "Sensoren op fietspaden"
    assert titels("q=sensor&sorteer=nieuw") == list(reversed(SENSOREN))


def test_sorting_on_title_and_date(databank):
    assert titels("sorteer=titel") == [
        "Camera’s bij de haven",
        "Chatbot voor inwoners",
        "Sensoren op fietspaden",
    ]
    assert titels("sorteer=oud")[0] == "Sensoren op fietspaden"
    assert titels("")[0] == "Chatbot voor inwoners"


@pytest.mark.parametrize(
    ("fout", "goed"),
    [
        ("privcy", "privacy"),
        ("chatbt", "chatbot"),
        ("senzoren", "sensoren"),
        ("transparatie", "transparantie"),
        ("qqqqq", ""),
    ],
)
def test_a_typing_error_gets_a_proposal(databank, fout, goed):
    assert bedoelde_je(Zoekwoord.objects.all(), fout) == goed


def test_six_unknown_words_are_looked_up_in_one_look(databank, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert bedoelde_je(Zoekwoord.objects.all(), "fietzpaden qqq www zzz yyy xxx") != ""


def test_a_proposal_keeps_marks_and_capitals_of_what_was_right(databank):
    assert (
        bedoelde_je(Zoekwoord.objects.all(), 'Sensoren -scheepen "chatbt"') == 'Sensoren -schepen "chatbot"'
    )


@pytest.mark.parametrize(
    ("fout", "goed"),
    [
        ("sensor registr", "sensor register"),
        ("sensor register", "sensorregister"),
        ("sensr regster", "sensor register"),
        ('"sensor register" -schepen', '"sensorregister" -schepen'),
        ("sensor -register", ""),
        ("fiets paden chatbt", "fietspaden chatbot"),
        ("chatbt chatbott", "chatbot"),
        ("chatbt -chatbott", "chatbot -chatbott"),
    ],
)
def test_a_proposal_writes_one_word_as_one_and_repeats_nothing(databank, fout, goed):
    Zoekwoord.objects.create(woord="register", kaal="register", zichtbaarheid="organisatie", aantal=1)
    assert bedoelde_je(Zoekwoord.objects.all(), fout) == goed


def test_a_withdrawn_verslag_takes_its_words_out_of_the_proposals(databank, redacteur):
    assert bedoelde_je(Zoekwoord.objects.all(), "sluiswachtr") == "sluiswachter"
    trek_in(
        verslag=Verslag.objects.get(titel__startswith="Camera"), door=redacteur, reden="Er staat een fout in."
    )
    assert bedoelde_je(Zoekwoord.objects.all(), "sluiswachtr") == ""
    assert not Zoekwoord.objects.filter(woord="sluiswachter").exists()
    assert Zoekwoord.objects.get(woord="zomer").aantal == 2


def test_a_word_that_exists_gets_no_proposal(databank):
    assert bedoelde_je(Zoekwoord.objects.all(), "fietspaden") == ""


@pytest.mark.parametrize(
    ("filters", "aantal"),
    [
        ("waarde=privacy", 2),
        ("waarde=transparantie", 2),
        ("waarde=privacy&waarde=transparantie", 1),
        ("waarde=bestaat-niet", 0),
        ("fundament=bestaat-niet", 0),
        ("fundament=rechtsstaat", 2),
        ("fundament=rechtsstaat&fundament=democratie", 1),
        ("fundament=bestuurskracht", 1),
        ("technologie=Sensoren&technologie=Chatbot", 2),
        ("jaar=2024&jaar=2025", 2),
        ("jaar=abcd", 3),
        ("uitkomst=niet_door", 1),
        ("onderdeel=Natuur en recreatie", 1),
        ("q=sensor&waarde=privacy&jaar=2025", 1),
    ],
)
def test_filters_narrow_the_results(databank, filters, aantal):
    assert len(titels(filters)) == aantal


def test_every_filter_says_how_many_it_would_leave(databank):
    gevraagd = vraag("waarde=privacy")
    per = {
        facet.naam: {optie.label: optie.aantal for optie in facet.opties} for facet in facetten_van(gevraagd)
    }
    assert per["waarde"] == {"Privacy": 2, "Transparantie": 1, "Veiligheid": 1}
    assert per["fundament"] == {"Democratie": 1, "Rechtsstaat": 2, "Bestuurskracht": 1}
    assert per["technologie"] == {"Camera's": 1, "Sensoren": 1}
    assert per["jaar"] == {"2025": 1, "2024": 1}
    assert per["uitkomst"] == {"Door": 1, "Niet door": 1}
    assert per["onderdeel"] == {"Natuur en recreatie": 1}


def test_the_counts_of_one_filter_do_not_shrink_by_its_own_choice(databank):
    gevraagd = vraag("technologie=Sensoren")
    technologie = next(f for f in facetten_van(gevraagd) if f.naam == "technologie")
    assert {optie.label for optie in technologie.opties} == {"Sensoren", "Camera's", "Chatbot"}


def test_hits_are_marked_and_typed_html_stays_text(databank, medewerker, als):
    pagina = als(medewerker).get(f"{reverse('databank')}?q=inwoners").content.decode()
    assert '<mark class="utrecht-mark">inwoners</mark>' in pagina
    assert "<script>x</script>" not in pagina
    alles = als(medewerker).get(reverse("databank")).content.decode()
    assert "<script>x</script>" not in alles
    assert "&lt;script&gt;x&lt;/script&gt;" in alles


def test_a_snippet_shows_the_hit_in_the_body(databank):
    gevonden = treffers(Zoekregel.objects.all(), "sluiswachter")
    [verslag] = op_bladzijde(list(gevonden.regels.values_list("pk", flat=True)), gevonden.query)
    fragment = verslag.fragment
    assert "\x02sluiswachter\x03" in fragment


def test_the_state_of_the_search_is_in_the_address(databank, medewerker, als):
    pagina = als(medewerker).get(f"{reverse('databank')}?q=sensor&waarde=privacy&jaar=2024").content.decode()
    assert 'value="sensor"' in pagina
    assert "?q=sensor&amp;jaar=2024" in pagina  # the address without Privacy
    assert "1 verslag" in pagina


def test_a_new_word_starts_with_the_best_hit_unless_another_order_was_chosen(databank, medewerker, als):
    client = als(medewerker)
    leeg = client.get(reverse("databank")).content.decode()
    assert '<option value="" selected>Nieuwste eerst</option>' in leeg
    gezocht = client.get(f"{reverse('databank')}?q=sensor&sorteer=").content.decode()
    assert '<option value="" selected>Beste treffer eerst</option>' in gezocht
    gekozen = client.get(f"{reverse('databank')}?q=sensor&sorteer=oud").content.decode()
    assert '<option value="oud" selected>Oudste eerst</option>' in gekozen


def test_an_htmx_request_gets_only_the_results(databank, medewerker, als):
    antwoord = als(medewerker).get(f"{reverse('databank')}?q=sensor", headers={"HX-Request": "true"})
    tekst = antwoord.content.decode()
    assert "<html" not in tekst
    assert "Sensoren" in tekst
    assert "HX-Request" in antwoord["Vary"]


def test_nothing_found_proposes_a_word_with_a_link(databank, medewerker, als):
    pagina = als(medewerker).get(f"{reverse('databank')}?q=chatbt").content.decode()
    assert "Bedoelde je" in pagina
    assert "?q=chatbot" in pagina


def test_a_proposal_that_finds_nothing_is_not_made(databank, medewerker, als):
    pagina = als(medewerker).get(f"{reverse('databank')}?q=chatbt xyzzyxyzzy").content.decode()
    assert "Bedoelde je" not in pagina
    assert "Probeer er minder" in pagina


@pytest.mark.parametrize(
    "rommel",
    [
        "pagina=999",
        "pagina=x",
        "q=%00",
        "jaar=99999",
        "waarde=%00",
        "fundament=bestaat-niet",
        "technologie=bestaat-niet",
        "sorteer=weg",
        "q=" + "a" * 5000,
        "technologie=' OR 1=1",
        "&".join(f"waarde=w{nummer}" for nummer in range(300)),
    ],
)
def test_strange_addresses_do_no_harm(databank, medewerker, als, rommel):
    assert als(medewerker).get(f"{reverse('databank')}?{rommel}").status_code == 200


@pytest.mark.parametrize("q", ["de het een", "één", "%", "- -"])
def test_a_search_without_a_real_word_says_so_and_proposes_nothing(databank, medewerker, als, q):
    pagina = als(medewerker).get(reverse("databank"), {"q": q}).content.decode()
    assert "Zoek op een woord dat iets zegt" in pagina
    assert "Bedoelde je" not in pagina


def test_light_markdown_is_searched_as_plain_words():
    assert plat("**Vet** en _schuin_\n- punt\n[tekst](https://x.nl)") == "Vet en schuin punt tekst"
