"""Participants, groups and invitations; and the page of an invited person without an account."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from formats.weergave import in_document
from organisatie.rechten import Recht, eis, mag
from project.forms import DeelnemerForm, IndelingForm, TafelForm
from project.handelingen import (
    antwoord_op_uitnodiging,
    deel_in,
    stuur_uitnodiging_opnieuw,
    stuur_uitnodigingen,
    verdeel,
    verdeel_fundamenten,
    verwijder_deelnemer,
    voeg_deelnemer_toe,
    wijzig_deelnemer,
)
from project.models import Deelnemer, Project
from project.models.mensen import DEELNEMERS_ADVIES, GROEP_ADVIES
from project.uitnodigingen import stand, uitleg_bij_opnieuw
from project.views.gedeeld import kruimels, teamproject
from project.workshop.tijden import einde
from waardenkader.models import Fundament
from web.stappen import bevestigstap, formulierstap, gepost, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def deelnemers(request: Verzoek, pk: int) -> HttpResponse:
    """The participants with their groups; advice on numbers, never a limit."""
    deze = teamproject(request, pk)
    mensen = list(deze.deelnemers.select_related("groep", "bericht"))
    groepen = list(deze.groepen.prefetch_related("groepsfundamenten__fundament"))
    bewerken = mag(request.user, Recht.PROJECT_BEWERKEN, deze) and not deze.is_afgesloten
    if request.method == "POST":
        eis(request.user, Recht.PROJECT_BEWERKEN, deze)
    form = IndelingForm(gepost(request), deelnemers=mensen, groepen=groepen)
    context = {
        "project": deze,
        "rijen": [(deelnemer, veld, stand(deelnemer)) for deelnemer, veld in form.rijen()],
        "bewerken": bewerken,
        "deelnemers": mensen,
        "groepen": _groepen(groepen, mensen),
        "advies": _advies(mensen),
        "uit_te_nodigen": deze.deelnemers.uit_te_nodigen().count(),
        "zonder_groep": sum(d.groep_id is None and d.uitnodiging != d.Uitnodiging.KOMT_NIET for d in mensen),
        "kruimels": kruimels(deze, ("Deelnemers en groepen", "")),
    }
    return formulierstap(
        request,
        form,
        lambda: deel_in(
            project=deze, door=request.user, indeling=form.indeling(), gezien=form.cleaned_data["gezien"]
        ),
        gelukt="De groepen zijn bewaard.",
        naar=reverse("project-deelnemers", args=[pk]),
        sjabloon="project/deelnemers.html",
        context=context,
    )


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
    form = DeelnemerForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: voeg_deelnemer_toe(project=deze, door=request.user, **form.cleaned_data),
        gelukt="De deelnemer is toegevoegd.",
        naar=terug,
        sjabloon="project/invoer.html",
        context={
            "titel": "Deelnemer toevoegen",
            "al_ingevoerd": [f"{d.naam}, {d.perspectief}" for d in deze.deelnemers.all()],
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Toevoegen", "")),
        },
    )


def wijzigen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Change a participant."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers, pk=deelnemer)
    form = DeelnemerForm(gepost(request), instance=wie)
    terug = reverse("project-deelnemers", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: wijzig_deelnemer(deelnemer=wie, door=request.user, **form.cleaned_data),
        gelukt="De deelnemer is bewaard.",
        naar=terug,
        context={
            "titel": "Deelnemer wijzigen",
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Deelnemer wijzigen", "")),
        },
    )


def verwijderen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Ask, then take a participant off the list."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers, pk=deelnemer)
    terug = reverse("project-deelnemers", args=[pk])
    return bevestigstap(
        request,
        lambda: verwijder_deelnemer(deelnemer=wie, door=request.user),
        gelukt=f"{wie.naam} is verwijderd.",
        naar=terug,
        context={
            "titel": f"{wie.naam} verwijderen?",
            "tekst": "De persoonlijke link in de uitnodiging werkt dan niet meer.",
            "knop": "Verwijder de deelnemer",
            "gevaar": True,
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Verwijderen", "")),
        },
    )


@alleen_versturen("project-deelnemers")
def voorstel(request: Verzoek, pk: int) -> HttpResponse:
    """Divide the participants over the groups: those without a group, or everybody anew."""
    deze = teamproject(request, pk)
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
    form = TafelForm(gepost(request), fundamenten=list(Fundament.objects.actueel()), tafels=nu)
    terug = reverse("project-deelnemers", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: verdeel_fundamenten(
            project=deze, door=request.user, tafels=form.tafels(), gezien=form.cleaned_data["gezien"]
        ),
        gelukt="De tafels zijn bewaard.",
        naar=terug,
        context={
            "titel": "Welke tafel bespreekt wat?",
            "intro": "Met weinig deelnemers bespreekt één tafel meer dan één fundament. Geef die fundamenten dan "
            "hetzelfde tafelnummer.",
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Tafels", "")),
        },
    )


def uitnodigen(request: Verzoek, pk: int) -> HttpResponse:
    """Show who gets an invitation, then send it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    terug = reverse("project-deelnemers", args=[pk])
    return bevestigstap(
        request,
        lambda: stuur_uitnodigingen(project=deze, door=request.user),
        gelukt="De uitnodigingen worden nu verstuurd. Per deelnemer zie je of het gelukt is.",
        naar=terug,
        sjabloon="project/uitnodigen.html",
        context={
            "project": deze,
            "wie": list(deze.deelnemers.uit_te_nodigen()),
            "zonder_adres": list(deze.deelnemers.filter(email="", uitnodiging=Deelnemer.Uitnodiging.NIET)),
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Uitnodigen", "")),
        },
    )


def opnieuw_uitnodigen(request: Verzoek, pk: int, deelnemer: int) -> HttpResponse:
    """Ask, then send an invitation again that did not arrive, or perhaps not."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    wie = get_object_or_404(deze.deelnemers.select_related("bericht"), pk=deelnemer)
    terug = reverse("project-deelnemers", args=[pk])
    if request.method != "POST" and not wie.kan_opnieuw:
        messages.info(request, f"De uitnodiging aan {wie.naam} is verstuurd of onderweg.")
        return redirect(terug)
    return bevestigstap(
        request,
        lambda: stuur_uitnodiging_opnieuw(deelnemer=wie, door=request.user),
        gelukt=f"De uitnodiging aan {wie.naam} wordt nu opnieuw verstuurd.",
        naar=terug,
        context={
            "titel": f"{wie.naam} opnieuw uitnodigen?",
            "tekst": uitleg_bij_opnieuw(wie),
            "knop": "Stuur opnieuw",
            "kruimels": kruimels(deze, ("Deelnemers en groepen", terug), ("Opnieuw uitnodigen", "")),
        },
    )


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
        lukt_of_meld(request, antwoord_op_uitnodiging, gelukt, deelnemer=wie, kenmerk=kenmerk, komt=komt)
        return redirect("project-uitnodiging", kenmerk=kenmerk)
    context = {
        "deelnemer": wie,
        "project": deze,
        "workshop": deze.workshop,
        "einde": einde(deze.workshop),
        "secties": in_document(deze.casusbeschrijving) if deze.casus_gedeeld_op else [],
        "fundamenten": Fundament.objects.actueel().prefetch_related("principes__waarden"),
        "kan_antwoorden": deze.fase in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP),
    }
    return render(request, "project/uitnodiging.html", context)
