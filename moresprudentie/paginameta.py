"""What a public page says of itself to search engines and to who shares it: address, description, linked data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from moresprudentie.catalogus import kort, schema_org
from moresprudentie.models import Verslag
from moresprudentie.opendata import pagina_adres
from organisatie.models import Organisatie
from organisatie.post import volledige_url

VEILIG = {ord(teken): f"\\u{ord(teken):04X}" for teken in "<>&\u2028\u2029"}
"""What could mean something to the page, as JSON writes it in another way."""


@dataclass(frozen=True)
class Paginameta:
    """The permanent address of a page, its title and description, and what it is about in the words of schema.org."""

    adres: str
    titel: str
    beschrijving: str
    soort: str
    licentie: str
    gegevens: dict[str, Any]

    @classmethod
    def van_verslag(cls, verslag: Verslag, organisatie: Organisatie) -> Paginameta:
        """Give that of the page of a public verslag."""
        gegevens = schema_org(verslag, organisatie)
        return cls(
            pagina_adres(verslag.slug),
            verslag.titel,
            kort(verslag.samenvatting),
            "article",
            organisatie.licentie_adres,
            gegevens,
        )

    @classmethod
    def van_lijst(cls, naam: str, organisatie: Organisatie, gegevens: dict[str, Any]) -> Paginameta:
        """Give that of a page about all verslagen, by the name of its address."""
        titel = {"openbaar": "Openbare verslagen", "open-data": "Open data"}[naam]
        tekst = {
            "openbaar": f"Hoe {organisatie.naam} waarden afweegt in digitale projecten: zoek in alle openbare verslagen van "
            "CODIO-trajecten.",
            "open-data": f"Alle openbare CODIO-verslagen van {organisatie.naam} als JSON, CSV, XLSX en Atom, vrij te gebruiken, "
            "met uitleg bij elke sleutel.",
        }[naam]
        adres = volledige_url(reverse(naam))
        return cls(adres, titel, tekst, "website", organisatie.licentie_adres, gegevens)

    @property
    def ld(self) -> SafeString:
        """The linked data for inside a page: nothing in it can end the element that it stands in."""
        tekst = json.dumps(self.gegevens, ensure_ascii=False).translate(VEILIG)
        return mark_safe(tekst)  # noqa: S308 (<, > and & were written as \u003C and so on)
