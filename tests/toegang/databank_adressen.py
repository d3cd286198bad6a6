"""Rows of the addresses with which the redactie keeps the words of the databank."""

from __future__ import annotations

from tests.toegang.mensen import Rij, wie

S = {"pk": "synoniemen"}
DATABANK = [
    Rij("synoniemen", wie("redacteur")),
    Rij("synoniemen-toevoegen", wie("redacteur"), wie("redacteur")),
    Rij("synoniemen-wijzigen", wie("redacteur"), wie("redacteur"), S),
    Rij("synoniemen-verwijderen", wie("redacteur"), wie("redacteur"), S),
]
