"""The two questions that close every phase: what the nota for the bestuur says first (bron: 000, 2.2 tot en met 2.5)."""

from __future__ import annotations

from formats.spec import Onderdeel, Vraag

SAMENVATTING, BESLUIT = "samenvatting", "gevraagd_besluit"
NOTAVRAGEN = (SAMENVATTING, BESLUIT)


def nota(groep: str = "") -> Onderdeel:
    """Give the last section of the form of a phase."""
    return Onderdeel(
        "nota",
        "Nota voor het bestuur",
        (
            Vraag(
                SAMENVATTING,
                "Samenvatting: wat moet het bestuur in elk geval lezen?",
                "Vijf tot acht zinnen. Dit staat bovenaan de nota.",
            ),
            Vraag(
                BESLUIT,
                "Wat vraag je het bestuur te besluiten?",
                "Zet elk punt op een eigen regel, met 1., 2. en zo verder ervoor.",
            ),
        ),
        uitleg="De nota maakt zichzelf uit je antwoorden. Alleen het begin schrijf je hier.",
        groep=groep,
    )
