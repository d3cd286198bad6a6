"""Referring to a verslag: a short text to copy, and an address that stays, whatever becomes of the title."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from moresprudentie.inhoud import Inhoud
from moresprudentie.models import Verslag
from moresprudentie.weergave import datum
from organisatie.post import volledige_url


@dataclass(frozen=True)
class Verwijzing:
    """The text of a reference without its address, and the permanent address."""

    tekst: str
    adres: str

    @property
    def geheel(self) -> str:
        """What somebody copies."""
        return f"{self.tekst}. {self.adres}"


def verwijzing_naar(verslag: Verslag, inhoud: Inhoud, *, vaste_versie: bool = False) -> Verwijzing:
    """Give the reference to a verslag as this content has it: number, organisation, title, version, day.

    Its address leads to what holds now; with `vaste_versie` to this version. One of another organisation is referred to there.
    """
    delen = (
        inhoud["nummer"],
        inhoud["organisatie"],
        inhoud["titel"],
        f"versie {inhoud['versie']}",
        datum(inhoud["gepubliceerd_op"]),
    )
    plek = [verslag.jaar, verslag.volgnummer]
    pad = (
        reverse("verwijzing-versie", args=[*plek, inhoud["versie"]])
        if vaste_versie
        else reverse("verwijzing", args=plek)
    )
    tekst = ", ".join(filter(None, delen))
    if verslag.bron_id:
        return Verwijzing(tekst, verslag.bron_adres or volledige_url(verslag.get_absolute_url()))
    return Verwijzing(tekst, volledige_url(pad))
