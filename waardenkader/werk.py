"""What the home page shows of the framework."""

from __future__ import annotations

from django.urls import reverse

from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.tekst import opsomming
from organisatie.werk import ALLES, Hoeveel, Taak, Werk, als_werk
from waardenkader.models import Waarde


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give what waits for this person; the framework has no trajectories."""
    return als_werk(taken(gebruiker), hoeveel=hoeveel)


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give the values out of workshops that wait for the CIO office: who decides on the framework and makes strategies."""
    if not (mag(gebruiker, Recht.STRATEGIE_MAKEN) and mag(gebruiker, Recht.EIGEN_WAARDE_TOEVOEGEN)):
        return []
    namen = list(dict.fromkeys(waarde.naam for waarde in Waarde.objects.voorgesteld()[:10]))
    if not namen:
        return []
    return [
        Taak(
            titel="Bekijk de waarden uit workshops",
            bij=opsomming(namen) if len(namen) < 3 else f"{namen[0]}, {namen[1]} en meer",
            url=reverse("waarden-van-projecten"),
            toelichting="Neem ze op in het waardenkader, of laat ze bij het project",
        )
    ]
