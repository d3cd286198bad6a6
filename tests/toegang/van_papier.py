"""Rows of entering an old verslag from paper, and the one that stands in the world."""

from __future__ import annotations

from datetime import date

from moresprudentie.handelingen import voer_oud_verslag_in
from moresprudentie.handelingen.papier import RECHTEN
from moresprudentie.models import Verslag
from organisatie.rechten import Recht
from project.oude_workshop import OudeWaarde, OudeWorkshop
from tests.toegang import mensen
from tests.toegang.conftest import Wereld
from tests.toegang.mensen import wie
from tests.toegang.rijen import Rij, rijen
from waardenkader.models import Kaderversie, Waarde

INVOERDERS = wie("redacteur", "organisator", "andere organisator")
ADRESSEN = [
    mensen.Rij("oud-verslag", INVOERDERS, INVOERDERS),
    mensen.Rij("verslag-van-papier", wie("redacteur"), wie("redacteur"), {"pk": "oud verslag"}),
]


def _oud() -> OudeWorkshop:
    velden = {
        "titel": "Van vroeger",
        "kader": Kaderversie.objects.actueel(),
        "onderdeel": None,
        "deelnemers_toen": 9,
        "van_buiten_toen": None,
        **dict.fromkeys(("technologie", "uitkomst", "uitkomst_reden", "locatie", "geleid_door"), ""),
    }
    waarde = Waarde.objects.actueel()[0]
    return OudeWorkshop(date(2021, 6, 8), velden, [OudeWaarde(waarde.naam, waarde=waarde)])


def oud_verslag(w: Wereld) -> Verslag:
    """Give the old verslag that the redacteur typed over."""
    er_al = Verslag.objects.filter(project__van_papier=True).first()
    return er_al or voer_oud_verslag_in(door=w.mensen["redacteur"], oud=_oud(), teksten={})


PLEKKEN = {"oud verslag": lambda w: oud_verslag(w).project_id}
VAN_PAPIER: dict[str, Rij] = {
    "moresprudentie.handelingen.papier.voer_oud_verslag_in": Rij(
        (frozenset(RECHTEN),), lambda w, door: {"oud": _oud(), "teksten": {}}
    ),
    **rijen(
        "moresprudentie.handelingen.papier",
        Recht.VERSLAG_BEWERKEN,
        wijzig_oud_verslag=lambda w, door: {"verslag": oud_verslag(w), "oud": _oud()},
    ),
}
