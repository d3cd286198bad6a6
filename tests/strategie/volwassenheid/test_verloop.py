"""A meting from the first colleague to an outcome: what can be done when, and what nobody can see."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from organisatie.models import Auditregel
from organisatie.overgang import OngeldigeOvergang
from organisatie.wijziging import IntussenGewijzigd, kenmerk
from strategie.models import Meting, Oordeel
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.antwoorden import antwoorden_van, keuzeveld
from strategie.volwassenheid.cijfers import uitslag
from strategie.volwassenheid.handelingen.uitkomst import UitkomstVeranderd, gezien_uitkomst
from strategie.volwassenheid.themas import THEMAS
from tests.strategie.volwassenheid.conftest import antwoorden, begin, bespreek, maak, vul_in

pytestmark = pytest.mark.django_db


def per_niveau(meting: Meting) -> tuple[int, ...]:
    return uitslag(meting).themas[0].per_niveau


def test_with_fewer_than_three_people_nobody_is_asked_and_nothing_is_closed(cio, drie):
    meting = maak(cio)
    for mens in drie[:2]:
        handelingen.voeg_mens_toe(meting=meting, gebruiker=mens, door=cio)
    with pytest.raises(ValidationError, match="minstens drie"):
        handelingen.open_meting(meting=meting, door=cio)
    begin(meting, drie[2:], cio)
    for mens in drie[:2]:
        vul_in(meting, mens, 3)
    with pytest.raises(ValidationError, match="pas twee collega’s"):
        handelingen.sluit(meting=meting, door=cio)
    vul_in(meting, drie[2], 3)
    assert handelingen.sluit(meting=meting, door=cio).in_bespreking


def test_half_an_answer_is_kept_and_counts_only_when_every_theme_has_a_choice(lopend, cio, drie):
    for mens in drie[:2]:
        vul_in(lopend, mens, 3)
    half = handelingen.vul_in(meting=lopend, door=drie[2], antwoorden=antwoorden(5, 5))
    assert [thema.sleutel for thema in half.open] == [thema.sleutel for thema in THEMAS[2:]]
    assert lopend.invullers.klaar().count() == 2
    rest = antwoorden(0, 0, 1, 1, 1, 0)
    assert handelingen.vul_in(meting=lopend, door=drie[2], antwoorden=rest).voor_het_eerst
    assert not handelingen.vul_in(meting=lopend, door=drie[2], antwoorden=antwoorden(1)).voor_het_eerst
    assert lopend.invullers.klaar().count() == 3
    assert per_niveau(lopend) == (1, 0, 2, 0, 0)


def test_who_was_halfway_when_it_was_closed_is_not_counted(lopend, cio, drie, persoon):
    handelingen.voeg_mens_toe(meting=lopend, gebruiker=(laat := persoon("laat")), door=cio)
    vul_in(lopend, laat, 5, 5)
    for mens in drie:
        vul_in(lopend, mens, 2)
    handelingen.sluit(meting=lopend, door=cio)
    assert per_niveau(lopend) == (0, 3, 0, 0, 0)


def test_a_choice_that_is_left_out_stays_and_a_remark_can_be_taken_back(lopend, drie):
    vul_in(lopend, drie[0], 4, opmerking="Een voorbeeld.")
    leeg = dict.fromkeys(antwoorden(1), "")
    handelingen.vul_in(meting=lopend, door=drie[0], antwoorden=leeg)
    nu = antwoorden_van(lopend.invullers.get(gebruiker=drie[0]))
    assert nu[keuzeveld(THEMAS[0])] == "4"
    assert nu["opmerking_bestuur"] == ""


def test_an_old_page_of_oneself_does_not_undo_a_newer_answer_unseen(lopend, drie):
    vul_in(lopend, drie[0], 4)
    gezien = {naam: kenmerk("") for naam in antwoorden(1)}
    with pytest.raises(IntussenGewijzigd):
        handelingen.vul_in(meting=lopend, door=drie[0], antwoorden=antwoorden(2), gezien=gezien)
    assert antwoorden_van(lopend.invullers.get(gebruiker=drie[0]))[keuzeveld(THEMAS[0])] == "4"


def test_after_closing_nobody_answers_or_changes_any_more(gesloten, drie):
    with pytest.raises(OngeldigeOvergang, match="gesloten"):
        vul_in(gesloten, drie[0], 5)
    assert per_niveau(gesloten) == (1, 1, 0, 1, 0)


def test_who_does_not_take_part_cannot_answer(lopend, medewerker, cio):
    with pytest.raises(PermissionDenied):
        vul_in(lopend, medewerker, 3)
    handelingen.haal_mens_weg(meting=lopend, gebruiker=lopend.invullers.first().gebruiker, door=cio)
    assert lopend.invullers.count() == 2


def test_who_was_late_answers_after_all_and_who_saw_the_others_cannot_change(lopend, cio, drie, persoon):
    handelingen.voeg_mens_toe(meting=lopend, gebruiker=(laat := persoon("laat")), door=cio)
    for mens in drie:
        vul_in(lopend, mens, 2)
    handelingen.sluit(meting=lopend, door=cio)
    with pytest.raises(ValidationError, match="waarom"):
        handelingen.heropen_invullen(meting=lopend, door=cio, reden=" ")
    handelingen.heropen_invullen(meting=lopend, door=cio, reden="Inkoop was op vakantie.")
    with pytest.raises(OngeldigeOvergang, match="antwoorden van anderen"):
        vul_in(lopend, drie[0], 5)
    with pytest.raises(ValidationError, match="stonden al in de plot"):
        handelingen.haal_mens_weg(meting=lopend, gebruiker=drie[0], door=cio)
    vul_in(lopend, laat, 5)
    vul_in(lopend, laat, 4)
    handelingen.sluit(meting=lopend, door=cio)
    assert per_niveau(lopend) == (0, 3, 0, 1, 0)
    assert uitslag(lopend).later == 1


def test_an_outcome_needs_a_level_and_a_reason_and_all_six_before_it_holds(gesloten, cio):
    uitkomst = gesloten.uitkomsten.get(thema="bestuur")
    for velden, fout in (({"niveau": None, "reden": "x"}, "niveau"), ({"niveau": 2, "reden": " "}, "reden")):
        with pytest.raises(ValidationError) as geweigerd:
            handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=cio, **velden)
        assert list(geweigerd.value.error_dict) == [fout]
    with pytest.raises(ValidationError, match="Nog geen uitkomst bij ‘Organisatorisch"):
        handelingen.stel_vast(meting=gesloten, door=cio)
    bespreek(gesloten, cio, 3)
    assert handelingen.stel_vast(meting=gesloten, door=cio).is_vastgesteld
    with pytest.raises(OngeldigeOvergang):
        handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=cio, niveau=5, reden="Toch.")


def test_two_people_at_one_outcome_see_each_others_text(gesloten, cio, persoon):
    collega = persoon("collega", "cio")
    uitkomst = gesloten.uitkomsten.get(thema="bestuur")
    gezien = {"niveau": kenmerk(None), "reden": kenmerk("")}
    handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=cio, niveau=2, reden="Een.", gezien=gezien)
    with pytest.raises(IntussenGewijzigd) as botst:
        handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=collega, niveau=2, reden="Twee.", gezien=gezien)
    assert botst.value.nu == {"reden": "Een."}


def test_what_changed_since_it_was_read_is_not_vastgesteld(gesloten, cio):
    bespreek(gesloten, cio, 2)
    gelezen = gezien_uitkomst(gesloten)
    uitkomst = gesloten.uitkomsten.get(thema="recht")
    handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=cio, niveau=3, reden="Toch hoger.")
    with pytest.raises(UitkomstVeranderd):
        handelingen.stel_vast(meting=gesloten, door=cio, gezien=gelezen)
    assert Meting.objects.get(pk=gesloten.pk).in_bespreking
    assert handelingen.stel_vast(meting=gesloten, door=cio, gezien=gezien_uitkomst(gesloten)).is_vastgesteld


def test_once_the_outcome_holds_not_even_the_database_knows_who_answered_what(lopend, cio, drie):
    for mens, niveau in zip(drie, (1, 3, 5), strict=True):
        vul_in(lopend, mens, niveau, opmerking=f"Van {mens.username}")
    voor = set(Oordeel.objects.values_list("pk", flat=True))
    handelingen.sluit(meting=lopend, door=cio)
    bespreek(lopend, cio, 3)
    handelingen.stel_vast(meting=lopend, door=cio)
    oordelen = Oordeel.objects.order_by("pk")
    assert {oordeel.invuller_id for oordeel in oordelen} == {None}
    assert not voor & {oordeel.pk for oordeel in oordelen}
    assert per_niveau(lopend) == (1, 0, 1, 0, 1)
    assert len(oordelen) == 18
    # In the order of the rows the six answers of one person do not stand together.
    assert [o.niveau for o in oordelen] != sorted(o.niveau for o in oordelen)


def test_the_audit_trail_says_that_somebody_answered_and_nothing_of_what(lopend, drie):
    vul_in(lopend, drie[0], 5, opmerking="Geheim voorbeeld")
    [regel] = Auditregel.objects.filter(door=drie[0])
    assert regel.wat == "meting ingevuld"
    assert regel.details == {}
    assert "Geheim" not in json.dumps(list(Auditregel.objects.values("wat", "details", "object_naam")))


def test_an_outcome_that_is_opened_again_keeps_its_document_and_is_no_longer_compared_with(
    vorig_jaar, dit_jaar, cio
):
    nu = dit_jaar(3)
    assert uitslag(nu).themas[0].verschil == 1
    handelingen.heropen_uitkomst(meting=vorig_jaar, door=cio, reden="Een fout in de reden.")
    assert uitslag(nu).vorige is None
    assert vorig_jaar.documenten.count() == 1
    handelingen.stel_vast(meting=vorig_jaar, door=cio)
    assert vorig_jaar.documenten.count() == 2
    assert uitslag(nu).vorige == vorig_jaar


def test_a_meting_of_a_part_is_compared_with_one_of_the_same_part(vorig_jaar, cio, drie, organisatie):
    from organisatie.models import Organisatieonderdeel

    meting = maak(cio)
    inkoop = Organisatieonderdeel.objects.create(naam="Inkoop")
    handelingen.wijzig_meting(meting=meting, door=cio, onderdeel=inkoop)
    assert Meting.objects.get(pk=meting.pk).vorige() is None
    handelingen.wijzig_meting(meting=meting, door=cio, onderdeel=None)
    assert Meting.objects.get(pk=meting.pk).vorige() == vorig_jaar
    begin(meting, drie, cio)
    with pytest.raises(ValidationError, match="staat nu vast"):
        handelingen.wijzig_meting(meting=meting, door=cio, onderdeel=inkoop)


def test_a_meting_that_is_stopped_has_no_answers_left(lopend, cio, drie):
    vul_in(lopend, drie[0], 4)
    handelingen.stop(meting=lopend, door=cio, reden="Verkeerde mensen gevraagd.")
    assert not Oordeel.objects.exists()
    assert not Meting.objects.get(pk=lopend.pk).heeft_uitslag
    with pytest.raises(OngeldigeOvergang):
        handelingen.open_meting(meting=lopend, door=cio)


def test_a_step_that_another_made_first_is_refused_and_said(lopend, gesloten, cio):
    with pytest.raises(OngeldigeOvergang, match="Misschien was iemand je voor"):
        handelingen.sluit(meting=lopend, door=cio)
    assert gesloten.stappen.filter(stap="gesloten").count() == 1


def test_who_left_is_not_waited_for_but_what_was_answered_counts(lopend, cio, drie):
    vul_in(lopend, drie[0], 2)
    for mens in drie[:2]:
        mens.is_active = False
        mens.save()
    assert lopend.invullers.verwacht().count() == 2
    assert [i.gebruiker for i in lopend.invullers.wachtend()] == [drie[2]]


def test_the_people_of_last_time_take_part_again_but_for_who_left(vorig_jaar, cio, drie):
    drie[2].is_active = False
    drie[2].save()
    meting = maak(cio)
    handelingen.voeg_mens_toe(meting=meting, gebruiker=drie[0], door=cio)
    nieuw = handelingen.neem_mensen_over(meting=meting, door=cio)
    assert [invuller.gebruiker for invuller in nieuw] == [drie[1]]
    assert handelingen.neem_mensen_over(meting=meting, door=cio) == []


def test_the_last_day_is_not_in_the_past(cio, lopend):
    gisteren = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError, match="voorbij"):
        handelingen.maak_meting(door=cio, titel="x", sluit_op=gisteren)
    with pytest.raises(ValidationError, match="voorbij"):
        handelingen.wijzig_meting(meting=lopend, door=cio, sluit_op=gisteren)
    Meting.objects.filter(pk=lopend.pk).update(sluit_op=gisteren)
    handelingen.wijzig_meting(meting=lopend, door=cio, titel="Anders", sluit_op=gisteren)  # untouched
    assert Meting.objects.get(pk=lopend.pk).titel == "Anders"
