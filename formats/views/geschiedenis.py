"""Every earlier text of a form: the overview, and per question the versions with a way to put one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from formats import handelingen
from formats.geschiedenis import groepen_van, niet_gekozen, stappen
from formats.models import Antwoord
from formats.spec import Vraag
from formats.views.basis import FormatView
from formats.weergave import antwoord_als_tekst

PER_PAGINA = 20


class GeschiedenisOverzicht(FormatView):
    """Per question who changed it last, and when."""

    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list of questions."""
        rijen = {
            rij.vraag: rij
            for rij in Antwoord.objects.filter(invulling=self.invulling).select_related("gewijzigd_door")
        }
        context = {
            "titel": f"Geschiedenis van {self.get_titel()}",
            "kruimels": [*self.get_kruimels()[:-1], (self.get_titel(), self.pad()), ("Geschiedenis", "")],
            "onderdelen": [
                (
                    onderdeel,
                    [
                        (v, rijen.get(v.sleutel), self.pad("geschiedenis-vraag", v.sleutel))
                        for v in onderdeel.vragen
                    ],
                )
                for onderdeel in self.invulling.spec.onderdelen
            ],
            "pad": self.pad(),
        }
        return render(request, "formats/geschiedenis.html", context)


class GeschiedenisPagina(FormatView):
    """The versions of one answer."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the versions, newest first, joined per sitting unless `?alles=1`."""
        return self._pagina(self.vraag_of_404(kwargs["vraag"]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put one earlier text back."""
        vraag = self.vraag_of_404(kwargs["vraag"])
        try:
            handelingen.zet_terug(
                invulling=self.invulling,
                vraag=vraag.sleutel,
                versie=self._getal("versie"),
                basis=self._getal("basis"),
                door=self.request.user,
            )
        except ValidationError as fout:
            messages.error(request, fout.messages[0])
            return HttpResponseRedirect(request.get_full_path())
        messages.success(request, "De eerdere tekst staat weer in het antwoord.")
        return HttpResponseRedirect(f"{self.pad()}#vraag-{vraag.sleutel}")

    def _getal(self, naam: str) -> int:
        waarde = self.request.POST.get(naam, "")
        return int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < 10 else -1

    def _pagina(self, vraag: Vraag) -> HttpResponse:
        alles = "alles" in self.request.GET
        nieuwste = self.invulling.versie(vraag.sleutel)
        groepen = groepen_van(self.invulling, vraag, alles=alles)
        pagina = Paginator(groepen, PER_PAGINA).get_page(self.request.GET.get("pagina"))
        kruimels = [
            (self.get_titel(), self.pad()),
            ("Geschiedenis", self.pad("geschiedenis")),
            (vraag.label, ""),
        ]
        context = {
            "titel": "Geschiedenis van een antwoord",
            "kruimels": [*self.get_kruimels()[:-1], *kruimels],
            "vraag": vraag,
            "pagina": pagina,
            "wijzigingen": stappen(vraag, list(pagina.object_list), nieuwste=nieuwste),
            "niet_gekozen": [
                (b, antwoord_als_tekst(vraag, b.tekst)) for b in niet_gekozen(self.invulling, vraag)
            ],
            "alles": alles,
            "samengevat": not alles and any(len(groep) > 1 for groep in groepen),
            "nieuwste": nieuwste,
            "huidige_tekst": self.invulling.tekst(vraag.sleutel),
            "mag_terugzetten": self.bewerken,
            "terug": f"{self.pad()}#vraag-{vraag.sleutel}",
        }
        return render(self.request, "formats/geschiedenis_vraag.html", context)
