"""The people of a dossier."""

from __future__ import annotations

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
from strategie.models.fase import BEWERKBAAR
from strategie.views.stappen import haal_dossier, in_open_fase, kruimels
from strategie.weergave import fasegroepen
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

PER_BLADZIJDE = 50


def mensen(request: Verzoek, pk: int) -> HttpResponse:
    """Who has a fixed part, and who takes part in the processes of each phase."""
    dossier = haal_dossier(request, pk)
    betrokkenen = dossier.betrokkenen.select_related("gebruiker")
    pagina = Paginator(betrokkenen, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    meeschrijvers = list(dossier.meeschrijvers.all())
    bewerken = mag(request.user, Recht.STRATEGIE_BEWERKEN, dossier)
    context = {
        "dossier": dossier,
        "groepen": fasegroepen(dossier, pagina, {mens.pk for mens in meeschrijvers}),
        "pagina": pagina,
        "schrijvers": meeschrijvers,
        "mag_bewerken": bewerken,
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


def _gekozen_fase(request: Verzoek, pk: int) -> int:
    """Give the phase that the address asks for, else the first that is open."""
    nummer = getal(request.GET.get("fase", ""))
    if nummer in Fase.Nummer.values:
        return nummer
    open_fasen = Fase.objects.filter(dossier=pk, status__in=BEWERKBAAR).order_by("nummer")
    return open_fasen.values_list("nummer", flat=True).first() or Fase.Nummer.HUIDIG


def _fase_van_betrokkene(request: Verzoek, pk: int, betrokkene: int) -> int:
    """Give the phase in which somebody takes part; raises `Http404`."""
    return get_object_or_404(Betrokkene, dossier=pk, pk=betrokkene).fase


@in_open_fase(_gekozen_fase, Recht.STRATEGIE_BEWERKEN)
def betrokkene_toevoegen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Note who takes part in this phase; a role that the method names may come along in the address."""
    dossier, pk = fase.dossier, fase.dossier_id
    begin = {naam: request.GET.get(naam, "") for naam in ("soort", "rol")}
    form = BetrokkeneForm(gepost(request), fase=fase.nummer, initial=begin)
    terug = reverse("strategie-mensen", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_betrokkene_toe(
            dossier=dossier, fase=fase.nummer, door=request.user, **form.gegevens
        ),
        gelukt="De betrokkene is toegevoegd.",
        naar=f"{terug}#fase-{fase.nummer}",
        context={
            "titel": "Wie doet er mee?",
            "intro": f"{fase}.",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Toevoegen", "")),
        },
    )


@in_open_fase(_fase_van_betrokkene, Recht.STRATEGIE_BEWERKEN)
def betrokkene_wijzigen(request: Verzoek, fase: Fase, betrokkene: int) -> HttpResponse:
    """Change what is noted about somebody."""
    dossier, pk = fase.dossier, fase.dossier_id
    deze = get_object_or_404(Betrokkene.objects.select_related("dossier"), dossier=dossier, pk=betrokkene)
    form = BetrokkeneForm(gepost(request), fase=fase.nummer, instance=deze)
    terug = reverse("strategie-mensen", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_betrokkene(betrokkene=deze, door=request.user, **form.gegevens),
        gelukt="De betrokkene is bewaard.",
        naar=f"{terug}#fase-{fase.nummer}",
        context={
            "titel": "Betrokkene wijzigen",
            "intro": f"{fase}.",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Wijzigen", "")),
        },
    )


@in_open_fase(_fase_van_betrokkene, Recht.STRATEGIE_BEWERKEN)
def betrokkene_verwijderen(request: Verzoek, fase: Fase, betrokkene: int) -> HttpResponse:
    """Ask, then take somebody off the list."""
    dossier, pk = fase.dossier, fase.dossier_id
    deze = get_object_or_404(Betrokkene.objects.select_related("dossier"), dossier=dossier, pk=betrokkene)
    terug = reverse("strategie-mensen", args=[pk])
    return bevestigstap(
        request,
        lambda: handelingen.verwijder_betrokkene(betrokkene=deze, door=request.user),
        gelukt=f"{deze} staat niet meer in de lijst.",
        naar=f"{terug}#fase-{fase.nummer}",
        context={
            "titel": f"{deze} van de lijst halen?",
            "tekst": f"{fase}. Wie nergens anders meer in de lijst staat, schrijft ook niet meer mee.",
            "knop": "Haal van de lijst",
            "kruimels": kruimels(dossier, ("Mensen", terug), ("Verwijderen", "")),
        },
    )
