"""The pages on which the beheerder follows other organisations."""

from __future__ import annotations

import pytest
from django.urls import reverse

from moresprudentie.models import Bron
from organisatie.models import Auditregel, Rol
from tests.formulieren import Formulier
from tests.moresprudentie.buren import buur
from tests.moresprudentie.elders import voeg_andere_toe

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kader")]
ADRESSEN = (
    "",
    "http://10.0.0.1/",
    "https://[::1",
    "https://naam:woord@codio.example",
    "javascript:alert(1)",
    "x" * 400,
    "é",
)


@pytest.mark.parametrize("adres", ADRESSEN)
def test_a_wrong_address_is_told_and_stays_in_the_field(als, beheerder, adres):
    blad = als(beheerder).post(reverse("bron-nieuw"), {"adres": adres, "naam": "Buren", "sleutel": ""})
    assert blad.status_code == 422
    assert blad.context["form"].errors["adres"]
    assert 'value="Buren"' in blad.content.decode()
    assert not Bron.objects.exists()


def test_the_beheerder_follows_looks_pauses_and_stops(
    als, beheerder, settings, django_capture_on_commit_callbacks
):
    settings.VOLGEN_PLAATSELIJK = True
    client = als(beheerder)
    assert "Jullie volgen nog niemand" in client.get(reverse("bronnen")).content.decode()
    with buur() as ander:
        ander.publiceer()
        ander.publiceer("stuk", nummer="CODIO 2026-002", waarden="alle")
        with django_capture_on_commit_callbacks(execute=True):
            blad = client.post(reverse("bron-nieuw"), {"adres": ander.adres, "naam": "De buren"}, follow=True)
        assert "De buren" in blad.content.decode()
        bron = Bron.objects.get()
        blad = client.get(bron.get_absolute_url()).content.decode()
        assert "1 niet overgenomen" in blad
        assert "waarden: hier hoort een lijst te staan" in blad
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("bron-ophalen", args=[bron.pk]), {"alles": "ja"})
    client.post(reverse("bron-wijzigen", args=[bron.pk]), {"naam": "Buurgemeente", "sleutel": "nieuw"})
    client.post(reverse("bron-aan", args=[bron.pk]))
    bron.refresh_from_db()
    assert (bron.naam, bron.sleutel, bron.aan) == ("Buurgemeente", "nieuw", False)
    assert "nieuw" not in client.get(bron.get_absolute_url()).context["bron"].naam
    dicht = client.post(reverse("bron-ophalen", args=[bron.pk]), follow=True).content.decode()
    assert "Het ophalen staat uit." in dicht
    assert (
        "1 verslag van Buurgemeente verdwijnt"
        in client.get(reverse("bron-stoppen", args=[bron.pk])).content.decode()
    )
    client.post(reverse("bron-stoppen", args=[bron.pk]))
    assert "Niet meer gevolgd" in client.get(reverse("bronnen")).content.decode()
    assert Bron.objects.get().sleutel == ""


def test_the_redactie_withdraws_what_was_read_in_and_not_what_is_of_another(als, redacteur):
    voeg_andere_toe()
    client = als(redacteur)
    adres = reverse("verslag-zonder-project-intrekken", args=["van-vroeger"])
    assert client.post(adres, {"reden": ""}).status_code == 422
    assert client.post(adres, {"reden": "Fout."}).status_code == 302
    assert "Fout." in client.get(reverse("verslag", args=["van-vroeger"])).content.decode()
    van_ander = reverse("verslag-zonder-project-intrekken", args=["gemeente-buur-van-de-buren"])
    assert client.post(van_ander, {"reden": "Fout."}).status_code == 404


def test_an_old_page_takes_away_neither_the_name_nor_the_key_of_another(als, beheerder, persoon):
    bron = Bron.objects.create(naam="Buren", slug="buren", adres="https://buren.example", sleutel="eerste")
    adres, ander = reverse("bron-wijzigen", args=[bron.pk]), persoon("ander", Rol.BEHEERDER)
    oud = Formulier(als(ander), adres)
    Formulier(als(beheerder), adres).stuur(naam="Gemeente Buur", sleutel="tweede")
    blad = oud.stuur(naam="De buren", sleutel="").content.decode()
    assert "Gemeente Buur" in blad
    assert "De buren" in blad
    blad = oud.stuur(sleutel="derde", **{"keuze-naam": "ander"}).content.decode()
    assert "Iemand anders heeft hier intussen een andere sleutel opgeslagen." in blad
    assert "tweede" not in blad, "a key is on no page"
    bron.refresh_from_db()
    assert (bron.naam, bron.sleutel) == ("Gemeente Buur", "tweede")
    Formulier(als(ander), adres).stuur(naam="Gemeente Buur", sleutel="derde")
    bron.refresh_from_db()
    assert bron.sleutel == "derde"
    assert not Auditregel.objects.filter(details__icontains="derde").exists(), "and in no audit line"
