"""The dossier, its four phases and what is decided in them."""

from __future__ import annotations

from strategie.models.betrokkene import Betrokkene
from strategie.models.bijeenkomst import Bijeenkomst, Deelname, Inbreng
from strategie.models.dossier import Dossier
from strategie.models.fase import BesluitElders, Besluitstuk, Dossierdocument, Fase, Fasebesluit, Voorlegging
from strategie.models.inhoud import Accentwaarde, Bespreking, LangelijstItem, LosgelatenAccent, Methode
from strategie.models.jaarverslag import Jaarverslag
from strategie.models.meelezer import Meelezer
from strategie.models.stukken import Dossierstuk, Stukbestand
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
    "BesluitElders",
    "Besluitstuk",
    "Bespreking",
    "Betrokkene",
    "Bijeenkomst",
    "Deelname",
    "Dossier",
    "Dossierdocument",
    "Dossierstuk",
    "Fase",
    "Fasebesluit",
    "Inbreng",
    "Invuller",
    "Jaarverslag",
    "LangelijstItem",
    "LosgelatenAccent",
    "Meelezer",
    "Methode",
    "Meting",
    "Metingdocument",
    "Metingstap",
    "Oordeel",
    "Stukbestand",
    "Themauitkomst",
    "Voorlegging",
]
