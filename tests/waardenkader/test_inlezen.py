"""A framework from a CSV file: every wrong line is named; what is right is compared, and changes all or nothing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.waardenkader.bestanden import als_csv, fouten, lees_in, nu, plan, rijen, verander
from waardenkader.bestand import GROOTSTE_KB, Onleesbaar, als_tekst
from waardenkader.handelingen import laad_kader, voeg_eigen_waarde_toe, zet_eigen_waarde_in_gebruik
from waardenkader.inlezen import schrijf_uit
from waardenkader.models import Kaderbestand, Kaderversie, Principe, Waarde

pytestmark = pytest.mark.usefixtures("kader", "organisatie")


@pytest.fixture
def eigen(cio) -> Waarde:
    return voeg_eigen_waarde_toe(
        principe=Principe.objects.actueel()[0], naam="Nabijheid", definitie="Dichtbij.", door=cio
    )


# The file


def test_what_goes_out_comes_in_without_a_change_own_values_included(eigen):
    eigen.toelichting = "=SOM(A1)\n'tweede regel'; met \"tekens\", en meer"
    eigen.save()
    for versie in Kaderversie.objects.all():
        gelezen = plan(schrijf_uit(versie).encode(), versie.sleutel, versie.naam)
        assert (gelezen.fouten, gelezen.wijzigingen) == ([], [])


def test_the_file_opens_in_columns_and_no_text_is_a_formula(eigen):
    eigen.definitie = "=1+1"
    eigen.save()
    tekst = schrijf_uit(nu())

    assert tekst.startswith(
        "\ufeffsleutel;fundament;principe;waarde;definitie;toelichting;hoort bij;bron\r\n"
    )
    assert ";'=1+1;" in tekst
    assert len(rijen()) == 33


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf", b"sep=%s\r\n"])
def test_a_file_may_have_semicolons_commas_or_tabs_and_a_mark_before_it(scheiding, begin):
    regels = rijen()
    regels[1]["definitie"] = "Iedereen, ook wie niet klikt; echt iedereen."
    kop = begin.replace(b"%s", scheiding.encode())

    gevonden = plan(kop + als_csv(regels, scheiding))

    assert gevonden.fouten == []
    assert [(w.wat, w.veld, w.wordt) for w in gevonden.wijzigingen] == [
        ("Inclusiviteit", "definitie", "Iedereen, ook wie niet klikt; echt iedereen.")
    ]


def test_the_columns_that_nobody_needs_may_be_left_out():
    regels = [{k: r[k] for k in ("fundament", "principe", "waarde", "definitie")} for r in rijen()]

    assert plan(regels).wijzigingen == []
    assert fouten([{**r, "waarde": ""} for r in regels[:1]])[0] == "Regel 2: de kolom waarde is leeg."


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "is leeg"),
        (b"PK\x03\x04rest", "Dit is een werkmap"),
        (b"waarde;definitie\nReacti\xebf;x\n", "Regel 2: hier staat een teken dat niet in UTF-8"),
        (b"a\x00b", "Dit is geen tekst"),
        (b"x" * (GROOTSTE_KB * 1000 + 1), f"hooguit {GROOTSTE_KB} kB"),
    ],
)
def test_what_is_no_csv_is_refused_with_what_to_do(inhoud, melding, als, beheerder):
    with pytest.raises(Onleesbaar, match=melding):
        als_tekst(inhoud)
    pagina = als(beheerder).post(
        reverse("kader-inlezen"), {"kader": "2024", "bestand": SimpleUploadedFile("kader.csv", inhoud)}
    )

    assert pagina.status_code == 422
    assert melding in pagina.text
    assert not Kaderbestand.objects.exists()


# What is wrong


@pytest.mark.parametrize(
    ("cellen", "melding"),
    [
        ({"definitie": " "}, "de kolom definitie is leeg."),
        ({"waarde": "x" * 101}, "de kolom waarde heeft 101 tekens, en hooguit 100 mag."),
        ({"waarde": "?!", "sleutel": ""}, "“?!” in de kolom waarde is geen naam."),
        ({"sleutel": "Niet Goed"}, "“Niet Goed” kan geen sleutel zijn."),
        (
            {"sleutel": "inlezen"},
            "“inlezen” kan geen sleutel zijn: dat is het adres van een andere bladzijde.",
        ),
        ({"principe": "Mensenrechten"}, "Samenwerking hoort bij Democratie, Participatie."),
        ({"waarde": "Moed", "sleutel": "", "fundament": "Moed"}, "“Moed” is geen fundament van CODIO"),
        (
            {"waarde": "Moed", "sleutel": "", "principe": "Moed"},
            "“Moed” is geen principe van Democratie. Kies uit ",
        ),
        ({"waarde": "Responsiviteit"}, "“Responsiviteit” staat ook op regel 2."),
        ({"sleutel": "responsiviteit"}, "dit is dezelfde waarde als op regel 2."),
        (
            {"hoort_bij": "Privasie"},
            "“Privasie” in de kolom hoort bij is geen waarde van CODIO. Bedoel je Privacy?",
        ),
        ({"hoort_bij": "Privacy"}, "de koppeling van een waarde van CODIO ligt vast."),
    ],
)
def test_a_wrong_line_is_named_with_its_number_and_why(cellen, melding):
    assert any(fout.startswith(f"Regel 5: {melding}") for fout in fouten(verander(5, **cellen)))


def test_every_wrong_line_is_named_at_once_in_order():
    regels = verander(30, definitie="")
    regels[2]["definitie"] = ""
    regels[8]["waarde"] = ""

    assert fouten(regels) == [
        "Regel 4: de kolom definitie is leeg.",
        "Regel 10: de kolom waarde is leeg.",
        "Regel 30: de kolom definitie is leeg.",
    ]


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("fundament;principe;waarde\na;b;c\n", "Regel 1: de kolom definitie ontbreekt."),
        ("fundament;waarde\na;c\n", "Regel 1: de kolommen principe en definitie ontbreken."),
        ("fundament;principe;waarde;definitie;kleur\na;b;c;d;e\n", "Regel 1: de kolom “kleur” is onbekend."),
        (
            "fundament;hoofdstuk;principe;waarde;definitie\na;a;b;c;d\n",
            "Regel 1: de kolom “fundament” staat er twee keer.",
        ),
        ("fundament;principe;waarde;definitie\na;b;c\n", "Regel 2: deze regel heeft 3 van de 4 kolommen."),
        (
            "fundament;principe;waarde;definitie\na;b;c;d;e\n",
            "Regel 2: deze regel heeft 5 kolommen en de kopregel 4.",
        ),
        (
            'fundament;principe;waarde;definitie\na;b;c;d\n\n;;;\na;b;"c;d\n',
            "Regel 5: hier staat een aanhalingsteken",
        ),
        ("fundament;principe;waarde;definitie\n", "Onder de kopregel staat geen enkele waarde."),
    ],
)
def test_a_file_with_another_form_says_on_which_line(tekst, melding):
    assert fouten(tekst.encode())[0].startswith(melding)


def test_a_value_of_codio_cannot_be_left_out():
    assert fouten(rijen()[1:]) == [
        "In het bestand ontbreekt: Responsiviteit. De waarden van CODIO blijven altijd in gebruik."
    ]


def test_a_line_of_an_older_version_cannot_add_a_value():
    oud = Kaderversie.objects.get(sleutel="2021")
    regels = rijen(oud)
    regels.append({**regels[0], "waarde": "Moed", "sleutel": ""})

    assert fouten(regels, sleutel="2021", naam=oud.naam) == [
        "Regel 33: “Moed” is geen waarde van Code Goed Digitaal Openbaar Bestuur 2021. "
        "Een eigen waarde kan alleen bij het kader dat in gebruik is."
    ]


# What changes


def test_a_file_says_what_is_new_changed_moved_and_out_of_use(eigen, cio):
    weg = voeg_eigen_waarde_toe(
        principe=Principe.objects.actueel()[5], naam="Traagheid", definitie="Rustig aan.", door=cio
    )
    terug = voeg_eigen_waarde_toe(
        principe=Principe.objects.actueel()[5], naam="Moed", definitie="Durven.", door=cio
    )
    regels = [r for r in rijen() if r["waarde"] != "Traagheid"]
    zet_eigen_waarde_in_gebruik(waarde=terug, actief=False, door=cio)
    for regel in regels:
        if regel["waarde"] == "Nabijheid":
            regel |= {"principe": "Maatschappelijke waarde"}
        if regel["waarde"] == "Transparantie":
            regel |= {"waarde": "Openheid"}
    regels.append(
        {**regels[0], "sleutel": "", "waarde": "Trots", "definitie": "Op je werk.", "hoort bij": ""}
    )

    gevonden = plan(regels)

    assert gevonden.fouten == []
    assert gevonden.samenvatting() == (
        "1 nieuwe waarde, 1 andere tekst, 1 waarde verhuist, 1 waarde weer in gebruik en 1 waarde uit gebruik"
    )
    gevonden.schrijf()
    namen = {w.naam: w for w in Waarde.objects.actueel()}
    assert namen["Openheid"].slug == "transparantie"
    assert (namen["Trots"].eigen, namen["Trots"].principe.naam) == (True, "Participatie")
    assert namen["Nabijheid"].principe.naam == "Maatschappelijke waarde"
    assert namen["Nabijheid"].pk == eigen.pk
    weg.refresh_from_db()
    assert (weg.actief, "Moed" in namen) == (False, True)


def test_two_values_can_exchange_their_names():
    regels = rijen()
    regels[0]["waarde"], regels[1]["waarde"] = regels[1]["waarde"], regels[0]["waarde"]

    plan(regels).schrijf()

    assert Waarde.objects.actueel().get(slug="responsiviteit").naam == "Inclusiviteit"
    assert Waarde.objects.actueel().get(slug="inclusiviteit").naam == "Responsiviteit"


def test_own_texts_stay_when_the_framework_is_loaded_again(beheerder):
    regels = verander(2, definitie="Onze woorden.")
    lees_in(als_csv(regels), beheerder)
    laad_kader()

    responsiviteit = Waarde.objects.actueel()[0]
    assert responsiviteit.definitie == "Onze woorden."
    assert responsiviteit.aangepast
    lees_in(als_csv(verander(2, definitie=responsiviteit.geladen["definitie"])), beheerder)
    assert not Waarde.objects.actueel()[0].aangepast
