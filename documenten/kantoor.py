"""HTML to office files (ODT and DOCX), by the same HTML that the PDF is made of."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from documenten.formaten import Formaat
from documenten.prent import benoem_prenten, zet_prenten_om

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ALLEEN_PRINT = "alleen-print"


class PandocFout(Exception):
    """Pandoc could not make the file; says why in its own words."""


@dataclass(frozen=True)
class Kop:
    """What stands at the top of an office file and in its properties."""

    titel: str
    soort: str = ""
    omschrijving: str = ""
    auteur: str = ""
    concept: bool = False
    datum: date | None = None

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

    def als_metadata(self) -> dict[str, Any]:
        """Give the head in the terms of pandoc; language Dutch."""
        soort = " \u2013 ".join(deel for deel in ("CONCEPT" if self.concept else "", self.soort) if deel)
        velden = {
            "lang": "nl-NL",
            "title": self.titel,
            "subtitle": soort,
            "author": self.auteur,
            "description": self.omschrijving,
            "subject": self.soort,
        }
        return {naam: waarde for naam, waarde in velden.items() if waarde}


def maak_kantoorbestand(html: str, kop: Kop, formaat: Formaat, seconden: float) -> bytes:
    """Give `html` as an office file in the house style; the title block comes from `kop`.

    Raises `subprocess.TimeoutExpired` when it takes longer than `seconden`, `PandocFout` with what pandoc said.
    """
    eind = monotonic() + seconden
    import pypandoc

    from documenten.huisstijl import sjabloon_voor, werk_af

    with tempfile.TemporaryDirectory(prefix="codio-document-") as werkmap:
        uitvoer = Path(werkmap, f"document.{formaat.value}")
        opties = [f"--reference-doc={sjabloon_voor(formaat)}", "--shift-heading-level-by=-1", "--sandbox"]
        opties += [f"--metadata={naam}={waarde}" for naam, waarde in kop.als_metadata().items()]
        opdracht = [pypandoc.get_pandoc_path(), "--from=html", f"--to={formaat.value}", f"--output={uitvoer}"]
        invoer = kantoorhtml(html)
        pandoc = subprocess.run(  # noqa: S603 - own program; the words from people are in options of their own
            [*opdracht, *opties],
            input=invoer.encode(),
            check=False,
            capture_output=True,
            timeout=max(0.1, eind - monotonic()),
        )
        if pandoc.returncode:
            raise PandocFout(pandoc.stderr.decode(errors="replace")[:1000])
        return werk_af(benoem_prenten(uitvoer.read_bytes(), invoer), kop.moment)


def kantoorhtml(html: str) -> str:
    """Give the page without what is only for print; pictures become images, other drawings the words of their title."""
    from xml.etree import ElementTree

    import tinyhtml5

    wortel = tinyhtml5.parse(html, namespace_html_elements=False)
    zet_prenten_om(wortel)
    _schoon(wortel)
    return ElementTree.tostring(wortel, encoding="unicode", method="html")


def _schoon(element: Element) -> None:
    if _naam(element) == "main":  # pandoc reads nothing else when there is a main
        element.tag = "div"
    for vorige, kind in list(_met_vorige(element)):
        if _weg(kind):
            _vervang_door_tekst(element, vorige, kind, "")
        elif _naam(kind) == "svg":
            titel = next((deel.text for deel in kind.iter() if _naam(deel) == "title"), "") or ""
            _vervang_door_tekst(element, vorige, kind, f"({titel.strip()})" if titel.strip() else "")
        else:
            _schoon(kind)


def _met_vorige(element: Element) -> Iterator[tuple[Element | None, Element]]:
    vorige = None
    for kind in list(element):
        yield vorige, kind
        if not _weg(kind) and _naam(kind) != "svg":
            vorige = kind


def _naam(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _weg(element: Element) -> bool:
    klassen = (element.get("class") or "").split()
    return _naam(element) in ("", "style", "title") or ALLEEN_PRINT in klassen


def _vervang_door_tekst(ouder: Element, vorige: Element | None, kind: Element, tekst: str) -> None:
    tekst += kind.tail or ""
    if vorige is None:
        ouder.text = (ouder.text or "") + tekst
    else:
        vorige.tail = (vorige.tail or "") + tekst
    ouder.remove(kind)
