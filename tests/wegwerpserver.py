"""The pytest plug-in that gives the tests a database server when DATABASE_URL names none.

It must be ready before pytest-django reads the settings, which is before any conftest is. Whoever
starts pytest owns the server; the processes of xdist find its address in their environment.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from codio_site.opzet.demo import stop_netjes
from codio_site.postgres import PostgresFout, Server

PROJECT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Start the server first of all, and let it end with pytest."""
    gevraagd = early_config.known_args_namespace
    if not (os.environ.get("DATABASE_URL") or gevraagd.help or gevraagd.version or gevraagd.collectonly):
        start(early_config)
    return (yield)


def start(config: pytest.Config) -> None:
    """Start a throw-away server and name it in DATABASE_URL until pytest ends.

    Raises pytest.UsageError, with the reason in Dutch, when the server cannot start.
    """
    opruimen = ExitStack()
    config.add_cleanup(opruimen.close)
    opruimen.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, stop_netjes))
    opruimen.callback(os.environ.pop, "DATABASE_URL", None)
    try:
        os.environ["DATABASE_URL"] = opruimen.enter_context(Server(PROJECT, wegwerp=True))
    except PostgresFout as reden:
        raise pytest.UsageError(str(reden)) from reden
