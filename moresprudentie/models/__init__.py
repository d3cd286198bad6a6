"""Verslagen of projects, their published versions, and the half-yearly terugkoppeling."""

from moresprudentie.models.aanbeveling import Aanbeveling
from moresprudentie.models.delen import Verslagpost
from moresprudentie.models.terugkoppeling import Gelezen, Terugkoppeling
from moresprudentie.models.verslag import Nummerreeks, Opmerking, Verslag, Verslagversie

__all__ = [
    "Aanbeveling",
    "Gelezen",
    "Nummerreeks",
    "Opmerking",
    "Terugkoppeling",
    "Verslag",
    "Verslagpost",
    "Verslagversie",
]
