"""The participants get the published verslag: asked first, once per version, outsiders by their own link."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from moresprudentie.handelingen import deel_met_deelnemers, publiceer, trek_in
from moresprudentie.models import Verslag, Verslagpost
from moresprudentie.werk import taken
from organisatie.models import Bericht
from organisatie.overgang import OngeldigeOvergang
from project.models import Deelnemer, Project
from tests.formulieren import Formulier

ONDERWERP = "Het verslag van de workshop over Druktemonitor"


@pytest.fixture
def mensen(project, deelnemer) -> dict[str, Deelnemer]:
    """Anna and Bert from outside with an address, Cora without, Dina with an account; Bert was not there."""
    for naam in ("Anna", "Bert"):
        wie = Deelnemer.objects.get(project=project, naam__startswith=naam)
        wie.email = f"{naam.lower()}@elders.example"
        wie.uitgenodigd_op = timezone.now()
        wie.save()
    Deelnemer.objects.filter(gebruiker=deelnemer).update(email=deelnemer.email)
    Deelnemer.objects.filter(project=project).update(aanwezig=True)
    Deelnemer.objects.filter(project=project, naam="Bert Kuil").update(aanwezig=False)
    return {d.naam.split()[0]: d for d in Deelnemer.objects.filter(project=project)}


@pytest.fixture
def delen(gepubliceerd, mensen, organisator, als):
    """Open the page as the organisator and give its form."""
    return lambda: Formulier(
        als(organisator), reverse("project-verslag-delen", args=[gepubliceerd.project_id])
    )


def verstuurd() -> dict[str, str]:
    return dict(Bericht.objects.filter(onderwerp=ONDERWERP).values_list("aan", "tekst"))


def adres_uit(tekst: str, soort: str) -> str:
    """Give the path of the first address of this kind in a mail."""
    treffer = re.search(rf"https?://[^/\s]+({soort}\S+)", tekst)
    assert treffer, tekst
    return treffer.group(1)


def test_the_page_shows_who_and_what_and_proposes_who_was_there(delen, mensen):
    formulier = delen()
    tekst = formulier.reactie.text
    assert formulier.velden()["aan"] == [str(mensen["Anna"].pk), str(mensen["Dina"].pk)]
    for woord in ("anna@elders.example", "Was er niet bij.", "[hier staat de eigen link van Anna Bos]"):
        assert woord in tekst
    assert mensen["Anna"].kenmerk not in tekst
    assert "Cora Zand. Geef hun de eigen link op papier" in " ".join(tekst.split())
    assert not verstuurd()


def test_outsiders_read_it_by_their_own_link_and_colleagues_where_everybody_reads(
    delen, gepubliceerd, deelnemer, client, als
):
    delen().stuur()
    mails = verstuurd()
    assert set(mails) == {"anna@elders.example", deelnemer.email}
    van_anna = adres_uit(mails["anna@elders.example"], "/uitnodiging/")
    van_dina = adres_uit(mails[deelnemer.email], "/moresprudentie/")
    pagina = client.get(van_anna)
    assert "Privacy gaat voor een precieze kaart." in pagina.text
    assert "noindex" in pagina["X-Robots-Tag"]
    assert "no-store" in pagina["Cache-Control"]
    assert (
        client.get(reverse("verslag", args=[gepubliceerd.slug])).status_code == 302
    )  # that one asks for an account
    assert als(deelnemer).get(van_dina).status_code == 200
    assert "Deze link is van jou alleen" not in mails[deelnemer.email]


def test_who_was_absent_and_ticked_is_not_thanked(delen, mensen):
    delen().stuur(aan=[str(mensen["Bert"].pk)])
    [tekst] = verstuurd().values()
    assert "Je was uitgenodigd voor de workshop" in tekst


def test_everybody_gets_a_version_once_and_who_is_new_later(delen, gepubliceerd, mensen, organisator):
    formulier = delen()
    formulier.stuur()
    formulier.stuur()  # pressed twice
    assert deel_met_deelnemers(verslag=gepubliceerd, door=organisator, aan=mensen.values()) == 1  # Bert
    assert deel_met_deelnemers(verslag=gepubliceerd, door=organisator, aan=mensen.values()) == 0
    assert Bericht.objects.filter(onderwerp=ONDERWERP).count() == 3
    Deelnemer.objects.filter(pk=mensen["Cora"].pk).update(email="cora@elders.example")
    later = delen()
    assert later.velden()["aan"] == [str(mensen["Cora"].pk)]
    assert "Onderweg sinds" in later.reactie.text
    later.stuur()
    assert "cora@elders.example" in verstuurd()


def test_a_mail_that_did_not_arrive_can_go_again_and_one_that_did_cannot(delen, mensen, client):
    delen().stuur()
    anna = Verslagpost.objects.get(deelnemer=mensen["Anna"])
    Bericht.objects.filter(pk=anna.bericht_id).update(status="mislukt")
    Bericht.objects.exclude(pk=anna.bericht_id).update(status="verstuurd")
    oud = adres_uit(anna.bericht.tekst, "/uitnodiging/")
    Deelnemer.objects.filter(pk=mensen["Anna"].pk).update(email="goed@elders.example")
    formulier = delen()
    assert formulier.velden()["aan"] == [str(mensen["Anna"].pk)]
    assert "Mislukt op" in formulier.reactie.text
    assert "Verstuurd op" in formulier.reactie.text
    formulier.stuur()
    anna.refresh_from_db()
    assert anna.aan == "goed@elders.example"
    assert client.get(oud).status_code == 404  # the link that went to the wrong address
    assert client.get(adres_uit(anna.bericht.tekst, "/uitnodiging/")).status_code == 200


def test_the_next_version_can_be_sent_too_and_says_what_is_better(delen, gepubliceerd, redacteur):
    delen().stuur()
    publiceer(verslag=gepubliceerd, door=redacteur, zichtbaarheid="openbaar", reden="Een getal klopte niet.")
    formulier = delen()
    assert len(formulier.velden()["aan"]) == 2
    formulier.stuur()
    tekst = Bericht.objects.filter(aan="anna@elders.example").latest("pk").tekst
    assert "Wat er is verbeterd: Een getal klopte niet." in tekst
    assert f"/openbaar/{gepubliceerd.slug}/" in tekst


def test_a_withdrawn_verslag_is_not_shown_and_not_sent(
    delen, gepubliceerd, mensen, redacteur, organisator, client
):
    formulier = delen()
    trek_in(verslag=gepubliceerd, door=redacteur, reden="Er stond een naam in.")
    antwoord = formulier.client.post(formulier.adres, formulier.velden())
    assert antwoord.status_code == 422
    assert "Het verslag is ingetrokken" in antwoord.text
    with pytest.raises(OngeldigeOvergang):
        deel_met_deelnemers(verslag=gepubliceerd, door=organisator, aan=mensen.values())
    assert not verstuurd()
    kenmerk = [mensen["Anna"].kenmerk]
    pagina = client.get(reverse("verslag-eigen-link", args=kenmerk)).text
    assert "Er stond een naam in." in pagina
    assert "Privacy gaat voor" not in pagina
    assert client.get(reverse("verslag-eigen-link-pdf", args=kenmerk)).status_code == 404
    eigen = client.get(reverse("project-uitnodiging", args=kenmerk)).text
    assert "Het verslag is ingetrokken." in eigen
    assert "Lees het hele verslag" not in eigen


def test_the_own_page_shows_the_verslag_from_publication_on(aangeboden, mensen, redacteur, client):
    adressen = [
        reverse(naam, args=[mensen["Anna"].kenmerk]) for naam in ("project-uitnodiging", "verslag-eigen-link")
    ]
    assert "Het verslag wordt gemaakt" in client.get(adressen[0]).text
    assert client.get(adressen[1]).status_code == 404
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="deelnemers")
    eigen = client.get(adressen[0]).text
    assert "Het verslag wordt gemaakt" not in eigen
    assert adressen[1] in eigen
    assert "Bezoekers zien waar het rustig is." in eigen
    assert client.get(adressen[1]).status_code == 200


def test_a_link_of_another_workshop_opens_nothing_of_this_one(gepubliceerd, nieuw_project, client):
    ander = Deelnemer.objects.create(
        project=nieuw_project("Iets anders"), naam="Vreemd", uitgenodigd_op=timezone.now()
    )
    assert client.get(reverse("verslag-eigen-link", args=[ander.kenmerk])).status_code == 404
    eigen = client.get(reverse("project-uitnodiging", args=[ander.kenmerk])).text
    assert "Druktemonitor" not in eigen


def test_only_organisator_and_redacteur_share(gepubliceerd, mensen, notulist, redacteur, als):
    adres = reverse("project-verslag-delen", args=[gepubliceerd.project_id])
    assert als(notulist).get(adres).status_code == 403
    with pytest.raises(PermissionDenied):
        deel_met_deelnemers(verslag=gepubliceerd, door=notulist, aan=mensen.values())
    assert "De organisator kan hun de eigen link" in als(redacteur).get(adres).text


def test_the_organisator_is_told_on_the_home_page_until_somebody_got_it(
    gepubliceerd, mensen, organisator, delen
):
    titel = "Deel het verslag met de deelnemers"
    assert titel in [taak.titel for taak in taken(organisator)]
    delen().stuur()
    assert titel not in [taak.titel for taak in taken(organisator)]


def test_before_publication_the_page_says_so(aangeboden, mensen, organisator, als):
    adres = reverse("project-verslag-delen", args=[aangeboden.project_id])
    assert "Het verslag is nog niet gepubliceerd" in als(organisator).get(adres).text
    assert Verslag.objects.get().status == "aangeboden"
    assert Project.objects.count() == 1
