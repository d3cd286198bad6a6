"""Participants, groups and invitations; and the page of an invited person without an account."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from formats.weergave import in_document
from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek
from project.forms import DeelnemerForm, IndelingForm, TafelForm
from project.handelingen import (
    antwoord_op_uitnodiging,
    deel_in,
    stuur_uitnodigingen,
    verdeel,
    verdeel_fundamenten,
    verwijder_deelnemer,
    voeg_deelnemer_toe,
    wijzig_deelnemer,
)
from project.models import Deelnemer, Project
from project.models.mensen import DEELNEMERS_ADVIES, GROEP_ADVIES
from project.views.gedeeld import bewaard, invoerpagina, kruimels, lukt_of_meld, teamproject, verder
from project.workshop.draaiboek import DUUR
from waardenkader.models import Fundament


def deelnemers(request: Verzoek, pk: int) -> HttpResponse:
    """The participants with their groups; advice on numbers, never a limit."""
    deze = teamproject(request, pk)
    mensen = list(deze.deelnemers.select_related("groep"))
    groepen = list(deze.groepen.prefetch_related("groepsfundamenten__fundament"))
    bewerken = mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten
    form = IndelingForm(request.POST or None, deelnemers=mensen, groepen=groepen)
    if request.method == "POST":
        teamproject(request, pk, Recht.PROJECT_BEWERKEN)
        if bewaard(
            request,
            form,
            deel_in,
            "De groepen zijn bewaard.",
            lambda: {"project": deze, "indeling": form.indeling()},
        ):
            return redirect("project-deelnemers", pk=pk)
    context = {
        "project": deze,
        "form": form,
        "bewerken": bewerken,
        "deelnemers": mensen,
        "groepen": _groepen(groepen, mensen),
        "advies": _advies(mensen),
        "uit_te_nodigen": sum(d.uitnodiging == d.Uitnodiging.NIET and bool(d.email) for d in mensen),
        "zonder_groep": sum(d.groep_id is None and d.uitnodiging != d.Uitnodiging.KOMT_NIET for d in mensen),
        "kruimels": kruimels(deze, ("Deelnemers en groepen", "")),
    }
    return render(request, "project/deelnemers.html", context)


def _groepen(groepen: list, mensen: list[Deelnemer]) -> list[dict[str, object]]:
    regels = []
    for groep in groepen:
        leden = [d for d in mensen if d.groep_id == groep.pk]
        perspectieven = Counter(d.perspectief.lower() for d in leden)
        advies = ""
        if leden and len(leden) not in GROEP_ADVIES:
            advies = "Advies: 3 tot 5 mensen per groep."
        elif leden and len(perspectieven) == 1 and len(leden) > 1:
            advies = "Iedereen heeft hetzelfde perspectief. Meng de groepen."
        fundamenten = [rij.fundament for rij in groep.groepsfundamenten.all()]
        regels.append({"groep": groep, "leden": leden, "fundamenten": fundamenten, "advies": advies})
    return regels


def _advies(mensen: list[Deelnemer]) -> str:
    """Give the advice of the method when the numbers or the mix differ from it; empty when all is well."""
    komen = [d for d in mensen if d.uitnodiging != d.Uitnodiging.KOMT_NIET]
    if not komen:
        return ""
    if len(komen) < DEELNEMERS_ADVIES.start:
        return (
            "Het liefst zijn er 9 tot 15 deelnemers. Blijven het er minder? Laat dan één groep meer dan één "
            "fundament bespreken."
        )
    if len(komen) >= DEELNEMERS_ADVIES.stop:
        return "Het liefst zijn er 9 tot 15 deelnemers. Met meer mensen wordt het gesprek aan tafel lastiger."
    return ""


def toevoegen(request: Verzoek, pk: int) -> HttpResponse:
    """Add a participant, and the next."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    terug = reverse("project-deelnemers", args=[pk])
    form = DeelnemerForm(request.POST or None)
    vaste = {"project": deze}
    if bewaard(
        request, form, voeg_deelnemer_toe, "De deelnemer is toegevoegd.", lambda: vaste | form.cleaned_data
    ):
        return verder(request, terug)
    al = [f"{d.naam}, {d.perspectief}" for d in deze.deelnemers.all()]
    context: dict[str, Any] = {"titel": "Deelnemer toevoegen", "terug": terug, "al_ingevoerd": al}
    context["kruimels"] = kruimels(deze, ("Deelnemers en groepen", terug), ("Toevoegen", ""))
    return invoerpagina(request, form, "project/invoer.html", **context)


def wijzigen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Change a participant."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers, pk=deelnemer)
    form = DeelnemerForm(request.POST or None, instance=wie)
    vers = {"deelnemer": deze.deelnemers.get(pk=deelnemer)}
    if bewaard(request, form, wijzig_deelnemer, "De deelnemer is bewaard.", lambda: vers | form.cleaned_data):
        return redirect("project-deelnemers", pk=pk)
    return _formulier(request, deze, "Deelnemer wijzigen", form)


def _formulier(request: Verzoek, deze: Project, titel: str, form: DeelnemerForm) -> HttpResponse:
    terug = reverse("project-deelnemers", args=[deze.pk])
    context = {"titel": titel, "form": form, "terug": terug}
    context["kruimels"] = kruimels(deze, ("Deelnemers en groepen", terug), (titel, ""))
    return render(request, "onderdelen/formulierpagina.html", context)


def verwijderen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Ask, then take a participant off the list."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers, pk=deelnemer)
    terug = reverse("project-deelnemers", args=[pk])
    if request.method == "POST":
        lukt_of_meld(
            request, verwijder_deelnemer, f"{wie.naam} is verwijderd.", deelnemer=wie, door=request.user
        )
        return redirect(terug)
    context = {
        "titel": f"{wie.naam} verwijderen?",
        "tekst": "De persoonlijke link in de uitnodiging werkt dan niet meer.",
        "knop": "Verwijder de deelnemer",
        "gevaar": True,
        "terug": terug,
        "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Verwijderen", "")),
    }
    return render(request, "onderdelen/bevestig.html", context)


@require_POST
def voorstel(request: Verzoek, pk: int) -> HttpResponse:
    """Divide the participants over the groups: those without a group, or everybody anew."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    lukt_of_meld(
        request,
        verdeel,
        "De deelnemers zijn verdeeld. Verschuif hen gerust met de hand.",
        project=deze,
        door=request.user,
        iedereen=request.POST.get("wie") == "iedereen",
    )
    return redirect("project-deelnemers", pk=pk)


def tafels(request: Verzoek, pk: int) -> HttpResponse:
    """Say which table discusses which fundament."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    nu = dict(deze.groepsfundamenten.values_list("fundament_id", "groep__volgorde"))
    form = TafelForm(request.POST or None, fundamenten=list(Fundament.objects.actueel()), tafels=nu)
    terug = reverse("project-deelnemers", args=[pk])
    if bewaard(
        request,
        form,
        verdeel_fundamenten,
        "De tafels zijn bewaard.",
        lambda: {"project": deze, "tafels": form.tafels()},
    ):
        return redirect(terug)
    context = {
        "titel": "Welke tafel bespreekt wat?",
        "intro": "Met weinig deelnemers bespreekt één tafel meer dan één fundament. Geef die fundamenten dan "
        "hetzelfde tafelnummer.",
        "form": form,
        "terug": terug,
        "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Tafels", "")),
    }
    return render(request, "onderdelen/formulierpagina.html", context)


def uitnodigen(request: Verzoek, pk: int) -> HttpResponse:
    """Show who gets an invitation, then send it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    terug = reverse("project-deelnemers", args=[pk])
    wie = list(deze.deelnemers.uit_te_nodigen())
    if request.method == "POST":
        lukt_of_meld(
            request, stuur_uitnodigingen, "De uitnodigingen zijn verstuurd.", project=deze, door=request.user
        )
        return redirect(terug)
    context = {
        "project": deze,
        "wie": wie,
        "zonder_adres": list(deze.deelnemers.filter(email="")),
        "terug": terug,
        "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Uitnodigen", "")),
    }
    return render(request, "project/uitnodigen.html", context)


@login_not_required
@never_cache
def uitnodiging(request: Verzoek, kenmerk: str) -> HttpResponse:
    """The page of one invited person: when and where, the papers to read, yes or no. The link is the key."""
    wie = get_object_or_404(
        Deelnemer.objects.select_related("project__workshop", "project__organisator").exclude(
            uitgenodigd_op=None
        ),
        kenmerk=kenmerk,
    )
    deze = wie.project
    if request.method == "POST":
        komt = request.POST.get("komt") == "ja"
        gelukt = "Fijn dat je komt." if komt else "Dank je. We weten dat je niet komt."
        lukt_of_meld(request, antwoord_op_uitnodiging, gelukt, deelnemer=wie, komt=komt)
        return redirect("project-uitnodiging", kenmerk=kenmerk)
    begin = deze.workshop.begin
    context = {
        "deelnemer": wie,
        "project": deze,
        "workshop": deze.workshop,
        "einde": timezone.localtime(begin + DUUR) if begin else None,
        "secties": in_document(deze.casusbeschrijving) if deze.casus_gedeeld_op else [],
        "fundamenten": Fundament.objects.actueel().prefetch_related("principes__waarden"),
        "kan_antwoorden": deze.fase in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP),
    }
    return render(request, "project/uitnodiging.html", context)
