"""The seven steps of the workshop, held on paper: what came out is entered here."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from formats.models import Invulling
from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek
from project.models import Project, Workshop
from project.views.gedeeld import bewaard, invoerpagina, kruimels, lukt_of_meld, teamproject, verder
from project.views.voorbereiding import ProjectFormatView
from project.voortgang import stapnavigatie
from project.workshop.draaiboek import STAPPEN
from project.workshop.forms import (
    AanwezigForm,
    AccentForm,
    GekozenwaardeForm,
    KiesWaardeForm,
    SpanningForm,
    WeegForm,
)
from project.workshop.handelingen import (
    ga_naar_stap,
    kies_waarde,
    leg_spanning_vast,
    meld_aanwezigheid,
    reflecteer_op_accenten,
    verwijder_gekozen_waarde,
    verwijder_spanning,
    weeg,
    wijzig_gekozen_waarde,
    wijzig_spanning,
)
from waardenkader.models import Voorbeeldactie, Waarde


def kan_invullen(request: Verzoek, project: Project) -> bool:
    """Say whether this person may enter results now."""
    return project.fase == Project.Fase.WORKSHOP and mag(request.user, Recht.WORKSHOP_INVULLEN, project)


def stapcontext(request: Verzoek, project: Project, nummer: int) -> dict[str, Any]:
    """Give what every step page shows: the navigation, the way back, the closing block."""
    plan = STAPPEN[nummer - 1]
    return {
        "project": project,
        "workshop": project.workshop,
        "stap": plan,
        "stappen": stapnavigatie(project.workshop, nummer),
        "invullen": kan_invullen(request, project),
        "is_laatste": nummer == 7,
        "is_klaar": nummer < project.workshop.stap or project.workshop.afgerond_op is not None,
        "kruimels": kruimels(
            project, ("Workshop", reverse("project-workshop", args=[project.pk])), (f"Stap {nummer}", "")
        ),
    }


def workshop(request: Verzoek, pk: int) -> HttpResponse:
    """The workshop: its seven steps, how far it is, and where to go on."""
    deze = teamproject(request, pk)
    context = {
        "project": deze,
        "workshop": deze.workshop,
        "stappen": list(zip(STAPPEN, stapnavigatie(deze.workshop, 0), strict=True)),
        "nu": reverse(f"project-stap-{deze.workshop.stap}", args=[pk]),
        "invullen": kan_invullen(request, deze),
        "mag_beginnen": mag(request.user, Recht.PROJECT_BEWERKEN, deze),
        "kruimels": kruimels(deze, ("Workshop", "")),
    }
    return render(request, "project/workshop/workshop.html", context)


def stap_1(request: Verzoek, pk: int) -> HttpResponse:
    """Introduction: who was there."""
    deze = teamproject(request, pk)
    form = AanwezigForm(request.POST or None, project=deze)
    if request.method == "POST":
        teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
        vaste = {"project": deze}
        if bewaard(
            request, form, meld_aanwezigheid, "Je invoer is bewaard.", lambda: vaste | form.cleaned_data
        ):
            return stap_klaar(request, pk, 1)
    context = stapcontext(request, deze, 1)
    context |= {"form": form, "deelnemers": deze.deelnemers.all()}
    context["mag_toevoegen"] = mag(request.user, Recht.PROJECT_BEWERKEN, deze)
    return render(request, "project/workshop/stap_1.html", context)


def stap_2(request: Verzoek, pk: int) -> HttpResponse:
    """The values that the groups chose, per group."""
    deze = teamproject(request, pk)
    gekozen = list(deze.gekozen_waarden.met_waarde())
    reflecties = list(deze.accentreflecties.select_related("waarde", "groep"))
    groepen = deze.groepen.prefetch_related("groepsfundamenten__fundament")
    context = stapcontext(request, deze, 2)
    context["groepen"] = [
        {
            "groep": groep,
            "fundamenten": [rij.fundament for rij in groep.groepsfundamenten.all()],
            "gekozen": [g for g in gekozen if g.groep_id == groep.pk],
            "reflecties": [r for r in reflecties if r.groep_id == groep.pk],
        }
        for groep in groepen
    ]
    context["zonder_groep"] = [g for g in gekozen if g.groep_id is None]
    context["heeft_accenten"] = bool(accentwaarden(deze))
    return render(request, "project/workshop/stap_2.html", context)


def accentwaarden(project: Project) -> list[Waarde]:
    """Give the accentwaarden of the strategy of this project, as values; none without a strategy."""
    if project.dossier is None:
        return []
    return [accent.waarde for accent in project.dossier.vastgestelde_accentwaarden()]


def stap_4(request: Verzoek, pk: int) -> HttpResponse:
    """The actions per group, with examples that others used for the same values."""
    deze = teamproject(request, pk)
    acties = list(deze.acties.met_alles())
    context = stapcontext(request, deze, 4)
    context["groepen"] = [(g, [a for a in acties if a.groep_id == g.pk]) for g in deze.groepen.all()]
    context["gezamenlijk"] = [a for a in acties if a.groep_id is None]
    context["voorbeelden"] = (
        Voorbeeldactie.objects.filter(waarde__gekozen_in__project=deze)
        .select_related("waarde")
        .order_by("waarde__naam", "volgorde")
    )
    return render(request, "project/workshop/stap_4.html", context)


class StapView(ProjectFormatView):
    """A plenary step: its questions, with what was entered about values or actions above them."""

    recht = Recht.WORKSHOP_INVULLEN
    nummer = 0

    def get_invulling(self) -> Invulling:
        """Fetch the form from the workshop of the project."""
        self.eigenaar = teamproject(self.request, self.kwargs["pk"])
        return getattr(self.eigenaar.workshop, self.veld)

    def mag_bewerken(self) -> bool:
        """Only during the phase of the workshop."""
        return kan_invullen(self.request, self.eigenaar)

    def get_titel(self) -> str:
        """The name of the step."""
        return STAPPEN[self.nummer - 1].naam

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what all steps show."""
        return {**super().get_context_data(**kwargs), **stapcontext(self.request, self.eigenaar, self.nummer)}


class Stap3View(StapView):
    """Plenary discussion of the values: weight, tensions, meaning."""

    sjabloon = "project/workshop/stap_3.html"
    veld = "plenair_waarden"
    nummer = 3

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the values and the tensions between them."""
        context = super().get_context_data(**kwargs)
        gekozen = list(self.eigenaar.gekozen_waarden.met_waarde())
        context["gekozen"] = gekozen
        context["heeft_accenten"] = bool(accentwaarden(self.eigenaar))
        context["reflecties"] = self.eigenaar.accentreflecties.filter(groep=None).select_related("waarde")
        context["zonder_betekenis"] = sum(not g.betekenis for g in gekozen)
        context["spanningen"] = self.eigenaar.spanningen.select_related(
            "waarde_a__principe__fundament", "waarde_b__principe__fundament"
        )
        return context


class Stap5View(StapView):
    """Plenary discussion of the actions."""

    sjabloon = "project/workshop/stap_5.html"
    veld = "plenair_acties"
    nummer = 5

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the actions, and how many still miss a holder or a term."""
        context = super().get_context_data(**kwargs)
        acties = list(self.eigenaar.acties.met_alles())
        context["acties"] = acties
        context["zonder_houder"] = sum(not actie.houder for actie in acties)
        context["zonder_termijn"] = sum(actie.termijn is None for actie in acties)
        return context


class Stap6View(StapView):
    """The checklist of the poster."""

    sjabloon = "project/workshop/stap.html"
    veld = "checklist"
    nummer = 6


class Stap7View(StapView):
    """Reflection, and the end of the workshop."""

    sjabloon = "project/workshop/stap.html"
    veld = "reflectie"
    nummer = 7


@require_POST
def stap_klaar(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Go from one step to the next."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    volgende = min(nummer + 1, Workshop.Stap.REFLECTIE.value)
    verder = deze.workshop.stap >= volgende or lukt_of_meld(
        request, ga_naar_stap, workshop=deze.workshop, stap=volgende, door=request.user
    )
    return redirect(f"project-stap-{volgende if verder else deze.workshop.stap}", pk=pk)


def _pagina(request: Verzoek, deze: Project, titel: str, form: Any, stap: int, **extra: Any) -> HttpResponse:
    terug = reverse(f"project-stap-{stap}", args=[deze.pk])
    context = {"titel": titel, "terug": terug, **extra}
    context["kruimels"] = kruimels(
        deze, ("Workshop", reverse("project-workshop", args=[deze.pk])), (f"Stap {stap}", terug), (titel, "")
    )
    gewoon = "project/invoer.html" if "al_ingevoerd" in extra else "onderdelen/formulierpagina.html"
    sjabloon = context.pop("sjabloon", gewoon)
    return invoerpagina(request, form, sjabloon, **context)


def waarde_kiezen(request: Verzoek, pk: int, groep: int) -> HttpResponse:
    """Enter a value that a group chose, and the next."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    van = get_object_or_404(deze.groepen, pk=groep)
    form = KiesWaardeForm(request.POST or None, groep=van)
    vaste = {"project": deze, "groep": van}
    if bewaard(request, form, kies_waarde, "De waarde is toegevoegd.", lambda: vaste | form.cleaned_data):
        return verder(request, reverse("project-stap-2", args=[pk]))
    al = [gekozen.waarde.naam for gekozen in van.gekozen_waarden.met_waarde()]
    return _pagina(request, deze, f"Waarde van groep {van.naam}", form, 2, al_ingevoerd=al)


def waarde_wijzigen(request: Verzoek, pk: int, gekozen: int) -> HttpResponse:
    """Change reason, meaning or weight of a chosen value."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    deze_waarde = get_object_or_404(deze.gekozen_waarden.met_waarde(), pk=gekozen)
    form = GekozenwaardeForm(request.POST or None, instance=deze_waarde)
    stap = 3 if request.GET.get("stap") == "3" else 2
    vers = {"gekozen": deze.gekozen_waarden.get(pk=gekozen)}
    melding = f"{deze_waarde.waarde} is bewaard."
    if bewaard(request, form, wijzig_gekozen_waarde, melding, lambda: vers | form.cleaned_data):
        return redirect(f"project-stap-{stap}", pk=pk)
    return _pagina(request, deze, str(deze_waarde.waarde), form, stap, intro=deze_waarde.waarde.definitie)


def waarde_verwijderen(request: Verzoek, pk: int, gekozen: int) -> HttpResponse:
    """Ask, then take a value off the poster."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    deze_waarde = get_object_or_404(deze.gekozen_waarden.met_waarde(), pk=gekozen)
    if request.method == "POST":
        lukt_of_meld(
            request,
            verwijder_gekozen_waarde,
            f"{deze_waarde.waarde} is van de poster gehaald.",
            gekozen=deze_waarde,
            door=request.user,
        )
        return redirect("project-stap-2", pk=pk)
    return _bevestig(request, deze, f"{deze_waarde.waarde} van de poster halen?", 2)


def _bevestig(request: Verzoek, deze: Project, titel: str, stap: int) -> HttpResponse:
    terug = reverse(f"project-stap-{stap}", args=[deze.pk])
    context = {
        "titel": titel,
        "tekst": "Wat erbij is geschreven, gaat mee weg.",
        "knop": "Haal weg",
        "gevaar": True,
        "terug": terug,
        "kruimels": kruimels(deze, (f"Stap {stap}", terug), ("Weghalen", "")),
    }
    return render(request, "onderdelen/bevestig.html", context)


def accenten(request: Verzoek, pk: int, groep: int | None = None) -> HttpResponse:
    """Enter what a group, or without `groep` everybody together, said about the accentwaarden."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    van = get_object_or_404(deze.groepen, pk=groep) if groep else None
    stap = 2 if van else 3
    eerder = {r.waarde_id: r for r in deze.accentreflecties.filter(groep=van)}
    form = AccentForm(request.POST or None, waarden=accentwaarden(deze), reflecties=eerder)
    if bewaard(
        request,
        form,
        reflecteer_op_accenten,
        "De reflectie op de accentwaarden is bewaard.",
        lambda: {"project": deze, "groep": van, "reflecties": form.reflecties()},
    ):
        return redirect(f"project-stap-{stap}", pk=pk)
    wie = f"groep {van.naam}" if van else "de hele groep"
    intro = f"Wat zei {wie}? Laat open wat niet is besproken."
    return _pagina(request, deze, "Accentwaarden", form, stap, intro=intro)


def wegen(request: Verzoek, pk: int) -> HttpResponse:
    """Enter which values weigh heaviest and what each means here."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    form = WeegForm(request.POST or None, project=deze)
    if bewaard(
        request,
        form,
        weeg,
        "De weging en de betekenissen zijn bewaard.",
        lambda: {"project": deze, "zwaar": form.zwaarste(), "betekenissen": form.betekenissen()},
    ):
        return redirect("project-stap-3", pk=pk)
    intro = "Eén of twee zinnen per waarde. Dit komt op de poster."
    titel = "Gewicht en betekenis van de waarden"
    return _pagina(request, deze, titel, form, 3, intro=intro, sjabloon="project/workshop/wegen.html")


def spanning(request: Verzoek, pk: int, spanning: int | None = None) -> HttpResponse:
    """Enter a tension between two values, or change one."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    bestaand = get_object_or_404(deze.spanningen, pk=spanning) if spanning else None
    velden = ("waarde_a", "waarde_b", "schuurt", "afweging")
    begin = {veld: getattr(bestaand, veld) for veld in velden} if bestaand else None
    form = SpanningForm(request.POST or None, project=deze, initial=begin)
    handeling: Any = wijzig_spanning if bestaand else leg_spanning_vast
    waarop = {"spanning": bestaand} if bestaand else {"project": deze}
    if bewaard(request, form, handeling, "De spanning is bewaard.", lambda: waarop | form.cleaned_data):
        return verder(request, reverse("project-stap-3", args=[pk]))
    if bestaand:
        return _pagina(request, deze, f"Spanning {bestaand.letter}", form, 3)
    al = [f"{s.letter}. {s}" for s in deze.spanningen.select_related("waarde_a", "waarde_b")]
    return _pagina(request, deze, "Spanning toevoegen", form, 3, al_ingevoerd=al)


def spanning_verwijderen(request: Verzoek, pk: int, spanning: int) -> HttpResponse:
    """Ask, then remove a tension."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    deze_spanning = get_object_or_404(deze.spanningen, pk=spanning)
    if request.method == "POST":
        lukt_of_meld(
            request, verwijder_spanning, "De spanning is weg.", spanning=deze_spanning, door=request.user
        )
        return redirect("project-stap-3", pk=pk)
    return _bevestig(request, deze, f"Spanning {deze_spanning.letter} weghalen?", 3)
