"""Every write to the framework."""

from waardenkader.handelingen.kader import (
    KaderNietIngelezen,
    laad_kader,
    lees_kader_in,
    lever_kaderbestand_aan,
    neem_kader_in_gebruik,
)
from waardenkader.handelingen.waarden import (
    OngeldigeWaarde,
    keur,
    laat_bij_project,
    neem_op_in_kader,
    voeg_eigen_waarde_toe,
    wijzig_eigen_waarde,
    zet_eigen_waarde_in_gebruik,
)

__all__ = [
    "KaderNietIngelezen",
    "OngeldigeWaarde",
    "keur",
    "laad_kader",
    "laat_bij_project",
    "lees_kader_in",
    "lever_kaderbestand_aan",
    "neem_kader_in_gebruik",
    "neem_op_in_kader",
    "voeg_eigen_waarde_toe",
    "wijzig_eigen_waarde",
    "zet_eigen_waarde_in_gebruik",
]
