"""Read an office file as a person sees it: opened in LibreOffice, page by page. Both programs are no part of the set-up."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from documenten.kantoorhtml import AFBREEKTEKEN

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")
NODIG = pytest.mark.skipif(
    not (OFFICE and PDFTOTEXT), reason="LibreOffice of pdftotext (poppler-utils) staat niet op deze machine"
)
"""For a test that opens a file in LibreOffice."""
LANG = 7
"""A word of this many letters can be wider than a narrow column."""


def bladzijden(paden: list[Path], werkmap: Path) -> dict[str, list[str]]:
    """Give the text of each page of each file, by the name of the file; all files are opened at once."""
    assert OFFICE
    assert PDFTOTEXT
    uit: dict[str, list[str]] = {}
    profiel = f"-env:UserInstallation={(werkmap / 'profiel').as_uri()}"
    for soort in sorted({pad.suffix for pad in paden}):  # the name of the PDF has no kind in it
        map_ = werkmap / soort[1:]
        namen = [str(pad) for pad in paden if pad.suffix == soort]
        opdracht = [OFFICE, "--headless", profiel, "--convert-to", "pdf", "--outdir", str(map_), *namen]
        subprocess.run(opdracht, check=True, capture_output=True, timeout=180)
        for naam in namen:
            pdf = map_ / f"{Path(naam).stem}.pdf"
            tekst = subprocess.run([PDFTOTEXT, str(pdf), "-"], check=True, capture_output=True)
            uit[Path(naam).name] = tekst.stdout.decode().rstrip("\f").split("\f")
    return uit


def gebroken_woorden(html: str, tekst: str) -> set[str]:
    """Give the long words of the page that are not in what was read back: broken without a hyphen, or lost."""
    heel = re.sub(r"(?<=\w)-\s*\n\s*", "", tekst)
    zonder = re.sub(r"<style.*?</style>|<title.*?</title>|<[^>]+>", " ", html, flags=re.DOTALL)
    woorden = re.findall(rf"\w{{{LANG},}}", unescape(zonder).replace(AFBREEKTEKEN, ""))
    return {woord for woord in woorden if woord not in heel}
