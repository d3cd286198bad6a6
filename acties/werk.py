"""What the home page shows of actions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils import timezone

from acties.models import Actie
from organisatie.models import Gebruiker
from organisatie.werk import ALLES, Hoeveel, Taak, Werk


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give my own running actions, the most urgent first; drafts are not mine yet. Actions are no trajectory of their own."""
    eigen = Actie.objects.filter(actiehouder=gebruiker).geldend().lopend()
    voorbij = Q(termijn__lt=timezone.localdate())
    telling = eigen.aggregate(alle=Count("pk"), laat=Count("pk", filter=voorbij))
    op_tijd = telling["alle"] - telling["laat"]
    gelezen = eigen.op_urgentie().select_related("project", "dossier")
    return Werk(
        laat=_taken(gelezen.filter(voorbij)[: hoeveel.laat], te_laat=True) if telling["laat"] else (),
        op_tijd=_taken(gelezen.exclude(voorbij)[: hoeveel.op_tijd], te_laat=False) if op_tijd else (),
        aantal_laat=telling["laat"],
        aantal_op_tijd=op_tijd,
    )


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give all that waits for this person."""
    return werk(gebruiker).taken


def _taken(acties: Iterable[Actie], *, te_laat: bool) -> list[Taak]:
    return [
        Taak(
            titel=actie.titel,
            bij=str(actie.eigenaar),
            url=actie.get_absolute_url(),
            toelichting="Meld hoe het ervoor staat.",
            termijn=actie.termijn,
            te_laat=te_laat,
        )
        for actie in acties
    ]
