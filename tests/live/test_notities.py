"""Notes: sent twice is one, what is newer wins, what is taken away stays away, and who wrote it stays with who wrote it."""

from __future__ import annotations

import json
from uuid import uuid4

import psycopg
import pytest
from django.core.exceptions import ValidationError

from live.handelingen import (
    ZaalGesloten,
    bewaar_notitie,
    haal_los,
    kies_actie_van_notitie,
    kies_stapel,
    leg_notitie_neer,
    lever_reflectie_in,
    sluit_zaal,
    verplaats_notitie,
    voeg_samen,
)
from live.handelingen.notities import LANGSTE, Inhoud
from live.melden import KANAAL, LEIDING, SCHERM, sleutel, tafelscherm
from live.models import Notitie
from live.verbinding import luisteradres
from organisatie.models import Auditregel
from organisatie.rij import Verdwenen
from project.models import Reflectie
from project.workshop.handelingen import kies_waarde
from tests.live.wereld import bouw_zaal
from tests.project.conftest import waarde

NAAM = "Wilhelmina Zeldzaam"


def schrijf(plek, tekst="Ik vertrouw het niet.", *, id=None, beurt=1, **meer) -> Notitie:
    """Let somebody send a note."""
    inhoud = Inhoud(soort=meer.pop("soort", "waarde"), tekst=tekst, **meer)
    return bewaar_notitie(plek=plek, id=id or uuid4(), beurt=beurt, inhoud=inhoud)


@pytest.mark.django_db
def test_a_note_that_is_sent_twice_is_one(wereld):
    plek, id = wereld.plek(), uuid4()
    for _ in range(3):
        schrijf(plek, id=id)
    assert Notitie.objects.get().tekst == "Ik vertrouw het niet."


@pytest.mark.django_db
def test_an_older_text_that_comes_late_never_comes_over_a_newer_one(wereld):
    plek, id = wereld.plek(), uuid4()
    schrijf(plek, "Derde.", id=id, beurt=3)
    assert schrijf(plek, "Eerste.", id=id, beurt=1).tekst == "Derde."
    assert schrijf(plek, "Ook derde.", id=id, beurt=3).tekst == "Derde."
    assert schrijf(plek, "Vierde.", id=id, beurt=4).tekst == "Vierde."


@pytest.mark.django_db
def test_what_its_writer_took_away_stays_away_without_its_text(wereld):
    plek, id = wereld.plek(), uuid4()
    schrijf(plek, id=id)
    schrijf(plek, "", id=id, beurt=2, weg=True)
    schrijf(plek, "Te laat.", id=id, beurt=1)
    notitie = Notitie.objects.get()
    assert notitie.verwijderd
    assert notitie.tekst == ""
    assert not Notitie.objects.geldig().exists()


@pytest.mark.django_db
def test_the_id_of_somebody_elses_note_is_refused(wereld):
    mijn, ander = wereld.plek(), wereld.plek()
    notitie = schrijf(mijn)
    with pytest.raises(Verdwenen):
        schrijf(ander, "Van mij!", id=notitie.pk, beurt=9)
    inhoud = Inhoud(soort="waarde", tekst="Van de tafel!")
    with pytest.raises(Verdwenen):
        leg_notitie_neer(tafel=wereld.tafel(), id=notitie.pk, beurt=9, inhoud=inhoud)
    notitie.refresh_from_db()
    assert notitie.tekst == "Ik vertrouw het niet."


@pytest.mark.django_db
@pytest.mark.parametrize(
    "inhoud",
    [
        Inhoud(soort="waarde", tekst="  "),
        Inhoud(soort="anders", tekst="Iets"),
        Inhoud(soort="waarde", tekst="x" * (LANGSTE + 1)),
        Inhoud(soort="waarde", tekst="Iets", waarde=0),
        Inhoud(soort="waarde", eigen_waarde="x" * 201),
    ],
)
def test_what_says_nothing_or_too_much_is_not_kept(wereld, inhoud):
    with pytest.raises(ValidationError):
        bewaar_notitie(plek=wereld.plek(), id=uuid4(), beurt=1, inhoud=inhoud)
    assert not Notitie.objects.exists()


@pytest.mark.django_db
def test_after_the_end_nothing_is_taken_in(wereld):
    plek = wereld.plek()
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    with pytest.raises(ZaalGesloten):
        schrijf(plek)
    assert not Notitie.objects.exists()


@pytest.mark.django_db
def test_what_lies_together_moves_together_and_comes_apart(wereld):
    plek, tafel = wereld.plek(), wereld.tafel()
    een, twee, drie = (wereld.notitie(plek, f"Nummer {n}", "Privacy") for n in range(3))
    voeg_samen(tafel=tafel, notitie=twee, met=een)
    voeg_samen(tafel=tafel, notitie=drie, met=twee)
    verplaats_notitie(tafel=tafel, notitie=een, waarde=waarde("Veiligheid").pk)
    assert set(Notitie.objects.values_list("waarde__naam", flat=True)) == {"Veiligheid"}
    assert set(een.samengevoegd.all()) == {twee, drie}
    haal_los(tafel=tafel, notitie=twee)
    assert set(een.samengevoegd.all()) == {drie}


@pytest.mark.django_db
def test_a_table_cannot_touch_what_lies_on_another_table(wereld):
    notitie = wereld.notitie(wereld.plek("Democratie"), "Van ons.", "Privacy")
    with pytest.raises(Verdwenen):
        verplaats_notitie(tafel=wereld.tafel("Rechtsstaat"), notitie=notitie)
    with pytest.raises(Verdwenen):
        kies_actie_van_notitie(tafel=wereld.tafel("Rechtsstaat"), notitie=notitie)


@pytest.mark.django_db
def test_a_note_becomes_a_proposal_once(wereld):
    notitie = wereld.notitie(wereld.plek(), "Borden ophangen", "Privacy", soort="actie", wie="Terreinbeheer")
    tafel = wereld.tafel()
    actie = kies_actie_van_notitie(tafel=tafel, notitie=notitie)
    assert kies_actie_van_notitie(tafel=tafel, notitie=notitie) == actie
    assert actie.is_voorstel
    assert actie.houder == "Terreinbeheer"
    assert wereld.project.acties.count() == 1


@pytest.mark.django_db
def test_an_own_value_that_a_table_chooses_takes_the_notes_with_that_name_along(wereld):
    notitie = schrijf(wereld.plek(), "Zonder dat lukt niets.", eigen_waarde="Vertrouwen")
    gekozen = kies_stapel(tafel=wereld.tafel(), eigen_waarde="Vertrouwen", reden="Daar begint het mee.")
    notitie.refresh_from_db()
    assert notitie.waarde == gekozen.waarde
    assert notitie.eigen_waarde == ""


@pytest.mark.django_db
def test_the_audit_trail_names_the_table_and_never_who_wrote_a_note(wereld):
    voor = set(Auditregel.objects.values_list("pk", flat=True))
    plek, tafel = wereld.plek(naam=NAAM), wereld.tafel()
    notitie = schrijf(plek, "Mijn geheim.", waarde=waarde("Privacy").pk)
    actie = schrijf(plek, "Borden ophangen", soort="actie")
    kies_stapel(tafel=tafel, waarde=waarde("Privacy").pk, reden="Samen gevonden.")
    kies_actie_van_notitie(tafel=tafel, notitie=actie)
    lever_reflectie_in(plek=plek, id=uuid4(), vraag="geleerd", tekst="Dat het kan.")
    regels = Auditregel.objects.exclude(pk__in=voor)
    namens = {regel.details.get("namens") for regel in regels}
    assert namens == {f"Tafel Rechtsstaat, sessie {wereld.sessie.pk}", "Een deelnemer"}
    alles = json.dumps([{**regel.details, "op": regel.object_naam} for regel in regels], ensure_ascii=False)
    for spoor in (NAAM, plek.kenmerk, plek.deelnemer.kenmerk, str(notitie.pk), str(actie.pk), "geheim"):
        assert spoor not in alles
    assert not regels.filter(object_id=str(plek.pk), soort__startswith="live").exists()
    assert not regels.filter(soort="project.deelnemer").exists()


@pytest.mark.django_db
def test_a_reflection_counts_once_and_nothing_says_whose_it_is(wereld):
    plek, id = wereld.plek(naam=NAAM), uuid4()
    for _ in range(2):
        lever_reflectie_in(plek=plek, id=id, vraag="meenemen", tekst="Vaker vragen.")
    assert Reflectie.objects.get().tekst == "Vaker vragen."
    assert {veld.name for veld in Reflectie._meta.fields} == {"id", "project", "vraag", "tekst"}
    with pytest.raises(ValidationError):
        lever_reflectie_in(plek=plek, id=uuid4(), vraag="anders", tekst="Iets.")
    with pytest.raises(ValidationError):
        lever_reflectie_in(plek=plek, id=uuid4(), vraag="geleerd", tekst=" ")


def luister(doe) -> set[str]:
    """Give which screens are told when something is done."""
    with psycopg.connect(luisteradres(), autocommit=True) as lijn:
        lijn.execute(f"LISTEN {KANAAL}")
        doe()
        return {melding.payload for melding in lijn.notifies(timeout=0.5)}


@pytest.mark.django_db(transaction=True)
def test_what_changes_on_the_sheet_tells_every_screen_and_a_note_only_its_table_and_who_leads():
    wereld = bouw_zaal()
    plek, pk = wereld.plek(), wereld.sessie.pk
    tafels = {sleutel(pk, tafelscherm(t.groep_id)) for t in wereld.sessie.tafels.all()}
    allen = tafels | {sleutel(pk, LEIDING), sleutel(pk, SCHERM)}
    eigen = {sleutel(pk, LEIDING), sleutel(pk, tafelscherm(plek.deelnemer.groep_id))}
    assert luister(lambda: schrijf(plek)) == eigen
    gegevens = {"project": wereld.project, "door": wereld.leider, "waarde": waarde("Privacy")}
    assert luister(lambda: kies_waarde(**gegevens, reden="Van het blad.")) == allen
    gekozen = wereld.project.gekozen_waarden.get()
    assert luister(lambda: type(gekozen).objects.filter(pk=gekozen.pk).update(betekenis="Anders.")) == allen
    assert luister(lambda: gekozen.groepskeuzes.update(reden="Nog anders.")) == allen
    sluit_zaal(sessie=wereld.sessie, door=wereld.leider)
    assert luister(lambda: gekozen.groepskeuzes.update(reden="Na afloop.")) == set()
