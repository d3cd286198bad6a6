"""What a project already knows, as first text of its verslag (bron: 000, module Project, fase 3, stap 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organisatie.tekst import aantal

if TYPE_CHECKING:
    from formats.models import Invulling
    from project.models import Project

# Question of the verslag -> the questions of the casusbeschrijving that answer it.
UIT_CASUS: dict[str, tuple[str, ...]] = {
    "context": ("context",),
    "digitalisering": ("digitalisering",),
    "projectdoel": ("doel",),
    "opgaven": ("opgaven",),
    "lopend_of_nieuw": ("lopend_of_nieuw",),
    "ontwikkelfase": ("fase",),
    "reden_technologie": ("reden",),
    "karakter": ("karakter", "keuze"),
    "gebruik": ("gebruik", "impact"),
    "doel_workshop": ("doel_workshop",),
}


def _samen(invulling: Invulling, sleutels: tuple[str, ...]) -> str:
    """Put several answers under each other, leaving the empty ones out."""
    teksten = (invulling.tekst(sleutel).strip() for sleutel in sleutels)
    return "\n\n".join(tekst for tekst in teksten if tekst)


def _samenvatting(project: Project) -> str:
    waarden = project.gekozen_waarden.count()
    acties = project.acties.afgesproken().count()
    zinnen = [project.omschrijving.strip()] if project.omschrijving.strip() else []
    if waarden or acties:
        zinnen.append(
            f"De workshop leverde {aantal(waarden, 'waarde', 'waarden')} en "
            f"{aantal(acties, 'actie', 'acties')} op."
        )
    if project.uitkomst:
        zinnen.append(
            f"De uitkomst: {project.get_uitkomst_display().lower()}. {project.uitkomst_reden}".strip()
        )
    return " ".join(zinnen)


def _afweging(project: Project) -> str:
    gesprek = _samen(project.workshop.plenair_waarden, ("spanningen",))
    if gesprek:
        return gesprek
    spanningen = project.spanningen.exclude(afweging="").select_related("waarde_a", "waarde_b")
    return "\n\n".join(f"{s.waarde_a} en {s.waarde_b}: {s.afweging}" for s in spanningen)


def _breder(project: Project) -> str:
    delen = [_samen(project.follow_up, ("andere_projecten", "organisatie"))]
    for actie in project.acties.afgesproken().exclude(breder_inzetbaar="nee"):
        delen.append(f"{actie.titel} ({actie.get_breder_inzetbaar_display().lower()}).")
    return "\n\n".join(deel for deel in delen if deel)


def teksten_uit_project(project: Project) -> dict[str, str]:
    """Give a first text per question of the verslag; questions without material are left out.

    Takes a project with its workshop. Draws on the casusbeschrijving, the plenary notes, tensions, actions,
    the follow-up conversation and the outcome. Values, reflections on accentwaarden, tensions and actions
    also come along as data (`moresprudentie.inhoud`), so they are not written out twice.
    """
    teksten = {vraag: _samen(project.casusbeschrijving, bronnen) for vraag, bronnen in UIT_CASUS.items()}
    if not teksten["context"]:
        teksten["context"] = project.omschrijving.strip()
    waarden, acties = project.workshop.plenair_waarden, project.workshop.plenair_acties
    teksten |= {
        "samenvatting": _samenvatting(project),
        "waarden_inleiding": _samen(waarden, ("belangrijkst", "overlap")),
        "accentwaarden_rol": _samen(waarden, ("accentwaarden",)),
        "afweging": _afweging(project),
        "acties_termijn": _samen(acties, ("verhouding", "termijn", "ander_niveau")),
        "breder_inzetbaar": _breder(project),
        "trefwoorden": project.technologie.lower(),
    }
    return {vraag: tekst for vraag, tekst in teksten.items() if tekst}
