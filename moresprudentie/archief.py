"""What goes in the archive of a project of this floor: every published version of its verslag, as it was kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from documenten.archief import Archiefbestand, Archiefstuk, bewaard_stuk
from moresprudentie.models import Verslag, Verslagversie
from project.archief import STUKKEN
from project.models import Project


def verslagen(project: Project) -> Iterator[Archiefstuk]:
    """Give the versions, each with its files and its data."""
    versies = Verslagversie.objects.filter(verslag__project=project).select_related("verslag")
    for versie in versies.prefetch_related("documenten").order_by("nummer"):
        verslag = versie.verslag
        stuk = bewaard_stuk(
            versie.documenten.all(),
            kenmerk=f"verslag-versie-{versie.nummer}",
            naam=", ".join(filter(None, (verslag.titel, verslag.nummer, f"versie {versie.nummer}"))),
            openbaar=versie.zichtbaarheid == Verslag.Zichtbaarheid.OPENBAAR,
            gebeurtenis="Publicatie",
        )
        if stuk is None:
            continue
        tekst = json.dumps(versie.inhoud, ensure_ascii=False, indent=2)
        data = Archiefbestand(f"verslag-versie-{versie.nummer}.json", tekst.encode(), versie.gepubliceerd_op)
        yield replace(stuk, op=versie.gepubliceerd_op, bestanden=(*stuk.bestanden, data))


def sluit_aan() -> None:
    """Put it where a project asks for it; once, when Django starts."""
    STUKKEN.append(verslagen)
