"""The pages on which the beheerder gives another government a key."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.forms import Formulier
from moresprudentie.handelingen import maak_sleutel, trek_sleutel_in
from moresprudentie.models import Toegangssleutel
from moresprudentie.views.volgen import kruimels
from organisatie.rechten import Recht, eis
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

EENMAAL = "nieuwe_sleutel"
"""Where the key waits, in the session, for the one page that shows it."""


class SleutelForm(Formulier):
    """For whom a key is."""

    naam = forms.CharField(
        label="Voor welke organisatie is de sleutel?",
        help_text="Geef elke organisatie een eigen sleutel: dan kun je er een intrekken zonder de andere.",
        max_length=200,
    )


def sleutel_nieuw(request: Verzoek) -> HttpResponse:
    """Make a key; the next page shows it, once."""
    eis(request.user, Recht.BEHEREN)
    form = SleutelForm(gepost(request))
    context = {
        "titel": "Sleutel maken",
        "intro": "Met de sleutel haalt een andere overheid ook de verslagen op die jullie met andere overheden delen.",
        "knop": "Maak de sleutel",
        "kruimels": kruimels(("Sleutel maken", "")),
    }

    def doe() -> str:
        gemaakt, sleutel = maak_sleutel(door=request.user, **form.cleaned_data)
        request.session[EENMAAL] = [gemaakt.pk, sleutel]
        return gemaakt.get_absolute_url()

    return formulierstap(request, form, doe, gelukt="", naar=reverse("bronnen"), context=context)


@require_safe
def sleutel(request: Verzoek, pk: int) -> HttpResponse:
    """Show what is known of a key; just after it was made also the key itself."""
    eis(request.user, Recht.BEHEREN)
    gevonden = get_object_or_404(Toegangssleutel, pk=pk)
    wachtend = request.session.get(EENMAAL)
    eenmaal = ""
    if wachtend and wachtend[0] == pk:
        eenmaal = request.session.pop(EENMAAL)[1]
    context = {
        "sleutel": gevonden,
        "eenmaal": eenmaal,
        "kruimels": kruimels((f"Sleutel voor {gevonden.naam}", "")),
    }
    return render(request, "moresprudentie/sleutel.html", context)


def sleutel_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take a key back."""
    eis(request.user, Recht.BEHEREN)
    gevonden = get_object_or_404(Toegangssleutel, pk=pk)
    context = {
        "titel": "Sleutel intrekken",
        "tekst": f"{gevonden.naam} haalt met deze sleutel dan niets meer op. Wat zij al heeft, kun je niet terughalen. Een "
        "ingetrokken sleutel kan niet meer aan.",
        "knop": "Intrekken",
        "gevaar": True,
        "terug": gevonden.get_absolute_url(),
        "kruimels": kruimels(
            (f"Sleutel voor {gevonden.naam}", gevonden.get_absolute_url()), ("Intrekken", "")
        ),
    }

    def doe() -> None:
        trek_sleutel_in(sleutel=gevonden, door=request.user)

    gelukt = f"De sleutel van {gevonden.naam} werkt niet meer."
    return bevestigstap(request, doe, gelukt=gelukt, naar=reverse("bronnen"), context=context)
