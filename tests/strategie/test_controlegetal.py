"""A decision holds for what was on the page, and for nothing else."""

from __future__ import annotations

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone

from acties.handelingen import meld_voortgang
from strategie import handelingen
from strategie.controlegetal import controlegetal
from strategie.handelingen.fasen import StukVeranderd
from strategie.hoort_bij import HOORT_BIJ
from strategie.models import Accentwaarde, Dossier, Fase, LangelijstItem, Methode
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


@pytest.fixture
def voorgelegd(dossier, cio) -> Dossier:
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="jurist", naam="Kim", door=cio)
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    return dossier


def gezien_op(pagina: str) -> str:
    treffer = re.search(r'name="gezien" value="([0-9a-f]{64})"', pagina)
    assert treffer, "De pagina draagt geen controlegetal."
    return treffer[1]


def test_what_changed_since_the_page_was_read_is_not_decided_on(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    adres = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    gelezen = gezien_op(client.get(adres).text)
    # Past every lock, as a fault or an import would.
    Dossier.objects.filter(pk=voorgelegd.pk).update(mandaat="De eigenaar mag alles alleen beslissen.")
    antwoord = client.post(adres, {"besluit": "vaststellen", "gezien": gelezen, "opmerking": "Goed stuk."})
    assert antwoord.status_code == 422
    assert "Het stuk is veranderd sinds je het las" in antwoord.text
    assert "De eigenaar mag alles alleen beslissen." in antwoord.text
    assert "Goed stuk." in antwoord.text
    assert voorgelegd.fasen.get(nummer=1).is_voorgelegd
    nu = gezien_op(antwoord.text)
    assert nu != gelezen
    client.post(adres, {"besluit": "vaststellen", "gezien": nu})
    assert voorgelegd.fasen.get(nummer=1).is_vastgesteld


def test_the_decision_keeps_the_checksum_and_the_dossier_shows_the_first_part(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    adres = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    gelezen = gezien_op(client.get(adres).text)
    client.post(adres, {"besluit": "teruggeven", "gezien": gelezen, "opmerking": "Noem de motie."})
    besluit = voorgelegd.fasen.get(nummer=1).besluiten.first()
    assert (besluit.stap, besluit.controlegetal) == ("teruggegeven", gelezen)
    assert gelezen[:12] in client.get(voorgelegd.get_absolute_url()).text


@pytest.mark.parametrize("onzin", ["", "zonder pagina", "ZONDER_PAGINA", "0" * 64, "Lezing.ZONDER_PAGINA"])
def test_a_page_cannot_say_that_it_decides_unread(als, bestuurder, voorgelegd, onzin):
    adres = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    antwoord = als(bestuurder).post(adres, {"besluit": "vaststellen", "gezien": onzin})
    assert antwoord.status_code == 422
    assert voorgelegd.fasen.get(nummer=1).is_voorgelegd


def test_the_checksum_is_the_same_for_every_reader_and_on_every_day(als, bestuurder, voorgelegd):
    fase = voorgelegd.fasen.get(nummer=1)
    vandaag = controlegetal(fase)
    with mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=800)):
        assert controlegetal(Fase.objects.get(pk=fase.pk)) == vandaag
    for _ in range(2):
        pagina = als(bestuurder).get(reverse("strategie-besluit", args=[voorgelegd.pk, 1])).text
        assert gezien_op(pagina) == vandaag


def verander(dossier: Dossier, ding: str, nummer: int = 1) -> None:
    """Change one thing past every lock."""
    rijen = {
        "betrokkenen": lambda: dossier.betrokkenen.filter(fase=nummer).update(rol="Anders"),
        "lange_lijst": lambda: LangelijstItem.objects.filter(dossier=dossier).update(toelichting="Anders"),
        "accentwaarden": lambda: Accentwaarde.objects.filter(dossier=dossier).update(lading="Anders"),
        "maatregelen": lambda: dossier.maatregelen.update(omschrijving="Anders"),
        "methoden": lambda: Methode.objects.filter(dossier=dossier).update(lacunes="Anders"),
        "stukken": lambda: dossier.stukken.create(titel="Nog een", door=dossier.eigenaar).pk,
    }
    if ding in rijen:
        assert rijen[ding]()
    else:
        waarde = {"keuze": "generiek", "externen_betrokken": "ja", "aanleiding": "incident"}.get(
            ding, "Anders"
        )
        Dossier.objects.filter(pk=dossier.pk).update(**{ding: waarde})


@pytest.mark.parametrize(
    ("nummer", "ding"),
    [
        *((nummer, ding) for nummer, hoort in HOORT_BIJ.items() for ding in hoort.dingen),
        *((nummer, "betrokkenen") for nummer in HOORT_BIJ),
    ],
)
def test_everything_that_belongs_to_a_phase_counts_in_its_checksum(dossier, cio, nummer, ding):
    for in_fase, soort in ((1, "keuze"), (2, "keuze"), (3, "meewerken"), (4, "meewerken")):
        wie = {"fase": in_fase, "soort": soort, "rol": "jurist", "naam": "Kim"}
        handelingen.voeg_betrokkene_toe(dossier=dossier, door=cio, **wie)
    handelingen.voeg_methode_toe(dossier=dossier, naam="dpia", door=cio)
    maak_klaar(dossier, 2)
    maak_klaar(dossier, 3)
    fase = dossier.fasen.get(nummer=nummer)
    vooraf = controlegetal(fase)
    verander(dossier, ding, nummer)
    assert controlegetal(fase) != vooraf


def test_who_takes_part_in_a_later_phase_changes_nothing_in_what_lies_before_the_bestuurder(voorgelegd, cio):
    fase = voorgelegd.fasen.get(nummer=1)
    vooraf = controlegetal(fase)
    wie = {"fase": 2, "soort": "inventarisatie", "rol": "CISO", "naam": "Ria Bos"}
    handelingen.voeg_betrokkene_toe(dossier=voorgelegd, door=cio, **wie)
    assert controlegetal(fase) == vooraf


def test_the_values_of_a_measure_and_who_has_a_fixed_part_count_too(tot_en_met, cio, persoon):
    dossier = tot_en_met(2)
    fase = handelingen.leg_voor(fase=maak_klaar(dossier, 3), door=cio)
    eerst = controlegetal(fase)
    dossier.maatregelen.get().waarden.add(Waarde.objects.actueel()[9])
    daarna = controlegetal(fase)
    handelingen.wijzig_dossier(dossier=dossier, door=cio, moderator=persoon("moderator"))
    assert len({eerst, daarna, controlegetal(fase)}) == 3


def test_progress_on_a_measure_that_the_page_shows_counts_too(tot_en_met, cio, bestuurder):
    dossier = tot_en_met(3)
    fase = handelingen.leg_voor(fase=maak_klaar(dossier, 4), door=cio)
    gelezen = controlegetal(fase)
    meld_voortgang(actie=dossier.maatregelen.get(), door=cio, status="loopt")
    with pytest.raises(StukVeranderd):
        handelingen.stel_vast(fase=fase, door=bestuurder, gezien=gelezen)
    handelingen.stel_vast(fase=fase, door=bestuurder, gezien=controlegetal(fase))


def test_code_that_decides_without_a_page_says_so(voorgelegd, bestuurder):
    fase = voorgelegd.fasen.get(nummer=1)
    with pytest.raises(TypeError):
        handelingen.stel_vast(fase=fase, door=bestuurder)
    handelingen.stel_vast(fase=fase, door=bestuurder, gezien=ZONDER_PAGINA)
