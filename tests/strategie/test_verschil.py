"""Who reads a phase again is told what changed since the last time, and since the version before."""

from __future__ import annotations

import pytest
from django.urls import reverse

from acties.handelingen import wijzig_actie
from formats.handelingen import vul_in
from strategie import handelingen
from strategie.models import Dossier, Fase, Voorlegging
from strategie.nota import nota
from strategie.verschil import sinds_lezing, sinds_versie
from tests.achterdeur import achter_de_rug
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar
from tests.strategie.test_nota import tekst
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


def fase(dossier: Dossier, nummer: int) -> Fase:
    return Fase.objects.select_related("invulling", "dossier").get(dossier=dossier, nummer=nummer)


@pytest.fixture
def teruggegeven(dossier, cio, bestuurder) -> Dossier:
    """A startnotitie that was read and given back."""
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="jurist", naam="Kim", door=cio)
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    handelingen.geef_terug(
        fase=fase(dossier, 1), door=bestuurder, opmerking="Noem de motie.", gezien=ZONDER_PAGINA
    )
    return Dossier.objects.get(pk=dossier.pk)


def anders(verschil) -> set[tuple[str, str]]:
    return set(verschil.per_soort_namen)


def test_a_first_reading_has_nothing_to_compare_with(organisatie, dossier, cio):
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    assert sinds_lezing(fase(dossier, 1)) is None
    assert sinds_versie(fase(dossier, 1)) is None
    assert "veranderd sinds" not in tekst(nota(fase(dossier, 1)))


def test_answers_people_and_fields_that_changed_are_named_with_what_was_asked(
    organisatie, teruggegeven, cio, als, bestuurder
):
    dossier = teruggegeven
    nieuw = {"kaders": "De motie van 3 maart.", "draagvlak": "Het directieteam.", "stakeholders": ""}
    vul_in(invulling=fase(dossier, 1).invulling, teksten=nieuw, door=cio)
    handelingen.verwijder_betrokkene(betrokkene=dossier.betrokkenen.get(), door=cio)
    handelingen.wijzig_dossier(dossier=dossier, mandaat="Namens de directie.", door=cio)
    verwacht = {
        ("Gewijzigd", "Kaders"),
        ("Nieuw", "Landplaats: dit draagvlak is er"),
        ("Vervallen", "Verkenning: betrokken stakeholders"),
        ("Vervallen", "Betrokkene Kim"),
        ("Nieuw", "Mandaat van de eigenaar"),
    }
    assert anders(sinds_lezing(fase(dossier, 1))) == verwacht
    vul_in(invulling=fase(dossier, 1).invulling, teksten={"stakeholders": "Inwoners."}, door=cio)
    handelingen.leg_voor(fase=fase(dossier, 1), door=cio)
    stuk = tekst(nota(fase(dossier, 1)))
    assert "Er zijn vijf punten veranderd sinds de lezing van" in stuk
    assert "Gevraagd is: “Noem de motie.”" in stuk
    pagina = als(bestuurder).get(reverse("strategie-besluit", args=[dossier.pk, 1])).text
    for woord in ("Er zijn vijf punten veranderd", "Antwoord op kaders.", "De motie van 3 maart."):
        assert woord in pagina


def test_a_nota_that_comes_back_unchanged_says_so(organisatie, teruggegeven, cio):
    handelingen.leg_voor(fase=fase(teruggegeven, 1), door=cio)
    assert "Er is niets veranderd sinds de lezing van" in tekst(nota(fase(teruggegeven, 1)))


def test_values_and_measures_that_changed_are_named(organisatie, tot_en_met, cio, bestuurder):
    dossier = tot_en_met(2)
    handelingen.leg_voor(fase=maak_klaar(dossier, 3), door=cio)
    handelingen.heropen(fase=fase(dossier, 2), door=cio, reden="Nieuw akkoord.")
    eerste = dossier.accentwaarden.first()
    handelingen.leg_accentwaarde_uit(
        accent=eerste, door=cio, onderbouwing="Anders.", lading="Dit.", soort="kwetsbaar"
    )
    handelingen.verwijder_accentwaarde(accent=dossier.accentwaarden.last(), door=cio)
    erbij = Waarde.objects.actueel()[20]
    handelingen.zet_op_lange_lijst(dossier=dossier, waarde=erbij, grond="overig", door=cio)
    handelingen.kies_accentwaarde(
        dossier=dossier, waarde=erbij, onderbouwing="x", lading="y", soort="nastreven", door=cio
    )
    namen = anders(sinds_lezing(fase(dossier, 2)))
    assert {("Gewijzigd", f"Accentwaarde {eerste}"), ("Nieuw", f"Accentwaarde {erbij}")} <= namen
    assert ("Gewijzigd", "De lange lijst") in namen
    assert len([1 for soort, kop in namen if soort == "Vervallen" and kop.startswith("Accentwaarde")]) == 1
    wijzig_actie(actie=dossier.maatregelen.get(), titel="Sensorenregister met kaart", door=cio)
    assert anders(sinds_lezing(fase(dossier, 3))) == {("Gewijzigd", "Maatregel ‘Sensorenregister met kaart’")}


def test_a_phase_that_was_laid_before_under_an_older_release_compares_its_answers(teruggegeven, cio):
    with achter_de_rug():
        Voorlegging.objects.all().delete()
    handelingen.wijzig_dossier(dossier=teruggegeven, mandaat="Namens de directie.", door=cio)
    vul_in(invulling=fase(teruggegeven, 1).invulling, teksten={"kaders": "Andere."}, door=cio)
    assert anders(sinds_lezing(fase(teruggegeven, 1))) == {("Gewijzigd", "Kaders")}


def test_a_next_version_says_what_is_other_than_in_the_one_before(organisatie, tot_en_met, cio):
    dossier = tot_en_met(4)
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="De wet is veranderd.", door=cio)
    for nummer in (1, 2, 3, 4):
        assert sinds_versie(fase(nieuw, nummer)).wijzigingen == (), nummer
    vul_in(invulling=fase(nieuw, 1).invulling, teksten={"kaders": "De nieuwe wet."}, door=cio)
    wijzig_actie(actie=nieuw.maatregelen.get(), titel="Register van alles", door=cio)
    assert "Er is één punt veranderd sinds versie 1" in tekst(nota(fase(nieuw, 1)))
    assert "De wet is veranderd." in tekst(nota(fase(nieuw, 1)))
    assert anders(sinds_versie(fase(nieuw, 3))) == {("Gewijzigd", "Maatregel ‘Register van alles’")}


def test_what_is_asked_of_the_bestuur_does_not_come_along_into_a_next_version(tot_en_met, dossier, cio):
    vul_in(
        invulling=fase(dossier, 2).invulling,
        teksten={"gevraagd_besluit": "1. dit", "samenvatting": "Kort."},
        door=cio,
    )
    nieuw = handelingen.nieuwe_versie(dossier=tot_en_met(2), reden="Anders.", door=cio)
    assert fase(nieuw, 2).invulling.tekst("gevraagd_besluit") == ""
    assert fase(nieuw, 2).invulling.tekst("samenvatting") == "Kort."
