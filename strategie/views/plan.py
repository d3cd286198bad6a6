"""Phase 3: measures and instruments."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from organisatie.rechten import Recht
from strategie import handelingen
from strategie.models import Fase, Methode
from strategie.planforms import MaatregelForm, MethodeForm
from strategie.views.stappen import fasekruimels, in_open_fase
from waardenkader.instrumenten import GIDS
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


@in_open_fase(3, Recht.MAATREGEL_BEHEREN)
def maatregel(request: Verzoek, fase: Fase) -> HttpResponse:
    """Add a measure to the action plan."""
    form = MaatregelForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_maatregel_toe(dossier=fase.dossier, door=request.user, **form.cleaned_data),
        gelukt="De maatregel is toegevoegd.",
        naar=fase.get_absolute_url() + "#maatregelen",
        context={
            "titel": "Maatregel toevoegen",
            "intro": "Een maatregel heeft een soort, waarden, een actiehouder en een termijn.",
            "kruimels": fasekruimels(fase, ("Maatregel", "")),
        },
    )


@in_open_fase(3, Recht.STRATEGIE_BEWERKEN)
def methode_toevoegen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Note an instrument for projects."""
    form = MethodeForm(gepost(request), dossier=fase.dossier, initial={"naam": request.GET.get("soort", "")})
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_methode_toe(dossier=fase.dossier, door=request.user, **form.cleaned_data),
        gelukt="Het instrument is toegevoegd.",
        naar=fase.get_absolute_url() + "#methoden",
        sjabloon="strategie/instrument.html",
        context={
            "gids": GIDS,
            "kan": Methode.Naam.values,
            "al": list(fase.dossier.methoden.values_list("naam", flat=True)),
            "hier": request.path,
            "titel": "Instrument toevoegen",
            "intro": "Welke waarden borgt dit instrument in projecten, en wat mist er dan nog?",
            "kruimels": fasekruimels(fase, ("Instrument", "")),
        },
    )


@in_open_fase(3, Recht.STRATEGIE_BEWERKEN)
def methode_wijzigen(request: Verzoek, fase: Fase, methode: int) -> HttpResponse:
    """Change what is noted about an instrument."""
    deze = get_object_or_404(Methode.objects.select_related("dossier"), dossier=fase.dossier, pk=methode)
    form = MethodeForm(gepost(request), instance=deze, dossier=fase.dossier)
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_methode(methode=deze, door=request.user, **form.cleaned_data),
        gelukt="Het instrument is bewaard.",
        naar=fase.get_absolute_url() + "#methoden",
        context={"titel": "Instrument wijzigen", "kruimels": fasekruimels(fase, ("Instrument", ""))},
    )


@in_open_fase(3, Recht.STRATEGIE_BEWERKEN)
def methode_verwijderen(request: Verzoek, fase: Fase, methode: int) -> HttpResponse:
    """Ask, then take an instrument off the list."""
    deze = get_object_or_404(Methode.objects.select_related("dossier"), dossier=fase.dossier, pk=methode)
    return bevestigstap(
        request,
        lambda: handelingen.verwijder_methode(methode=deze, door=request.user),
        gelukt="Het instrument staat niet meer in de lijst.",
        naar=fase.get_absolute_url() + "#methoden",
        context={
            "titel": f"{deze} van de lijst halen?",
            "tekst": "Wat erbij geschreven is, gaat dan weg.",
            "knop": "Haal van de lijst",
            "kruimels": fasekruimels(fase, ("Instrument", "")),
        },
    )
