"""What the databank knows of the practice, beside the question of the startnotitie that asks for it (bron: 000, 2.2, vraag 4).

The floor that keeps the verslagen adds itself to `BRONNEN` when Django starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from formats.models import Invulling
from organisatie.models import Gebruiker
from organisatie.post import volledige_url
from strategie.gevallen import Aanleiding, gevallen

VRAAG = "praktijkervaringen"
WAAROVER = (
    *("vraagstuk_problemen", "vraagstuk_waarom_nu"),
    *("reikwijdte_technologie", "reikwijdte_technologie_toelichting"),
)
"""The questions that say what the strategy is about: by their words earlier cases are looked for."""


class Leesbaar(NamedTuple):
    """A verslag that everybody in the organisation reads."""

    sleutel: str
    titel: str
    kort: str
    adres: str

    @property
    def citaat(self) -> str:
        """The verslag as light Markdown: what it came to, with its address as the source."""
        wat = f": {self.kort}" if self.kort else ""
        titel = self.titel.replace("[", "(").replace("]", ")")
        return f"- [{titel}]({volledige_url(self.adres)}){wat}"


class Gekozen(NamedTuple):
    """How often a value was chosen in these verslagen, and where to read those."""

    naam: str
    aantal: int
    adres: str


class Link(NamedTuple):
    """Something to read, by its name."""

    tekst: str
    adres: str


@dataclass(frozen=True)
class Praktijk:
    """The newest verslagen, the values that were chosen most in the last `aantal`, and the last terugkoppeling."""

    aantal: int
    nieuwste: tuple[Leesbaar, ...]
    waarden: tuple[Gekozen, ...]
    laatste: Link | None
    databank: str


class Bron(NamedTuple):
    """Who knows the practice: what it came to, and one verslag by its key (None when it cannot be cited)."""

    praktijk: Callable[[Gebruiker], Praktijk]
    een: Callable[[str], Leesbaar | None]


BRONNEN: list[Bron] = []


def te_citeren(sleutel: str) -> Leesbaar | None:
    """Give the verslag with this key."""
    return next((stuk for bron in BRONNEN if (stuk := bron.een(sleutel))), None)


def naast_de_vraag(invulling: Invulling, gebruiker: Gebruiker, *, schrijft: bool) -> dict[str, SafeString]:
    """Give what stands beside the question; the verslagen that the answer names already have no button."""
    antwoord, deel = invulling.tekst(VRAAG), SafeString("")
    antwoorden = invulling.antwoorden()
    waarover = " ".join(filter(None, (antwoorden.get(vraag, "") for vraag in WAAROVER)))
    for bron in BRONNEN:
        praktijk = bron.praktijk(gebruiker)
        context = {
            "praktijk": praktijk,
            "regels": [(stuk, staat_erin(antwoord, stuk)) for stuk in praktijk.nieuwste],
            "schrijft": schrijft,
            "gevallen": gevallen(Aanleiding(tekst=waarover), None),
        }
        deel += render_to_string("strategie/delen/praktijk.html", context)
    return {VRAAG: deel} if deel else {}


def staat_erin(antwoord: str, stuk: Leesbaar) -> bool:
    """Say whether an answer names this verslag as its source."""
    return f"({volledige_url(stuk.adres)})" in antwoord
