from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from documenten import Document
from tests.documenten.voorbeelden import ACTIE, fundamenten


@pytest.fixture
def maak(settings, organisatie) -> Callable[..., Document]:
    """Make a document of the example template."""
    sjablonen = deepcopy(settings.TEMPLATES)
    sjablonen[0]["DIRS"] = [*sjablonen[0]["DIRS"], Path(__file__).parent / "sjablonen"]
    settings.TEMPLATES = sjablonen

    def _maak(**velden: Any) -> Document:
        context = {"tekst": "Gewone tekst.", "fundamenten": fundamenten(1, 0, 2), "acties": (ACTIE,)}
        context |= velden.pop("context", {})
        standaard = {
            "titel": "Druktemonitor",
            "soort": "Verslag CODIO Project",
            "sjabloon": "proef.html",
            "context": context,
            "bestandsnaam": "verslag-druktemonitor",
            "omschrijving": "Drukte meten in recreatiegebieden",
            "datum": date(2025, 11, 24),
            "feiten": (
                ("Uitkomst", "Door, met aanpassingen"),
                ("Stand", "Concept"),
                ("Deelnemers", "Twaalf"),
            ),
        }
        return Document(**(standaard | velden))

    return _maak
