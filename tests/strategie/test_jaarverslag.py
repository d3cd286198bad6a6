"""The yearly report: its period, who writes and offers it, that it stays as it was, and the talk that answers it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from acties.handelingen import meld_voortgang
from documenten.maken import maak_wachtende
from documenten.models import Bewaardocument
from formats.handelingen import handel_opmerking_af, plaats_opmerking, vul_in
from formats.models import Invulling, Opmerking
from organisatie.models import Bericht, Melding
from organisatie.overgang import OngeldigeOvergang
from strategie import agenda, handelingen, werk
from strategie.documenten import rapport
from strategie.handelingen import jaarverslag as module
from strategie.jaarbeeld import beeld
from strategie.jaarstuk import cijfers_van, jaarverslag_document, samenvatting
from strategie.kalender import kalender, komend
from strategie.models import Dossier, Fase, Fasebesluit, Jaarverslag
from strategie.nota import nota
from tests.achterdeur import achter_de_rug
from tests.strategie.conftest import maak_klaar, vul_verplicht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def dagen_geleden(aantal: int) -> date:
    return timezone.localdate() - aantal * DAG


@pytest.fixture
def lopend(tot_en_met) -> Dossier:
    """A strategy that is carried out for three hundred days."""
    dossier, toen = tot_en_met(4), timezone.now() - 300 * DAG
    Fase.objects.filter(dossier=dossier).update(status_op=toen)
    dossier.maatregelen.update(afgesproken_op=toen)
    with achter_de_rug():
        Fasebesluit.objects.filter(fase__dossier=dossier).update(op=toen)
    return Dossier.objects.get(pk=dossier.pk)


@pytest.fixture
def verslag(lopend, cio) -> Jaarverslag:
    """A report with all that is asked."""
    verslag = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    vul_verplicht(verslag, cio)
    return verslag


def aanbieden(verslag: Jaarverslag) -> Jaarverslag:
    return handelingen.bied_jaarverslag_aan(jaarverslag=verslag, door=verslag.dossier.eigenaar)


def bespreek(dossier: Dossier, dag: date | None = None):
    return handelingen.leg_bespreking_vast(
        dossier=dossier,
        datum=dag or timezone.localdate(),
        besproken="Alles.",
        uitkomst="doorgaan",
        door=dossier.eigenaar,
    )


def test_the_first_report_begins_when_phase_4_was_vastgesteld_and_ends_today(lopend, cio):
    verslag = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    assert (verslag.nummer, verslag.van, verslag.tot) == (1, dagen_geleden(300), timezone.localdate())


def test_a_next_report_begins_the_day_after_the_one_before(verslag, lopend, cio):
    handelingen.wijzig_periode(jaarverslag=verslag, van=verslag.van, tot=dagen_geleden(10), door=cio)
    aanbieden(verslag)
    volgende = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    assert (volgende.nummer, volgende.van, volgende.tot) == (2, dagen_geleden(9), timezone.localdate())


def test_one_report_at_a_time_is_written_and_not_before_phase_4(dossier, lopend, cio):
    handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    with pytest.raises(OngeldigeOvergang, match="al een jaarverslag"):
        handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    ander = handelingen.maak_dossier(door=cio, titel="Ander", aanleiding="incident", eigenaar=cio)
    with pytest.raises(OngeldigeOvergang, match="fase 4"):
        handelingen.begin_jaarverslag(dossier=ander, door=cio)


def test_after_a_report_up_to_today_the_next_one_waits_until_tomorrow(verslag, lopend, cio):
    aanbieden(verslag)
    with pytest.raises(OngeldigeOvergang, match="vanaf morgen"):
        handelingen.begin_jaarverslag(dossier=lopend, door=cio)


@pytest.mark.parametrize(
    ("van", "tot", "veld"),
    [(300, -1, "tot"), (20, 30, "tot"), (400, 0, "van")],
    ids=["in the future", "ends before it begins", "before there was a plan"],
)
def test_a_wrong_period_is_refused_beside_the_day_that_is_wrong(verslag, als, cio, van, tot, veld):
    adres = reverse("strategie-jaarverslag-periode", args=[verslag.dossier_id, 1])
    antwoord = als(cio).post(adres, {"van": dagen_geleden(van), "tot": dagen_geleden(tot)})
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    verslag.refresh_from_db()
    assert verslag.van == dagen_geleden(300)


def test_periods_do_not_overlap(verslag, lopend, cio):
    handelingen.wijzig_periode(jaarverslag=verslag, van=verslag.van, tot=dagen_geleden(10), door=cio)
    aanbieden(verslag)
    with pytest.raises(ValidationError, match="vorige jaarverslag gaat tot en met"):
        handelingen.begin_jaarverslag(dossier=lopend, door=cio, van=dagen_geleden(10))
    volgende = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    with pytest.raises(ValidationError, match="vorige jaarverslag gaat tot en met"):
        handelingen.wijzig_periode(jaarverslag=volgende, van=dagen_geleden(10), tot=volgende.tot, door=cio)


def test_the_report_of_a_next_version_goes_on_where_the_former_ended(verslag, lopend, cio):
    handelingen.wijzig_periode(jaarverslag=verslag, van=verslag.van, tot=dagen_geleden(10), door=cio)
    aanbieden(verslag)
    nieuw = handelingen.nieuwe_versie(dossier=lopend, reden="Anders.", door=cio)
    Fase.objects.filter(dossier=nieuw).update(status="vastgesteld")
    assert handelingen.begin_jaarverslag(dossier=nieuw, door=cio).van == dagen_geleden(9)


def test_who_writes_along_writes_and_only_the_owner_offers_or_changes_the_period(
    verslag, lopend, als, medewerker
):
    handelingen.zet_meeschrijver(
        dossier=lopend, gebruiker=medewerker, schrijft_mee=True, door=lopend.eigenaar
    )
    pagina = als(medewerker).get(verslag.get_absolute_url()).text
    assert "Aanbieden doet de eigenaar" in pagina
    assert "Wijzig de periode" not in pagina
    als(medewerker).post(verslag.get_absolute_url(), {"basis-volgend_jaar": "0", "volgend_jaar": "Meer."})
    assert Jaarverslag.objects.get().invulling.tekst("volgend_jaar") == "Meer."
    for naam in ("aanbieden", "periode"):
        assert (
            als(medewerker).get(reverse(f"strategie-jaarverslag-{naam}", args=[lopend.pk, 1])).status_code
            == 403
        )
    with pytest.raises(PermissionDenied):
        handelingen.bied_jaarverslag_aan(jaarverslag=verslag, door=medewerker)


def test_the_bestuurder_reads_and_remarks_but_does_not_write_and_others_see_nothing(
    verslag, als, bestuurder, medewerker
):
    pagina = als(bestuurder).get(verslag.get_absolute_url())
    assert pagina.status_code == 200
    assert "<textarea" in pagina.text  # to remark something
    assert 'name="goed"' not in pagina.text
    for adres in (
        verslag.get_absolute_url(),
        reverse("strategie-jaarverslag-bestand", args=[verslag.dossier_id, 1, "pdf"]),
    ):
        assert als(medewerker).get(adres).status_code == 404


def test_the_page_says_what_the_summary_is_when_nobody_writes_one(verslag, als, cio):
    pagina = als(cio).get(verslag.get_absolute_url()).text
    assert "Laat je dit leeg, dan staat er: “Eén maatregel" in pagina
    assert "De organisatie voert het beleid deels goed uit." in pagina


def test_an_unfinished_report_is_not_offered_and_says_what_is_missing(lopend, als, cio):
    verslag = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    with pytest.raises(ValidationError, match="Wat ging goed"):
        aanbieden(verslag)
    adres = reverse("strategie-jaarverslag-aanbieden", args=[lopend.pk, 1])
    assert "Beantwoord eerst nog" in als(cio).post(adres, follow=True).text
    assert not Jaarverslag.objects.get().is_aangeboden


def test_offering_twice_is_offering_once(verslag, lopend, als, cio, bestuurder):
    adres = reverse("strategie-jaarverslag-aanbieden", args=[lopend.pk, 1])
    for _ in range(2):
        assert als(cio).post(adres, follow=True).status_code == 200
    assert [d.formaat for d in Jaarverslag.objects.get().documenten.order_by("pk")] == ["pdf", "odt", "docx"]
    assert Bewaardocument.objects.filter(soort="jaarverslag").count() == 3
    onderwerp = "Jaarverslag"
    assert Bericht.objects.filter(aan=bestuurder.email, onderwerp__startswith=onderwerp).count() == 1
    with pytest.raises(OngeldigeOvergang, match="staan vast"):
        aanbieden(verslag)
    with pytest.raises(OngeldigeOvergang, match="staan vast"):
        handelingen.wijzig_periode(jaarverslag=verslag, van=verslag.van, tot=dagen_geleden(1), door=cio)


def test_what_happens_later_changes_neither_the_figures_nor_the_kept_document(verslag, lopend, als, cio):
    aanbieden(verslag)
    maak_wachtende()
    adres = reverse("strategie-jaarverslag-bestand", args=[lopend.pk, 1, "pdf"])
    cijfers, stuk = Jaarverslag.objects.get().cijfers, als(cio).get(adres).content
    pagina = als(cio).get(verslag.get_absolute_url()).text
    assert "één is nog niet begonnen" in pagina or "vraagt aandacht" in pagina
    maatregel = lopend.maatregelen.get()
    meld_voortgang(actie=maatregel, door=cio, status="vervallen", tekst="Toch niet.")
    maatregel.titel = "Heel iets anders"
    maatregel.save()
    assert als(cio).get(adres).content == stuk
    assert Jaarverslag.objects.get().cijfers == cijfers
    nu = als(cio).get(verslag.get_absolute_url()).text
    assert "Heel iets anders" not in nu
    assert [r.titel for r in beeld(cijfers).maatregelen] == ["Sensorenregister"]


def test_the_text_is_locked_once_it_was_offered(verslag, als, cio):
    aanbieden(verslag)
    antwoord = als(cio).post(verslag.get_absolute_url(), {"basis-goed": "1", "goed": "Nee, toch anders."})
    assert antwoord.status_code == 409
    assert Jaarverslag.objects.get().invulling.tekst("goed") == "Antwoord op goed."


def test_a_talk_answers_the_report_that_lay_before_it(verslag, lopend, als, cio):
    aanbieden(verslag)
    bespreek(lopend, dagen_geleden(1))
    assert Jaarverslag.objects.get().bespreking is None
    gesprek = bespreek(lopend)
    assert Jaarverslag.objects.get().bespreking == gesprek
    assert "Besproken in het bestuur" in als(cio).get(verslag.get_absolute_url()).text
    later = bespreek(lopend)
    assert Jaarverslag.objects.get().bespreking == gesprek != later


def test_one_talk_answers_every_report_that_still_waits(verslag, lopend, cio, bestuurder):
    handelingen.wijzig_periode(jaarverslag=verslag, van=verslag.van, tot=dagen_geleden(10), door=cio)
    aanbieden(verslag)
    volgende = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    vul_verplicht(volgende, cio)
    aanbieden(volgende)
    gesprek = bespreek(lopend)
    assert {v.bespreking for v in Jaarverslag.objects.all()} == {gesprek}
    assert werk.werk(bestuurder).taken == []


def test_the_home_page_asks_for_the_report_first_and_then_for_the_talk(lopend, cio, bestuurder):
    assert werk.werk(cio).taken == []
    Fase.objects.filter(dossier=lopend).update(status_op=timezone.now() - timedelta(days=330))
    [taak] = werk.werk(cio).taken
    assert (taak.titel, taak.termijn) == ("Maak het jaarverslag", timezone.localdate() + 21 * DAG)
    verslag = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    assert [t.titel for t in werk.werk(cio).taken] == ["Schrijf het jaarverslag en bied het aan"]
    vul_verplicht(verslag, cio)
    assert werk.werk(bestuurder).taken == []
    aanbieden(verslag)
    assert [t.titel for t in werk.werk(cio).taken] == ["Bespreek de strategie in het bestuur"]
    [taak] = werk.werk(bestuurder).taken
    assert taak.titel == "Lees het jaarverslag en bespreek het in het bestuur"
    assert taak.url == verslag.get_absolute_url()
    bespreek(lopend)
    assert werk.werk(cio).taken == werk.werk(bestuurder).taken == []


def test_the_notice_to_the_bestuurder_lapses_with_the_talk(verslag, lopend, bestuurder):
    aanbieden(verslag)
    melding = Melding.objects.get(soort="jaarverslag")
    assert melding.gebruiker == bestuurder
    assert melding.pad == verslag.get_absolute_url()
    Melding.objects.update(gemaild_op=None)
    bespreek(lopend)
    melding.refresh_from_db()
    assert melding.vervallen_op is not None


def test_the_calendar_shows_what_was_and_what_comes(verslag, lopend):
    titels = [moment.titel for moment in kalender(lopend) if moment.titel != "Einde van het halfjaar"]
    assert titels == ["Het jaarverslag is klaar", "Uiterlijk weer in het bestuur"]
    klaar, gesprek = [m for m in komend(lopend) if m.titel in titels]
    assert (gesprek.dag, gesprek.dag - klaar.dag) == (dagen_geleden(300) + 365 * DAG, 14 * DAG)
    aanbieden(verslag)
    bespreek(lopend)
    gedaan = [moment.titel for moment in kalender(lopend) if moment.gedaan]
    assert sorted(gedaan) == ["Besproken in het bestuur", str(verslag)]
    assert kalender(lopend)[-1].dag == timezone.localdate() + 365 * DAG


def test_the_own_agenda_has_the_day_of_the_report_until_it_was_offered(lopend, cio, verslag):
    def titels() -> list[str]:
        return [punt.titel for punt in agenda.punten(cio)]

    assert titels() == [f"Jaarverslag klaar: {lopend}", f"Uiterlijk vandaag in het bestuur: {lopend}"]
    aanbieden(verslag)
    assert titels() == [f"Uiterlijk vandaag in het bestuur: {lopend}"]


def test_the_page_of_phase_4_begins_with_what_people_come_for(verslag, lopend, als, cio):
    pagina = als(cio).get(reverse("strategie-fase", args=[lopend.pk, 4])).text
    plekken = [pagina.index(f'id="{plek}"') for plek in ("cijfers", "kalender", "jaarverslagen")]
    assert plekken == sorted(plekken)
    assert plekken[-1] < pagina.index('id="onderdeel-aansturing"')
    assert "Concept. De cijfers veranderen nog" in pagina
    assert "Begin het jaarverslag" not in pagina


def test_phase_4_that_is_still_written_shows_no_figures(dossier, tot_en_met, als, cio):
    tot_en_met(3)
    pagina = als(cio).get(reverse("strategie-fase", args=[dossier.pk, 4])).text
    assert 'id="cijfers"' not in pagina
    assert als(cio).get(reverse("strategie-jaarverslag-nieuw", args=[dossier.pk])).status_code == 302


def test_each_governance_choice_is_explained_where_it_is_made_and_marked_where_it_is_read(
    dossier, tot_en_met, als, cio
):
    tot_en_met(3)
    fase = dossier.fasen.get(nummer=4)
    pagina = als(cio).get(fase.get_absolute_url()).text
    assert pagina.count("optie__uitleg") == 3
    assert "Er komt iets nieuws alleen hiervoor" in pagina
    maak_klaar(dossier, 4)
    html = nota(dossier.fasen.get(nummer=4)).als_html()
    assert "Gekozen: Inpassen in de bestaande governance." in html
    assert "Een specifieke governance ontwikkelen. Er komt iets nieuws" in html


def test_the_document_says_what_was_agreed_to_be_a_success_and_is_a_concept_until_offered(verslag):
    stuk = jaarverslag_document(verslag)
    assert stuk.concept
    html = stuk.als_html()
    for tekst in (
        "Antwoord op monitoring_succes.",
        "Antwoord op gevraagd.",
        "De organisatie voert het beleid deels goed uit",
        "Of het beleid werkt, is nog niet te zeggen",
    ):
        assert tekst in html
    assert not jaarverslag_document(aanbieden(verslag)).concept
    assert f"Jaarverslag {verslag.jaren}, van {verslag.periode}" in rapport(verslag.dossier).als_html()


def test_a_report_without_measures_or_projects_says_so(lopend, als, cio):
    lopend.maatregelen.all().delete()
    verslag = handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    for tekst in (als(cio).get(verslag.get_absolute_url()).text, jaarverslag_document(verslag).als_html()):
        assert "waren er geen maatregelen" in tekst
        assert "geen terugkoppeling ontvangen" in tekst


def test_once_a_next_version_is_carried_out_the_former_asks_for_nothing_more(lopend, als, cio):
    nieuw = handelingen.nieuwe_versie(dossier=lopend, reden="Anders.", door=cio)
    Fase.objects.filter(dossier=nieuw, nummer__lte=3).update(status="vastgesteld")
    assert komend(lopend), "until phase 4 of the next version is vastgesteld, the talk is about this one"
    Fase.objects.filter(dossier=nieuw).update(status="vastgesteld")
    assert not komend(lopend)
    assert komend(Dossier.objects.get(pk=nieuw.pk))
    with pytest.raises(OngeldigeOvergang, match="nieuwere versie"):
        handelingen.begin_jaarverslag(dossier=lopend, door=cio)
    pagina = als(cio).get(lopend.fase(4).get_absolute_url()).text
    assert "Er staat niets meer op de kalender" in pagina
    assert "Begin het jaarverslag" not in pagina


def test_what_a_colleague_saves_while_it_is_offered_is_in_the_document(verslag, cio, monkeypatch):
    op_slot = module.zet_op_slot

    def net_ervoor(*, invulling, door):
        vul_in(invulling=Invulling.objects.get(pk=invulling.pk), teksten={"goed": "Net bewaard."}, door=cio)
        op_slot(invulling=invulling, door=door)

    monkeypatch.setattr(module, "zet_op_slot", net_ervoor)
    maak = module.jaarverslag_document
    gemaakt = []
    monkeypatch.setattr(module, "jaarverslag_document", lambda v: gemaakt.append(maak(v)) or gemaakt[-1])
    aanbieden(verslag)
    assert "Net bewaard." in gemaakt[0].context["tekst"]["goed"]


def test_the_summary_has_no_double_spaces_when_nothing_happened(verslag):
    zin = samenvatting(verslag, cijfers_van(verslag))
    assert "  " not in zin
    assert zin.endswith(".")


def test_a_remark_on_the_report_reaches_who_writes_and_waits_for_its_answer(verslag, cio, bestuurder):
    plaats_opmerking(invulling=verslag.invulling, vraag="goed", tekst="Noem de camera.", door=bestuurder)
    melding = Melding.objects.get(soort="strategie-opmerking")
    assert melding.gebruiker == cio
    assert "jaarverslag" in melding.tekst
    assert melding.pad == f"{verslag.get_absolute_url()}#vraag-goed"
    with pytest.raises(ValidationError, match="Beantwoord eerst één opmerking van lezers"):
        aanbieden(verslag)
    handel_opmerking_af(opmerking=Opmerking.objects.get(), antwoord="Staat erbij.", door=cio)
    assert aanbieden(verslag).is_aangeboden
    assert Melding.objects.get(soort="strategie-antwoord").gebruiker == bestuurder


def test_without_a_bestuurder_nobody_is_asked_to_offer_it(verslag, lopend, als, cio):
    Dossier.objects.filter(pk=lopend.pk).update(bestuurder=None)
    pagina = als(cio).get(verslag.get_absolute_url()).text
    assert "Kies die eerst bij Mensen" in pagina
    assert "Naar aanbieden" not in pagina
    adres = reverse("strategie-jaarverslag-aanbieden", args=[lopend.pk, 1])
    for antwoord in (als(cio).get(adres, follow=True), als(cio).post(adres, follow=True)):
        assert "Kies eerst bij Mensen wie de bestuurder is" in antwoord.text
        assert "niemand" not in antwoord.text
    assert not Jaarverslag.objects.get().is_aangeboden
