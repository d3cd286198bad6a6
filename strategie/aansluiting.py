"""What the floors below show of this one: the waardenkader a star at each accentwaarde."""

from __future__ import annotations

from strategie.models import Accentwaarde
from waardenkader.accenten import BRONNEN


def sluit_aan() -> None:
    """Put it where the waardenkader asks for it; once, when Django starts."""
    BRONNEN.append(Accentwaarde.objects.geldend)
