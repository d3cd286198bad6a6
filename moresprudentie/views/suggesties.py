"""What the redacteur does with a suggestion beside the questions of a terugkoppeling."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from moresprudentie.handelingen.suggesties import (
    haal_suggestie_terug,
    neem_suggestie_over,
    zet_suggestie_opzij,
)
from moresprudentie.models import Terugkoppeling
from organisatie.rechten import Recht, eis
from web.stappen import lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


@alleen_versturen("terugkoppeling-schrijven")
def suggestie(request: Verzoek, pk: int) -> HttpResponse:
    """Take it over, set it aside, or offer it again."""
    eis(request.user, Recht.TERUGKOPPELING_SCHRIJVEN)
    deze = get_object_or_404(Terugkoppeling, pk=pk)
    doe = request.POST.get("doe")
    over: dict[str, Any] = {
        "terugkoppeling": deze,
        "sleutel": request.POST.get("sleutel", "")[:300].replace("\x00", ""),
        "door": request.user,
    }
    if doe == "over":
        gezien = request.POST.get("gezien", "")[:16]
        lukt_of_meld(request, neem_suggestie_over, gezien=gezien, **over)
    else:
        lukt_of_meld(request, haal_suggestie_terug if doe == "terug" else zet_suggestie_opzij, **over)
    return redirect(reverse("terugkoppeling-schrijven", args=[pk]) + "#suggesties")
