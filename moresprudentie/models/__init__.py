"""Verslagen of projects, their published versions, and the half-yearly terugkoppeling."""

from moresprudentie.models.aanbeveling import Aanbeveling
from moresprudentie.models.bron import Bron, Bronfout
from moresprudentie.models.cijfers import Cijferregel, Telwaarde
from moresprudentie.models.citator import Spanningsgebruik, Verslagactie, Waardegebruik
from moresprudentie.models.delen import Verslagpost
from moresprudentie.models.fouten import Foutmelding
from moresprudentie.models.meelezen import Conceptlezer
from moresprudentie.models.openbaar import Openbaarstand
from moresprudentie.models.overheden import Deelstand, Toegangssleutel
from moresprudentie.models.suggestie import Suggestiekeuze
from moresprudentie.models.synoniem import Synoniemgroep
from moresprudentie.models.terugkoppeling import Gelezen, Terugkoppeling
from moresprudentie.models.verslag import Nummerreeks, Opmerking, Verslag, Verslagversie
from moresprudentie.models.verwanten import Verwantenlijst, Verwantschap
from moresprudentie.models.woo import Woopassage, Wooset, Woostuk
from moresprudentie.models.zoeken import Telplek, Zoekregel, Zoekstand, Zoekvak, Zoekwoord
from moresprudentie.models.zoekvragen import Bewaardezoekvraag

__all__ = [
    "Aanbeveling",
    "Bewaardezoekvraag",
    "Bron",
    "Bronfout",
    "Cijferregel",
    "Conceptlezer",
    "Deelstand",
    "Foutmelding",
    "Gelezen",
    "Nummerreeks",
    "Openbaarstand",
    "Opmerking",
    "Spanningsgebruik",
    "Suggestiekeuze",
    "Synoniemgroep",
    "Telplek",
    "Telwaarde",
    "Terugkoppeling",
    "Toegangssleutel",
    "Verslag",
    "Verslagactie",
    "Verslagpost",
    "Verslagversie",
    "Verwantenlijst",
    "Verwantschap",
    "Waardegebruik",
    "Woopassage",
    "Wooset",
    "Woostuk",
    "Zoekregel",
    "Zoekstand",
    "Zoekvak",
    "Zoekwoord",
]
