"""Verslagen of projects, their published versions, and the half-yearly terugkoppeling."""

from moresprudentie.models.aanbeveling import Aanbeveling
from moresprudentie.models.delen import Verslagpost
from moresprudentie.models.openbaar import Openbaarstand
from moresprudentie.models.terugkoppeling import Gelezen, Terugkoppeling
from moresprudentie.models.verslag import Nummerreeks, Opmerking, Verslag, Verslagversie
from moresprudentie.models.zoeken import Telplek, Zoekregel, Zoekstand, Zoekvak, Zoekwoord

__all__ = [
    "Aanbeveling",
    "Gelezen",
    "Nummerreeks",
    "Openbaarstand",
    "Opmerking",
    "Telplek",
    "Terugkoppeling",
    "Verslag",
    "Verslagpost",
    "Verslagversie",
    "Zoekregel",
    "Zoekstand",
    "Zoekvak",
    "Zoekwoord",
]
