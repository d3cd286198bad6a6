"""How long this floor keeps who took part: after a project ended the people and their links go, what came of it stays."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from organisatie.bewaren import Bewaarsoort, eerste, neem_op
from project.models import Deelnemer, Project

ZONDER_NAAM = "Deelnemer zonder naam"
VERGETEN = timedelta(days=365)
"""A project that nobody closed counts as closed when its workshop was so much longer ago."""


def te_oud(grens: datetime) -> QuerySet[Deelnemer]:
    """Give the participants of projects that ended before a moment, and still have a name or a link."""
    dicht = (Project.Fase.AFGEROND, Project.Fase.GESTOPT)
    projecten = Project.alle.annotate(
        laatst=Greatest("aangemaakt_op", "uitkomst_op", "workshop__afgerond_op", "workshop__begin")
    )
    voorbij = projecten.filter(Q(fase__in=dicht, laatst__lt=grens) | Q(workshop__begin__lt=grens - VERGETEN))
    deelnemers = Deelnemer.objects.filter(project__in=voorbij.order_by().values("pk"))
    return deelnemers.exclude(kenmerk__startswith=VERVALLEN)


VERVALLEN = "vervallen-"
"""How the mark of a link begins that opens nothing any more; nobody was ever given one like it."""


def vergeet(deelnemers: QuerySet[Deelnemer]) -> int:
    """Take name, address and link from participants; of a colleague the account stays. Gives how many."""
    sleutels = eerste(deelnemers)
    for pk in sleutels:
        Deelnemer.objects.filter(pk=pk).update(
            kenmerk=f"{VERVALLEN}{secrets.token_urlsafe(24)}", link_naar=""
        )
    buiten = Deelnemer.objects.filter(pk__in=sleutels, gebruiker=None)
    buiten.update(naam=ZONDER_NAAM, email="")
    Deelnemer.objects.filter(pk__in=sleutels).update(email="")
    return len(sleutels)


def sluit_aan() -> None:
    """Declare the kinds; once, when Django starts."""
    neem_op(
        Bewaarsoort(
            "deelnemers",
            "Deelnemers en hun persoonlijke link",
            "Naam en e-mailadres van deelnemers, en de link waarmee zij hun eigen pagina openden.",
            "Hoeveel mensen er waren, hun perspectief, en alles wat de workshop opleverde.",
            "Een jaar na het einde van een project leest niemand meer op zijn eigen pagina hoe het afliep.",
            365,
            te_oud,
            lambda grens: vergeet(te_oud(grens)),
            minste=30,
        )
    )
