"""Try each change against the tests that reach it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from mutaties.kaart import Kaart
from mutaties.kandidaten import Mutant
from mutaties.kopie import Kopie
from mutaties.register import Register

OPGEMERKT, OVERLEEFT, TE_LANG = "opgemerkt", "overleeft", "te lang"
VASTE_KEUZE = "tests/toegang"


@dataclass(frozen=True)
class Uitslag:
    """What became of one change, and the test that noticed it."""

    mutant: Mutant
    stand: str
    door: str = ""


def keuzes(mutant: Mutant, project: Path, register: Register, kaart: Kaart) -> Iterator[tuple[str, ...]]:
    """Give what to run, one after another: the test that noticed it before, then what reaches it, nearest first.

    Nothing for a change that may stay: trying everything on it again would take the longest of all.
    """
    if mutant.kenmerk in register.mag_blijven:
        return
    eerder = register.opgemerkt.get(mutant.kenmerk)
    if eerder and (project / eerder.partition("::")[0]).is_file():
        yield (eerder,)
    app = mutant.pad.partition("/")[0]
    vast = (f"tests/{app}", VASTE_KEUZE)
    # What no test reaches in its own process may be reached in another.
    yield kaart.tests_van(mutant, app) or tuple(map_ for map_ in vast if (project / map_).is_dir())


def beproef(mutant: Mutant, kopie: Kopie, keuze: Iterator[tuple[str, ...]], *, seconden: float) -> Uitslag:
    """Have the change in the copy and run the tests; a run that takes too long decides nothing."""
    with kopie.met(mutant):
        for tests in keuze:
            afloop = kopie.test(tests, seconden=seconden)
            if afloop.te_lang:
                return Uitslag(mutant, TE_LANG)
            if not afloop.goed:
                alleen = tests[0] if len(tests) == 1 else ""  # nothing got so far as to fail
                return Uitslag(mutant, OPGEMERKT, afloop.door or alleen)
    return Uitslag(mutant, OVERLEEFT)


def zonder_mutatie(uitslagen: list[Uitslag], kopie: Kopie, *, seconden: float) -> list[Uitslag]:
    """Give the outcomes, less those of which the test fails without the change too: it has noticed nothing."""
    tests = {uitslag.door for uitslag in uitslagen if uitslag.door}
    while tests:
        afloop = kopie.test(tuple(sorted(tests)), seconden=seconden)
        if afloop.goed or afloop.door not in tests:
            break
        tests.discard(afloop.door)
    return [u if not u.door or u.door in tests else Uitslag(u.mutant, OVERLEEFT) for u in uitslagen]


def draai(
    mutanten: list[Mutant],
    kopieen: list[Kopie],
    keuze: Callable[[Mutant], Iterator[tuple[str, ...]]],
    *,
    seconden: float,
) -> Iterator[Uitslag]:
    """Try them all, as many at a time as there are copies; gives them as they come."""
    vrij: SimpleQueue[Kopie] = SimpleQueue()
    for kopie in kopieen:
        vrij.put(kopie)

    def een(mutant: Mutant) -> Uitslag:
        kopie = vrij.get()
        try:
            return beproef(mutant, kopie, keuze(mutant), seconden=seconden)
        finally:
            vrij.put(kopie)

    with ThreadPoolExecutor(len(kopieen)) as draden:
        for toekomst in as_completed([draden.submit(een, mutant) for mutant in mutanten]):
            yield toekomst.result()
