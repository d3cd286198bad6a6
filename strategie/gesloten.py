"""Which addresses of this floor are of one dossier or one meting, that not everybody reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organisatie.toegang import GESLOTEN, Gesloten
from strategie.meelezen import Linkfout, lees_link
from strategie.models import Dossier, Meting


def _dossier(kwargs: Mapping[str, Any]) -> Dossier | None:
    return Dossier.objects.filter(pk=kwargs["pk"]).first()


def _meting(kwargs: Mapping[str, Any]) -> Meting | None:
    return Meting.objects.filter(pk=kwargs["pk"]).first()


def _van_meelezer(kwargs: Mapping[str, Any]) -> Dossier | None:
    try:
        return lees_link(kwargs["teken"]).dossier
    except Linkfout:
        return None


def sluit_aan() -> None:
    """Put these where the audit trail asks for them; once, when Django starts."""
    GESLOTEN.append(Gesloten("strategie/<int:pk>/", _dossier))
    GESLOTEN.append(Gesloten("strategie/volwassenheid/<int:pk>/", _meting))
    GESLOTEN.append(Gesloten("meelezen/<str:teken>/", _van_meelezer))
