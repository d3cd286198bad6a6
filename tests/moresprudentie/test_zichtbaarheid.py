"""Who reads what: concept, participants only, the organisation, everybody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from moresprudentie.handelingen import bied_aan, geef_terug, trek_in
from moresprudentie.models import Verslag

# Who, and the answer on a verslag that is for participants, for the organisation, and public.
LEZERS = [
    ("organisator", 200, 200, 200),
    ("notulist", 200, 200, 200),
    ("deelnemer", 200, 200, 200),
    ("redacteur", 200, 200, 200),
    ("medewerker", 404, 200, 200),
    ("cio", 404, 200, 200),
    ("bestuurder", 404, 200, 200),
    ("beheerder", 404, 200, 200),
]


@pytest.mark.parametrize(("wie", "deelnemers", "organisatie", "openbaar"), LEZERS)
def test_visibility_decides_who_reads_the_page_and_the_files(
    request, wie, deelnemers, organisatie, openbaar, project, in_databank, als
):
    persoon = request.getfixturevalue(wie)
    verslag = in_databank(project)
    client = als(persoon)
    for zichtbaarheid, verwacht in (
        ("deelnemers", deelnemers),
        ("organisatie", organisatie),
        ("openbaar", openbaar),
    ):
        Verslag.objects.filter(pk=verslag.pk).update(zichtbaarheid=zichtbaarheid)
        assert client.get(reverse("verslag", args=[verslag.slug])).status_code == verwacht
        assert client.get(reverse("verslag-bestand", args=[verslag.slug, "json"])).status_code == verwacht
        lijst = client.get(reverse("databank")).content.decode()
        assert (f"/moresprudentie/{verslag.slug}/" in lijst) == (verwacht == 200)


@pytest.mark.parametrize(
    ("zichtbaarheid", "verwacht"), [("deelnemers", 404), ("organisatie", 404), ("openbaar", 200)]
)
def test_without_an_account_only_the_public_ones_can_be_read(project, in_databank, zichtbaarheid, verwacht):
    verslag = in_databank(project, zichtbaarheid=zichtbaarheid)
    client = Client()
    assert client.get(reverse("openbaar-verslag", args=[verslag.slug])).status_code == verwacht
    assert client.get(reverse("openbaar-bestand", args=[verslag.slug, "json"])).status_code == verwacht
    assert (verslag.titel in client.get(reverse("openbaar")).content.decode()) == (verwacht == 200)
    assert (verslag.titel in client.get(reverse("openbaar-feed")).content.decode()) == (verwacht == 200)
    binnen = client.get(reverse("verslag", args=[verslag.slug]))
    assert binnen.status_code == 302
    assert "/account/" in binnen.headers["Location"]


def test_a_withdrawn_verslag_says_in_public_that_it_is_gone_and_why(project, in_databank, redacteur):
    verslag = in_databank(project, zichtbaarheid="openbaar")
    trek_in(verslag=verslag, door=redacteur, reden="De cijfers bleken onjuist.")
    client = Client()
    adressen = [reverse("openbaar-verslag", args=[verslag.slug])]
    adressen += [reverse("openbaar-bestand", args=[verslag.slug, formaat]) for formaat in ("pdf", "json")]
    for adres in adressen:
        pagina = client.get(adres)
        assert pagina.status_code == 410
        assert "De cijfers bleken onjuist." in pagina.text
        assert "Contract aanpassen" not in pagina.text
    assert verslag.titel not in client.get(reverse("openbaar")).content.decode()


def test_what_was_never_public_stays_unknown_in_public_when_it_is_withdrawn(project, in_databank, redacteur):
    verslag = in_databank(project, zichtbaarheid="organisatie")
    trek_in(verslag=verslag, door=redacteur, reden="Een geheime reden.")
    assert Client().get(reverse("openbaar-verslag", args=[verslag.slug])).status_code == 404


def test_a_withdrawn_participants_only_verslag_tells_its_reason_to_its_readers_only(
    project, in_databank, redacteur, medewerker, deelnemer, als
):
    verslag = in_databank(project, zichtbaarheid="deelnemers")
    trek_in(verslag=verslag, door=redacteur, reden="Een geheime reden.")
    adres = reverse("verslag", args=[verslag.slug])
    assert "Een geheime reden." in als(deelnemer).get(adres).content.decode()
    assert als(medewerker).get(adres).status_code == 404


def test_search_proposals_do_not_give_away_words_of_hidden_verslagen(
    nieuw_project, in_databank, medewerker, redacteur, als
):
    in_databank(nieuw_project("Vreemdelingenregister"), zichtbaarheid="deelnemers")
    zoek = f"{reverse('databank')}?q=vreemdelingenregistr"
    assert "vreemdelingenregister" in als(redacteur).get(zoek).content.decode()
    assert "vreemdelingenregister" not in als(medewerker).get(zoek).content.decode()


@pytest.mark.parametrize(
    ("wie", "verwacht"),
    [("organisator", 200), ("notulist", 200), ("redacteur", 404), ("deelnemer", 403), ("medewerker", 404)],
)
def test_who_comes_in_the_workspace_of_a_concept(request, wie, verwacht, verslag, als):
    persoon = request.getfixturevalue(wie)
    client = als(persoon)
    for naam in ("project-verslag", "project-verslag-voorbeeld"):
        assert client.get(reverse(naam, args=[verslag.project_id])).status_code == verwacht


def test_the_redacteur_sees_a_verslag_from_the_moment_it_was_offered_also_when_given_back(
    verslag, organisator, redacteur, als
):
    client = als(redacteur)
    adressen = [
        reverse(naam, args=[verslag.project_id])
        for naam in ("project-verslag", "project-verslag-voorbeeld", "project-verslag-publiceren")
    ]
    maken = reverse("project-verslag-maken", args=[verslag.project_id])
    assert {client.get(adres).status_code for adres in (*adressen, maken)} == {404}
    bied_aan(verslag=verslag, door=organisator)
    assert {client.get(adres).status_code for adres in adressen} == {200}
    geef_terug(verslag=verslag, door=redacteur, reden="Noem het besluit.")
    assert {client.get(adres).status_code for adres in adressen} == {200}


def test_the_redacteur_cannot_start_a_verslag_of_a_project_that_is_not_his(project, redacteur, als):
    adres = reverse("project-verslag-maken", args=[project.pk])
    assert [als(redacteur).get(adres).status_code, als(redacteur).post(adres).status_code] == [404, 404]
    assert not Verslag.objects.filter(project=project).exists()


def test_a_concept_is_not_in_the_databank(verslag, redacteur, als):
    pagina = als(redacteur).get(reverse("databank")).content.decode()
    assert "Er zijn nog geen verslagen" in pagina
    assert "Druktemonitor" not in pagina
    assert not Verslag.objects.in_databank_voor(redacteur).exists()


def test_earlier_versions_are_for_the_project_and_the_redactie(
    project, in_databank, organisator, medewerker, als
):
    verslag = in_databank(project)
    adres = reverse("verslag-versie", args=[verslag.slug, 1])
    assert als(organisator).get(adres).status_code == 200
    assert als(medewerker).get(adres).status_code == 403


@pytest.mark.parametrize("naam", ["redactie", "terugkoppeling-nieuw"])
def test_the_redactie_is_for_the_redacteur(naam, redacteur, medewerker, als):
    assert als(redacteur).get(reverse(naam)).status_code == 200
    assert als(medewerker).get(reverse(naam)).status_code == 403
