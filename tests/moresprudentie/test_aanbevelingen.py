"""Recommendations are written one by one, answered one by one, and say where they ended up."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from lxml import html

from acties.models import Actie
from codio_site.mijn_werk import werk
from formats.handelingen import vul_in
from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.handelingen import (
    beantwoord_aanbeveling,
    begin_terugkoppeling,
    schrijf_aanbeveling,
    verzend_terugkoppeling,
)
from moresprudentie.models import Aanbeveling, Terugkoppeling
from organisatie.models import Auditregel, Melding
from strategie import handelingen as strategie
from strategie.bouwstenen import maak_fasen
from strategie.models import Dossier, Fase
from tests.formulieren import Formulier
from tests.moresprudentie.halfjaren import PERIODE

TITELS = [
    "Wijs een beheerder aan.",
    "Vraag leveranciers om toestemming.",
    "Maak van Effectiviteit een accent.",
]


@pytest.fixture
def concept(dossier, redacteur) -> Terugkoppeling:
    """A terugkoppeling that is being written: all but the recommendations."""
    maak_fasen(dossier, dossier.eigenaar)
    dossier.fasen.update(status=Fase.Status.VASTGESTELD)
    terugkoppeling = begin_terugkoppeling(dossier=dossier, halfjaar=PERIODE, door=redacteur)
    vragen = [vraag.sleutel for vraag in terugkoppeling.invulling.spec.vragen() if vraag.verplicht]
    vul_in(invulling=terugkoppeling.invulling, teksten=dict.fromkeys(vragen, "Antwoord."), door=redacteur)
    return terugkoppeling


@pytest.fixture
def rijen(concept, redacteur) -> list[Aanbeveling]:
    """Three recommendations that are not sent yet."""
    return [
        schrijf_aanbeveling(
            terugkoppeling=concept, titel=titel, toelichting="Dat vraagt men.", door=redacteur
        )
        for titel in TITELS
    ]


@pytest.fixture
def verzonden(rijen, concept, redacteur) -> Terugkoppeling:
    """The report with three recommendations, sent."""
    return verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)


@pytest.fixture
def eerste(verzonden) -> Aanbeveling:
    return verzonden.aanbevelingen.all()[0]


def titels(terugkoppeling: Terugkoppeling) -> list[str]:
    return [rij.titel for rij in terugkoppeling.aanbevelingen.all()]


def gelezen(pagina: str) -> str:
    return " ".join(" ".join(html.fromstring(pagina).xpath("//main//text()")).split())


# Writing


def test_they_are_added_changed_moved_and_taken_out_on_the_page_where_the_report_is_written(
    concept, redacteur, als
):
    client, hier = als(redacteur), reverse("terugkoppeling-schrijven", args=[concept.pk])
    for titel in TITELS:
        nieuw = Formulier(client, reverse("aanbeveling-nieuw", args=[concept.pk]), met="titel")
        assert nieuw.stuur(titel=titel).url == f"{hier}#aanbevelingen"
    assert titels(concept) == TITELS
    laatste = concept.aanbevelingen.last()
    binnen = f"//main//form[contains(@action, '/{laatste.pk}/verplaatsen')]"
    Formulier(client, hier, binnen=binnen).stuur(richting="omhoog")
    assert titels(concept) == [TITELS[0], TITELS[2], TITELS[1]]
    wijzig = Formulier(client, reverse("aanbeveling", args=[concept.pk, laatste.pk]), met="titel")
    wijzig.stuur(titel="Anders.", toelichting="Daarom.")
    weg = reverse("aanbeveling-verwijderen", args=[concept.pk, concept.aanbevelingen.first().pk])
    client.post(weg)
    assert titels(concept) == ["Anders.", TITELS[1]]
    assert "Anders. Daarom." in gelezen(client.get(hier).text)


def test_at_the_end_of_the_list_moving_does_nothing(rijen, concept, redacteur, als):
    for rij, richting in ((rijen[0], "omhoog"), (rijen[2], "omlaag")):
        als(redacteur).post(
            reverse("aanbeveling-verplaatsen", args=[concept.pk, rij.pk]), {"richting": richting}
        )
    assert titels(concept) == TITELS


def test_a_form_that_is_sent_twice_makes_one_recommendation(concept, redacteur, als):
    formulier = Formulier(als(redacteur), reverse("aanbeveling-nieuw", args=[concept.pk]), met="titel")
    for _ in range(2):
        formulier.stuur(titel=TITELS[0])
    assert titels(concept) == TITELS[:1]


def test_two_writers_of_one_recommendation_both_see_both(rijen, concept, redacteur, als):
    adres = reverse("aanbeveling", args=[concept.pk, rijen[0].pk])
    een, ander = (Formulier(als(redacteur), adres, met="titel") for _ in range(2))
    assert een.stuur(titel="Van de eerste.").status_code == 302
    assert ander.stuur(titel="Van de tweede.").status_code == 422
    assert titels(concept)[0] == "Van de eerste."


def test_a_report_is_sent_with_a_recommendation_or_with_the_word_that_there_is_none(concept, redacteur, als):
    with pytest.raises(ValidationError, match="Schrijf eerst een aanbeveling"):
        verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    client, geen = als(redacteur), reverse("aanbevelingen-geen", args=[concept.pk])
    client.post(geen, {"geen": "ja"})
    verzonden = verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    assert "volgen geen aanbevelingen" in gelezen(client.get(verzonden.get_absolute_url()).text)
    assert "volgen geen aanbevelingen" in terugkoppeling_document(verzonden).als_html()
    assert verzonden.stand_aanbevelingen == "Geen aanbevelingen"


def test_that_there_are_none_holds_until_somebody_writes_one(concept, redacteur, als):
    client, geen = als(redacteur), reverse("aanbevelingen-geen", args=[concept.pk])
    client.post(geen, {"geen": "ja"})
    schrijf_aanbeveling(terugkoppeling=concept, titel="Toch een.", door=redacteur)
    concept.refresh_from_db()
    assert not concept.geen_aanbevelingen
    assert "Haal die er eerst uit" in client.post(geen, {"geen": "ja"}, follow=True).text


def test_they_stand_as_a_numbered_list_in_the_document_and_change_no_more(verzonden, eerste, redacteur, als):
    bron = html.fromstring(terugkoppeling_document(verzonden).als_html())
    assert [li.xpath("string(strong)") for li in bron.xpath("//ol[@class='aanbevelingen']/li")] == TITELS
    for naam in ("aanbeveling", "aanbeveling-verwijderen"):
        als(redacteur).post(
            reverse(naam, args=[verzonden.pk, eerste.pk]), {"titel": "Anders.", "gezien": "{}"}
        )
    with pytest.raises(ValidationError, match="al verzonden"):
        schrijf_aanbeveling(terugkoppeling=verzonden, titel="Nog een.", door=redacteur)
    assert titels(verzonden) == TITELS


def test_a_report_of_before_they_stood_apart_reads_as_it_did(concept, redacteur, cio, als):
    vul_in(invulling=concept.invulling, teksten={"aanbevelingen": "Doe **dit** en dat."}, door=redacteur)
    Terugkoppeling.objects.filter(pk=concept.pk).update(
        status="verzonden", verzonden_op=timezone.now(), verzonden_door=redacteur, verzonden_aan="Joost"
    )
    oud = Terugkoppeling.objects.get(pk=concept.pk)
    pagina = als(cio).get(oud.get_absolute_url()).text
    assert "Doe dit en dat." in gelezen(pagina).replace("Doe  dit", "Doe dit")
    assert "aanbeveling__antwoord" not in pagina
    assert oud.stand_aanbevelingen == ""
    assert "Beantwoord" not in " ".join(taak.titel for taak in werk(cio).taken)


# Answering


def antwoord(
    aanbeveling: Aanbeveling, door, soort: str = "overnemen", reden: str = "Dat doen we.", **waar
) -> Aanbeveling:
    return beantwoord_aanbeveling(aanbeveling=aanbeveling, door=door, antwoord=soort, reden=reden, **waar)


def taken(wie) -> list[str]:
    return [taak.titel for taak in werk(wie).taken if "aanbeveling" in taak.titel]


def test_they_wait_on_the_home_page_of_owner_and_bestuurder_until_each_has_an_answer(
    verzonden, cio, bestuurder, persoon, als
):
    schrijver = persoon("schrijver")
    verzonden.dossier.meeschrijvers.add(schrijver)
    for wie in (cio, bestuurder, schrijver):
        als(wie).get(verzonden.get_absolute_url())
    assert taken(cio) == taken(bestuurder) == ["Beantwoord 3 aanbevelingen"]
    assert taken(schrijver) == []
    for aanbeveling in verzonden.aanbevelingen.all()[:2]:
        antwoord(aanbeveling, cio)
    assert taken(bestuurder) == ["Beantwoord één aanbeveling"]
    strategie.leg_bespreking_vast(
        dossier=verzonden.dossier,
        datum=timezone.localdate(),
        besproken="Kort.",
        uitkomst="doorgaan",
        door=cio,
        terugkoppelingen=[verzonden.pk],
    )
    assert taken(bestuurder) == ["Beantwoord één aanbeveling"]
    antwoord(verzonden.aanbevelingen.all()[2], bestuurder)
    assert taken(cio) == taken(bestuurder) == []


def test_owner_and_bestuurder_answer_in_the_form_and_everybody_reads_it(
    verzonden, eerste, cio, bestuurder, redacteur, als
):
    for wie, soort, woord in ((cio, "overnemen", "Overgenomen"), (bestuurder, "afwijzen", "Afgewezen")):
        formulier = Formulier(als(wie), eerste.adres_antwoord, met="antwoord")
        assert formulier.stuur(antwoord=soort, reden=f"Reden van {wie.naam}.").status_code == 302
        for lezer in (redacteur, cio, bestuurder):
            pagina = gelezen(als(lezer).get(verzonden.get_absolute_url()).text)
            assert f"{woord} door {wie.naam}" in pagina
            assert f"Reden van {wie.naam}." in pagina
    regels = Auditregel.objects.filter(wat="aanbeveling beantwoord").order_by("pk")
    assert [regel.details["wijzigingen"]["antwoord"] for regel in regels] == [
        ["", "overnemen"],
        ["overnemen", "afwijzen"],
    ]


def test_what_is_held_or_rejected_needs_a_reason_and_every_answer_a_choice(eerste, cio, als):
    formulier = Formulier(als(cio), eerste.adres_antwoord, met="antwoord")
    for soort in ("aanhouden", "afwijzen"):
        assert "Schrijf op waarom." in formulier.stuur(antwoord=soort, reden=" ").text
    assert "Kies wat jullie met deze aanbeveling doen." in formulier.stuur(antwoord="", reden="Zo.").text
    eerste.refresh_from_db()
    assert eerste.is_open


def test_others_cannot_answer_and_nobody_answers_what_was_not_sent(
    rijen, concept, redacteur, cio, persoon, als
):
    with pytest.raises(ValidationError, match="nog niet verzonden"):
        antwoord(rijen[0], cio)
    assert als(cio).get(rijen[0].adres_antwoord).status_code == 404
    verzend_terugkoppeling(terugkoppeling=concept, door=redacteur)
    contact = persoon("contact")
    Dossier.objects.filter(pk=concept.dossier_id).update(contactpersoon=contact)
    for wie in (redacteur, contact):
        with pytest.raises(PermissionDenied):
            antwoord(rijen[0], wie)
        assert als(wie).get(rijen[0].adres_antwoord).status_code == 403
        assert "Beantwoord" not in gelezen(als(wie).get(concept.get_absolute_url()).text)


def test_the_redacteur_who_wrote_it_is_told_once_of_each_answer(eerste, redacteur, cio):
    for _ in range(2):
        antwoord(eerste, cio)
    [melding] = Melding.objects.filter(soort="aanbeveling-antwoord")
    assert (melding.gebruiker, melding.kop) == (redacteur, f"Overgenomen: {TITELS[0]}")
    assert "Dat doen we." in melding.tekst
    assert melding.pad.endswith(f"#aanbeveling-{eerste.pk}")


def test_an_answer_holds_once_the_bestuur_talked_about_it_but_what_is_held_can_be_taken_up(
    verzonden, cio, als
):
    overgenomen, aangehouden, _ = verzonden.aanbevelingen.all()
    antwoord(overgenomen, cio)
    antwoord(overgenomen, cio, "afwijzen", "Bij nader inzien niet.")
    antwoord(aangehouden, cio, "aanhouden", "Later.")
    strategie.leg_bespreking_vast(
        dossier=verzonden.dossier,
        datum=timezone.localdate(),
        besproken="Alles.",
        uitkomst="doorgaan",
        door=cio,
        terugkoppelingen=[verzonden.pk],
    )
    with pytest.raises(ValidationError, match="verandert niet meer"):
        antwoord(overgenomen, cio)
    assert als(cio).get(overgenomen.adres_antwoord).status_code == 302
    antwoord(aangehouden, cio, "overnemen", "Nu wel.")
    aangehouden.refresh_from_db()
    assert aangehouden.stand == "Overgenomen"


def test_how_they_stand_is_told_where_the_strategy_is_read(verzonden, dossier, cio, als):
    rijen = verzonden.aanbevelingen.all()
    antwoord(rijen[0], cio)
    antwoord(rijen[1], cio, "aanhouden", "Later.")
    zin = "Drie aanbevelingen: één wacht op antwoord, één overgenomen, één aangehouden"
    for pagina in (
        dossier.get_absolute_url(),
        reverse("strategie-fase", args=[dossier.pk, 4]),
        reverse("terugkoppelingen"),
        verzonden.get_absolute_url(),
    ):
        assert zin in gelezen(als(cio).get(pagina).text), pagina


# Where they end up


def test_what_was_taken_over_opens_the_next_version_and_points_to_it(verzonden, eerste, dossier, cio, als):
    client = als(cio)
    antwoord(eerste, cio)
    antwoord(verzonden.aanbevelingen.all()[1], cio, "afwijzen", "Nee.")
    naar = f"{reverse('strategie-nieuwe-versie', args=[dossier.pk])}?aanbevelingen={eerste.pk}"
    assert naar in client.get(verzonden.get_absolute_url()).text
    keuzes = html.fromstring(client.get(naar).text).xpath("//input[@name='aanbevelingen']")
    assert [(keuze.get("value"), keuze.get("checked") is not None) for keuze in keuzes] == [
        (str(eerste.pk), True)
    ]
    formulier = Formulier(client, naar, met="reden")
    formulier.stuur(reden="De projecten vragen erom.", aanbevelingen=[str(eerste.pk)])
    nieuw = Dossier.objects.get(vorige=dossier)
    eerste.refresh_from_db()
    assert eerste.landt_in == nieuw
    assert f"Wat hiertoe leidde: {TITELS[0]}" in gelezen(client.get(nieuw.get_absolute_url()).text)
    assert f"Terechtgekomen in {nieuw}." in gelezen(client.get(verzonden.get_absolute_url()).text)


def test_what_is_taken_over_later_can_land_in_the_version_that_is_in_the_making(
    verzonden, eerste, dossier, cio, als
):
    nieuw = strategie.nieuwe_versie(dossier=dossier, reden="Nieuw akkoord.", door=cio)
    formulier = Formulier(als(cio), eerste.adres_antwoord, met="antwoord")
    formulier.stuur(antwoord="overnemen", reden="In de nieuwe versie.", landt_in=str(nieuw.pk))
    eerste.refresh_from_db()
    assert eerste.landt_in == nieuw
    antwoord(eerste, cio, "afwijzen", "Toch niet.")
    eerste.refresh_from_db()
    assert eerste.landt_in is None


def test_what_is_rejected_stands_nowhere_also_when_it_landed_after_the_page_was_opened(
    verzonden, eerste, dossier, cio, bestuurder, als
):
    antwoord(eerste, cio)
    pagina = Formulier(als(bestuurder), eerste.adres_antwoord, met="antwoord")
    strategie.nieuwe_versie(dossier=dossier, reden="Zo.", door=cio, aanbevelingen=[eerste.pk])
    assert pagina.stuur(antwoord="afwijzen", reden="Toch niet.").status_code == 302
    eerste.refresh_from_db()
    assert (eerste.antwoord, eerste.landt_in) == ("afwijzen", None)


def test_who_saw_another_answer_sees_that_first_whatever_else_was_changed(
    verzonden, eerste, dossier, cio, bestuurder, als
):
    nieuw = strategie.nieuwe_versie(dossier=dossier, reden="Zo.", door=cio)
    antwoord(eerste, cio)
    pagina = Formulier(als(bestuurder), eerste.adres_antwoord, met="antwoord")
    antwoord(eerste, cio, "afwijzen", "Geen geld.")
    botst = pagina.stuur(antwoord="overnemen", reden="Dat doen we.", landt_in=str(nieuw.pk))
    assert botst.status_code == 422
    assert f"{cio.naam} veranderde dit terwijl jij bezig was." in gelezen(botst.text)
    eerste.refresh_from_db()
    assert (eerste.antwoord, eerste.landt_in, eerste.beantwoord_door) == ("afwijzen", None, cio)


def test_a_recommendation_lands_in_its_own_strategy_only(verzonden, eerste, cio, persoon):
    ander = Dossier.objects.create(titel="Ander", eigenaar=persoon("een"), gemaakt_door=cio)
    vreemd = Actie.objects.create(dossier=ander, titel="Van een ander")
    for veld, ding in (("maatregel", vreemd), ("landt_in", ander), ("landt_in", verzonden.dossier)):
        with pytest.raises(ValidationError, match="deze strategie"):
            antwoord(eerste, cio, **{veld: ding})
    eerste.refresh_from_db()
    assert eerste.is_open


def test_what_was_taken_over_can_open_a_version_also_after_the_talk(verzonden, eerste, dossier, cio, als):
    antwoord(eerste, cio)
    strategie.leg_bespreking_vast(
        dossier=dossier,
        datum=timezone.localdate(),
        besproken="Alles.",
        uitkomst="doorgaan",
        door=cio,
        terugkoppelingen=[verzonden.pk],
    )
    pagina = als(cio).get(verzonden.get_absolute_url()).text
    assert eerste.adres_antwoord not in pagina
    assert f"{reverse('strategie-nieuwe-versie', args=[dossier.pk])}?aanbevelingen={eerste.pk}" in pagina
