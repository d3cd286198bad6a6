"""Every write of the module Strategie."""

from __future__ import annotations

from strategie.handelingen.accenten import (
    haal_van_lange_lijst,
    kies_accentwaarde,
    kies_accentwaarden,
    leg_accentwaarde_uit,
    leg_afwijkend_aantal_uit,
    leg_keuze_vast,
    verwijder_accentwaarde,
    voeg_eigen_waarde_toe,
    zet_op_lange_lijst,
)
from strategie.handelingen.bijeenkomst import (
    haal_uit_bijeenkomst,
    nodig_genoteerden_uit,
    nodig_uit_voor_bijeenkomst,
    open_bijeenkomst,
    wijzig_bijeenkomst,
    zet_bijeenkomst,
)
from strategie.handelingen.citaat import citeer_verslag
from strategie.handelingen.dossier import (
    leg_bespreking_vast,
    maak_dossier,
    verwijder_betrokkene,
    voeg_betrokkene_toe,
    wijzig_betrokkene,
    wijzig_dossier,
    zet_meeschrijver,
)
from strategie.handelingen.elders import geef_mandaat, leg_besluit_vast, trek_mandaat_in
from strategie.handelingen.fasen import geef_terug, heropen, leg_voor, stel_vast
from strategie.handelingen.inbreng import (
    breng_in,
    kom_in_bijeenkomst,
    meld_binnen,
    trek_inbreng_in,
    wijzig_inbreng,
)
from strategie.handelingen.jaarverslag import begin_jaarverslag, bied_jaarverslag_aan, wijzig_periode
from strategie.handelingen.meelezen import (
    herinner_meelezer,
    meld_gelezen,
    merk_op_met_link,
    nodig_meelezers_uit,
    noteer_geopend,
    trek_meelezer_in,
)
from strategie.handelingen.overnemen import neem_andere_waarde_over, neem_over
from strategie.handelingen.plan import (
    verwijder_methode,
    voeg_maatregel_toe,
    voeg_methode_toe,
    wijzig_methode,
)
from strategie.handelingen.stukken import verwijder_stuk, voeg_stuk_toe
from strategie.handelingen.versies import nieuwe_versie

__all__ = [
    "begin_jaarverslag",
    "bied_jaarverslag_aan",
    "breng_in",
    "citeer_verslag",
    "geef_mandaat",
    "geef_terug",
    "haal_uit_bijeenkomst",
    "haal_van_lange_lijst",
    "herinner_meelezer",
    "heropen",
    "kies_accentwaarde",
    "kies_accentwaarden",
    "kom_in_bijeenkomst",
    "leg_accentwaarde_uit",
    "leg_afwijkend_aantal_uit",
    "leg_besluit_vast",
    "leg_bespreking_vast",
    "leg_keuze_vast",
    "leg_voor",
    "maak_dossier",
    "meld_binnen",
    "meld_gelezen",
    "merk_op_met_link",
    "neem_andere_waarde_over",
    "neem_over",
    "nieuwe_versie",
    "nodig_genoteerden_uit",
    "nodig_meelezers_uit",
    "nodig_uit_voor_bijeenkomst",
    "noteer_geopend",
    "open_bijeenkomst",
    "stel_vast",
    "trek_inbreng_in",
    "trek_mandaat_in",
    "trek_meelezer_in",
    "verwijder_accentwaarde",
    "verwijder_betrokkene",
    "verwijder_methode",
    "verwijder_stuk",
    "voeg_betrokkene_toe",
    "voeg_eigen_waarde_toe",
    "voeg_maatregel_toe",
    "voeg_methode_toe",
    "voeg_stuk_toe",
    "wijzig_betrokkene",
    "wijzig_bijeenkomst",
    "wijzig_dossier",
    "wijzig_inbreng",
    "wijzig_methode",
    "wijzig_periode",
    "zet_bijeenkomst",
    "zet_meeschrijver",
    "zet_op_lange_lijst",
]
