"""One dossier or one project as an archive: its documents, the data as JSON, checksums, and MDTO beside every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header

from documenten.mdto import (
    BESTANDSFORMATEN,
    ONBEKEND,
    Bestandsgegevens,
    Gebeurtenis,
    Informatieobject,
    Verwijzing,
    bestand_xml,
    informatieobject_xml,
)
from documenten.models import Bewaardocument
from organisatie.models import Organisatie

LIJST = "controlegetallen.sha256"


@dataclass(frozen=True)
class Archiefbestand:
    """A file of a piece: its name, its bytes, and the checksum with which it was kept (worked out now when it was not).

    Of a file that somebody added (`van_buiten`) CODIO does not know which form it has within its kind.
    """

    naam: str
    inhoud: bytes
    op: datetime
    sha256: str = ""
    van_buiten: bool = False

    @property
    def formaat(self) -> tuple[str, str]:
        """The name of its format, and the number of that in PRONOM where it is known."""
        extensie = self.naam.rpartition(".")[2].lower()
        if self.van_buiten:
            return f"Toegevoegd bestand ({extensie})", ""
        return BESTANDSFORMATEN.get(extensie, ONBEKEND)

    @property
    def som(self) -> str:
        """The checksum."""
        return self.sha256 or hashlib.sha256(self.inhoud).hexdigest()


@dataclass(frozen=True)
class Archiefstuk:
    """One piece: a document with its files, when it was made and what it is worth knowing of that."""

    kenmerk: str
    naam: str
    op: datetime
    bestanden: tuple[Archiefbestand, ...]
    openbaar: bool = False
    gebeurtenis: str = "Creatie"


@dataclass(frozen=True)
class Archief:
    """All that goes along of one dossier or project."""

    kenmerk: str
    naam: str
    omschrijving: str
    begonnen_op: datetime
    gegevens: dict[str, Any]
    stukken: tuple[Archiefstuk, ...] = ()
    openbaar: bool = False
    gebeurtenissen: tuple[Gebeurtenis, ...] = field(default=())


def bewaard_stuk(
    documenten: Iterable[Bewaardocument], *, kenmerk: str, naam: str, openbaar: bool = False, gebeurtenis: str
) -> Archiefstuk | None:
    """Give a kept document as a piece, with every format that is ready; None when none is."""
    gereed = [d for d in documenten if d.is_gereed]
    if not gereed:
        return None
    bestanden = tuple(
        Archiefbestand(f"{d.bestandsnaam}.{d.formaat}", bytes(d.inhoud), d.gemaakt_op, d.sha256)
        for d in gereed
    )
    return Archiefstuk(kenmerk, naam, gereed[0].gemaakt_op, bestanden, openbaar, gebeurtenis)


def als_zip(archief: Archief) -> bytes:
    """Give the archive as one file; made again of the same data, only the data file and what says when differ."""
    nu = timezone.now()
    vormer, heel = _archiefvormer(), Verwijzing(archief.naam, archief.kenmerk)
    stukken = (*archief.stukken, _gegevensstuk(archief, nu))
    bestanden: dict[str, bytes] = {}
    delen = []
    for nummer, stuk in enumerate(stukken, 1):
        map_ = f"{nummer:02d}-{stuk.kenmerk}"
        object_, inhoud = _stuk(stuk, vormer, heel)
        delen.append(object_.als_verwijzing)
        bestanden |= {f"{map_}/{naam}": wat for naam, wat in inhoud.items()}
    bestanden["dossier.mdto.xml"] = informatieobject_xml(
        Informatieobject(
            archief.kenmerk,
            archief.naam,
            "Dossier",
            vormer,
            archief.openbaar,
            archief.omschrijving,
            (Gebeurtenis("Creatie", archief.begonnen_op), *archief.gebeurtenissen),
            delen=tuple(delen),
        )
    )
    bestanden["LEESMIJ.txt"] = render_to_string(
        "archief/leesmij.txt", {"archief": archief, "op": nu}
    ).encode()
    sommen = "".join(
        f"{hashlib.sha256(wat).hexdigest()}  {naam}\n" for naam, wat in sorted(bestanden.items())
    )
    bestanden[LIJST] = sommen.encode()
    return _pak_in(bestanden, nu)


def _archiefvormer() -> Verwijzing:
    """Give who keeps the archive: the organisation, with its number in TOOI or its OIN."""
    organisatie = Organisatie.huidige()
    bron = "TOOI" if organisatie.identificatie.startswith("http") else "OIN"
    return Verwijzing(organisatie.naam, organisatie.identificatie, bron)


def _gegevensstuk(archief: Archief, nu: datetime) -> Archiefstuk:
    tekst = json.dumps(archief.gegevens, ensure_ascii=False, indent=2, default=str)
    bestand = Archiefbestand("gegevens.json", tekst.encode(), nu)
    return Archiefstuk("gegevens", f"Gegevens van {archief.naam}", nu, (bestand,), archief.openbaar)


def _stuk(
    stuk: Archiefstuk, vormer: Verwijzing, heel: Verwijzing
) -> tuple[Informatieobject, dict[str, bytes]]:
    """Give a piece as MDTO sees it, and what goes in its folder: each file with its metadata, and those of the piece."""
    kenmerk = f"{heel.kenmerk}/{stuk.kenmerk}"
    zelf, inhoud, verwijzingen = Verwijzing(stuk.naam, kenmerk), {}, []
    for bestand in stuk.bestanden:
        gegevens = Bestandsgegevens(
            f"{kenmerk}/{bestand.naam}",
            bestand.naam,
            len(bestand.inhoud),
            bestand.som,
            bestand.op,
            zelf,
            bestand.formaat,
        )
        verwijzingen.append(gegevens.als_verwijzing)
        inhoud[bestand.naam] = bestand.inhoud
        inhoud[f"{bestand.naam}.bestand.mdto.xml"] = bestand_xml(gegevens)
    object_ = Informatieobject(
        kenmerk,
        stuk.naam,
        "Archiefstuk",
        vormer,
        stuk.openbaar,
        gebeurtenissen=(Gebeurtenis(stuk.gebeurtenis, stuk.op),),
        deel_van=heel,
        bestanden=tuple(verwijzingen),
    )
    return object_, {f"{stuk.kenmerk}.mdto.xml": informatieobject_xml(object_), **inhoud}


def _pak_in(bestanden: dict[str, bytes], nu: datetime) -> bytes:
    uit = BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as zak:
        for naam, inhoud in sorted(bestanden.items()):
            zak.writestr(ZipInfo(naam, timezone.localtime(nu).timetuple()[:6]), inhoud, ZIP_DEFLATED)
    return uit.getvalue()


def antwoord(archief: Archief, bestandsnaam: str) -> HttpResponse:
    """Give the archive as a download."""
    reactie = HttpResponse(als_zip(archief), content_type="application/zip")
    reactie["Content-Disposition"] = content_disposition_header(True, f"{bestandsnaam}.zip") or ""
    return reactie
