"""What people come for once a strategy is carried out: how far the measures are, the calendar, the yearly reports."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from strategie.jaarbeeld import beeld
from strategie.kalender import kalender
from strategie.models import Dossier
from strategie.periode import eerste_dag, kan_beginnen
from strategie.voortgang import bereken
from strategie.voortgangsprent import balken

PLAATSEN = [("cijfers", "Voortgang in beeld"), ("kalender", "Kalender"), ("jaarverslagen", "Jaarverslagen")]
"""The parts on the page of phase 4, for its navigation: (id, name)."""


def uitvoering(dossier: Dossier, gebruiker: Gebruiker) -> dict[str, Any]:
    """Give this for a dossier of which phase 4 is vastgesteld, with the figures since the last report."""
    vandaag = timezone.localdate()
    getoond = beeld(bereken(dossier, min(eerste_dag(dossier), vandaag), vandaag))
    schrijft = mag(gebruiker, Recht.STRATEGIE_BEWERKEN, dossier)
    return {
        "beeld": getoond,
        **balken(getoond),
        "kalender": kalender(dossier, ontvangen=mag(gebruiker, Recht.TERUGKOPPELING_INZIEN, dossier)),
        "jaarverslagen": list(dossier.jaarverslagen.select_related("bespreking")),
        "mag_beginnen": schrijft and not kan_beginnen(dossier),
    }
