"""The people of the table of access, and what a row of it says."""

from __future__ import annotations

from dataclasses import dataclass, field

Mensen = frozenset[str]


def wie(*groepen: str | Mensen) -> Mensen:
    """Join names and groups."""
    return frozenset().union(*({g} if isinstance(g, str) else g for g in groepen))


NIEMAND: Mensen = frozenset()
ANONIEM = wie("anoniem")
DOSSIER_SCHRIJVERS = wie("cio", "meeschrijver")
HEROPENERS = wie(DOSSIER_SCHRIJVERS, "bestuurder")
BESLISSERS = wie("bestuurder", "gemandateerde")
DOSSIER_BETROKKENEN = wie(DOSSIER_SCHRIJVERS, BESLISSERS, "contactpersoon")
DOSSIER_LEZERS = wie(DOSSIER_BETROKKENEN, "meelezer")
DOSSIER_OPMERKERS = DOSSIER_LEZERS - {"contactpersoon"}
PROJECT_SCHRIJVERS = wie("organisator", "projectleider")
WORKSHOP_SCHRIJVERS = wie("organisator", "gespreksleider", "notulist")
WORKSHOP_BEGINNERS = wie(PROJECT_SCHRIJVERS, WORKSHOP_SCHRIJVERS)
PROJECT_TEAM = wie(PROJECT_SCHRIJVERS, WORKSHOP_SCHRIJVERS, "regievoerder")
PROJECT_LEZERS = wie(PROJECT_TEAM, "deelnemer")
FOLLOW_UP_SCHRIJVERS = wie("organisator", "projectleider", "regievoerder")
ACTIE_BEHEERDERS = wie("organisator", "regievoerder")
ACTIE_SCHRIJVERS = wie(ACTIE_BEHEERDERS, WORKSHOP_SCHRIJVERS)  # who enters the workshop, enters its actions
IEDEREEN = wie(
    DOSSIER_LEZERS, PROJECT_LEZERS, "actiehouder", "redacteur", "beheerder", "medewerker",
    "andere organisator", "andere bestuurder",
)  # fmt: skip
OPENBAAR = wie(IEDEREEN, ANONIEM)


@dataclass(frozen=True)
class Rij:
    """One address: its url name, the arguments it takes from the world, who reads, who writes, who else only comments."""

    naam: str
    lezen: Mensen
    schrijven: Mensen | None = None
    args: dict[str, str] = field(default_factory=dict)
    soort: str = ""
    opmerken: Mensen = NIEMAND


def formulier(
    naam: str,
    lezen: Mensen,
    schrijven: Mensen,
    args: dict[str, str],
    vraag: str,
    *,
    geschiedenis: Mensen | None = None,
    opmerken: Mensen = NIEMAND,
) -> list[Rij]:
    """Give the rows of a format page and of everything that goes with it (formats.urls.format_paden)."""
    met_vraag = {**args, "vraag": f"={vraag}"}
    return [
        Rij(naam, lezen, schrijven, args, opmerken=opmerken),
        Rij(f"{naam}-antwoord", NIEMAND, schrijven, met_vraag, soort="antwoord"),
        Rij(f"{naam}-botsing", schrijven, None, met_vraag, soort="botsing"),
        Rij(f"{naam}-geschiedenis", geschiedenis or lezen, None, args),
        Rij(f"{naam}-geschiedenis-vraag", geschiedenis or lezen, None, met_vraag),
        Rij(f"{naam}-stand", OPENBAAR, OPENBAAR, args),
    ]
