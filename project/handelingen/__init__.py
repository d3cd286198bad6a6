"""Every write on projects and their people; the workshop has its own in `project.workshop.handelingen`."""

from project.handelingen.fase import (
    begin_workshop,
    ga_naar_fase,
    heropen_project,
    heropen_workshop,
    leg_uitkomst_vast,
    rond_project_af,
    rond_workshop_af,
    terug_naar_voorbereiding,
)
from project.handelingen.mensen import (
    antwoord_op_uitnodiging,
    deel_in,
    stuur_uitnodigingen,
    verdeel,
    verdeel_fundamenten,
    verwijder_deelnemer,
    voeg_deelnemer_toe,
    wijzig_deelnemer,
)
from project.handelingen.project import (
    deel_casusbeschrijving,
    leg_follow_up_vast,
    maak_project,
    plan_follow_up,
    plan_workshop,
    verwijder_instrument,
    wijzig_project,
    zet_instrument,
)

__all__ = [
    "antwoord_op_uitnodiging",
    "begin_workshop",
    "deel_casusbeschrijving",
    "deel_in",
    "ga_naar_fase",
    "heropen_project",
    "heropen_workshop",
    "leg_follow_up_vast",
    "leg_uitkomst_vast",
    "maak_project",
    "plan_follow_up",
    "plan_workshop",
    "rond_project_af",
    "rond_workshop_af",
    "stuur_uitnodigingen",
    "terug_naar_voorbereiding",
    "verdeel",
    "verdeel_fundamenten",
    "verwijder_deelnemer",
    "verwijder_instrument",
    "voeg_deelnemer_toe",
    "wijzig_deelnemer",
    "wijzig_project",
    "zet_instrument",
]
