"""What a project already knows, as first text of its verslag (bron: 000, module Project, fase 3, stap 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organisatie.tekst import aantal, opsomming

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
    waarden = project.gekozen_waarden.op_poster().count()
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


def _inleiding(project: Project) -> str:
    """Say what the plenary made of the values: which weigh heaviest, what was taken together."""
    delen = [_samen(project.workshop.blad, ("belangrijkst", "overlap"))]
    if zwaar := [g.waarde for g in project.gekozen_waarden.op_poster().met_waarde() if g.weegt_zwaar]:
        delen.append(f"Het zwaarst {'wegen' if len(zwaar) > 1 else 'weegt'} {opsomming(zwaar)}.")
    for samen in project.gekozen_waarden.exclude(samen_met=None).select_related(
        "waarde", "samen_met__waarde"
    ):
        delen.append(f"{samen.waarde} is samengenomen met {samen.samen_met}.")
    return "\n\n".join(deel for deel in delen if deel)


def _verhouding(project: Project) -> str:
    """Say how the actions relate, which belong elsewhere first, and by when."""
    delen = [_samen(project.workshop.blad, ("verhouding", "spanningen_acties"))]
    for verband in project.actieverbanden.select_related("actie_a", "actie_b"):
        zin = f"‘{verband.actie_a}’ en ‘{verband.actie_b}’ {verband.get_soort_display().lower()}."
        delen.append(f"{zin} {verband.toelichting}".strip())
    delen.append(_samen(project.workshop.blad, ("termijn", "ander_niveau")))
    return "\n\n".join(deel for deel in delen if deel)


def _afweging(project: Project) -> str:
    gesprek = _samen(project.workshop.blad, ("spanningen",))
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
    teksten |= {
        "samenvatting": _samenvatting(project),
        "waarden_inleiding": _inleiding(project),
        "accentwaarden_rol": _samen(project.workshop.blad, ("accentwaarden",)),
        "afweging": _afweging(project),
        "acties_termijn": _verhouding(project),
        "breder_inzetbaar": _breder(project),
        "trefwoorden": project.technologie.lower(),
    }
    return {vraag: tekst for vraag, tekst in teksten.items() if tekst}
