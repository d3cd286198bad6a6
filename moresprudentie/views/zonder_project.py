"""What the redacteur does with a verslag that has no project here: it was read in from a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from moresprudentie.forms import RedenForm
from moresprudentie.handelingen import trek_in
from moresprudentie.models import Verslag
from organisatie.rechten import Recht, eis
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


def intrekken(request: Verzoek, slug: str) -> HttpResponse:
    """Withdraw one's own verslag without a project; of another organisation that is not ours to do."""
    eis(request.user, Recht.VERSLAG_PUBLICEREN)
    verslag = get_object_or_404(
        Verslag.objects.eigen().gepubliceerd().filter(project=None).select_related("huidige_versie"),
        slug=slug,
    )
    form = RedenForm(
        gepost(request),
        label="Waarom trek je het verslag in?",
        uitleg="Wie het verslag mocht lezen, ziet deze reden op de oude plek. Bij een openbaar verslag is dat iedereen.",
    )
    terug = reverse("redactie")
    context = {
        "titel": "Verslag intrekken",
        "tekst": f"‘{verslag.titel}’ verdwijnt uit de databank en van de openbare pagina. De tekst blijft bewaard.",
        "knop": "Intrekken",
        "gevaar": True,
        "kruimels": [("Moresprudentie", reverse("databank")), ("Redactie", terug), ("Verslag intrekken", "")],
    }
    return formulierstap(
        request,
        form,
        lambda: trek_in(verslag=verslag, door=request.user, **form.cleaned_data),
        gelukt="Het verslag is ingetrokken.",
        naar=terug,
        sjabloon="onderdelen/bevestig.html",
        context=context,
    )
