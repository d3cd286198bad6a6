"""What bin/test is asked to do; apart, because it is read before any package is installed."""

from __future__ import annotations

import sys
from dataclasses import dataclass

GEBRUIK = "bin/test [--alles | --controles] [argumenten voor pytest]"
HULP = f"""gebruik: {GEBRUIK}

Zonder argumenten: alle controles, alle tests en enkele mutaties.
Met argumenten: alleen pytest, met die argumenten. Bijvoorbeeld: bin/test tests/acties -k regie

opties:
  --alles      ook de lange proeven: 20.000 vreemde verzoeken, het beleid, kill -9 (drie kwartier);
               met argumenten: eerst de controles, dan alleen pytest met die argumenten
  --controles  alleen de controles: stijl, lagen, sjablonen, typen, migraties en productie
  --hulp       toon deze uitleg
"""


@dataclass(frozen=True)
class Opties:
    """Whether the checks run, whether pytest runs, with which arguments, and whether the long runs come after it."""

    controles: bool
    tests: bool
    voor_pytest: tuple[str, ...]
    proeven: bool = False


def lees(argumenten: list[str]) -> Opties:
    """Read the arguments; prints help or the mistake, in Dutch, and ends when there is nothing to do."""
    eigen = [argument for argument in argumenten if argument in ("--alles", "--controles", "--hulp")]
    voor_pytest = tuple(argument for argument in argumenten if argument not in eigen)
    if "--hulp" in eigen:
        print(HULP, end="")
        sys.exit(0)
    if "--controles" in eigen and (len(eigen) > 1 or voor_pytest):
        sys.stderr.write(f"Bij --controles draait pytest niet, dus er kan niets bij.\ngebruik: {GEBRUIK}\n")
        sys.exit(2)
    alleen_tests = bool(voor_pytest) and "--alles" not in eigen
    return Opties(
        controles=not alleen_tests,
        tests="--controles" not in eigen,
        voor_pytest=voor_pytest,
        proeven="--alles" in eigen and not voor_pytest,
    )
