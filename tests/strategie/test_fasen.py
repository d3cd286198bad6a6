"""The phases: order, who decides, the lock, reopening."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from formats.fouten import OpSlot
from formats.handelingen import vul_in
from organisatie.models import Auditregel, Bericht
from organisatie.overgang import OngeldigeOvergang
from strategie import handelingen
from strategie.controlegetal import controlegetal
from strategie.handelingen.fasen import NietCompleet
from strategie.handelingen.slot import FaseOpSlot
from strategie.models import Dossier, Fase, Fasebesluit
from strategie.models.fase import OVERGANGEN
from tests.strategie.conftest import ZONDER_PAGINA, kies, maak_klaar, vul_verplicht
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


def fase(dossier: Dossier, nummer: int) -> Fase:
    return Fase.objects.get(dossier=dossier, nummer=nummer)


def test_a_new_dossier_has_four_open_phases_with_an_empty_form(dossier):
    fasen = list(dossier.fasen.all())
    assert [f.nummer for f in fasen] == [1, 2, 3, 4]
    assert {f.status for f in fasen} == {"open"}
    assert [f.invulling.format for f in fasen] == [
        "startnotitie",
        "gewenste-situatie",
        "actieplan",
        "implementatie",
    ]


def test_every_step_of_the_table_goes_to_a_known_status():
    assert set(OVERGANGEN) == set(Fasebesluit.Stap.values)
    for van, naar in OVERGANGEN.values():
        assert van <= set(Fase.Status.values)
        assert naar in Fase.Status.values


def test_voorleggen_says_which_required_questions_are_still_open(dossier, cio):
    with pytest.raises(NietCompleet) as fout:
        handelingen.leg_voor(fase=fase(dossier, 1), door=cio)
    verplicht = [v.sleutel for v in fase(dossier, 1).invulling.spec.vragen() if v.verplicht]
    assert [g.vraag for g in fout.value.gemis] == verplicht
    assert fase(dossier, 1).status == "open"


def test_voorleggen_asks_for_a_bestuurder(dossier, cio):
    maak_klaar(dossier, 1)
    handelingen.wijzig_dossier(dossier=dossier, door=cio, bestuurder=None)
    with pytest.raises(NietCompleet, match="verantwoordelijke bestuurder"):
        handelingen.leg_voor(fase=fase(dossier, 1), door=cio)


def test_another_technology_must_be_described(dossier, cio):
    vul_verplicht(fase(dossier, 1), cio)
    vul_in(invulling=fase(dossier, 1).invulling, teksten={"reikwijdte_technologie": "anders"}, door=cio)
    with pytest.raises(NietCompleet, match="welke technologie"):
        handelingen.leg_voor(fase=fase(dossier, 1), door=cio)


def test_a_phase_waits_for_the_one_before_it(dossier, cio, bestuurder):
    maak_klaar(dossier, 1)
    maak_klaar(dossier, 2)
    with pytest.raises(OngeldigeOvergang, match="Fase 1 is nog niet vastgesteld"):
        handelingen.leg_voor(fase=fase(dossier, 2), door=cio)
    handelingen.leg_voor(fase=fase(dossier, 1), door=cio)
    with pytest.raises(OngeldigeOvergang):
        handelingen.leg_voor(fase=fase(dossier, 2), door=cio)
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=bestuurder)
    assert handelingen.leg_voor(fase=fase(dossier, 2), door=cio).is_voorgelegd


def test_only_the_bestuurder_of_the_dossier_decides(dossier, cio, persoon):
    andere_bestuurder = persoon("andere", "bestuurder")
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    for wie in (cio, andere_bestuurder):
        with pytest.raises(PermissionDenied):
            handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=wie)
        with pytest.raises(PermissionDenied):
            handelingen.geef_terug(gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=wie, opmerking="Nee.")
    assert fase(dossier, 1).is_voorgelegd


def test_the_bestuurder_cannot_lay_a_phase_before_himself(dossier, bestuurder):
    with pytest.raises(PermissionDenied):
        handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=bestuurder)


def test_owner_and_bestuurder_are_two_people(dossier, cio):
    with pytest.raises(ValidationError, match="twee verschillende mensen"):
        handelingen.wijzig_dossier(dossier=dossier, door=cio, bestuurder=cio)


def test_vaststellen_keeps_the_document_with_its_checksum_and_tells_the_owner(
    dossier, cio, bestuurder, django_capture_on_commit_callbacks
):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    with django_capture_on_commit_callbacks(execute=True):
        handelingen.stel_vast(
            gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=bestuurder, opmerking="Mooi stuk."
        )
    bewaard = dossier.documenten.get().document
    assert bewaard.is_ongewijzigd
    assert bewaard.bestandsnaam == "startnotitie-goed-digitaal-bestuur"
    assert bytes(bewaard.inhoud).startswith(b"%PDF")
    mails = {m.aan: m for m in Bericht.objects.all()}
    assert "ligt voor je klaar" in mails[bestuurder.email].onderwerp
    assert "vastgesteld" in mails[cio.email].onderwerp
    assert "Mooi stuk." in mails[cio.email].tekst
    assert Auditregel.objects.filter(wat="fase 1 vastgesteld", door=bestuurder).exists()


def test_teruggeven_needs_remarks_and_opens_the_contents_again(dossier, cio, bestuurder):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    with pytest.raises(ValidationError, match="wat er anders moet"):
        handelingen.geef_terug(gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=bestuurder, opmerking="  ")
    handelingen.geef_terug(
        gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=bestuurder, opmerking="Noem de motie."
    )
    assert fase(dossier, 1).status == "teruggegeven"
    vul_in(invulling=fase(dossier, 1).invulling, teksten={"kaders": "De motie."}, door=cio)
    assert handelingen.leg_voor(fase=fase(dossier, 1), door=cio).is_voorgelegd
    stappen = list(fase(dossier, 1).besluiten.values_list("stap", flat=True))
    assert stappen == ["voorgelegd", "teruggegeven", "voorgelegd"]


def test_contents_are_locked_while_voorgelegd_and_vastgesteld(tot_en_met, cio, bestuurder):
    dossier = tot_en_met(2)
    with pytest.raises(OpSlot):
        vul_in(invulling=fase(dossier, 1).invulling, teksten={"kaders": "Anders."}, door=cio)
    accent = dossier.accentwaarden.first()
    item = dossier.lange_lijst.first()
    waarde = Waarde.objects.actueel()[20]
    pogingen = [
        lambda: handelingen.leg_accentwaarde_uit(accent=accent, lading="Anders.", door=cio),
        lambda: handelingen.verwijder_accentwaarde(accent=accent, door=cio),
        lambda: handelingen.kies_accentwaarden(dossier=dossier, waarden=[], door=cio),
        lambda: handelingen.haal_van_lange_lijst(item=item, door=cio),
        lambda: handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="overig", door=cio),
        lambda: handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio),
        lambda: handelingen.wijzig_dossier(dossier=dossier, door=cio, titel="Anders"),
    ]
    for poging in pogingen:
        with pytest.raises(FaseOpSlot):
            poging()
    assert dossier.accentwaarden.count() == 6


def test_people_can_change_while_phase_1_is_locked(tot_en_met, cio, persoon):
    dossier = tot_en_met(1)
    nieuw = persoon("nieuw", "bestuurder")
    handelingen.wijzig_dossier(dossier=dossier, door=cio, titel=dossier.titel, bestuurder=nieuw)
    dossier.refresh_from_db()
    assert dossier.bestuurder == nieuw


def test_measures_are_locked_while_the_plan_is_voorgelegd(tot_en_met, cio):
    dossier = tot_en_met(2)
    handelingen.leg_voor(fase=maak_klaar(dossier, 3), door=cio)
    with pytest.raises(FaseOpSlot):
        handelingen.voeg_maatregel_toe(dossier=dossier, door=cio, titel="Nog een")


def test_a_vastgestelde_phase_cannot_be_decided_again(tot_en_met, bestuurder):
    dossier = tot_en_met(1)
    for stap in (
        lambda f: handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=f, door=bestuurder),
        lambda f: handelingen.geef_terug(
            gezien=ZONDER_PAGINA, fase=f, door=bestuurder, opmerking="Toch niet."
        ),
    ):
        with pytest.raises(OngeldigeOvergang):
            stap(fase(dossier, 1))
    assert fase(dossier, 1).besluiten.filter(stap="vastgesteld").count() == 1


def test_a_decision_on_an_older_text_is_refused(dossier, cio, bestuurder):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    gezien = controlegetal(fase(dossier, 1))
    handelingen.geef_terug(
        gezien=ZONDER_PAGINA, fase=fase(dossier, 1), door=bestuurder, opmerking="Nog niet."
    )
    handelingen.leg_voor(fase=fase(dossier, 1), door=cio)
    with pytest.raises(OngeldigeOvergang, match="veranderd sinds je het las"):
        handelingen.stel_vast(gezien=gezien, fase=fase(dossier, 1), door=bestuurder)
    assert fase(dossier, 1).is_voorgelegd


def test_heropenen_needs_a_reason_and_opens_the_later_phases_along(tot_en_met, cio):
    dossier = tot_en_met(3)
    with pytest.raises(ValidationError, match="waarom"):
        handelingen.heropen(fase=fase(dossier, 2), door=cio, reden="")
    geopend = handelingen.heropen(fase=fase(dossier, 2), door=cio, reden="Nieuw akkoord.")
    assert [f.nummer for f in geopend] == [2, 3]
    assert [f.status for f in dossier.fasen.all()] == ["vastgesteld", "heropend", "heropend", "open"]
    assert "Nieuw akkoord" in fase(dossier, 3).besluiten.first().opmerking
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)


def test_heropenen_takes_back_what_waits_for_the_bestuurder(tot_en_met, cio):
    dossier = tot_en_met(1)
    handelingen.leg_voor(fase=maak_klaar(dossier, 2), door=cio)
    geopend = handelingen.heropen(fase=fase(dossier, 1), door=cio, reden="Fout gevonden.")
    assert [f.nummer for f in geopend] == [1, 2]


def test_accentwaarden_hold_only_while_phase_2_is_vastgesteld(tot_en_met, cio):
    dossier = tot_en_met(2)
    assert dossier.accenten_vastgesteld_op is not None
    assert dossier.vastgestelde_accentwaarden().count() == 6
    assert list(Dossier.objects.vastgesteld()) == [dossier]
    handelingen.heropen(fase=fase(dossier, 1), door=cio, reden="Opnieuw.")
    dossier.refresh_from_db()
    assert dossier.accenten_vastgesteld_op is None
    assert dossier.vastgestelde_accentwaarden().count() == 0
    assert not Dossier.objects.vastgesteld().exists()


def test_somebody_else_cannot_reopen(tot_en_met, medewerker):
    dossier = tot_en_met(1)
    with pytest.raises(PermissionDenied):
        handelingen.heropen(fase=fase(dossier, 1), door=medewerker, reden="Zomaar.")


def test_generiek_goes_on_without_accentwaarden(tot_en_met, cio, bestuurder):
    dossier = tot_en_met(1)
    vul_verplicht(fase(dossier, 2), cio)
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)
    handelingen.leg_voor(fase=fase(dossier, 2), door=cio)
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase(dossier, 2), door=bestuurder)
    assert handelingen.leg_voor(fase=maak_klaar(dossier, 3), door=cio).is_voorgelegd
    dossier.refresh_from_db()
    assert dossier.vastgestelde_accentwaarden().count() == 0


def test_phase_2_needs_a_choice_and_a_word_on_outsiders(tot_en_met, cio):
    dossier = tot_en_met(1)
    vul_verplicht(fase(dossier, 2), cio)
    with pytest.raises(NietCompleet, match="generiek of specifiek"):
        handelingen.leg_voor(fase=fase(dossier, 2), door=cio)
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", door=cio)
    kies(dossier, 5, cio)
    with pytest.raises(NietCompleet, match="externen"):
        handelingen.leg_voor(fase=fase(dossier, 2), door=cio)


@pytest.mark.parametrize(("aantal", "mag"), [(4, False), (5, True), (8, True), (9, False)])
def test_five_to_eight_accentwaarden_or_a_written_reason(tot_en_met, cio, aantal, mag):
    dossier = tot_en_met(1)
    vul_verplicht(fase(dossier, 2), cio)
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", externen_betrokken="ja", door=cio)
    kies(dossier, aantal, cio)
    if not mag:
        with pytest.raises(NietCompleet, match=f"Je koos {aantal} accentwaarden"):
            handelingen.leg_voor(fase=fase(dossier, 2), door=cio)
        handelingen.leg_afwijkend_aantal_uit(dossier=dossier, reden="Zo besloten.", door=cio)
    assert handelingen.leg_voor(fase=fase(dossier, 2), door=cio).is_voorgelegd


def test_each_accentwaarde_needs_onderbouwing_lading_and_kind(tot_en_met, cio):
    dossier = tot_en_met(1)
    fase_2 = maak_klaar(dossier, 2)
    accent = dossier.accentwaarden.first()
    for veld, gemist in (
        ("onderbouwing", "de onderbouwing"),
        ("lading", "de bestuurlijke lading"),
        ("soort", "kwetsbaar of na te streven"),
    ):
        vorige = getattr(accent, veld)
        handelingen.leg_accentwaarde_uit(accent=accent, door=cio, **{veld: ""})
        with pytest.raises(NietCompleet, match=gemist):
            handelingen.leg_voor(fase=fase_2, door=cio)
        handelingen.leg_accentwaarde_uit(accent=accent, door=cio, **{veld: vorige})
    assert handelingen.leg_voor(fase=fase_2, door=cio).is_voorgelegd


def test_a_measure_needs_kind_values_holder_and_term(tot_en_met, cio):
    dossier = tot_en_met(2)
    vul_verplicht(fase(dossier, 3), cio)
    with pytest.raises(NietCompleet, match="ten minste één maatregel"):
        handelingen.leg_voor(fase=fase(dossier, 3), door=cio)
    handelingen.voeg_maatregel_toe(dossier=dossier, door=cio, titel="Cursus")
    with pytest.raises(NietCompleet, match="de soort, de waarden, de actiehouder en de termijn"):
        handelingen.leg_voor(fase=fase(dossier, 3), door=cio)


def test_phase_4_needs_a_contact_person(tot_en_met, cio):
    dossier = tot_en_met(3)
    handelingen.wijzig_dossier(dossier=dossier, door=cio, contactpersoon=None)
    with pytest.raises(NietCompleet, match="terugkoppeling"):
        handelingen.leg_voor(fase=maak_klaar(dossier, 4), door=cio)


def test_a_talk_in_the_bestuur_is_recorded_only_after_phase_4(tot_en_met, cio):
    dossier = tot_en_met(3)
    gegevens = {"datum": timezone.localdate(), "besproken": "Alles.", "uitkomst": "doorgaan", "door": cio}
    with pytest.raises(ValidationError, match="fase 4"):
        handelingen.leg_bespreking_vast(dossier=dossier, **gegevens)
    fase_4 = handelingen.leg_voor(fase=maak_klaar(dossier, 4), door=cio)
    handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase_4, door=dossier.bestuurder)
    handelingen.leg_bespreking_vast(dossier=dossier, **gegevens)
    with pytest.raises(ValidationError, match="toekomst"):
        handelingen.leg_bespreking_vast(
            dossier=dossier, **{**gegevens, "datum": timezone.localdate() + timedelta(days=1)}
        )
    assert dossier.besprekingen.count() == 1
