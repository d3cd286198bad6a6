"""The monitoring conversation: prepared with what changed, recorded with the actions."""

from __future__ import annotations

from datetime import date

import pytest

from acties.handelingen import maak_actie, meld_voortgang, wijzig_actie
from acties.models import Gesprek, Voortgang
from organisatie.models import Auditregel
from tests.formulieren import Formulier

pytestmark = pytest.mark.django_db


def adres(actie) -> str:
    return f"/acties/gesprek/project/{actie.project_id}/"


@pytest.fixture
def tweede(actie, organisator, medewerker):
    """Another action of the same project."""
    return maak_actie(
        door=organisator,
        project=actie.project,
        titel="Boeren bellen",
        actiehouder=medewerker,
        termijn=date(2099, 1, 5),
    )


def test_it_shows_what_was_heard_and_where_terms_went_since_the_last_one(
    actie, tweede, regievoerder, actiehouder, organisator, als
):
    client = als(regievoerder)
    meld_voortgang(actie=actie, door=actiehouder, status="loopt", tekst="Palen besteld.")
    eerst = client.get(adres(actie)).text
    assert "Palen besteld." in eerst
    assert "nog geen gesprek vastgelegd" in eerst
    assert "<details open>" not in eerst
    Formulier(client, adres(actie), "samenvatting").stuur(op="2026-01-05", samenvatting="Eerste ronde.")
    wijzig_actie(actie=tweede, door=organisator, termijn=date(2099, 3, 9))
    meld_voortgang(actie=tweede, door=organisator, status="knelt", knelpunt="Niemand neemt op.")
    daarna = client.get(adres(actie)).text
    assert "Palen besteld." not in daarna
    assert "Sindsdien is niets gemeld" in daarna
    assert "Niemand neemt op." in daarna
    assert "Termijn verzet van 5 januari 2099 naar 9 maart 2099" in daarna
    assert "Eerste ronde." in daarna


def test_what_is_said_of_an_action_becomes_a_report_and_the_others_stay_as_they_are(
    actie, tweede, regievoerder, als
):
    client = als(regievoerder)
    velden = {
        **Formulier(client, adres(actie), "samenvatting").velden(),
        "op": "2026-01-05",
        "met": "Thijs en Samir",
        f"actie-{actie.pk}-status": "knelt",
        f"actie-{actie.pk}-knelpunt": "De leverancier wacht.",
        f"actie-{actie.pk}-oplossing": "Bellen met de directeur.",
    }
    assert client.post(adres(actie), velden).status_code == 302
    gesprek = Gesprek.objects.get()
    [voortgang] = Voortgang.objects.all()
    assert (voortgang.actie, voortgang.gesprek, voortgang.status) == (actie, gesprek, "knelt")
    assert (voortgang.oplossing, voortgang.door, gesprek.met) == (
        "Bellen met de directeur.",
        regievoerder,
        "Thijs en Samir",
    )
    assert Auditregel.objects.get(wat="monitoringsgesprek vastgelegd").details["acties"] == 1
    daarna = client.get(adres(actie)).text
    assert "1 actie besproken" in daarna
    assert "Vorige keer:" in daarna  # beside the action, to go on from
    assert daarna.count("Bellen met de directeur.") == 2  # there, and in the conversation itself


def test_what_is_missing_is_said_beside_the_action_and_nothing_is_kept_or_lost(
    actie, tweede, regievoerder, als
):
    client = als(regievoerder)
    velden = {
        **Formulier(client, adres(actie), "samenvatting").velden(),
        "op": "2099-01-05",
        "samenvatting": "Dit blijft staan",
        f"actie-{actie.pk}-status": "knelt",
        f"actie-{tweede.pk}-tekst": "Dit ook",
    }
    antwoord = client.post(adres(actie), velden)
    assert antwoord.status_code == 422
    for woorden in ("Schrijf op wat het knelpunt is", "moet nog komen", "Dit blijft staan", "Dit ook"):
        assert woorden in antwoord.text
    assert not Gesprek.objects.exists()
    assert not Voortgang.objects.exists()


def test_a_conversation_about_nothing_is_none(actie, regievoerder, als):
    client = als(regievoerder)
    antwoord = client.post(adres(actie), {"op": "2026-01-05", f"actie-{actie.pk}-status": "open"})
    assert antwoord.status_code == 422
    assert "Schrijf op wat is besproken" in antwoord.text


def test_who_reported_meanwhile_is_not_overruled_unseen(actie, regievoerder, actiehouder, als):
    client = als(regievoerder)
    velden = Formulier(client, adres(actie), "samenvatting").velden()
    meld_voortgang(actie=actie, door=actiehouder, status="gereed")
    actie_nu = {"op": "2026-01-05", f"actie-{actie.pk}-status": "loopt"}
    antwoord = client.post(adres(actie), {**velden, **actie_nu, "samenvatting": "Besproken"})
    assert antwoord.status_code in (302, 422)
    actie.refresh_from_db()
    assert actie.status == "gereed"


def test_a_strategy_has_conversations_too_and_an_unknown_kind_has_none(dossier, cio, als):
    assert als(cio).get(f"/acties/gesprek/strategie/{dossier.pk}/").status_code == 200
    assert als(cio).get(f"/acties/gesprek/iets/{dossier.pk}/").status_code == 404
