"""Steps of the handelingen of this app that ask no right of their own: no page calls them."""

from __future__ import annotations

from formats.bouwstenen import nieuwe_invulling
from organisatie.models import Gebruiker
from strategie.formats import FORMAT_PER_FASE
from strategie.models import Dossier, Fase


def maak_fasen(dossier: Dossier, door: Gebruiker) -> None:
    """Give a new dossier its four phases, each with an empty form."""
    for nummer, format in FORMAT_PER_FASE.items():
        invulling = nieuwe_invulling(format=format, door=door)
        Fase.objects.create(dossier=dossier, nummer=nummer, invulling=invulling)
