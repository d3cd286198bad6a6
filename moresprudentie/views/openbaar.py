"""What everybody may read, without an account: the public verslagen and their feed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from moresprudentie.bestanden import bestand
from moresprudentie.catalogus import dataset_org
from moresprudentie.models import Verslag
from moresprudentie.models.zoeken import Kring, Lezer
from moresprudentie.opendata import json_antwoord, moment, openbare_gegevens, pagina_adres
from moresprudentie.overheden import of_met_sleutel, verslag_met_sleutel
from moresprudentie.paginameta import Paginameta
from moresprudentie.verwanten import verwanten_van
from moresprudentie.views.databank import leescontext, zoekadres, zoekcontext
from moresprudentie.views.opendata import bij_wijziging
from moresprudentie.zoeken import Zoekvraag
from organisatie.kenmerk import Licentie
from organisatie.models import Organisatie
from organisatie.post import volledige_url
from organisatie.tekst import schone_tekst
from web.vers import altijd_vers, openbaar_bestand
from web.verzoek import Verzoek

IN_FEED = 30
IEDEREEN = Lezer(Kring.OPENBAAR)


@login_not_required
@require_safe
def openbaar(request: Verzoek) -> HttpResponse:
    """Search the public verslagen."""
    nu = Organisatie.huidige()
    context = zoekcontext(request, IEDEREEN) | {
        "openbaar": True,
        "meta": Paginameta.van_lijst("openbaar", nu, dataset_org(nu)),
    }
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
    antwoord = render(request, "moresprudentie/ingetrokken.html", context, status=410)
    antwoord["X-Robots-Tag"] = "noindex"
    return antwoord


@login_not_required
@require_safe
@altijd_vers
def openbaar_verslag(request: HttpRequest, slug: str) -> HttpResponse:
    """Read a public verslag; a withdrawn one shows only that it was withdrawn, and why."""
    gevonden = _openbaar_verslag(slug)
    if gevonden.status == Verslag.Status.INGETROKKEN:
        return _ingetrokken(request, gevonden)
    context = leescontext(gevonden) | {
        "verslag": gevonden,
        "kruimels": [("Openbare verslagen", zoekadres(request, "openbaar")), (gevonden.nummer, "")],
        "zoekvraag": Zoekvraag.uit(request.GET).hier,
        "verwant": verwanten_van(gevonden, None),
        "bestandspad": f"{reverse('openbaar')}{slug}.",
        "bij_project": False,
        "openbaar": True,
        "meta": Paginameta.van_verslag(gevonden, Organisatie.huidige()),
    }
    return render(request, "moresprudentie/verslag.html", context)


@login_not_required
@require_safe
@of_met_sleutel(verslag_met_sleutel)
@altijd_vers
def openbaar_verslagbestand(request: HttpRequest, slug: str, formaat: str) -> HttpResponse:
    """Download a public verslag, with a key also one that is shared with governments; of a withdrawn one there is nothing."""
    gevonden = _openbaar_verslag(slug)
    if gevonden.status == Verslag.Status.INGETROKKEN:
        return _ingetrokken_gegevens(gevonden) if formaat == "json" else _ingetrokken(request, gevonden)
    versie = gevonden.huidige_versie
    if versie is None:
        raise Http404("Dit verslag is nog niet gepubliceerd.")
    if formaat == "json":
        return json_antwoord(openbare_gegevens(versie), voor_ieder=True)
    return bestand(versie, formaat)


def _ingetrokken_gegevens(verslag: Verslag) -> HttpResponse:
    """Say in data that it was withdrawn, and why."""
    assert verslag.ingetrokken_op is not None  # its status says so
    gegevens = {
        "nummer": verslag.nummer,
        "status": "ingetrokken",
        "ingetrokken_op": moment(verslag.ingetrokken_op),
        "reden": verslag.ingetrokken_reden,
    }
    antwoord = json_antwoord(gegevens, status=410)
    antwoord["X-Robots-Tag"] = "noindex"
    return antwoord


class AtomMetLicentie(Atom1Feed):
    """Atom that says by a link what may be done with it (RFC 4946)."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the licence to what stands at the top."""
        super().add_root_elements(handler)
        handler.addQuickElement("link", "", {"rel": "license", "href": self.feed["licentie"]})


class OpenbareFeed(Feed):
    """The newest public verslagen as an Atom feed."""

    feed_type = AtomMetLicentie
    subtitle = "Afwegingen bij digitaliseringsprojecten, volgens de CODIO-methode"

    def title(self) -> str:
        """The name of the feed."""
        return f"Openbare CODIO-verslagen van {Organisatie.huidige().naam}"

    def link(self) -> str:
        """The page that it is about, by the address of this installation whoever asks."""
        return volledige_url(reverse("openbaar"))

    def feed_url(self) -> str:
        """Its own address."""
        return volledige_url(reverse("openbaar-feed"))

    def feed_guid(self) -> str:
        """What it is known by for ever."""
        return volledige_url(reverse("openbaar-feed"))

    def author_name(self) -> str:
        """Who gives it out."""
        return Organisatie.huidige().naam

    def feed_copyright(self) -> str:
        """What may be done with it, in words."""
        return Licentie(Organisatie.huidige().licentie).label

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        """The page of the licence."""
        return {"licentie": Organisatie.huidige().licentie_adres}

    def items(self) -> Any:
        """The newest public verslagen; a correction moves one up."""
        return Verslag.objects.openbaar().voor_lijst().order_by("-huidige_versie__gepubliceerd_op")[:IN_FEED]

    def item_title(self, item: Any) -> str:
        """Number and title."""
        return schone_tekst(f"{item.nummer} {item.titel}")

    def item_description(self, item: Any) -> str:
        """The summary; a reader takes it for HTML."""
        return escape(schone_tekst(str(item.samenvatting)))

    def item_link(self, item: Verslag) -> str:
        """The public page."""
        return pagina_adres(item.slug)

    def item_guid(self, item: Verslag) -> str:
        """What it is known by for ever: its number, also when its address or that of this installation changes."""
        host = urlsplit(volledige_url("/")).hostname
        return f"tag:{host},{item.jaar}:verslag/{item.jaar}-{item.volgnummer:03d}"

    def item_pubdate(self, item: Verslag) -> Any:
        """When it was first published."""
        return item.gepubliceerd_op

    def item_updateddate(self, item: Verslag) -> Any:
        """When the present version was published."""
        return item.huidige_versie.gepubliceerd_op if item.huidige_versie else item.gepubliceerd_op

    def item_categories(self, item: Verslag) -> list[str]:
        """Its values."""
        return [waarde.naam for waarde in item.waarden.all()]


@login_not_required
@require_safe
@openbaar_bestand
@bij_wijziging
def feed(request: HttpRequest) -> HttpResponse:
    """Give the feed; Django dates it by the newest verslag, which says nothing of one that was withdrawn."""
    antwoord = OpenbareFeed()(request)
    del antwoord["Last-Modified"]
    return antwoord
