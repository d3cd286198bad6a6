"""How long this floor keeps which participant read a draft along, and to whom a verslag was mailed."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from moresprudentie.handelingen.woodocumenten import gooi_documenten_weg
from moresprudentie.models import Conceptlezer, Wooset
from moresprudentie.models.delen import Verslagpost
from organisatie.bewaren import Bewaarsoort, eerste, neem_op, verwijderd

ZONDER_NAAM = "Een deelnemer"


def oude_lezers(grens: datetime) -> QuerySet[Conceptlezer]:
    """Give who could read a draft along until a day before a moment."""
    return Conceptlezer.objects.filter(tot__lt=timezone.localtime(grens).date())


def vergeet(lezers: QuerySet[Conceptlezer]) -> int:
    """Forget who read along; their remarks stay, without a name. Gives how many."""
    sleutels = eerste(lezers)
    for lezer in Conceptlezer.objects.filter(pk__in=sleutels):
        lezer.opmerkingen.exclude(naam="").update(naam=ZONDER_NAAM)
    Conceptlezer.objects.filter(pk__in=sleutels).delete()
    return len(sleutels)


def oude_post(grens: datetime) -> QuerySet[Verslagpost]:
    """Give to whom verslagen were mailed before a moment."""
    return Verslagpost.objects.filter(op__lt=grens)


def oude_woosets(grens: datetime) -> QuerySet[Wooset]:
    """Give the Woo sets that were finished before a moment, or made before it and never finished."""
    return Wooset.objects.annotate(laatst=Coalesce("afgerond_op", "gemaakt_op")).filter(laatst__lt=grens)


def ruim_woosets(grens: datetime) -> int:
    """Remove old sets with the documents that were kept of them. Gives how many."""
    sleutels = eerste(oude_woosets(grens))
    for wooset in Wooset.objects.filter(pk__in=sleutels):
        gooi_documenten_weg(wooset, None)
        wooset.delete()
    return len(sleutels)


def sluit_aan() -> None:
    """Declare the kinds; once, when Django starts."""
    neem_op(
        Bewaarsoort(
            "conceptlezers",
            "Deelnemers die een concept meelazen",
            "Wie meelas, tot wanneer, en de naam bij een opmerking.",
            "De opmerkingen zelf, en het verslag.",
            "Drie maanden na de laatste dag is het verslag geschreven.",
            90,
            oude_lezers,
            lambda grens: vergeet(oude_lezers(grens)),
            minste=7,
        ),
        Bewaarsoort(
            "verslagpost",
            "Aan wie een verslag is gemaild",
            "Welke deelnemer welk verslag op welk adres kreeg.",
            "Het verslag.",
            "Een jaar lang kun je een deelnemer die niets kreeg het verslag nog eens sturen.",
            365,
            oude_post,
            lambda grens: verwijderd(oude_post(grens)),
            minste=30,
        ),
        Bewaarsoort(
            "woosets",
            "Woo-sets",
            "Wat is verzameld voor een Woo-verzoek: de stukken zoals ze waren, wat is weggelakt, en wat is verstrekt.",
            "Het project, zijn verslag en alles wat daar hoort.",
            "Vijf jaar lang kun je nazien wat is verstrekt en wat onder een balk stond, ook bij bezwaar en beroep.",
            1825,
            oude_woosets,
            ruim_woosets,
            minste=365,
        ),
    )
