"""What the owner of a strategy is told by mail: a year without a talk in the bestuur is nearly over."""

from __future__ import annotations

from datetime import date

import pytest

from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.models import Bericht, Gebruiker, Melding
from strategie.handelingen import leg_bespreking_vast
from strategie.models import Bespreking, Dossier
from tests.acties.test_jaar import op, werkt

pytestmark = pytest.mark.django_db


@pytest.fixture
def vastgesteld(tot_en_met) -> Dossier:
    """A strategy whose last phase was vastgesteld on 31 March 2026."""
    dossier = tot_en_met(4)
    dossier.fasen.update(status_op="2026-03-31T10:00Z")
    Melding.objects.all().delete()
    Bericht.objects.all().delete()
    return Dossier.objects.get(pk=dossier.pk)


def gemeld_op(*dagen: date) -> list[date]:
    """Give on which of these days the talk was told."""
    gevonden = []
    for dag in dagen:
        voor = Melding.objects.filter(soort="bespreking").count()
        with op(dag):
            meldingen.ronde(dag)
        if Melding.objects.filter(soort="bespreking").count() > voor:
            gevonden.append(dag)
    return gevonden


def test_eleven_months_after_it_was_vastgesteld_the_owner_is_told_and_each_year_again(vastgesteld, cio):
    eerste = date(2027, 3, 1)  # 28 February is a Sunday
    assert gemeld_op(date(2027, 2, 26), date(2027, 2, 28), eerste, date(2027, 3, 2)) == [eerste]
    [mail] = Bericht.objects.filter(aan=cio.email, meldingen__soort="bespreking")
    assert "Zij is vastgesteld op 31 maart 2026" in mail.tekst
    assert f"/strategie/{vastgesteld.pk}/fase-4/bespreking/" in mail.tekst
    tweede = date(2028, 2, 28)
    assert werkt(tweede)
    assert gemeld_op(date(2027, 12, 1), date(2028, 2, 25), tweede, date(2028, 2, 29)) == [tweede]


def test_a_talk_begins_the_year_anew_and_takes_back_what_waits(vastgesteld, cio):
    kies_mail(gebruiker=cio, ritme="wekelijks", niet=[])
    assert gemeld_op(date(2027, 3, 2)) == [date(2027, 3, 2)]
    with op(date(2027, 3, 3)):
        assert Melding.objects.wachtend().filter(soort="bespreking").count() == 1
        leg_bespreking_vast(
            dossier=vastgesteld, datum=date(2027, 3, 3), besproken="Het loopt.", uitkomst="doorgaan", door=cio
        )
        assert not Melding.objects.wachtend().filter(soort="bespreking").exists()
    assert gemeld_op(date(2027, 3, 8), date(2028, 2, 2), date(2028, 2, 3)) == [date(2028, 2, 3)]
    assert "voor het laatst op 3 maart 2027" in Melding.objects.filter(soort="bespreking").latest("pk").tekst


def test_a_strategy_that_is_not_vastgesteld_needs_no_talk_yet(tot_en_met):
    dossier = tot_en_met(3)
    dossier.fasen.update(status_op="2026-03-31T10:00Z")
    assert gemeld_op(date(2027, 3, 1)) == []


def test_the_last_of_more_talks_counts(vastgesteld, cio):
    for datum in (date(2026, 6, 1), date(2026, 10, 1)):
        Bespreking.objects.create(
            dossier=vastgesteld, datum=datum, besproken="x", uitkomst="doorgaan", door=cio
        )
    assert gemeld_op(date(2027, 5, 3), date(2027, 8, 31), date(2027, 9, 1)) == [date(2027, 9, 1)]


def test_another_owner_hears_it_too_and_the_former_one_not_any_more(vastgesteld, cio, persoon):
    kies_mail(gebruiker=cio, ritme="wekelijks", niet=[])
    gemeld_op(date(2027, 3, 2))
    ander: Gebruiker = persoon("opvolger")
    Dossier.objects.filter(pk=vastgesteld.pk).update(eigenaar=ander)
    gemeld_op(date(2027, 3, 8))
    aan = Bericht.objects.filter(onderwerp__startswith="Bespreek").values_list("aan", flat=True)
    assert list(aan) == [ander.email]


def test_as_long_as_the_account_of_the_owner_has_ended_who_is_responsible_hears_it(vastgesteld, cio, persoon):
    verantwoordelijk: Gebruiker = persoon("verantwoordelijk")
    Dossier.objects.filter(pk=vastgesteld.pk).update(ambtelijk_verantwoordelijke=verantwoordelijk)
    Gebruiker.objects.filter(pk=cio.pk).update(is_active=False)
    kies_mail(gebruiker=verantwoordelijk, ritme="wekelijks", niet=[])
    gemeld_op(date(2027, 3, 2), date(2027, 3, 8))
    aan = Bericht.objects.filter(onderwerp__startswith="Bespreek").values_list("aan", flat=True)
    assert list(aan) == [verantwoordelijk.email]
