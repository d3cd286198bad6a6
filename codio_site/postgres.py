"""The embedded PostgreSQL server: for the demo and the tests, when no DATABASE_URL is given.

The server listens on a socket only, in a folder that is closed to others. Started by root it runs as
another user, because PostgreSQL refuses root; its folder and, when that user cannot reach the project,
its programs then live outside the project. Standard library only, apart from the programs themselves.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

DATABASE = "codio"
LANGSTE_SOCKETPAD = 107
SOCKETNAAM = ".s.PGSQL.5432"
STARTTIJD = 30.0
STOPTIJD = 30.0


class PostgresStart(RuntimeError):
    """The server did not start; the text says why, in Dutch."""


def standaard_url(project: Path) -> str:
    """Give the address of the database that belongs to this project folder."""
    return f"postgresql://postgres@/{DATABASE}?host={socketmap(project / 'var' / 'postgres')}"


def socketmap(datamap: Path) -> Path:
    """Give the folder of the socket: short whatever the length of the project path is."""
    sleutel = hashlib.sha256(str(datamap.resolve()).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"codio-{sleutel}"
