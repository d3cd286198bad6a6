"""The same picture that a stream brings, for a screen whose stream does not come through."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from live.beelden import maak_beeld
from live.handelingen import noteer_gezien
from live.sleutels import lees_recht
from live.toegang import mag_kijken
from web.verzoek import Verzoek
from web.zonder_account import zonder_account


@zonder_account
def stand(request: Verzoek) -> HttpResponse:
    """Give what a screen shows now, with its version; 204 when that is the version it has."""
    recht = lees_recht(request.GET.get("b", ""))
    if recht is None:
        return JsonResponse({"fout": "Dit scherm mag dit niet zien."}, status=403)
    if not mag_kijken(recht):
        return JsonResponse({"fout": "De workshop is voorbij."}, status=404)
    if recht.plek is not None:
        noteer_gezien(plekken=[recht.plek])
    beeld = maak_beeld(recht.sessie, recht.scherm)
    if request.GET.get("v") == beeld.versie:
        return HttpResponse(status=204)
    antwoord = HttpResponse(beeld.geheel, content_type="application/json")
    antwoord["X-Versie"] = beeld.versie
    return antwoord
