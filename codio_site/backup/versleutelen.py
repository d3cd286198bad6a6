"""A file in pieces that are encrypted one by one, so that none of it has to fit in memory.

AES-256-GCM with a key of its own per file (HKDF over the key that was given and a salt). The number of a piece and whether it
is the last are in its nonce: pieces that are swapped, left out or cut off are noticed, as is every changed byte.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from codio_site.backup.fouten import BackupFout, Beschadigd

MERK = b"CODIO-BACKUP-VERSLEUTELD-1\n"
STUK = 1 << 20
LANG = 32
KENMERK = 8


def maak_sleutel(pad: Path) -> None:
    """Write a new key to a file that only its owner can read; raises `BackupFout` when there is one already."""
    try:
        nummer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fout:
        raise BackupFout(f"Het bestand {pad} bestaat al. Een sleutel wordt nooit overschreven.") from fout
    with os.fdopen(nummer, "wb") as bestand:
        bestand.write(base64.b64encode(secrets.token_bytes(LANG)) + b"\n")


def lees_sleutel(pad: Path) -> bytes:
    """Give the key in a file; raises `BackupFout` when it holds none."""
    try:
        sleutel = base64.b64decode(pad.read_bytes().strip(), validate=True)
    except (OSError, binascii.Error) as fout:
        raise BackupFout(f"De sleutel in {pad} kan niet worden gelezen.") from fout
    if len(sleutel) != LANG:
        raise BackupFout(f"In {pad} staat geen sleutel van {LANG} bytes. Maak er een met --nieuwe-sleutel.")
    return sleutel


def _kenmerk(sleutel: bytes) -> bytes:
    """Tell two keys apart without telling anything of them."""
    return sha256(b"codio-backup-kenmerk" + sleutel).digest()[:KENMERK]


def _slot(sleutel: bytes, zout: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=LANG, salt=zout, info=b"codio-backup").derive(sleutel))


def _nonce(nummer: int, laatste: bool) -> bytes:
    return nummer.to_bytes(11, "big") + (b"\x01" if laatste else b"\x00")


class Versleuteld:
    """A file to write to; what is written arrives encrypted in the file below. `close` writes the last piece."""

    def __init__(self, onder: IO[bytes], sleutel: bytes) -> None:
        zout = secrets.token_bytes(16)
        self.onder, self.slot, self.nummer, self.rest = onder, _slot(sleutel, zout), 0, bytearray()
        onder.write(MERK + _kenmerk(sleutel) + zout)

    def write(self, deel: bytes) -> int:
        """Take the next bytes."""
        self.rest += deel
        while len(self.rest) > STUK:
            self._schrijf(bytes(self.rest[:STUK]), laatste=False)
            del self.rest[:STUK]
        return len(deel)

    def close(self) -> None:
        """Write what is left as the last piece; the file below stays open."""
        self._schrijf(bytes(self.rest), laatste=True)

    def _schrijf(self, deel: bytes, *, laatste: bool) -> None:
        dicht = self.slot.encrypt(_nonce(self.nummer, laatste), deel, None)
        self.onder.write(len(dicht).to_bytes(4, "big") + dicht)
        self.nummer += 1


class Ontsleuteld:
    """A file to read from: what is in an encrypted file. Raises `Beschadigd` at a piece that is not what was written."""

    def __init__(self, onder: IO[bytes], sleutel: bytes | None) -> None:
        if onder.read(len(MERK)) != MERK:
            raise Beschadigd("Dit is geen versleutelde back-up.")
        kenmerk, zout = onder.read(KENMERK), onder.read(16)
        if sleutel is None:
            raise BackupFout("Deze back-up is versleuteld. Geef de sleutel met --sleutel.")
        if kenmerk != _kenmerk(sleutel):
            raise BackupFout("Deze sleutel is niet de sleutel waarmee deze back-up is gemaakt.")
        self.onder, self.slot, self.nummer = onder, _slot(sleutel, zout), 0
        self.rest, self.klaar = b"", False

    def read(self, hoeveel: int = -1) -> bytes:
        """Give the next bytes; fewer only at the end."""
        delen, gelezen = [], 0
        while hoeveel < 0 or gelezen < hoeveel:
            if not self.rest:
                if self.klaar:
                    break
                self.rest = self._lees()
                continue
            deel = self.rest if hoeveel < 0 else self.rest[: hoeveel - gelezen]
            self.rest = self.rest[len(deel) :]
            delen.append(deel)
            gelezen += len(deel)
        return b"".join(delen)

    def _lees(self) -> bytes:
        kop = self.onder.read(4)
        lengte = int.from_bytes(kop, "big")
        if len(kop) < 4 or lengte > STUK + 16:
            raise Beschadigd("De back-up houdt te vroeg op.")
        dicht = self.onder.read(lengte)
        for laatste in (False, True):
            try:
                deel = self.slot.decrypt(_nonce(self.nummer, laatste), dicht, None)
            except InvalidTag:
                continue
            self.nummer += 1
            self.klaar = laatste
            if laatste and self.onder.read(1):
                raise Beschadigd("Achter de back-up staat nog iets.")
            return deel
        raise Beschadigd(f"Stuk {self.nummer + 1} van de back-up is veranderd of houdt te vroeg op.")
