"""What readers remark reaches who writes, gets an answer, and is dealt with before anything is vastgesteld."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from formats.handelingen import handel_opmerking_af, plaats_opmerking
from formats.models import Opmerking
from organisatie.handelingen import kies_mail
from organisatie.models import Bericht, Gebruiker, Melding
from strategie import handelingen, werk
from strategie.handelingen.fasen import NietCompleet
from strategie.models import Dossier, Fase
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar

pytestmark = pytest.mark.django_db
KLAAR = "Alles wat nodig is, staat erin."


def fase(dossier: Dossier, nummer: int = 1) -> Fase:
    return Fase.objects.select_related("invulling", "dossier").get(dossier=dossier, nummer=nummer)


def merk_op(dossier: Dossier, door: Gebruiker, tekst: str = "Klopt dit?") -> Opmerking:
    return plaats_opmerking(invulling=fase(dossier).invulling, vraag="kaders", tekst=tekst, door=door)


@pytest.fixture
def klaar(dossier) -> Dossier:
    maak_klaar(dossier, 1)
    return dossier


def test_a_phase_is_not_ready_while_a_remark_waits_for_an_answer(als, klaar, cio, bestuurder):
    client, adres = als(cio), reverse("strategie-fase", args=[klaar.pk, 1])
    assert KLAAR in client.get(adres).text
    opmerking = merk_op(klaar, bestuurder)
    pagina = client.get(adres).text
    assert KLAAR not in pagina
    assert "Beantwoord de opmerking van Marijke Postma bij ‘Binnen welke kaders" in pagina
    with pytest.raises(NietCompleet):
        handelingen.leg_voor(fase=fase(klaar), door=cio)
    client.post(adres, {"doe": f"afgehandeld:{opmerking.pk}", f"antwoord-{opmerking.pk}": "Ja, dat klopt."})
    assert KLAAR in client.get(adres).text


def test_nothing_is_vastgesteld_over_a_remark_without_an_answer(als, klaar, cio, bestuurder):
    handelingen.leg_voor(fase=fase(klaar), door=cio)
    opmerking = merk_op(klaar, bestuurder, "Waar is de motie?")
    client, adres = als(bestuurder), reverse("strategie-besluit", args=[klaar.pk, 1])
    pagina = client.get(adres)
    assert "1 opmerking heeft nog geen antwoord" in pagina.text
    gezien = pagina.context["form"]["gezien"].value()
    antwoord = client.post(adres, {"besluit": "vaststellen", "gezien": gezien, "opmerking": "Mooi."})
    assert antwoord.status_code == 422
    assert "staat nog één opmerking zonder antwoord" in antwoord.text
    assert "Mooi." in antwoord.text
    assert fase(klaar).is_voorgelegd
    handel_opmerking_af(opmerking=opmerking, door=cio, antwoord="In de kaders.")
    assert client.post(adres, {"besluit": "vaststellen", "gezien": gezien}).status_code == 302
    assert fase(klaar).is_vastgesteld


def test_with_a_remark_open_it_can_be_given_back(klaar, cio, bestuurder):
    handelingen.leg_voor(fase=fase(klaar), door=cio)
    merk_op(klaar, bestuurder)
    handelingen.geef_terug(
        fase=fase(klaar), door=bestuurder, opmerking="Zie mijn vraag.", gezien=ZONDER_PAGINA
    )
    assert fase(klaar).status == "teruggegeven"


def test_a_remark_reaches_all_who_write_and_the_answer_who_asked(klaar, cio, bestuurder, persoon):
    schrijver = persoon("schrijver")
    klaar.meeschrijvers.add(schrijver)
    Bericht.objects.all().delete()
    opmerking = merk_op(klaar, bestuurder, "Noem de motie.")
    mails = Bericht.objects.filter(onderwerp__startswith="Opmerking van Marijke Postma")
    assert {mail.aan for mail in mails} == {cio.email, schrijver.email}
    assert "Noem de motie." in mails[0].tekst
    assert f"{fase(klaar).get_absolute_url()}#vraag-kaders" in mails[0].tekst
    handel_opmerking_af(opmerking=opmerking, door=schrijver, antwoord="Staat nu in de kaders.")
    mail = Bericht.objects.get(onderwerp__endswith="beantwoordde je opmerking")
    assert mail.aan == bestuurder.email
    for woorden in ("Noem de motie.", "Staat nu in de kaders."):
        assert woorden in mail.tekst


def test_nobody_is_told_of_what_oneself_remarked_or_answered(klaar, cio):
    Bericht.objects.all().delete()
    opmerking = merk_op(klaar, cio)
    handel_opmerking_af(opmerking=opmerking, door=cio)
    assert not Bericht.objects.exists()


def test_a_remark_that_was_answered_is_not_told_any_more(klaar, cio, bestuurder):
    kies_mail(gebruiker=cio, ritme="dagelijks", niet=[])
    opmerking = merk_op(klaar, bestuurder)
    assert Melding.objects.wachtend().filter(gebruiker=cio).count() == 1
    handel_opmerking_af(opmerking=opmerking, door=bestuurder)
    assert not Melding.objects.wachtend().filter(gebruiker=cio).exists()


def test_my_work_asks_who_writes_to_answer_with_a_link_to_the_question(als, klaar, cio, bestuurder, persoon):
    schrijver = persoon("schrijver")
    klaar.meeschrijvers.add(schrijver)
    eerste, _ = merk_op(klaar, bestuurder), merk_op(klaar, bestuurder, "En dit?")
    for wie in (cio, schrijver):
        [taak] = [taak for taak in werk.werk(wie).taken if taak.titel.startswith("Beantwoord")]
        assert taak.titel == "Beantwoord 2 opmerkingen bij fase 1"
        assert taak.url.endswith("/fase-1/#vraag-kaders")
        assert "Beantwoord 2 opmerkingen bij fase 1" in als(wie).get("/").text
    assert not [taak for taak in werk.werk(bestuurder).taken if taak.titel.startswith("Beantwoord")]
    handel_opmerking_af(opmerking=eerste, door=cio, antwoord="Ja.")
    assert [t.titel for t in werk.werk(cio).taken if "opmerking" in t.titel] == [
        "Beantwoord één opmerking bij fase 1"
    ]


def test_who_only_reads_cannot_close_the_remark_of_another(klaar, bestuurder, medewerker):
    opmerking = merk_op(klaar, bestuurder)
    with pytest.raises(PermissionDenied):
        handel_opmerking_af(opmerking=opmerking, door=medewerker, antwoord="Laat maar.")
    with pytest.raises(ValidationError, match="Schrijf eerst"):
        handel_opmerking_af(opmerking=opmerking, door=klaar.eigenaar)
