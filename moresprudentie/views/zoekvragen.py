"""Searches that somebody keeps: the list, changing one, and the feed by its secret address."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from moresprudentie.citator.zoekvragen import nieuwste
from moresprudentie.citatorforms import ZoekvraagForm, ZoekvraagWijzigForm
from moresprudentie.handelingen import bewaar_zoekvraag, vernieuw_adres, verwijder_zoekvraag, wijzig_zoekvraag
from moresprudentie.models import Bewaardezoekvraag, Verslag
from moresprudentie.models.zoeken import Lezer
from moresprudentie.zoeken import Zoekvraag
from organisatie.post import volledige_url
from organisatie.rechten import Recht, eis, mag
from organisatie.tekst import begin_zin, schone_tekst
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek
from web.zonder_account import zonder_account


def _kruimels(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Moresprudentie", reverse("databank")), ("Mijn zoekvragen", reverse("zoekvragen")), *verder]


def _eigen(request: Verzoek, pk: int) -> Bewaardezoekvraag:
    eis(request.user, Recht.DATABANK_INZIEN)
    return get_object_or_404(Bewaardezoekvraag, gebruiker=request.user, pk=pk)


@require_safe
def zoekvragen(request: Verzoek) -> HttpResponse:
    """List what I keep."""
    eis(request.user, Recht.DATABANK_INZIEN)
    context = {
        "zoekvragen": Bewaardezoekvraag.objects.filter(gebruiker=request.user),
        "kruimels": [*_kruimels()[:1], ("Mijn zoekvragen", "")],
    }
    return render(request, "moresprudentie/citator/zoekvragen.html", context)


def bewaren(request: Verzoek) -> HttpResponse:
    """Keep the search that stands in the address."""
    eis(request.user, Recht.DATABANK_INZIEN)
    vraag = Zoekvraag.uit(request.GET)
    if vraag.is_leeg:
        messages.info(request, "Zoek eerst op een woord of kies een filter. Dan kun je de zoekvraag bewaren.")
        return redirect("databank")
    form = ZoekvraagForm(gepost(request), initial={"naam": _voorstel(vraag), "mail": True})

    def doe() -> None:
        bewaard, nieuw = bewaar_zoekvraag(door=request.user, vraag=vraag.adres()[1:], **form.cleaned_data)
        gezegd = "is bewaard" if nieuw else "had je al bewaard"
        messages.success(request, f"De zoekvraag ‘{bewaard.naam}’ {gezegd}.")

    context = {
        "titel": "Zoekvraag bewaren",
        "intro": "Je vindt haar terug bij ‘Mijn zoekvragen’, met een adres voor je nieuwslezer.",
        "terug": f"{reverse('databank')}{vraag.hier}",
        "knop": "Bewaar",
        "kruimels": _kruimels(("Bewaren", "")),
    }
    return formulierstap(request, form, doe, gelukt="", naar=reverse("zoekvragen"), context=context)


def _voorstel(vraag: Zoekvraag) -> str:
    """Give a name to begin with: the words, else what was chosen in the filters."""
    gekozen = (keuze.replace("-", " ") for _, keuzes in vraag.filters for keuze in keuzes)
    return begin_zin(vraag.q or ", ".join(gekozen))[:100]


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Give it another name, or turn the mail on or off."""
    bewaard = _eigen(request, pk)
    form = ZoekvraagWijzigForm(gepost(request), initial={"naam": bewaard.naam, "mail": bewaard.mail})
    return formulierstap(
        request,
        form,
        lambda: wijzig_zoekvraag(bewaard=bewaard, door=request.user, **form.cleaned_data),
        gelukt="De zoekvraag is opgeslagen.",
        naar=reverse("zoekvragen"),
        context={"titel": "Zoekvraag wijzigen", "intro": "", "kruimels": _kruimels((bewaard.naam, ""))},
    )


def verwijderen(request: Verzoek, pk: int) -> HttpResponse:
    """Remove it, after asking."""
    bewaard = _eigen(request, pk)
    return bevestigstap(
        request,
        lambda: verwijder_zoekvraag(bewaard=bewaard, door=request.user),
        gelukt=f"De zoekvraag ‘{bewaard.naam}’ is verwijderd.",
        naar=reverse("zoekvragen"),
        context={
            "titel": f"Zoekvraag ‘{bewaard.naam}’ verwijderen?",
            "tekst": "Je krijgt er geen mail meer over en het adres voor je nieuwslezer werkt niet meer.",
            "knop": "Verwijderen",
            "gevaar": True,
            "kruimels": _kruimels((bewaard.naam, "")),
        },
    )


def adres(request: Verzoek, pk: int) -> HttpResponse:
    """Give it a new secret address, after asking."""
    bewaard = _eigen(request, pk)
    return bevestigstap(
        request,
        lambda: vernieuw_adres(bewaard=bewaard, door=request.user),
        gelukt="De zoekvraag heeft een nieuw adres. Het oude werkt niet meer.",
        naar=reverse("zoekvragen"),
        context={
            "titel": "Een nieuw adres maken?",
            "tekst": "Doe dit als iemand anders het adres heeft. Het oude werkt dan meteen niet meer. "
            "Zet daarna het nieuwe in je nieuwslezer.",
            "knop": "Maak een nieuw adres",
            "kruimels": _kruimels((bewaard.naam, "")),
        },
    )


class ZoekvraagFeed(Feed):
    """What a kept search finds, as an Atom feed: only what its owner may read at this moment."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, sleutel: str) -> Bewaardezoekvraag:
        """Find the search by its secret; 404 for an unknown one, and when the account stopped."""
        van_wie = Bewaardezoekvraag.objects.filter(gebruiker__is_active=True).select_related("gebruiker")
        bewaard = get_object_or_404(van_wie, sleutel=sleutel)
        if not mag(bewaard.gebruiker, Recht.DATABANK_INZIEN):
            raise Http404("Deze zoekvraag is er niet.")
        return bewaard

    def title(self, obj: Bewaardezoekvraag) -> str:
        """What its owner calls it."""
        return schone_tekst(f"CODIO: {obj.naam}")

    def link(self, obj: Bewaardezoekvraag) -> str:
        """The list in the databank, by the address of this installation whoever asks."""
        return volledige_url(obj.adres)

    def feed_url(self, obj: Bewaardezoekvraag) -> str:
        """Its own address."""
        return obj.feed

    def items(self, obj: Bewaardezoekvraag) -> list[Verslag]:
        """The newest verslagen that it finds."""
        return nieuwste(obj, Lezer.van(obj.gebruiker))

    def item_title(self, item: Any) -> str:
        """Number and title."""
        return schone_tekst(f"{item.volledig_nummer} {item.titel}")

    def item_description(self, item: Any) -> str:
        """The summary; a reader takes it for HTML."""
        return escape(schone_tekst(str(item.samenvatting)))

    def item_link(self, item: Verslag) -> str:
        """The page in the databank, which asks to log in."""
        return volledige_url(item.get_absolute_url())

    def item_guid(self, item: Verslag) -> str:
        """The address that stays; that of another organisation is by its name, for it has the same numbers as we have."""
        if item.bron_id:
            return volledige_url(item.get_absolute_url())
        return volledige_url(reverse("verwijzing", args=[item.jaar, item.volgnummer]))

    def item_pubdate(self, item: Verslag) -> Any:
        """When it was first published."""
        return item.gepubliceerd_op


feed = zonder_account(require_safe(ZoekvraagFeed()))
