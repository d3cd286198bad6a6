"""The list of dossiers, one dossier, its next version and the talks in the bestuur."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, eis, mag, mag_een_van
from strategie import handelingen
from strategie.aanleiding import wat_kan_leiden_tot, wat_leidde_tot
from strategie.forms import BesprekingForm, DossierForm, NieuwDossierForm, NieuweVersieForm
from strategie.handelingen.elders import MANDAATRECHTEN
from strategie.handelingen.fasen import HEROPENRECHTEN
from strategie.handelingen.versies import geen_nieuwe_versie
from strategie.kalender import komend
from strategie.models import Bespreking, Dossier, Fase, Fasebesluit, Meting
from strategie.naast_elkaar import naast_elkaar
from strategie.ontvangen import terugkoppelingen
from strategie.views.stappen import (
    fasekruimels,
    haal_dossier,
    haal_fase,
    in_open_fase,
    kruimels,
    terug_met,
)
from strategie.weergave import fasebalk, stukken, vervolg
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek

PER_PAGINA = 20


def lijst(request: Verzoek) -> HttpResponse:
    """The dossiers that this person may read; who has no part in any reads the strategy that holds."""
    dossiers = Dossier.objects.zichtbaar_voor(request.user)
    if not mag(request.user, Recht.STRATEGIE_LIJST) and not dossiers.exists():
        return redirect("strategie-geldend")
    pagina = Paginator(dossiers.met_mensen(), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "regels": [(dossier, fasebalk(dossier)) for dossier in pagina],
        "mag_maken": mag(request.user, Recht.STRATEGIE_MAKEN),
        "ziet_metingen": mag(request.user, Recht.METING_INZIEN, Meting())
        or Meting.objects.zichtbaar_voor(request.user).exists(),
        "kruimels": [("Mijn werk", "/"), ("Strategie", "")],
    }
    return render(request, "strategie/lijst.html", context)


def nieuw(request: Verzoek) -> HttpResponse:
    """Open a dossier."""
    eis(request.user, Recht.STRATEGIE_MAKEN)
    form = NieuwDossierForm(gepost(request), initial={"eigenaar": request.user})
    return formulierstap(
        request,
        form,
        lambda: handelingen.maak_dossier(door=request.user, **form.cleaned_data).get_absolute_url(),
        gelukt="Het dossier is gemaakt. Begin met fase 1.",
        naar=reverse("strategie"),
        context={
            "titel": "Nieuwe strategie",
            "intro": "Je begint met de aanleiding en de mensen. Daarna doorloop je vier fasen.",
            "knop": "Maak dossier",
            "kruimels": [("Strategie", reverse("strategie")), ("Nieuwe strategie", "")],
        },
    )


def dossier(request: Verzoek, pk: int) -> HttpResponse:
    """One dossier: what comes next, its phases, people, decisions, documents and versions."""
    deze = haal_dossier(request, pk)
    stappen = Fasebesluit.objects.filter(fase__dossier=deze)
    besluiten = stappen.select_related("fase", "door", "elders__stuk").defer("elders__stuk__inhoud")
    bewaard = deze.documenten.select_related("document", "fase").defer("document__inhoud")
    context = {
        "dossier": deze,
        "geldt": Dossier.objects.vastgesteld().filter(pk=deze.pk).exists(),
        "fasen": fasebalk(deze),
        "vervolg": vervolg(deze, request.user),
        "feiten": _feiten(deze),
        "besluiten": besluiten,
        "documenten": bewaard,
        "stukken": stukken(deze),
        "bouwt_op": deze.stukken.select_related("bestand").defer("bestand__inhoud"),
        "terugkoppelingen": terugkoppelingen(deze)
        if mag(request.user, Recht.TERUGKOPPELING_INZIEN, deze)
        else [],
        "kalender": komend(deze),
        "jaarverslagen": deze.jaarverslagen.all(),
        "leidde": wat_leidde_tot(deze),
        "opvolger": Dossier.objects.zichtbaar_voor(request.user).filter(vorige=deze).first(),
        "aantal_betrokkenen": deze.betrokkenen.order_by().values("gebruiker", "naam").distinct().count(),
        "kruimels": [("Strategie", reverse("strategie")), (str(deze), "")],
        **_rechten(request, deze),
    }
    return render(request, "strategie/dossier.html", context)


def _rechten(request: Verzoek, deze: Dossier) -> dict[str, bool]:
    bewerken = mag(request.user, Recht.STRATEGIE_BEWERKEN, deze)
    return {
        "mag_bewerken": bewerken,
        "mag_bespreken": bewerken and deze.bespreekbaar,
        "fase_1_open": deze.fase(1).is_bewerkbaar,
        "mag_mandateren": mag_een_van(request.user, MANDAATRECHTEN, deze),
        "mag_heropenen": mag_een_van(request.user, HEROPENRECHTEN, deze),
        "mag_nieuwe_versie": bewerken and deze.accenten_vastgesteld_op is not None,
    }


def _feiten(deze: Dossier) -> list[tuple[str, Any]]:
    leeg = "Nog niet gekozen"
    return [
        ("Eigenaar", deze.eigenaar),
        ("Bestuurder", deze.bestuurder or leeg),
        ("Ambtelijk verantwoordelijk", deze.ambtelijk_verantwoordelijke or leeg),
        ("Moderator", deze.moderator_tekst or leeg),
        ("Contactpersoon terugkoppeling", deze.contactpersoon or leeg),
        ("Meeschrijvers", ", ".join(mens.naam for mens in deze.meeschrijvers.all()) or "Geen"),
    ]


@in_open_fase(1, Recht.STRATEGIE_BEWERKEN)
def wijzigen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Change the title, the reason to start and the mandate: they belong to phase 1."""
    deze = fase.dossier
    naam = str(deze)  # before the form puts the typed title in its instance
    form = DossierForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_dossier(dossier=deze, door=request.user, **form.cleaned_data),
        gelukt="Het dossier is bewaard.",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Titel, aanleiding en mandaat",
            "kruimels": [
                ("Strategie", reverse("strategie")),
                (naam, deze.get_absolute_url()),
                ("Wijzigen", ""),
            ],
        },
    )


def nieuwe_versie(request: Verzoek, pk: int) -> HttpResponse:
    """Decide to adjust: open the next version with all contents."""
    deze = haal_dossier(request, pk, Recht.STRATEGIE_BEWERKEN)
    if request.method != "POST" and (reden := geen_nieuwe_versie(deze)):
        return terug_met(request, reden, deze)
    form = NieuweVersieForm(
        gepost(request),
        kan=wat_kan_leiden_tot(deze),
        initial={naam: request.GET.getlist(naam) for naam in ("besprekingen", "aanbevelingen")},
    )
    nummer = deze.versie + 1
    return formulierstap(
        request,
        form,
        lambda: handelingen.nieuwe_versie(
            dossier=deze, door=request.user, **form.cleaned_data
        ).get_absolute_url(),
        gelukt=f"Versie {nummer} is gemaakt, met alle teksten en keuzes.",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Strategie bijstellen",
            "intro": f"Je maakt versie {nummer}, met alles wat er nu staat. "
            f"Versie {deze.versie} blijft gelden tot de nieuwe keuze is vastgesteld.",
            "knop": f"Maak versie {nummer}",
            "kruimels": kruimels(deze, ("Bijstellen", "")),
        },
    )


def bespreking(request: Verzoek, pk: int) -> HttpResponse:
    """Record that the bestuur talked about the implementation."""
    fase = haal_fase(request, pk, 4, Recht.STRATEGIE_BEWERKEN)
    if request.method != "POST" and not fase.is_vastgesteld:
        return terug_met(request, "Een bespreking leg je vast als fase 4 is vastgesteld.", fase)
    ontvangen = terugkoppelingen(fase.dossier)
    form = BesprekingForm(
        gepost(request),
        ontvangen=ontvangen,
        initial={"terugkoppelingen": request.GET.getlist("terugkoppeling")},
    )

    def doe() -> str | None:
        deze = handelingen.leg_bespreking_vast(dossier=fase.dossier, door=request.user, **form.cleaned_data)
        if deze.uitkomst != Bespreking.Uitkomst.BIJSTELLEN or geen_nieuwe_versie(fase.dossier):
            return None
        return f"{reverse('strategie-nieuwe-versie', args=[pk])}?besprekingen={deze.pk}"

    return formulierstap(
        request,
        form,
        doe,
        gelukt="De bespreking is vastgelegd.",
        naar=f"{fase.get_absolute_url()}#besprekingen",
        context={
            "titel": "Bespreking in het bestuur",
            "intro": "Ten minste één keer per jaar bespreekt het bestuur of bijstellen nodig is. Wordt dat besloten, dan kun je "
            "hierna meteen de volgende versie openen.",
            "kruimels": fasekruimels(fase, ("Bespreking", "")),
        },
    )


def verschillen(request: Verzoek, pk: int) -> HttpResponse:
    """This version beside the one before it: per phase what is other."""
    deze = haal_dossier(request, pk)
    if deze.vorige is None:
        return terug_met(request, "Dit is de eerste versie: er is niets om mee te vergelijken.", deze)
    context = {
        "dossier": deze,
        "vorige": deze.vorige,
        "leidde": wat_leidde_tot(deze),
        "delen": naast_elkaar(deze),
        "kruimels": kruimels(deze, ("Verschillen", "")),
    }
    return render(request, "strategie/verschillen.html", context)
