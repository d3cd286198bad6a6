"""`make mutaties`: change one thing at a time, and tell which changes no test notices."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

from codio_site.opzet.demo import stop_netjes
from codio_site.postgres import PostgresFout, database
from mutaties.kaart import Kaart
from mutaties.kandidaten import Mutant, alle, steekproef
from mutaties.kopie import Kopie, ruim_op
from mutaties.proef import OPGEMERKT, OVERLEEFT, Uitslag, draai, keuzes, zonder_mutatie
from mutaties.register import Register

PROJECT = Path(__file__).resolve().parent.parent
EERSTE_TEST = "tests/organisatie/test_rechten.py"  # makes the tables that each worker copies


class Lezer(argparse.ArgumentParser):
    """Explains itself in Dutch."""

    def error(self, message: str) -> NoReturn:
        """End with the usage."""
        sys.stderr.write(f"Die optie ken ik niet, of de waarde klopt niet.\ngebruik: {self.usage}\n")
        sys.exit(2)

    def format_help(self) -> str:
        """Give the explanation; argparse's own words are English."""
        return super().format_help().replace("usage:", "gebruik:", 1)


def lees_opties(argumenten: list[str]) -> argparse.Namespace:
    """Read the arguments; prints help or the mistake, in Dutch, and ends then."""
    lezer = Lezer(
        prog="python -m mutaties",
        usage='python -m mutaties [opties], of: make mutaties M="opties"',
        description="Verander steeds één ding in de code. Merkt een test het op?",
        add_help=False,
    )
    lezer._optionals.title = "opties"
    voeg_toe = lezer.add_argument
    werkers = min(4, os.cpu_count() or 1)
    voeg_toe("--aantal", type=int, default=100, metavar="N", help="zoveel mutaties (100)")
    voeg_toe("--zaad", type=int, default=6, metavar="N", help="welke: een ander getal geeft andere (6)")
    voeg_toe("--vanaf", type=int, default=1, metavar="N", help="begin bij deze van de steekproef (1)")
    voeg_toe("--werkers", type=int, default=werkers, metavar="N", help=f"zoveel tegelijk ({werkers})")
    voeg_toe(
        "--seconden", type=float, default=300, metavar="N", help="de meeste tijd voor één keer testen (300)"
    )
    voeg_toe("--ten-minste", type=float, default=0, metavar="P", help="eis zoveel procent opgemerkt (0)")
    voeg_toe("--bekend", action="store_true", help="neem alleen wat een test eerder opmerkte")
    voeg_toe("--onbekend", action="store_true", help="sla over wat in het register staat")
    voeg_toe("--schrijf", action="store_true", help="zet in het register welke test wat opmerkte")
    voeg_toe("--lijst", action="store_true", help="toon de mutaties en draai niets")
    voeg_toe(
        "--kaart", nargs="*", metavar="TEST", help="meet welke test welke regel raakt, nu of na meer tests"
    )
    voeg_toe("--hulp", "-h", "--help", action="help", help="toon deze uitleg")
    return lezer.parse_args(argumenten)


def main(argumenten: list[str]) -> int:
    """Do what is asked; gives 1 when too few changes were noticed, else 0."""
    opties = lees_opties(argumenten)
    signal.signal(signal.SIGTERM, stop_netjes)
    if opties.lijst:
        for mutant in _gekozen(opties, Register.lees(PROJECT)):
            print(_kop(mutant), *mutant.verschil((PROJECT / mutant.pad).read_bytes()), sep="\n    ")
        return 0
    try:
        with database(PROJECT, wegwerp=True) as server:
            return _meet(opties, server) if opties.kaart is not None else _beproef(opties, server)
    except PostgresFout as reden:
        print(reden, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.")
        return 130


def _meet(opties: argparse.Namespace, server: str) -> int:
    from mutaties.meten import meet

    return meet(PROJECT, tuple(opties.kaart), server)


def _gekozen(opties: argparse.Namespace, register: Register) -> list[Mutant]:
    """Give the piece of the sample that is asked for."""
    uit = [m for m in alle(PROJECT) if not opties.bekend or m.kenmerk in register.opgemerkt]
    proef = steekproef(uit, aantal=opties.vanaf - 1 + opties.aantal, zaad=opties.zaad)
    weg = {*register.opgemerkt, *register.mag_blijven} if opties.onbekend else set()
    return [mutant for mutant in proef[opties.vanaf - 1 :] if mutant.kenmerk not in weg]


def _beproef(opties: argparse.Namespace, server: str) -> int:
    begin = time.monotonic()
    register, kaart = Register.lees(PROJECT), Kaart.lees(PROJECT)
    mutanten = _gekozen(opties, register)
    if not mutanten:
        print("Er is niets te beproeven.")
        return 0
    uitslagen: list[Uitslag] = []
    with _kopieen(server, min(opties.werkers, len(mutanten))) as kopieen:
        keuze = partial(keuzes, project=PROJECT, register=register, kaart=kaart)
        for uitslag in draai(mutanten, kopieen, keuze, seconden=opties.seconden):
            uitslagen.append(uitslag)
            print(
                f"{len(uitslagen)}/{len(mutanten)} {uitslag.stand}: {_kop(uitslag.mutant)} {uitslag.door}",
                flush=True,
            )
        uitslagen = zonder_mutatie(uitslagen, kopieen[0], seconden=10 * opties.seconden)
    if opties.schrijf:
        register.opgemerkt |= {u.mutant.kenmerk: u.door for u in uitslagen if u.stand == OPGEMERKT and u.door}
        register.schrijf(PROJECT, {mutant.kenmerk for mutant in alle(PROJECT)})
    return _vertel(uitslagen, register, opties.ten_minste, time.monotonic() - begin)


@contextmanager
def _kopieen(server: str, aantal: int) -> Iterator[list[Kopie]]:
    """Make the copies and the tables that their databases start from; removes all of it. Raises SystemExit when no test runs."""
    map_, naam = PROJECT / "var" / "mutaties" / str(os.getpid()), f"mutaties_{os.getpid()}x"
    try:
        eerste = Kopie.maak(PROJECT, map_ / "0", server, naam)
        afloop = eerste.test((EERSTE_TEST,), seconden=600)
        if not afloop.goed:
            sys.exit(f"Zonder mutatie slagen de tests al niet:\n{afloop.uitvoer}")
        yield [Kopie.maak(PROJECT, map_ / str(nr), server, f"{naam}_{nr}") for nr in range(1, aantal + 1)]
    finally:
        shutil.rmtree(map_, ignore_errors=True)
        ruim_op(server, naam)


def _kop(mutant: Mutant) -> str:
    return f"{mutant.kenmerk} {mutant.pad}:{mutant.regel} ({mutant.wijziging.soort})"


def _vertel(uitslagen: list[Uitslag], register: Register, ten_minste: float, duur: float) -> int:
    """Print what nobody noticed and the score; gives 1 when it is too low."""
    rest = [uitslag for uitslag in uitslagen if uitslag.stand != OPGEMERKT]
    verklaard = [u for u in rest if u.mutant.kenmerk in register.mag_blijven]
    for uitslag in sorted(rest, key=lambda u: (u.mutant.pad, u.mutant.regel)):
        print(
            f"\n{_kop(uitslag.mutant)}: {'niet opgemerkt' if uitslag.stand == OVERLEEFT else uitslag.stand}"
        )
        for regel in uitslag.mutant.verschil((PROJECT / uitslag.mutant.pad).read_bytes()):
            print(f"    {regel}")
        if reden := register.mag_blijven.get(uitslag.mutant.kenmerk):
            print(f"    mag blijven: {reden}")
    gemerkt = len(uitslagen) - len(rest)
    over = len(rest) - len(verklaard)
    procent = 100 * gemerkt / (len(uitslagen) - len(verklaard) or 1)
    print(
        f"\nmutaties: {gemerkt} van {len(uitslagen)} opgemerkt, {len(verklaard)} mogen blijven, {over} over"
        f" ({procent:.0f}%, {duur:.0f} s)"
    )
    return 1 if len(uitslagen) > len(verklaard) and procent < ten_minste else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
