"""The checksum of what the bestuurder reads: a decision holds for exactly that, and for nothing else."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from strategie.documenten import fasedocument
from strategie.hoort_bij import HOORT_BIJ, PER_FASE
from strategie.models import Dossier, Fase, Fasebesluit


def controlegetal(fase: Fase) -> str:
    """Give the SHA-256 of what the page of the decision shows of this phase, read anew from the database.

    It covers the document that is kept, all that belongs to this phase, and what was said when it was
    voorgelegd and before. Nothing in it depends on the reader or on the moment of reading.
    """
    vers = Fase.objects.select_related("dossier__eigenaar", "dossier__bestuurder", "invulling").get(
        pk=fase.pk
    )
    eerdere = Fasebesluit.objects.filter(fase=vers).order_by("pk")
    delen = {
        "document": fasedocument(vers).als_html(),
        "antwoorden": vers.invulling.antwoorden(),
        "inhoud": [_inhoud(vers.dossier, nummer) for nummer in range(1, vers.nummer + 1)],
        "besluiten": list(eerdere.values_list("pk", "stap", "opmerking")),
    }
    tekst = json.dumps(delen, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


def _inhoud(dossier: Dossier, nummer: int) -> dict[str, Any]:
    hoort = HOORT_BIJ[nummer]
    inhoud: dict[str, Any] = {veld: getattr(dossier, veld) for veld in hoort.velden}
    for naam in hoort.rijen:
        inhoud[naam] = list(getattr(dossier, naam).order_by("pk").values())
    for naam in sorted(PER_FASE):
        inhoud[naam] = list(getattr(dossier, naam).filter(fase=nummer).order_by("pk").values())
    if "maatregelen" in hoort.rijen:
        inhoud["waarden"] = list(dossier.maatregelen.order_by("pk", "waarden").values_list("pk", "waarden"))
    if "methoden" in hoort.rijen:
        inhoud["waarden van methoden"] = list(
            dossier.methoden.order_by("pk", "waarden").values_list("pk", "waarden")
        )
    if "stukken" in hoort.rijen:
        inhoud["bestanden"] = list(dossier.stukken.order_by("pk").values_list("pk", "bestand__sha256"))
    return inhoud
