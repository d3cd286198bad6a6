"""A kept search tells of each new verslag once, by mail and in a reader, and never of what one may not read."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from moresprudentie.citator.berichten import ZOEKVRAAG, ronde
from moresprudentie.citator.zoekvragen import nieuwste
from moresprudentie.databank import zet_in_databank
from moresprudentie.handelingen import bewaar_zoekvraag, trek_in, verwijder_zoekvraag, wijzig_zoekvraag
from moresprudentie.inhoud import lees
from moresprudentie.models import Bewaardezoekvraag, Bron, Synoniemgroep, Verslag
from moresprudentie.models.zoeken import Lezer
from organisatie.meldsoorten import SOORTEN
from organisatie.models import Gebruiker, Mailkeuze, Melding
from tests.moresprudentie.buren import inhoud
from tests.moresprudentie.elders import neem_stuk_op

pytestmark = pytest.mark.django_db


@pytest.fixture
def bewaard(kader, medewerker) -> Bewaardezoekvraag:
    """A search for what weighs privacy, kept yesterday."""
    bewaard, _ = bewaar_zoekvraag(door=medewerker, naam="Privacy", vraag="waarde=privacy")
    Bewaardezoekvraag.objects.update(bewaard_op=timezone.now() - timedelta(days=1))
    bewaard.refresh_from_db()
    return bewaard


def gemeld() -> list[Melding]:
    return list(Melding.objects.filter(soort=ZOEKVRAAG).order_by("pk"))


def test_the_search_of_now_is_kept_with_a_name_and_found_again(als, medewerker, project, in_databank):
    in_databank(project)
    client = als(medewerker)
    assert "Bewaar deze zoekvraag" not in client.get(reverse("databank")).text
    hier = client.get(f"{reverse('databank')}?q=drukte&waarde=privacy&pagina=1").text
    adres = f"{reverse('zoekvraag-bewaren')}?q=drukte&waarde=privacy"
    assert adres.replace("&", "&amp;") in hier
    assert 'value="Drukte"' in client.get(adres).text
    for _ in range(2):  # sent twice is kept once
        client.post(adres, {"naam": "Drukte meten", "mail": "on"})
    [bewaard] = Bewaardezoekvraag.objects.all()
    lijst = client.get(reverse("zoekvragen")).text
    assert "Drukte meten" in lijst
    assert bewaard.adres.replace("&", "&amp;") in lijst
    assert "Druktemonitor" in client.get(bewaard.adres).text


def test_nothing_asked_is_nothing_kept_and_an_empty_list_says_how(als, medewerker, kader):
    client = als(medewerker)
    assert client.get(reverse("zoekvraag-bewaren")).url == reverse("databank")
    assert "Je bewaart nog geen zoekvraag" in client.get(reverse("zoekvragen")).text


def test_each_new_verslag_is_told_once_and_only_what_fits(
    bewaard, medewerker, project, nieuw_project, in_databank
):
    in_databank(nieuw_project("Oud", zwaar=("privacy",)), op=timezone.now() - timedelta(days=3))
    in_databank(nieuw_project("Iets anders", zwaar=("wendbaarheid",)))
    nieuw = in_databank(project)
    bewaar_zoekvraag(door=medewerker, naam="Ook", vraag="waarde=privacy&waarde=transparantie")
    Bewaardezoekvraag.objects.update(bewaard_op=timezone.now() - timedelta(days=1))
    ronde(timezone.localdate())
    ronde(timezone.localdate())
    [melding] = gemeld()
    assert (melding.gebruiker, melding.pad) == (medewerker, nieuw.get_absolute_url())
    assert "Druktemonitor" in melding.kop


def test_nobody_is_told_of_what_one_may_not_read(bewaard, project, in_databank):
    in_databank(project, zichtbaarheid="deelnemers")
    ronde(timezone.localdate())
    assert gemeld() == []


def test_what_is_withdrawn_before_the_mail_goes_is_not_mailed(
    bewaard, redacteur, medewerker, project, in_databank
):
    verslag = in_databank(project)
    ronde(timezone.localdate())
    [melding] = gemeld()
    geldt = SOORTEN[ZOEKVRAAG].geldt
    assert geldt(melding)
    trek_in(verslag=verslag, door=redacteur, reden="Fout.")
    assert not geldt(melding)


def test_who_turned_the_mail_off_or_removed_the_search_gets_none(bewaard, medewerker, project, in_databank):
    in_databank(project)
    ronde(timezone.localdate())
    [melding] = gemeld()
    wijzig_zoekvraag(bewaard=bewaard, door=medewerker, naam="Privacy", mail=False)
    assert not SOORTEN[ZOEKVRAAG].geldt(melding)
    Melding.objects.all().delete()
    ronde(timezone.localdate())
    assert gemeld() == []


def test_an_account_that_stopped_hears_nothing_and_its_feed_is_gone(
    client, bewaard, medewerker, project, in_databank
):
    in_databank(project)
    adres = reverse("zoekvraag-feed", args=[bewaard.sleutel])
    assert client.get(adres).status_code == 200
    Gebruiker.objects.filter(pk=medewerker.pk).update(is_active=False)
    ronde(timezone.localdate())
    assert gemeld() == []
    assert client.get(adres).status_code == 404


def test_the_feed_gives_without_logging_in_what_its_owner_may_read_now(
    client, bewaard, redacteur, project, nieuw_project, in_databank
):
    open_ = in_databank(project)
    in_databank(nieuw_project("Besloten", zwaar=("privacy",)), zichtbaarheid="deelnemers")
    adres = reverse("zoekvraag-feed", args=[bewaard.sleutel])
    reactie = client.get(adres)
    assert reactie["Content-Type"].startswith("application/atom+xml")
    assert "noindex" in reactie["X-Robots-Tag"]
    assert "no-store" in reactie["Cache-Control"]
    assert "Druktemonitor" in reactie.text
    assert "Besloten" not in reactie.text
    trek_in(verslag=open_, door=redacteur, reden="Fout.")
    assert "Druktemonitor" not in client.get(adres).text
    assert client.get(reverse("zoekvraag-feed", args=["geraden"])).status_code == 404


def test_a_new_address_ends_the_old_one(als, client, bewaard, medewerker):
    oud = reverse("zoekvraag-feed", args=[bewaard.sleutel])
    als(medewerker).post(reverse("zoekvraag-adres", args=[bewaard.pk]))
    bewaard.refresh_from_db()
    client.logout()
    assert client.get(oud).status_code == 404
    assert client.get(reverse("zoekvraag-feed", args=[bewaard.sleutel])).status_code == 200


def test_a_search_is_changed_and_removed_by_who_keeps_it_only(als, bewaard, medewerker, cio):
    client = als(medewerker)
    client.post(reverse("zoekvraag", args=[bewaard.pk]), {"naam": "Anders"})
    bewaard.refresh_from_db()
    assert (bewaard.naam, bewaard.mail) == ("Anders", False)
    for naam in ("zoekvraag", "zoekvraag-adres", "zoekvraag-verwijderen"):
        assert als(cio).post(reverse(naam, args=[bewaard.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        verwijder_zoekvraag(bewaard=bewaard, door=cio)
    als(medewerker).post(reverse("zoekvraag-verwijderen", args=[bewaard.pk]))
    assert not Bewaardezoekvraag.objects.exists()


def test_a_search_without_synonyms_stays_without_them_in_mail_and_feed(
    client, bewaard, medewerker, project, in_databank
):
    in_databank(project)
    Synoniemgroep.objects.all().delete()
    Synoniemgroep.objects.create(termen=["druktemeter", "druktemonitor"])
    met, _ = bewaar_zoekvraag(door=medewerker, naam="Met", vraag="q=druktemeter")
    zonder, _ = bewaar_zoekvraag(door=medewerker, naam="Zonder", vraag="q=druktemeter&synoniemen=uit")
    wie = Lezer.van(medewerker)
    assert [verslag.titel for verslag in nieuwste(met, wie)] == ["Druktemonitor"]
    assert nieuwste(zonder, wie) == []


def test_the_feed_tells_verslagen_of_two_organisations_with_one_number_apart(
    client, medewerker, project, in_databank
):
    eigen = in_databank(project)
    buur = Bron.objects.create(naam="Gemeente Buur", slug="gemeente-buur", kenmerk="b")
    neem_stuk_op(inhoud(eigen.nummer, titel="Van de buren"), buur)
    bewaard, _ = bewaar_zoekvraag(door=medewerker, naam="Alles", vraag="waarde=privacy")
    feed = client.get(reverse("zoekvraag-feed", args=[bewaard.sleutel])).text
    assert f"Gemeente Buur, {eigen.nummer} Van de buren" in feed
    namen = re.findall("<entry>.*?<id>(.*?)</id>", feed, re.DOTALL)
    assert len(namen) == len(set(namen)) == 2


def test_a_summary_with_signs_of_html_is_read_as_it_was_written(client, bewaard, project, in_databank):
    verslag = in_databank(project)
    Verslag.objects.filter(pk=verslag.pk).update(samenvatting="Drukte <b>meten</b> & tellen")
    feed = client.get(reverse("zoekvraag-feed", args=[bewaard.sleutel])).text
    assert "Drukte &amp;lt;b&amp;gt;meten&amp;lt;/b&amp;gt; &amp;amp; tellen" in feed


def test_what_waits_for_the_bundle_of_the_week_tells_a_verslag_as_it_is_then(
    bewaard, medewerker, project, in_databank
):
    Mailkeuze.objects.create(gebruiker=medewerker, ritme=Mailkeuze.Ritme.WEKELIJKS)
    verslag = in_databank(project)
    ronde(timezone.localdate())
    assert "rustig" in gemeld()[0].tekst
    versie = verslag.huidige_versie
    inhoud_nu = lees(versie.inhoud)
    for vraag in (v for sectie in inhoud_nu["secties"] for v in sectie["vragen"]):
        vraag["tekst"] = vraag["tekst"].replace("rustig", "stil")
    zet_in_databank(verslag, versie, inhoud_nu, waarden=verslag.waarden.values_list("pk", flat=True))
    ronde(timezone.localdate())
    [melding] = gemeld()
    assert "stil" in melding.tekst
    assert "rustig" not in melding.tekst
