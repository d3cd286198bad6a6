"""Which addresses of this floor are of a verslag or a terugkoppeling that not everybody in the organisation reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moresprudentie.models import Terugkoppeling, Verslag
from organisatie.toegang import GESLOTEN, Gesloten


def _verslag(kwargs: Mapping[str, Any]) -> Verslag | None:
    """Give the verslag, unless all colleagues read it."""
    breed = Verslag.objects.gepubliceerd().filter(zichtbaarheid__in=Verslag.Zichtbaarheid.voor_collegas())
    return Verslag.objects.filter(slug=kwargs["slug"]).exclude(pk__in=breed.order_by().values("pk")).first()


def _terugkoppeling(kwargs: Mapping[str, Any]) -> Terugkoppeling | None:
    welke = {naam: kwargs[naam] for naam in ("pk", "jaar", "helft") if naam in kwargs}
    return Terugkoppeling.objects.filter(**welke).first()


def sluit_aan() -> None:
    """Put these where the audit trail asks for them; once, when Django starts."""
    GESLOTEN.append(Gesloten("moresprudentie/<slug:slug>", _verslag))
    GESLOTEN.append(Gesloten("moresprudentie/terugkoppeling/<int:pk>/", _terugkoppeling))
    GESLOTEN.append(Gesloten("moresprudentie/terugkoppeling/<jaartal:jaar>-<helft:helft>", _terugkoppeling))
