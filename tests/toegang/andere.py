"""What the handelingen about other organisations ask and what they are called with."""

from __future__ import annotations

from typing import Any

from moresprudentie.models import Bron, Toegangssleutel
from organisatie.rechten import Recht
from tests.toegang.conftest import Wereld
from tests.toegang.rijen import Rij, rijen


def _bron(w: Wereld, door: Any) -> dict[str, Any]:
    return {"bron": Bron.objects.get()}


ANDERE: dict[str, Rij] = {
    **rijen(
        "moresprudentie.handelingen.bronnen",
        Recht.BEHEREN,
        begin_volgen=lambda w, door: {"adres": "http://codio.example"},
        wijzig_bron=lambda w, door: {**_bron(w, door), "naam": "Anders", "sleutel": ""},
        zet_ophalen=lambda w, door: {**_bron(w, door), "aan": False},
        haal_nu_op=_bron,
        stop_volgen=_bron,
    ),
    **rijen(
        "moresprudentie.handelingen.sleutels",
        Recht.BEHEREN,
        maak_sleutel=lambda w, door: {"naam": "Provincie Buur"},
        trek_sleutel_in=lambda w, door: {"sleutel": Toegangssleutel.objects.get()},
    ),
    **rijen(
        "moresprudentie.handelingen.inlezen",
        Recht.BEHEREN,
        lees_verslagen_in=lambda w, door: {"regels": []},
    ),
}
