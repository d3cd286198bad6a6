"""The control: opening, the clock, two who lead, jumping, closing; showing numbers only while people write in silence."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from live.beelden import maak_beeld
from live.delen import DELEN, VOLGORDE
from live.handelingen import sluit_zaal
from live.melden import LEIDING, SCHERM, tafelscherm
from live.models import Plek
from live.schermen.leiding import aantekeningen
from organisatie.models import Gebruiker
from project.models import Project
from project.workshop.handelingen import noteer_aantekening

pytestmark = pytest.mark.django_db
GEHEIM = "Niemand mag dit nu al lezen"
SCRIPT = {"X-Codio": "live"}


@pytest.fixture
def leider(wereld) -> Client:
    client = Client()
    client.force_login(wereld.leider, backend="django.contrib.auth.backends.ModelBackend")
    return client


def adres(wereld, naam: str = "live", *args: str) -> str:
    return reverse(naam, args=[wereld.project.pk, *args])


def zet(leider: Client, wereld, wat: str, **velden: str):
    """Press a button without a script."""
    return leider.post(adres(wereld, "live-zet", wat), {"eenmaal": str(uuid4()), **velden})


def test_the_whole_way_is_led_with_buttons_alone(wereld, leider):
    for sleutel in VOLGORDE:
        pagina = leider.get(adres(wereld)).text
        assert f'name="deel" value="{sleutel}"' in pagina
        assert zet(leider, wereld, "naar", deel=sleutel, van=wereld.vers().deel).status_code == 302
        assert wereld.vers().deel == sleutel
        pagina = leider.get(adres(wereld)).text
        assert DELEN[sleutel].zeg in pagina.replace("&#x27;", "'")
    assert "?sluit" in pagina


def test_pause_go_on_longer_and_back(wereld, leider):
    wereld.naar("waarden-noteren")
    zet(leider, wereld, "pauze")
    assert wereld.vers().is_gepauzeerd
    assert "data-als-loopt hidden" in leider.get(adres(wereld)).text
    zet(leider, wereld, "langer", minuten="5")
    assert wereld.vers().is_gepauzeerd
    zet(leider, wereld, "verder")
    assert not wereld.vers().is_gepauzeerd
    assert "van 10 minuten" in leider.get(adres(wereld)).text
    zet(leider, wereld, "naar", deel="lezen", van="waarden-noteren")
    assert wereld.vers().deel == "lezen"
    assert "van 5 minuten" in leider.get(adres(wereld)).text


def test_of_two_who_press_next_at_the_same_time_only_one_goes_on(wereld, leider):
    wereld.naar("lezen")
    for _ in range(2):
        antwoord = leider.post(
            adres(wereld, "live-zet", "naar"), {"deel": "waarden-noteren", "van": "lezen"}, headers=SCRIPT
        )
        assert antwoord.json() == {"ok": True}
    assert wereld.vers().deel == "waarden-noteren"
    assert wereld.sessie.verloop.count() == 2


def test_a_script_hears_why_something_was_not_done(wereld, leider):
    antwoord = leider.post(adres(wereld, "live-zet", "langer"), {"minuten": "1"}, headers=SCRIPT)
    assert antwoord.status_code == 422
    assert "nog niet begonnen" in antwoord.json()["fout"]
    assert zet(leider, wereld, "toveren").status_code == 404


def test_any_part_is_reached_after_a_question(wereld, leider):
    wereld.naar("lezen")
    vraag = leider.get(f"{adres(wereld)}?naar=acties-noteren")
    assert "Ga erheen" in vraag.text
    assert wereld.vers().deel == "lezen"
    assert leider.post(f"{adres(wereld)}?naar=acties-noteren", {"van": "lezen"}).status_code == 302
    assert wereld.vers().deel == "acties-noteren"
    # Who asked before somebody else went on, changes nothing.
    leider.post(f"{adres(wereld)}?naar=reflectie", {"van": "lezen"})
    assert wereld.vers().deel == "acties-noteren"


def test_closing_asks_first_and_says_what_comes_next(wereld, leider):
    vraag = leider.get(f"{adres(wereld)}?sluit").text
    assert "rond je de workshop af" in vraag
    assert wereld.vers().is_open
    na = leider.post(f"{adres(wereld)}?sluit", follow=True)
    assert na.redirect_chain[-1][0] == adres(wereld, "project-workshop")
    assert "De zaal is dicht." in na.text
    assert not wereld.vers().is_open
    assert "Open de zaal" in leider.get(adres(wereld)).text


def test_before_the_room_is_open_the_page_says_what_is_missing(wereld, leider):
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    wereld.project.workshop.begin = None
    wereld.project.workshop.save()
    wereld.project.groepen.all().delete()
    pagina = leider.get(adres(wereld)).text
    assert "Nog geen datum" in pagina
    assert "Nog geen tafels" in pagina
    assert pagina.count("Nodig om te beginnen") == 2
    assert "De zaal was eerder open" in pagina


@pytest.mark.parametrize("deel", ["waarden-noteren", "acties-noteren"])
def test_while_people_write_in_silence_no_screen_holds_a_text(wereld, leider, deel):
    plek = wereld.plek(naam="Roos de Geheime")
    wereld.naar(deel)
    soort = DELEN[deel].soort
    wereld.notitie(plek, GEHEIM, "Privacy" if soort == "waarde" else "", soort=soort, wie=f"{GEHEIM} ook")
    for scherm in (LEIDING, SCHERM, tafelscherm(plek.deelnemer.groep_id)):
        inhoud = maak_beeld(wereld.sessie.pk, scherm).geheel
        assert GEHEIM.encode() not in inhoud.encode(), scherm
        assert b"Roos" not in inhoud.encode(), scherm
    for naam in ("live", "live-scherm"):
        assert GEHEIM.encode() not in leider.get(adres(wereld, naam)).content
    assert "<b>1</b> schrijft nog" not in leider.get(adres(wereld)).text  # nobody's screen is open


def test_the_control_counts_who_is_there_who_writes_and_who_works_on_paper(wereld, leider):
    een, twee = wereld.plek("Rechtsstaat"), wereld.plek("Rechtsstaat")
    wereld.naar("waarden-noteren")
    Plek.objects.filter(pk__in=[een.pk, twee.pk]).update(gezien_op=timezone.now())
    Plek.objects.filter(pk=een.pk).update(klaar_met="waarden-noteren")
    assert "<b>1</b> schrijft nog" in leider.get(adres(wereld)).text
    tafel = wereld.tafel()
    zet(leider, wereld, "papier", tafel=str(tafel.pk), aan="ja")
    pagina = leider.get(adres(wereld)).text
    assert f'data-op-papier="papier-{tafel.pk}"' in pagina
    assert "Werkt weer op telefoons" in pagina


def test_notes_of_the_notulist_stand_last_first_and_text_is_never_lost(wereld, leider):
    wereld.naar("waarden-noteren")
    for tekst in ("Eerst dit.", "Dan dat,\nop twee regels."):
        leider.post(adres(wereld, "live-aantekening"), {"tekst": tekst})
    gevonden = aantekeningen(wereld.vers())
    assert [tekst for _, tekst in gevonden] == ["Dan dat,\nop twee regels.", "Eerst dit."]
    assert all(len(tijd) == 5 for tijd, _ in gevonden)
    leeg = leider.post(adres(wereld, "live-aantekening"), {"tekst": " "}, headers=SCRIPT)
    assert leeg.status_code == 422
    noteer_aantekening(workshop=wereld.project.workshop, stap=3, tekst="Elders.", door=wereld.leider)
    assert "Elders." not in leider.get(adres(wereld)).text


def test_names_are_shown_when_who_leads_wants_it_and_not_before(wereld, leider):
    plek = wereld.plek(naam="Roos de Wit")
    zonder = maak_beeld(wereld.sessie.pk, SCHERM).geheel
    zet(leider, wereld, "namen", aan="ja")
    met = maak_beeld(wereld.sessie.pk, SCHERM).geheel
    assert plek.deelnemer.naam not in zonder
    assert plek.deelnemer.naam in met
    assert "Verberg namen" in leider.get(adres(wereld)).text


def test_the_list_of_people_gives_the_link_of_one_person_and_moves_somebody(wereld, leider):
    plek = wereld.plek("Rechtsstaat", naam="Roos de Wit")
    pagina = leider.get(adres(wereld, "live-mensen")).text
    assert "Roos de Wit" in pagina
    assert plek.kenmerk not in pagina
    assert plek.kenmerk in leider.get(f"{adres(wereld, 'live-mensen')}?plek={plek.pk}").text
    naar = wereld.tafel("Democratie").groep
    leider.post(adres(wereld, "live-mensen"), {"plek": plek.pk, "groep": naar.pk})
    plek.deelnemer.refresh_from_db()
    assert plek.deelnemer.groep == naar
    leider.post(adres(wereld, "live-mensen"), {})  # nothing chosen changes nothing
    verwacht = wereld.project.deelnemers.komen().exclude(plekken__sessie=wereld.sessie).first()
    link = leider.get(f"{adres(wereld, 'live-mensen')}?deelnemer={verwacht.pk}").text
    assert reverse("project-uitnodiging", args=[verwacht.kenmerk]) in link


def test_the_own_link_leads_into_the_room_as_long_as_it_is_open(wereld, client):
    deelnemer = wereld.project.deelnemers.first()
    eigen = reverse("project-uitnodiging", args=[deelnemer.kenmerk])
    antwoord = client.get(eigen)
    plek = Plek.objects.get(deelnemer=deelnemer)
    assert antwoord["Location"] == reverse("live-plek", args=[plek.kenmerk])
    assert client.get(eigen)["Location"] == antwoord["Location"]
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert client.get(eigen).status_code == 200


def test_who_may_lead_finds_the_way_on_workshop_project_and_home_page(wereld, leider):
    anders = Client()
    regie = Gebruiker.objects.get(username="regievoerder")
    anders.force_login(regie, backend="django.contrib.auth.backends.ModelBackend")
    for naam in ("project-workshop", "project"):
        assert adres(wereld) in leider.get(adres(wereld, naam)).text
        assert adres(wereld) not in anders.get(adres(wereld, naam)).text
    assert "De zaal is open." in leider.get(reverse("mijn-werk")).text
    Project.objects.filter(pk=wereld.project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    assert adres(wereld) not in leider.get(adres(wereld, "project-workshop")).text
