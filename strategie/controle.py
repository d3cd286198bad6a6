"""What the public check of documents says of what was vastgesteld: kind and day only, for a strategy is not public."""

from __future__ import annotations

from collections.abc import Iterator

from documenten.controle import ZOEKERS, Herkomst
from strategie.models import Besluitstuk, Dossierdocument, Fasebesluit
from strategie.models.volwassenheid import Metingdocument

HEROPEND = (Fasebesluit.Stap.HEROPEND, Fasebesluit.Stap.MEE_HEROPEND)


def besluiten(som: str) -> Iterator[Herkomst]:
    """Give the phase of which a kept file has this checksum, or the decision that was recorded elsewhere."""
    vastgesteld = Dossierdocument.objects.filter(document__sha256=som).select_related(
        "fase__dossier", "document"
    )
    for bewaard in vastgesteld.order_by("pk"):
        fase, op = bewaard.fase, bewaard.document.gemaakt_op
        later = fase.besluiten.filter(stap__in=HEROPEND, op__gt=op).exists()
        opmerking = "Daarna is deze fase opnieuw geopend." if later else ""
        soort = f"Vastgesteld document van fase {fase.nummer}, {fase.naam.lower()}"
        yield Herkomst(soort, op, versie=str(fase.dossier.versie), opmerking=opmerking)
    for stuk in Besluitstuk.objects.filter(sha256=som).select_related("elders__besluit").order_by("pk"):
        yield Herkomst("Besluit", stuk.elders.besluit.op, nummer=stuk.elders.nummer)


def metingen(som: str) -> Iterator[Herkomst]:
    """Give the meting of which the kept outcome has this checksum."""
    for bewaard in Metingdocument.objects.filter(document__sha256=som).select_related("document"):
        yield Herkomst("Uitkomst van een meting", bewaard.document.gemaakt_op)


def sluit_aan() -> None:
    """Put these where the check asks for them; once, when Django starts."""
    ZOEKERS.extend((besluiten, metingen))
