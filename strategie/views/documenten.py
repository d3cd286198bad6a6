"""Downloads: the documents as they are now, and as they were when vastgesteld."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from documenten.archief import antwoord as archiefantwoord
from documenten.document import antwoord
from organisatie.rechten import Recht
from strategie import documenten
from strategie.actieplan import actieplan as plandocument
from strategie.archief import archief as archief_van
from strategie.gegevens import bestandsdeel
from strategie.nota import nota as notadocument
from strategie.views.stappen import haal_dossier, haal_fase
from strategie.wand import PAPIER, wand
from web.verzoek import Verzoek


def startnotitie(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The startnotitie as it is now."""
    return antwoord(documenten.startnotitie(haal_dossier(request, pk)), formaat)


def nota(request: Verzoek, pk: int, nummer: int, formaat: str) -> HttpResponse:
    """The nota of one phase as it is now; CONCEPT until the phase is vastgesteld."""
    return antwoord(notadocument(haal_fase(request, pk, nummer)), formaat)


def rapport(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The result of all four phases as it is now; CONCEPT until all are vastgesteld."""
    return antwoord(documenten.rapport(haal_dossier(request, pk)), formaat)


def accentwaarden(request: Verzoek, pk: int, papier: str, formaat: str) -> HttpResponse:
    """The accentwaarden on one page, A3 or A4."""
    dossier = haal_dossier(request, pk)
    if papier not in PAPIER:
        raise Http404("Dit papier bestaat hier niet.")
    return antwoord(wand(dossier, papier), formaat)


def actieplan(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The measures per kind, with how they stand now."""
    return antwoord(plandocument(haal_dossier(request, pk)), formaat)


def bewaard(request: Verzoek, pk: int, document: int) -> HttpResponse:
    """A document as it was kept when a phase was vastgesteld."""
    dossier = haal_dossier(request, pk)
    deze = get_object_or_404(dossier.documenten.select_related("document"), pk=document)
    return deze.document.antwoord()


def archief(request: Verzoek, pk: int) -> HttpResponse:
    """The whole dossier for the archive, for who writes in it."""
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    return archiefantwoord(archief_van(dossier), f"archief-strategie-{bestandsdeel(dossier)}")
