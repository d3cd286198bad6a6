"""The level between the organisation and everybody: other governments, with a key that the beheerder gave them."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from moresprudentie.handelingen import maak_sleutel, publiceer, trek_in, trek_sleutel_in
from moresprudentie.models import Toegangssleutel, Verslag
from moresprudentie.models.zoeken import Kring
from moresprudentie.uitwisseling.vorm import keur_aan_schema, keur_inhoud
from moresprudentie.volgen import _ONTVANGEN, _REGEL

pytestmark = pytest.mark.django_db
STANDEN = ("deelnemers", "organisatie", "overheden", "openbaar")


@pytest.fixture
def sleutel(beheerder) -> str:
    """A key of another government."""
    return maak_sleutel(naam="Gemeente Buur", door=beheerder)[1]


def met(sleutel: str) -> dict[str, str]:
    """Give what goes along with a request."""
    return {"Authorization": f"Bearer {sleutel}"}


def lijst(sleutel: str, sinds: str = "") -> dict:
    """Give what changed, as another government gets it."""
    antwoord = Client().get(
        reverse("openbaar-wijzigingen"), {"sinds": sinds} if sinds else {}, headers=met(sleutel)
    )
    assert antwoord.status_code == 200
    assert "no-store" in antwoord["Cache-Control"] or "private" in antwoord["Cache-Control"]
    return json.loads(antwoord.content)


@pytest.fixture
def vier(nieuw_project, in_databank) -> dict[str, Verslag]:
    """A verslag for each kind of readers."""
    return {wie: in_databank(nieuw_project(f"Voor {wie}"), zichtbaarheid=wie) for wie in STANDEN}


LEZERS = [
    ("redacteur", {"deelnemers", "organisatie", "overheden", "openbaar"}),
    ("medewerker", {"organisatie", "overheden", "openbaar"}),
    ("beheerder", {"organisatie", "overheden", "openbaar"}),
]


@pytest.mark.parametrize(("wie", "leest"), LEZERS)
def test_inside_everybody_reads_what_is_for_other_governments(request, vier, als, wie, leest):
    client = als(request.getfixturevalue(wie))
    gevonden = {v.zichtbaarheid for v in client.get(reverse("databank")).context["pagina"]}
    assert gevonden == leest
    for stand, verslag in vier.items():
        assert client.get(verslag.get_absolute_url()).status_code == (200 if stand in leest else 404)


def test_without_a_key_only_what_is_public_can_be_read(vier, client):
    for stand, verslag in vier.items():
        verwacht = 200 if stand == "openbaar" else 404
        assert client.get(reverse("openbaar-verslag", args=[verslag.slug])).status_code == verwacht
        assert client.get(reverse("openbaar-bestand", args=[verslag.slug, "json"])).status_code == verwacht
    for adres in ("openbaar", "openbaar-feed"):
        assert "Voor overheden" not in client.get(reverse(adres)).content.decode()
    openbaar = client.get(reverse("openbaar-wijzigingen"))
    (regel,) = openbaar.json()["verslagen"]
    assert regel["titel"] == "Voor openbaar"
    # Who follows without a key takes over exactly this.
    _ONTVANGEN(openbaar.json(), "")
    _REGEL(regel, "")
    stuk = client.get(f"/openbaar/{regel['slug']}.json").json()
    assert keur_inhoud(stuk)["nummer"] == regel["nummer"]
    keur_aan_schema(stuk)


def test_with_a_key_the_list_and_the_data_have_what_is_for_governments_and_no_more(vier, sleutel, client):
    gegeven = lijst(sleutel)
    assert {regel["titel"] for regel in gegeven["verslagen"]} == {"Voor overheden", "Voor openbaar"}
    _ONTVANGEN(gegeven, "")
    for regel in gegeven["verslagen"]:
        _REGEL(regel, "")
        stuk = client.get(f"/openbaar/{regel['slug']}.json", headers=met(sleutel))
        assert keur_inhoud(json.loads(stuk.content))["nummer"] == regel["nummer"]
        keur_aan_schema(json.loads(stuk.content))
    for stand, verslag in vier.items():
        antwoord = client.get(reverse("openbaar-bestand", args=[verslag.slug, "json"]), headers=met(sleutel))
        assert antwoord.status_code == (200 if stand in ("overheden", "openbaar") else 404)
        assert (
            client.get(
                reverse("openbaar-bestand", args=[verslag.slug, "pdf"]), headers=met(sleutel)
            ).status_code
            == 404
        )
        # A key is for data, not for pages.
        pagina = client.get(reverse("openbaar-verslag", args=[verslag.slug]), headers=met(sleutel))
        assert pagina.status_code == (200 if stand == "openbaar" else 404)


def test_what_is_kept_on_the_way_is_never_given_to_who_has_another_key_or_none(vier, sleutel, client):
    for adres in (
        reverse("openbaar-wijzigingen"),
        reverse("openbaar-bestand", args=[vier["openbaar"].slug, "json"]),
        reverse("openbaar-bestand", args=[vier["overheden"].slug, "json"]),
    ):
        zonder = client.get(adres)
        merk = {"If-None-Match": zonder["ETag"]} if zonder.has_header("ETag") else {}
        met_sleutel = client.get(adres, headers=met(sleutel) | merk)
        assert met_sleutel.status_code == 200  # the mark of the answer without a key says nothing of this one
        assert not met_sleutel.has_header("ETag")
        anders = (met_sleutel, client.get(adres, headers=met("x" * 30)))
        assert all("no-store" in antwoord["Cache-Control"] for antwoord in anders)
        assert all("public" not in antwoord["Cache-Control"] for antwoord in anders)
        for antwoord in (zonder, *anders, client.get(adres, headers=merk)):
            assert antwoord.status_code == 404 or "Authorization" in antwoord["Vary"]


def test_a_key_that_is_not_one_gets_nothing(vier, sleutel, beheerder, client):
    adressen = (
        reverse("openbaar-wijzigingen"),
        reverse("openbaar-bestand", args=[vier["overheden"].slug, "json"]),
    )
    trek_sleutel_in(sleutel=Toegangssleutel.objects.get(), door=beheerder)
    for kop in (sleutel, sleutel[:-1], "", "x" * 500, "codio-" + "a" * 43):
        for adres in adressen:
            antwoord = client.get(adres, headers=met(kop))
            assert antwoord.status_code == 401
            assert "Voor overheden" not in antwoord.content.decode()


def test_what_goes_to_fewer_readers_is_told_as_gone_and_says_nothing_more(gepubliceerd, redacteur, sleutel):
    publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="overheden", reden="Delen.")
    eerst = lijst(sleutel)
    assert [r["status"] for r in eerst["verslagen"]] == ["gepubliceerd"]
    publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="organisatie", reden="Toch niet: geheim.")
    daarna = lijst(sleutel, eerst["tot"])
    (regel,) = daarna["verslagen"]
    assert (regel["status"], regel["titel"], regel["json"]) == ("ingetrokken", "", None)
    assert "geheim" not in regel["reden"]
    assert lijst(sleutel, daarna["tot"])["verslagen"] == []
    publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="openbaar", reden="Voor iedereen.")
    trek_in(verslag=gepubliceerd, door=redacteur, reden="Er stond een naam in.")
    (regel,) = lijst(sleutel, daarna["tot"])["verslagen"]
    assert regel["reden"] == "Er stond een naam in."


def test_the_key_is_shown_once_and_kept_nowhere(als, beheerder):
    client = als(beheerder)
    antwoord = client.post(reverse("sleutel-nieuw"), {"naam": "Gemeente Buur"}, follow=True)
    sleutel = antwoord.context["eenmaal"]
    assert sleutel in antwoord.content.decode()
    gemaakt = Toegangssleutel.objects.get()
    assert sleutel not in client.get(gemaakt.get_absolute_url()).content.decode()
    assert sleutel not in str(Toegangssleutel.objects.values_list())
    assert sleutel not in str(dict(client.session))
    assert lijst(sleutel)["verslagen"] == []
    assert Toegangssleutel.objects.get().gebruikt_op is not None
    client.post(reverse("sleutel-intrekken", args=[gemaakt.pk]))
    assert Client().get(reverse("openbaar-wijzigingen"), headers=met(sleutel)).status_code == 401
    assert "Ingetrokken op" in client.get(reverse("bronnen")).content.decode()


def test_the_redacteur_can_choose_each_kind_of_readers(aangeboden, als, redacteur):
    blad = als(redacteur).get(reverse("project-verslag-publiceren", args=[aangeboden.project_id]))
    for stand in STANDEN:
        assert f'value="{stand}"' in blad.content.decode()


def test_a_wider_circle_reads_all_of_a_narrower_one():
    kringen = [set(kring.leest) for kring in (Kring.OPENBAAR, Kring.ORGANISATIE, Kring.ALLES)]
    assert kringen[0] < kringen[1] < kringen[2] == set(STANDEN)
