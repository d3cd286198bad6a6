"""Every write of this app."""

from moresprudentie.handelingen.aanbevelingen import (
    beantwoord_aanbeveling,
    schrijf_aanbeveling,
    verplaats_aanbeveling,
    verwijder_aanbeveling,
    wijzig_aanbeveling,
    zeg_geen_aanbevelingen,
)
from moresprudentie.handelingen.delen import deel_met_deelnemers
from moresprudentie.handelingen.overnemen import neem_actie_over
from moresprudentie.handelingen.publiceren import publiceer, trek_in
from moresprudentie.handelingen.terugkoppeling import (
    begin_terugkoppeling,
    noteer_gelezen,
    verzend_terugkoppeling,
)
from moresprudentie.handelingen.verslag import (
    bied_aan,
    geef_terug,
    maak_verslag,
    plaats_opmerking,
    ververs,
)
from moresprudentie.handelingen.weghalen import haal_weg

__all__ = [
    "beantwoord_aanbeveling",
    "begin_terugkoppeling",
    "bied_aan",
    "deel_met_deelnemers",
    "geef_terug",
    "haal_weg",
    "maak_verslag",
    "neem_actie_over",
    "noteer_gelezen",
    "plaats_opmerking",
    "publiceer",
    "schrijf_aanbeveling",
    "trek_in",
    "verplaats_aanbeveling",
    "ververs",
    "verwijder_aanbeveling",
    "verzend_terugkoppeling",
    "wijzig_aanbeveling",
    "zeg_geen_aanbevelingen",
]
