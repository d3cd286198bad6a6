"""The documents on which a dossier builds."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from organisatie.rechten import Recht
from strategie import handelingen
from strategie.bestandsforms import StukForm
from strategie.models import Dossierstuk, Fase, Stukbestand
from strategie.views.stappen import fasekruimels, haal_dossier, in_open_fase
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


@in_open_fase(1, Recht.STRATEGIE_BEWERKEN)
def toevoegen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Put a link or a file with the dossier."""
    form = StukForm(gepost(request), request.FILES or None)
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_stuk_toe(dossier=fase.dossier, door=request.user, **form.cleaned_data),
        gelukt="Het stuk staat bij het dossier.",
        naar=f"{fase.get_absolute_url()}#stukken",
        context={
            "titel": "Stuk toevoegen",
            "intro": "Waar bouwt de strategie op voort? Geef een link, of voeg het bestand toe.",
            "knop": "Voeg toe",
            "kruimels": fasekruimels(fase, ("Stuk toevoegen", "")),
        },
    )


@in_open_fase(1, Recht.STRATEGIE_BEWERKEN)
def verwijderen(request: Verzoek, fase: Fase, stuk: int) -> HttpResponse:
    """Ask, then take a document out."""
    deze = get_object_or_404(Dossierstuk.objects.select_related("dossier"), dossier=fase.dossier, pk=stuk)
    return bevestigstap(
        request,
        lambda: handelingen.verwijder_stuk(stuk=deze, door=request.user),
        gelukt="Het stuk staat niet meer bij het dossier.",
        naar=f"{fase.get_absolute_url()}#stukken",
        context={
            "titel": f"‘{deze}’ weghalen?",
            "tekst": "Een bestand wordt dan ook verwijderd.",
            "knop": "Haal weg",
            "kruimels": fasekruimels(fase, ("Stuk weghalen", "")),
        },
    )


def bestand(request: Verzoek, pk: int, stuk: int) -> HttpResponse:
    """The file of a document, for who may see the dossier."""
    bestanden = Stukbestand.objects.filter(stuk__dossier=haal_dossier(request, pk))
    return get_object_or_404(bestanden, stuk=stuk).antwoord()
