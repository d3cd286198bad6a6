"""The pages of a dossier: who sees what, and forms that keep what was typed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html as lxml_html

from organisatie.models import Rol
from strategie import handelingen
from strategie.models import Dossier
from tests.strategie.conftest import kies
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db

FASE = "strategie-fase"


def paden(dossier: Dossier) -> list[str]:
    """Every address of a dossier that can be read."""
    pk = dossier.pk
    kort = ("dossier", "mensen", "accentwaarden")
    fasen = [reverse(FASE, args=[pk, nummer]) for nummer in (1, 2, 3, 4)]
    return [reverse(f"strategie-{naam}", args=[pk]) for naam in kort] + fasen


def schrijfpaden(dossier: Dossier) -> list[str]:
    """Every address that only a writer may open."""
    pk = dossier.pk
    namen = (
        "wijzigen",
        "nieuwe-versie",
        "rollen",
        "betrokkene-nieuw",
        "keuze",
        "noemen",
        "eigen-waarde",
        "aantal",
        "maatregel",
        "methode-nieuw",
        "bespreking",
    )
    return [
        *(reverse(f"strategie-{naam}", args=[pk]) for naam in namen),
        reverse("strategie-voorleggen", args=[pk, 1]),
        reverse("strategie-heropenen", args=[pk, 1]),
    ]


def test_all_pages_of_a_new_dossier_can_be_opened_by_the_cio(als, cio, dossier):
    client = als(cio)
    nog_niet = {reverse(f"strategie-{naam}", args=[dossier.pk]) for naam in ("nieuwe-versie", "bespreking")}
    nog_niet.add(reverse("strategie-heropenen", args=[dossier.pk, 1]))
    for pad in [reverse("strategie"), reverse("strategie-nieuw"), *paden(dossier), *schrijfpaden(dossier)]:
        assert client.get(pad).status_code == (302 if pad in nog_niet else 200), pad


def test_all_pages_of_a_finished_dossier_can_be_opened(als, cio, bestuurder, tot_en_met):
    dossier = tot_en_met(4)
    for wie in (cio, bestuurder):
        client = als(wie)
        for pad in paden(dossier):
            assert client.get(pad).status_code == 200, pad


def test_the_bestuurder_reads_only_his_own_dossier(als, bestuurder, dossier, cio):
    ander = handelingen.maak_dossier(door=cio, titel="Ander", aanleiding="incident", eigenaar=cio)
    client = als(bestuurder)
    lijst = client.get(reverse("strategie")).content.decode()
    assert "Goed digitaal bestuur" in lijst
    assert "Ander" not in lijst
    for pad in paden(dossier):
        assert client.get(pad).status_code == 200, pad
    for pad in paden(ander):
        assert client.get(pad).status_code == 404, pad


def test_the_bestuurder_cannot_open_what_is_for_writers(als, bestuurder, dossier):
    client = als(bestuurder)
    for pad in schrijfpaden(dossier)[:-1]:
        assert client.get(pad).status_code == 403, pad


@pytest.mark.parametrize("rol", ["medewerker", "organisator", "redacteur", "beheerder"])
def test_others_find_nothing(als, persoon, dossier, rol):
    client = als(persoon("vreemd", rol))
    assert client.get(reverse("strategie")).url == reverse("strategie-geldend")
    for pad in [*paden(dossier), *schrijfpaden(dossier)]:
        assert client.get(pad).status_code == 404, pad
    assert client.get(reverse("strategie-rapport", args=[dossier.pk, "pdf"])).status_code == 404


def test_somebody_who_writes_along_sees_the_list_and_writes(als, persoon, dossier, cio):
    anna = persoon("anna", Rol.MEDEWERKER)
    handelingen.voeg_betrokkene_toe(
        dossier=dossier, soort="informatie", rol="jurist", gebruiker=anna, schrijft_mee=True, door=cio
    )
    client = als(anna)
    assert client.get(reverse("strategie")).status_code == 200
    pad = reverse("strategie-fase-antwoord", args=[dossier.pk, 1, "kaders"])
    assert client.post(pad, {"tekst": "De wet.", "basis": "0"}).status_code == 200
    betrokkene = dossier.betrokkenen.get()
    handelingen.verwijder_betrokkene(betrokkene=betrokkene, door=cio)
    assert client.get(reverse("strategie")).url == reverse("strategie-geldend")


def test_the_contact_person_reads_but_does_not_write(als, persoon, dossier, cio):
    contact = persoon("contact", Rol.MEDEWERKER)
    handelingen.wijzig_dossier(dossier=dossier, door=cio, contactpersoon=contact)
    client = als(contact)
    assert client.get(reverse(FASE, args=[dossier.pk, 1])).status_code == 200
    pad = reverse("strategie-fase-antwoord", args=[dossier.pk, 1, "kaders"])
    assert client.post(pad, {"tekst": "De wet.", "basis": "0"}).status_code == 403


def test_making_a_dossier_leads_to_its_page(als, cio, bestuurder):
    gegevens = {
        "titel": "Waarden voorop",
        "aanleiding": "akkoord",
        "eigenaar": cio.pk,
        "bestuurder": bestuurder.pk,
    }
    antwoord = als(cio).post(reverse("strategie-nieuw"), gegevens)
    dossier = Dossier.objects.get()
    assert antwoord["Location"] == dossier.get_absolute_url()
    assert dossier.gemaakt_door == cio


def test_a_wrong_form_says_so_at_the_field_and_keeps_what_was_typed(als, cio):
    gegevens = {"titel": "Waarden voorop", "aanleiding": "", "eigenaar": cio.pk, "bestuurder": ""}
    antwoord = als(cio).post(reverse("strategie-nieuw"), gegevens)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["aanleiding"] == ["Kies wat de aanleiding is."]
    assert "Waarden voorop" in antwoord.content.decode()
    assert not Dossier.objects.exists()


def test_owner_and_bestuurder_the_same_is_an_error_beside_the_field(als, dossier, cio, persoon):
    beide = persoon("beide", Rol.BESTUURDER, Rol.CIO)
    gegevens = {"eigenaar": beide.pk, "bestuurder": beide.pk, "mandaat": "Alles."}
    antwoord = als(cio).post(reverse("strategie-rollen", args=[dossier.pk]), gegevens)
    assert antwoord.status_code == 422
    assert "twee verschillende mensen" in antwoord.context["form"].errors["bestuurder"][0]


def test_measures_and_methods_can_be_entered(als, cio, tot_en_met):
    dossier = tot_en_met(2)
    client = als(cio)
    gegevens = {
        "titel": "Sensorenregister",
        "soort": "informatie",
        "waarden": [Waarde.objects.actueel()[2].pk],
        "actiehouder": cio.pk,
        "termijn": "2030-01-31",
    }
    antwoord = client.post(reverse("strategie-maatregel", args=[dossier.pk]), gegevens)
    assert antwoord.status_code == 302
    assert dossier.maatregelen.get().termijn == date(2030, 1, 31)
    client.post(reverse("strategie-methode-nieuw", args=[dossier.pk]), {"naam": "dpia", "dekt": "Privacy"})
    dubbel = client.post(reverse("strategie-methode-nieuw", args=[dossier.pk]), {"naam": "dpia"})
    assert "staat al in de lijst" in dubbel.context["form"].errors["naam"][0]
    zonder = client.post(reverse("strategie-methode-nieuw", args=[dossier.pk]), {"naam": "anders"})
    assert "naam_anders" in zonder.context["form"].errors
    methode = dossier.methoden.get()
    pagina = client.get(reverse(FASE, args=[dossier.pk, 3])).content.decode()
    assert "Sensorenregister" in pagina
    assert "DPIA" in pagina
    client.post(reverse("strategie-methode", args=[dossier.pk, methode.pk]), {"naam": "iama"})
    client.get(reverse("strategie-methode-verwijderen", args=[dossier.pk, methode.pk]))
    client.post(reverse("strategie-methode-verwijderen", args=[dossier.pk, methode.pk]))
    assert not dossier.methoden.exists()


def test_phase_4_records_a_talk_and_opens_a_next_version(als, cio, tot_en_met):
    dossier = tot_en_met(4)
    client = als(cio)
    gegevens = {
        "datum": "2026-01-15",
        "uitvoering": "deels",
        "uitvoering_toelichting": "Het register loopt achter.",
        "resultaten": "onbekend",
        "besproken": "De maatregelen.",
        "uitkomst": "bijstellen",
    }
    client.post(reverse("strategie-bespreking", args=[dossier.pk]), gegevens)
    assert "De maatregelen." in client.get(reverse(FASE, args=[dossier.pk, 4])).content.decode()
    client.post(reverse("strategie-nieuwe-versie", args=[dossier.pk]), {"reden": "Uit de bespreking."})
    nieuw = Dossier.objects.get(vorige=dossier)
    pagina = client.get(nieuw.get_absolute_url()).content.decode()
    assert "Uit de bespreking." in pagina
    assert client.get(dossier.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("aantal", [30])
def test_the_list_takes_as_many_queries_for_thirty_as_for_one(als, cio, bestuurder, dossier, aantal):
    client = als(cio)
    client.get(reverse("strategie"))
    with CaptureQueriesContext(connection) as een:
        client.get(reverse("strategie"))
    for nummer in range(aantal - 1):
        handelingen.maak_dossier(
            door=cio, titel=f"Dossier {nummer}", aanleiding="incident", eigenaar=cio, bestuurder=bestuurder
        )
    with CaptureQueriesContext(connection) as veel:
        antwoord = client.get(reverse("strategie"))
    assert len(veel) == len(een)
    assert len(antwoord.context["regels"]) == 20


def test_only_a_bestuurder_is_taken_for_one(als, cio, persoon):
    iemand = persoon("iemand")
    gegevens = {
        "titel": "Waarden voorop",
        "aanleiding": "akkoord",
        "eigenaar": cio.pk,
        "bestuurder": iemand.pk,
    }
    antwoord = als(cio).post(reverse("strategie-nieuw"), gegevens)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {"bestuurder"}
    assert not Dossier.objects.exists()


def test_a_measure_can_wait_for_what_voorleggen_needs_and_does_not_call_it_optional(als, cio, dossier):
    adres = reverse("strategie-maatregel", args=[dossier.pk])
    for pagina in (als(cio).get(adres), als(cio).post(adres, {"titel": ""})):
        labels = lxml_html.fromstring(pagina.text).xpath("//main//*[self::label or self::legend]")
        vrij = {
            label.text_content().strip() for label in labels if "mag leeg blijven" in label.text_content()
        }
        assert not [
            v
            for v in vrij
            if v.startswith(("Wat gaat er", "Soort actie", "Voor welke waarden", "Actiehouder ("))
        ]
        assert not [v for v in vrij if v.startswith("Termijn")]
        assert "Wie volgt de actie? (mag leeg blijven)" in vrij
    assert "Schrijf op wat er gaat gebeuren." in pagina.text
    assert als(cio).post(adres, {"titel": "Sensorenregister"}).status_code == 302
    assert dossier.maatregelen.get().titel == "Sensorenregister"


def test_the_way_through_phase_2_names_the_accentwaarden_once_there_are_any(als, cio, dossier):
    adres = reverse(FASE, args=[dossier.pk, 2])
    Dossier.objects.filter(pk=dossier.pk).update(keuze="specifiek")
    assert 'href="#accenten"' not in als(cio).get(adres).text
    kies(dossier, 1, cio)
    assert 'href="#accenten"' in als(cio).get(adres).text
    Dossier.objects.filter(pk=dossier.pk).update(keuze="generiek")
    assert 'href="#accenten"' not in als(cio).get(adres).text


def test_who_only_reads_is_not_told_to_do_the_work_of_the_owner(als, cio, bestuurder, dossier):
    adres = dossier.get_absolute_url()
    assert "Maak de startnotitie af" in als(cio).get(adres).text
    gelezen = als(bestuurder).get(adres).text
    assert f"{cio.naam} werkt aan de startnotitie" in gelezen
    assert "Maak de startnotitie af" not in gelezen
    assert "Verwerk de opmerkingen" not in gelezen


def test_the_navigation_of_phase_2_follows_the_page(als, cio, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(keuze="specifiek")
    html = lxml_html.fromstring(als(cio).get(reverse(FASE, args=[dossier.pk, 2])).text)
    ankers = [a.get("href") for a in html.xpath("(//ul[@class='zijnav'])[1]//a")]
    assert ankers[:3] == ["#keuze", "#lange-lijst", "#onderdeel-keuze"]
    plaatsen = [html.xpath(f"//*[@id='{anker[1:]}']")[0] for anker in ankers]
    volgorde = list(html.iter())
    assert [volgorde.index(p) for p in plaatsen] == sorted(volgorde.index(p) for p in plaatsen)
