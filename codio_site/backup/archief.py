"""The archive: a tar with the dump of the database in pieces, the files, and a list with a checksum per part at its end.

Without a key it can be opened with any tar; the pieces of `database/` behind each other are what `pg_restore` reads.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, cast

from codio_site.backup.fouten import Beschadigd
from codio_site.backup.versleutelen import MERK, Ontsleuteld, Versleuteld

STUK = 8 << 20
LIJST = "lijst.json"
SOORT = "codio-backup/1"


class Schrijver:
    """Writes parts in an archive and keeps their checksums."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.delen: dict[str, dict[str, Any]] = {}

    def stroom(self, naam: str, lees: Callable[[int], bytes]) -> None:
        """Write what comes from a stream of unknown length as `naam/000001` and so on."""
        nummer = 0
        while stuk := _vol(lees, STUK):
            nummer += 1
            self._zet(f"{naam}/{nummer:06d}", io.BytesIO(stuk), len(stuk))

    def bestand(self, naam: str, pad: Path) -> None:
        """Write one file, as long as it is now."""
        with pad.open("rb") as bestand:
            bestand.seek(0, io.SEEK_END)
            lengte = bestand.tell()
            bestand.seek(0)
            self._zet(naam, bestand, lengte)

    def sluit_af(self, gegevens: dict[str, Any]) -> None:
        """Write the list of the parts, with what else is to be known."""
        tekst = json.dumps({"soort": SOORT, **gegevens, "delen": self.delen}, indent=1).encode()
        self._zet(LIJST, io.BytesIO(tekst), len(tekst))

    def _zet(self, naam: str, bron: IO[bytes], lengte: int) -> None:
        som = _Som(bron)
        kop = tarfile.TarInfo(naam)
        kop.size, kop.mode = lengte, 0o600
        self.tar.addfile(kop, cast("IO[bytes]", som))
        self.delen[naam] = {"sha256": som.som.hexdigest(), "bytes": lengte}


class _Som:
    """Counts the checksum of what is read."""

    def __init__(self, bron: Any) -> None:
        self.bron, self.som = bron, sha256()

    def read(self, hoeveel: int = -1) -> bytes:
        deel: bytes = self.bron.read(hoeveel)
        self.som.update(deel)
        return deel


def _vol(lees: Callable[[int], bytes], hoeveel: int) -> bytes:
    """Read so many bytes; fewer only at the end."""
    delen, rest = [], hoeveel
    while rest and (deel := lees(rest)):
        delen.append(deel)
        rest -= len(deel)
    return b"".join(delen)


@contextmanager
def schrijf(bestand: IO[bytes], sleutel: bytes | None) -> Iterator[Schrijver]:
    """Open an archive to write, encrypted when there is a key."""
    with ExitStack() as slot:
        doel: Any = bestand
        if sleutel is not None:
            doel = slot.enter_context(_sluit_als_het_goed_ging(Versleuteld(bestand, sleutel)))
        with tarfile.open(fileobj=doel, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            yield Schrijver(tar)


@contextmanager
def _sluit_als_het_goed_ging(stroom: Versleuteld) -> Iterator[Versleuteld]:
    yield stroom
    stroom.close()


class _Heel:
    """The content of a part; raises `Beschadigd` where it stops too early."""

    def __init__(self, bron: Any) -> None:
        self.bron = bron

    def read(self, hoeveel: int = -1) -> bytes:
        try:
            deel: bytes = self.bron.read(hoeveel)
        except (tarfile.TarError, EOFError, ValueError) as fout:
            raise Beschadigd("De back-up houdt te vroeg op.") from fout
        return deel


def lees_delen(pad: Path, sleutel: bytes | None) -> Iterator[tuple[str, IO[bytes]]]:
    """Give each part of an archive in order: its name, and its content to read before the next is asked for.

    Raises `Beschadigd` for what is no archive of ours, and `BackupFout` without the right key.
    """
    with pad.open("rb") as bestand:
        begin = bestand.read(len(MERK))
        bestand.seek(0)
        bron: Any = Ontsleuteld(bestand, sleutel) if begin == MERK else bestand
        try:
            with tarfile.open(fileobj=bron, mode="r|") as tar:
                for deel in tar:
                    inhoud = tar.extractfile(deel) if deel.isreg() else None
                    if inhoud is None:
                        raise Beschadigd(f"In de back-up staat iets dat er niet hoort: {deel.name}")
                    yield deel.name, cast("IO[bytes]", _Heel(inhoud))
            while bron.read(STUK):  # to the end, so that a last piece that was cut off is noticed
                pass
        except (tarfile.TarError, EOFError, ValueError) as fout:
            raise Beschadigd("Dit bestand is geen back-up van CODIO, of het is beschadigd.") from fout


def controleer(pad: Path, sleutel: bytes | None) -> dict[str, Any]:
    """Read an archive whole and compare every part with its checksum; gives its list. Raises `Beschadigd`."""
    gelezen: dict[str, dict[str, Any]] = {}
    lijst: dict[str, Any] | None = None
    for naam, inhoud in lees_delen(pad, sleutel):
        if lijst is not None:
            raise Beschadigd("Achter de lijst van de back-up staat nog iets.")
        if naam == LIJST:
            lijst = _lees_lijst(inhoud)
            continue
        som, lengte = sha256(), 0
        while stuk := inhoud.read(STUK):
            som.update(stuk)
            lengte += len(stuk)
        gelezen[naam] = {"sha256": som.hexdigest(), "bytes": lengte}
    if lijst is None:
        raise Beschadigd("De back-up houdt te vroeg op: de lijst aan het einde ontbreekt.")
    if gelezen != lijst["delen"]:
        anders = {naam for naam in gelezen | lijst["delen"] if gelezen.get(naam) != lijst["delen"].get(naam)}
        raise Beschadigd(f"Deze delen kloppen niet met hun controlegetal: {', '.join(sorted(anders))}.")
    return lijst


def _lees_lijst(inhoud: IO[bytes]) -> dict[str, Any]:
    try:
        lijst: dict[str, Any] = json.loads(inhoud.read())
        if lijst["soort"] != SOORT or not isinstance(lijst["delen"], dict):
            raise ValueError
    except (ValueError, KeyError, TypeError) as fout:
        raise Beschadigd("De lijst van de back-up is niet te lezen, of van een andere versie.") from fout
    return lijst
