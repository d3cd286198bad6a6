"""Telling in the terminal what happens, and how long it took."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Gestopt(Exception):
    """The set-up cannot go on; the text tells the person what to do, in Dutch."""


@contextmanager
def stap(wat: str) -> Iterator[None]:
    """Print what is being done, and afterwards how long it took."""
    begin = time.monotonic()
    print(f"→ {wat}", flush=True)
    yield
    print(f"  klaar in {time.monotonic() - begin:.1f} s", flush=True)


def draai(opdracht: list[str], *, omgeving: dict[str, str] | None = None) -> None:
    """Run a program and show what it said only when it fails; raises Gestopt then."""
    klaar = subprocess.run(
        opdracht, check=False, env=omgeving, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if klaar.returncode:
        sys.stdout.write(klaar.stdout)
        raise Gestopt(f"Dit ging niet goed (code {klaar.returncode}): {' '.join(opdracht)}")
