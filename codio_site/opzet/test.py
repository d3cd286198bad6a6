"""bin/test, after the set-up: every check, all of them even when one fails, pytest last."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from codio_site.opzet.demo import PROJECT, stop_netjes
from codio_site.postgres import PostgresFout, Server

MEESTE_WERKERS = 4
LAGEN = (
    "import sys; from importlinter.cli import lint_imports_command as lagen; sys.exit(lagen(['--no-logo']))"
)


@dataclass(frozen=True)
class Controle:
    """One check: a name, what Python must run, and settings of its own."""

    naam: str
    opdracht: tuple[str, ...]
    omgeving: dict[str, str] = field(default_factory=dict)


def controles(pytest_argumenten: list[str]) -> list[Controle]:
    """Give the checks in the order in which they run."""
    werkers = str(min(MEESTE_WERKERS, os.cpu_count() or 1))
    tests = {"DJANGO_SETTINGS_MODULE": "tests.instellingen"}
    return [
        Controle("ruff check", ("-m", "ruff", "check", "--output-format", "concise", ".")),
        Controle("ruff format", ("-m", "ruff", "format", "--check", "--output-format", "concise", ".")),
        Controle("lagen", ("-c", LAGEN)),
        Controle("sjablonen", ("-m", "djlint", "templates", "--lint", "--quiet")),
        Controle(
            "typen",
            (
                "-m",
                "mypy",
            ),
        ),
        Controle("migraties", ("-m", "django", "makemigrations", "--check", "--dry-run"), tests),
        Controle("productie", ("-m", "django", "check", "--deploy", "--fail-level", "WARNING"), productie()),
        Controle("pytest", ("-m", "pytest", "-n", werkers, "--dist", "loadfile", *pytest_argumenten), tests),
    ]


def productie() -> dict[str, str]:
    """Give the settings of a sound production installation."""
    return {
        "DJANGO_SETTINGS_MODULE": "codio_site.settings",
        "CODIO_DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "codio.example.org",
        "SITE_URL": "https://codio.example.org",
        "EMAIL_URL": "smtp://mail.example.org:587",
        "DEFAULT_FROM_EMAIL": "codio@example.org",
    }


def main(pytest_argumenten: list[str]) -> int:
    """Run everything; gives 0 when all is well."""
    begin = time.monotonic()
    signal.signal(signal.SIGTERM, stop_netjes)
    try:
        with _database() as url:
            uitslagen = [_draai(controle, url) for controle in controles(pytest_argumenten)]
    except PostgresFout as reden:
        print(reden, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.")
        return 130
    mis = [naam for naam, goed in uitslagen if not goed]
    oordeel = f"NIET GOED: {', '.join(mis)}" if mis else "alles goed"
    print(f"bin/test: {oordeel} ({time.monotonic() - begin:.0f} s)")
    return 1 if mis else 0


def _database() -> AbstractContextManager[str]:
    """Give the database of DATABASE_URL, or a throw-away server."""
    url = os.environ.get("DATABASE_URL", "").strip()
    return nullcontext(url) if url else Server(PROJECT, wegwerp=True)


def _draai(controle: Controle, url: str) -> tuple[str, bool]:
    """Run one check and tell how it went; gives its name and whether it was good."""
    print(f"→ {controle.naam}", flush=True)
    begin = time.monotonic()
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("CODIO_")}
    omgeving |= {"DATABASE_URL": url, **controle.omgeving}
    klaar = subprocess.run([sys.executable, *controle.opdracht], check=False, cwd=PROJECT, env=omgeving)
    goed = klaar.returncode == 0
    print(f"  {'goed' if goed else 'NIET GOED'} ({time.monotonic() - begin:.1f} s)", flush=True)
    return controle.naam, goed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
