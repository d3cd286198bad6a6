"""The people of a dossier."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, mag
from organisatie.tekst import getal
from strategie import handelingen
from strategie.forms import BetrokkeneForm, MensenForm, SchrijverForm
from strategie.models import Betrokkene, Dossier, Fase
from strategie.views.stappen import haal_dossier, in_open_fase, kruimels
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

PER_BLADZIJDE = 50


def mensen(request: Verzoek, pk: int) -> HttpResponse:
    """Who has a fixed part, and who takes part in the two processes."""
    dossier = haal_dossier(request, pk)
    betrokkenen = dossier.betrokkenen.select_related("gebruiker")
    pagina = Paginator(betrokkenen, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    aantallen = Counter(betrokkenen.values_list("soort", flat=True))
    meeschrijvers = list(dossier.meeschrijvers.all())
    schrijvers = {mens.pk for mens in meeschrijvers}
    context = {
        "dossier": dossier,
        "processen": [
            (
                soort.label.split(": "),
                [(b, b.gebruiker_id in schrijvers) for b in pagina if b.soort == soort],
                aantallen[soort],
            )
            for soort in Betrokkene.Soort
        ],
        "pagina": pagina,
        "schrijvers": meeschrijvers,
        "mag_bewerken": mag(request.user, Recht.STRATEGIE_BEWERKEN, dossier),
        "fase": dossier.fase(1),
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


def schrijvers(request: Verzoek, pk: int) -> HttpResponse:
    """Let colleagues start or stop writing along, one at a time; also while phase 1 is locked."""
    dossier = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    if "weg" in request.POST:
        weg = dossier.meeschrijvers.filter(pk=getal(request.POST["weg"])).first()
        if weg is None:
            messages.info(request, "Deze collega schrijft al niet meer mee.")
        else:
            handelingen.zet_meeschrijver(
                dossier=dossier, gebruiker=weg, schrijft_mee=False, door=request.user
            )
            messages.success(request, f"{weg} schrijft niet meer mee.")
        return redirect(_na_schrijver(request, pk))
    form = SchrijverForm(gepost(request), dossier=dossier)

    def doe() -> str:
        wie = form.cleaned_data["gebruiker"]
        handelingen.zet_meeschrijver(dossier=dossier, gebruiker=wie, schrijft_mee=True, door=request.user)
        messages.success(request, f"{wie} schrijft voortaan mee.")
        return _na_schrijver(request, pk)

    terug = reverse("strategie-mensen", args=[pk])
    nu = dossier.meeschrijvers.op_naam()
    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=terug,
        sjabloon="strategie/schrijvers.html",
        context={
            "dossier": dossier,
            "pagina": Paginator(nu, PER_BLADZIJDE).get_page(request.GET.get("pagina")),
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Meeschrijvers", "")),
        },
    )


def _na_schrijver(request: Verzoek, pk: int) -> str:
    """Back to the page of the writers, or to the list when one has just stopped writing along oneself."""
    if mag(request.user, Recht.STRATEGIE_BEWERKEN, Dossier.objects.get(pk=pk)):
        return reverse("strategie-schrijvers", args=[pk])
    return reverse("strategie")


@in_open_fase(1, Recht.STRATEGIE_BEWERKEN)
def betrokkene_toevoegen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Note who takes part."""
    dossier, pk = fase.dossier, fase.dossier_id
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


@in_open_fase(1, Recht.STRATEGIE_BEWERKEN)
def betrokkene_wijzigen(request: Verzoek, fase: Fase, betrokkene: int) -> HttpResponse:
    """Change what is noted about somebody."""
    dossier, pk = fase.dossier, fase.dossier_id
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


@in_open_fase(1, Recht.STRATEGIE_BEWERKEN)
def betrokkene_verwijderen(request: Verzoek, fase: Fase, betrokkene: int) -> HttpResponse:
    """Ask, then take somebody off the list."""
    dossier, pk = fase.dossier, fase.dossier_id
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
