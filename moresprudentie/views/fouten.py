"""Reporting a mistake in a verslag, answering it, and the day on which a verslag is looked at again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from moresprudentie.citator.nakijken import nakijkdag
from moresprudentie.citatorforms import FoutantwoordForm, FoutForm, NakijkForm
from moresprudentie.handelingen import beantwoord_fout, meld_fout, zet_nakijkdag
from moresprudentie.models import Foutmelding, Verslag
from organisatie.rechten import Recht, eis
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


def melden(request: Verzoek, slug: str) -> HttpResponse:
    """Report a mistake in a verslag of this organisation that one reads; one of another is corrected there."""
    eis(request.user, Recht.DATABANK_INZIEN)
    verslag = get_object_or_404(Verslag.objects.eigen().in_databank_voor(request.user), slug=slug)
    form = FoutForm(gepost(request))

    def doe() -> None:
        _, nieuw = meld_fout(verslag=verslag, door=request.user, **form.cleaned_data)
        gezegd = (
            "Dank je. De redactie kijkt ernaar" if nieuw else "Dit had je al gemeld. De redactie kijkt ernaar"
        )
        messages.success(request, f"{gezegd} en mailt je het antwoord.")

    naar = verslag.get_absolute_url()
    context = {
        "titel": "Meld een fout",
        "intro": f"In het verslag ‘{verslag.titel}’, {verslag.nummer}.",
        "knop": "Meld de fout",
        "kruimels": [("Moresprudentie", reverse("databank")), (verslag.nummer, naar), ("Meld een fout", "")],
    }
    return formulierstap(request, form, doe, gelukt="", naar=naar, context=context)


def beantwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Answer a report; who reported it is told."""
    melding = get_object_or_404(
        Foutmelding.objects.select_related("verslag", "door", "beantwoord_door"), pk=pk
    )
    eis(request.user, Recht.VERSLAG_PUBLICEREN, melding.verslag)
    form = FoutantwoordForm(gepost(request))
    naar = reverse("redactie")
    context = {
        "titel": "Gemelde fout",
        "melding": melding,
        "knop": "Verstuur het antwoord",
        "kruimels": [("Moresprudentie", reverse("databank")), ("Redactie", naar), ("Gemelde fout", "")],
    }
    return formulierstap(
        request,
        form,
        lambda: beantwoord_fout(melding=melding, door=request.user, **form.cleaned_data),
        gelukt="Je antwoord is verstuurd.",
        naar=naar,
        sjabloon="moresprudentie/citator/fout.html",
        context=context,
    )


def nakijken(request: Verzoek, pk: int) -> HttpResponse:
    """Choose when a published verslag is looked at again."""
    verslag = get_object_or_404(Verslag.objects.gepubliceerd(), project=pk)
    eis(request.user, Recht.VERSLAG_PUBLICEREN, verslag)
    vandaag = timezone.localdate()
    te_laat = verslag.nakijken_op is None or verslag.nakijken_op <= vandaag
    form = NakijkForm(gepost(request), initial={"op": nakijkdag(vandaag) if te_laat else verslag.nakijken_op})
    naar = reverse("redactie")
    context = {
        "titel": "Klopt dit verslag nog?",
        "intro": f"Lees ‘{verslag.titel}’ na. Klopt het nog, kies dan wanneer je weer kijkt. "
        "Klopt het niet meer, verbeter het dan of trek het in.",
        "knop": "Bewaar de dag",
        "verslag": verslag,
        "kruimels": [("Moresprudentie", reverse("databank")), ("Redactie", naar), (verslag.nummer, "")],
    }
    return formulierstap(
        request,
        form,
        lambda: zet_nakijkdag(verslag=verslag, door=request.user, **form.cleaned_data),
        gelukt="De dag is bewaard.",
        naar=naar,
        sjabloon="moresprudentie/citator/nakijken.html",
        context=context,
    )
