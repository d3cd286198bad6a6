"""Phase 2: the choice, the long list and the accentwaarden."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from organisatie.rechten import Recht, eis, mag
from organisatie.tekst import getal
from strategie import handelingen
from strategie.bord import bord
from strategie.forms import AantalForm, AccentForm, EigenWaardeForm, KeuzeForm, NoemForm
from strategie.models import Accentwaarde, Dossier, Fase, LangelijstItem
from strategie.regels import wat_ontbreekt
from strategie.views.stappen import fasekruimels, haal_fase, in_open_fase
from strategie.weergave import fasebalk
from waardenkader.models import Waarde
from web.stappen import Kruimels, bevestigstap, formulierstap, gepost, lukt_of_meld
from web.verzoek import Verzoek


def _bordpad(fase: Fase, *verder: tuple[str, str]) -> Kruimels:
    return fasekruimels(fase, ("Accentwaarden", _bord_url(fase)), *verder)


def _bord_url(fase: Fase) -> str:
    return reverse("strategie-accentwaarden", args=[fase.dossier_id])


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
    ander_kader = fase.dossier.ander_kader
    context = {
        "fase": fase,
        "dossier": fase.dossier,
        "ander_kader": ander_kader,
        "tellen_nu_mee": fase.dossier.tellen_nu_mee if ander_kader else [],
        "bord": bord(fase.dossier),
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
def noemen(request: Verzoek, fase: Fase) -> HttpResponse:
    """Put a value on the long list."""
    form = NoemForm(gepost(request), initial={"waarde": request.GET.get("waarde", "")})
    form.bied_aan(fase.dossier.kader_id)
    return formulierstap(
        request,
        form,
        lambda: handelingen.zet_op_lange_lijst(dossier=fase.dossier, door=request.user, **form.cleaned_data),
        gelukt="De waarde staat op de lange lijst.",
        naar=_bord_url(fase),
        context={
            "titel": "Noem een waarde",
            "intro": "Denk breed. Kiezen komt later.",
            "knop": "Zet op de lange lijst",
            "kruimels": _bordpad(fase, ("Noem een waarde", "")),
        },
    )


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def eigen_waarde(request: Verzoek, fase: Fase) -> HttpResponse:
    """Add an own value under a principe and put it on the long list."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    form = EigenWaardeForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.voeg_eigen_waarde_toe(
            dossier=fase.dossier, door=request.user, **form.cleaned_data
        ),
        gelukt="De eigen waarde staat in het waardenkader en op de lange lijst.",
        naar=_bord_url(fase),
        context={
            "titel": "Eigen waarde toevoegen",
            "intro": "De waarde komt ook in het waardenkader te staan, voor iedereen in de organisatie.",
            "knop": "Voeg toe",
            "kruimels": _bordpad(fase, ("Eigen waarde", "")),
        },
    )


def lange_lijst(request: Verzoek, pk: int, waarde: int) -> HttpResponse:
    """All that was said for one value on the long list."""
    fase = haal_fase(request, pk, 2)
    items = list(
        fase.dossier.lange_lijst.filter(waarde=waarde).select_related("waarde__principe__fundament", "door")
    )
    deze = (
        items[0].waarde
        if items
        else get_object_or_404(Waarde.objects.in_kader(fase.dossier.kader_id), pk=waarde)
    )
    context = {
        "fase": fase,
        "dossier": fase.dossier,
        "waarde": deze,
        "items": items,
        "wijzigbaar": fase.is_bewerkbaar and mag(request.user, Recht.STRATEGIE_BEWERKEN, fase.dossier),
        "kruimels": _bordpad(fase, (deze.naam, "")),
    }
    return render(request, "strategie/lange_lijst.html", context)


@in_open_fase(2, Recht.STRATEGIE_BEWERKEN)
def item_verwijderen(request: Verzoek, fase: Fase, item: int) -> HttpResponse:
    """Ask, then take one entry off the long list."""
    deze = get_object_or_404(
        LangelijstItem.objects.select_related("waarde", "dossier"), dossier=fase.dossier, pk=item
    )
    return bevestigstap(
        request,
        lambda: handelingen.haal_van_lange_lijst(item=deze, door=request.user),
        gelukt="De regel is van de lange lijst gehaald.",
        naar=_bord_url(fase),
        context={
            "titel": "Van de lange lijst halen?",
            "tekst": f"{deze.waarde}, op grond van: {deze.get_grond_display().lower()}.",
            "knop": "Haal van de lijst",
            "kruimels": _bordpad(fase, ("Verwijderen", "")),
        },
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
        naar=_bord_url(fase) + f"#accent-{deze.pk}",
        context={
            "titel": str(deze),
            "intro": deze.waarde.definitie,
            "kruimels": _bordpad(fase, (str(deze), "")),
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
        naar=_bord_url(fase),
        context={"titel": "Een ander aantal", "kruimels": _bordpad(fase, ("Een ander aantal", ""))},
    )
