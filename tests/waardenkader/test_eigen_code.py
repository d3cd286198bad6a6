"""A code of the organisation itself: what its file says, mapped on CODIO, and in use when the beheerder says so."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from organisatie.models import Auditregel
from project.handelingen.project import maak_project
from project.models import Groepfundament
from tests.waardenkader.bestanden import als_csv, fouten, lees_in, plan, rijen
from tests.waardenkader.digikompas import HOOFDSTUKKEN, NAAM, SLEUTEL, bestand, breng_digikompas
from waardenkader import documenten
from waardenkader.handelingen import KaderNietIngelezen, laad_kader, neem_kader_in_gebruik
from waardenkader.inlezen import schrijf_uit
from waardenkader.meetellen import herleid, ook_in
from waardenkader.models import Concordantie, Fundament, Kaderversie, Meetelling, Waarde
from waardenkader.models.stijl import KLEUREN, stijl, vorm_svg, vrije_sleutels
from web.templatetags.huisstijl import VORMEN

pytestmark = pytest.mark.usefixtures("kader", "organisatie")
DOEL = {"sleutel": SLEUTEL, "naam": NAAM}


@pytest.fixture
def digikompas(beheerder) -> Kaderversie:
    """The code, read in and in use."""
    return breng_digikompas(beheerder)


def versie() -> Kaderversie:
    return Kaderversie.objects.get(sleutel=SLEUTEL)


# Reading in


def test_a_code_of_four_chapters_and_twenty_values_comes_in_in_its_order(digikompas):
    fundamenten = list(Fundament.objects.actueel())

    assert [f.naam for f in fundamenten] == list(HOOFDSTUKKEN)
    assert [f.sleutel for f in fundamenten] == ["deel-1", "deel-2", "deel-3", "deel-4"]
    assert [w.naam for w in Waarde.objects.actueel()] == [w for ws in HOOFDSTUKKEN.values() for w in ws]
    assert Concordantie.objects.filter(oud__versie=digikompas).count() == 20
    assert not Waarde.objects.actueel().filter(eigen=True).exists()


def test_its_file_goes_out_and_comes_in_without_a_change(digikompas):
    assert plan(schrijf_uit(digikompas).encode(), **DOEL).wijzigingen == []


def test_the_page_takes_a_new_code_says_what_is_not_mapped_and_reads_it_in(als, cio):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = als(cio)
    vorm = {"kader": "nieuw", "naam": NAAM, "bestand": SimpleUploadedFile("d.csv", bestand().encode())}
    pagina = client.post(reverse("kader-inlezen"), vorm, follow=True)
    assert "20 nieuwe waarden" in pagina.text
    assert "Zonder waarde van CODIO in de kolom hoort bij: Moed." in pagina.text

    klaar = client.post(pagina.request["PATH_INFO"], {"gezien": pagina.context["plan"].kenmerk}, follow=True)

    assert klaar.request["PATH_INFO"] == reverse("kader", args=[SLEUTEL])
    assert "Dit kader is niet in gebruik" in klaar.text
    assert klaar.text.count("Wat luisteren betekent.") == 1
    assert Kaderversie.objects.actueel().sleutel == "2024"


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("", "Geef de nieuwe code een naam."),
        ("digiKOMPAS", "Deze code is er al."),
        ("x" * 81, "Deze naam is te lang. Gebruik hooguit 80 tekens."),
    ],
)
def test_a_new_code_needs_a_name_of_its_own(naam, melding, digikompas, als, beheerder):
    from django.core.files.uploadedfile import SimpleUploadedFile

    vorm = {"kader": "nieuw", "naam": naam, "bestand": SimpleUploadedFile("d.csv", bestand().encode())}
    pagina = als(beheerder).post(reverse("kader-inlezen"), vorm)

    assert (pagina.status_code, melding in pagina.text) == (422, True)


def test_the_command_makes_a_new_code(tmp_path, capsys):
    (tmp_path / "d.csv").write_text(bestand(), encoding="utf-8")
    call_command("waardenkader_importeren", str(tmp_path / "d.csv"), nieuw=NAAM)

    assert "Let op. Zonder waarde van CODIO" in capsys.readouterr().out
    assert Waarde.objects.van_kader(versie()).count() == 20


@pytest.mark.parametrize("hoeveel", [1, 7])
def test_a_code_has_as_many_chapters_as_there_can_be_tables(hoeveel):
    regels = [
        {"fundament": f"Deel {n}", "principe": "", "waarde": f"Waarde {n}", "definitie": "Iets."}
        for n in range(hoeveel)
    ]

    [fout] = fouten(regels, **DOEL)

    assert fout.startswith("Een code heeft 2 tot 6 hoofdstukken (kolom fundament)")


def test_one_wrong_line_of_a_new_code_makes_nothing(beheerder):
    fout = bestand().replace("Privacy", "Privasie")

    with pytest.raises(KaderNietIngelezen) as melding:
        lees_in(fout.encode(), beheerder, SLEUTEL, NAAM)

    assert melding.value.messages == [
        "Regel 4: “Privasie” in de kolom hoort bij is geen waarde van CODIO. Bedoel je Privacy?"
    ]
    assert not Kaderversie.objects.filter(sleutel=SLEUTEL).exists()


def test_what_is_not_in_the_file_goes_out_of_use_and_comes_back(digikompas, beheerder):
    zonder = [r for r in rijen(digikompas) if r["waarde"] not in HOOFDSTUKKEN["Bestuur"]]
    assert plan(zonder, **DOEL).samenvatting() == "5 waarden uit gebruik"
    lees_in(als_csv(zonder), beheerder, **DOEL)
    assert [f.naam for f in Fundament.objects.actueel()] == ["Mens", "Water en omgeving", "Techniek"]
    assert Waarde.objects.actueel().count() == 15

    lees_in(bestand().encode(), beheerder, **DOEL)

    assert Waarde.objects.actueel().count() == 20
    assert Waarde.objects.van_kader(digikompas).count() == 20


def test_a_chapter_with_another_name_is_the_same_chapter(digikompas, beheerder):
    was = Fundament.objects.actueel()[1]
    regels = rijen(digikompas)
    for regel in regels:
        if regel["fundament"] == "Water en omgeving":
            regel |= {"fundament": "Omgeving", "principe": "Omgeving"}
    anders = plan(regels, **DOEL)
    assert [(w.wat, w.veld, w.wordt) for w in anders.wijzigingen] == [
        ("Water en omgeving", "naam", "Omgeving"),
        ("Water en omgeving", "naam", "Omgeving"),
    ]

    lees_in(als_csv(regels), beheerder, **DOEL)

    was.refresh_from_db()
    assert (was.naam, was.principes.get().naam) == ("Omgeving", "Omgeving")


def test_values_move_and_change_their_order_and_mapping(digikompas, beheerder):
    regels = rijen(digikompas)
    per = {r["waarde"]: r for r in regels}
    per["Moed"] |= {"hoort bij": "Integriteit", "fundament": "Mens", "principe": "Mens"}
    per["Open"]["hoort bij"] = "Transparantie, Controleerbaarheid"
    anders = plan(regels, **DOEL)
    assert anders.samenvatting() == "1 waarde verhuist en 2 andere koppelingen met CODIO"
    lees_in(als_csv(regels), beheerder, **DOEL)
    assert Waarde.objects.actueel().get(naam="Moed").fundament.naam == "Mens"
    assert Waarde.objects.get(naam="Open").opvolgers.count() == 2

    draai = rijen(digikompas)
    draai[0], draai[1] = draai[1], draai[0]
    assert plan(draai, **DOEL).samenvatting() == "1 andere volgorde"
    lees_in(als_csv(draai), beheerder, **DOEL)
    assert [w.naam for w in Waarde.objects.actueel()][:2] == ["Toegankelijk", "Luisteren"]


# In use


def test_only_the_beheerder_brings_a_framework_into_use(digikompas, cio, beheerder, als):
    with pytest.raises(PermissionDenied):
        neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel="2024"), door=cio)
    adres = reverse("kader-in-gebruik", args=["2024"])
    assert als(cio).get(adres).status_code == 403
    vraag = als(beheerder).get(adres)
    assert "CODIO Waardenkader 2024 in gebruik nemen?" in vraag.text
    assert "Wat al is begonnen, gaat verder met Digikompas." in vraag.text

    klaar = als(beheerder).post(adres, follow=True)

    assert "Nieuwe projecten en strategieën werken ermee." in klaar.text
    assert Kaderversie.objects.actueel().sleutel == "2024"
    als(beheerder).post(adres)
    assert Auditregel.objects.filter(wat="waardenkader in gebruik genomen").count() == 2


def test_loading_codio_again_leaves_the_choice_of_the_organisation(digikompas):
    laad_kader()

    assert Kaderversie.objects.actueel() == digikompas
    assert Waarde.objects.actueel().count() == 20


def test_pages_and_prints_follow_the_framework_in_use(digikompas, als, medewerker):
    client = als(medewerker)
    lijst = client.get(reverse("waardenkader")).text
    assert "Goed digitaal openbaar bestuur rust op vier fundamenten, met 20 waarden." in lijst
    figuur = lijst[
        lijst.index('<svg class="kaderfiguur') : lijst.index("</svg>", lijst.index("kaderfiguur__beeld"))
    ]
    assert re.findall(r"kf-kolom c-fundament--([\w-]+)", figuur) == ["deel-1", "deel-2", "deel-3", "deel-4"]
    assert figuur.count('class="kf-waarde"') == 20
    assert "Vier kolommen hangen aan één lijn" in figuur
    assert 'id="deel-4"' in lijst
    print_ = documenten.waardenkader().als_html()
    assert '<h1 class="alleen-print">Digikompas</h1>' in print_
    assert "4 fundamenten, 20 waarden" in print_
    assert "size: 297mm 210mm" in print_
    for waarden in HOOFDSTUKKEN.values():
        for naam in waarden:
            assert print_.count(f"{naam}</span>") == 1, naam
    thuis = client.get(reverse("mijn-werk")).text
    assert "c-fundament--deel-4" in thuis
    assert "Democratie" not in thuis


def test_the_page_of_a_value_says_with_what_it_goes(digikompas, als, medewerker):
    client = als(medewerker)
    toegankelijk = client.get(reverse("waarde", args=["toegankelijk"])).text
    assert "Hoort bij deze waarde van CODIO" in toegankelijk
    assert reverse("kader-waarde", args=["2024", "gebruiksvriendelijkheid"]) in toegankelijk
    assert "Uit Digikompas." in toegankelijk
    privacy = client.get(reverse("kader-waarde", args=["2024", "privacy"])).text
    assert "In Digikompas" in privacy
    assert "In de code van 2021" in privacy
    assert "telt Privacy (2024) mee bij" in " ".join(privacy.split())
    kennis = client.get(reverse("kader-waarde", args=["2021", "doelmatigheid"])).text
    assert "Leeft voort in" in kennis
    assert "telt Doelmatigheid (2021) mee bij" in " ".join(kennis.split())
    assert reverse("waarde", args=["wat-het-kost"]) in kennis


# Counting along


def test_a_value_of_2021_counts_in_the_code_by_way_of_codio(digikompas):
    def telt(sleutel: str, slug: str) -> set[str]:
        rijen_ = Meetelling.objects.filter(waarde__versie__sleutel=sleutel, waarde__slug=slug)
        return set(rijen_.values_list("bij__naam", flat=True))

    assert telt("2024", "duurzaamheid") == {"Schoon water", "Zuinig met stroom"}
    assert telt("2021", "duurzaamheid") == {"Schoon water", "Zuinig met stroom"}
    assert telt("2021", "kennis") == {"Vakmanschap"}
    assert telt("2024", "integriteit") == set()
    assert not Meetelling.objects.filter(waarde__versie=digikompas).exists()


def test_back_in_codio_the_code_counts_there(digikompas, beheerder):
    neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel="2024"), door=beheerder)

    toegankelijk = Waarde.objects.get(naam="Toegankelijk")
    assert set(toegankelijk.telt_mee_bij.values_list("bij__naam", flat=True)) == {
        "Inclusiviteit", "Gebruiksvriendelijkheid",
    }  # fmt: skip
    assert not Waarde.objects.get(naam="Moed").telt_mee_bij.exists()
    codio = Kaderversie.objects.get(sleutel="2024")
    assert {k: set(v) for k, v in herleid(codio.pk).items()} == {
        w: set(Meetelling.objects.filter(waarde=w).values_list("bij", flat=True))
        for w in Meetelling.objects.values_list("waarde", flat=True)
    }
    assert ook_in(codio.pk, [Waarde.objects.van_codio()[0].pk]) == {}


# Looks


def test_every_chapter_that_can_be_has_a_look_of_its_own():
    namen = ["Een", "Rechtsstaat", "Drie", "Vier", "Vijf", "Zes"]
    sleutels = vrije_sleutels(namen, [])
    assert sleutels == ["deel-1", "rechtsstaat", "deel-3", "deel-4", "deel-5", "deel-6"]
    assert vrije_sleutels(["Twee"], sleutels[1:]) == ["deel-1"]
    assert len({stijl(s) for s in sleutels}) == 6
    assert len({vorm_svg(s) for s in sleutels}) == 6
    assert len({VORMEN[s] for s in sleutels}) == 6
    assert stijl("iets anders") == stijl("") == 0


def _licht(kleur: str) -> float:
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    lineair = [d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return sum(f * d for f, d in zip((0.2126, 0.7152, 0.0722), lineair, strict=True))


def test_every_hue_can_be_read_on_white_and_on_its_tint():
    for kleur, tint in KLEUREN:
        for onder in ("#ffffff", tint):
            assert (_licht(onder) + 0.05) / (_licht(kleur) + 0.05) >= 4.5, kleur


# A project keeps its own


def test_a_project_keeps_the_framework_in_which_it_began(organisator, beheerder):
    oud = maak_project(door=organisator, titel="Begonnen in CODIO")
    nieuw_kader = breng_digikompas(beheerder)
    nieuw = maak_project(door=organisator, titel="Begonnen in Digikompas")

    assert (oud.kader.sleutel, nieuw.kader) == ("2024", nieuw_kader)
    assert [g.naam for g in oud.groepen.all()] == ["Democratie", "Rechtsstaat", "Bestuurskracht"]
    assert [g.naam for g in nieuw.groepen.all()] == list(HOOFDSTUKKEN)
    assert Groepfundament.objects.filter(project=nieuw).count() == 4
