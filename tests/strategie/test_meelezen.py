"""Reading along: who is asked for a phase reads and remarks until a day, with an account or by a link of their own."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from lxml import html

from formats.handelingen import handel_opmerking_af, plaats_opmerking
from formats.models import Opmerking
from organisatie.meldsoorten import SOORTEN
from organisatie.models import Auditregel, Bericht, Melding
from strategie import handelingen
from strategie.handelingen.fasen import Lezing
from strategie.handelingen.meelezen import Genodigde
from strategie.meelezen import maak_link
from strategie.models import Dossier, Fase, Meelezer
from strategie.nota import nota
from strategie.notateksten import SELECTIE
from tests.strategie.conftest import maak_klaar

BUITEN = "kim@voorbeeld.example"


@pytest.fixture
def anna(persoon):
    """A colleague without a role."""
    return persoon("anna")


@pytest.fixture
def genoteerd(dossier, cio, anna):
    """Note who takes part in phase 1: a colleague in two processes, and somebody from outside."""
    for gegevens in (
        {"soort": "informatie", "rol": "jurist", "gebruiker": anna},
        {"soort": "keuze", "rol": "jurist", "gebruiker": anna},
        {"soort": "informatie", "rol": "hoogleraar", "naam": "Kim de Boer", "extern": True},
    ):
        handelingen.voeg_betrokkene_toe(dossier=dossier, door=cio, **gegevens)
    return dossier


def adres(dossier, naam: str, *verder) -> str:
    return reverse(f"strategie-{naam}", args=[dossier.pk, *verder])


def nodig_uit(client, dossier, *, collega=True, buiten=True, **meer):
    """Send the form of the page, as the owner fills it in."""
    collegas = dossier.betrokkenen.filter(gebruiker__isnull=False)[:1] if collega else []
    gegevens = {
        "collegas": [mens.pk for mens in collegas],
        "tot": (localdate() + timedelta(days=10)).isoformat(),
        "toelichting": "Let op de kaders.",
        **meer,
    }
    if buiten:
        gegevens[f"adres-{dossier.betrokkenen.get(gebruiker=None).pk}"] = BUITEN
    return client.post(adres(dossier, "meelezer-nieuw", 1), gegevens, follow=True)


@pytest.fixture
def uitgenodigd(als, cio, genoteerd):
    """Both are asked for phase 1."""
    assert nodig_uit(als(cio), genoteerd).status_code == 200
    return genoteerd


def link() -> str:
    """Give the path of the link in the last mail to who has no account."""
    tekst = Bericht.objects.filter(aan=BUITEN).latest("pk").tekst
    return re.search(r"/meelezen/\S+/", tekst)[0]


def buitenstaander() -> Meelezer:
    return Meelezer.objects.get(email=BUITEN)


def tekst(antwoord) -> str:
    return " ".join(html.fromstring(antwoord.content).find(".//main").text_content().split())


def test_the_mail_says_who_asks_for_what_until_when_and_what_one_can_do(uitgenodigd, cio):
    mail = Bericht.objects.get(aan=BUITEN)
    for woord in (cio.naam, "informatieproces", "Tot en met:", "opmerkingen zetten", "Let op de kaders."):
        assert woord in mail.tekst
    assert mail.wis_tekst, "the link lets somebody in"
    melding = Melding.objects.get(soort="strategie-meelezen")
    assert "informatieproces en keuzeproces" in melding.tekst
    assert melding.gebruiker.username == "anna"


def test_a_role_with_signs_of_html_is_text_beside_the_address(als, cio, dossier):
    gegevens = {"soort": "informatie", "rol": "<img src=//elders.example/x>", "naam": "Kim de Boer"}
    handelingen.voeg_betrokkene_toe(dossier=dossier, door=cio, extern=True, **gegevens)
    pagina = als(cio).get(adres(dossier, "meelezer-nieuw", 1))
    assert not html.fromstring(pagina.content).xpath("//main//img[contains(@src, 'elders')]")
    assert "<img src=//elders.example/x> (" in tekst(pagina)


def test_who_is_asked_twice_gets_one_mail(uitgenodigd, als, cio):
    nogmaals = nodig_uit(als(cio), uitgenodigd, collega=False, buiten=False)
    assert nogmaals.status_code == 422
    handelingen.nodig_meelezers_uit(
        dossier=uitgenodigd,
        fase=1,
        genodigden=[Genodigde("keuzeproces", naam="Kim", email=BUITEN.upper())],
        tot=localdate(),
        door=cio,
    )
    assert Bericht.objects.filter(aan=BUITEN).count() == 1
    assert Meelezer.objects.count() == 2


def test_nobody_is_asked_for_a_day_that_is_over(als, cio, genoteerd):
    gisteren = (localdate() - timedelta(days=1)).isoformat()
    assert "al voorbij" in tekst(nodig_uit(als(cio), genoteerd, tot=gisteren))
    assert not Meelezer.objects.exists()


def test_a_colleague_reads_the_dossier_and_remarks_until_the_day_is_over(uitgenodigd, als, anna):
    client = als(anna)
    fase = reverse("strategie-fase", args=[uitgenodigd.pk, 1])
    pagina = client.get(fase)
    assert "Let op de kaders." in tekst(pagina)
    assert (
        client.post(fase, {"doe": "opmerking:kaders", "opmerking-kaders": "De wet mist."}).status_code == 302
    )
    assert Opmerking.objects.get().door == anna
    assert client.get(adres(uitgenodigd, "meelezers", 1)).status_code == 403
    schrijven = reverse("strategie-fase-antwoord", args=[uitgenodigd.pk, 1, "kaders"])
    assert client.post(schrijven, {"tekst": "x", "basis": "0"}).status_code == 403
    Meelezer.objects.update(tot=localdate() - timedelta(days=1))
    assert client.get(fase).status_code == 404


def test_the_task_of_a_colleague_is_gone_once_it_was_read(uitgenodigd, als, anna):
    client = als(anna)
    assert "Lees mee met fase 1" in tekst(client.get(reverse("mijn-werk")))
    assert "Dank je wel" in tekst(client.post(adres(uitgenodigd, "gelezen", 1), follow=True))
    assert "Lees mee met fase 1" not in tekst(client.get(reverse("mijn-werk")))
    assert Meelezer.objects.get(gebruiker=anna).gelezen_op


def test_who_has_no_account_reads_the_concept_by_the_link(uitgenodigd):
    client = Client()
    antwoord = client.get(link())
    gelezen = tekst(antwoord)
    assert "Concept: het kan nog wijzigen" in gelezen
    assert "informatieproces" in gelezen
    assert antwoord["X-Robots-Tag"].startswith("noindex")
    assert "no-store" in antwoord["Cache-Control"]
    assert client.get(f"{link()}concept.pdf").content.startswith(b"%PDF")
    assert client.get(reverse("strategie-dossier", args=[uitgenodigd.pk])).status_code == 302, "not logged in"


def test_a_remark_from_outside_reaches_who_writes_and_the_answer_comes_back(uitgenodigd, als, cio):
    client = Client()
    reactie = client.post(link(), {"vraag": "kaders", "tekst": "De wet mist."}, follow=True)
    assert "De wet mist." in tekst(reactie)
    assert Melding.objects.filter(
        soort="strategie-opmerking", gebruiker=cio, kop__contains="Kim de Boer"
    ).exists()
    bij_de_vraag = tekst(als(cio).get(reverse("strategie-fase", args=[uitgenodigd.pk, 1])))
    assert "Kim de Boer, leest mee" in bij_de_vraag
    assert "Beantwoord de opmerking van Kim de Boer" in bij_de_vraag
    handel_opmerking_af(opmerking=Opmerking.objects.get(), door=cio, antwoord="Staat er nu bij.")
    assert "Staat er nu bij." in Bericht.objects.filter(aan=BUITEN).latest("pk").tekst
    assert "Staat er nu bij." in tekst(client.get(link()))


@pytest.mark.parametrize(
    ("vraag", "woorden", "status"), [("kaders", "", 422), ("kaders", "x" * 2001, 422), ("zomaar", "x", 302)]
)
def test_a_remark_that_cannot_be_kept_says_so(uitgenodigd, vraag, woorden, status):
    assert Client().post(link(), {"vraag": vraag, "tekst": woorden}).status_code == status
    assert not Opmerking.objects.exists()


def test_who_reads_from_outside_does_not_see_what_others_remarked(uitgenodigd, cio):
    plaats_opmerking(invulling=uitgenodigd.fase(1).invulling, vraag="kaders", tekst="Onder ons.", door=cio)
    assert "Onder ons." not in tekst(Client().get(link()))


def pdf_voor(fase: Fase, door) -> str:
    """Give the document that somebody from outside gets of a phase."""
    wie = Genodigde("keuzeproces", naam="Kim", email=BUITEN)
    [lezer] = handelingen.nodig_meelezers_uit(
        dossier=fase.dossier, fase=fase.nummer, genodigden=[wie], tot=localdate(), door=door
    )
    return Client().get(f"{maak_link(lezer)}concept.pdf").content.decode()


def test_the_document_for_outside_has_no_measures_of_a_plan_that_is_still_written(tot_en_met, cio):
    dossier = tot_en_met(1)
    maak_klaar(dossier, 3)
    assert "Sensorenregister" not in pdf_voor(dossier.fasen.get(nummer=4), cio)
    Fase.objects.filter(dossier=dossier, nummer=3).update(status="vastgesteld")
    Meelezer.objects.all().delete()
    assert "Sensorenregister" in pdf_voor(dossier.fasen.get(nummer=4), cio)


def test_the_document_for_outside_does_not_say_what_the_bestuurder_said_when_giving_it_back(
    tot_en_met, cio, bestuurder
):
    dossier = tot_en_met(1)
    fase = handelingen.leg_voor(fase=maak_klaar(dossier, 2), door=cio)
    handelingen.geef_terug(gezien=Lezing.ZONDER_PAGINA, fase=fase, door=bestuurder, opmerking="Nog te mager.")
    fase = dossier.fasen.get(nummer=2)
    assert "Nog te mager." not in pdf_voor(fase, cio)
    assert "Nog te mager." in str(nota(fase).context["verschillen"])


def test_a_link_ends_with_the_day_and_when_it_is_taken_back(uitgenodigd, cio):
    client, hier = Client(), link()
    Meelezer.objects.update(tot=localdate() - timedelta(days=1))
    assert "Het meelezen is voorbij" in tekst(client.get(hier))
    assert client.post(hier, {"vraag": "kaders", "tekst": "Nog iets."}).status_code == 410
    Meelezer.objects.update(tot=localdate())
    handelingen.trek_meelezer_in(meelezer=buitenstaander(), door=cio)
    assert client.get(hier).status_code == 410
    assert client.get(f"{hier}concept.pdf").status_code == 410
    assert client.get("/meelezen/zomaar/").status_code == 410
    assert not Opmerking.objects.exists()


def test_once_vastgesteld_it_is_read_only(uitgenodigd):
    Fase.objects.filter(dossier=uitgenodigd, nummer=1).update(status="vastgesteld")
    assert "Zet een opmerking" not in tekst(Client().get(link()))
    assert Client().post(link(), {"vraag": "kaders", "tekst": "Nog iets."}).status_code == 422


def test_the_owner_sees_per_person_how_far_they_are(uitgenodigd, als, cio, anna):
    client = als(cio)
    lijst = adres(uitgenodigd, "meelezers", 1)
    assert tekst(client.get(lijst)).count("Nog niet geopend") == 2
    als(anna).get(reverse("strategie-fase", args=[uitgenodigd.pk, 1]))
    buiten = Client()
    buiten.post(link(), {"vraag": "kaders", "tekst": "De wet mist."})
    buiten.post(link(), {"gelezen": "ja"})
    gelezen = tekst(client.get(lijst))
    assert "Geopend op" in gelezen
    assert "Gelezen op" in gelezen
    (rij,) = [
        r
        for r in html.fromstring(client.get(lijst).content).iterfind(".//tbody/tr")
        if "Kim" in r.text_content()
    ]
    assert rij.xpath("td[@data-label='Opmerkingen']")[0].text_content().strip() == "1"


def test_a_mail_that_did_not_arrive_is_shown(uitgenodigd, als, cio):
    Bericht.objects.filter(aan=BUITEN).update(status=Bericht.Status.MISLUKT, fout="Onbekend adres.")
    assert "De e-mail kwam niet aan: Onbekend adres." in tekst(
        als(cio).get(adres(uitgenodigd, "meelezers", 1))
    )


def test_a_reminder_goes_once(uitgenodigd, als, cio, anna):
    client = als(cio)
    for meelezer in Meelezer.objects.all():
        pad = adres(uitgenodigd, "meelezer-herinneren", meelezer.pk)
        assert "krijgt een herinnering" in tekst(client.post(pad, follow=True))
        assert "al een keer herinnerd" in tekst(client.post(pad, follow=True))
    assert Bericht.objects.filter(aan=BUITEN).count() == 2
    assert Melding.objects.filter(gebruiker=anna, soort="strategie-meelezen").count() == 2


def test_taking_back_keeps_the_mail_that_had_not_left(uitgenodigd, als, cio):
    client = als(cio)
    meelezer = buitenstaander()
    assert "leest niet meer mee" in tekst(
        client.post(adres(uitgenodigd, "meelezer-intrekken", meelezer.pk), follow=True)
    )
    assert Bericht.objects.get(aan=BUITEN).status == Bericht.Status.VERVALLEN
    assert Auditregel.objects.filter(wat="leest niet meer mee").exists()
    nodig_uit(client, uitgenodigd, collega=False)
    assert Bericht.objects.filter(aan=BUITEN).count() == 2, "asked anew, with another link"


def test_only_who_writes_asks_reminds_and_takes_back(uitgenodigd, anna, bestuurder):
    for wie in (anna, bestuurder):
        for doe in (handelingen.herinner_meelezer, handelingen.trek_meelezer_in):
            with pytest.raises(PermissionDenied):
                doe(meelezer=buitenstaander(), door=wie)
        with pytest.raises(PermissionDenied):
            handelingen.nodig_meelezers_uit(
                dossier=uitgenodigd, fase=1, genodigden=[], tot=localdate(), door=wie
            )


def test_for_a_phase_that_is_vastgesteld_nobody_is_asked(genoteerd, cio):
    Fase.objects.filter(dossier=genoteerd, nummer=1).update(status="vastgesteld")
    with pytest.raises(ValidationError):
        handelingen.nodig_meelezers_uit(dossier=genoteerd, fase=1, genodigden=[], tot=localdate(), door=cio)


def test_who_was_asked_long_ago_can_be_asked_again(uitgenodigd, als, cio):
    Meelezer.objects.update(tot=localdate() - timedelta(days=1), gelezen_op=timezone.now())
    assert "Twee mensen zijn uitgenodigd" in tekst(nodig_uit(als(cio), uitgenodigd))
    assert Meelezer.objects.count() == 2
    assert Client().get(link()).status_code == 200


def test_a_new_version_has_no_readers_yet(tot_en_met, cio, anna):
    dossier = tot_en_met(4)
    Meelezer.objects.create(
        dossier=dossier, fase=1, gebruiker=anna, waarvoor="keuzeproces", tot=localdate(), door=cio
    )
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Tijd.", door=cio)
    assert not nieuw.meelezers.exists()
    assert not Dossier.objects.zichtbaar_voor(anna).filter(pk=nieuw.pk).exists()


def na_de_dag(**velden) -> None:
    """Let all that were asked be over since yesterday."""
    Meelezer.objects.update(tot=localdate() - timedelta(days=1), **velden)


def test_who_is_asked_again_begins_anew(uitgenodigd, als, cio, anna):
    client = als(cio)
    for keer in (1, 2):
        Client().get(link())
        for meelezer in Meelezer.objects.all():
            client.post(adres(uitgenodigd, "meelezer-herinneren", meelezer.pk))
        assert Melding.objects.filter(gebruiker=anna, soort="strategie-meelezen").count() == 2 * keer
        na_de_dag()
        nodig_uit(client, uitgenodigd)
        assert "Geopend op" not in tekst(client.get(adres(uitgenodigd, "meelezers", 1)))


def test_an_address_that_another_person_reads_from_now_has_the_new_name(uitgenodigd, cio):
    na_de_dag()
    handelingen.nodig_meelezers_uit(
        dossier=uitgenodigd,
        fase=1,
        genodigden=[Genodigde("keuzeproces", naam="Noor Vos", email=BUITEN)],
        tot=localdate(),
        door=cio,
    )
    assert Bericht.objects.filter(aan=BUITEN).latest("pk").tekst.startswith("Hallo Noor Vos")
    assert "voor Noor Vos" in tekst(Client().get(link()))


def test_nobody_is_reminded_who_has_read_it_or_once_it_is_vastgesteld(uitgenodigd, als, cio, anna):
    als(anna).post(adres(uitgenodigd, "gelezen", 1))
    with pytest.raises(ValidationError, match="al gelezen"):
        handelingen.herinner_meelezer(meelezer=Meelezer.objects.get(gebruiker=anna), door=cio)
    lijst = adres(uitgenodigd, "meelezers", 1)
    assert "Herinner Kim de Boer" in tekst(als(cio).get(lijst))
    Fase.objects.filter(dossier=uitgenodigd, nummer=1).update(status="vastgesteld")
    with pytest.raises(ValidationError, match="staat vast"):
        handelingen.herinner_meelezer(meelezer=buitenstaander(), door=cio)
    assert "Herinner Kim de Boer" not in tekst(als(cio).get(lijst))
    assert Bericht.objects.filter(aan=BUITEN).count() == 1


def test_a_notice_that_waits_falls_away_once_it_is_vastgesteld(uitgenodigd):
    melding = Melding.objects.get(soort="strategie-meelezen")
    geldt = SOORTEN["strategie-meelezen"].geldt
    assert geldt(melding)
    Fase.objects.filter(dossier=uitgenodigd, nummer=1).update(status="vastgesteld")
    assert not geldt(melding)


def test_who_reads_from_outside_sees_the_questions_that_are_asked(dossier, cio):
    Dossier.objects.filter(pk=dossier.pk).update(keuze="generiek")
    [lezer] = handelingen.nodig_meelezers_uit(
        dossier=dossier,
        fase=2,
        genodigden=[Genodigde("keuzeproces", naam="Kim", email=BUITEN)],
        tot=localdate(),
        door=cio,
    )
    gelezen = tekst(Client().get(maak_link(lezer)))
    weg = next(o for o in dossier.fase(2).invulling.spec.onderdelen if o.sleutel == SELECTIE)
    assert weg.titel not in gelezen
    assert "In de nota staat: “" in gelezen
