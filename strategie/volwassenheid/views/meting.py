"""The list of metingen, one meting, and what comes before people answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis, mag
from organisatie.tekst import aantal, getal
from strategie.models import Invuller, Meting, Metingstap
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.cijfers import MINSTE, Uitslag, uitslag
from strategie.volwassenheid.documenten import stand
from strategie.volwassenheid.forms import MensForm, MetingForm, RedenForm
from strategie.volwassenheid.handelingen.slot import beletsel
from strategie.volwassenheid.handelingen.voorbereiden import MENSEN_STAAN_VAST
from strategie.volwassenheid.plot import stroken, teken
from strategie.volwassenheid.themas import HERKOMST, NIVEAUS
from strategie.volwassenheid.views.stappen import haal_meting, kruimels, lijstkruimels, terug_met
from web.stappen import bevestigstap, formulierstap, gepost, lukt_of_meld
from web.verzoek import Verzoek

PER_PAGINA = 20
PER_BLADZIJDE = 50


def lijst(request: Verzoek) -> HttpResponse:
    """The metingen that this person may open."""
    metingen = Meting.objects.zichtbaar_voor(request.user)
    if not mag(request.user, Recht.METING_INZIEN, Meting()) and not metingen.exists():
        raise PermissionDenied
    context = {
        "pagina": Paginator(metingen.met_mensen(), PER_PAGINA).get_page(request.GET.get("pagina")),
        "mag_houden": mag(request.user, Recht.METING_HOUDEN, Meting()),
        "herkomst": HERKOMST,
        "niveaus": NIVEAUS,
        "kruimels": [("Mijn werk", "/"), *lijstkruimels()],
    }
    return render(request, "strategie/volwassenheid/lijst.html", context)


def nieuw(request: Verzoek) -> HttpResponse:
    """Prepare a meting; then choose who takes part."""
    eis(request.user, Recht.METING_HOUDEN, Meting())
    jaar = timezone.localdate().year
    form = MetingForm(
        gepost(request), initial={"titel": f"Volwassenheidsmeting {jaar}", "eigenaar": request.user}
    )

    def doe() -> str:
        meting = handelingen.maak_meting(door=request.user, **form.cleaned_data)
        return reverse("volwassenheid-mensen", args=[meting.pk])

    return formulierstap(
        request,
        form,
        doe,
        gelukt="De meting is gemaakt. Kies nu wie meedoen.",
        naar=reverse("volwassenheid"),
        context={
            "titel": "Nieuwe volwassenheidsmeting",
            "intro": "Collega’s zeggen los van elkaar hoe ver de organisatie is. Daarna bespreken jullie de verschillen.",
            "knop": "Maak de meting",
            "kruimels": lijstkruimels(("Nieuwe meting", "")),
        },
    )


def meting(request: Verzoek, pk: int) -> HttpResponse:
    """One meting: how many answered, or what they answered and what came of it."""
    deze = haal_meting(request, pk)
    cijfers = uitslag(deze, voor=request.user) if deze.heeft_uitslag else None
    context = {
        "meting": deze,
        "stand": stand(deze),
        "te_laat": deze.is_te_laat(timezone.localdate()),
        "uitslag": cijfers,
        "rijen": stroken(cijfers) if cijfers else [],
        "sleutel": _sleutel(cijfers) if cijfers else [],
        "niveaus": NIVEAUS,
        "herkomst": HERKOMST,
        "ik": deze.invullers.filter(gebruiker=request.user).select_related("meting").first(),
        "stappen": deze.stappen.select_related("door"),
        "documenten": deze.documenten.select_related("document").defer("document__inhoud"),
        "mag_houden": mag(request.user, Recht.METING_HOUDEN, deze),
        "kruimels": kruimels(deze),
        **_deelname(deze),
    }
    return render(request, "strategie/volwassenheid/meting.html", context)


def _deelname(deze: Meting) -> dict[str, Any]:
    """How many answered of how many who are asked; never who."""
    ingevuld, gevraagd = deze.invullers.klaar().count(), deze.invullers.verwacht().count()
    return {"ingevuld": ingevuld, "gevraagd": gevraagd, "genoeg": ingevuld >= MINSTE, "minste": MINSTE}


def _sleutel(cijfers: Uitslag) -> list[tuple[Any, str]]:
    """The signs of the picture with what each means."""
    woorden = {
        "stip": "één antwoord",
        "mediaan": "mediaan: het middelste antwoord",
        "spreiding": "spreiding: van het laagste tot het hoogste antwoord",
    }
    if len(cijfers.zonder_uitkomst) < len(cijfers.themas):
        woorden["uitkomst"] = "uitkomst"
    if cijfers.vorige:
        woorden["vorige"] = f"uitkomst van {cijfers.vorige}"
    return [(teken(soort), tekst) for soort, tekst in woorden.items()]


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change the title, the last day, the word to who takes part, or the owner."""
    deze = haal_meting(request, pk, Recht.METING_HOUDEN)
    naam = str(deze)  # before the form puts the typed title in its instance
    form = MetingForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_meting(meting=deze, door=request.user, **form.cleaned_data),
        gelukt="De meting is bewaard.",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Meting wijzigen",
            "kruimels": lijstkruimels((naam, deze.get_absolute_url()), ("Wijzigen", "")),
        },
    )


def mensen(request: Verzoek, pk: int) -> HttpResponse:
    """Choose who takes part, one at a time, or all who took part the time before."""
    deze = haal_meting(request, pk, Recht.METING_HOUDEN)
    if request.method != "POST" and not deze.mensen_te_kiezen:
        return terug_met(request, MENSEN_STAAN_VAST, deze)
    hier = reverse("volwassenheid-mensen", args=[pk])
    if "weg" in request.POST:
        _haal_weg(request, deze)
        return redirect(hier)
    if "vorige" in request.POST:
        _neem_over(request, deze)
        return redirect(hier)
    form = MensForm(gepost(request), meting=deze)

    def doe() -> str:
        wie = form.cleaned_data["gebruiker"]
        handelingen.voeg_mens_toe(meting=deze, gebruiker=wie, door=request.user)
        messages.success(request, f"{wie} doet mee{' en krijgt een e-mail' if deze.is_open else ''}.")
        return hier

    nu = deze.invullers.select_related("gebruiker").order_by(
        "gebruiker__last_name", "gebruiker__first_name", "pk"
    )
    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=deze.get_absolute_url(),
        sjabloon="strategie/volwassenheid/mensen.html",
        context={
            "meting": deze,
            "minste": MINSTE,
            "pagina": Paginator(nu, PER_BLADZIJDE).get_page(request.GET.get("pagina")),
            "vorige": _vorige_met_anderen(deze),
            "kruimels": kruimels(deze, ("Wie doen er mee", "")),
        },
    )


def _vorige_met_anderen(deze: Meting) -> Meting | None:
    """The meting before this one, when somebody took part in it who does not yet in this one."""
    vorige = deze.vorige()
    if vorige is None:
        return None
    anderen = vorige.invullers.filter(gebruiker__is_active=True)
    return vorige if anderen.exclude(gebruiker__in=deze.invullers.values("gebruiker")).exists() else None


def _haal_weg(request: Verzoek, deze: Meting) -> None:
    weg = Gebruiker.objects.filter(pk=getal(request.POST["weg"]), metingen_als_invuller__meting=deze).first()
    if weg is None:
        messages.info(request, "Deze collega doet al niet meer mee.")
        return
    lukt_of_meld(
        request,
        handelingen.haal_mens_weg,
        f"{weg} doet niet meer mee.",
        meting=deze,
        gebruiker=weg,
        door=request.user,
    )


def _neem_over(request: Verzoek, deze: Meting) -> None:
    nieuw: list[Invuller] = []

    def doe(**gegevens: Any) -> None:
        nieuw.extend(handelingen.neem_mensen_over(**gegevens))

    if lukt_of_meld(request, doe, meting=deze, door=request.user):
        messages.success(request, f"Er zijn {aantal(len(nieuw), 'collega', 'collega’s')} bij gekomen.")


def vragen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask to be sure, then ask everybody who takes part to answer."""
    deze = haal_meting(request, pk, Recht.METING_HOUDEN)
    if request.method != "POST" and (reden := beletsel(deze, Metingstap.Stap.GEOPEND)):
        return terug_met(request, reden, deze)
    gevraagd = deze.invullers.verwacht().count()
    return bevestigstap(
        request,
        lambda: handelingen.open_meting(meting=deze, door=request.user),
        gelukt="De meting is begonnen. Iedereen krijgt een e-mail en een taak op Mijn werk.",
        naar=deze.get_absolute_url(),
        mislukt=reverse("volwassenheid-mensen", args=[pk]),
        context={
            "titel": "Collega’s vragen om in te vullen?",
            "tekst": f"{aantal(gevraagd, 'collega krijgt', 'collega’s krijgen')} een e-mail. Zij vullen elk apart in. Je ziet "
            "hoeveel mensen klaar zijn, en pas na het sluiten wat zij antwoordden, zonder namen.",
            "knop": "Vraag hen nu",
            "kruimels": kruimels(deze, ("Vragen", "")),
        },
    )


def stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """End the meting without an outcome, with a reason."""
    deze = haal_meting(request, pk, Recht.METING_HOUDEN)
    if request.method != "POST" and (reden := beletsel(deze, Metingstap.Stap.GESTOPT)):
        return terug_met(request, reden, deze)
    form = RedenForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.stop(meting=deze, door=request.user, **form.cleaned_data),
        gelukt="De meting is gestopt.",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Meting stoppen zonder uitkomst",
            "intro": "Alle antwoorden worden verwijderd. Dit kun je niet terugdraaien.",
            "knop": "Stop deze meting",
            "kruimels": kruimels(deze, ("Stoppen", "")),
        },
    )
