"""How far a format is filled in: per section and as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from formats.spec import Format, Onderdeel, Vraag


@dataclass(frozen=True)
class OnderdeelStand:
    """How far one section is: answered, asked, and which required questions are still open."""

    onderdeel: Onderdeel
    beantwoord: int
    totaal: int
    open_verplicht: tuple[Vraag, ...]

    @property
    def klaar(self) -> bool:
        """Every question of the section has an answer."""
        return self.beantwoord == self.totaal


@dataclass(frozen=True)
class Volledigheid:
    """How far a whole format is; `open_verplicht` empty means that it can be vastgesteld."""

    beantwoord: int
    totaal: int
    open_verplicht: tuple[Vraag, ...]
    onderdelen: tuple[OnderdeelStand, ...]

    @property
    def onderdelen_klaar(self) -> int:
        """The number of sections in which every question has an answer."""
        return sum(stand.klaar for stand in self.onderdelen)

    @property
    def regel(self) -> str:
        """One line for a person: "3 van 4 onderdelen ingevuld"."""
        return f"{self.onderdelen_klaar} van {len(self.onderdelen)} onderdelen ingevuld"

    @property
    def kenmerk(self) -> str:
        """What a page compares to know whether what it shows about this still holds."""
        standen = [f"{stand.onderdeel.sleutel}:{stand.beantwoord}" for stand in self.onderdelen]
        return " ".join([*standen, *(vraag.sleutel for vraag in self.open_verplicht)])

    @property
    def klaar(self) -> bool:
        """All required questions have an answer."""
        return not self.open_verplicht


def _stand(onderdeel: Onderdeel, antwoorden: Mapping[str, str], vanzelf: Mapping[str, str]) -> OnderdeelStand:
    geantwoord = {v.sleutel for v in onderdeel.vragen if antwoorden.get(v.sleutel, "").strip()}
    gesteld = tuple(v for v in onderdeel.vragen if v.sleutel in geantwoord or not v.uit)
    if len(gesteld) < len(onderdeel.vragen):
        onderdeel = replace(onderdeel, vragen=gesteld)
    open_vragen = [v for v in gesteld if v.sleutel not in geantwoord and not vanzelf.get(v.sleutel)]
    return OnderdeelStand(
        onderdeel=onderdeel,
        beantwoord=len(gesteld) - len(open_vragen),
        totaal=len(gesteld),
        open_verplicht=tuple(v for v in open_vragen if v.verplicht),
    )


def bereken(
    format: Format,
    antwoorden: Mapping[str, str],
    vanzelf: Mapping[str, str] | None = None,
    zonder: Collection[str] = (),
) -> Volledigheid:
    """Take a format and its answers per key, give how far it is.

    `vanzelf` says of a question what its owner brings along as data: it needs no words then. Sections in `zonder` are
    not asked now.
    """
    gevraagd = [onderdeel for onderdeel in format.onderdelen if onderdeel.sleutel not in zonder]
    standen = tuple(_stand(onderdeel, antwoorden, vanzelf or {}) for onderdeel in gevraagd)
    return Volledigheid(
        beantwoord=sum(s.beantwoord for s in standen),
        totaal=sum(s.totaal for s in standen),
        open_verplicht=tuple(v for s in standen for v in s.open_verplicht),
        onderdelen=standen,
    )
