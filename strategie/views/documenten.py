"""Downloads: the documents as they are now, and as they were when vastgesteld."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from documenten.document import antwoord
from strategie import documenten
from strategie.views.stappen import haal_dossier
from web.verzoek import Verzoek


def startnotitie(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The startnotitie as it is now."""
    return antwoord(documenten.startnotitie(haal_dossier(request, pk)), formaat)


def rapport(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The result of all four phases as it is now; CONCEPT until all are vastgesteld."""
    return antwoord(documenten.rapport(haal_dossier(request, pk)), formaat)


def bewaard(request: Verzoek, pk: int, document: int) -> HttpResponse:
    """A document as it was kept when a phase was vastgesteld."""
    dossier = haal_dossier(request, pk)
    deze = get_object_or_404(dossier.documenten.select_related("document"), pk=document)
    return deze.document.antwoord()
