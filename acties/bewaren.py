"""How long this floor keeps who carried out an action without an account."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from acties.models import AFGEROND, Actie, Voortgang
from organisatie.bewaren import Bewaarsoort, eerste, neem_op

ZONDER_NAAM = "Iemand van buiten"


def te_oud(grens: datetime) -> QuerySet[Actie]:
    """Give the actions that are done, without a word since a moment, and that name somebody without an account."""
    oud = Actie.objects.filter(status__in=AFGEROND, gemaakt_op__lt=grens)
    stil = oud.exclude(pk__in=Voortgang.objects.filter(op__gte=grens).values("actie"))
    genoemd = ~Q(actiehouder_naam__in=("", ZONDER_NAAM)) | ~Q(actiehouder_adres="") | ~Q(gemeld_adres="")
    return stil.filter(genoemd)


def vergeet(acties: QuerySet[Actie]) -> int:
    """Take name and address of who has no account from actions and from what they reported; gives how many actions."""
    sleutels = eerste(acties)
    vast = Actie.objects.filter(pk__in=sleutels)
    vast.exclude(actiehouder_naam="").update(actiehouder_naam=ZONDER_NAAM)
    vast.update(actiehouder_adres="", gemeld_adres="")
    Voortgang.objects.filter(actie__in=sleutels).exclude(door_naam="").update(door_naam=ZONDER_NAAM)
    return len(sleutels)


def sluit_aan() -> None:
    """Declare the kinds; once, when Django starts."""
    neem_op(
        Bewaarsoort(
            "actiehouders",
            "Actiehouders van buiten",
            "Naam en e-mailadres van wie zonder account een actie deed die klaar is.",
            "De actie, wat eruit kwam, en de functie van wie haar deed.",
            "Na een jaar vraagt niemand nog naar een actie die klaar is.",
            365,
            te_oud,
            lambda grens: vergeet(te_oud(grens)),
            minste=30,
        )
    )
