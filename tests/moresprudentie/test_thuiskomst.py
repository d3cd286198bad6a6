"""A terugkoppeling comes home: it waits for who it is for, is read, is talked about, and says what came of it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from codio_site.mijn_werk import werk
from formats.handelingen import vul_in
from moresprudentie.handelingen import (
    begin_terugkoppeling,
    verzend_terugkoppeling,
    zeg_geen_aanbevelingen,
)
from moresprudentie.models import Gelezen, Terugkoppeling
from strategie.bouwstenen import maak_fasen
from strategie.models import Dossier, Fase
from tests.moresprudentie.halfjaren import PERIODE

LEZEN = "Lees de terugkoppeling over het eerste halfjaar 2026"
BESPREKEN = "Bespreek de terugkoppeling over het eerste halfjaar 2026 in het bestuur"


@pytest.fixture
def mensen(dossier, persoon):
    """Give the dossier an owner, a writer, a contact person and a bestuurder, each somebody else."""
    schrijver, contact = persoon("schrijver"), persoon("contact")
    dossier.meeschrijvers.add(schrijver)
    Dossier.objects.filter(pk=dossier.pk).update(contactpersoon=contact)
    dossier.refresh_from_db()
    maak_fasen(dossier, dossier.eigenaar)
    dossier.fasen.update(status=Fase.Status.VASTGESTELD)
    return {
        "eigenaar": dossier.eigenaar,
        "schrijver": schrijver,
        "contact": contact,
        "bestuurder": dossier.bestuurder,
    }


@pytest.fixture
def verzonden(dossier, mensen, redacteur) -> Terugkoppeling:
    """A terugkoppeling that was sent."""
    terugkoppeling = begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)
    vragen = [vraag.sleutel for vraag in terugkoppeling.invulling.spec.vragen()]
    vul_in(invulling=terugkoppeling.invulling, teksten=dict.fromkeys(vragen, "Antwoord."), door=redacteur)
    zeg_geen_aanbevelingen(terugkoppeling=terugkoppeling, geen=True, door=redacteur)
    return verzend_terugkoppeling(terugkoppeling=terugkoppeling, door=redacteur)


def gevraagd(gebruiker) -> list[str]:
    """Give what the home page asks of somebody about terugkoppelingen."""
    return [taak.titel for taak in werk(gebruiker).taken if "terugkoppeling" in taak.titel]


class Formulier(HTMLParser):
    """The form of a page: where it goes, and what is ticked in it."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.actie, self.aangevinkt = "", []
        self.feed(tekst.split("<main")[1].split("</main")[0])

    def handle_starttag(self, naam, kenmerken):
        velden = dict(kenmerken)
        if naam == "form" and velden.get("method") == "post" and "action" in velden:
            self.actie = velden["action"]
        if naam == "input" and velden.get("type") == "checkbox" and "checked" in velden:
            self.aangevinkt.append(velden["value"])


def test_it_waits_for_everybody_of_the_dossier_until_that_person_opened_it(
    verzonden, mensen, als, redacteur, cio
):
    assert {wie: gevraagd(mens) for wie, mens in mensen.items()} == {wie: [LEZEN] for wie in mensen}
    als(mensen["contact"]).get(verzonden.get_absolute_url())
    assert gevraagd(mensen["contact"]) == []
    assert gevraagd(mensen["bestuurder"]) == [LEZEN]
    als(mensen["bestuurder"]).get(reverse("terugkoppeling-bestand", args=[2026, 1, "pdf"]))
    assert gevraagd(mensen["bestuurder"]) == []
    assert gevraagd(mensen["schrijver"]) == [LEZEN]


def test_who_wrote_it_and_who_has_no_part_in_the_dossier_are_not_asked_and_not_noted(
    verzonden, redacteur, persoon, als
):
    buiten = persoon("ander", "cio")
    for mens in (redacteur, buiten):
        assert LEZEN not in gevraagd(mens)
        assert als(mens).get(verzonden.get_absolute_url()).status_code == 200
    assert not Gelezen.objects.exists()


def test_what_is_being_written_waits_for_nobody(dossier, mensen, redacteur):
    begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)
    assert [gevraagd(mens) for mens in mensen.values()] == [[], [], [], []]


def test_opening_it_twice_is_noted_once(verzonden, mensen, als):
    client = als(mensen["contact"])
    for _ in range(2):
        client.get(verzonden.get_absolute_url())
    assert Gelezen.objects.filter(gebruiker=mensen["contact"]).count() == 1
    assert mensen["contact"].auditregels.filter(wat="terugkoppeling geopend").count() == 1


def test_the_owner_is_asked_to_answer_after_reading_when_a_talk_can_be_recorded(verzonden, mensen, als):
    als(mensen["eigenaar"]).get(verzonden.get_absolute_url())
    assert gevraagd(mensen["eigenaar"]) == [BESPREKEN]
    Fase.objects.update(status=Fase.Status.HEROPEND)
    assert gevraagd(mensen["eigenaar"]) == []


def test_a_talk_answers_it_for_everybody_and_says_what_was_decided(verzonden, dossier, mensen, als):
    client = als(mensen["eigenaar"])
    client.get(verzonden.get_absolute_url())
    [taak] = [taak for taak in werk(mensen["eigenaar"]).taken if taak.titel == BESPREKEN]
    formulier = Formulier(client.get(taak.url).text)
    assert formulier.aangevinkt == [str(verzonden.pk)]
    antwoord = client.post(
        formulier.actie or taak.url,
        {
            "datum": timezone.localdate().isoformat(),
            "uitvoering": "ja",
            "resultaten": "onbekend",
            "besproken": "Effectiviteit wordt een accentwaarde.",
            "uitkomst": "bijstellen",
            "terugkoppelingen": formulier.aangevinkt,
        },
    )
    assert antwoord.status_code == 302
    assert [gevraagd(mens) for mens in mensen.values()] == [[], [], [], []]
    paginas = (
        verzonden.get_absolute_url(),
        dossier.get_absolute_url(),
        reverse("strategie-fase", args=[dossier.pk, 4]),
    )
    for pagina in paginas:
        tekst = als(mensen["bestuurder"]).get(pagina).text
        assert "Besproken op" in tekst, pagina
        assert "Effectiviteit wordt een accentwaarde." in tekst, pagina
        assert "Nog niet besproken" not in tekst, pagina
    lijst = als(mensen["bestuurder"]).get(reverse("terugkoppelingen")).text
    assert "de strategie bijstellen" in lijst
    assert "(besproken op" in client.get(reverse("strategie-bespreking", args=[dossier.pk])).text


def test_a_talk_answers_nothing_unless_it_says_so_and_only_what_this_dossier_received(
    verzonden, dossier, mensen, als, cio, bestuurder
):
    client, adres = als(mensen["eigenaar"]), reverse("strategie-bespreking", args=[dossier.pk])
    gegevens = {
        "datum": timezone.localdate().isoformat(),
        "uitvoering": "ja",
        "resultaten": "ja",
        "besproken": "Iets anders.",
        "uitkomst": "doorgaan",
    }
    assert client.post(adres, gegevens).status_code == 302
    assert not verzonden.besprekingen.exists()
    for vreemd in (str(verzonden.pk + 1), "x", "9" * 30):
        antwoord = client.post(adres, {**gegevens, "terugkoppelingen": [vreemd]})
        assert "Kies uit de terugkoppelingen die deze strategie heeft ontvangen." in antwoord.text
        assert "Iets anders." in antwoord.text
    assert dossier.besprekingen.count() == 1


def test_a_dossier_that_received_nothing_asks_nothing(dossier, mensen, als):
    client = als(mensen["eigenaar"])
    assert (
        "terugkoppeling"
        not in client.get(reverse("strategie-bespreking", args=[dossier.pk])).text.split("<main")[1]
    )
    assert "Terugkoppeling uit projecten" not in client.get(dossier.get_absolute_url()).text


def test_only_who_may_record_a_talk_is_offered_to(verzonden, dossier, mensen, als):
    adres = f"{reverse('strategie-bespreking', args=[dossier.pk])}?terugkoppeling={verzonden.pk}"
    for wie, mag in (("eigenaar", True), ("schrijver", True), ("bestuurder", False), ("contact", False)):
        for pagina in (verzonden.get_absolute_url(), dossier.get_absolute_url()):
            assert (adres in als(mensen[wie]).get(pagina).text) is mag, (wie, pagina)
