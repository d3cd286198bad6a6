"""One project as an archive: its documents as they are now, what floors above kept of it (the verslag), and the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone

from documenten.archief import Archief, Archiefbestand, Archiefstuk
from documenten.document import Document
from documenten.mdto import Gebeurtenis
from project import documenten
from project.models import Project

STUKKEN: list[Callable[[Project], Iterator[Archiefstuk]]] = []
"""What floors above keep of a project; they put it here when Django starts."""


def archief(project: Project) -> Archief:
    """Give all that goes along of one project; nobody who took part is named."""
    gebeurd = []
    if project.workshop.afgerond_op:
        gebeurd.append(Gebeurtenis("Workshop afgerond", project.workshop.afgerond_op))
    if project.uitkomst_op:
        gebeurd.append(
            Gebeurtenis("Uitkomst vastgelegd", project.uitkomst_op, project.get_uitkomst_display())
        )
    stukken = [_gemaakt(documenten.casusbeschrijving(project), "casusbeschrijving")]
    if project.workshop_is_geweest:
        stukken.append(_gemaakt(documenten.poster(project), "poster"))
    for van_boven in STUKKEN:
        stukken += van_boven(project)
    return Archief(
        kenmerk=f"project-{project.pk}",
        naam=project.titel,
        omschrijving=project.omschrijving or "Een traject CODIO Project.",
        begonnen_op=project.aangemaakt_op,
        gegevens=gegevens(project),
        stukken=tuple(stukken),
        gebeurtenissen=tuple(gebeurd),
    )


def _gemaakt(document: Document, kenmerk: str) -> Archiefstuk:
    """Give a document as it is now, in PDF/A."""
    nu = timezone.now()
    bestand = Archiefbestand(f"{document.bestandsnaam}.pdf", document.als_pdf(), nu)
    return Archiefstuk(kenmerk, document.volledige_titel, nu, (bestand,))


def gegevens(project: Project) -> dict[str, Any]:
    """Give what the project says now: answers, values, tensions and actions."""
    return {
        "titel": project.titel,
        "omschrijving": project.omschrijving,
        "technologie": project.technologie,
        "fase": project.get_fase_display(),
        "uitkomst": project.get_uitkomst_display(),
        "reden van de uitkomst": project.uitkomst_reden,
        "deelnemers": project.deelnemers.count(),
        "casusbeschrijving": project.casusbeschrijving.antwoorden(),
        "follow-up": project.follow_up.antwoorden(),
        "waarden": sorted({str(g.waarde) for g in project.gekozen_waarden.select_related("waarde")}),
        "spanningen": [
            {"waarden": [str(s.waarde_a), str(s.waarde_b)], "schuurt": s.schuurt, "afweging": s.afweging}
            for s in project.spanningen.select_related("waarde_a", "waarde_b")
        ],
        "acties": [
            {
                "titel": actie.titel,
                "soort": actie.get_soort_display(),
                "houder": actie.houder_zonder_naam,
                "termijn": actie.termijn,
                "status": actie.get_status_display(),
            }
            for actie in project.acties.select_related("actiehouder__onderdeel")
        ],
    }
