"""What a line of the audit trail holds instead of a name, and the way back for who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from organisatie.auditnaam import Auditnaam

SLEUTELS = frozenset({"deelnemer", "deelnemers", "wie", "van"})
"""Details that name people."""
VELDEN = frozenset(
    {
        *("email", "first_name", "last_name", "username", "link_naar", "gemeld_adres", "moderator_naam"),
        *("actiehouder_naam", "actiehouder_adres", "E-mailadres", "Voornaam", "Achternaam"),
    }
)
"""Fields of which a change tells who somebody is."""
NAAM_VAN_MENS: set[str] = set()
"""Rows of which `naam` is that of a person; the floors say which."""
LANGSTE = 300
MERK = re.compile(r"⟨naam (\d+)⟩")
WEG = "iemand van wie de naam weg is"


def zonder_namen(details: Mapping[str, Any]) -> dict[str, Any]:
    """Give details with a number in the place of each name and address of a person."""
    rij = str(details.get("rij", ""))
    velden = VELDEN | {"naam"} if rij.partition(":")[0] in NAAM_VAN_MENS else VELDEN
    uit = {sleutel: _vervang(w) if sleutel in SLEUTELS else w for sleutel, w in details.items()}
    if isinstance(wijzigingen := uit.get("wijzigingen"), Mapping):
        uit["wijzigingen"] = {veld: _vervang(w) if veld in velden else w for veld, w in wijzigingen.items()}
    return uit


def _vervang(waarde: Any) -> Any:
    if isinstance(waarde, list | tuple):
        return [_vervang(deel) for deel in waarde]
    if not isinstance(waarde, str) or not waarde or MERK.fullmatch(waarde):
        return waarde
    return als_merk(waarde)


def als_merk(naam: str) -> str:
    """Give what stands in a line for a name; that itself when there is none."""
    if not naam:
        return ""
    return f"⟨naam {Auditnaam.objects.get_or_create(tekst=naam[:LANGSTE])[0].pk}⟩"


def met_namen(details: Any) -> Any:
    """Give details as people read them: with the names that are still there."""
    nummers = {int(nummer) for nummer in MERK.findall(str(details))}
    namen = dict(Auditnaam.objects.filter(pk__in=nummers).values_list("pk", "tekst"))

    def lees(deel: Any) -> Any:
        if isinstance(deel, Mapping):
            return {sleutel: lees(w) for sleutel, w in deel.items()}
        if isinstance(deel, list):
            return [lees(w) for w in deel]
        if not isinstance(deel, str):
            return deel
        return MERK.sub(lambda gevonden: namen.get(int(gevonden[1]), WEG), deel)

    return lees(details)


def nummers_van(teksten: Iterable[str]) -> models.QuerySet[Auditnaam]:
    """Give the names that are one of these texts; capitals make no difference."""
    welke = models.Q(pk__in=())
    for tekst in teksten:
        if tekst:
            welke |= models.Q(tekst__iexact=tekst[:LANGSTE])
    return Auditnaam.objects.filter(welke)


def naam_van(op: models.Model | None) -> str:
    """Give what a line says of its object: its name; of an account or a mail only the number (`auditnaam`)."""
    if op is None:
        return ""
    return str(getattr(op, "auditnaam", "") or op)[:300]
