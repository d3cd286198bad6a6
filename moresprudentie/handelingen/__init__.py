"""Every write of this app."""

from moresprudentie.handelingen.delen import deel_met_deelnemers
from moresprudentie.handelingen.publiceren import publiceer, trek_in
from moresprudentie.handelingen.terugkoppeling import begin_terugkoppeling, verzend_terugkoppeling
from moresprudentie.handelingen.verslag import (
    bied_aan,
    geef_terug,
    maak_verslag,
    plaats_opmerking,
    ververs,
)

__all__ = [
    "begin_terugkoppeling",
    "bied_aan",
    "deel_met_deelnemers",
    "geef_terug",
    "maak_verslag",
    "plaats_opmerking",
    "publiceer",
    "trek_in",
    "ververs",
    "verzend_terugkoppeling",
]
