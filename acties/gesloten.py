"""Which addresses of this floor are of one action, that not everybody reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acties.models import Actie, Bewijs
from organisatie.toegang import GESLOTEN, Gesloten


def _actie(kwargs: Mapping[str, Any]) -> Actie | None:
    return Actie.objects.filter(pk=kwargs["pk"]).first()


def _van_bewijs(kwargs: Mapping[str, Any]) -> Actie | None:
    bewijs = Bewijs.objects.filter(pk=kwargs["pk"]).defer("inhoud").select_related("voortgang__actie").first()
    return bewijs.voortgang.actie if bewijs else None


def sluit_aan() -> None:
    """Put these where the audit trail asks for them; once, when Django starts."""
    GESLOTEN.append(Gesloten("acties/<int:pk>/", _actie))
    GESLOTEN.append(Gesloten("acties/bewijs/<int:pk>/", _van_bewijs))
