"""The dossier, its four phases and what is decided in them."""

from __future__ import annotations

from strategie.models.betrokkene import Betrokkene
from strategie.models.bijeenkomst import Bijeenkomst, Deelname, Inbreng
from strategie.models.dossier import Dossier
from strategie.models.fase import Dossierdocument, Fase, Fasebesluit
from strategie.models.inhoud import Accentwaarde, Bespreking, LangelijstItem, LosgelatenAccent, Methode
from strategie.models.volwassenheid import (
    Invuller,
    Meting,
    Metingdocument,
    Metingstap,
    Oordeel,
    Themauitkomst,
)

__all__ = [
    "Accentwaarde",
    "Bespreking",
    "Betrokkene",
    "Bijeenkomst",
    "Deelname",
    "Dossier",
    "Dossierdocument",
    "Fase",
    "Fasebesluit",
    "Inbreng",
    "Invuller",
    "LangelijstItem",
    "LosgelatenAccent",
    "Methode",
    "Meting",
    "Metingdocument",
    "Metingstap",
    "Oordeel",
    "Themauitkomst",
]
