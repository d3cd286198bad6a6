"""The board of a table: every deed by its address, from the laptop and from a telephone at it; and two who change the same."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from acties.models import Actie
from live.delen import VOLGORDE
from live.handelingen import sluit_zaal
from live.models import Notitie, Plek, Tafel
from project.models import AccentReflectie, Groepskeuze
from tests.live.wereld import Wereld, adres_van, waarde

SCRIPT = {"HTTP_X_CODIO": "live"}


def doe(scherm: Plek | Tafel, wat: str, **velden):
    naam = "live-plek-bord" if isinstance(scherm, Plek) else "live-tafel-bord"
    return Client().post(reverse(naam, args=[scherm.kenmerk, wat]), velden, **SCRIPT)


def lees(scherm: Plek | Tafel) -> str:
    return Client().get(adres_van(scherm)).content.decode()


def regelvelden(pagina: str, regel: str) -> dict[str, str]:
    """Give the fields of a line as the page has them, by the id of the line."""
    form = re.search(rf'<form[^>]*id="{regel}".*?</form>', pagina, re.S)
    assert form, regel
    velden = {}
    for veld in re.findall(r"<input[^>]*>", form.group(0)):
        if 'type="radio"' not in veld or " checked" in veld:
            inhoud = re.search(r'value="([^"]*)"', veld)
            velden[re.search(r'name="([^"]+)"', veld).group(1)] = inhoud.group(1) if inhoud else ""
    for naam, tekst in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\s?(.*?)</textarea>', form.group(0), re.S
    ):
        velden[naam] = tekst
    soort, rij = re.search(r'data-soort="([^"]*)" data-rij="([^"]*)"', form.group(0)).groups()
    return {naam: v.replace("&quot;", '"') for naam, v in velden.items()} | {"soort": soort, "rij": rij}


@pytest.mark.parametrize("deel", ["", *VOLGORDE])
def test_every_part_has_its_screen(wereld: Wereld, deel: str):
    tafel = wereld.tafel()
    if deel:
        wereld.naar(deel)
    assert "Tafel Rechtsstaat" in lees(tafel)
    assert Client().get(adres_van(tafel) + "?inhoud").status_code == 200


@pytest.fixture
def bord(wereld: Wereld) -> Wereld:
    """The table with three notes before it, on two piles."""
    plek = wereld.plek()
    for tekst, naam in (
        ("Volg mij niet", "Privacy"),
        ("Meet minder", "Privacy"),
        ("Leg het uit", "Uitlegbaarheid"),
    ):
        wereld.notitie(plek, tekst, naam)
    wereld.naar("waarden-bespreken")
    return wereld


def notitie(tekst: str) -> Notitie:
    return Notitie.objects.get(tekst=tekst)


def test_a_note_goes_to_another_pile(bord: Wereld):
    tafel = bord.tafel()
    deze = notitie("Meet minder")
    assert doe(tafel, "verplaats", notitie=deze.pk, stapel=f"w{waarde('Uitlegbaarheid').pk}").json() == {
        "ok": True
    }
    assert notitie("Meet minder").waarde == waarde("Uitlegbaarheid")
    # By a name: one of the framework however it is typed, else one of the table's own.
    doe(tafel, "verplaats", notitie=deze.pk, stapel="e", eigen_waarde="  menselijke  Autonomie ")
    assert notitie("Meet minder").waarde == waarde("Menselijke autonomie")
    doe(tafel, "verplaats", notitie=deze.pk, stapel="e", eigen_waarde="Onbespied zijn")
    assert (notitie("Meet minder").waarde, notitie("Meet minder").eigen_waarde) == (None, "Onbespied zijn")
    assert "Andere waarde" in lees(tafel)
    assert doe(tafel, "verplaats", notitie=deze.pk, stapel="e").status_code == 422
    assert doe(tafel, "verplaats", notitie=deze.pk, stapel="w0").status_code == 422


def test_a_typed_name_of_the_framework_lies_on_the_pile_of_that_value(bord: Wereld):
    bord.notitie(bord.plek(), "Ook dit", eigen_waarde="privacy")
    assert "Andere waarde" not in re.sub(r"<details class=\"live-vouw.*", "", lees(bord.tafel()), flags=re.S)


def test_notes_go_together_and_apart(bord: Wereld):
    tafel, een, ander = bord.tafel(), notitie("Volg mij niet"), notitie("Leg het uit")
    doe(tafel, "samen", notitie=ander.pk, met=een.pk)
    assert notitie("Leg het uit").bij == een
    assert "Samengevoegd uit 2 notities" in lees(tafel)
    doe(tafel, "los", notitie=ander.pk)
    assert notitie("Leg het uit").bij is None


def test_a_note_of_another_table_stays_there(bord: Wereld):
    elders = bord.tafel("Democratie")
    deze = notitie("Volg mij niet")
    assert doe(elders, "verplaats", notitie=deze.pk, stapel="").status_code == 422
    assert doe(elders, "verplaats", notitie="geen id", stapel="").status_code == 422
    assert notitie("Volg mij niet").waarde == waarde("Privacy")


def test_a_telephone_chooses_and_the_laptop_writes_why(bord: Wereld):
    tafel = bord.tafel()
    assert doe(bord.plek(), "kies", stapel=f"w{waarde('Privacy').pk}").status_code == 200
    keuze = Groepskeuze.objects.get()
    velden = regelvelden(lees(tafel), f"regel-waarde-{keuze.pk}")
    antwoord = doe(tafel, "regel", **velden | {"reden": "Wie rust zoekt, wil niet gevolgd worden."})
    assert "Wie rust zoekt" in antwoord.json()["html"]
    keuze.refresh_from_db()
    assert keuze.reden == "Wie rust zoekt, wil niet gevolgd worden."
    assert keuze.groep == tafel.groep
    doe(tafel, "regel-weg", soort="waarde", rij=keuze.pk)
    assert not Groepskeuze.objects.exists()
    assert Notitie.objects.geldig().count() == 3


def test_a_value_outside_the_framework_is_chosen_and_gets_its_place(bord: Wereld):
    tafel = bord.tafel()
    bord.notitie(bord.plek(), "Buiten let niemand op", eigen_waarde="Onbespied zijn")
    doe(tafel, "kies", stapel="e", eigen_waarde="Onbespied zijn")
    keuze = Groepskeuze.objects.get()
    assert keuze.gekozen.waarde.project == bord.project
    pagina = lees(tafel)
    assert "Bij welk principe hoort deze waarde?" in pagina
    velden = regelvelden(pagina, f"regel-waarde-{keuze.pk}")
    principe = waarde("Privacy").principe
    antwoord = doe(tafel, "regel", **velden | {"reden": "Daarom.", "principe": principe.pk})
    assert antwoord.status_code == 200, antwoord.json()
    keuze.refresh_from_db()
    assert (keuze.reden, keuze.gekozen.waarde.principe) == ("Daarom.", principe)


def test_two_who_change_the_same_get_both_texts_to_choose_from(bord: Wereld):
    tafel, plek = bord.tafel(), bord.plek()
    doe(plek, "kies", stapel=f"w{waarde('Privacy').pk}")
    keuze = Groepskeuze.objects.get()
    oud = regelvelden(lees(tafel), f"regel-waarde-{keuze.pk}")
    doe(plek, "regel", **oud | {"reden": "Van de telefoon"})
    antwoord = doe(tafel, "regel", **oud | {"reden": "Van de laptop"})
    assert antwoord.status_code == 422
    html = antwoord.json()["html"]
    assert "Van de telefoon" in html
    assert "Van de laptop" in html
    keuze.refresh_from_db()
    assert keuze.reden == "Van de telefoon"
    velden = regelvelden(html, f"regel-waarde-{keuze.pk}")
    assert doe(tafel, "regel", **velden | {"keuze-reden": "mijn"}).status_code == 200
    keuze.refresh_from_db()
    assert keuze.reden == "Van de laptop"


def test_the_accentwaarden_are_answered_with_a_reason(bord: Wereld):
    tafel = bord.tafel()
    regel = f"regel-accentwaarde-{waarde('Duurzaamheid').pk}"
    velden = regelvelden(lees(tafel), regel)
    assert doe(tafel, "regel", **velden | {"rol": "nee"}).status_code == 422
    assert not AccentReflectie.objects.exists()
    html = doe(tafel, "regel", **velden | {"rol": "nee", "waarom": "Niet bij ons."}).json()["html"]
    assert "Waarom niet?" in html
    gezegd = AccentReflectie.objects.get()
    assert (gezegd.groep, gezegd.speelt_rol, gezegd.waarom) == (tafel.groep, False, "Niet bij ons.")
    doe(tafel, "regel", **regelvelden(lees(tafel), regel) | {"rol": "", "waarom": ""})
    assert not AccentReflectie.objects.exists()


def test_the_spokesperson_is_named(bord: Wereld):
    tafel = bord.tafel()
    doe(bord.plek(), "woordvoerder", soort="waarde", naam="  Samira ")
    assert 'value="Samira"' in lees(tafel)
    assert bord.tafel().woordvoerder_acties == ""


def test_two_who_name_another_spokesperson_see_both_names_and_choose(bord: Wereld):
    tafel, telefoon = bord.tafel(), bord.plek()
    gezien = woordvoerdervelden(lees(tafel))
    assert doe(telefoon, "woordvoerder", **gezien | {"naam": "Samira"}).json()["ok"]
    tweede = doe(tafel, "woordvoerder", **gezien | {"naam": "Joost"})
    assert tweede.status_code == 422
    assert bord.tafel().woordvoerder_waarden == "Samira"
    html = tweede.json()["html"]
    assert "Iemand anders veranderde dit" in html
    assert 'value="Joost"' in html
    assert re.search(r"veldbotsing__tekst[^>]*>Samira<", html)
    nu = woordvoerdervelden(html)
    assert doe(tafel, "woordvoerder", **nu).status_code == 422  # no choice made yet
    gekozen = doe(tafel, "woordvoerder", **nu | {"keuze-naam": "mijn"})
    assert bord.tafel().woordvoerder_waarden == "Joost"
    # The page may go on from what was saved; the other choice leaves what the other wrote.
    nu = woordvoerdervelden(gekozen.json()["html"])
    doe(telefoon, "woordvoerder", **nu | {"naam": "Noor"})
    botst = woordvoerdervelden(doe(tafel, "woordvoerder", **nu | {"naam": "Mo"}).json()["html"])
    assert doe(tafel, "woordvoerder", **botst | {"keuze-naam": "ander"}).status_code == 200
    assert bord.tafel().woordvoerder_waarden == "Noor"


def woordvoerdervelden(pagina: str) -> dict[str, str]:
    """Give the fields of the form of the spokesperson as a page has them."""
    [form] = html.fromstring(pagina).xpath("//form[@id='woordvoerder']")
    return {veld.name: veld.value or "" for veld in form.xpath(".//input[not(@type='radio')]")} | {
        "soort": form.get("data-soort")
    }


def test_an_action_is_chosen_from_a_note_and_written_out(wereld: Wereld):
    tafel = wereld.tafel()
    doe(tafel, "kies", stapel=f"w{waarde('Privacy').pk}")
    deze = wereld.notitie(wereld.plek(), "Contract aanpassen", "Privacy", soort="actie", wie="Inkoop")
    wereld.naar("acties-bespreken")
    assert "Uitlegbaarheid" not in re.findall(r'data-naam="([^"]+)"', lees(tafel))
    for _ in range(2):  # pressing twice makes one
        doe(tafel, "kies-actie", notitie=deze.pk)
    actie = Actie.objects.get()
    assert (actie.titel, actie.actiehouder_naam, actie.is_voorstel) == ("Contract aanpassen", "Inkoop", True)
    velden = regelvelden(lees(tafel), f"regel-voorstel-{actie.pk}")
    assert velden["waarden"] == "Privacy"
    assert doe(tafel, "regel", **velden | {"waarden": "Privasie"}).status_code == 422
    doe(
        tafel,
        "regel",
        **velden | {"titel": "Contract met de leverancier aanpassen", "waarden": "privacy, Uitlegbaarheid"},
    )
    actie.refresh_from_db()
    assert actie.titel == "Contract met de leverancier aanpassen"
    assert actie.waarden.count() == 2
    doe(tafel, "regel-weg", soort="voorstel", rij=actie.pk)
    assert not Actie.objects.exists()
    assert "Kies deze actie" in lees(tafel)


def test_a_note_is_laid_on_the_table_itself(bord: Wereld):
    tafel = bord.tafel()
    adres = reverse("live-tafel-notitie", args=[tafel.kenmerk])
    velden = {
        "id": str(uuid4()),
        "beurt": 1,
        "soort": "waarde",
        "tekst": "Van papier",
        "waarde": waarde("Privacy").pk,
    }
    assert Client().post(adres, velden).url == adres_van(tafel)
    Client().post(adres, velden, **SCRIPT)
    assert notitie("Van papier").plek is None
    assert "Van papier" in lees(bord.plek())


def test_unknown_deeds_and_lines_are_not_there(bord: Wereld):
    tafel = bord.tafel()
    assert doe(tafel, "weet-niet").status_code == 404
    assert doe(tafel, "regel", soort="poster", rij=1).status_code == 404
    assert doe(tafel, "regel-weg", soort="accentwaarde", rij=1).status_code == 404
    assert doe(tafel, "regel", soort="waarde", rij=999999).status_code == 422
    assert Client().get(reverse("live-tafel-bord", args=[tafel.kenmerk, "kies"])).status_code == 405


def test_the_line_of_another_table_is_not_changed(bord: Wereld):
    elders = bord.tafel("Democratie")
    doe(elders, "kies", stapel=f"w{waarde('Privacy').pk}")
    keuze = Groepskeuze.objects.get()
    velden = {"soort": "waarde", "rij": keuze.pk, "waarde": "Privacy", "reden": "Van een andere tafel"}
    assert doe(bord.tafel(), "regel", **velden).status_code == 422
    assert doe(bord.tafel(), "regel-weg", soort="waarde", rij=keuze.pk).status_code == 422
    keuze.refresh_from_db()
    assert keuze.reden == ""


def test_after_the_end_the_board_takes_nothing_in(bord: Wereld):
    tafel = bord.tafel()
    sluit_zaal(sessie=bord.vers(), door=bord.leider)
    assert doe(tafel, "kies", stapel=f"w{waarde('Privacy').pk}").status_code == 410
    assert doe(tafel, "woordvoerder", soort="waarde", naam="Samira").status_code == 410
    assert "De workshop is klaar" in lees(tafel)
