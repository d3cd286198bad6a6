"""The list of what can be downloaded of something, with the files that are still being made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Length

from documenten.formaten import Formaat
from documenten.models import STATEN, Bewaardocument


class Download(NamedTuple):
    """One file: format, name, what it is for, what to say when it is not there, whether it is being made."""

    formaat: str
    label: str
    wat: str
    staat: str = ""
    wacht: bool = False


def ophaallijst(bewaard: QuerySet[Bewaardocument], soorten: Iterable[tuple[Formaat, str]]) -> list[Download]:
    """Give a line per format, with the size of the kept file or how far it is; one query.

    Takes the kept documents and, per format, what it is for.
    """
    bekend = {
        f: (stand, maat) for f, stand, maat in bewaard.values_list("formaat", "stand", Length("inhoud"))
    }
    return [_regel(formaat, wat, *bekend.get(formaat, ("", 0))) for formaat, wat in soorten]


def _regel(formaat: Formaat, wat: str, stand: str, maat: int) -> Download:
    staat = STATEN.get(stand, "")
    meer = staat or (f"{max(round(maat / 1024), 1)} kB" if maat else "")
    uitleg = ", ".join(deel for deel in (wat, meer) if deel)
    return Download(formaat.value, formaat.name, uitleg, staat, stand == Bewaardocument.Stand.WACHT)
