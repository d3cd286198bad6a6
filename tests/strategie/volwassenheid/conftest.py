"""A meting and the people who take part in it, through the same functions as the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from organisatie.models import Gebruiker
from strategie.models import Meting
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.antwoorden import WEET_NIET, keuzeveld, opmerkingveld
from strategie.volwassenheid.themas import THEMAS
from tests.conftest import maak_persoon


def maak(door: Gebruiker, titel: str = "Meting 2026") -> Meting:
    """Prepare a meting that is filled in for two weeks."""
    over_twee_weken = timezone.localdate() + timedelta(days=14)
    return handelingen.maak_meting(door=door, titel=titel, sluit_op=over_twee_weken)


def begin(meting: Meting, mensen: list[Gebruiker], door: Gebruiker) -> Meting:
    """Let people take part, and ask them."""
    for mens in mensen:
        handelingen.voeg_mens_toe(meting=meting, gebruiker=mens, door=door)
    return handelingen.open_meting(meting=meting, door=door)


def antwoorden(*niveaus: int, opmerking: str = "") -> dict[str, str]:
    """Give answers as the form sends them, on the first so many themes; 0 is "weet ik niet". One level is for all themes."""
    gekozen = niveaus * len(THEMAS) if len(niveaus) == 1 else niveaus
    velden = {}
    for thema, niveau in zip(THEMAS, gekozen, strict=False):
        velden[keuzeveld(thema)] = str(niveau or WEET_NIET)
        velden[opmerkingveld(thema)] = opmerking
    return velden


def vul_in(meting: Meting, wie: Gebruiker, *niveaus: int, opmerking: str = "") -> None:
    """Let somebody answer."""
    handelingen.vul_in(meting=meting, door=wie, antwoorden=antwoorden(*niveaus, opmerking=opmerking))


def bespreek(meting: Meting, door: Gebruiker, *niveaus: int) -> None:
    """Note an outcome on each theme."""
    for uitkomst, niveau in zip(meting.uitkomsten.order_by("pk"), niveaus * (6 // len(niveaus)), strict=True):
        handelingen.leg_uitkomst_vast(uitkomst=uitkomst, door=door, niveau=niveau, reden="Daarom.")


@pytest.fixture
def drie(db) -> list[Gebruiker]:
    """Three colleagues without a role in a strategy."""
    return [maak_persoon(naam) for naam in ("anna", "bram", "cem")]


@pytest.fixture
def lopend(cio: Gebruiker, drie: list[Gebruiker]) -> Meting:
    """A meting that three people were asked to fill in."""
    return begin(maak(cio), drie, cio)


@pytest.fixture
def gesloten(lopend: Meting, cio: Gebruiker, drie: list[Gebruiker]) -> Meting:
    """A meting that three people filled in: 1, 2 and 4 on every theme; the last wrote something."""
    for mens, niveau in zip(drie, (1, 2, 4), strict=True):
        vul_in(lopend, mens, niveau, opmerking="Zo gaat het bij ons." if niveau == 4 else "")
    return handelingen.sluit(meting=lopend, door=cio)


@pytest.fixture
def vastgesteld(gesloten: Meting, cio: Gebruiker) -> Meting:
    """The same, with level 2 as the outcome on every theme."""
    bespreek(gesloten, cio, 2)
    return handelingen.stel_vast(meting=gesloten, door=cio)


@pytest.fixture
def vorig_jaar(vastgesteld: Meting) -> Meting:
    """The same, but a year ago."""
    jaar = timedelta(days=365)
    for veld in ("geopend_op", "gesloten_op", "status_op", "gemaakt_op"):
        setattr(vastgesteld, veld, getattr(vastgesteld, veld) - jaar)
    vastgesteld.titel = "Meting 2025"
    vastgesteld.save()
    return vastgesteld


@pytest.fixture
def dit_jaar(vorig_jaar: Meting, cio: Gebruiker, drie: list[Gebruiker]) -> Callable[..., Meting]:
    """Hold a meting a year later, with these outcomes; none leaves it closed."""

    def _dit_jaar(*niveaus: int) -> Meting:
        meting = begin(maak(cio), drie, cio)
        for mens, niveau in zip(drie, (2, 3, 3), strict=True):
            vul_in(meting, mens, niveau)
        meting = handelingen.sluit(meting=meting, door=cio)
        if niveaus:
            bespreek(meting, cio, *niveaus)
        return meting

    return _dit_jaar
