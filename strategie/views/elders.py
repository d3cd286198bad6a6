"""A decision that is made elsewhere: the mandate, recording it, and the paper in which it stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from organisatie.rechten import Recht, eis_een_van, mag
from strategie import handelingen
from strategie.bestandsforms import EldersForm, MandaatForm
from strategie.controlegetal import controlegetal
from strategie.handelingen.elders import MANDAATRECHTEN
from strategie.handelingen.fasen import StukVeranderd
from strategie.models import Besluitstuk
from strategie.regels import open_opmerkingen
from strategie.views.stappen import fasekruimels, haal_dossier, haal_fase, kruimels, terug_met
from web.stappen import formulierstap, gepost, lukt_of_meld
from web.verzoek import Verzoek


def mandaat(request: Verzoek, pk: int) -> HttpResponse:
    """Say who may record what is decided elsewhere, or take that back."""
    dossier = haal_dossier(request, pk)
    eis_een_van(request.user, MANDAATRECHTEN, dossier)
    if "weg" in request.POST:
        lukt_of_meld(
            request,
            handelingen.trek_mandaat_in,
            "Het mandaat is ingetrokken.",
            dossier=dossier,
            door=request.user,
        )
        return redirect("strategie-mandaat", pk)
    form = MandaatForm(gepost(request), dossier=dossier, door=request.user)
    return formulierstap(
        request,
        form,
        lambda: handelingen.geef_mandaat(dossier=dossier, door=request.user, **form.cleaned_data),
        gelukt="Het mandaat is vastgelegd.",
        naar=dossier.get_absolute_url(),
        sjabloon="strategie/mandaat.html",
        context={
            "dossier": dossier,
            "is_bestuurder": mag(request.user, Recht.STRATEGIE_VASTSTELLEN, dossier),
            "kruimels": kruimels(dossier, ("Besluiten van elders", "")),
        },
    )


def besluit_elders(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Record what a college, GS or directie decided on what was voorgelegd."""
    fase = haal_fase(request, pk, nummer, Recht.STRATEGIE_BESLUIT_VASTLEGGEN)
    getal = controlegetal(fase)
    fase = haal_fase(request, pk, nummer)
    if not fase.is_voorgelegd:
        return terug_met(
            request, f"Fase {fase.nummer} ligt nu niet voor. Er valt niets vast te leggen.", fase
        )
    form = EldersForm(gepost(request), request.FILES or None, fase=fase, initial={"gezien": getal})

    def doe() -> None:
        try:
            handelingen.leg_besluit_vast(fase=fase, door=request.user, **form.cleaned_data)
        except StukVeranderd:
            form.data = request.POST.copy()
            form.data["gezien"] = getal  # the form that comes back is about the text that stands there now
            raise

    return formulierstap(
        request,
        form,
        doe,
        gelukt="Het besluit is vastgelegd.",
        naar=f"{fase.dossier.get_absolute_url()}#besluiten",
        sjabloon="strategie/besluit_elders.html",
        context={
            "fase": fase,
            "dossier": fase.dossier,
            "open_opmerkingen": list(open_opmerkingen(fase)),
            "terug": fase.get_absolute_url(),
            "kruimels": fasekruimels(fase, ("Besluit van elders", "")),
        },
    )


def besluitstuk(request: Verzoek, pk: int, stuk: int) -> HttpResponse:
    """The paper of a decision, for who may see the dossier."""
    dossier = haal_dossier(request, pk)
    stukken = Besluitstuk.objects.filter(elders__besluit__fase__dossier=dossier)
    return get_object_or_404(stukken, pk=stuk).antwoord()
