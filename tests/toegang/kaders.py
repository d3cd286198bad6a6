"""What every handeling of a framework asks and what it is called with."""

from __future__ import annotations

from organisatie.rechten import Recht
from tests.toegang.rijen import Rij, rijen
from waardenkader.models import Kaderbestand, Kaderversie

KADERS: dict[str, Rij] = {
    **rijen(
        "waardenkader.handelingen.kader",
        Recht.BEHEREN,
        laad_kader=lambda w, door: {},
        neem_kader_in_gebruik=lambda w, door: {"versie": Kaderversie.objects.get(sleutel="2021")},
    ),
    **rijen(
        "waardenkader.handelingen.kader",
        Recht.WAARDENKADER_INLEZEN,
        lever_kaderbestand_aan=lambda w, door: {
            "inhoud": b"waarde",
            "bestandsnaam": "x.csv",
            "sleutel": "x",
            "naam": "X",
        },
        lees_kader_in=lambda w, door: {"bestand": Kaderbestand.objects.get()},
    ),
}
