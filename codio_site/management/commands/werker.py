"""The worker as a process of its own."""

from __future__ import annotations

import asyncio
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from codio_site import werker
from codio_site.checks import weiger_onveilige_start
from codio_site.gezondheid import peiling


class Command(BaseCommand):
    """Works until it is told to stop; refuses an unsafe start as the web server does."""

    help = "Doet het werk na het antwoord: bezorgt e-mail en maakt documenten. Stopt met Ctrl-C of SIGTERM."

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--tot-leeg", action="store_true", help="doe wat er nu ligt, en stop")
        parser.add_argument(
            "--leeft",
            action="store_true",
            help="zeg alleen of er de laatste minuut een werker was (exitcode 0 of 1)",
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Work, or say whether somebody does."""
        if opties["leeft"]:
            self._zeg_of_er_een_is()
            return
        weiger_onveilige_start()
        asyncio.run(werker.doe_alles() if opties["tot_leeg"] else werker.werk_tot_signaal())

    def _zeg_of_er_een_is(self) -> None:
        if not peiling.toestand().werker:
            raise CommandError("De laatste minuut was er geen werker.")
        self.stdout.write("Er is een werker.")
