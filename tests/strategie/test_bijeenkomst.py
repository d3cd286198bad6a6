"""The exploring meeting as its owner leads it: in silence, open, closed; and over to the long list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from organisatie.meldingen import bundel
from organisatie.models import Bericht, Mailkeuze, Melding, Organisatie
from strategie import handelingen, werk
from strategie.handelingen.opruimen import vergeet_deelnames
from strategie.handelingen.slot import FaseOpSlot
from strategie.models import Bijeenkomst, Deelname, Dossier, Fase, Inbreng
from strategie.opbrengst import opbrengst
from strategie.regels import wat_ontbreekt
from tests.strategie.bijeenkomst import GEHEIM, adres, kom, noem, plat, waarde, zet
from waardenkader.models import Principe, Waarde

pytestmark = pytest.mark.django_db


def test_the_owner_opens_a_meeting_sets_day_and_votes_and_gets_a_code(als, cio, dossier):
    pad = reverse("strategie-bijeenkomsten", args=[dossier.pk])
    assert "Open een bijeenkomst" in als(cio).get(pad).text
    antwoord = als(cio).post(pad, {"datum": "2030-03-05", "waar": "10 uur, Statenzaal", "stemmen": "4"})
    deze = Bijeenkomst.objects.get()
    assert (deze.datum, deze.waar, deze.stemmen, deze.stand) == (
        date(2030, 3, 5), "10 uur, Statenzaal", 4, "stil",
    )  # fmt: skip
    assert antwoord["Location"] == deze.get_absolute_url()
    pagina = als(cio).get(deze.get_absolute_url()).text
    assert deze.code_leesbaar in pagina
    assert "Dinsdag 5 maart 2030, 10 uur, Statenzaal. Iedereen heeft 4 stemmen." in pagina
    assert als(cio).get(pad)["Location"] == deze.get_absolute_url()


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"datum": "", "stemmen": "5"}, "datum"),
        ({"datum": "31-31-2030", "stemmen": "5"}, "datum"),
        ({"datum": "2030-03-05", "stemmen": "0"}, "stemmen"),
        ({"datum": "2030-03-05", "stemmen": "21"}, "stemmen"),
        ({"datum": "2030-03-05", "stemmen": "veel"}, "stemmen"),
        ({"datum": "2030-03-05", "stemmen": ""}, "stemmen"),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said_beside_the_field(als, cio, dossier, gegevens, veld):
    antwoord = als(cio).post(
        reverse("strategie-bijeenkomsten", args=[dossier.pk]), {"waar": "Statenzaal", **gegevens}
    )
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {veld}
    assert "Statenzaal" in antwoord.text
    assert not Bijeenkomst.objects.exists()


def test_there_is_one_meeting_at_a_time_and_none_with_generiek_or_a_locked_phase(dossier, cio, bijeenkomst):
    open_nog_een = lambda: handelingen.open_bijeenkomst(  # noqa: E731
        dossier=dossier, datum=timezone.localdate(), stemmen=3, door=cio
    )
    with pytest.raises(ValidationError, match="loopt al"):
        open_nog_een()
    zet(bijeenkomst, "sluiten")
    Dossier.objects.filter(pk=dossier.pk).update(keuze="generiek")
    with pytest.raises(ValidationError, match="generiek"):
        open_nog_een()
    with pytest.raises(ValidationError, match="generiek"):
        zet(bijeenkomst, "hervatten")
    Dossier.objects.filter(pk=dossier.pk).update(keuze="specifiek")
    dossier.fasen.filter(nummer=2).update(status="voorgelegd")
    with pytest.raises(FaseOpSlot):
        open_nog_een()
    dossier.fasen.filter(nummer=2).update(status="heropend")
    open_nog_een()
    with pytest.raises(ValidationError, match="loopt al"):
        zet(bijeenkomst, "hervatten")


def test_in_silence_nobody_gets_a_word_of_another_also_not_the_owner(
    als, cio, bestuurder, medewerker, bijeenkomst, client
):
    noem(kom(bijeenkomst), "Duurzaamheid", stemmen=2)
    noem(kom(bijeenkomst, "Ben"), eigen_waarde="Zeldzame waarde")
    ander = kom(bijeenkomst, "Els")
    handelingen.nodig_uit_voor_bijeenkomst(bijeenkomst=bijeenkomst, gebruiker=medewerker, door=cio)
    leiding = [adres(bijeenkomst), adres(bijeenkomst, "-stand")]
    dossier = bijeenkomst.dossier
    breed = [
        reverse("strategie-fase", args=[dossier.pk, 2]),
        reverse("strategie-accentwaarden", args=[dossier.pk]),
        dossier.get_absolute_url(),
        reverse("strategie-rapport", args=[dossier.pk, "docx"]),
    ]
    gezien = [als(wie).get(pad) for wie in (cio, bestuurder) for pad in (*leiding, *breed[:3])]
    gezien += [client.get(ander.get_absolute_url())]
    gezien += [client.get(reverse("meedenken-stand", args=[ander.kenmerk]))]
    gezien += [als(medewerker).get(reverse("meedenken-account", args=[bijeenkomst.pk]), follow=True)]
    for antwoord in gezien:
        assert antwoord.status_code == 200
        for woord in (GEHEIM, "Zeldzame waarde"):
            assert woord not in antwoord.text
    assert opbrengst(bijeenkomst) is None
    assert not Inbreng.objects.zichtbaar(bijeenkomst).exists()
    eigen = als(cio).get(adres(bijeenkomst)).context["cijfers"]
    assert (eigen.mensen, eigen.met_inbreng, eigen.inbreng, eigen.stemmen) == (4, 2, 2, 3)
    with pytest.raises(ValidationError, match="Open eerst de lijst"):
        handelingen.neem_over(bijeenkomst=bijeenkomst, door=cio)
    assert not dossier.lange_lijst.exists()
    assert GEHEIM not in " ".join(Bericht.objects.values_list("tekst", flat=True))


def test_what_others_do_in_silence_does_not_make_the_page_of_one_person_ask_for_more(bijeenkomst, client):
    wie = kom(bijeenkomst, "Els")
    pad = reverse("meedenken-stand", args=[wie.kenmerk])
    vooraf = client.get(pad).json()
    noem(kom(bijeenkomst))
    assert client.get(pad).json() == vooraf
    zet(bijeenkomst, "lijst-openen")
    daarna = client.get(pad).json()
    assert daarna != vooraf
    noem(wie, "Duurzaamheid")
    assert client.get(pad).json() != daarna


def test_the_open_list_counts_votes_per_ground_and_shows_reasons_without_names(als, cio, bijeenkomst, client):
    ria, ben = kom(bijeenkomst, "Ria Jansen"), kom(bijeenkomst, "Ben Visser")
    noem(ria, "Privacy", stemmen=2, reden="Sensoren.")
    noem(ben, "Privacy", grond="samenleving", reden="Zorgen in de raad.")
    noem(ben, "Duurzaamheid", grond="documenten", reden="")
    zet(bijeenkomst, "lijst-openen")
    lijst = als(cio).get(adres(bijeenkomst)).context["opbrengst"]
    assert [(g.naam, g.stemmen, [t.aantal for t in g.tellingen]) for g in lijst.genoemd] == [
        ("Privacy", 3, [0, 2, 1, 0]),
        ("Duurzaamheid", 1, [1, 0, 0, 0]),
    ]
    assert [t.aantal for t in lijst.totalen] == [1, 2, 1, 0]
    pagina = client.get(ria.get_absolute_url()).text
    assert "Zorgen in de raad." in pagina
    assert "Ben Visser" not in pagina
    kop = als(cio).get(adres(bijeenkomst)).text.split('id="lijst"')[1].split('aria-labelledby="mensen"')[0]
    assert "Sensoren." in kop
    assert "Ria" not in kop


def test_there_is_no_way_back_to_silence(bijeenkomst):
    zet(bijeenkomst, "lijst-openen")
    with pytest.raises(ValidationError, match="Misschien was iemand je voor"):
        zet(bijeenkomst, "lijst-openen")
    assert zet(bijeenkomst, "sluiten").is_gesloten
    assert zet(bijeenkomst, "hervatten").stand == Bijeenkomst.Stand.OPEN


@pytest.mark.parametrize("stap", ["lijst-openen", "sluiten", "hervatten"])
def test_each_step_asks_first(als, cio, bijeenkomst, stap):
    if stap == "hervatten":
        zet(bijeenkomst, "sluiten")
    vooraf = Bijeenkomst.objects.get().stand
    pad = adres(bijeenkomst, "-zet", stap)
    assert als(cio).get(pad).status_code == 200
    assert Bijeenkomst.objects.get().stand == vooraf
    assert als(cio).post(pad)["Location"] == bijeenkomst.get_absolute_url()
    assert Bijeenkomst.objects.get().stand != vooraf
    assert als(cio).get(adres(bijeenkomst, "-zet", "iets")).status_code == 404


def test_a_value_goes_over_with_all_its_reasons_and_votes_and_only_once(als, cio, bijeenkomst):
    noem(kom(bijeenkomst), "Privacy", stemmen=2, reden="Sensoren.")
    noem(kom(bijeenkomst, "Ben"), "Privacy", grond="samenleving", reden="Zorgen in de raad.")
    noem(kom(bijeenkomst, "Els"), "Duurzaamheid")
    zet(bijeenkomst, "lijst-openen")
    dossier, pad = bijeenkomst.dossier, adres(bijeenkomst, "-overnemen")
    client = als(cio)
    antwoord = client.post(pad, {"waarde": waarde("Privacy").pk}, follow=True)
    assert "2 bijdragen staan nu op de lange lijst" in antwoord.text
    items = list(dossier.lange_lijst.order_by("pk"))
    assert [(i.waarde.naam, i.grond, i.toelichting, i.stemmen) for i in items] == [
        ("Privacy", "praktijk", "Sensoren.", 2),
        ("Privacy", "samenleving", "Zorgen in de raad.", 1),
    ]
    assert items[0].bron.startswith("Verkennende bijeenkomst, ")
    assert (
        "Alles stond al op de lange lijst."
        in client.post(pad, {"waarde": waarde("Privacy").pk}, follow=True).text
    )
    bord = client.get(reverse("strategie-accentwaarden", args=[dossier.pk])).context["bord"]
    assert [(r.waarde.naam, r.samen, [t.aantal for t in r.tellingen]) for r in bord.regels] == [
        ("Privacy", 3, [0, 2, 1, 0])
    ]
    reden = plat(client.get(reverse("strategie-lange-lijst", args=[dossier.pk, waarde("Privacy").pk])).text)
    assert "3 keer genoemd" in reden
    assert "Verkennende bijeenkomst" in reden
    client.post(pad, {"alles": "1"})
    assert dossier.lange_lijst.count() == 3
    assert "Op de lange lijst" in client.get(adres(bijeenkomst)).text
    assert client.get(pad)["Location"] == reverse("strategie-bijeenkomsten", args=[dossier.pk])


def test_what_was_taken_off_the_long_list_can_be_put_there_again(cio, bijeenkomst):
    noem(kom(bijeenkomst))
    zet(bijeenkomst, "sluiten")
    assert handelingen.neem_over(bijeenkomst=bijeenkomst, door=cio) == 1
    handelingen.haal_van_lange_lijst(item=bijeenkomst.dossier.lange_lijst.get(), door=cio)
    assert handelingen.neem_over(bijeenkomst=bijeenkomst, door=cio) == 1


@pytest.mark.parametrize("x", ["", "x", "²", "9" * 5000, "999999"])
def test_who_says_no_value_is_asked_to_choose_one(als, cio, bijeenkomst, x):
    noem(kom(bijeenkomst))
    zet(bijeenkomst, "lijst-openen")
    html = als(cio).post(adres(bijeenkomst, "-overnemen"), {"waarde": x}, follow=True).text
    assert "Kies eerst welke waarde je op de lange lijst zet." in html
    assert not bijeenkomst.dossier.lange_lijst.exists()


@pytest.mark.parametrize("hoe", ["bestaand", "nieuw"])
def test_a_value_in_own_words_becomes_one_of_the_framework_or_an_own_one(als, cio, bijeenkomst, hoe):
    noem(kom(bijeenkomst), eigen_waarde="Stilte", stemmen=2)
    noem(kom(bijeenkomst, "Ben"), eigen_waarde="stilte", grond="overig")
    noem(kom(bijeenkomst, "Els"), eigen_waarde="Iets anders")
    zet(bijeenkomst, "lijst-openen")
    client, pad = als(cio), adres(bijeenkomst, "-andere-waarde") + "?naam=Stilte"
    assert "‘Stilte’ op de lange lijst" in client.get(pad).text
    leeg = client.post(pad, {"naam": "Stilte"})
    assert leeg.status_code == 422
    assert leeg.context["form"].errors.keys() == {"principe", "definitie"}
    gegevens = (
        {"waarde": waarde("Duurzaamheid").pk}
        if hoe == "bestaand"
        else {"principe": Principe.objects.actueel()[1].pk, "naam": "Stilte", "definitie": "Rust."}
    )
    assert client.post(pad, gegevens).status_code == 302
    items = bijeenkomst.dossier.lange_lijst.select_related("waarde")
    assert [(i.waarde.naam, i.waarde.eigen, i.stemmen) for i in items] == [
        ("Duurzaamheid" if hoe == "bestaand" else "Stilte", hoe == "nieuw", n) for n in (2, 1)
    ]
    assert "Dit staat al op de lange lijst" in client.post(pad, gegevens).text


def test_votes_cannot_go_below_what_somebody_gave(als, cio, bijeenkomst):
    wie = kom(bijeenkomst)
    noem(wie, stemmen=2)
    pad = adres(bijeenkomst, "-wijzigen")
    dag = bijeenkomst.datum.isoformat()
    antwoord = als(cio).post(pad, {"datum": dag, "stemmen": "1"})
    assert "Iemand gaf al 2 stemmen" in antwoord.context["form"].errors["stemmen"][0]
    als(cio).post(pad, {"datum": dag, "stemmen": "2", "waar": "Zaal 3"})
    vers = Bijeenkomst.objects.get()
    assert (vers.stemmen, vers.waar) == (2, "Zaal 3")
    assert Deelname.objects.get(pk=wie.pk).stemmen_over == 0


def test_a_colleague_is_asked_by_mail_and_by_a_task_until_something_is_put_forward(
    als, cio, medewerker, bijeenkomst
):
    pad = adres(bijeenkomst, "-uitnodigen")
    antwoord = als(cio).post(pad, {"gebruiker": medewerker.pk}, follow=True)
    assert f"{medewerker} is uitgenodigd" in antwoord.text
    bericht = Bericht.objects.get(aan=medewerker.email)
    eigen = reverse("meedenken-account", args=[bijeenkomst.pk])
    assert eigen in bericht.tekst
    assert [taak.url for taak in werk.werk(medewerker).taken] == [eigen]
    deelname = Deelname.objects.get(gebruiker=medewerker)
    assert als(medewerker).get(eigen)["Location"] == deelname.get_absolute_url()
    assert deelname.kenmerk not in bericht.tekst
    nog_eens = als(cio).post(pad, {"gebruiker": medewerker.pk})
    assert nog_eens.status_code == 422
    noem(deelname)
    assert werk.werk(medewerker).taken == []
    assert Deelname.objects.filter(gebruiker=medewerker).count() == 1


def test_all_colleagues_who_are_noted_for_phase_2_are_asked_at_once(
    als, cio, medewerker, redacteur, notulist, bijeenkomst
):
    dossier = bijeenkomst.dossier
    for fase, soort, wie in (
        (2, "inventarisatie", {"gebruiker": medewerker}),
        (2, "keuze", {"gebruiker": redacteur}),
        (2, "keuze", {"gebruiker": medewerker}),
        (2, "keuze", {"naam": "Ria Bos"}),
        (1, "keuze", {"gebruiker": notulist}),
    ):
        handelingen.voeg_betrokkene_toe(dossier=dossier, fase=fase, soort=soort, rol="x", door=cio, **wie)
    assert "Nodig hen allemaal uit" in als(cio).get(adres(bijeenkomst)).text
    als(cio).post(adres(bijeenkomst, "-uitnodigen"), {"genoteerd": "1"})
    assert {d.gebruiker for d in Deelname.objects.all()} == {medewerker, redacteur}
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == [medewerker.email, redacteur.email]
    assert "Nodig hen allemaal uit" not in als(cio).get(adres(bijeenkomst)).text


def test_who_was_not_asked_has_no_place_by_account(als, cio, medewerker, bijeenkomst):
    assert als(medewerker).get(reverse("meedenken-account", args=[bijeenkomst.pk])).status_code == 404


def test_an_invitation_that_waits_is_not_mailed_after_the_meeting_closed(cio, medewerker, bijeenkomst):
    Mailkeuze.objects.create(gebruiker=medewerker, ritme=Mailkeuze.Ritme.DAGELIJKS)
    handelingen.nodig_uit_voor_bijeenkomst(bijeenkomst=bijeenkomst, gebruiker=medewerker, door=cio)
    assert not Bericht.objects.exists()
    zet(bijeenkomst, "sluiten")
    bundel(timezone.localdate() + timedelta(days=1))
    assert not Bericht.objects.exists()
    assert Melding.objects.get().vervallen_op is not None
    assert werk.werk(medewerker).taken == []


def test_who_put_nothing_forward_can_be_taken_off_the_list(als, cio, bijeenkomst, client):
    leeg, vol = kom(bijeenkomst, "Leeg"), kom(bijeenkomst, "Vol")
    noem(vol)
    weg = [adres(bijeenkomst, "-weghalen", wie.pk) for wie in (leeg, vol)]
    pagina = als(cio).get(adres(bijeenkomst)).text
    assert weg[0] in pagina
    assert weg[1] not in pagina
    assert "Leeg van de lijst halen?" in als(cio).get(weg[0]).text
    als(cio).post(weg[0])
    assert client.get(leeg.get_absolute_url()).status_code == 404
    assert "heeft al iets ingebracht" in als(cio).post(weg[1], follow=True).text
    assert Inbreng.objects.count() == 1


def test_only_a_writer_leads_and_a_reader_sees_no_names(als, bestuurder, bijeenkomst):
    kom(bijeenkomst, "Ria Jansen")
    client = als(bestuurder)
    pagina = client.get(adres(bijeenkomst)).text
    assert "Ria Jansen" not in pagina
    assert bijeenkomst.code_leesbaar not in pagina
    assert "Open de lijst" not in pagina
    assert client.post(adres(bijeenkomst, "-zet", "sluiten")).status_code == 403
    with pytest.raises(PermissionDenied):
        handelingen.zet_bijeenkomst(bijeenkomst=bijeenkomst, zet="sluiten", door=bestuurder)


def test_a_meeting_that_goes_on_holds_up_voorleggen(als, cio, bijeenkomst):
    fase = bijeenkomst.dossier.fasen.get(nummer=2)
    tekst = "Sluit de verkennende bijeenkomst"
    assert any(tekst in punt.tekst for punt in wat_ontbreekt(fase))
    pagina = als(cio).get(reverse("strategie-fase", args=[bijeenkomst.dossier_id, 2])).text
    assert f'href="{reverse("strategie-bijeenkomsten", args=[bijeenkomst.dossier_id])}">{tekst}' in pagina
    zet(bijeenkomst, "sluiten")
    assert not any(tekst in punt.tekst for punt in wat_ontbreekt(Fase.objects.get(pk=fase.pk)))


def test_the_next_version_keeps_the_votes_and_can_hold_a_meeting_of_its_own(tot_en_met, cio):
    dossier = tot_en_met(1)
    deze = handelingen.open_bijeenkomst(dossier=dossier, datum=timezone.localdate(), stemmen=3, door=cio)
    noem(kom(deze), stemmen=3)
    zet(deze, "sluiten")
    handelingen.neem_over(bijeenkomst=deze, door=cio)
    Dossier.objects.filter(pk=dossier.pk).update(accenten_vastgesteld_op=timezone.now(), keuze="specifiek")
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Nieuw college.", door=cio)
    assert [(i.stemmen, i.toelichting) for i in nieuw.lange_lijst.all()] == [(3, GEHEIM)]
    handelingen.open_bijeenkomst(dossier=nieuw, datum=timezone.localdate(), stemmen=3, door=cio)


def test_who_was_in_it_is_forgotten_after_a_while_and_what_was_put_forward_stays(
    als, cio, organisatie, bijeenkomst
):
    noem(kom(bijeenkomst, "Ria Jansen"))
    zet(bijeenkomst, "sluiten")
    assert vergeet_deelnames() == 0
    dagen = Organisatie.huidige().notities_dagen
    Bijeenkomst.objects.update(gesloten_op=timezone.now() - timedelta(days=dagen + 1))
    assert vergeet_deelnames() == 1
    pagina = als(cio).get(adres(bijeenkomst)).text
    assert GEHEIM in pagina
    assert "Ria Jansen" not in pagina


def test_thirty_values_take_as_many_queries_as_one(als, cio, bijeenkomst, django_assert_max_num_queries):
    Bijeenkomst.objects.update(stemmen=20)
    mensen = [kom(bijeenkomst, f"Mens {n}") for n in range(10)]
    zet(bijeenkomst, "lijst-openen")
    for nummer, deze in enumerate(Waarde.objects.actueel()[:30]):
        noem(mensen[nummer % 10], deze.naam)
    client = als(cio)
    client.get(adres(bijeenkomst))
    with django_assert_max_num_queries(30):
        assert len(client.get(adres(bijeenkomst)).context["opbrengst"].genoemd) == 30
