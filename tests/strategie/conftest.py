"""A dossier and the steps that bring it further, through the same functions as the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils.timezone import localdate

from documenten import werkbank
from formats.handelingen import vul_in
from organisatie.models import Gebruiker
from strategie import handelingen
from strategie.handelingen.fasen import Lezing
from strategie.models import Bijeenkomst, Dossier, Fase, Jaarverslag
from waardenkader.models import Actiesoort, Waarde

ZONDER_PAGINA = Lezing.ZONDER_PAGINA
KEUZES = {
    "reikwijdte_technologie": "alles",
    "landplaats": "datastrategie",
    "governance": "inpassen",
    "uitvoering_oordeel": "deels",
    "resultaat_oordeel": "onbekend",
}


@pytest.fixture(autouse=True)
def snelle_pdf(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Render no real PDF, except where the documents themselves are tested."""
    if not request.module.__name__.endswith(("test_documenten", "test_nota", "test_wand", "test_jaarstuk")):
        monkeypatch.setattr(werkbank, "render", lambda html, *_: b"%PDF-1.7 " + html.encode())


@pytest.fixture
def dossier(kader, cio: Gebruiker, bestuurder: Gebruiker) -> Dossier:
    """A fresh dossier with owner, bestuurder and contact person."""
    return handelingen.maak_dossier(
        door=cio,
        titel="Goed digitaal bestuur",
        aanleiding="raadsvraag",
        eigenaar=cio,
        bestuurder=bestuurder,
        contactpersoon=cio,
    )


@pytest.fixture
def bijeenkomst(dossier: Dossier, cio: Gebruiker, organisatie) -> Bijeenkomst:
    """An exploring meeting of today with three votes each, in silence."""
    return handelingen.open_bijeenkomst(dossier=dossier, datum=localdate(), stemmen=3, door=cio)


def vul_verplicht(fase: Fase | Jaarverslag, door: Gebruiker) -> None:
    """Answer the required questions of a phase, or of a yearly report."""
    vragen = [vraag for vraag in fase.invulling.spec.vragen() if vraag.verplicht]
    teksten = {v.sleutel: KEUZES.get(v.sleutel, f"Antwoord op {v.sleutel}.") for v in vragen}
    vul_in(invulling=fase.invulling, teksten=teksten, door=door)


def kies(dossier: Dossier, aantal: int, door: Gebruiker, *, uitgelegd: bool = True) -> None:
    """Put values on the long list and choose them as accentwaarden."""
    for waarde in Waarde.objects.actueel()[:aantal]:
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="praktijk", door=door)
        uitleg = {"onderbouwing": "Daarom.", "lading": "Dit.", "soort": "nastreven"} if uitgelegd else {}
        handelingen.kies_accentwaarde(dossier=dossier, waarde=waarde, door=door, **uitleg)


def maak_klaar(dossier: Dossier, nummer: int) -> Fase:
    """Fill in all that one phase asks."""
    door, fase = dossier.eigenaar, dossier.fasen.get(nummer=nummer)
    vul_verplicht(fase, door)
    if nummer == 2:
        handelingen.leg_keuze_vast(
            dossier=dossier,
            keuze="specifiek",
            externen_betrokken="nee",
            externen_toelichting="Later.",
            door=door,
        )
        kies(dossier, 6, door)
    if nummer == 3:
        handelingen.voeg_maatregel_toe(
            dossier=dossier,
            door=door,
            titel="Sensorenregister",
            soort=Actiesoort.INFORMATIE,
            waarden=Waarde.objects.actueel()[:2],
            actiehouder=door,
            termijn=date(2030, 1, 31),
        )
    return fase


@pytest.fixture
def tot_en_met(dossier: Dossier) -> Callable[[int], Dossier]:
    """Bring the dossier through the phases, up to and including this one."""

    def _tot_en_met(nummer: int) -> Dossier:
        assert dossier.bestuurder is not None
        for fase_nummer in range(1, nummer + 1):
            fase = handelingen.leg_voor(fase=maak_klaar(dossier, fase_nummer), door=dossier.eigenaar)
            handelingen.stel_vast(gezien=ZONDER_PAGINA, fase=fase, door=dossier.bestuurder)
        return Dossier.objects.get(pk=dossier.pk)

    return _tot_en_met
