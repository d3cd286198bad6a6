"""A strategy learns: a talk asks whether it works, and adjusting opens the next version without losing anything."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import html

from acties.handelingen import Besproken, leg_gesprek_vast, meld_voortgang, wijzig_actie
from acties.models import Actie
from formats.bouwstenen import haal_van_slot
from formats.handelingen import vul_in
from organisatie.models import Auditregel
from strategie import handelingen
from strategie.documenten import rapport
from strategie.hoort_bij import HOORT_BIJ
from strategie.models import Bespreking, Dossier, Fase
from strategie.nota import nota
from strategie.verschil import inhoud
from tests.achterdeur import achter_de_rug
from tests.strategie.conftest import ZONDER_PAGINA
from tests.strategie.test_nota import tekst
from tests.strategie.test_versies_en_werk import keur_goed
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db
PDF = SimpleUploadedFile("foto.pdf", b"%PDF-1.7 bewijs", content_type="application/pdf")


@pytest.fixture
def oud(tot_en_met, organisatie) -> Dossier:
    """A strategy that is carried out."""
    return tot_en_met(4)


@pytest.fixture
def nieuw(oud, cio) -> Dossier:
    """Its next version, in which is being written."""
    return handelingen.nieuwe_versie(dossier=oud, reden="Nieuw akkoord.", door=cio)


def heropen_plan(dossier: Dossier) -> None:
    handelingen.heropen(fase=dossier.fasen.get(nummer=3), door=dossier.eigenaar, reden="Andere termijn.")
    dossier.refresh_from_db()


def hoofd(pagina: str) -> str:
    return " ".join(" ".join(html.fromstring(pagina).xpath("//main//text()")).split())


# Progress moves along


def test_what_people_report_while_the_next_plan_is_written_is_where_it_begins(
    oud, nieuw, cio, actiehouder, als
):
    maatregel, concept = oud.maatregelen.get(), nieuw.maatregelen.get()
    meld_voortgang(actie=maatregel, door=cio, status="loopt", tekst="De helft staat erin.")
    leg_gesprek_vast(
        eigenaar=oud,
        door=cio,
        op=timezone.localdate(),
        besproken=[
            Besproken(
                maatregel,
                "knelt",
                teksten={"tekst": "Het stokt.", "knelpunt": "Geen mensen.", "nodig": "Geld."},
            )
        ],
    )
    in_plan = hoofd(als(cio).get(reverse("strategie-fase", args=[nieuw.pk, 3])).text)
    assert "Staat nu op: knelt" in in_plan
    op_concept = hoofd(als(cio).get(concept.get_absolute_url()).text)
    for woord in ("Zo staat het nu, in Goed digitaal bestuur", "De helft staat erin.", "Het stokt."):
        assert woord in op_concept
    keur_goed(nieuw, 1, 2, 3)
    concept.refresh_from_db()
    assert concept.status == "knelt"
    begin = concept.laatste or concept.voortgang.get()
    assert (begin.status, begin.knelpunt, begin.nodig) == ("knelt", "Geen mensen.", "Geld.")
    assert "Deze actie gaat door waar zij was." in begin.tekst
    assert "Het stokt." in begin.tekst
    maatregel.refresh_from_db()
    assert maatregel.status == "vervallen"
    later = hoofd(als(cio).get(concept.get_absolute_url()).text)
    assert "Eerder, in Goed digitaal bestuur" in later
    assert "De helft staat erin." in later


def test_term_and_holder_that_changed_meanwhile_move_along_unless_the_writers_chose_another(
    oud, nieuw, cio, actiehouder, bestuurder
):
    maatregel, concept = oud.maatregelen.get(), nieuw.maatregelen.get()
    heropen_plan(oud)
    wijzig_actie(actie=maatregel, door=cio, termijn=date(2031, 5, 1), actiehouder=actiehouder)
    concept.refresh_from_db()
    assert (concept.termijn, concept.actiehouder) == (date(2031, 5, 1), actiehouder)
    assert Auditregel.objects.filter(wat="wijziging overgenomen", object_id=str(concept.pk)).count() == 1
    wijzig_actie(actie=concept, door=cio, termijn=date(2032, 1, 1), actiehouder=bestuurder)
    maatregel.refresh_from_db()
    wijzig_actie(actie=maatregel, door=cio, termijn=date(2031, 9, 1), actiehouder=cio)
    concept.refresh_from_db()
    assert (concept.termijn, concept.actiehouder) == (date(2032, 1, 1), bestuurder)
    keur_goed(nieuw, 1, 2, 3)
    wijzig_actie_kan_niet_meer = nieuw.maatregelen.get()
    assert wijzig_actie_kan_niet_meer.termijn == date(2032, 1, 1)


def test_what_the_title_of_a_running_measure_becomes_is_for_the_writers_of_the_next_plan(oud, nieuw, cio):
    heropen_plan(oud)
    wijzig_actie(actie=oud.maatregelen.get(), door=cio, titel="Anders genoemd")
    assert nieuw.maatregelen.get().titel == "Sensorenregister"


def test_what_was_finished_meanwhile_says_so_and_does_not_run_again(oud, nieuw, cio, als):
    meld_voortgang(actie=oud.maatregelen.get(), door=cio, status="gereed", tekst="Alles staat erin.")
    concept = nieuw.maatregelen.get()
    assert "Intussen gereed: hoeft niet nog eens" in hoofd(
        als(cio).get(reverse("strategie-fase", args=[nieuw.pk, 3])).text
    )
    assert "intussen gereed gemeld" in hoofd(als(cio).get(concept.get_absolute_url()).text)
    keur_goed(nieuw, 1, 2, 3)
    concept.refresh_from_db()
    assert concept.status == "gereed"
    assert "was al gereed" in concept.voortgang.get().tekst
    assert not Actie.objects.zichtbaar_voor(cio).geldend().lopend().exists()


def test_what_was_dropped_meanwhile_is_said_in_the_plan_and_left_to_its_writers(oud, nieuw, cio, als):
    meld_voortgang(actie=oud.maatregelen.get(), door=cio, status="vervallen", tekst="Geen geld.")
    assert nieuw.maatregelen.get().status == "open"
    assert "Intussen vervallen in Goed digitaal bestuur" in hoofd(
        als(cio).get(reverse("strategie-fase", args=[nieuw.pk, 3])).text
    )


def test_a_measure_that_the_next_plan_leaves_out_ends_and_says_so(oud, nieuw, cio):
    handelingen.voeg_maatregel_toe(
        dossier=nieuw,
        door=cio,
        titel="Iets anders",
        soort="informatie",
        waarden=Waarde.objects.actueel()[:1],
        actiehouder=cio,
        termijn=date(2031, 1, 1),
    )
    nieuw.maatregelen.get(titel="Sensorenregister").delete()
    keur_goed(nieuw, 1, 2, 3)
    maatregel = oud.maatregelen.get()
    assert maatregel.status == "vervallen"
    assert "staat daar niet meer in" in maatregel.voortgang.get().tekst


def test_who_holds_a_measure_now_opens_what_the_former_holder_added(
    oud, nieuw, cio, actiehouder, medewerker, als
):
    meld_voortgang(actie=oud.maatregelen.get(), door=cio, status="loopt", tekst="Zie foto.", bestand=PDF)
    adres = oud.maatregelen.get().voortgang.get().bewijs.get_absolute_url()
    wijzig_actie(actie=nieuw.maatregelen.get(), door=cio, actiehouder=actiehouder)
    assert als(actiehouder).get(adres).status_code == 404
    keur_goed(nieuw, 1, 2, 3)
    pagina = als(actiehouder).get(nieuw.maatregelen.get().get_absolute_url())
    assert adres in pagina.text
    assert als(actiehouder).get(adres).status_code == 200
    assert als(medewerker).get(adres).status_code == 404


# Everything comes along


def test_all_that_belongs_to_a_phase_comes_along_word_for_word(oud, cio):
    for nummer, soort in ((1, "informatie"), (2, "inventarisatie"), (3, "meewerken"), (4, "meewerken")):
        oud.betrokkenen.create(fase=nummer, soort=soort, rol="jurist", naam=f"Kim {nummer}", extern=True)
    methode = oud.methoden.create(naam="iama", dekt="Rechten.", lacunes="Natuur.", inzet="Bij elk algoritme.")
    methode.waarden.set(Waarde.objects.actueel()[:2])
    oud.stukken.create(titel="Akkoord", link="https://voorbeeld.nl/akkoord", door=cio)
    oud.losgelaten_accenten.create(waarde=Waarde.objects.actueel()[30], lading="Eerder bedoeld.")
    with achter_de_rug():
        oud.lange_lijst.update(bron="Motie 3", stemmen=4, toelichting="Daarom.")
    oud.fasen.filter(nummer=2).update(status="heropend")
    haal_van_slot(invulling=oud.fasen.get(nummer=2).invulling, door=cio)
    vul_in(invulling=oud.fasen.get(nummer=2).invulling, teksten={"dekking_toelichting": "Bewust."}, door=cio)
    oud.fasen.filter(nummer=2).update(status="vastgesteld")
    with achter_de_rug():
        Dossier.objects.filter(pk=oud.pk).update(mandaat="Namens de directie.")
    nieuw = handelingen.nieuwe_versie(dossier=Dossier.objects.get(pk=oud.pk), reden="Nieuw.", door=cio)
    eigen = {"id", "dossier_id", "vorige_id", "gemaakt_op", "afgesproken_op", "gemeld_aan_id", "gemeld_adres"}

    def rijen(dossier: Dossier, naam: str) -> list[dict[str, Any]]:
        return [
            {veld: waarde for veld, waarde in rij.items() if veld not in eigen}
            for rij in getattr(dossier, naam).order_by("pk").values()
        ]

    for hoort in HOORT_BIJ.values():
        for naam in hoort.rijen:
            assert rijen(nieuw, naam) == rijen(oud, naam) != [], naam
    for naam in ("betrokkenen", "losgelaten_accenten"):
        assert rijen(nieuw, naam) == rijen(oud, naam) != [], naam
    assert list(nieuw.methoden.get().waarden.all()) == list(methode.waarden.all())
    assert nieuw.mandaat == "Namens de directie."
    vers = Dossier.objects.get(pk=oud.pk)
    for nummer in (1, 2, 3, 4):
        toen, nu = (d.fasen.get(nummer=nummer) for d in (vers, nieuw))
        assert inhoud(toen) == inhoud(nu, vervolg=True)


# Generiek


def test_generiek_asks_for_no_long_list_anywhere_and_gives_it_back_when_it_becomes_specifiek_again(
    oud, nieuw, cio, als
):
    for nummer in (1,):
        keur_goed(nieuw, nummer)
    handelingen.leg_keuze_vast(dossier=nieuw, keuze="generiek", door=cio)
    fase = Fase.objects.select_related("dossier", "invulling").get(dossier=nieuw, nummer=2)
    vul_in(invulling=fase.invulling, teksten={"keuze_onderbouwing": "Alle waarden wegen mee."}, door=cio)
    pagina = html.fromstring(als(cio).get(fase.get_absolute_url()).text)
    assert not pagina.xpath("//*[@id='lange-lijst']")
    assert not pagina.xpath("//main//a[contains(@href, 'accentwaarden')]")
    fase.refresh_from_db()
    assert "lange lijst" not in tekst(nota(fase)).lower()
    assert "lange lijst" not in tekst(rapport(Dossier.objects.get(pk=nieuw.pk))).lower()
    assert handelingen.leg_voor(fase=fase, door=cio).is_voorgelegd
    handelingen.stel_vast(fase=fase, door=nieuw.bestuurder, gezien=ZONDER_PAGINA)
    nog_een = handelingen.nieuwe_versie(dossier=Dossier.objects.get(pk=nieuw.pk), reden="Toch.", door=cio)
    handelingen.leg_keuze_vast(
        dossier=nog_een, keuze="specifiek", externen_betrokken="nee", externen_toelichting="x", door=cio
    )
    assert nog_een.accentwaarden.count() == nog_een.lange_lijst.count() == 6
    assert all(accent.is_uitgelegd for accent in nog_een.accentwaarden.all())
    verschil = hoofd(als(cio).get(reverse("strategie-verschillen", args=[nog_een.pk])).text)
    assert "Nieuw De lange lijst" in verschil


# The talk, and what follows from it


def bespreek(client, dossier, **anders) -> Any:
    gegevens = {
        "datum": timezone.localdate().isoformat(),
        "uitvoering": "deels",
        "uitvoering_toelichting": "Het register loopt achter.",
        "resultaten": "onbekend",
        "besproken": "Effectiviteit hoort erbij.",
        "uitkomst": "bijstellen",
    }
    return client.post(reverse("strategie-bespreking", args=[dossier.pk]), gegevens | anders)


def test_a_talk_asks_whether_the_policy_is_carried_out_well_and_gives_results(oud, cio, als, bestuurder):
    client = als(cio)
    leeg = bespreek(client, oud, uitvoering="", resultaten="")
    assert leeg.status_code == 422
    assert "Kies of het beleid goed wordt uitgevoerd." in leeg.text
    assert not oud.besprekingen.exists()
    assert bespreek(client, oud, uitkomst="doorgaan").url.endswith("#besprekingen")
    gezien = hoofd(als(bestuurder).get(reverse("strategie-fase", args=[oud.pk, 4])).text)
    for woord in (
        "Goed uitgevoerd: deels. Het register loopt achter.",
        "Gewenste resultaten: nog niet te zeggen.",
    ):
        assert woord in gezien
    assert "Goed uitgevoerd: deels." in tekst(rapport(oud))


def test_a_talk_of_before_these_questions_reads_well(oud, cio, als):
    handelingen.leg_bespreking_vast(
        dossier=oud, datum=timezone.localdate(), besproken="Vroeger.", uitkomst="doorgaan", door=cio
    )
    gezien = hoofd(als(cio).get(reverse("strategie-fase", args=[oud.pk, 4])).text)
    assert "Vroeger." in gezien
    assert "Goed uitgevoerd" not in gezien
    assert "Goed uitgevoerd" not in tekst(rapport(oud))


def test_a_talk_that_decides_to_adjust_leads_to_the_next_version_which_says_so(oud, cio, als):
    client = als(cio)
    naar = bespreek(client, oud).url
    deze = oud.besprekingen.get()
    assert naar == f"{reverse('strategie-nieuwe-versie', args=[oud.pk])}?besprekingen={deze.pk}"
    vinkje = html.fromstring(client.get(naar).text).xpath("//input[@name='besprekingen']")
    assert [(v.get("value"), v.get("checked") is not None) for v in vinkje] == [(str(deze.pk), True)]
    client.post(naar, {"reden": "Het bestuur wil het.", "besprekingen": [deze.pk]})
    nieuw = Dossier.objects.get(vorige=oud)
    deze.refresh_from_db()
    assert deze.leidde_tot == nieuw
    assert "Wat hiertoe leidde: Bespreking op" in hoofd(client.get(nieuw.get_absolute_url()).text)
    stuk = tekst(nota(nieuw.fasen.get(nummer=1)))
    assert "Wat tot deze versie leidde" in stuk
    assert "Effectiviteit hoort erbij." in stuk
    assert "Leidde tot versie 2" in hoofd(client.get(reverse("strategie-fase", args=[oud.pk, 4])).text)
    assert bespreek(client, oud).url.endswith("#besprekingen")  # there is a next version already


def test_only_what_can_lead_to_a_version_is_noted_with_it(oud, cio):
    doorgaan = Bespreking.objects.create(
        dossier=oud, datum=timezone.localdate(), besproken="x", uitkomst="doorgaan", door=cio
    )
    for sleutels in ({"besprekingen": [doorgaan.pk]}, {"aanbevelingen": [1]}):
        with pytest.raises(ValidationError, match="intussen iets veranderd"):
            handelingen.nieuwe_versie(dossier=oud, reden="Zo.", door=cio, **sleutels)
    assert not Dossier.objects.filter(vorige=oud).exists()


# Side by side


def test_both_versions_stand_side_by_side_with_only_what_differs(oud, nieuw, cio, bestuurder, als):
    vul_in(
        invulling=nieuw.fasen.get(nummer=1).invulling,
        teksten={"kaders": "Antwoord op andere kaders."},
        door=cio,
    )
    handelingen.verwijder_accentwaarde(accent=nieuw.accentwaarden.first(), door=cio)
    handelingen.wijzig_dossier(dossier=nieuw, door=cio, contactpersoon=bestuurder)
    pagina = html.fromstring(als(bestuurder).get(reverse("strategie-verschillen", args=[nieuw.pk])).text)
    koppen = [" ".join(kop.text_content().split()) for kop in pagina.xpath("//article[@class='naast']/h3")]
    assert "Gewijzigd Kaders" in koppen
    assert "Gewijzigd Contactpersoon" in koppen
    assert any(kop.startswith("Vervallen Accentwaarde") for kop in koppen)
    assert len(koppen) == 3
    [kaders] = [a for a in pagina.xpath("//article[@class='naast']") if "Kaders" in a.xpath("string(h3)")]
    assert [ins.text for ins in kaders.xpath(".//ins")] == ["andere"]
    wijzer = " ".join(pagina.xpath("string(//nav[@class='naast__wijzer u-onder-48'])").split())
    assert "Fase 3. Actieplan geen verschil" in wijzer


def test_the_comparison_is_offered_where_people_look_and_not_in_a_first_version(
    oud, nieuw, cio, bestuurder, als
):
    adres = reverse("strategie-verschillen", args=[nieuw.pk])
    client = als(cio)
    assert adres in client.get(nieuw.get_absolute_url()).text
    for nummer in (1, 2, 3, 4):
        assert f"{adres}#fase-{nummer}" in client.get(reverse("strategie-fase", args=[nieuw.pk, nummer])).text
    handelingen.leg_voor(fase=nieuw.fasen.get(nummer=1), door=cio)
    assert f"{adres}#fase-1" in als(bestuurder).get(reverse("strategie-besluit", args=[nieuw.pk, 1])).text
    eerste = reverse("strategie-verschillen", args=[oud.pk])
    assert eerste not in als(cio).get(oud.get_absolute_url()).text
    assert "niets om mee te vergelijken" in als(cio).get(eerste, follow=True).text


def test_two_versions_that_are_the_same_say_so(nieuw, cio, als):
    pagina = als(cio).get(reverse("strategie-verschillen", args=[nieuw.pk])).text
    assert 'class="naast"' not in pagina
    assert hoofd(pagina).count("geen verschil") == 5


def test_a_year_later_the_term_of_a_draft_is_as_it_was_moved(oud, nieuw, cio):
    """A term that was moved to another and back is still the one of the running measure."""
    maatregel = oud.maatregelen.get()
    heropen_plan(oud)
    for dag in (maatregel.termijn + timedelta(days=30), maatregel.termijn):
        wijzig_actie(actie=maatregel, door=cio, termijn=dag)
        assert nieuw.maatregelen.get().termijn == dag
