"""A filled-in example form, its address, and somebody who may write in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from formats.bouwstenen import nieuwe_invulling
from formats.handelingen import vul_in
from formats.models import Invulling
from organisatie.models import Gebruiker
from tests.formats.voorbeeld import PROEF


@pytest.fixture(autouse=True)
def _adressen(settings) -> None:
    """Mount the example page."""
    settings.ROOT_URLCONF = "tests.formats.urls"


@pytest.fixture
def joost(cio) -> Gebruiker:
    """May write."""
    cio.is_staff = True
    cio.save()
    return cio


@pytest.fixture
def noor(organisator) -> Gebruiker:
    """May write too."""
    organisator.is_staff = True
    organisator.save()
    return organisator


@pytest.fixture
def invulling(joost) -> Invulling:
    """An empty form."""
    return nieuwe_invulling(format=PROEF, door=joost)


@pytest.fixture
def ingevuld(invulling, joost) -> Invulling:
    """A form in which one question is answered."""
    vul_in(invulling=invulling, teksten={"probleem": "Er lag vier keer een project stil."}, door=joost)
    invulling.vergeet()
    return invulling


@pytest.fixture
def bewaar(ingevuld) -> Callable[..., object]:
    """Send one field as the script does: `bewaar(client, "probleem", "tekst", basis=1)`."""

    def _bewaar(client: Client, vraag: str, tekst: str, basis: int = 1, **meer):
        return client.post(
            f"/proef/{ingevuld.pk}/antwoord/{vraag}/", {"tekst": tekst, "basis": basis, **meer}
        )

    return _bewaar
