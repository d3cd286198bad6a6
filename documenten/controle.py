"""Whether a document is still what was kept: by its checksum, for everybody, without giving away what is closed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from documenten.models import Bewaardocument

GROOTSTE_MB = 10
SOM = re.compile(r"[0-9a-f]{64}")
GEEN_SOM = "Een controlegetal heeft 64 tekens: cijfers en de letters a tot en met f."
TE_GROOT = (
    f"Dit bestand is te groot om hier te sturen: hooguit {GROOTSTE_MB} MB. Plak het controlegetal ervan."
)


@dataclass(frozen=True)
class Herkomst:
    """What may be told to everybody of a document that was found: of a closed one only the kind and the day.

    `opmerking` says what came after it: a newer version, or that it was withdrawn.
    """

    soort: str
    op: datetime
    titel: str = ""
    nummer: str = ""
    versie: str = ""
    adres: str = ""
    opmerking: str = ""


ZOEKERS: list[Callable[[str], Iterator[Herkomst]]] = []
"""Each floor gives for a checksum what it keeps with it; the first that knows it answers."""


@dataclass(frozen=True)
class Uitslag:
    """What there is to say of a checksum: where it is of, or nothing."""

    som: str
    herkomst: Herkomst | None
    beschadigd: bool = False
    """Our own copy is not what it was: somebody changed it behind the application's back."""


def som_van(bestand: UploadedFile) -> str:
    """Give the checksum of a file that was sent; it is read and not kept. Raises ValidationError when it is too big."""
    if (bestand.size or 0) >= GROOTSTE_MB * 1_000_000:
        raise ValidationError({"bestand": TE_GROOT})
    som = hashlib.sha256()
    for deel in bestand.chunks():
        som.update(deel)
    return som.hexdigest()


def gelezen_som(tekst: str) -> str:
    """Give a checksum as somebody pasted it, with spaces or a name behind it; raises ValidationError when it is none."""
    klein = tekst.strip().lower()
    aaneen = re.sub(r"[\s:-]", "", klein)
    gevonden = aaneen if SOM.fullmatch(aaneen) else (klein.split() or [""])[0]
    if not SOM.fullmatch(gevonden):
        raise ValidationError({"som": GEEN_SOM})
    return gevonden


def controleer(som: str) -> Uitslag:
    """Say what is kept under a checksum."""
    for zoek in ZOEKERS:
        for herkomst in zoek(som):
            return Uitslag(som, herkomst, _beschadigd(som))
    bewaard = Bewaardocument.objects.filter(sha256=som).defer("inhoud").order_by("pk").first()
    if bewaard is None:
        return Uitslag(som, None)
    return Uitslag(som, Herkomst("Document", bewaard.gemaakt_op), _beschadigd(som))


def _beschadigd(som: str) -> bool:
    """Whether a copy of ours with this checksum is another file by now."""
    return any(not document.is_ongewijzigd for document in Bewaardocument.objects.filter(sha256=som)[:3])
