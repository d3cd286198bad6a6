"""MDTO, the metadata with which Dutch governments keep information: one XML file per dossier, per piece and per file.

Made by the rules of the Nationaal Archief (https://www.nationaalarchief.nl/archiveren/mdto, schema MDTO-XML 1.0.2, the newest
that could be had): an `informatieobject` or a `bestand` in `MDTO`, the elements in this order, what is obliged never empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.utils import timezone

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
AGGREGATIES = "Begrippenlijst Aggregatieniveaus MDTO"
WAARDERINGEN = "Begrippenlijst Waarderingen MDTO"
CHECKSUMS = "Begrippenlijst ChecksumAlgoritme MDTO"
EVENTS = "Begrippenlijst Eventtypen MDTO"
BEPERKINGEN = "Openbaarheid in CODIO"
PRONOM = "PRONOM-register"
BESTANDSFORMATEN = {
    "pdf": ("Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    "json": ("JSON Data Interchange Format", "fmt/817"),
    "docx": ("Microsoft Word for Windows", "fmt/412"),
    "odt": ("OpenDocument Text", "fmt/291"),
}
"""Per extension of what CODIO makes itself: the name and the number in PRONOM."""
ONBEKEND = ("Onbekend", "")


@dataclass(frozen=True)
class Verwijzing:
    """Something that is pointed at: its name, and by which number it is known."""

    naam: str
    kenmerk: str = ""
    bron: str = "CODIO"


@dataclass(frozen=True)
class Gebeurtenis:
    """What happened with an object and when."""

    soort: str
    op: datetime
    resultaat: str = ""


@dataclass(frozen=True)
class Informatieobject:
    """A dossier or a piece in it (`niveau` "Dossier" or "Archiefstuk")."""

    kenmerk: str
    naam: str
    niveau: str
    archiefvormer: Verwijzing
    openbaar: bool
    omschrijving: str = ""
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    deel_van: Verwijzing | None = None
    delen: tuple[Verwijzing, ...] = ()
    bestanden: tuple[Verwijzing, ...] = ()

    @property
    def als_verwijzing(self) -> Verwijzing:
        """How others point at it."""
        return Verwijzing(self.naam, self.kenmerk)


@dataclass(frozen=True)
class Bestandsgegevens:
    """One file, and which piece it is of. `op` is when its checksum was worked out."""

    kenmerk: str
    naam: str
    omvang: int
    sha256: str
    op: datetime
    van: Verwijzing
    formaat: tuple[str, str] = field(default=ONBEKEND)

    @property
    def als_verwijzing(self) -> Verwijzing:
        """How others point at it."""
        return Verwijzing(self.naam, self.kenmerk)


def informatieobject_xml(deze: Informatieobject) -> bytes:
    """Give the metadata of a dossier or of a piece."""
    wortel, boom = _begin("informatieobject", deze.kenmerk, deze.naam)
    _begrip(boom, "aggregatieniveau", deze.niveau, AGGREGATIES)
    _tekst(boom, "omschrijving", deze.omschrijving)
    _tekst(boom, "taal", "nl")
    for gebeurtenis in deze.gebeurtenissen:
        event = SubElement(boom, "event")
        _begrip(event, "eventType", gebeurtenis.soort, EVENTS)
        _tekst(event, "eventTijd", _tijd(gebeurtenis.op))
        _tekst(event, "eventResultaat", gebeurtenis.resultaat)
    _begrip(boom, "waardering", "Blijvend te bewaren", WAARDERINGEN, "B")
    _verwijzingen(boom, "isOnderdeelVan", [deze.deel_van] if deze.deel_van else [])
    _verwijzingen(boom, "bevatOnderdeel", deze.delen)
    _verwijzingen(boom, "heeftRepresentatie", deze.bestanden)
    _verwijzingen(boom, "archiefvormer", [deze.archiefvormer])
    beperking = SubElement(boom, "beperkingGebruik")
    _begrip(beperking, "beperkingGebruikType", "Openbaar" if deze.openbaar else "Niet openbaar", BEPERKINGEN)
    return _schrijf(wortel)


def bestand_xml(deze: Bestandsgegevens) -> bytes:
    """Give the metadata of a file."""
    wortel, boom = _begin("bestand", deze.kenmerk, deze.naam)
    _tekst(boom, "omvang", str(deze.omvang))
    naam, code = deze.formaat
    _begrip(boom, "bestandsformaat", naam, PRONOM, code)
    checksum = SubElement(boom, "checksum")
    _begrip(checksum, "checksumAlgoritme", "SHA-256", CHECKSUMS)
    _tekst(checksum, "checksumWaarde", deze.sha256)
    _tekst(checksum, "checksumDatum", _tijd(deze.op))
    _verwijzingen(boom, "isRepresentatieVan", [deze.van])
    return _schrijf(wortel)


def _begin(soort: str, kenmerk: str, naam: str) -> tuple[Element, Element]:
    wortel = Element("MDTO", {"xmlns": NAAMRUIMTE})
    boom = SubElement(wortel, soort)
    _identificatie(boom, "identificatie", Verwijzing(naam, kenmerk))
    _tekst(boom, "naam", naam or kenmerk)
    return wortel, boom


def _tekst(in_: Element, naam: str, tekst: str) -> None:
    """Add an element with a text; none for an empty one, and no character that XML does not know."""
    schoon = "".join(teken for teken in tekst if teken in "\n\t" or teken.isprintable()).strip()
    if schoon:
        SubElement(in_, naam).text = schoon


def _identificatie(in_: Element, naam: str, van: Verwijzing) -> None:
    deel = SubElement(in_, naam)
    _tekst(deel, "identificatieKenmerk", van.kenmerk)
    _tekst(deel, "identificatieBron", van.bron)


def _begrip(in_: Element, naam: str, label: str, lijst: str, code: str = "") -> None:
    deel = SubElement(in_, naam)
    _tekst(deel, "begripLabel", label)
    _tekst(deel, "begripCode", code)
    _tekst(SubElement(deel, "begripBegrippenlijst"), "verwijzingNaam", lijst)


def _verwijzingen(in_: Element, naam: str, naar: Iterable[Verwijzing]) -> None:
    for verwijzing in naar:
        deel = SubElement(in_, naam)
        _tekst(deel, "verwijzingNaam", verwijzing.naam or verwijzing.kenmerk)
        if verwijzing.kenmerk:
            _identificatie(deel, "verwijzingIdentificatie", verwijzing)


def _tijd(op: datetime) -> str:
    return timezone.localtime(op).isoformat(timespec="seconds")


def _schrijf(wortel: Element) -> bytes:
    indent(wortel)
    return bytes(tostring(wortel, encoding="UTF-8", xml_declaration=True)) + b"\n"
