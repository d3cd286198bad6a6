"""The door of the server of a browser test: what is inside may finish, and who comes after closing time is sent away.

A window that closes may still save what was typed in it. A request that reaches the server while the tables are
emptied waits for them, and they for it; one that comes later finds the tables of the next test.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Condition
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

GEDULD = 60.0
"""Seconds that what is inside may take."""


class Deur:
    """Stand before the WSGI application `app`, count who is inside, and let nobody in once it is shut."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self.binnen = 0
        self.dicht = False
        self._beurt = Condition()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        """Answer as the application does, or with 503 and without touching it."""
        with self._beurt:
            if self.dicht:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return
            self.binnen += 1
        try:
            antwoord = self.app(environ, start_response)
            try:
                yield from antwoord
            finally:
                antwoord.close()
        finally:
            with self._beurt:
                self.binnen -= 1
                self._beurt.notify_all()

    def open(self) -> None:
        """Let people in."""
        with self._beurt:
            self.dicht = False

    def sluit(self) -> None:
        """Let nobody in any more, and wait until all who are inside have left; raise `AssertionError` if they don't."""
        with self._beurt:
            self.dicht = True
            assert self._beurt.wait_for(lambda: not self.binnen, GEDULD), (
                f"{self.binnen} verzoeken duren te lang."
            )
