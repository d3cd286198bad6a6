"""What everybody sees together: on the wall, and small on telephones when the room talks as one."""

from __future__ import annotations

from typing import Any

from live.adressen import meedoen_leesbaar
from live.delen import (
    ACTIES,
    BORD,
    CHECKLIST,
    DELEN,
    EINDE,
    LEZEN,
    LOBBY,
    PODIUM,
    STIL,
    VOLGORDE,
    WAARDEN,
    Deel,
)
from live.models import Sessie
from live.schermen import uitkomsten
from live.schermen.kader import fundamenten_van, stap_in_woorden
from live.teken import Stukken, teken
from organisatie.models import Organisatie
from project.koers import koers
from project.models import Reflectie

STAPPEN = 7


def wandkop(sessie: Sessie) -> dict[str, Any]:
    """Give what stands above the wall: the question, the step, how far it is."""
    deel = sessie.nu
    return {
        "deel": deel,
        "stap": stap_in_woorden(deel),
        "stapnaam": deel.naam if 0 < deel.stap <= STAPPEN else "",
        "stappen": [(n, _staat(n, deel.stap), _delen(n, deel)) for n in range(1, STAPPEN + 1)],
        "doe_mee": sessie.is_open and bool(sessie.deel),
        "organisatie_naam": Organisatie.huidige().naam,
    }


def _staat(nummer: int, nu: int) -> str:
    return "klaar" if nummer < nu else "nu" if nummer == nu else "open"


def _delen(nummer: int, deel: Deel) -> list[str]:
    """Give how far the parts of one step are."""
    if deel.sleutel not in VOLGORDE:
        return []
    plaats = VOLGORDE.index(deel.sleutel)
    return [_staat(VOLGORDE.index(sleutel), plaats) for sleutel in VOLGORDE if DELEN[sleutel].stap == nummer]


def wandstukken(sessie: Sessie) -> Stukken:
    """Give the pieces of the projector: `wand` in the middle, `wand-voet` below it."""
    beeld = sessie.nu.beeld
    voet = _koers(sessie)
    if beeld == LOBBY:
        wand = teken("wand_kader", kolommen=_kader(sessie)) if sessie.deel else _lobby(sessie)
    elif beeld in (WAARDEN, ACTIES):
        soort = "waarden" if beeld == WAARDEN else "acties"
        bord: Any = uitkomsten.waardenbord(sessie) if beeld == WAARDEN else uitkomsten.actiebord(sessie)
        wand, voet = teken(f"wand_{soort}", bord=bord), teken(f"wand_voet_{soort}", bord=bord)
    elif beeld == CHECKLIST:
        wand = teken("wand_checklist", **_checklist(sessie))
    elif beeld in (LEZEN, STIL, BORD, PODIUM):
        wand = teken(f"wand_{beeld}", deel=sessie.nu, tafels=uitkomsten.tafels(sessie))
    elif beeld == EINDE:
        wand = teken("wand_einde")
    else:
        wand = teken("wand_reflectie", vragen=Reflectie.Vraag.labels)
    return {"wand": wand, "wand-voet": voet}


def _koers(sessie: Sessie) -> str:
    """Say which strategy counts, where the framework is introduced and where its accentwaarden are asked about."""
    if sessie.deel not in ("introductie", "waarden-bespreken"):
        return ""
    deze = koers(sessie.project)
    return teken("wand_voet_koers", koers=deze, vraag=sessie.nu.beeld == BORD) if deze else ""


def zaalstukken(sessie: Sessie) -> Stukken:
    """Give what telephones and laptops show while the room talks as one."""
    beeld = sessie.nu.beeld
    if beeld == PODIUM:
        return {"poster": teken("poster_podium", deel=sessie.nu, tafels=uitkomsten.tafels(sessie))}
    if beeld == WAARDEN:
        return {"poster": teken("poster_waarden", bord=uitkomsten.waardenbord(sessie))}
    if beeld == ACTIES:
        return {"poster": teken("poster_acties", bord=uitkomsten.actiebord(sessie))}
    if beeld == CHECKLIST:
        return {"poster": teken("poster_checklist", **_checklist(sessie))}
    return {}


def _checklist(sessie: Sessie) -> dict[str, Any]:
    return {"checklist": uitkomsten.checklist(sessie), "afspraken": sessie.project.afspraken.all()}


def _lobby(sessie: Sessie) -> str:
    per_groep: dict[int, list[str]] = {}
    for plek in sessie.plekken.select_related("deelnemer"):
        per_groep.setdefault(plek.deelnemer.groep_id or 0, []).append(plek.deelnemer.naam)
    return teken(
        "wand_lobby",
        sessie=sessie,
        tafels=[(t, len(per_groep.get(t.tafel.groep_id, ()))) for t in uitkomsten.tafels(sessie)],
        adres=meedoen_leesbaar(),
        namen={groep: sorted(wie) for groep, wie in per_groep.items()} if sessie.toon_namen else {},
    )


def _kader(sessie: Sessie) -> list[tuple[Any, list[tuple[str, list[tuple[str, bool]]]]]]:
    """Give the framework in the order of its fundamenten."""
    tafel = sessie.tafels.select_related("groep").first()
    if tafel is None:
        return []
    tafel.sessie = sessie
    keuzes = sorted(fundamenten_van(tafel), key=lambda keuze: keuze.fundament.volgorde)
    return [
        (f.fundament, [(p.principe.naam, [(w.naam, ster) for w, ster in p.waarden]) for p in f.principes])
        for f in keuzes
    ]
