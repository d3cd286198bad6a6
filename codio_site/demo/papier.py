"""What the redacteur of the demo types over from paper: a verslag of a workshop of years ago."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from moresprudentie.handelingen import voer_oud_verslag_in
from moresprudentie.models import Verslag
from organisatie.models import Organisatieonderdeel
from project.oude_workshop import OudeActie, OudeSpanning, OudeWaarde, OudeWorkshop
from waardenkader.models import Kaderversie, Waarde


def speel(vandaag: date) -> Verslag:
    """Enter it some days before today; it stays a draft."""
    verteld = verhaal.lees("papier.toml")
    dag = vandaag - timedelta(days=verteld["dagen_geleden"])
    with klok.op(klok.om(klok.werkdag(dag), 14)):
        return voer_oud_verslag_in(
            door=persoon(verteld["wie"]),
            oud=_oud(verteld),
            teksten=verteld["teksten"],
            zichtbaarheid=verteld["zichtbaarheid"],
        )


def _oud(verteld: dict[str, Any]) -> OudeWorkshop:
    kader = Kaderversie.objects.get(sleutel=verteld["kader"])
    namen = [waarde["naam"] for waarde in verteld["waarden"]]
    per_naam = {waarde.naam: waarde for waarde in Waarde.objects.van_kader(kader)}
    return OudeWorkshop(
        verteld["datum"],
        verteld["velden"] | {"kader": kader, "onderdeel": Organisatieonderdeel.objects.first()},
        [OudeWaarde(**waarde, waarde=per_naam[waarde["naam"]]) for waarde in verteld["waarden"]],
        [
            OudeSpanning(namen.index(een), namen.index(ander), s["schuurt"], s["afweging"])
            for s in verteld["spanningen"]
            for een, ander in [s["tussen"]]
        ],
        [
            OudeActie(a["titel"], a["wie"], a.get("gedaan", False), tuple(map(namen.index, a["waarden"])))
            for a in verteld["acties"]
        ],
    )
