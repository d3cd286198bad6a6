"""How long this floor keeps who took part in a meeting, and who read along from outside."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from organisatie.bewaren import Bewaarsoort, eerste, neem_op
from strategie.handelingen.opruimen import vergeet_deelnames
from strategie.models import Bijeenkomst, Deelname, Meelezer

ZONDER_NAAM = "Een meelezer van buiten"
ADRES = "vergeten-{pk}@voorbeeld.invalid"
"""An address to which no mail goes: a reader has one, and no two of a phase the same."""


def oude_deelnames(grens: datetime) -> QuerySet[Deelname]:
    """Give who was in exploring meetings that were closed before a moment."""
    oud = Bijeenkomst.objects.filter(gesloten_op__lt=grens)
    return Deelname.objects.filter(bijeenkomst__in=oud.order_by().values("pk"))


def oude_meelezers(grens: datetime) -> QuerySet[Meelezer]:
    """Give who read along without an account, until a day before a moment, and still has a name."""
    dag = timezone.localtime(grens).date()
    voorbij = Q(tot__lt=dag) | Q(ingetrokken_op__lt=grens)
    return Meelezer.objects.filter(voorbij, gebruiker=None).exclude(naam=ZONDER_NAAM)


def vergeet(meelezers: QuerySet[Meelezer]) -> int:
    """Take name and address from who read along without an account, also from their remarks; gives how many."""
    sleutels = eerste(meelezers)
    for meelezer in Meelezer.objects.filter(pk__in=sleutels):
        meelezer.opmerkingen.exclude(naam="").update(naam=ZONDER_NAAM)
        Meelezer.objects.filter(pk=meelezer.pk).update(naam=ZONDER_NAAM, email=ADRES.format(pk=meelezer.pk))
    return len(sleutels)


def sluit_aan() -> None:
    """Declare the kinds; once, when Django starts."""
    neem_op(
        Bewaarsoort(
            "bijeenkomsten",
            "Wie er was bij een verkennende bijeenkomst",
            "Wie meedeed, en de link waarmee.",
            "Welke waarden zijn ingebracht, en waarom.",
            "Net zo lang als de notities van een workshop.",
            30,
            oude_deelnames,
            lambda grens: vergeet_deelnames(),
            veld="notities_dagen",
        ),
        Bewaarsoort(
            "meelezers",
            "Meelezers van buiten bij een strategie",
            "Naam en e-mailadres van wie zonder account meelas.",
            "Hun opmerkingen en wat daarmee is gedaan.",
            "Drie maanden na de laatste dag is op elke opmerking wel geantwoord.",
            90,
            oude_meelezers,
            lambda grens: vergeet(oude_meelezers(grens)),
            minste=7,
        ),
    )
