"""What everybody may read, without an account: the public verslagen and their feed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from moresprudentie.bestanden import bestand
from moresprudentie.models import Verslag, Zoekregel
from moresprudentie.models.zoeken import Kring, Lezer
from moresprudentie.verwant import verwante_verslagen
from moresprudentie.views.databank import leescontext, zoekadres, zoekcontext
from moresprudentie.zoeken import Zoekvraag
from organisatie.models import Organisatie
from organisatie.tekst import schone_tekst
from web.verzoek import Verzoek

IN_FEED = 30
IEDEREEN = Lezer(Kring.OPENBAAR)


@login_not_required
@require_safe
def openbaar(request: Verzoek) -> HttpResponse:
    """Search the public verslagen."""
    context = zoekcontext(request, IEDEREEN) | {"openbaar": True}
    deel = "#resultaten" if request.htmx and not request.htmx.history_restore_request else ""
    reactie = render(request, f"moresprudentie/openbaar.html{deel}", context)
    reactie["Vary"] = "HX-Request"
    return reactie


def _openbaar_verslag(slug: str) -> Verslag:
    """Give a verslag that everybody may read, or that everybody could read until it was withdrawn."""
    return get_object_or_404(Verslag.objects.openbaar_geweest().voor_lijst(), slug=slug)


def _ingetrokken(request: HttpRequest, verslag: Verslag) -> HttpResponse:
    """Say at the old address that it was withdrawn, and why; 410, so that search engines forget it."""
    context = {
        "verslag": verslag,
        "kruimels": [("Openbare verslagen", zoekadres(request, "openbaar")), (verslag.nummer, "")],
        "zoekvraag": Zoekvraag.uit(request.GET).hier,
        "bij_project": False,
        "openbaar": True,
    }
    return render(request, "moresprudentie/ingetrokken.html", context, status=410)


@login_not_required
@require_safe
def openbaar_verslag(request: HttpRequest, slug: str) -> HttpResponse:
    """Read a public verslag; a withdrawn one shows only that it was withdrawn, and why."""
    gevonden = _openbaar_verslag(slug)
    if gevonden.status == Verslag.Status.INGETROKKEN:
        return _ingetrokken(request, gevonden)
    context = leescontext(gevonden) | {
        "verslag": gevonden,
        "kruimels": [("Openbare verslagen", zoekadres(request, "openbaar")), (gevonden.nummer, "")],
        "zoekvraag": Zoekvraag.uit(request.GET).hier,
        "verwant": verwante_verslagen(gevonden, Zoekregel.objects.voor(IEDEREEN)),
        "bestandspad": f"{reverse('openbaar')}{slug}.",
        "bij_project": False,
        "openbaar": True,
    }
    return render(request, "moresprudentie/verslag.html", context)


@login_not_required
@require_safe
def openbaar_bestand(request: HttpRequest, slug: str, formaat: str) -> HttpResponse:
    """Download a public verslag; of a withdrawn one there is nothing to download."""
    gevonden = _openbaar_verslag(slug)
    if gevonden.status == Verslag.Status.INGETROKKEN:
        return _ingetrokken(request, gevonden)
    versie = gevonden.huidige_versie
    if versie is None:
        raise Http404("Dit verslag is nog niet gepubliceerd.")
    return bestand(versie, formaat)


class OpenbareFeed(Feed):
    """The newest public verslagen as an Atom feed."""

    feed_type = Atom1Feed
    link = reverse_lazy("openbaar")
    subtitle = "Afwegingen bij digitaliseringsprojecten, volgens de CODIO-methode"

    def title(self) -> str:
        """The name of the feed."""
        return f"Openbare CODIO-verslagen van {Organisatie.huidige().naam}"

    def items(self) -> Any:
        """The newest public verslagen; a correction moves one up."""
        return Verslag.objects.openbaar().voor_lijst().order_by("-huidige_versie__gepubliceerd_op")[:IN_FEED]

    def item_title(self, item: Any) -> str:
        """Number and title."""
        return schone_tekst(f"{item.nummer} {item.titel}")

    def item_description(self, item: Any) -> str:
        """The summary as plain text."""
        return schone_tekst(str(item.samenvatting))

    def item_link(self, item: Verslag) -> str:
        """The public page."""
        return reverse("openbaar-verslag", args=[item.slug])

    def item_pubdate(self, item: Verslag) -> Any:
        """When it was first published."""
        return item.gepubliceerd_op

    def item_updateddate(self, item: Verslag) -> Any:
        """When the present version was published."""
        return item.huidige_versie.gepubliceerd_op if item.huidige_versie else item.gepubliceerd_op

    def item_categories(self, item: Verslag) -> list[str]:
        """Its values."""
        return [waarde.naam for waarde in item.waarden.all()]


feed = login_not_required(OpenbareFeed())
