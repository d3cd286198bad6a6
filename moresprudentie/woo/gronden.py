"""The grounds on which the Wet open overheid lets a text be withheld, in our own words, each with its article."""

from __future__ import annotations

from typing import NamedTuple


class Grond(NamedTuple):
    """One ground: its article, the paragraph, the letter ("" when there is none), and what it protects."""

    artikel: str
    lid: str
    onder: str
    wat: str

    @property
    def sleutel(self) -> str:
        """How it is kept, and quoted in short: "5.1.2.e"."""
        return ".".join(filter(None, (self.artikel, self.lid, self.onder)))

    @property
    def voluit(self) -> str:
        """How it is read aloud: "artikel 5.1 lid 2 onder e"."""
        return f"artikel {self.artikel} lid {self.lid}" + (f" onder {self.onder}" if self.onder else "")


_NOOIT = (
    ("a", "de eenheid van de Kroon"),
    ("b", "de veiligheid van de Staat"),
    ("c", "bedrijfsgegevens die iemand in vertrouwen gaf"),
    ("d", "bijzondere of strafrechtelijke persoonsgegevens"),
    ("e", "nummers die iemand identificeren, zoals het BSN"),
)
_AFGEWOGEN = (
    ("a", "de omgang met andere landen en organisaties"),
    ("b", "de economische of financiële belangen van de overheid"),
    ("c", "opsporing en vervolging van strafbare feiten"),
    ("d", "inspectie, controle en toezicht"),
    ("e", "de persoonlijke levenssfeer"),
    ("f", "bedrijfsgegevens die concurrenten kunnen gebruiken"),
    ("g", "de bescherming van het milieu"),
    ("h", "de beveiliging van mensen en bedrijven, en het voorkomen van sabotage"),
    ("i", "het goed functioneren van de overheid"),
)
GRONDEN = (
    *(Grond("5.1", "1", onder, wat) for onder, wat in _NOOIT),
    *(Grond("5.1", "2", onder, wat) for onder, wat in _AFGEWOGEN),
    Grond("5.1", "5", "", "een ander belang dat zwaar geschaad wordt"),
    Grond("5.2", "1", "", "persoonlijke meningen in intern overleg"),
)
PER_SLEUTEL = {grond.sleutel: grond for grond in GRONDEN}
KEUZES = [(grond.sleutel, f"{grond.sleutel}: {grond.wat}") for grond in GRONDEN]
LEVENSSFEER = "5.1.2.e"


def voluit(sleutels: list[str] | tuple[str, ...]) -> str:
    """Give grounds as they are read aloud, with "en" between them."""
    return " en ".join(PER_SLEUTEL[sleutel].voluit for sleutel in sleutels)
