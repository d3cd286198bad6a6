"""The documents of the demo, as files that people can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from documenten import Document
from moresprudentie import documenten as moresprudentie
from moresprudentie.bestanden import bestand
from moresprudentie.models import Terugkoppeling, Verslag
from organisatie.models import Auditregel
from project import documenten as projecten
from project.models import Project
from strategie import documenten as strategie
from strategie.actieplan import actieplan
from strategie.jaarstuk import jaarverslag_document
from strategie.models import Dossier
from strategie.wand import wand
from waardenkader import documenten as waardenkader

ALLE = ("pdf", "odt", "docx")
AANTAL = 23


def zijn_actueel(map_: Path) -> bool:
    """Say whether all files are there and nothing was written in the application since."""
    bestanden = list(map_.glob("*.*"))
    laatste = Auditregel.objects.order_by("-pk").values_list("moment", flat=True).first()
    if len(bestanden) < AANTAL or laatste is None:
        return False
    return min(b.stat().st_mtime for b in bestanden) > laatste.timestamp()


def schrijf(map_: Path) -> Iterator[Path]:
    """Write the files of the example case into a folder; gives each path when it is there.

    The verslag is the one that was kept at publication, byte for byte.
    """
    dossier = Dossier.objects.order_by("pk")[0]
    project = Project.objects.get(titel="Druktemonitor")
    versie = Verslag.objects.get(project=project).huidige_versie
    assert versie is not None  # the story publishes it
    terugkoppeling = Terugkoppeling.objects.order_by("pk")[0]
    map_.mkdir(parents=True, exist_ok=True)
    stukken: list[tuple[str, Document, tuple[str, ...]]] = [
        ("waardenkader", waardenkader.waardenkader(), ("pdf",)),
        ("strategie-rapport", strategie.rapport(dossier), ALLE),
        ("startnotitie", strategie.startnotitie(dossier), ALLE),
        ("accentwaarden-a4", wand(dossier, "a4"), ("pdf",)),
        ("accentwaarden-a3", wand(dossier, "a3"), ("pdf",)),
        ("actieplan", actieplan(dossier), ("pdf",)),
        ("jaarverslag", jaarverslag_document(dossier.jaarverslagen.aangeboden()[0]), ALLE),
        ("casusbeschrijving", projecten.casusbeschrijving(project), ("pdf",)),
        ("poster", projecten.poster(project, versie=project.posterversies.first()), ("pdf",)),
        ("poster-leeg", projecten.poster(project, leeg=True), ("pdf",)),
        ("terugkoppeling", moresprudentie.terugkoppeling_document(terugkoppeling), ALLE),
    ]
    for naam, document, formaten in stukken:
        for formaat in formaten:
            yield _bewaar(map_ / f"{naam}.{formaat}", document.als_bestand(formaat))
    for formaat in (*ALLE, "json"):
        yield _bewaar(map_ / f"verslag.{formaat}", bestand(versie, formaat).content)


def _bewaar(pad: Path, inhoud: bytes) -> Path:
    pad.write_bytes(inhoud)
    return pad
