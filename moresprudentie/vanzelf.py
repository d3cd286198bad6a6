"""What stands in a verslag by itself, from the data of its project: a question about it needs no words then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moresprudentie.inhoud import acties_van
from organisatie.tekst import aantal
from project.accenten import accent_ids

if TYPE_CHECKING:
    from acties.models import Actie
    from project.models import Project


def vanzelf(project: Project) -> dict[str, str]:
    """Give per question of the verslag what comes along as data, as a sentence for beside it; only where there is something."""
    waarden = project.gekozen_waarden.count()
    acties = acties_van(project)
    breder = acties.exclude(breder_inzetbaar="nee").count()
    zinnen = {
        "waarden_inleiding": _komt_mee(waarden, "waarde", "waarden"),
        "acties_termijn": _komt_mee(acties.count(), "actie", "acties"),
        "breder_inzetbaar": _komt_mee(
            breder, "actie die breder inzetbaar is", "acties die breder inzetbaar zijn"
        ),
    }
    return {vraag: zin for vraag, zin in (zinnen | _accenten(project)).items() if zin}


def zonder_functie(project: Project) -> list[Actie]:
    """Give the agreed actions whose holder has neither function nor department: the verslag has no word for them."""
    return [actie for actie in acties_van(project) if actie.houder and not actie.houder_zonder_naam]


def _komt_mee(hoeveel: int, een: str, meer: str) -> str:
    komt = "komt" if hoeveel == 1 else "komen"
    return f"Er {komt} vanzelf {aantal(hoeveel, een, meer)} in het verslag." if hoeveel else ""


def _accenten(project: Project) -> dict[str, str]:
    accenten = [] if project.dossier is None else list(project.dossier.vastgestelde_accentwaarden())
    if not accenten:
        niets = "Er zijn geen accentwaarden. Deze vraag kun je overslaan."
        return {"accentwaarden_rol": niets, "accentwaarden_invulling": niets}
    keys = {accent.waarde_id for accent in accenten}
    besproken = set(project.accentreflecties.values_list("waarde", flat=True)) & keys
    met_betekenis = project.gekozen_waarden.filter(waarde__in=accent_ids(project)).exclude(betekenis="")
    return {
        "accentwaarden_rol": _komt_mee(len(besproken), "besproken accentwaarde", "besproken accentwaarden"),
        "accentwaarden_invulling": _komt_mee(
            met_betekenis.count(), "accentwaarde met haar betekenis", "accentwaarden met hun betekenis"
        ),
    }
