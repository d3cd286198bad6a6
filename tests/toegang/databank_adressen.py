"""Rows of the addresses of words of the databank, of reading a draft along, and of other organisations."""

from __future__ import annotations

from tests.toegang.andere_adressen import ANDERE
from tests.toegang.mensen import OPENBAAR, Rij, wie
from tests.toegang.van_papier import ADRESSEN as VAN_PAPIER

S, C = {"pk": "synoniemen"}, {"pk": "met concept"}
DATABANK = [
    *ANDERE,
    *VAN_PAPIER,
    Rij("synoniemen", wie("redacteur")),
    Rij("synoniemen-toevoegen", wie("redacteur"), wie("redacteur")),
    Rij("synoniemen-wijzigen", wie("redacteur"), wie("redacteur"), S),
    Rij("synoniemen-verwijderen", wie("redacteur"), wie("redacteur"), S),
    Rij("project-verslag-meelezen", wie("organisator"), wie("organisator"), C),
    Rij("project-verslag-meelezen-stoppen", wie("organisator"), wie("organisator"), C),
    Rij("verslag-eigen-concept", OPENBAAR, OPENBAAR, {"kenmerk": "kenmerk bij het concept"}),
]
