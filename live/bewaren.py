"""How long this floor keeps what individuals wrote in a live workshop."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from live.handelingen.opruimen import ruim_notities_op
from live.models import Notitie, Plek, Sessie
from organisatie.bewaren import Bewaarsoort, neem_op


def oude_sessies(grens: datetime) -> QuerySet[Sessie]:
    """Give the sessions that were closed before a moment, and of which it is still known who wrote what or sat where."""
    van = {"sessie": OuterRef("pk")}
    vol = Q(Exists(Notitie.objects.filter(**van))) | Q(Exists(Plek.objects.filter(**van)))
    return Sessie.objects.filter(vol, gesloten_op__lt=grens)


def _ruim(grens: datetime) -> int:
    aantal = oude_sessies(grens).count()
    ruim_notities_op()
    return aantal


def sluit_aan() -> None:
    """Declare the kinds; once, when Django starts."""
    neem_op(
        Bewaarsoort(
            "notities",
            "Notities van een live workshop",
            "Wat deelnemers zelf schreven, wie waar zat, en de link naar hun plek.",
            "Wat een tafel koos, en wat mensen aan het einde antwoordden.",
            "Een maand is genoeg om de uitwerking na te kijken.",
            30,
            oude_sessies,
            _ruim,
            veld="notities_dagen",
        )
    )
