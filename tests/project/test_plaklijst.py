"""What is understood of lists as people paste them, and saving all of them or none."""

from __future__ import annotations

import pytest
from django.urls import reverse

from project import handelingen
from project.models import Deelnemer
from project.plaklijst import MEESTE_REGELS, Lijst, Regel, lees_lijst
from tests.formulieren import Formulier

EVA, PIET = Regel("Eva Jansen", "eva@x.nl"), Regel("Piet de Vries", "piet@x.nl")


def mens(naam: str = "", email: str = "", soort: str = "", perspectief: str = "") -> Regel:
    return Regel(naam, email, soort, perspectief)


GEPLAKT: dict[str, tuple[str, list[Regel]]] = {
    "to line": ('"Jansen, Eva" <eva@x.nl>; Piet de Vries <piet@x.nl>', [EVA, PIET]),
    "to line with its word, names turned round": (
        "Aan: Jansen, Eva <eva@x.nl>; Vries, Piet de <piet@x.nl>;",
        [EVA, PIET],
    ),
    "commas between": ("Eva Jansen <eva@x.nl>, Piet de Vries <piet@x.nl>", [EVA, PIET]),
    "commas in and between": ("Jansen, Eva <eva@x.nl>, Vries, Piet de <piet@x.nl>", [EVA, PIET]),
    "smart quotes and a hard space": ("“Jansen, Eva” <eva@x.nl>;\u00a0„Piet de Vries” <piet@x.nl>", [EVA, PIET]),
    "addresses with the link under themselves": (
        "Eva Jansen <eva@x.nl<mailto:eva@x.nl>>; Piet de Vries <piet@x.nl<mailto:piet@x.nl>>",
        [EVA, PIET],
    ),
    "the address as its own name": ("'eva@x.nl' <eva@x.nl>; 'Piet de Vries' <piet@x.nl>", [mens("", "eva@x.nl"), PIET]),
    "bare addresses say a name when they can": (
        "eva.jansen@x.nl; piet@x.nl\r\njan.van.den.berg@x.nl",
        [
            mens("Eva Jansen", "eva.jansen@x.nl"),
            mens("", "piet@x.nl"),
            mens("Jan van den Berg", "jan.van.den.berg@x.nl"),
        ],
    ),
    "a name with an apostrophe": ("'t Hart, Piet <p@x.nl>; ’s Gravesande, Ko <k@x.nl>", [
        mens("Piet 't Hart", "p@x.nl"), mens("Ko ’s Gravesande", "k@x.nl"),
    ]),
    "a name with where somebody is from": (
        "Vries, Piet de (Gemeente X) <piet@x.nl>; eva@x.nl",
        [mens("Piet de Vries (Gemeente X)", "piet@x.nl"), mens("", "eva@x.nl")],
    ),
    "somebody without an address between others": (
        "Eva Jansen <eva@x.nl>; Greet Hofstra; Piet de Vries <piet@x.nl>",
        [EVA, mens("Greet Hofstra"), PIET],
    ),
    "as the page asks": (
        "Eva Jansen; eva@x.nl; jurist; extern\nPiet de Vries; ; inwoner; intern\nGreet",
        [
            mens("Eva Jansen", "eva@x.nl", "extern", "jurist"),
            mens("Piet de Vries", "", "intern", "inwoner"),
            mens("Greet"),
        ],
    ),
    "as the page asks, with its words above": (
        "naam; mail; perspectief; extern\nEva Jansen; eva@x.nl; jurist; extern\nPiet; piet@x.nl;inwoner;",
        [mens("Eva Jansen", "eva@x.nl", "extern", "jurist"), mens("Piet", "piet@x.nl", "", "inwoner")],
    ),
    "a spreadsheet with heads, Windows line ends": (
        "Naam\tE-mail\tPerspectief\tExtern\r\nEva Jansen\teva@x.nl\tjurist\tja\r\nPiet\tpiet@x.nl\tinwoner\tnee\r\n",
        [mens("Eva Jansen", "eva@x.nl", "extern", "jurist"), mens("Piet", "piet@x.nl", "intern", "inwoner")],
    ),
    "a spreadsheet with names in parts": (
        "Voornaam\tTussenvoegsel\tAchternaam\tE-mailadres\nPiet\tde\tVries\tpiet@x.nl\nEva\t\tJansen\teva@x.nl",
        [PIET, EVA],
    ),
    "a spreadsheet in another order": (
        "E-mail\tAchternaam\tVoornaam\tRol\npiet@x.nl\tVries\tPiet\tinwoner",
        [mens("Piet Vries", "piet@x.nl", "", "inwoner")],
    ),
    "a spreadsheet without heads": (
        "Eva Jansen\teva@x.nl\tjurist\textern\nPiet de Vries\t\tinwoner\t",
        [mens("Eva Jansen", "eva@x.nl", "extern", "jurist"), mens("Piet de Vries", "", "", "inwoner")],
    ),
    "numbers of rows and telephones": (
        "1\tEva Jansen\teva@x.nl\t06-1234567\tjurist",
        [mens("Eva Jansen", "eva@x.nl", "", "jurist")],
    ),
    "a comma separated file": (
        '"Jansen, Eva",eva@x.nl,jurist,extern\nPiet de Vries,piet@x.nl,"inwoner, ondernemer",',
        [
            mens("Eva Jansen", "eva@x.nl", "extern", "jurist"),
            mens("Piet de Vries", "piet@x.nl", "", "inwoner, ondernemer"),
        ],
    ),
    "bullets of a word processor": (
        "• Eva Jansen, eva@x.nl, jurist, extern\n-  Piet de Vries, inwoner\n3. Kees Kok kees@x.nl\no\tOnno Oo onno@x.nl\n"
        "\uf0b7\tIda Id",
        [
            mens("Eva Jansen", "eva@x.nl", "extern", "jurist"),
            mens("Piet de Vries", "", "", "inwoner"),
            mens("Kees Kok", "kees@x.nl"),
            mens("Onno Oo", "onno@x.nl"),
            mens("Ida Id"),
        ],
    ),
    "the address in brackets, the rest behind it": (
        "Eva Jansen <eva@x.nl>, jurist, van buiten",
        [mens("Eva Jansen", "eva@x.nl", "extern", "jurist")],
    ),
    "an address that hides from robots": ("Eva Jansen; eva (at) x.nl; jurist", [mens("Eva Jansen", "eva@x.nl", "", "jurist")]),
    "half an address stays to be put right": ("Eva Jansen; eva@; jurist", [mens("Eva Jansen", "eva@", "", "jurist")]),
    "a quote that never closes": ('Eva "de jurist; eva@x.nl', [mens("Eva de jurist", "eva@x.nl")]),
    "invisible signs": ("\ufeffEva Jansen;\u200beva@x.nl", [EVA]),
    "a table with bars": ("| Eva Jansen | eva@x.nl | jurist |", [mens("Eva Jansen", "eva@x.nl", "", "jurist")]),
    "nothing": (" \r\n ;;; \n\t\t\n,", []),
}  # fmt: skip


@pytest.mark.parametrize("soort", GEPLAKT)
def test_a_list_is_understood_as_it_is_pasted(soort):
    tekst, verwacht = GEPLAKT[soort]
    assert list(lees_lijst(tekst).regels) == verwacht


def test_a_column_without_a_place_is_named():
    lijst = lees_lijst("Naam\tTelefoon\tE-mail\nEva Jansen\t06 12\teva@x.nl")
    assert lijst == Lijst((EVA,), ("Telefoon",))


@pytest.mark.parametrize(
    "tekst", ["a" * 20_000, " " * 20_000, "<" * 20_000, "a@" * 10_000, '"' * 19_999, "a,\n" * 6_000]
)
def test_no_text_is_too_strange_to_read(tekst):
    assert len(lees_lijst(tekst).regels) <= 6_000


VIJFTIEN = "; ".join(
    [
        '"Hendriks, Noor" <ORGANISATOR@voorbeeldland.example>',
        *(f'"Deelnemer, Nr{nr}" <nr{nr}@elders.example>' for nr in range(1, 15)),
    ]
)


@pytest.fixture
def plakken(project, organisator, als):
    """Paste a text on the page and give the form with what was understood."""
    client, adres = als(organisator), reverse("project-plakken", args=[project.pk])

    def _plak(tekst: str) -> Formulier:
        formulier = Formulier(client, adres, met="tekst")
        formulier.stuur(tekst=tekst, lees="1")
        return formulier

    return _plak


def test_fifteen_people_are_pasted_in_one_go(project, organisator, plakken):
    formulier = plakken(VIJFTIEN)
    pagina = formulier.reactie.text
    assert "We lezen hierin vijftien deelnemers." in pagina
    assert "Collega met een account: Noor Hendriks" in pagina
    assert not project.deelnemers.exists()
    assert formulier.stuur(bewaar="1").status_code == 302
    assert project.deelnemers.count() == 15
    noor = project.deelnemers.get(naam="Noor Hendriks")
    assert (noor.gebruiker, noor.soort) == (organisator, "intern")
    assert set(project.deelnemers.exclude(pk=noor.pk).values_list("soort", flat=True)) == {"extern"}
    assert (
        "Vijftien deelnemers toegevoegd."
        in formulier.client.get(reverse("project-deelnemers", args=[project.pk])).text
    )


def test_one_wrong_line_saves_nothing_and_is_named_beside_its_field(project, plakken):
    formulier = plakken("Eva Jansen; eva@x.nl; jurist\nPiet de Vries; piet@; inwoner\nKees Kok; kees@x.nl")
    antwoord = formulier.stuur(**{"bewaar": "1", "regel-2-perspectief": "ondernemer"})
    assert antwoord.status_code == 422
    assert not project.deelnemers.exists()
    assert "Regel 2, e-mailadres – " in antwoord.text
    assert 'id="id_regel-1-email_error"' in antwoord.text
    assert formulier.velden()["regel-2-perspectief"] == ["ondernemer"]
    assert "Piet de Vries; piet@; inwoner" in antwoord.text
    assert formulier.stuur(**{"bewaar": "1", "regel-1-email": "piet@x.nl"}).status_code == 302
    assert project.deelnemers.count() == 3


def test_what_a_rule_refuses_stands_beside_its_line_too(project, deelnemers, plakken):
    aantal = project.deelnemers.count()
    formulier = plakken("Eva Jansen; eva@x.nl\nAnders; DEELNEMER1@voorbeeld.example")
    assert "Staat al in de lijst" in formulier.reactie.text
    assert formulier.velden()["regel-1-overslaan"] == ["on"]
    antwoord = formulier.stuur(**{"bewaar": "1", "regel-1-overslaan": []})
    assert antwoord.status_code == 422
    assert "Regel 2, e-mailadres – Er is al een deelnemer met dit e-mailadres" in antwoord.text
    assert project.deelnemers.count() == aantal
    assert formulier.stuur(**{"bewaar": "1", "regel-1-overslaan": "on"}).status_code == 302
    assert project.deelnemers.count() == aantal + 1


def test_who_stands_twice_in_the_list_is_said_and_saved_once(project, plakken):
    formulier = plakken("Eva Jansen; eva@x.nl\nPiet; piet@x.nl\nE. Jansen; EVA@x.nl")
    assert "Staat ook op regel 1" in formulier.reactie.text
    formulier.stuur(bewaar="1")
    assert sorted(project.deelnemers.values_list("naam", flat=True)) == ["Eva Jansen", "Piet"]


def test_all_left_out_is_said_and_not_called_done(project, deelnemers, plakken):
    antwoord = plakken("Anders; deelnemer1@voorbeeld.example").stuur(bewaar="1")
    assert antwoord.status_code == 422
    assert "Alle regels staan op overslaan" in antwoord.text


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("", "Plak eerst een lijst"),
        (" ;; \n", "staat niemand"),
        (
            "\n".join(f"Mens {nr}" for nr in range(MEESTE_REGELS + 1)),
            "Dit zijn 61 mensen. Plak er hoogstens 60 tegelijk",
        ),
    ],
)
def test_a_text_that_cannot_be_used_stays_with_a_word_beside_it(project, plakken, tekst, melding):
    formulier = plakken(tekst)
    assert formulier.reactie.status_code == 422
    assert melding in formulier.reactie.text
    assert formulier.velden()["tekst"][0].strip() == tekst.replace("\n", "\r\n").strip()


def test_pressed_twice_adds_nobody_twice(project, plakken):
    formulier = plakken("Eva Jansen; eva@x.nl")
    formulier.stuur(bewaar="1")
    antwoord = formulier.client.post(formulier.adres, formulier.velden() | {"bewaar": "1"}, follow=True)
    assert "Dit was al verstuurd" in antwoord.text
    assert project.deelnemers.count() == 1


def test_half_a_form_is_no_fault(project, organisator, als):
    adres = reverse("project-plakken", args=[project.pk])
    assert als(organisator).post(adres, {"bewaar": "1"}).status_code == 422
    te_veel = {"bewaar": "1", "regel-TOTAL_FORMS": "5000", "regel-INITIAL_FORMS": "0"}
    assert als(organisator).post(adres, te_veel).status_code == 422


def test_nobody_is_added_by_code_either_when_one_line_is_wrong(project, organisator):
    regels = [{"naam": "Eva"}, {"naam": "Piet", "email": "geen adres"}, {"naam": "EVA"}]
    with pytest.raises(handelingen.mensen.RegelsFout) as fout:
        handelingen.voeg_deelnemers_toe(project=project, door=organisator, regels=regels)
    assert [melding.split(":")[0] for melding in fout.value.messages] == ["Regel 2", "Regel 3"]
    assert not Deelnemer.objects.exists()
