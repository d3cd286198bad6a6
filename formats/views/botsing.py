"""The page on which a writer chooses between two texts that clashed; also as a part of the format page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from formats.forms import FormatForm
from formats.fouten import OpSlot
from formats.scherm import Botsingscherm, botsingscherm, open_botsingen
from formats.views.basis import FormatView


class BotsingPagina(FormatView):
    """Both texts side by side with their difference; the writer takes one, or writes one of both."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the clash; `?deel=1` gives only the part that goes into the format page."""
        sleutel = self.vraag_of_404(kwargs["vraag"]).sleutel
        botsing = open_botsingen(self.invulling, self.request.user).get(sleutel)
        if botsing is None or not self.bewerken:
            return HttpResponseRedirect(f"{self.pad()}#vraag-{sleutel}")
        return self._pagina(botsingscherm(botsing, self.invulling.antwoordrijen.get(sleutel)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Settle the clash and go back to the question."""
        sleutel = self.vraag_of_404(kwargs["vraag"]).sleutel
        try:
            scherm = self.los_op(sleutel)
        except (OpSlot, PermissionDenied) as fout:
            return self.niet_bewaard(FormatForm(self.invulling, request.POST), fout)
        if scherm is not None:
            return self._pagina(scherm, status=409)
        messages.success(request, "Je keuze is opgeslagen.")
        return HttpResponseRedirect(f"{self.pad()}#vraag-{sleutel}")

    def _pagina(self, scherm: Botsingscherm, status: int = 200) -> HttpResponse:
        context = {
            "titel": self.get_titel(),
            "ondertitel": self.get_ondertitel(),
            "kruimels": [*self.get_kruimels()[:-1], (self.get_titel(), self.pad()), ("Kies een tekst", "")],
            "botsing": scherm,
            "onderdeel": self.invulling.spec.onderdeel_van(scherm.vraag.sleutel),
            "volledigheid": self.invulling.volledigheid(),
            "pad": self.pad(),
            "geschiedenis_url": self.pad("geschiedenis-vraag", scherm.vraag.sleutel),
            "in_format": "deel" in self.request.GET,
        }
        sjabloon = "formats/onderdelen/botsing.html" if context["in_format"] else "formats/botsing.html"
        return render(self.request, sjabloon, {**self.get_context_data(), **context}, status=status)
