"""What publishing and reading in have in common: a verslag takes its place in the databank."""

from __future__ import annotations

from collections.abc import Iterable

from moresprudentie.citator.berichten import vergeet_wachtende
from moresprudentie.citator.gebruik import noteer_gebruik
from moresprudentie.inhoud import Inhoud, antwoord_uit
from moresprudentie.models import Verslag, Verslagversie
from moresprudentie.zoekindex import plat, zet_in_index


def zet_in_databank(
    verslag: Verslag, versie: Verslagversie, inhoud: Inhoud, *, waarden: Iterable[int]
) -> None:
    """Repeat the fixed content in the columns that search and facets read.

    Takes a verslag with its status, department and readers set, and the ids of its values. Whoever calls this keeps the
    counts (`bewaar_tellingen`) when all is done.
    """
    verslag.huidige_versie = versie
    verslag.ingetrokken_op = None
    verslag.ingetrokken_reden = ""
    verslag.titel = inhoud["titel"]
    verslag.samenvatting = plat(antwoord_uit(inhoud, "samenvatting"))
    verslag.technologie = inhoud["technologie"]
    verslag.uitkomst = inhoud["uitkomst"]["sleutel"]
    verslag.trefwoorden = inhoud["trefwoorden"]
    verslag.save()
    verslag.waarden.set(waarden)
    zet_in_index(verslag, inhoud)
    noteer_gebruik(verslag, inhoud)
    vergeet_wachtende(verslag)
