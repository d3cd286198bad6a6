"""Every write of the live workshop. Who leads has an account and its right; who takes part has the address of a screen."""

from live.handelingen.binnen import (
    kom_binnen,
    kom_met_link,
    meld_klaar,
    noteer_gezien,
    verplaats_plek,
)
from live.handelingen.fouten import ZaalGesloten
from live.handelingen.notities import (
    bewaar_notitie,
    haal_los,
    leg_notitie_neer,
    verplaats_notitie,
    voeg_samen,
)
from live.handelingen.oefening import begin_oefening, speel, stop_oefening
from live.handelingen.reflecties import lever_reflectie_in
from live.handelingen.sessie import (
    ga_naar,
    hervat,
    open_zaal,
    pauzeer,
    sluit_zaal,
    toon_namen,
    verleng,
)
from live.handelingen.tafel import (
    bewaar_regel_aan_tafel,
    haal_regel_van_tafel,
    kies_actie_van_notitie,
    kies_stapel,
    noem_woordvoerder,
    zet_op_papier,
)

__all__ = [
    "ZaalGesloten",
    "begin_oefening",
    "bewaar_notitie",
    "bewaar_regel_aan_tafel",
    "ga_naar",
    "haal_los",
    "haal_regel_van_tafel",
    "hervat",
    "kies_actie_van_notitie",
    "kies_stapel",
    "kom_binnen",
    "kom_met_link",
    "leg_notitie_neer",
    "lever_reflectie_in",
    "meld_klaar",
    "noem_woordvoerder",
    "noteer_gezien",
    "open_zaal",
    "pauzeer",
    "sluit_zaal",
    "speel",
    "stop_oefening",
    "toon_namen",
    "verleng",
    "verplaats_notitie",
    "verplaats_plek",
    "voeg_samen",
    "zet_op_papier",
]
