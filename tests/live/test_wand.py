"""The wall and the same on telephones: what the room made, without names of who takes part."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html

from acties.handelingen import maak_actie
from live.beelden import maak_beeld
from live.delen import VOLGORDE
from live.handelingen import kies_stapel, noem_woordvoerder, sluit_zaal
from live.melden import SCHERM, tafelscherm
from live.models import Sessie
from live.schermen.uitkomsten import actiebord, waardenbord
from live.schermen.wand import wandstukken
from organisatie.models import Gebruiker
from project.models import Actieverband, Afspraak, Gekozenwaarde
from project.workshop.handelingen import leg_spanning_vast, wijzig_gekozen_waarde
from tests.project.conftest import waarde

pytestmark = pytest.mark.django_db
KEUZES = {
    "Democratie": ("Transparantie",),
    "Rechtsstaat": ("Privacy", "Uitlegbaarheid"),
    "Bestuurskracht": ("Effectiviteit",),
}


@pytest.fixture
def gekozen(wereld):
    """The workshop after the tables chose: four values, one tension."""
    for tafel, namen in KEUZES.items():
        for naam in namen:
            kies_stapel(tafel=wereld.tafel(tafel), waarde=waarde(naam).pk, reden=f"Want {naam.lower()}.")
    leg_spanning_vast(
        project=wereld.project,
        door=wereld.leider,
        waarde_a=waarde("Privacy"),
        waarde_b=waarde("Effectiviteit"),
        schuurt="Hoe preciezer, hoe dichterbij.",
    )
    return wereld


def stukken(wereld, scherm: str = SCHERM) -> dict[str, str]:
    """Give the pieces as they go over the stream."""
    gegeven = json.loads(maak_beeld(wereld.sessie.pk, scherm).geheel)["stukken"]
    return {naam: "".join(delen) for naam, delen in gegeven.items()}


def boom(stuk: str):
    return html.fromstring(f"<div>{stuk}</div>")


def test_every_part_has_a_wall_and_a_page(wereld):
    client = Client()
    client.force_login(wereld.leider, backend="django.contrib.auth.backends.ModelBackend")
    adres = reverse("live-scherm", args=[wereld.project.pk])
    for deel in ("", *VOLGORDE):
        Sessie.objects.filter(pk=wereld.sessie.pk).update(deel=deel)
        assert wandstukken(wereld.vers())["wand"].strip()
        pagina = client.get(f"{adres}?inhoud").text
        assert wereld.vers().nu.vraag in pagina or not deel
    assert client.get(adres).text.count("<h1") == 1
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert "verslag" in wandstukken(wereld.vers())["wand"]


def test_coming_in_shows_the_code_and_how_many_are_in(wereld):
    wereld.plek("Rechtsstaat", naam="Roos de Wit")
    wand = stukken(wereld)["wand"]
    assert wereld.sessie.code_leesbaar in wand
    assert [li.xpath("string(b)") for li in boom(wand).xpath("//li")] == ["0", "1", "0"]
    assert "Roos" not in wand


def test_the_poster_has_three_columns_the_heaviest_marked_and_lines_between_cards(gekozen):
    privacy = Gekozenwaarde.objects.get(waarde__naam="Privacy")
    uitleg = Gekozenwaarde.objects.get(waarde__naam="Uitlegbaarheid")
    wijzig_gekozen_waarde(
        gekozen=privacy, door=gekozen.leider, weegt_zwaar=True, betekenis="Niemand is te volgen."
    )
    gekozen.naar("waarden-plenair")
    deel = stukken(gekozen)
    bord = boom(deel["wand"])
    [lijnen] = bord.xpath("//@data-lijnen")
    effectief = Gekozenwaarde.objects.get(waarde__naam="Effectiviteit")
    assert json.loads(lijnen) == [["A", privacy.pk, effectief.pk]]
    assert len(bord.xpath("//*[@data-kolom]")) == 3
    assert bord.xpath("string(//*[contains(@class,'wand-kaart--zwaar')]//h3)").startswith("Privacy")
    assert "Niemand is te volgen." in deel["wand"]
    assert "Spanning tussen Privacy en Effectiviteit" in deel["wand-voet"]
    # Taken together: one card, and the line goes to it.
    wijzig_gekozen_waarde(gekozen=effectief, door=gekozen.leider, betekenis="Werkt.")
    wijzig_gekozen_waarde(gekozen=uitleg, door=gekozen.leider, samen_met=privacy)
    nieuw = waardenbord(gekozen.vers())
    assert [w.naam for w in nieuw.kolommen[1].waarden] == ["Privacy"]
    assert nieuw.kolommen[1].waarden[0].met == ("Uitlegbaarheid",)


def test_with_many_values_only_the_one_that_is_talked_about_shows_its_meaning(gekozen):
    for naam in ("Menselijke autonomie", "Non-discriminatie"):
        kies_stapel(tafel=gekozen.tafel("Rechtsstaat"), waarde=waarde(naam).pk)
    for naam in ("Privacy", "Uitlegbaarheid"):
        keuze = Gekozenwaarde.objects.get(waarde__naam=naam)
        wijzig_gekozen_waarde(gekozen=keuze, door=gekozen.leider, betekenis=f"Zin over {naam}.")
    bord = waardenbord(gekozen.vers())
    assert bord.rijen == 5  # the card that shows its meaning takes two rows
    assert bord.open == Gekozenwaarde.objects.get(waarde__naam="Uitlegbaarheid").pk
    assert [w.naam for k in bord.kolommen for w in k.waarden if w.toon] == ["Uitlegbaarheid"]
    gekozen.naar("waarden-plenair")
    wand, poster = stukken(gekozen)["wand"], stukken(gekozen, tafelscherm(gekozen.tafel().groep_id))["poster"]
    assert "Zin over Uitlegbaarheid." in wand
    assert "Zin over Privacy." not in wand
    assert "Zin over Privacy." in poster


def test_the_plan_names_holders_and_how_actions_relate(gekozen):
    project, door = gekozen.project, gekozen.leider
    maart = date(localdate().year + 1, 3, 1)
    een, ander = (
        maak_actie(project=project, door=door, titel=titel, actiehouder_naam="Inkoop", termijn=maart)
        for titel in ("Contract wijzigen", "Leverancier bellen")
    )
    maak_actie(
        project=project,
        door=None,
        titel="Nog maar een voorstel",
        groep=gekozen.tafel().groep,
        is_voorstel=True,
    )
    Actieverband.objects.create(
        project=project, actie_a=een, actie_b=ander, soort="overlap", toelichting="Zelfde gesprek."
    )
    gekozen.naar("acties-plenair")
    deel = stukken(gekozen)
    assert "Contract wijzigen" in deel["wand"]
    assert "Inkoop" in deel["wand"]
    assert "voor 1 maart" in deel["wand"]
    assert "Nog maar een voorstel" not in deel["wand"]
    assert "1 en 2 overlappen" in boom(deel["wand-voet"]).text_content()
    assert actiebord(gekozen.vers()).voorstellen == 1


def test_what_the_wall_leaves_out_with_many_actions_stands_on_the_telephone(gekozen):
    volger = Gebruiker.objects.get(username="regievoerder")
    een, ander = (
        maak_actie(
            project=gekozen.project,
            door=gekozen.leider,
            titel=titel,
            monitor=volger,
            waarden=[waarde("Privacy")],
        )
        for titel in ("Contract wijzigen", "Leverancier bellen")
    )
    Actieverband.objects.create(
        project=gekozen.project, actie_a=een, actie_b=ander, soort="overlap", toelichting="Zelfde gesprek."
    )
    gekozen.naar("acties-plenair")
    wand = boom(" ".join(stukken(gekozen)[naam] for naam in ("wand", "wand-voet")))
    weg = [
        " ".join(stuk.text_content().split()) for stuk in wand.xpath("//*[contains(@class,'wand-detail')]")
    ]
    assert weg == [f". {volger.naam} volgt het", "Privacy"] * 2 + [": Zelfde gesprek."]
    poster = boom(stukken(gekozen, tafelscherm(gekozen.tafel().groep_id))["poster"]).text_content()
    for tekst in (f"{volger.naam} volgt het", "Voor Privacy", "Zelfde gesprek."):
        assert tekst in poster


def test_tables_tell_what_they_chose_and_who_speaks_only_with_names(gekozen):
    noem_woordvoerder(tafel=gekozen.tafel(), soort="waarde", naam="Roos de Wit")
    gekozen.naar("waarden-presenteren")
    zonder = stukken(gekozen)["wand"]
    assert "Want privacy." in zonder
    assert "Roos" not in zonder
    Sessie.objects.filter(pk=gekozen.sessie.pk).update(toon_namen=True)
    assert "Roos de Wit vertelt" in stukken(gekozen)["wand"]


def test_the_checklist_and_what_was_agreed_stand_on_wall_and_telephone(gekozen):
    Afspraak.objects.create(
        project=gekozen.project, tekst="Wij komen terug", wie="Iedereen", datum=date(2027, 2, 3)
    )
    gekozen.naar("checklist")
    telefoon = stukken(gekozen, tafelscherm(gekozen.tafel().groep_id))["poster"]
    for stuk in (stukken(gekozen)["wand"], telefoon):
        assert "Wij komen terug" in stuk
        assert "3 februari" in stuk
        assert "Wie gaat dit monitoren?" in stuk


def test_while_tables_talk_the_wall_only_counts(gekozen):
    gekozen.naar("waarden-bespreken")
    wand = stukken(gekozen)["wand"]
    assert [li.xpath("string(.//b)") for li in boom(wand).xpath("//ul/li")] == ["1", "2", "1"]
    assert "Privacy" not in wand


def test_the_square_holds_the_address_with_the_code(wereld):
    client = Client()
    client.force_login(wereld.leider, backend="django.contrib.auth.backends.ModelBackend")
    antwoord = client.get(reverse("live-qr", args=[wereld.project.pk]))
    assert antwoord["Content-Type"] == "image/svg+xml"
    assert b"http://www.w3.org/2000/svg" in antwoord.content
