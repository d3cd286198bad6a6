"""Phase 2: the choice and the accentwaarden; naming values for the long list is in `lange_lijst`."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisatie.rechten import Recht, mag
from organisatie.tekst import getal
from strategie import handelingen
from strategie.bord import bord
from strategie.keuzeform import AantalForm, AccentForm, KeuzeForm
from strategie.models import Accentwaarde, Dossier, Fase
from strategie.redenen import redenen_op_lijst
from strategie.regels import wat_ontbreekt
from strategie.vergelijking import met_projecten, met_vorige
from strategie.views.lange_lijst import noemdeel
from strategie.views.stappen import bord_url, bordpad, fasekruimels, haal_fase, in_open_fase
from strategie.weergave import fasebalk
from waardenkader.models import Waarde
from web.stappen import formulierstap, gepost, lukt_of_meld
from web.verzoek import Verzoek


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def keuze(request: Verzoek, fase: Fase) -> HttpResponse:
    """Choose generiek or specifiek, and whether outsiders take part."""
    form = KeuzeForm(gepost(request), instance=fase.dossier)
    return formulierstap(
        request,
        form,
        lambda: handelingen.leg_keuze_vast(dossier=fase.dossier, door=request.user, **form.cleaned_data),
        gelukt="De keuze is bewaard.",
        naar=fase.get_absolute_url(),
        context={
            "titel": "Generiek of specifiek",
            "intro": f"Alle {fase.dossier.aantal_waarden} waarden blijven gelden. Je kunt daarnaast accenten leggen.",
            "kruimels": fasekruimels(fase, ("Generiek of specifiek", "")),
        },
    )


def accentwaarden(request: Verzoek, pk: int) -> HttpResponse:
    """The board: choose from the long list; see how the choice covers the framework."""
    fase = haal_fase(request, pk, 2)
    if request.method == "POST":
        _kies(request, fase.dossier)
        return redirect("strategie-accentwaarden", pk)
    gemaakt = bord(fase.dossier)
    ander_kader = fase.dossier.ander_kader
    context = {
        **noemdeel(request, fase),
        "fase": fase,
        "dossier": fase.dossier,
        "bord": gemaakt,
        "projecten": met_projecten(gemaakt),
        "vorige": met_vorige(fase.dossier, gemaakt),
        "ander_kader": ander_kader,
        "tellen_nu_mee": fase.dossier.tellen_nu_mee if ander_kader else [],
        "fasen": fasebalk(fase.dossier, 2),
        "label": "Fasen van de strategie",
        "vorige_klaar": fase.dossier.fase(1).is_vastgesteld,
        "gemis": wat_ontbreekt(fase) if fase.is_bewerkbaar else [],
        "wijzigbaar": fase.is_bewerkbaar and mag(request.user, Recht.STRATEGIE_BEWERKEN, fase.dossier),
        "mag_eigen_waarde": mag(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN) and ander_kader is None,
        "kruimels": fasekruimels(fase, ("Accentwaarden", "")),
    }
    return render(request, "strategie/accentwaarden.html", context)


def _kies(request: Verzoek, dossier: Dossier) -> None:
    gekozen = [getal(w) for w in request.POST.getlist("waarde")]
    gezien = [getal(w) for w in request.POST.get("gezien", "").split(",")]
    waarden = list(Waarde.objects.filter(pk__in=gekozen).order_by("pk"))
    lukt_of_meld(
        request,
        handelingen.kies_accentwaarden,
        "" if request.htmx else "Je keuze is bewaard.",  # with htmx the board itself shows the new state
        dossier=dossier,
        waarden=waarden,
        gezien=gezien,
        door=request.user,
    )


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def uitleg(request: Verzoek, fase: Fase, accent: int) -> HttpResponse:
    """Write the onderbouwing, the bestuurlijke lading and the kind of one accentwaarde."""
    deze = get_object_or_404(Accentwaarde.objects.compleet().filter(dossier=fase.dossier), pk=accent)
    form = AccentForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: handelingen.leg_accentwaarde_uit(accent=deze, door=request.user, **form.cleaned_data),
        gelukt=f"De uitleg bij {deze} is bewaard.",
        naar=bord_url(fase) + f"#accent-{deze.pk}",
        sjabloon="strategie/accent.html",
        context={
            "waarde": deze.waarde,
            "groepen": redenen_op_lijst(fase.dossier.lange_lijst.filter(waarde=deze.waarde)),
            "titel": str(deze),
            "intro": deze.waarde.definitie,
            "kruimels": bordpad(fase, (str(deze), "")),
        },
    )


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def aantal(request: Verzoek, fase: Fase) -> HttpResponse:
    """Write down why there are fewer than five or more than eight."""
    veld = "reden_afwijkend_aantal"
    form = AantalForm(gepost(request), initial={veld: getattr(fase.dossier, veld)})
    return formulierstap(
        request,
        form,
        lambda: handelingen.leg_afwijkend_aantal_uit(
            dossier=fase.dossier,
            door=request.user,
            reden=form.cleaned_data[veld],
            gezien=form.cleaned_data["gezien"],
        ),
        gelukt="De uitleg is bewaard.",
        naar=bord_url(fase),
        context={"titel": "Een ander aantal", "kruimels": bordpad(fase, ("Een ander aantal", ""))},
    )
