"""Every write on projects and their people; the workshop has its own in `project.workshop.handelingen`."""

from project.handelingen.bedanken import stuur_bedankje
from project.handelingen.fase import (
    begin_workshop,
    heropen_project,
    heropen_workshop,
    leg_uitkomst_vast,
    rond_project_af,
    rond_workshop_af,
    terug_naar_voorbereiding,
)
from project.handelingen.groepen import deel_in, verdeel, verdeel_fundamenten
from project.handelingen.herinneren import stuur_gesprek, stuur_herinneringen, stuur_wijziging
from project.handelingen.mensen import (
    verwijder_deelnemer,
    voeg_deelnemer_toe,
    voeg_deelnemers_toe,
    wijzig_deelnemer,
)
from project.handelingen.project import (
    deel_casusbeschrijving,
    leg_follow_up_vast,
    maak_project,
    plan_follow_up,
    plan_workshop,
    verwijder_instrument,
    wijzig_instrument,
    wijzig_project,
    zet_instrument,
)
from project.handelingen.tijden import stel_tijden_in, zet_tijden_terug
from project.handelingen.uitnodigen import (
    antwoord_op_uitnodiging,
    nodig_uit_op_papier,
    stuur_overzicht,
    stuur_uitnodiging_opnieuw,
    stuur_uitnodigingen,
)

__all__ = [
    "antwoord_op_uitnodiging",
    "begin_workshop",
    "deel_casusbeschrijving",
    "deel_in",
    "heropen_project",
    "heropen_workshop",
    "leg_follow_up_vast",
    "leg_uitkomst_vast",
    "maak_project",
    "nodig_uit_op_papier",
    "plan_follow_up",
    "plan_workshop",
    "rond_project_af",
    "rond_workshop_af",
    "stel_tijden_in",
    "stuur_bedankje",
    "stuur_gesprek",
    "stuur_herinneringen",
    "stuur_overzicht",
    "stuur_uitnodiging_opnieuw",
    "stuur_uitnodigingen",
    "stuur_wijziging",
    "terug_naar_voorbereiding",
    "verdeel",
    "verdeel_fundamenten",
    "verwijder_deelnemer",
    "verwijder_instrument",
    "voeg_deelnemer_toe",
    "voeg_deelnemers_toe",
    "wijzig_deelnemer",
    "wijzig_instrument",
    "wijzig_project",
    "zet_instrument",
    "zet_tijden_terug",
]
