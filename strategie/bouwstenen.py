"""Steps of the handelingen of this app that ask no right of their own: no page calls them."""

from __future__ import annotations

from django.utils.timezone import localtime

from formats.bouwstenen import nieuwe_invulling
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from strategie.formats import FORMAT_PER_FASE
from strategie.jaarberichten import over_jaarverslag
from strategie.models import Bespreking, Dossier, Fase, Jaarverslag


def maak_fasen(dossier: Dossier, door: Gebruiker) -> None:
    """Give a new dossier its four phases, each with an empty form."""
    for nummer, format in FORMAT_PER_FASE.items():
        invulling = nieuwe_invulling(format=format, door=door)
        Fase.objects.create(dossier=dossier, nummer=nummer, invulling=invulling)


def koppel_jaarverslag(dossier: Dossier, bespreking: Bespreking) -> Jaarverslag | None:
    """Let a talk in the bestuur answer the newest report that lay before it and has no answer yet; gives that report."""
    for jaarverslag in dossier.jaarverslagen.te_bespreken():
        if localtime(jaarverslag.aangeboden_op).date() <= bespreking.datum:
            jaarverslag.bespreking = bespreking
            jaarverslag.save(update_fields=["bespreking"])
            laat_vervallen(over_jaarverslag(jaarverslag))
            return jaarverslag
    return None
