"""All data on one person: found by the beheerder on request, or by the person self; as a file, and to be removed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from organisatie.audit import leg_vast
from organisatie.models import Organisatie
from organisatie.persoonsgegevens import (
    Deel,
    Persoon,
    gegevens,
    op_vindplaats,
    vondsten,
    waar_gevonden,
    zoek_persoon,
)
from organisatie.wissen import pseudoniem, wis_persoon
from web.beheerrecht import kruimels, voor_beheerder
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

ZOUT = "web.persoonsgegevens"
GELDIG = 8 * 60 * 60
"""So long, in seconds, the address of such a page works: a working day."""
FORMATEN = ("json", "html")


def teken_van(persoon: Persoon) -> str:
    """Give what stands in an address for a person: where it was found, so that no log names anybody."""
    return signing.dumps(waar_gevonden(persoon), salt=ZOUT)


def persoon_van(teken: str) -> Persoon:
    """Give the person of an address; 404 when it is not ours, too old, or nobody is found there any more."""
    try:
        label, veld, pk = signing.loads(teken, salt=ZOUT, max_age=GELDIG)
        return op_vindplaats(label, veld, pk)
    except (signing.BadSignature, ObjectDoesNotExist) as fout:
        raise Http404("Zoek opnieuw: dit adres werkt niet meer.") from fout


class ZoekForm(forms.Form):
    """Whose data."""

    wie = forms.CharField(
        label="E-mailadres of accountnaam",
        max_length=254,
        help_text="Bijvoorbeeld het adres waarop iemand een uitnodiging kreeg.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@voor_beheerder
def zoeken(request: Verzoek) -> HttpResponse:
    """Find one person."""
    form = ZoekForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: reverse("persoon", args=[teken_van(zoek_persoon(form.cleaned_data["wie"]))]),
        gelukt="",
        naar=request.path,
        context={
            "titel": "Gegevens van één persoon",
            "intro": "Vraagt iemand wat CODIO van hem of haar bewaart? Zoek die persoon, geef het bestand, en haal de gegevens "
            "weg als daarom is gevraagd.",
            "knop": "Zoeken",
            "terug": reverse("admin:index"),
            "kruimels": kruimels(("Gegevens van één persoon", "")),
        },
    )


@voor_beheerder
@require_safe
def overzicht(request: Verzoek, teken: str) -> HttpResponse:
    """Say per table how much there is on somebody; the file has what."""
    wie = persoon_van(teken)
    tellingen: dict[str, int] = {}
    for vondst in vondsten(wie):
        if aantal := vondst.rijen.count():
            tellingen[vondst.naam] = tellingen.get(vondst.naam, 0) + aantal
    context = {
        "persoon": wie,
        "tellingen": sorted(tellingen.items()),
        "bestanden": [(f, reverse("persoon-bestand", args=[teken, f])) for f in FORMATEN],
        "wissen": reverse("persoon-wissen", args=[teken]),
        "kruimels": kruimels(("Gegevens van één persoon", reverse("persoonsgegevens")), (str(wie), "")),
    }
    return render(request, "web/persoon.html", context)


@voor_beheerder
@require_safe
def bestand(request: Verzoek, teken: str, formaat: str) -> HttpResponse:
    """Give the file, and note that it was made: of whom stands there only as the account or as the place it was found."""
    wie = persoon_van(teken)
    op = wie.gebruiker or Organisatie.objects.first() or request.user
    leg_vast(door=request.user, wat="persoonsgegevens opgehaald", op=op, formaat=formaat)
    return _als_bestand(wie, formaat, eigen=False)


@voor_beheerder
def wissen(request: Verzoek, teken: str) -> HttpResponse:
    """Ask first; then forget somebody."""
    wie = persoon_van(teken)
    naam = pseudoniem(wie.gebruiker) if wie.gebruiker else "iemand zonder naam"
    terug = reverse("persoonsgegevens")
    return bevestigstap(
        request,
        lambda: wis_persoon(persoon=wie, door=request.user),
        gelukt=f"De gegevens zijn weg. Waar de naam stond, staat nu {naam}.",
        naar=terug,
        mislukt=terug,
        context={
            "titel": f"{wie} weghalen",
            "tekst": f"Naam, adres, mail en links gaan weg. Teksten blijven staan, van “{naam}”. Wat is vastgesteld of "
            "gepubliceerd, verandert niet.",
            "let_op": ("Dit kun je niet terugdraaien", "Geef eerst het bestand, als daarom is gevraagd."),
            "knop": "Haal weg",
            "gevaar": True,
            "terug": reverse("persoon", args=[teken]),
            "kruimels": kruimels(("Gegevens van één persoon", terug), (str(wie), "")),
        },
    )


@require_safe
def eigen(request: Verzoek) -> HttpResponse:
    """Say what somebody can take along of oneself."""
    context = {
        "bestanden": [(f, reverse("eigen-gegevens-bestand", args=[f])) for f in FORMATEN],
        "kruimels": [("Mijn werk", "/"), ("Mijn gegevens", "")],
    }
    return render(request, "web/eigen_gegevens.html", context)


@require_safe
def eigen_bestand(request: Verzoek, formaat: str) -> HttpResponse:
    """Give somebody all that there is on oneself, mails included."""
    leg_vast(door=request.user, wat="eigen gegevens opgehaald", op=request.user, formaat=formaat)
    return _als_bestand(Persoon(request.user, request.user.email), formaat, eigen=True)


def _als_bestand(wie: Persoon, formaat: str, *, eigen: bool) -> HttpResponse:
    if formaat not in FORMATEN:
        raise Http404("Dit soort bestand is er niet.")
    delen = gegevens(wie, eigen=eigen)
    gegeven = {"over": str(wie), "op": timezone.localtime(), "organisatie": Organisatie.huidige().naam}
    antwoord: HttpResponse
    if formaat == "json":
        antwoord = JsonResponse(
            _als_json(gegeven, delen), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
    else:
        antwoord = HttpResponse(render_to_string("web/persoonsgegevens.html", {**gegeven, "delen": delen}))
    naam = f"gegevens-{slugify(str(wie)) or 'persoon'}.{formaat}"
    antwoord["Content-Disposition"] = content_disposition_header(True, naam) or ""
    return antwoord


def _als_json(gegeven: dict[str, Any], delen: list[Deel]) -> dict[str, Any]:
    return {
        **gegeven,
        "gegevens": [
            {"soort": deel.naam, "tabel": deel.model, "ingekort": deel.ingekort, "rijen": deel.rijen}
            for deel in delen
        ],
    }
