"""One installation follows another: what that one shares comes here, is corrected here, and goes from here."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from moresprudentie import volgen
from moresprudentie.aansluiting import verslag_om_te_citeren
from moresprudentie.handelingen import begin_volgen, stop_volgen, zet_ophalen
from moresprudentie.models import Bron, Verslag, Zoekregel
from moresprudentie.volgen import haal_bron_op
from moresprudentie.zoekstand import bewaar_tellingen
from tests.moresprudentie import buren
from tests.moresprudentie.buren import Buur, buur

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kader")]


@pytest.fixture
def ander(settings):
    """Another installation on this machine, with one verslag."""
    settings.VOLGEN_PLAATSELIJK = True
    with buur() as zelf:
        zelf.publiceer()
        yield zelf


@pytest.fixture
def bron(ander: Buur, beheerder) -> Bron:
    """That installation, followed, and fetched from once."""
    bron = begin_volgen(adres=ander.adres, door=beheerder)
    haal_bron_op(nummer=bron.pk)
    return Bron.objects.get(pk=bron.pk)


def test_a_new_verslag_a_correction_and_a_withdrawal_come_here(bron, ander, als, medewerker):
    lezer = als(medewerker)
    assert (bron.naam, bron.kenmerk, bron.storing) == ("Gemeente Buur", ander.kenmerk, "")
    lijst = lezer.get(reverse("databank")).content.decode()
    assert "Fietsen tellen" in lijst
    assert "Gemeente Buur" in lijst
    verslag = Verslag.objects.get()
    blad = lezer.get(verslag.get_absolute_url()).content.decode()
    assert "Iedereen is te zien." in blad
    assert f'href="{ander.adres}/openbaar/fietsen-tellen/"' in blad

    ander.publiceer("fietsen-tellen", versie=2, reden="De telling klopte niet.", omschrijving="Anders verteld.",
                    versie_op="2026-04-02T12:00:00Z")  # fmt: skip
    ander.publiceer("lantaarns", titel="Slimme lantaarns")
    ronde = haal_bron_op(nummer=bron.pk)
    assert (ronde.nieuw, ronde.gewijzigd, ronde.weg, ronde.fouten) == (1, 1, 0, 0)
    blad = lezer.get(verslag.get_absolute_url()).content.decode()
    assert "versie 2" in blad
    assert "De telling klopte niet." in blad
    assert "Slimme lantaarns" in lezer.get(reverse("databank")).content.decode()

    ander.trek_in("fietsen-tellen", "Er stond een naam in.")
    assert haal_bron_op(nummer=bron.pk).weg == 1
    assert "Fietsen tellen" not in lezer.get(reverse("databank")).content.decode()
    assert (
        lezer.get(f"{reverse('databank')}?q=fietsers").context["aantal"] == 1
    )  # the other one has the word too
    blad = lezer.get(verslag.get_absolute_url()).content.decode()
    assert "Er stond een naam in." in blad
    assert "Iedereen is te zien" not in blad
    assert "Iedereen is te zien" not in str(list(verslag.versies.values_list("inhoud", flat=True)))


def test_what_is_fetched_twice_stands_here_once_and_costs_one_page(bron, ander):
    ander.gevraagd.clear()
    ronde = haal_bron_op(nummer=bron.pk)
    assert (ronde.nieuw, ronde.gewijzigd) == (0, 0)
    assert len(ander.gevraagd) == 1
    assert "sinds=" in ander.gevraagd[0]
    haal_bron_op(nummer=bron.pk, alles=True)
    assert Verslag.objects.count() == 1
    assert len(ander.gevraagd) == 2


def test_a_passage_that_was_taken_out_there_is_gone_here_in_every_version(bron, ander):
    ander.publiceer("fietsen-tellen", versie=2, reden="Beter.", versie_op="2026-04-02T12:00:00Z")
    haal_bron_op(nummer=bron.pk)
    spoor = [{"op": "2026-04-03", "reden": "Een naam."}]
    ander.publiceer("fietsen-tellen", omschrijving="[weggehaald]", weggehaald=spoor)
    assert haal_bron_op(nummer=bron.pk).gewijzigd == 1
    versies = {v.nummer: v.inhoud["omschrijving"] for v in Verslag.objects.get().versies.all()}
    assert versies == {1: "", 2: "[weggehaald]"}


def test_what_is_no_longer_in_the_whole_list_goes(bron, ander):
    del ander.regels["fietsen-tellen"]
    assert haal_bron_op(nummer=bron.pk).weg == 0
    assert haal_bron_op(nummer=bron.pk, alles=True).weg == 1
    assert not Zoekregel.objects.exists()


def test_what_was_wrong_and_is_no_longer_in_the_whole_list_is_not_told_any_more(bron, ander):
    ander.publiceer("lantaarns", titel="Slimme lantaarns")
    ander.regels["lantaarns"]["nummer"] = "geen nummer"
    ander.publiceer("drones", titel="")
    haal_bron_op(nummer=bron.pk)
    assert set(bron.fouten.values_list("nummer", flat=True)) == {"geen nummer", "CODIO 2026-003"}
    haal_bron_op(nummer=bron.pk, alles=True)
    assert bron.fouten.count() == 2
    ander.publiceer("lantaarns", titel="Slimme lantaarns")
    del ander.regels["drones"]
    haal_bron_op(nummer=bron.pk, alles=True)
    assert not bron.fouten.exists()


def test_a_long_list_comes_in_pages_and_goes_on_where_it_was(ander, beheerder):
    for nummer in range(2, 206):
        ander.publiceer(f"stuk-{nummer}", nummer=f"CODIO 2026-{nummer:03d}")
    bron = begin_volgen(adres=ander.adres, door=beheerder)
    ander.gevraagd.clear()
    assert haal_bron_op(nummer=bron.pk).nieuw == 205
    assert sum("wijzigingen" in pad for pad in ander.gevraagd) == 3
    ander.gevraagd.clear()
    assert haal_bron_op(nummer=bron.pk).gezien == set()  # nothing of it comes again
    assert sum("wijzigingen" in pad for pad in ander.gevraagd) == 1
    assert Verslag.objects.gepubliceerd().count() == 205


def test_of_a_list_of_many_pages_the_last_one_is_read_too(bron, ander, monkeypatch):
    monkeypatch.setattr(buren, "PER_BLAD", 1)
    for nummer in range(2, 62):
        ander.publiceer(f"stuk-{nummer}", nummer=f"CODIO 2026-{nummer:03d}")
    assert haal_bron_op(nummer=bron.pk, alles=True).nieuw == 60
    ander.trek_in("stuk-61")
    assert haal_bron_op(nummer=bron.pk, alles=True).weg == 1


def test_it_stays_inside_and_counts_for_no_project_here(bron, client, als, medewerker):
    verslag = Verslag.objects.get()
    for adres in ("openbaar", "openbaar-feed"):
        assert "Fietsen tellen" not in client.get(reverse(adres)).content.decode()
    assert client.get(reverse("openbaar-verslag", args=[verslag.slug])).status_code == 404
    assert client.get(reverse("openbaar-bestand", args=[verslag.slug, "json"])).status_code == 404
    assert not Verslag.objects.van_projecten().exists()
    assert als(medewerker).get(reverse("verslag-bestand", args=[verslag.slug, "json"])).status_code == 200


def test_who_cites_it_names_its_organisation(bron):
    gevonden = verslag_om_te_citeren(Verslag.objects.get().slug)
    assert gevonden is not None
    assert gevonden.titel == "Fietsen tellen (Gemeente Buur)"


def test_an_installation_that_moved_is_taken_up_again_at_its_new_address(bron, ander, beheerder):
    stop_volgen(bron=bron, door=beheerder)
    with buur(kenmerk=ander.kenmerk) as verhuisd:
        assert begin_volgen(adres=verhuisd.adres, door=beheerder).pk == bron.pk


def test_values_count_with_those_here_and_an_organisation_is_a_filter(
    bron, in_databank, nieuw_project, als, medewerker
):
    lezer = als(medewerker)
    pagina = lezer.get(reverse("databank"))
    assert [f.naam for f in pagina.context["facetten"]].count("organisatie") == 1
    in_databank(nieuw_project("Eigen", zwaar=("privacy",)))
    facet = next(f for f in lezer.get(reverse("databank")).context["facetten"] if f.naam == "organisatie")
    assert {(o.waarde, o.aantal) for o in facet.opties} == {("eigen", 1), ("gemeente-buur", 1)}
    van_buur = lezer.get(f"{reverse('databank')}?organisatie=gemeente-buur&waarde=privacy").context
    assert [v.titel for v in van_buur["pagina"]] == ["Fietsen tellen"]
    eigen = lezer.get(f"{reverse('databank')}?organisatie=eigen").context
    assert [v.titel for v in eigen["pagina"]] == ["Eigen"]
    beide = lezer.get(f"{reverse('databank')}?organisatie=eigen&organisatie=gemeente-buur").context
    assert beide["aantal"] == 2


def test_without_other_organisations_there_is_no_such_filter(in_databank, nieuw_project, als, medewerker):
    in_databank(nieuw_project("Eigen"))
    pagina = als(medewerker).get(reverse("databank"))
    assert "organisatie" not in [f.naam for f in pagina.context["facetten"]]


def test_who_stops_following_loses_them_and_gets_them_back(bron, ander, beheerder, als, medewerker):
    assert stop_volgen(bron=bron, door=beheerder) == 1
    assert not Zoekregel.objects.exists()
    blad = als(medewerker).get(Verslag.objects.get().get_absolute_url()).content.decode()
    assert "We volgen de organisatie die dit verslag maakte niet meer." in blad
    assert haal_bron_op(nummer=bron.pk).nieuw == 0
    opnieuw = begin_volgen(adres=ander.adres, door=beheerder)
    assert opnieuw.pk == bron.pk
    haal_bron_op(nummer=bron.pk)
    assert (
        "Iedereen is te zien."
        in als(medewerker).get(Verslag.objects.get().get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize("hoe", ["stop", "uit"])
def test_who_stops_while_a_round_goes_on_gets_nothing_more(bron, ander, beheerder, monkeypatch, hoe):
    haal = volgen._haal_verslag

    def haal_en_stop(bron, ophaler, regel):
        stuk = haal(bron, ophaler, regel)
        if hoe == "stop":
            stop_volgen(bron=bron, door=beheerder)
        else:
            zet_ophalen(bron=bron, aan=False, door=beheerder)
        return stuk

    monkeypatch.setattr(volgen, "_haal_verslag", haal_en_stop)
    ander.publiceer("lantaarns", titel="Slimme lantaarns")
    ander.publiceer("drones", titel="Drones")
    assert haal_bron_op(nummer=bron.pk).nieuw == 0
    assert not Verslag.objects.filter(titel__in=("Slimme lantaarns", "Drones")).exists()
    assert Verslag.objects.gepubliceerd().count() == (0 if hoe == "stop" else 1)
    na = Bron.objects.get()
    assert (na.storing, na.begonnen_op, na.opgehaald_op) == ("", None, bron.opgehaald_op)


def test_an_old_page_starts_nothing_again_that_was_stopped(bron, beheerder, als):
    stop_volgen(bron=bron, door=beheerder)
    client = als(beheerder)
    blad = client.post(reverse("bron-aan", args=[bron.pk]), {"aan": "ja"}, follow=True).content.decode()
    assert "Volg haar opnieuw om weer op te halen." in blad
    assert "Het ophalen staat aan." not in blad
    assert not Bron.objects.te_volgen().exists()
    assert haal_bron_op(nummer=bron.pk).nieuw == 0


def test_what_is_off_is_not_fetched(bron, ander, beheerder):
    zet_ophalen(bron=bron, aan=False, door=beheerder)
    ander.gevraagd.clear()
    haal_bron_op(nummer=bron.pk)
    assert ander.gevraagd == []
    assert Zoekregel.objects.count() == 1


def test_an_address_is_followed_once_and_only_where_a_codio_answers(bron, ander, beheerder, settings):
    with pytest.raises(ValidationError, match="volgen jullie al"):
        begin_volgen(adres=f"{ander.adres}/openbaar/", door=beheerder)
    with buur(kenmerk=ander.kenmerk) as dubbel, pytest.raises(ValidationError, match="hetzelfde kenmerk"):
        begin_volgen(adres=dubbel.adres, door=beheerder)
    with (
        buur(kenmerk="ander") as naamgenoot,
        pytest.raises(ValidationError, match="Geef deze een andere naam"),
    ):
        begin_volgen(adres=naamgenoot.adres, door=beheerder)
    with pytest.raises(ValidationError, match="Hier is geen CODIO te vinden"):
        begin_volgen(adres="http://127.0.0.1:9", door=beheerder)
    settings.SITE_URL = ander.adres
    with pytest.raises(ValidationError, match="jullie eigen CODIO"):
        begin_volgen(adres=ander.adres, door=beheerder)


def test_an_installation_that_follows_three_is_their_shared_databank(settings, beheerder, als, medewerker):
    settings.VOLGEN_PLAATSELIJK = True
    namen = ("Gemeente Noord", "Provincie Midden", "Waterschap Zuid")
    with ExitStack() as stapel:
        buren = [stapel.enter_context(buur(naam, f"kenmerk-{naam}")) for naam in namen]
        for nummer, zelf in enumerate(buren, 1):
            for stuk in range(nummer):
                # All three have the same numbers and addresses.
                zelf.publiceer(f"stuk-{stuk}", titel=f"Stuk {stuk}", nummer=f"CODIO 2026-{stuk + 1:03d}")
            bron = begin_volgen(adres=zelf.adres, door=beheerder)
            haal_bron_op(nummer=bron.pk)
        buren[1].trek_in("stuk-0")
        for bron in Bron.objects.all():
            haal_bron_op(nummer=bron.pk)
    pagina = als(medewerker).get(reverse("databank"))
    assert pagina.context["totaal"] == 5
    facet = next(f for f in pagina.context["facetten"] if f.naam == "organisatie")
    assert {o.label: o.aantal for o in facet.opties} == dict(zip(namen, (1, 1, 3), strict=True))
    assert len(set(Verslag.objects.values_list("slug", flat=True))) == 6
    zelfde = als(medewerker).get(Verslag.objects.gepubliceerd().last().get_absolute_url())
    assert {v.verslag.van for v in zelfde.context["verwant"]} & set(namen)
    bewaar_tellingen()
    assert als(medewerker).get(reverse("databank")).context["totaal"] == 5
