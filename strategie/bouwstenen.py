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


def koppel_jaarverslagen(dossier: Dossier, bespreking: Bespreking) -> list[Jaarverslag]:
    """Let a talk in the bestuur answer the reports that lay before it and have no answer yet; gives these."""
    lagen_er = [
        verslag
        for verslag in dossier.jaarverslagen.te_bespreken()
        if localtime(verslag.aangeboden_op).date() <= bespreking.datum
    ]
    for verslag in lagen_er:
        verslag.bespreking = bespreking
        verslag.save(update_fields=["bespreking"])
        laat_vervallen(over_jaarverslag(verslag))
    return lagen_er
