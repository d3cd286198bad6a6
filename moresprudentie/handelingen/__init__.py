"""Every write of this app."""

from moresprudentie.handelingen.aanbevelingen import (
    beantwoord_aanbeveling,
    schrijf_aanbeveling,
    verplaats_aanbeveling,
    verwijder_aanbeveling,
    wijzig_aanbeveling,
    zeg_geen_aanbevelingen,
)
from moresprudentie.handelingen.bronnen import begin_volgen, haal_nu_op, stop_volgen, wijzig_bron, zet_ophalen
from moresprudentie.handelingen.delen import deel_met_deelnemers
from moresprudentie.handelingen.inlezen import lees_verslagen_in
from moresprudentie.handelingen.publiceren import publiceer, trek_in
from moresprudentie.handelingen.sleutels import maak_sleutel, trek_sleutel_in
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
    "begin_volgen",
    "bied_aan",
    "deel_met_deelnemers",
    "geef_terug",
    "haal_nu_op",
    "haal_weg",
    "lees_verslagen_in",
    "maak_sleutel",
    "maak_verslag",
    "noteer_gelezen",
    "plaats_opmerking",
    "publiceer",
    "schrijf_aanbeveling",
    "stop_volgen",
    "trek_in",
    "trek_sleutel_in",
    "verplaats_aanbeveling",
    "ververs",
    "verwijder_aanbeveling",
    "verzend_terugkoppeling",
    "wijzig_aanbeveling",
    "wijzig_bron",
    "zeg_geen_aanbevelingen",
    "zet_ophalen",
]
