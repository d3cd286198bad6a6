"""The link in a mail: one action, one holder, until it is done; no account needed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from acties.handelingen import maak_actie, meld_voortgang, trek_links_in, wijzig_actie
from acties.link import ZOUT, maak_link
from acties.models import Actie
from organisatie.auditnamen import met_namen
from organisatie.models import Auditregel, Bericht
from tests.post import acties_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def van_buiten(actie, organisator) -> Actie:
    """An action of somebody without an account."""
    return maak_actie(
        door=organisator,
        project=actie.project,
        titel="Boeren bellen",
        actiehouder_naam="Gerrit Boer",
        actiehouder_adres="Gerrit@boer.example",
    )


def meld(actie: Actie, pad: str = "", **velden: str):
    """Send the form behind the link, as somebody who is not logged in."""
    return Client().post(pad or maak_link(actie), velden)


def stand(actie: Actie) -> str:
    return Actie.objects.get(pk=actie.pk).status


def test_a_press_on_it_goes_well_is_enough_and_tells_who_it_was(actie, actiehouder):
    pagina = Client().get(maak_link(actie)).text
    assert "Borden ophangen" in pagina
    antwoord = meld(actie, status="loopt")
    assert antwoord.status_code == 302
    assert "Het is bewaard" in Client().get(antwoord["Location"]).text or stand(actie) == "loopt"
    voortgang = actie.voortgang.get()
    assert (voortgang.status, voortgang.door, voortgang.wie) == ("loopt", actiehouder, "Thijs Bakker")


def test_who_has_no_account_gets_mail_and_reports_by_name(van_buiten):
    bericht = Bericht.objects.get(aan="Gerrit@boer.example")
    assert bericht.tekst.startswith("Hallo Gerrit Boer,")
    assert acties_in(bericht.tekst) == [van_buiten]
    assert meld(van_buiten, status="gereed", tekst="Alle twaalf gebeld.").status_code == 302
    voortgang = van_buiten.voortgang.get()
    assert (voortgang.status, voortgang.tekst, voortgang.door) == ("gereed", "Alle twaalf gebeld.", None)
    assert voortgang.wie == "Gerrit Boer"
    assert met_namen(Auditregel.objects.get(wat="voortgang gemeld").details)["namens"].startswith(
        "Gerrit Boer"
    )


def test_who_is_stuck_says_why_and_keeps_what_was_typed(van_buiten):
    zonder = meld(van_buiten, status="knelt", nodig="Een telefoonlijst")
    assert zonder.status_code == 422
    assert "Schrijf op wat het knelpunt is" in zonder.text
    assert "Een telefoonlijst" in zonder.text
    assert stand(van_buiten) == "open"
    meld(van_buiten, status="knelt", tekst="Niemand neemt op", nodig="Een telefoonlijst")
    voortgang = van_buiten.voortgang.get()
    assert (voortgang.knelpunt, voortgang.nodig) == ("Niemand neemt op", "Een telefoonlijst")


@pytest.mark.parametrize("status", ["vervallen", "open", "", "klopt niet"])
def test_nothing_else_can_be_said_with_it(van_buiten, status):
    assert meld(van_buiten, status=status, tekst="Zomaar").status_code == 422
    assert stand(van_buiten) == "open"


def geweigerd(actie: Actie, pad: str, woorden: str) -> None:
    """See that a link is refused with a page that says so, and that nothing can be written with it."""
    voor = actie.voortgang.count()
    for antwoord in (Client().get(pad), meld(actie, pad, status="loopt")):
        assert antwoord.status_code == 410
        assert woorden in antwoord.text
        assert "Log in" in antwoord.text
        assert actie.titel not in antwoord.text
    assert actie.voortgang.count() == voor


def test_a_link_that_was_changed_or_broken_off_opens_nothing(van_buiten):
    pad = maak_link(van_buiten)
    for anders in (
        pad[:-9] + "/",
        f"{pad[:20]}{'x' if pad[20] != 'x' else 'y'}{pad[21:]}",
        "/acties/antwoord/zomaar/",
    ):
        geweigerd(van_buiten, anders, "Deze link klopt niet")


def test_a_link_made_for_one_action_opens_no_other(actie, van_buiten):
    eigen = signing.loads(maak_link(actie).split("/")[-2], salt=ZOUT)
    anders = signing.dumps([van_buiten.pk, *eigen[1:]], salt=ZOUT, compress=True)
    geweigerd(van_buiten, f"/acties/antwoord/{anders}/", "niet meer van jou")


def test_a_link_gets_too_old(van_buiten, monkeypatch):
    pad = maak_link(van_buiten)
    later = timezone.now().timestamp() + timedelta(days=181).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    geweigerd(van_buiten, pad, "te oud")


def test_after_a_hand_over_the_link_of_the_former_holder_is_dead(actie, organisator, medewerker):
    pad = maak_link(actie)
    wijzig_actie(actie=actie, door=organisator, actiehouder=medewerker)
    geweigerd(actie, pad, "niet meer van jou")


def test_links_can_be_taken_back_and_the_next_mail_has_a_new_one(actie, organisator, als):
    pad = maak_link(actie)
    client = als(organisator)
    assert "Trek de links in mails in" in client.get(actie.get_absolute_url()).text
    assert client.post(f"/acties/{actie.pk}/links/").status_code == 302
    geweigerd(actie, pad, "ingetrokken")
    actie.refresh_from_db()
    assert Client().get(maak_link(actie)).status_code == 200
    trek_links_in(actie=actie, door=organisator)
    geweigerd(actie, maak_link(actie), "ingetrokken")


def test_when_it_is_done_the_page_says_so_and_takes_no_more(actie, actiehouder):
    pad = maak_link(actie)
    meld_voortgang(actie=actie, door=actiehouder, status="gereed")
    assert "Deze actie is klaar" in Client().get(pad).text
    meld(actie, pad, status="loopt")
    assert stand(actie) == "gereed"


def test_an_action_that_was_removed_says_so(van_buiten):
    pad = maak_link(van_buiten)
    Actie.objects.filter(pk=van_buiten.pk).delete()
    assert "niet meer" in Client().get(pad).text


def test_who_left_the_organisation_reports_nothing_any_more(actie, actiehouder):
    pad = maak_link(actie)
    actiehouder.is_active = False
    actiehouder.save()
    geweigerd(actie, pad, "ingetrokken")


def test_nothing_of_who_got_the_mail_can_be_read_in_the_link(van_buiten):
    inhoud = signing.loads(maak_link(van_buiten).split("/")[-2], salt=ZOUT)
    assert "boer" not in str(inhoud).lower()
