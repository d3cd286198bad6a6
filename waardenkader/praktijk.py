"""What practice shows of a value, on its page: a floor above adds itself to `BRONNEN` when Django starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from organisatie.models import Gebruiker

if TYPE_CHECKING:
    from waardenkader.models import Waarde

BRONNEN: list[Callable[[Waarde, Gebruiker], SafeString]] = []
"""Give, for a value and who reads, a section of its page; it begins with a heading of the second level."""


def uit_de_praktijk(waarde: Waarde, gebruiker: Gebruiker) -> list[SafeString]:
    """Give the sections that the floors above have for this value."""
    return [deel for bron in BRONNEN if (deel := bron(waarde, gebruiker))]
