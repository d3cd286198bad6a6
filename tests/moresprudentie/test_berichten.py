"""What the redactie is told by mail: a verslag waits, and a half-year is over."""

from __future__ import annotations

from datetime import date

import pytest

from moresprudentie.handelingen import begin_terugkoppeling, bied_aan, geef_terug, publiceer
from moresprudentie.models import Terugkoppeling
from moresprudentie.periode import Halfjaar
from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.models import Bericht, Melding, Rol, Roltoekenning
from strategie.models import Dossier
from tests.achterdeur import achter_de_rug
from tests.acties.test_jaar import op

pytestmark = pytest.mark.django_db
DONDERDAG = date(2026, 12, 3)


def gemeld(soort: str) -> list[str]:
    return list(Melding.objects.filter(soort=soort).values_list("gebruiker__username", flat=True))


def rondes(*dagen: date) -> None:
    for dag in dagen:
        with op(dag):
            meldingen.ronde(dag)


def test_an_offered_verslag_is_mailed_once_however_often_there_is_a_round(verslag, organisator, redacteur):
    with op(DONDERDAG):
        bied_aan(verslag=verslag, door=organisator)
    rondes(DONDERDAG, date(2026, 12, 4), date(2026, 12, 7))
    assert gemeld("verslag-wacht") == ["redacteur"]
    [mail] = Bericht.objects.filter(aan=redacteur.email)
    assert mail.onderwerp == "Een verslag wacht op de redactie: Druktemonitor"
    assert f"/project/{verslag.project_id}/verslag/" in mail.tekst


def test_a_verslag_that_comes_back_and_is_offered_again_is_told_again(verslag, organisator, redacteur):
    with op(DONDERDAG, 9):
        bied_aan(verslag=verslag, door=organisator)
    with op(DONDERDAG, 11):
        geef_terug(verslag=verslag, door=redacteur, reden="Korter.")
    with op(DONDERDAG, 13):
        bied_aan(verslag=verslag, door=organisator)
    assert gemeld("verslag-wacht") == ["redacteur", "redacteur"]


def test_who_becomes_redacteur_later_hears_what_waits_already(verslag, organisator, redacteur, medewerker):
    with op(DONDERDAG):
        bied_aan(verslag=verslag, door=organisator)
    Roltoekenning.objects.create(gebruiker=medewerker, rol=Rol.REDACTEUR)
    rondes(date(2026, 12, 4))
    assert sorted(gemeld("verslag-wacht")) == ["medewerker", "redacteur"]


def test_what_was_published_or_given_back_before_the_weekly_mail_is_not_in_it(
    verslag, organisator, redacteur
):
    kies_mail(gebruiker=redacteur, ritme="wekelijks", niet=["verslag-wacht"])  # a duty: it comes anyway
    for ronde, einde in enumerate(
        (
            lambda v: geef_terug(verslag=v, door=redacteur, reden="Korter."),
            lambda v: publiceer(verslag=v, door=redacteur, zichtbaarheid="organisatie"),
        ),
        1,
    ):
        with op(DONDERDAG, 9 + ronde):
            aangeboden = bied_aan(verslag=verslag, door=organisator)
            assert Melding.objects.wachtend().count() == 1
            einde(aangeboden)
            assert Melding.objects.wachtend().count() == 0
    rondes(date(2026, 12, 7))
    assert not Bericht.objects.filter(aan=redacteur.email).exists()


def test_who_is_no_redacteur_any_more_is_not_told_in_the_bundle(verslag, organisator, redacteur):
    kies_mail(gebruiker=redacteur, ritme="dagelijks", niet=[])
    with op(DONDERDAG):
        bied_aan(verslag=verslag, door=organisator)
    redacteur.roltoekenningen.all().delete()
    rondes(date(2026, 12, 4))
    assert not Bericht.objects.filter(aan=redacteur.email).exists()


@pytest.fixture
def gold(dossier) -> Dossier:
    """A strategy that held in all of 2026."""
    Dossier.objects.filter(pk=dossier.pk).update(accenten_vastgesteld_op="2025-11-03T10:00Z")
    return Dossier.objects.get(pk=dossier.pk)


def test_on_the_first_working_day_of_january_and_july_who_writes_it_is_asked_for_the_terugkoppeling(
    gold, redacteur, cio
):
    rondes(date(2026, 6, 30))
    assert gemeld("terugkoppeling") == []
    rondes(date(2026, 7, 1), date(2026, 7, 2), date(2026, 8, 3), date(2026, 12, 31))
    assert gemeld("terugkoppeling") == ["redacteur"]
    rondes(date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3))  # new year's day, then a weekend
    assert gemeld("terugkoppeling") == ["redacteur"]
    rondes(date(2027, 1, 4))
    eerste, tweede = Bericht.objects.filter(aan=redacteur.email).order_by("pk")
    assert eerste.onderwerp == "Schrijf de terugkoppeling over het eerste halfjaar 2026"
    assert tweede.onderwerp == "Schrijf de terugkoppeling over het tweede halfjaar 2026"
    assert f"{cio.naam} ontvangt haar" in tweede.tekst
    assert "/moresprudentie/terugkoppeling/nieuw/" in tweede.tekst


def test_what_was_begun_is_asked_to_be_finished_and_what_was_sent_is_not_asked_for(gold, redacteur):
    with op(date(2026, 6, 20)):
        begonnen = begin_terugkoppeling(dossier=gold, halfjaar=Halfjaar(2026, 1), door=redacteur)
    Terugkoppeling.objects.filter(pk=begonnen.pk).update(
        status="verzonden", verzonden_op="2026-06-25T10:00Z", verzonden_door=redacteur
    )
    rondes(date(2026, 7, 1))
    assert gemeld("terugkoppeling") == []
    with achter_de_rug():
        Terugkoppeling.objects.filter(pk=begonnen.pk).update(status="concept", verzonden_op=None)
    rondes(date(2026, 7, 2))
    [melding] = Melding.objects.filter(soort="terugkoppeling")
    assert melding.kop.startswith("Schrijf verder aan")
    assert melding.pad == f"/moresprudentie/terugkoppeling/{begonnen.pk}/schrijven/"


def test_over_a_half_year_in_which_no_strategy_held_nothing_is_asked(dossier, redacteur):
    Dossier.objects.filter(pk=dossier.pk).update(accenten_vastgesteld_op="2026-07-02T10:00Z")
    rondes(date(2026, 7, 3))
    assert gemeld("terugkoppeling") == []
