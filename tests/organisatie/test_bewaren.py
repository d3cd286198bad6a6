"""What is kept longer than the organisation says goes by itself; what was decided stays, and the beheer tells what went."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from organisatie import bewaren
from organisatie.bewaren import SOORTEN, ruim_op, standen, termijnen
from organisatie.models import Auditregel, Bericht, Bewaartermijn, Inlogsessie, Melding, Opruiming
from tests.achterdeur import achter_de_rug
from tests.formulieren import Formulier

pytestmark = pytest.mark.django_db


def dagen_geleden(dagen: int):
    return timezone.now() - timedelta(days=dagen)


def mail(dagen: int, status: str = "verstuurd") -> Bericht:
    bericht = Bericht.objects.create(aan="kim@voorbeeld.example", onderwerp="Hoi", tekst="x", status=status)
    Bericht.objects.filter(pk=bericht.pk).update(gemaakt_op=dagen_geleden(dagen))
    return bericht


def test_every_floor_with_data_on_people_declares_its_kinds():
    assert set(SOORTEN) == {
        *("mailtekst", "mail", "meldingen", "sessies", "audittrail", "deelnemers", "actiehouders"),
        *("bijeenkomsten", "meelezers", "notities", "conceptlezers", "verslagpost", "woosets"),
    }
    for soort in SOORTEN.values():
        assert soort.minste <= soort.dagen <= soort.meeste, soort.sleutel
        assert all((soort.weg, soort.blijft, soort.waarom)), soort.sleutel


def test_the_text_of_a_mail_goes_after_a_month_and_the_mail_after_a_year(db):
    vers, oud, stokoud, wacht = mail(29), mail(31), mail(366), mail(366, "wacht")
    ruim_op()
    vers.refresh_from_db()
    oud.refresh_from_db()
    wacht.refresh_from_db()
    assert (vers.tekst, oud.tekst, wacht.tekst) == ("x", "", "x")
    assert not Bericht.objects.filter(pk=stokoud.pk).exists()


def test_a_mail_that_failed_keeps_its_text_so_that_it_can_be_tried_again(db):
    mislukt = mail(31, "mislukt")
    ruim_op()
    mislukt.refresh_from_db()
    assert mislukt.tekst == "x"


def test_old_notices_sessions_and_audit_lines_go(db, medewerker):
    velden = {"soort": "x", "kop": "x", "pad": "/", "knop": "x", "gemaakt_op": dagen_geleden(731)}
    Melding.objects.create(sleutel="oud", gemaild_op=dagen_geleden(731), **velden)
    Melding.objects.create(sleutel="wacht nog", **velden)
    Inlogsessie.objects.create(session_key="oud", session_data="", expire_date=dagen_geleden(2))
    Inlogsessie.objects.create(session_key="nieuw", session_data="", expire_date=timezone.now())
    for dagen in (7 * 365 + 1, 7 * 365 - 1):
        regel = Auditregel.objects.create(wat=f"{dagen}", door=medewerker)
        with achter_de_rug():
            Auditregel.objects.filter(pk=regel.pk).update(moment=dagen_geleden(dagen))
    ruim_op()
    assert [m.sleutel for m in Melding.objects.all()] == ["wacht nog"]
    assert [s.session_key for s in Inlogsessie.objects.all()] == ["nieuw"]
    assert {r.wat for r in Auditregel.objects.all()} == {f"{7 * 365 - 1}", "vastgelegde rijen weggehaald"}


def test_a_trial_says_what_would_go_and_leaves_all(db):
    mail(366)
    uit = StringIO()
    call_command("bewaartermijnen", "--proef", stdout=uit)
    assert "Verstuurde mail: 1 ouder dan 365 dagen" in uit.getvalue()
    assert "er is niets weggehaald" in uit.getvalue()
    assert Bericht.objects.count() == 1
    assert not Opruiming.objects.exists()
    call_command("bewaartermijnen", stdout=uit)
    assert "Verstuurde mail: 1 weggehaald" in uit.getvalue()
    assert not Bericht.objects.exists()


def test_one_kind_that_cannot_go_does_not_stop_the_others_and_is_told(db, monkeypatch, als, beheerder):
    mail(366)
    regel = Auditregel.objects.create(wat="oud", door=beheerder)
    with achter_de_rug():
        Auditregel.objects.filter(pk=regel.pk).update(moment=dagen_geleden(4000))

    def geweigerd(grens: object) -> int:
        raise DatabaseError("een regel van de audittrail gaat nooit weg")

    oud = SOORTEN["audittrail"]
    velden = {naam: getattr(oud, naam) for naam in oud.__dataclass_fields__} | {"ruim": geweigerd}
    monkeypatch.setitem(SOORTEN, "audittrail", bewaren.Bewaarsoort(**velden))
    with pytest.raises(CommandError):
        call_command("bewaartermijnen", stdout=StringIO())
    assert not Bericht.objects.exists()
    assert bewaren.GEWEIGERD in als(beheerder).get(reverse("bewaartermijnen")).text


def test_the_beheerder_chooses_a_term_and_the_worker_keeps_to_it(als, beheerder, organisatie):
    mail(200)
    client = als(beheerder)
    formulier = Formulier(client, reverse("bewaartermijnen"))
    assert formulier.stuur(mail="100").status_code == 302
    assert "De termijnen zijn bewaard" in client.get(reverse("bewaartermijnen")).text
    assert termijnen()["mail"] == 100
    assert Bewaartermijn.objects.count() == 1
    assert Auditregel.objects.get(wat="bewaartermijnen gewijzigd").details["wijzigingen"] == {
        "mail": [365, 100]
    }
    ruim_op()
    assert not Bericht.objects.exists()
    assert "Verstuurde mail" in client.get(reverse("bewaartermijnen")).text.split("Wat is weggehaald")[1]


def test_the_term_of_codio_itself_is_not_stored(als, beheerder, organisatie):
    for dagen in ("100", "365"):
        formulier = Formulier(als(beheerder), reverse("bewaartermijnen"))
        formulier.stuur(mail=dagen)
    assert not Bewaartermijn.objects.exists()


@pytest.mark.parametrize("dagen", ["0", "99999", "", "veel", "-1"])
def test_a_term_outside_the_bounds_is_refused_in_words(als, beheerder, organisatie, dagen):
    formulier = Formulier(als(beheerder), reverse("bewaartermijnen"))
    antwoord = formulier.stuur(audittrail=dagen)
    assert antwoord.status_code == 422
    assert not Bewaartermijn.objects.exists()


def test_two_who_change_the_same_term_see_each_other(als, beheerder, persoon, organisatie):
    ander = persoon("ander", "beheerder")
    eerste, tweede = (Formulier(als(wie), reverse("bewaartermijnen")) for wie in (beheerder, ander))
    eerste.stuur(mail="100")
    antwoord = tweede.stuur(mail="200")
    assert antwoord.status_code == 422
    assert "Linda Mulder veranderde dit terwijl jij bezig was" in antwoord.text
    assert termijnen()["mail"] == 100


def test_the_page_needs_no_more_questions_than_another(
    als, beheerder, organisatie, django_assert_max_num_queries
):
    client = als(beheerder)
    with django_assert_max_num_queries(20):
        client.get(reverse("bewaartermijnen"))


def test_everybody_reads_the_terms_on_the_page_privacy(client, organisatie):
    Bewaartermijn.objects.create(soort="deelnemers", dagen=77)
    pagina = client.get(reverse("privacy")).text
    assert "77 dagen" in pagina
    assert all(stand.soort.naam in pagina for stand in standen())
