"""Woo sets: all of them, those of one project, and one set with its proposals and its end."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documenten.document import antwoord
from moresprudentie.handelingen.woo import (
    beslis_voorstellen,
    maak_wooset,
    rond_af,
    verwijder_wooset,
    wijzig_wooset,
)
from moresprudentie.models import Wooset
from moresprudentie.woo.forms import MerkForm, VoorstellenForm, WoosetForm
from moresprudentie.woo.leveren import als_zip, bestanden, inventaris, regels
from moresprudentie.woo.overzicht import Overzicht
from organisatie.audit import leg_vast
from organisatie.rechten import Recht, eis
from organisatie.tekst import aantal
from project.models import Project
from web.stappen import Kruimels, bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

PER_BLADZIJDE = 50
GEVONDEN = 20


def haal_project(request: Verzoek, pk: int) -> Project:
    """Give any project: a request is not only about what was offered to the redactie."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    return get_object_or_404(Project.met_verslag, pk=pk)


def haal_wooset(request: Verzoek, pk: int) -> Wooset:
    """Give a set, for who may see any."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    return get_object_or_404(Wooset.objects.select_related("project", "door", "afgerond_door"), pk=pk)


def kruimels(project: Project | None = None, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of a set."""
    begin: Kruimels = [("Moresprudentie", reverse("databank")), ("Redactie", reverse("redactie"))]
    if project is None:
        return [*begin, ("Woo-verzoeken", "")]
    begin.append(("Woo-verzoeken", reverse("woo")))
    return [*begin, (project.titel, reverse("woosets", args=[project.pk]) if verder else ""), *verder]


def bij_set(wooset: Wooset, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page within a set."""
    return kruimels(wooset.project, (wooset.kenmerk, wooset.get_absolute_url() if verder else ""), *verder)


@require_safe
def woo(request: Verzoek) -> HttpResponse:
    """List the sets of all projects, and find the project for a new one."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    q = request.GET.get("q", "").strip()[:100]
    projecten = Project.met_verslag.filter(titel__icontains=q) if q else Project.met_verslag.none()
    sets = Wooset.objects.select_related("project", "door")
    context = {
        "pagina": Paginator(sets, PER_BLADZIJDE).get_page(request.GET.get("pagina")),
        "q": q,
        "projecten": projecten.order_by("titel", "pk")[:GEVONDEN],
        "kruimels": kruimels(),
    }
    return render(request, "moresprudentie/woo/verzoeken.html", context)


@require_safe
def woosets(request: Verzoek, pk: int) -> HttpResponse:
    """List the sets of one project."""
    project = haal_project(request, pk)
    sets = project.woosets.select_related("door", "afgerond_door")
    context = {"project": project, "woosets": sets, "kruimels": kruimels(project)}
    return render(request, "moresprudentie/woo/project.html", context)


def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Gather the pieces of a project for a request."""
    project = haal_project(request, pk)
    form = WoosetForm(gepost(request))

    def doe() -> str:
        gegevens = {naam: form.cleaned_data[naam] for naam in WoosetForm.Meta.fields}
        return maak_wooset(project=project, door=request.user, **gegevens).get_absolute_url()

    return formulierstap(
        request,
        form,
        doe,
        gelukt="De stukken staan klaar, zoals ze nu zijn. Kijk ze na en lak weg wat niet openbaar is.",
        naar=reverse("woosets", args=[pk]),
        context={
            "titel": "Woo-set maken",
            "intro": f"CODIO verzamelt wat er van ‘{project.titel}’ op schrift staat. Aan het project zelf verandert niets.",
            "knop": "Verzamel de stukken",
            "kruimels": kruimels(project, ("Nieuwe set", "")),
        },
    )


@require_safe
def wooset(request: Verzoek, pk: int) -> HttpResponse:
    """Show a set: its pieces, what was decided, and what still has to be done."""
    deze = haal_wooset(request, pk)
    wacht = [document for document in bestanden(deze) if not document.is_gereed]
    context = {
        "wooset": deze,
        "overzicht": Overzicht(deze),
        "wacht": wacht,
        "mislukt": any(document.stand == document.Stand.MISLUKT for document in wacht),
        "kruimels": bij_set(deze),
    }
    return render(request, "moresprudentie/woo/set.html", context)


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what was asked, its reference or its day."""
    deze = haal_wooset(request, pk)
    form = WoosetForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: wijzig_wooset(wooset=deze, door=request.user, **form.cleaned_data) and None,
        gelukt="De gegevens van het verzoek zijn gewijzigd.",
        naar=deze.get_absolute_url(),
        context={"titel": "Verzoek wijzigen", "kruimels": bij_set(deze, ("Verzoek wijzigen", ""))},
    )


def verwijderen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then throw a set away that was not finished."""
    deze = haal_wooset(request, pk)
    return bevestigstap(
        request,
        lambda: verwijder_wooset(wooset=deze, door=request.user),
        gelukt="De Woo-set is verwijderd.",
        naar=reverse("woosets", args=[deze.project_id]),
        mislukt=deze.get_absolute_url(),
        context={
            "titel": "Woo-set verwijderen?",
            "tekst": "Wat je hebt nagekeken en weggelakt, gaat verloren. Het project en zijn verslag blijven zoals ze zijn.",
            "knop": "Verwijder de set",
            "gevaar": True,
            "terug": deze.get_absolute_url(),
            "kruimels": bij_set(deze, ("Verwijderen", "")),
        },
    )


def voorstellen(request: Verzoek, pk: int) -> HttpResponse:
    """Show what may tell who somebody is, and black it out or leave it."""
    deze = haal_wooset(request, pk)
    gevonden = Overzicht(deze).voorstellen
    form = VoorstellenForm(gepost(request), voorstellen=gevonden)
    hier = reverse("wooset-voorstellen", args=[pk])

    def doe() -> str:
        keer = beslis_voorstellen(wooset=deze, door=request.user, **form.beslist)
        return hier if keer < len(gevonden) else deze.get_absolute_url()

    return formulierstap(
        request,
        form,
        doe,
        gelukt="Dat is bewaard. Je kunt het bij de set ongedaan maken.",
        naar=deze.get_absolute_url(),
        sjabloon="moresprudentie/woo/voorstellen.html",
        context={"wooset": deze, "kruimels": bij_set(deze, ("Voorstellen", ""))},
    )


def afronden(request: Verzoek, pk: int) -> HttpResponse:
    """Look over what will be delivered, and fix the set."""
    deze = haal_wooset(request, pk)
    overzicht = Overzicht(deze)
    form = MerkForm(gepost(request), initial={"gezien": deze.stand})
    return formulierstap(
        request,
        form,
        lambda: rond_af(wooset=deze, door=request.user, gezien=form.cleaned_data["gezien"] or None) and None,
        gelukt="De set is afgerond. De bestanden worden gemaakt.",
        naar=deze.get_absolute_url(),
        sjabloon="moresprudentie/woo/afronden.html",
        context={
            "wooset": deze,
            "overzicht": overzicht,
            "tellen": aantal(len(overzicht.gelakt), "passage", "passages"),
            "kruimels": bij_set(deze, ("Afronden", "")),
        },
    )


@require_safe
def inventarislijst(request: Verzoek, pk: int) -> HttpResponse:
    """Give the list of all pieces as a PDF: as it was kept, or as it would be now."""
    deze = haal_wooset(request, pk)
    if deze.inventaris is not None:
        return deze.inventaris.antwoord()
    lakker = Overzicht(deze).lakker
    return antwoord(inventaris(deze, lakker, regels(deze, lakker)), "pdf")


@require_safe
def ophalen(request: Verzoek, pk: int) -> HttpResponse:
    """Give a finished set as one file."""
    deze = haal_wooset(request, pk)
    if deze.is_open:
        raise Http404("Deze set is nog niet afgerond.")
    reactie = HttpResponse(als_zip(deze), content_type="application/zip")
    reactie["Content-Disposition"] = content_disposition_header(True, f"woo-set-{deze.pk}.zip") or ""
    leg_vast(door=request.user, wat="Woo-set opgehaald", op=deze)
    return reactie
