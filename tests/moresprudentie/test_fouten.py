"""Who reads a verslag reports a mistake and gets an answer; the redactie looks again whether a verslag still holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from moresprudentie import werk
from moresprudentie.citator.berichten import FOUT
from moresprudentie.citator.nakijken import nakijkdag
from moresprudentie.handelingen import beantwoord_fout, meld_fout, zet_nakijkdag
from moresprudentie.models import Foutmelding, Verslag
from organisatie.models import Melding

pytestmark = pytest.mark.django_db


@pytest.fixture
def monitor(project, in_databank) -> Verslag:
    """The example in the databank, for the organisation."""
    return in_databank(project)


def titels(wie) -> list[str]:
    return [taak.titel for taak in werk.taken(wie)]


def test_a_mistake_is_reported_once_and_waits_for_the_redacteur(als, medewerker, redacteur, cio, monitor):
    adres, client = reverse("fout-melden", args=[monitor.slug]), als(medewerker)
    assert adres in client.get(monitor.get_absolute_url()).text
    for _ in range(2):
        client.post(adres, {"tekst": "Het was niet in maart."}, follow=True)
    [melding] = Foutmelding.objects.all()
    assert "Beantwoord een gemelde fout" in titels(redacteur)
    assert "Beantwoord een gemelde fout" not in titels(cio)
    assert "Het was niet in maart." in als(redacteur).get(reverse("redactie")).text
    assert "Het was niet in maart." not in als(cio).get(monitor.get_absolute_url()).text
    assert als(cio).get(reverse("fout", args=[melding.pk])).status_code == 403


def test_an_empty_report_is_refused_beside_the_field(als, medewerker, monitor):
    reactie = als(medewerker).post(reverse("fout-melden", args=[monitor.slug]), {"tekst": " "})
    assert reactie.status_code == 422
    assert not Foutmelding.objects.exists()


def test_the_answer_reaches_who_reported_it_and_settles_it(als, medewerker, redacteur, monitor):
    melding, _ = meld_fout(verslag=monitor, door=medewerker, tekst="Het was niet in maart.")
    adres = reverse("fout", args=[melding.pk])
    gegevens = {"uitkomst": "verbeterd", "antwoord": "Klopt, dank je."}
    als(redacteur).post(adres, gegevens)
    [bericht] = Melding.objects.filter(soort=FOUT)
    assert bericht.gebruiker == medewerker
    assert "Klopt, dank je." in bericht.tekst
    assert "Beantwoord een gemelde fout" not in titels(redacteur)
    tweede = als(redacteur).post(adres, gegevens | {"antwoord": "Iets anders."})
    assert tweede.status_code == 422
    assert "heeft deze melding al beantwoord" in tweede.text
    assert "Klopt, dank je." in tweede.text
    melding.refresh_from_db()
    assert melding.antwoord == "Klopt, dank je."


def test_an_answer_says_something_and_is_of_the_redactie(medewerker, redacteur, monitor):
    melding, _ = meld_fout(verslag=monitor, door=medewerker, tekst="Fout.")
    with pytest.raises(ValidationError):
        beantwoord_fout(melding=melding, door=redacteur, uitkomst="verbeterd", antwoord=" ")
    with pytest.raises(PermissionDenied):
        beantwoord_fout(melding=melding, door=medewerker, uitkomst="verbeterd", antwoord="Ja.")


def test_nobody_reports_on_what_one_may_not_read(als, medewerker, project, in_databank):
    verslag = in_databank(project, zichtbaarheid="deelnemers")
    assert als(medewerker).get(reverse("fout-melden", args=[verslag.slug])).status_code == 404
    with pytest.raises(PermissionDenied):
        meld_fout(verslag=verslag, door=medewerker, tekst="Fout.")


def test_two_years_after_its_version_a_verslag_comes_back_to_the_redactie(
    als, redacteur, medewerker, project, in_databank
):
    toen = timezone.now() - timedelta(days=2 * 366)
    verslag = in_databank(project, op=toen)
    assert verslag.nakijken_op == nakijkdag(timezone.localtime(toen).date())
    assert "Kijk na of het verslag nog klopt" in titels(redacteur)
    assert "Kijk na of het verslag nog klopt" not in titels(medewerker)
    client, adres = als(redacteur), reverse("project-verslag-nakijken", args=[verslag.project_id])
    assert "Klopt het nog?" in client.get(reverse("redactie")).text
    over = nakijkdag(timezone.localdate())
    assert f'value="{over.isoformat()}"' in client.get(adres).text
    assert client.post(adres, {"op": timezone.localdate().isoformat()}).status_code == 422
    client.post(adres, {"op": over.isoformat()})
    assert "Klopt het nog?" not in client.get(reverse("redactie")).text
    assert als(medewerker).get(adres).status_code == 403
    with pytest.raises(PermissionDenied):
        zet_nakijkdag(verslag=verslag, door=medewerker, op=over)


def test_what_was_published_lately_is_not_asked_about(redacteur, monitor):
    assert "Kijk na of het verslag nog klopt" not in titels(redacteur)
