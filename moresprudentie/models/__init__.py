"""Verslagen of projects, their published versions, and the half-yearly terugkoppeling."""

from moresprudentie.models.aanbeveling import Aanbeveling
from moresprudentie.models.citator import Spanningsgebruik, Verslagactie, Waardegebruik
from moresprudentie.models.delen import Verslagpost
from moresprudentie.models.fouten import Foutmelding
from moresprudentie.models.terugkoppeling import Gelezen, Terugkoppeling
from moresprudentie.models.verslag import Nummerreeks, Opmerking, Verslag, Verslagversie
from moresprudentie.models.zoeken import Telplek, Zoekregel, Zoekstand, Zoekvak, Zoekwoord
from moresprudentie.models.zoekvragen import Bewaardezoekvraag

__all__ = [
    "Aanbeveling",
    "Bewaardezoekvraag",
    "Foutmelding",
    "Gelezen",
    "Nummerreeks",
    "Opmerking",
    "Spanningsgebruik",
    "Telplek",
    "Terugkoppeling",
    "Verslag",
    "Verslagactie",
    "Verslagpost",
    "Verslagversie",
    "Waardegebruik",
    "Zoekregel",
    "Zoekstand",
    "Zoekvak",
    "Zoekwoord",
]
