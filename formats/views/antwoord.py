"""The address to which one field is saved, and the one that says who is logged in. Both speak JSON.

Both answer for themselves when nobody is logged in (401): a redirect to the log-in page would reach a script
as a page that looks fine.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token

from formats import handelingen
from formats.fouten import Achterhaald, OpSlot, TekstBotst
from formats.models import Antwoord
from formats.scherm import moment
from formats.views.basis import MAG_NIET, FormatView
from organisatie.tekst import getal


def _fout(status: int, reden: str, melding: str, **meer: Any) -> JsonResponse:
    return JsonResponse({"reden": reden, "melding": melding, **meer}, status=status)


class AntwoordEindpunt(FormatView):
    """Save one answer.

    Takes `tekst`, `basis` (seen version), `venster` (this page), `nummer` (how many texts this page sent for
    this answer) and `gebruiker` (who typed).
    """

    http_method_names = ("post", "options")

    @classmethod
    def poort(cls, request: HttpRequest) -> HttpResponseBase | None:
        """Answer 401 without a log-in, and with one of somebody else than who typed."""
        if not request.user.is_authenticated:
            return _fout(401, "uitgelogd", "Je bent uitgelogd.")
        typte = request.POST.get("gebruiker", "")
        if typte and typte != str(request.user.pk):
            return _fout(401, "ander", f"Nu is {request.user} ingelogd. Log in als degene die dit schreef.")
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say in JSON too that somebody may not."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            return _fout(403, "mag-niet", MAG_NIET)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead a person who opens this address to the question; a script gets 405."""
        if request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
            return HttpResponseRedirect(f"{self.pad()}#vraag-{kwargs['vraag']}")
        return super().http_method_not_allowed(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, and say what became of it: 200, 409 (clash, locked or overtaken), 422 (no valid text)."""
        sleutel = self.vraag_of_404(kwargs["vraag"]).sleutel
        try:
            antwoord = self._sla_op(sleutel)
        except OpSlot as fout:
            return _fout(409, "slot", fout.messages[0])
        except TekstBotst as fout:
            stand = self._stand(fout.antwoord)
            return _fout(409, "botsing", fout.messages[0], url=self.pad("botsing", sleutel), **stand)
        except Achterhaald as fout:
            return _fout(409, "achterhaald", fout.messages[0], **self._stand(fout.antwoord))
        except ValidationError as fout:
            return _fout(422, "ongeldig", " ".join(fout.messages))
        return JsonResponse(self._stand(antwoord))

    def _sla_op(self, sleutel: str) -> Antwoord:
        post = self.request.POST
        return handelingen.sla_antwoord_op(
            invulling=self.invulling,
            vraag=sleutel,
            tekst=post.get("tekst", ""),
            basis=getal(post.get("basis", "")),
            venster=self.venster,
            nummer=getal(post.get("nummer", "")),
            door=self.request.user,
        )

    def _stand(self, antwoord: Antwoord) -> dict[str, Any]:
        self.invulling.vergeet()
        volledigheid = self.invulling.volledigheid()
        return {
            "versie": antwoord.versie,
            "tekst": antwoord.tekst,
            "moment": moment(antwoord.gewijzigd_op),
            "regel": volledigheid.regel,
            "volledigheid": volledigheid.kenmerk,
            "stempel": self.invulling.stempel(),
            "onderdelen": {
                stand.onderdeel.sleutel: {
                    "klaar": stand.klaar,
                    "tekst": f"{stand.beantwoord} van {stand.totaal}",
                }
                for stand in volledigheid.onderdelen
            },
        }


class StandEindpunt(FormatView):
    """Say whether this person is logged in, and give a fresh token: log-in in another tab changes both."""

    @classmethod
    def poort(cls, request: HttpRequest) -> HttpResponseBase | None:
        """Answer everybody, without fetching the form."""
        wie = str(request.user.pk) if request.user.is_authenticated else ""
        response = JsonResponse({"gebruiker": wie, "token": get_token(request)})
        response["Cache-Control"] = "no-store"
        return response
