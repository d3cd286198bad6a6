"""The head of an office file: what pandoc and the pages are told beside the text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class Kop:
    """What stands at the top of an office file and in its properties."""

    titel: str
    soort: str = ""
    omschrijving: str = ""
    auteur: str = ""
    organisatie: str = ""
    concept: bool = False
    datum: date | None = None
    versie: str = ""

    def als_json(self) -> dict[str, Any]:
        """Give the head as it can be kept."""
        return {**asdict(self), "datum": self.datum.isoformat() if self.datum else None}

    @classmethod
    def uit_json(cls, gegevens: dict[str, Any]) -> Kop:
        """Give the head that was kept."""
        dag = gegevens.get("datum")
        return cls(**{**gegevens, "datum": date.fromisoformat(dag) if dag else None})

    @property
    def moment(self) -> datetime:
        """The date in the properties: that of the document, else now."""
        return datetime.combine(self.datum, time(12)) if self.datum else timezone.now()

    @property
    def merk(self) -> str:
        """The word that stands on every page of a concept."""
        return "CONCEPT" if self.concept else ""

    def op_elke_bladzijde(self) -> dict[str, str]:
        """Give what stands above and below each page, by the word between braces in the sample documents."""
        return {
            "{organisatie}": self.organisatie,
            "{concept}": self.merk,
            "{titel}": ", ".join(filter(None, (f"{self.soort} {self.titel}".strip(), self.versie))),
        }

    def als_metadata(self) -> dict[str, Any]:
        """Give the head in the terms of pandoc; language Dutch."""
        soort = " \u2013 ".join(deel for deel in (self.merk, self.soort) if deel)
        velden = {
            "lang": "nl-NL",
            "title": self.titel,
            "subtitle": soort,
            "author": self.organisatie or self.auteur,  # under the title; the properties get the author
            "description": self.omschrijving,
            "subject": self.soort,
        }
        return {naam: waarde for naam, waarde in velden.items() if waarde}
