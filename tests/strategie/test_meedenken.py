"""Taking part in the exploring meeting: with a code on a telephone, never above one's votes, nothing lost and nothing double."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from organisatie.models import Rol
from strategie import handelingen
from strategie.models import Deelname, Inbreng
from tests.strategie.bijeenkomst import adres, kom, noem, waarde, zet
from web.codes import PER_HERKOMST
from web.models import Codepoging

pytestmark = pytest.mark.django_db

MEEDENKEN = "/meedenken/"


def velden(naam: str = "Privacy", **meer: Any) -> dict[str, Any]:
    """Give what somebody fills in."""
    deze = {"waarde": waarde(naam).pk} if naam else {}
    return {"id": str(uuid4()), "grond": "praktijk", "reden": "Daarom.", "stemmen": "1", **deze, **meer}


def fouten(antwoord) -> dict[str, list[str]]:
    """Give what a refused form says, by field."""
    assert antwoord.status_code == 422
    return antwoord.context["form"].errors


def test_somebody_without_an_account_comes_in_with_the_code_and_a_name(client, bijeenkomst):
    assert "Je hebt geen account nodig." in client.get(MEEDENKEN).text
    via_qr = client.get(reverse("meedenken-code", args=[bijeenkomst.code]))
    assert via_qr.context["form"]["code"].value() == bijeenkomst.code_leesbaar
    antwoord = client.post(MEEDENKEN, {"code": bijeenkomst.code_leesbaar.lower(), "naam": " Ria  Bos "})
    deelname = Deelname.objects.get()
    assert (deelname.naam, deelname.gebruiker) == ("Ria Bos", None)
    assert antwoord["Location"] == deelname.get_absolute_url()
    pagina = client.get(antwoord["Location"])
    assert "Niemand ziet wat je schrijft" in pagina.text
    assert "Je hebt nog 3 van je 3 stemmen." in pagina.text
    assert pagina["X-Robots-Tag"].startswith("noindex")
    assert "no-store" in pagina["Cache-Control"]


def test_a_name_may_be_left_out_and_two_guests_differ(client, bijeenkomst):
    for _ in range(2):
        client.post(MEEDENKEN, {"code": bijeenkomst.code})
    assert sorted(str(d) for d in Deelname.objects.all()) == ["Gast 1", "Gast 2"]


def test_who_is_logged_in_has_one_place_on_every_device(als, medewerker, cio, bijeenkomst):
    handelingen.nodig_uit_voor_bijeenkomst(bijeenkomst=bijeenkomst, gebruiker=medewerker, door=cio)
    plekken = {
        als(medewerker).post(MEEDENKEN, {"code": bijeenkomst.code, "naam": "Een ander"})["Location"]
        for _ in range(2)
    }
    assert plekken == {Deelname.objects.get(gebruiker=medewerker).get_absolute_url()}


@pytest.mark.parametrize("code", ["", "222222", "N83", "x" * 200])
def test_a_wrong_code_is_said_beside_the_field_and_the_name_stays(client, bijeenkomst, code):
    antwoord = client.post(MEEDENKEN, {"code": code, "naam": "Ria Bos"})
    assert "code" in fouten(antwoord)
    assert "Ria Bos" in antwoord.text
    assert not Deelname.objects.exists()


def test_who_guesses_has_to_wait_and_a_closed_meeting_has_no_code(client, bijeenkomst):
    zet(bijeenkomst, "sluiten")
    assert "gesloten" in fouten(client.post(MEEDENKEN, {"code": bijeenkomst.code}))["code"][0]
    zet(bijeenkomst, "hervatten")
    Codepoging.objects.all().delete()
    for _ in range(PER_HERKOMST):
        client.post(MEEDENKEN, {"code": "222222"})
    antwoord = client.post(MEEDENKEN, {"code": bijeenkomst.code})
    assert antwoord.status_code == 429
    assert "Wacht 10 minuten" in antwoord.text


def test_somebody_puts_a_value_forward_and_sees_it_on_any_device(client, bijeenkomst):
    wie = kom(bijeenkomst)
    pad = wie.get_absolute_url()
    antwoord = client.post(pad, velden(stemmen="2"), follow=True)
    deze = Inbreng.objects.get()
    assert (deze.naam, deze.grond, deze.reden, deze.stemmen) == ("Privacy", "praktijk", "Daarom.", 2)
    for scherm in (antwoord, Client().get(pad)):
        assert "Je hebt nog 1 van je 3 stemmen." in scherm.text
        assert f'data-inbreng="{deze.pk}"' in scherm.text


def test_a_value_in_own_words_can_be_put_forward(client, bijeenkomst):
    client.post(kom(bijeenkomst).get_absolute_url(), velden("", eigen_waarde="  Stilte in  de natuur "))
    deze = Inbreng.objects.get()
    assert (deze.waarde, deze.eigen_waarde) == (None, "Stilte in de natuur")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"waarde": ""}, "waarde"),
        ({"waarde": "999999"}, "waarde"),
        ({"waarde": "x"}, "waarde"),
        ({"eigen_waarde": "Ook dit"}, "eigen_waarde"),
        ({"eigen_waarde": "x" * 101, "waarde": ""}, "eigen_waarde"),
        ({"grond": ""}, "grond"),
        ({"grond": "zomaar"}, "grond"),
        ({"reden": "x" * 1001}, "reden"),
        ({"stemmen": "4"}, "stemmen"),
        ({"stemmen": "0"}, "stemmen"),
        ({"stemmen": "-1"}, "stemmen"),
        ({"stemmen": "veel"}, "stemmen"),
        ({"id": "geen id"}, "id"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(client, bijeenkomst, anders, veld):
    antwoord = client.post(kom(bijeenkomst).get_absolute_url(), {**velden(reden="Wat ik typte."), **anders})
    assert fouten(antwoord).keys() == {veld}
    assert "Wat ik typte." in antwoord.text or veld == "reden"
    assert not Inbreng.objects.exists()


def test_nobody_comes_above_the_own_votes(client, bijeenkomst):
    wie = kom(bijeenkomst)
    noem(wie, "Privacy", stemmen=2)
    with pytest.raises(ValidationError, match="Je hebt nog 1 stem over"):
        noem(wie, "Duurzaamheid", stemmen=2)
    noem(wie, "Duurzaamheid")
    with pytest.raises(ValidationError, match="al je stemmen gegeven"):
        noem(wie, "Veiligheid")
    pagina = client.get(wie.get_absolute_url()).text
    assert "Je hebt al je stemmen gegeven." in pagina
    assert "data-inbrengform" not in pagina
    assert "al je stemmen gegeven" in client.post(wie.get_absolute_url(), velden("Veiligheid")).text
    noem(kom(bijeenkomst, "Ben"), "Veiligheid", stemmen=3)


def test_sending_twice_counts_once_and_going_back_to_send_something_else_counts_as_that(client, bijeenkomst):
    wie = kom(bijeenkomst)
    gegevens = velden()
    for _ in range(3):
        assert client.post(wie.get_absolute_url(), gegevens).status_code == 302
    assert str(Inbreng.objects.get().pk) == gegevens["id"]
    client.post(wie.get_absolute_url(), {**gegevens, "reden": "Iets heel anders."})
    assert sorted(Inbreng.objects.values_list("reden", flat=True)) == ["Daarom.", "Iets heel anders."]


def test_the_id_of_another_does_not_touch_what_is_his(client, bijeenkomst):
    gegevens = velden()
    client.post(kom(bijeenkomst).get_absolute_url(), gegevens)
    client.post(kom(bijeenkomst, "Ben").get_absolute_url(), {**gegevens, "reden": "Van Ben."})
    assert Inbreng.objects.count() == 2
    assert Inbreng.objects.get(pk=gegevens["id"]).reden == "Daarom."


def test_what_was_put_forward_can_be_changed_and_taken_back_until_it_is_closed(client, bijeenkomst):
    wie = kom(bijeenkomst)
    deze = noem(wie, stemmen=2)
    pad = reverse("meedenken-inbreng", args=[wie.kenmerk, deze.pk])
    form = client.get(pad).context["form"]
    assert (form["reden"].value(), form["stemmen"].value()) == (deze.reden, 2)
    assert [n for n, _ in form.fields["stemmen"].choices] == [1, 2, 3]
    anders = {**velden("Duurzaamheid", stemmen="3", reden="Beter."), "gezien": form["gezien"].value()}
    assert client.post(pad, anders).status_code == 302
    deze.refresh_from_db()
    assert (deze.naam, deze.stemmen, deze.reden) == ("Duurzaamheid", 3, "Beter.")
    assert fouten(client.post(pad, {**anders, "stemmen": "4"})).keys() == {"stemmen"}
    zet(bijeenkomst, "sluiten")
    for poging in (
        client.post(pad, {**anders, "reden": "Te laat."}),
        client.post(wie.get_absolute_url(), velden("Veiligheid", reden="Te laat.")),
        client.post(reverse("meedenken-inbreng-weg", args=[wie.kenmerk, deze.pk]), follow=True),
    ):
        assert "De bijeenkomst is gesloten" in poging.text
    deze.refresh_from_db()
    assert deze.reden == "Beter."
    assert "data-inbrengform" not in client.get(wie.get_absolute_url()).text
    zet(bijeenkomst, "hervatten")
    client.post(reverse("meedenken-inbreng-weg", args=[wie.kenmerk, deze.pk]))
    assert not Inbreng.objects.exists()
    assert wie.stemmen_over == 3


def test_the_same_person_on_two_devices_is_shown_both_texts(client, bijeenkomst):
    wie = kom(bijeenkomst)
    deze = noem(wie)
    pad = reverse("meedenken-inbreng", args=[wie.kenmerk, deze.pk])
    oud = client.get(pad).context["form"]["gezien"].value()
    client.post(pad, {**velden(reden="Van de laptop."), "gezien": oud})
    antwoord = client.post(pad, {**velden(reden="Van de telefoon."), "gezien": oud})
    assert fouten(antwoord).keys() == {"reden"}
    assert "op een ander toestel veranderd" in antwoord.text
    assert "Van de laptop." in antwoord.text
    assert "Van de telefoon." in antwoord.text
    deze.refresh_from_db()
    assert deze.reden == "Van de laptop."


def test_what_stands_on_the_long_list_cannot_be_changed_any_more(client, cio, bijeenkomst):
    wie = kom(bijeenkomst)
    deze = noem(wie)
    zet(bijeenkomst, "lijst-openen")
    handelingen.neem_over(bijeenkomst=bijeenkomst, door=cio)
    pagina = client.get(wie.get_absolute_url()).text
    pad = reverse("meedenken-inbreng", args=[wie.kenmerk, deze.pk])
    assert "Staat op de lange lijst" in pagina
    assert pad not in pagina
    assert "niet meer wijzigen" in client.post(pad, velden(reden="Toch.")).text
    weg = client.post(reverse("meedenken-inbreng-weg", args=[wie.kenmerk, deze.pk]), follow=True)
    assert "niet meer wijzigen" in weg.text
    assert Inbreng.objects.get().reden == deze.reden


def test_who_backs_a_value_of_the_open_list_begins_with_it(client, bijeenkomst):
    noem(kom(bijeenkomst, "Ben"), "Duurzaamheid")
    noem(kom(bijeenkomst, "Els"), eigen_waarde="Stilte & rust")
    wie = kom(bijeenkomst)
    zet(bijeenkomst, "lijst-openen")
    pagina = client.get(wie.get_absolute_url()).text
    links = re.findall(r'href="(\?[^"]+)#inbrengen"', pagina)
    assert len(links) == 2
    beginnen = [
        client.get(wie.get_absolute_url() + link.replace("&amp;", "&")).context["form"] for link in links
    ]
    assert {str(f["waarde"].value() or f["eigen_waarde"].value()) for f in beginnen} == {
        str(waarde("Duurzaamheid").pk),
        "Stilte & rust",
    }


def test_nobody_reaches_what_is_anothers_by_its_address(client, bijeenkomst):
    deze = noem(kom(bijeenkomst))
    ander = kom(bijeenkomst, "Ben")
    for naam in ("meedenken-inbreng", "meedenken-inbreng-weg"):
        pad = reverse(naam, args=[ander.kenmerk, deze.pk])
        assert client.post(pad, velden(reden="Van mij.")).status_code == 404
    assert client.get(reverse("meedenken-plek", args=["x" * 43])).status_code == 404
    assert Inbreng.objects.get().reden == deze.reden


def test_a_value_out_of_use_cannot_be_put_forward(bijeenkomst):
    wie = kom(bijeenkomst)
    weg = waarde("Privacy")
    weg.actief = False
    weg.save()
    with pytest.raises(ValidationError, match="staat niet in het waardenkader"):
        handelingen.breng_in(
            deelname=wie, id=uuid4(), waarde=weg, eigen_waarde="", grond="praktijk", reden="", stemmen=1
        )


def test_the_database_refuses_an_entry_of_two_values_or_none(bijeenkomst):
    wie = kom(bijeenkomst)
    for anders in (
        {"waarde": waarde("Privacy"), "eigen_waarde": "Ook"},
        {},
        {"eigen_waarde": "x", "stemmen": 0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Inbreng.objects.create(bijeenkomst=bijeenkomst, deelname=wie, grond="praktijk", **anders)


def test_the_owner_sees_who_opened_the_page(als, cio, medewerker, client, bijeenkomst):
    handelingen.nodig_uit_voor_bijeenkomst(bijeenkomst=bijeenkomst, gebruiker=medewerker, door=cio)
    assert "Uitgenodigd" in als(cio).get(adres(bijeenkomst)).text
    client.get(Deelname.objects.get().get_absolute_url())
    assert "Heeft de pagina geopend" in als(cio).get(adres(bijeenkomst)).text


def test_somebody_who_may_see_the_strategy_takes_part_with_the_code_too(als, persoon, bijeenkomst):
    collega = persoon("collega", Rol.MEDEWERKER)
    als(collega).post(MEEDENKEN, {"code": bijeenkomst.code})
    assert Deelname.objects.get().gebruiker == collega
