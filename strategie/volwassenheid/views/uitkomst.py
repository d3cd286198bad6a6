"""What they come to together: per theme, as a whole, and as a document."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from documenten.document import antwoord
from organisatie.rechten import Recht
from organisatie.tekst import opsomming
from strategie.models import Meting, Metingstap
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.cijfers import Themacijfers, uitslag
from strategie.volwassenheid.documenten import uitkomstdocument
from strategie.volwassenheid.forms import RedenForm, UitkomstForm, VaststelForm
from strategie.volwassenheid.handelingen.slot import beletsel
from strategie.volwassenheid.handelingen.uitkomst import gezien_uitkomst
from strategie.volwassenheid.plot import strook
from strategie.volwassenheid.views.stappen import haal_meting, kruimels, terug_met
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


def thema(request: Verzoek, pk: int, thema: str) -> HttpResponse:
    """Note the outcome on one theme, with the answers in view."""
    meting = haal_meting(request, pk, Recht.METING_HOUDEN)
    deze = get_object_or_404(meting.uitkomsten, thema=thema)
    if request.method != "POST" and not meting.in_bespreking:
        return terug_met(request, "De uitkomst kun je nu niet wijzigen.", meting)
    form = UitkomstForm(gepost(request), instance=deze)
    plek = f"{meting.get_absolute_url()}#thema-{thema}"
    cijfers = _van_thema(meting, thema)
    return formulierstap(
        request,
        form,
        lambda: handelingen.leg_uitkomst_vast(uitkomst=deze, door=request.user, **form.cleaned_data),
        gelukt=f"De uitkomst bij {deze.over.naam} is bewaard.",
        naar=plek,
        sjabloon="strategie/volwassenheid/thema.html",
        context={
            "titel": deze.over.naam,
            "knop": "Bewaar de uitkomst",
            "intro": deze.over.vraag,
            "cijfers": cijfers,
            "strook": strook(cijfers) if cijfers else "",
            "kruimels": kruimels(meting, (deze.over.naam, "")),
        },
    )


def _van_thema(meting: Meting, sleutel: str) -> Themacijfers | None:
    """The figures of one theme; none while somebody can still answer."""
    if not meting.heeft_uitslag:
        return None
    return next(deel for deel in uitslag(meting).themas if deel.thema.sleutel == sleutel)


def vaststellen(request: Verzoek, pk: int) -> HttpResponse:
    """Read the outcome once more, then let it hold."""
    meting = haal_meting(request, pk, Recht.METING_HOUDEN)
    cijfers = uitslag(meting) if meting.heeft_uitslag else None
    if request.method != "POST":
        if reden := beletsel(meting, Metingstap.Stap.VASTGESTELD):
            return terug_met(request, reden, meting)
        if cijfers and cijfers.zonder_uitkomst:
            namen = opsomming(f"‘{deel.thema.naam}’" for deel in cijfers.zonder_uitkomst)
            return terug_met(request, f"Nog geen uitkomst bij {namen}.", meting)
    form = VaststelForm(gepost(request), initial={"gezien": gezien_uitkomst(meting)})
    return formulierstap(
        request,
        form,
        lambda: handelingen.stel_vast(meting=meting, door=request.user, **form.cleaned_data),
        gelukt="De uitkomst staat vast. Het document wordt bewaard, en iedereen die meedeed krijgt een e-mail.",
        naar=meting.get_absolute_url(),
        sjabloon="strategie/volwassenheid/vaststellen.html",
        context={
            "titel": "Uitkomst vaststellen?",
            "intro": "Daarna is ook in de database niet meer te zien wie wat antwoordde.",
            "uitslag": cijfers,
            "knop": "Stel vast",
            "kruimels": kruimels(meting, ("Vaststellen", "")),
        },
    )


def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Let the outcome be changed again, with a reason."""
    meting = haal_meting(request, pk, Recht.METING_HOUDEN)
    if request.method != "POST" and (reden := beletsel(meting, Metingstap.Stap.UITKOMST_HEROPEND)):
        return terug_met(request, reden, meting)
    form = RedenForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.heropen_uitkomst(meting=meting, door=request.user, **form.cleaned_data),
        gelukt="De uitkomst is weer open. Pas haar aan en stel haar opnieuw vast.",
        naar=meting.get_absolute_url(),
        context={
            "titel": "Uitkomst heropenen",
            "intro": "Het document van nu blijft bewaard. Zolang de uitkomst open is, kan niemand haar "
            "overnemen of ermee vergelijken.",
            "knop": "Heropen de uitkomst",
            "kruimels": kruimels(meting, ("Heropenen", "")),
        },
    )


def document(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """The answers and the outcome as they stand now; nothing while somebody can still answer."""
    meting = haal_meting(request, pk)
    if not meting.heeft_uitslag:
        raise Http404("Er is nog geen uitslag.")
    return antwoord(uitkomstdocument(meting), formaat)


def bewaard(request: Verzoek, pk: int, document: int) -> HttpResponse:
    """The outcome as it was kept when it was vastgesteld."""
    meting = haal_meting(request, pk)
    deze = get_object_or_404(meting.documenten.select_related("document"), pk=document)
    return deze.document.antwoord()
