"""The roles that somebody can hold in the whole organisation; what each may do stands in `organisatie.rechten`."""

from __future__ import annotations

from django.db import models


class Rol(models.TextChoices):
    """The roles of the method (bron: 000, modules Strategie en Project)."""

    CIO = "cio", "CIO-office"
    BESTUURDER = "bestuurder", "Bestuurder"
    ORGANISATOR = "organisator", "Organisator"
    GESPREKSLEIDER = "gespreksleider", "Gespreksleider"
    NOTULIST = "notulist", "Notulist"
    REGIEVOERDER = "regievoerder", "Regievoerder"
    ACTIEHOUDER = "actiehouder", "Actiehouder"
    REDACTEUR = "redacteur", "Redacteur"
    MEDEWERKER = "medewerker", "Medewerker"
    BEHEERDER = "beheerder", "Beheerder"
