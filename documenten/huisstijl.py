"""Style of the office files: the empty document of pandoc with the fonts and colours of the house."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache

from documenten.formaten import Formaat


@cache
def sjabloon_voor(formaat: Formaat) -> bytes:
    """Give the reference document that pandoc takes its styles from."""
    import pypandoc

    opdracht = [pypandoc.get_pandoc_path(), "--print-default-data-file", f"reference.{formaat.value}"]
    return subprocess.run(opdracht, check=True, capture_output=True).stdout
