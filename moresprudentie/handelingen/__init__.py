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
from moresprudentie.handelingen.fouten import beantwoord_fout, meld_fout, zet_nakijkdag
from moresprudentie.handelingen.inlezen import lees_verslagen_in
from moresprudentie.handelingen.meelezen import (
    laat_meelezen,
    meld_concept_gelezen,
    merk_op_bij_concept,
    stop_meelezen,
)
from moresprudentie.handelingen.overnemen import neem_actie_over
from moresprudentie.handelingen.papier import voer_oud_verslag_in, wijzig_oud_verslag
from moresprudentie.handelingen.publiceren import publiceer, trek_in
from moresprudentie.handelingen.sleutels import maak_sleutel, trek_sleutel_in
from moresprudentie.handelingen.synoniemen import (
    verwijder_synoniemen,
    voeg_synoniemen_toe,
    wijzig_synoniemen,
)
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
from moresprudentie.handelingen.zoekvragen import (
    bewaar_zoekvraag,
    vernieuw_adres,
    verwijder_zoekvraag,
    wijzig_zoekvraag,
)

__all__ = [
    "beantwoord_aanbeveling",
    "beantwoord_fout",
    "begin_terugkoppeling",
    "begin_volgen",
    "bewaar_zoekvraag",
    "bied_aan",
    "deel_met_deelnemers",
    "geef_terug",
    "haal_nu_op",
    "haal_weg",
    "laat_meelezen",
    "lees_verslagen_in",
    "maak_sleutel",
    "maak_verslag",
    "meld_concept_gelezen",
    "meld_fout",
    "merk_op_bij_concept",
    "neem_actie_over",
    "noteer_gelezen",
    "plaats_opmerking",
    "publiceer",
    "schrijf_aanbeveling",
    "stop_meelezen",
    "stop_volgen",
    "trek_in",
    "trek_sleutel_in",
    "vernieuw_adres",
    "verplaats_aanbeveling",
    "ververs",
    "verwijder_aanbeveling",
    "verwijder_synoniemen",
    "verwijder_zoekvraag",
    "verzend_terugkoppeling",
    "voeg_synoniemen_toe",
    "voer_oud_verslag_in",
    "wijzig_aanbeveling",
    "wijzig_bron",
    "wijzig_oud_verslag",
    "wijzig_synoniemen",
    "wijzig_zoekvraag",
    "zeg_geen_aanbevelingen",
    "zet_nakijkdag",
    "zet_ophalen",
]
