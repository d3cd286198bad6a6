"""The outcome of a meting beside the startnotitie: shown, taken over with one click, and never over what was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from formats.handelingen import sla_alles_op, vul_in
from organisatie.models import Organisatieonderdeel
from strategie.handelingen.fasen import leg_voor
from strategie.handelingen.slot import FaseOpSlot
from strategie.models import Meting
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.citaat import VRAAG, te_citeren
from tests.formulieren import Formulier
from tests.strategie.conftest import maak_klaar

pytestmark = pytest.mark.django_db
KNOP = f"citeer:{VRAAG}"


@pytest.fixture
def fase(dossier):
    """Phase 1 of the strategy."""
    return dossier.fasen.select_related("dossier", "invulling").get(nummer=1)


def antwoord(fase) -> str:
    fase.invulling.vergeet()
    return fase.invulling.tekst(VRAAG)


def test_the_outcome_stands_beside_the_question_with_its_source(als, fase, vastgesteld, cio):
    pagina = als(cio).get(fase.get_absolute_url()).text
    naast = pagina.partition(f'id="vraag-{VRAAG}"')[2].partition('id="vraag-vraagstuk_waarom_nu"')[0]
    for tekst in ("Waar staat de organisatie?", "2, Herhaalbaar", vastgesteld.get_absolute_url(), KNOP):
        assert tekst in naast


def test_one_click_keeps_what_was_typed_and_puts_the_outcome_and_its_source_under_it(
    als, fase, dit_jaar, cio
):
    meting = handelingen.stel_vast(meting=dit_jaar(3, 2), door=cio)
    form = Formulier(als(cio), fase.get_absolute_url(), met=VRAAG)
    form.stuur(doe=KNOP, **{VRAAG: "Dit typte ik net.", "vraagstuk_waarom_nu": "Ook dit."})
    tekst = antwoord(fase)
    assert tekst.startswith("Dit typte ik net.\n\nZo staat de organisatie ervoor.")
    assert f"{meting.get_absolute_url()})" in tekst
    assert "- Organisatorisch bestuur en intern toezicht: niveau 3, Gedefinieerd (1 hoger)" in tekst
    assert "- Vaardigheden en kennis: niveau 2, Herhaalbaar\n" in tekst
    assert "het verschil met Meting 2025" in tekst
    assert fase.invulling.tekst("vraagstuk_waarom_nu") == "Ook dit."
    pagina = als(cio).get(fase.get_absolute_url()).text
    assert "Deze meting staat in je antwoord" in pagina
    assert KNOP not in pagina


def test_a_second_click_on_an_old_page_adds_nothing(als, fase, vastgesteld, cio):
    oud = Formulier(als(cio), fase.get_absolute_url(), met=VRAAG)
    handelingen.citeer(fase=fase, door=cio)
    eerste = antwoord(fase)
    oud.stuur(doe=KNOP)
    assert antwoord(fase) == eerste
    with pytest.raises(ValidationError, match="staat al in je antwoord"):
        handelingen.citeer(fase=fase, door=cio)


def test_what_a_colleague_wrote_meanwhile_is_not_undone(als, fase, vastgesteld, cio):
    oud = Formulier(als(cio), fase.get_absolute_url(), met=VRAAG)
    vul_in(invulling=fase.invulling, teksten={VRAAG: "Van een collega."}, door=cio)
    oud.stuur(doe=KNOP)
    assert antwoord(fase).startswith("Van een collega.\n\nZo staat")


def test_who_still_has_to_choose_between_two_texts_chooses_first(fase, vastgesteld, cio, persoon, dossier):
    vul_in(invulling=fase.invulling, teksten={VRAAG: "Van een collega."}, door=persoon("anders", "cio"))
    assert sla_alles_op(invulling=fase.invulling, teksten={VRAAG: ("Van mij.", 0)}, door=cio)
    with pytest.raises(ValidationError, match="Kies eerst"):
        handelingen.citeer(fase=fase, door=cio)
    assert antwoord(fase) == "Van een collega."


def test_a_phase_that_is_laid_before_the_bestuurder_shows_it_and_takes_nothing_over(
    als, dossier, vastgesteld, cio
):
    fase = leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    pagina = als(cio).get(fase.get_absolute_url()).text
    assert "Waar staat de organisatie?" in pagina
    assert KNOP not in pagina
    with pytest.raises(FaseOpSlot):
        handelingen.citeer(fase=fase, door=cio)


def test_who_may_not_write_in_the_dossier_takes_nothing_over(als, fase, vastgesteld, bestuurder):
    assert KNOP not in als(bestuurder).get(fase.get_absolute_url()).text
    with pytest.raises(PermissionDenied):
        handelingen.citeer(fase=fase, door=bestuurder)


def test_the_newest_of_the_whole_organisation_comes_first_and_of_parts_the_newest(vastgesteld, cio):
    nu = timezone.now()
    delen = [Organisatieonderdeel.objects.create(naam=naam) for naam in ("Ruimte", "Sociaal")]
    klaar = {"eigenaar": cio, "sluit_op": nu.date(), "status": Meting.Status.VASTGESTELD}
    for dagen, deel in ((3, delen[0]), (2, delen[1]), (4, None)):
        Meting.objects.create(
            titel=f"{dagen} dagen oud", onderdeel=deel, geopend_op=nu - timedelta(days=dagen), **klaar
        )
    assert te_citeren() == vastgesteld
    Meting.objects.filter(pk=vastgesteld.pk).update(status=Meting.Status.GESTOPT)
    assert str(te_citeren()) == "4 dagen oud"
    Meting.objects.filter(onderdeel=None).update(status=Meting.Status.GESTOPT)
    assert str(te_citeren()) == "2 dagen oud"


def test_without_an_outcome_there_is_a_way_to_ask_colleagues(als, fase, cio, bestuurder):
    assert "Vraag het collega’s met een" in als(cio).get(fase.get_absolute_url()).text
    assert "Vraag het collega’s" not in als(bestuurder).get(fase.get_absolute_url()).text
    with pytest.raises(ValidationError, match="geen meting"):
        handelingen.citeer(fase=fase, door=cio)


def test_a_meting_that_runs_is_named_and_its_answers_are_not(als, fase, gesloten, cio):
    pagina = als(cio).get(fase.get_absolute_url()).text
    assert "Er loopt een volwassenheidsmeting" in pagina
    assert "Waar staat de organisatie?" not in pagina
