"""Delivers the mail that is due, once; the worker starts this as a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand

from organisatie.bezorging import bezorg

BEZET = 3
"""The exit code when another process delivers already."""


class Command(BaseCommand):
    """Finishes the mail in hand, whatever happens to who started it."""

    help = "Bezorgt de e-mail die wacht, en stopt. De werker start dit zelf."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--ouder", type=int, help="stop na een e-mail als dit proces er niet meer is")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Deliver until nothing is due, the parent is gone, or somebody asks to stop."""
        gevraagd: list[int] = []
        for teken in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(teken, lambda nummer, _: gevraagd.append(nummer))

        def doorgaan() -> bool:
            return not gevraagd and opties["ouder"] in (None, os.getppid())

        if not bezorg(doorgaan):
            sys.exit(BEZET)
