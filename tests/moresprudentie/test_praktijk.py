"""Beside the question on practice in the startnotitie stands what the databank knows; a verslag is cited with one click."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from formats.handelingen import vul_in
from strategie import handelingen
from strategie.models import Fase
from strategie.praktijk import VRAAG
from tests.formulieren import Formulier

pytestmark = pytest.mark.django_db


@pytest.fixture
def fase(kader, cio, bestuurder) -> Fase:
    """Phase 1 of a strategy that just began."""
    dossier = handelingen.maak_dossier(
        door=cio, titel="Een nieuwe strategie", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )
    return dossier.fasen.select_related("dossier", "invulling").get(nummer=1)


@pytest.fixture
def oude(project, nieuw_project, in_databank):
    """Three verslagen: of last year, for everybody, and for the people of the project only."""
    nu = timezone.now()
    oud = in_databank(project, op=nu - timedelta(days=400))
    nieuw = in_databank(nieuw_project("Parkeren"), zichtbaarheid="openbaar", op=nu)
    besloten = in_databank(nieuw_project("Geheim"), zichtbaarheid="deelnemers", op=nu)
    return oud, nieuw, besloten


def naast(client, fase: Fase) -> str:
    bron = client.get(fase.get_absolute_url()).text
    return bron.partition(f'id="vraag-{VRAAG}"')[2].partition('id="vraag-stakeholders"')[0]


def antwoord(fase: Fase) -> str:
    fase.invulling.vergeet()
    return fase.invulling.tekst(VRAAG)


def test_the_values_that_were_chosen_most_and_the_newest_verslagen_stand_beside_the_question(
    als, cio, fase, oude
):
    oud, nieuw, besloten = oude
    hier = naast(als(cio), fase)
    assert "Uit de laatste 2 verslagen" in hier
    assert hier.index(nieuw.get_absolute_url()) < hier.index(oud.get_absolute_url())
    assert besloten.titel not in hier
    assert "Bezoekers zien waar het rustig is." in hier  # without the signs of its lay-out
    assert "/moresprudentie/?waarde=privacy" in hier


def test_a_databank_without_verslagen_says_so(als, cio, fase):
    assert "nog geen verslagen" in naast(als(cio), fase)


def test_one_click_keeps_what_was_typed_and_puts_the_verslag_with_its_address_under_it(als, cio, fase, oude):
    oud, nieuw, _ = oude
    for stuk, typ in ((nieuw, "Dit typte ik net."), (oud, None)):
        form = Formulier(als(cio), fase.get_absolute_url(), met=VRAAG)
        naar = form.stuur(doe=f"verslag:{stuk.slug}", **({VRAAG: typ} if typ else {}))
        assert naar["Location"].endswith(f"#vraag-{VRAAG}")
    tekst = antwoord(fase)
    assert tekst.startswith(f"Dit typte ik net.\n\n- [{nieuw.titel}](")
    assert f"{nieuw.get_absolute_url()}): Bezoekers zien waar het rustig is." in tekst
    assert tekst.count("\n- [") == 2
    hier = naast(als(cio), fase)
    assert hier.count("Staat in je antwoord") == 2
    assert "Neem over" not in hier


def test_a_second_click_on_an_old_page_adds_nothing(als, cio, fase, oude):
    stuk = oude[0]
    oud = Formulier(als(cio), fase.get_absolute_url(), met=VRAAG)
    handelingen.citeer_verslag(fase=fase, sleutel=stuk.slug, door=cio)
    eerste = antwoord(fase)
    oud.stuur(doe=f"verslag:{stuk.slug}")
    assert antwoord(fase) == eerste


@pytest.mark.parametrize("nummer", [2, None])
def test_what_not_everybody_reads_and_what_is_not_there_cannot_be_cited(cio, fase, oude, nummer):
    sleutel = "bestaat-niet" if nummer is None else oude[nummer].slug
    with pytest.raises(ValidationError, match="niet meer in de databank"):
        handelingen.citeer_verslag(fase=fase, sleutel=sleutel, door=cio)
    assert antwoord(fase) == ""


def test_who_only_reads_sees_it_and_takes_nothing_over(als, bestuurder, fase, oude):
    hier = naast(als(bestuurder), fase)
    assert oude[1].titel in hier
    assert "Neem over" not in hier
    with pytest.raises(PermissionDenied):
        handelingen.citeer_verslag(fase=fase, sleutel=oude[1].slug, door=bestuurder)


def test_what_a_colleague_wrote_meanwhile_is_not_undone(als, cio, fase, oude):
    oud = Formulier(als(cio), fase.get_absolute_url(), met=VRAAG)
    vul_in(invulling=fase.invulling, teksten={VRAAG: "Van een collega."}, door=cio)
    oud.stuur(doe=f"verslag:{oude[0].slug}")
    assert antwoord(fase).startswith("Van een collega.\n\n- [")
