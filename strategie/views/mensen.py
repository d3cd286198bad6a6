"""The people of a dossier."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek
from strategie import handelingen
from strategie.forms import BetrokkeneForm, MensenForm
from strategie.models import Betrokkene
from strategie.views.stappen import bevestigstap, formulierstap, gepost, haal_dossier, kruimels


def mensen(request: Verzoek, pk: int) -> HttpResponse:
    """Who has a fixed part, and who takes part in the two processes."""
    dossier = haal_dossier(request, pk)
    betrokkenen = list(dossier.betrokkenen.select_related("gebruiker"))
    schrijvers = {mens.pk for mens in dossier.meeschrijvers.all()}
    context = {
        "dossier": dossier,
        "processen": [
            (
                soort.label.split(": "),
                [(b, b.gebruiker_id in schrijvers) for b in betrokkenen if b.soort == soort],
            )
            for soort in Betrokkene.Soort
        ],
        "mag_bewerken": mag(request.user, Recht.STRATEGIE_BEWERKEN, dossier),
        "kruimels": kruimels(dossier, ("Mensen", "")),
    }
    return render(request, "strategie/mensen.html", context)


def vaste_rollen(request: Verzoek, pk: int) -> HttpResponse:
    """Choose owner, bestuurder, official, moderator and contact person."""
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    form = MensenForm(gepost(request), instance=dossier)
    terug = reverse("strategie-mensen", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_dossier(dossier=dossier, door=request.user, **form.cleaned_data),
        gelukt="De mensen zijn bewaard.",
        naar=terug,
        context={
            "titel": "Wie doet wat",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Wie doet wat", "")),
        },
    )


def betrokkene_toevoegen(request: Verzoek, pk: int) -> HttpResponse:
    """Note who takes part."""
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    form = BetrokkeneForm(gepost(request), initial={"soort": request.GET.get("soort", "")})
    terug = reverse("strategie-mensen", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_betrokkene_toe(dossier=dossier, door=request.user, **form.cleaned_data),
        gelukt="De betrokkene is toegevoegd.",
        naar=terug,
        context={
            "titel": "Wie doet er mee?",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Toevoegen", "")),
        },
    )


def betrokkene_wijzigen(request: Verzoek, pk: int, betrokkene: int) -> HttpResponse:
    """Change what is noted about somebody."""
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    deze = get_object_or_404(Betrokkene.objects.select_related("dossier"), dossier=dossier, pk=betrokkene)
    form = BetrokkeneForm(gepost(request), instance=deze)
    terug = reverse("strategie-mensen", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_betrokkene(betrokkene=deze, door=request.user, **form.cleaned_data),
        gelukt="De betrokkene is bewaard.",
        naar=terug,
        context={
            "titel": "Betrokkene wijzigen",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Wijzigen", "")),
        },
    )


def betrokkene_verwijderen(request: Verzoek, pk: int, betrokkene: int) -> HttpResponse:
    """Ask, then take somebody off the list."""
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    deze = get_object_or_404(Betrokkene.objects.select_related("dossier"), dossier=dossier, pk=betrokkene)
    terug = reverse("strategie-mensen", args=[pk])
    return bevestigstap(
        request,
        lambda: handelingen.verwijder_betrokkene(betrokkene=deze, door=request.user),
        gelukt=f"{deze} staat niet meer in de lijst.",
        naar=terug,
        context={
            "titel": f"{deze} van de lijst halen?",
            "tekst": "Deze persoon schrijft dan ook niet meer mee.",
            "knop": "Haal van de lijst",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Verwijderen", "")),
        },
    )
