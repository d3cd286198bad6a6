"""What people are told of a meting by mail: once, on a working day, and never of what does not hold any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from organisatie import meldingen
from organisatie.handelingen import kies_mail
from organisatie.models import Bericht, Gebruiker, Melding
from strategie.models import Meting
from strategie.volwassenheid import handelingen
from tests.acties.test_jaar import op
from tests.strategie.volwassenheid.conftest import begin, bespreek, vul_in

pytestmark = pytest.mark.django_db
MAANDAG = date(2026, 9, 7)
SLUIT = date(2026, 9, 25)  # a Friday


@pytest.fixture
def september(cio: Gebruiker, drie: list[Gebruiker]) -> Meting:
    """A meting of which people were asked on a Monday, to be filled in until Friday in two weeks."""
    with op(MAANDAG):
        meting = handelingen.maak_meting(
            door=cio, titel="Meting 2026", sluit_op=SLUIT, toelichting="Denk aan dit jaar."
        )
        return begin(meting, drie, cio)


def post(wie: Gebruiker) -> list[str]:
    return list(Bericht.objects.filter(aan=wie.email).order_by("pk").values_list("onderwerp", flat=True))


def ronde(*dagen: date) -> None:
    for dag in dagen:
        with op(dag):
            meldingen.ronde(dag)
            meldingen.ronde(dag)


def test_who_is_asked_is_told_once_with_the_day_the_words_of_the_owner_and_that_it_is_apart(september, drie):
    [mail] = Bericht.objects.filter(aan=drie[0].email)
    for tekst in (
        "Denk aan dit jaar.",
        "tot en met 25 september",
        "Niemand ziet je antwoorden",
        "/invullen/",
    ):
        assert tekst in mail.tekst


def test_who_is_added_while_it_runs_is_asked_at_once(september, cio, persoon):
    with op(MAANDAG + timedelta(days=1)):
        handelingen.voeg_mens_toe(meting=september, gebruiker=(nieuw := persoon("nieuw")), door=cio)
    assert post(nieuw) == ["Vul de volwassenheidsmeting in: Meting 2026"]


def test_before_the_last_day_only_who_did_not_answer_is_reminded_and_once(september, drie):
    with op(MAANDAG):
        vul_in(september, drie[0], 3)
    ronde(*(MAANDAG + timedelta(days=n) for n in range(1, 19)))
    assert len(post(drie[0])) == 1
    assert post(drie[1])[1:] == ["Nog niet ingevuld: Meting 2026"]
    herinnering = Melding.objects.get(gebruiker=drie[1], kop__startswith="Nog niet")
    assert timezone.localtime(herinnering.gemaakt_op).date() == date(
        2026, 9, 21
    )  # the Monday after a weekend


def test_another_last_day_reminds_again(september, cio, drie):
    ronde(date(2026, 9, 22))
    with op(date(2026, 9, 23)):
        handelingen.wijzig_meting(meting=september, door=cio, sluit_op=date(2026, 10, 9))
    ronde(date(2026, 9, 24), date(2026, 10, 5))
    assert post(drie[0]).count("Nog niet ingevuld: Meting 2026") == 2


def test_after_the_last_day_the_owner_is_told_to_close_once(september, cio):
    ronde(SLUIT, *(SLUIT + timedelta(days=n) for n in range(1, 8)))
    assert post(cio) == ["Sluit het invullen van de meting: Meting 2026"]


def test_who_gets_one_mail_a_week_is_not_asked_for_what_was_done_meanwhile(september, cio, drie, persoon):
    wekelijks = persoon("wekelijks")
    kies_mail(gebruiker=wekelijks, ritme="wekelijks", niet=[])
    with op(MAANDAG + timedelta(days=1)):
        handelingen.voeg_mens_toe(meting=september, gebruiker=wekelijks, door=cio)
        vul_in(september, wekelijks, 3)
    ronde(MAANDAG + timedelta(days=7))
    assert post(wekelijks) == []


def test_who_does_not_want_this_mail_gets_none_and_has_the_task_all_the_same(cio, drie, als):
    kies_mail(gebruiker=drie[0], ritme="meteen", niet=["volwassenheid", "volwassenheid-uitslag"])
    meting = handelingen.maak_meting(
        door=cio, titel="Meting", sluit_op=timezone.localdate() + timedelta(days=9)
    )
    begin(meting, drie, cio)
    for mens in drie:
        vul_in(meting, mens, 2)
    handelingen.sluit(meting=meting, door=cio)
    assert post(drie[0]) == []
    assert len(post(drie[1])) == 2


def test_everybody_who_was_asked_hears_that_it_is_closed_and_what_came_of_it(september, cio, drie):
    with op(SLUIT):
        for mens in drie:
            vul_in(september, mens, 2)
        handelingen.sluit(meting=september, door=cio)
        bespreek(september, cio, 2)
        handelingen.stel_vast(meting=september, door=cio)
    assert post(drie[0])[1:] == ["Zo antwoordden jullie: Meting 2026", "De uitkomst staat vast: Meting 2026"]


def test_a_meting_that_is_stopped_or_opened_again_takes_back_what_waits(september, cio, drie):
    kies_mail(gebruiker=drie[0], ritme="wekelijks", niet=[])
    with op(SLUIT):
        for mens in drie:
            vul_in(september, mens, 2)
        handelingen.sluit(meting=september, door=cio)
        assert Melding.objects.wachtend().filter(gebruiker=drie[0]).count() == 1
        handelingen.heropen_invullen(meting=september, door=cio, reden="Nog iemand.")
        assert not Melding.objects.wachtend().exists()
        handelingen.stop(meting=september, door=cio, reden="Toch niet.")
    ronde(SLUIT + timedelta(days=3))
    assert "Sluit" not in " ".join(post(cio))


def test_who_had_not_answered_hears_that_it_is_open_again_and_who_had_does_not(september, cio, drie, persoon):
    with op(MAANDAG):
        handelingen.voeg_mens_toe(meting=september, gebruiker=(laat := persoon("laat")), door=cio)
        for mens in drie:
            vul_in(september, mens, 2)
    with op(SLUIT):
        handelingen.sluit(meting=september, door=cio)
        handelingen.heropen_invullen(meting=september, door=cio, reden="Voor wie laat was.")
    assert post(laat)[-1] == "Je kunt de volwassenheidsmeting alsnog invullen: Meting 2026"
    assert "alsnog" not in post(drie[0])[-1]
