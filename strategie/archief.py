"""One strategy as an archive: what was vastgesteld and decided as it was kept, and the data as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from documenten.archief import Archief, Archiefbestand, Archiefstuk, bewaard_stuk
from documenten.mdto import Gebeurtenis
from strategie.gegevens import fasen_van, maatregelen
from strategie.models import Besluitstuk, Dossier, Fase, Fasebesluit


def archief(dossier: Dossier) -> Archief:
    """Give all that goes along of one strategy."""
    besluiten = Fasebesluit.objects.filter(fase__dossier=dossier).select_related("fase").order_by("op", "pk")
    return Archief(
        kenmerk=f"strategie-{dossier.pk}",
        naam=str(dossier),
        omschrijving=dossier.aanleiding_toelichting or "Een traject CODIO Strategie.",
        begonnen_op=dossier.gemaakt_op,
        gegevens=gegevens(dossier),
        stukken=tuple(_stukken(dossier)),
        gebeurtenissen=tuple(
            Gebeurtenis(b.get_stap_display(), b.op, f"Fase {b.fase.nummer}") for b in besluiten
        ),
    )


def _stukken(dossier: Dossier) -> Iterator[Archiefstuk]:
    for bewaard in dossier.documenten.select_related("document", "fase").order_by("pk"):
        nummer = bewaard.fase.nummer
        stuk = bewaard_stuk(
            [bewaard.document],
            kenmerk=f"fase-{nummer}-{bewaard.pk}",
            naam=bewaard.document.titel,
            gebeurtenis="Vaststelling",
        )
        if stuk:
            yield stuk
    for verslag in dossier.jaarverslagen.aangeboden().prefetch_related("documenten"):
        stuk = bewaard_stuk(
            verslag.documenten.all(),
            kenmerk=f"jaarverslag-{verslag.pk}",
            naam=str(verslag),
            gebeurtenis="Aanbieding",
        )
        if stuk:
            yield stuk
    for papier in Besluitstuk.objects.filter(elders__besluit__fase__dossier=dossier).select_related(
        "elders__besluit"
    ):
        op = papier.elders.besluit.op
        bestand = Archiefbestand(papier.naam, bytes(papier.inhoud), op, papier.sha256, van_buiten=True)
        yield Archiefstuk(f"besluit-{papier.pk}", str(papier.elders), op, (bestand,), gebeurtenis="Besluit")


def gegevens(dossier: Dossier) -> dict[str, Any]:
    """Give what the strategy says now: answers, decisions, values and measures."""
    return {
        "titel": dossier.titel,
        "versie": dossier.versie,
        "aanleiding": dossier.get_aanleiding_display(),
        "toelichting": dossier.aanleiding_toelichting,
        "keuze": dossier.keuze_in_woorden,
        "fasen": [_fase(fase) for fase in fasen_van(dossier).values()],
        "accentwaarden": [
            {
                "waarde": str(accent.waarde),
                "soort": accent.get_soort_display(),
                "onderbouwing": accent.onderbouwing,
                "lading": accent.lading,
            }
            for accent in dossier.accentwaarden.select_related("waarde")
        ],
        "maatregelen": [
            {
                "titel": actie.titel,
                "soort": actie.get_soort_display(),
                "houder": actie.houder_zonder_naam,
                "termijn": actie.termijn,
                "status": actie.get_status_display(),
            }
            for actie in maatregelen(dossier).select_related("actiehouder__onderdeel")
        ],
    }


def _fase(fase: Fase) -> dict[str, Any]:
    besluiten = fase.besluiten.order_by("op", "pk")
    return {
        "nummer": fase.nummer,
        "naam": fase.naam,
        "status": fase.get_status_display(),
        "antwoorden": fase.invulling.antwoorden(),
        "besluiten": [
            {
                "stap": b.get_stap_display(),
                "op": b.op,
                "opmerking": b.opmerking,
                "controlegetal": b.controlegetal,
            }
            for b in besluiten
        ],
    }
