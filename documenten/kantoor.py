"""HTML to office files (ODT and DOCX), by the same HTML that the PDF is made of."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from time import monotonic

from documenten.formaten import Formaat
from documenten.kantoorhtml import kantoorhtml
from documenten.kop import Kop
from documenten.prent import benoem_prenten


class PandocFout(Exception):
    """Pandoc could not make the file; says why in its own words."""


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
        return werk_af(benoem_prenten(uitvoer.read_bytes(), invoer), kop)
