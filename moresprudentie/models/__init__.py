"""Verslagen of projects, their published versions, and the half-yearly terugkoppeling."""

from moresprudentie.models.aanbeveling import Aanbeveling
from moresprudentie.models.bron import Bron, Bronfout
from moresprudentie.models.delen import Verslagpost
from moresprudentie.models.overheden import Deelstand, Toegangssleutel
from moresprudentie.models.terugkoppeling import Gelezen, Terugkoppeling
from moresprudentie.models.verslag import Nummerreeks, Opmerking, Verslag, Verslagversie
from moresprudentie.models.zoeken import Telplek, Zoekregel, Zoekstand, Zoekvak, Zoekwoord

__all__ = [
    "Aanbeveling",
    "Bron",
    "Bronfout",
    "Deelstand",
    "Gelezen",
    "Nummerreeks",
    "Opmerking",
    "Telplek",
    "Terugkoppeling",
    "Toegangssleutel",
    "Verslag",
    "Verslagpost",
    "Verslagversie",
    "Zoekregel",
    "Zoekstand",
    "Zoekvak",
    "Zoekwoord",
]
