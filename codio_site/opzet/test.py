"""bin/test, after the set-up: every check, all of them even when one fails, then pytest and some mutations.

Who asks for certain tests gets those alone (`test_opties`).
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from codio_site.opzet import test_opties
from codio_site.opzet.demo import PROJECT, stop_netjes
from codio_site.postgres import PostgresFout, database

MEESTE_WERKERS = 4
GEEN_TEST = "Geen test gedraaid: klopt wat je vroeg? Zie bin/test --hulp"
ZONDER_TESTS = {4: GEEN_TEST, 5: GEEN_TEST}
"""How pytest ends when it does not know an option or a path, and when it finds no test."""
IN_TESTS = {"DJANGO_SETTINGS_MODULE": "tests.instellingen"}
LAGEN = (
    "import sys; from importlinter.cli import lint_imports_command as lagen; sys.exit(lagen(['--no-logo']))"
)


@dataclass(frozen=True)
class Controle:
    """One check: a name, what Python must run, settings of its own, and what to say when it ends with a certain code."""

    naam: str
    opdracht: tuple[str, ...]
    omgeving: dict[str, str] = field(default_factory=dict)
    uitleg: dict[int, str] = field(default_factory=dict)


def gevraagd(opties: test_opties.Opties) -> list[Controle]:
    """Give what these options ask for, in the order in which it runs."""
    alles = opties.controles and opties.tests and not opties.voor_pytest
    return [
        *(controles() if opties.controles else ()),
        *([tests(opties.voor_pytest)] if opties.tests else ()),
        *([mutaties()] if alles else ()),
        *(proeven() if opties.proeven else ()),
    ]


def tests(argumenten: tuple[str, ...]) -> Controle:
    """Give pytest with these arguments, on as many cores as help."""
    werkers = str(min(MEESTE_WERKERS, (os.cpu_count() or 1) + 1))  # one more than cores: tests also wait
    opdracht = ("-m", "pytest", "-n", werkers, "--dist", "loadfile", "--no-loadscope-reorder", *argumenten)
    return Controle("pytest", opdracht, IN_TESTS, ZONDER_TESTS)


def proeven() -> list[Controle]:
    """Give the long runs of tests that the suite does a sample of, each of ten to twenty minutes on two cores."""
    lang = {
        "proef: 20.000 vreemde verzoeken": (
            {"PROEF_FUZZ": "20000"},
            ("tests/robot/test_fuzz.py", "tests/robot/test_vergif.py"),
        ),
        "proef: beleid": ({"PROEF_BELEID": "60"}, ("tests/toegang/test_beleid_in_beweging.py",)),
        "proef: kill -9": ({"PROEF_KILLS": "30"}, ("tests/server/test_doden.py",)),
    }
    return [
        Controle(naam, (*tests(waar).opdracht, "-rP"), IN_TESTS | omgeving)
        for naam, (omgeving, waar) in lang.items()
    ]


def mutaties() -> Controle:
    """Give a few of the changes that a test noticed before: it must notice them still."""
    opdracht = ("-m", "mutaties", "--bekend", "--aantal", "8", "--seconden", "120", "--ten-minste", "100")
    return Controle("mutaties", opdracht)


def controles() -> list[Controle]:
    """Give the checks of what is written, without running it."""
    return [
        Controle("ruff check", ("-m", "ruff", "check", "--output-format", "concise", ".")),
        Controle("ruff format", ("-m", "ruff", "format", "--check", "--output-format", "concise", ".")),
        Controle("lagen", ("-c", LAGEN)),
        Controle("sjablonen", ("-m", "djlint", "templates", "--lint", "--quiet")),
        Controle("typen", ("-m", "mypy")),
        Controle("migraties", ("-m", "django", "makemigrations", "--check", "--dry-run"), IN_TESTS),
        Controle("productie", ("-m", "django", "check", "--deploy", "--fail-level", "WARNING"), productie()),
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


def main(argumenten: list[str]) -> int:
    """Run what is asked for; gives 0 when all is well."""
    opties = test_opties.lees(argumenten)
    begin = time.monotonic()
    signal.signal(signal.SIGTERM, stop_netjes)
    try:
        with database(PROJECT, wegwerp=True) as url:
            uitslagen = [_draai(controle, url) for controle in gevraagd(opties)]
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


def _draai(controle: Controle, url: str) -> tuple[str, bool]:
    """Run one check and tell how it went; gives its name and whether it was good."""
    print(f"→ {controle.naam}", flush=True)
    begin = time.monotonic()
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("CODIO_")}
    omgeving |= {"DATABASE_URL": url, **controle.omgeving}
    klaar = subprocess.run([sys.executable, *controle.opdracht], check=False, cwd=PROJECT, env=omgeving)
    goed = klaar.returncode == 0
    if uitleg := controle.uitleg.get(klaar.returncode):
        print(f"  {uitleg}")
    print(f"  {'goed' if goed else 'NIET GOED'} ({time.monotonic() - begin:.1f} s)", flush=True)
    return controle.naam, goed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
