"""What a Woo set delivers: each piece with what was blacked out gone, the list of all pieces, and one file with checksums."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from acties.werkblad import is_formule
from documenten.archief import LIJST as SOMMEN
from documenten.document import Document
from documenten.fouten import BewaardMislukt, DocumentVeranderd, WordtGemaakt
from documenten.kop import Kop
from documenten.models import Bewaardocument
from moresprudentie.models import Wooset, Woostuk
from moresprudentie.woo.gronden import GRONDEN, Grond
from moresprudentie.woo.lakken import Lakker, ontleed, stukken
from organisatie.tekst import schone_tekst

OPENBAAR, DEELS, NIET = "Openbaar", "Deels openbaar", "Niet openbaar"
KOLOMMEN = ("nummer", "stuk", "datum", "openbaar", "gronden", "bestand")


@dataclass(frozen=True)
class Gelakt(Document):
    """A document of which the page is there already, with what was blacked out gone from it."""

    html: str = ""
    hoofd: Kop = field(default_factory=lambda: Kop(titel=""))

    def als_html(self) -> str:
        """Give the page."""
        return self.html

    def kop(self) -> Kop:
        """Give the head, blacked out too."""
        return self.hoofd


@dataclass(frozen=True)
class Regel:
    """A piece as the list says it: number, name, day, whether it is public, on which grounds not, and its file."""

    nummer: int
    naam: str
    datum: date
    oordeel: str
    gronden: tuple[str, ...]
    bestand: str


def lakker_van(wooset: Wooset) -> Lakker:
    """Give what blacks out in a set."""
    return Lakker(wooset.passages.exclude(grond="").values_list("tekst", "grond"))


def gelakt(html: str, kop: Kop, lakker: Lakker, bestandsnaam: str) -> Gelakt:
    """Give a page as a document without what is blacked out."""
    schoon: dict[str, Any] = {
        naam: lakker.tekst(waarde) for naam, waarde in vars(kop).items() if isinstance(waarde, str)
    }
    hoofd = replace(kop, **schoon)
    return Gelakt(
        titel=hoofd.titel,
        soort=hoofd.soort,
        sjabloon="",
        context={},
        bestandsnaam=bestandsnaam,
        html=lakker.html(html),
        hoofd=hoofd,
    )


def gelakt_stuk(stuk: Woostuk, lakker: Lakker) -> Gelakt:
    """Give a piece as it is delivered."""
    return gelakt(stuk.html, Kop.uit_json(stuk.kop), lakker, stuk.bestandsnaam)


def oordeel(stuk: Woostuk, lakker: Lakker) -> tuple[str, tuple[str, ...]]:
    """Say whether a piece is public, and on which grounds it is not or not all of it."""
    if stuk.grond:
        return NIET, (stuk.grond,)
    plekken = lakker.plekken(stukken(ontleed(stuk.html))[0])
    gronden = tuple(sorted({grond for plek in plekken for grond in plek.gronden}))
    return (DEELS, gronden) if plekken else (OPENBAAR, ())


def regels(wooset: Wooset, lakker: Lakker) -> list[Regel]:
    """Give the list of all pieces; in a name too, what is blacked out is gone."""
    uit = []
    for stuk in wooset.stukken.all():
        hoe, gronden = oordeel(stuk, lakker)
        bestand = "" if stuk.grond else f"{stuk.bestandsnaam}.pdf"
        uit.append(Regel(stuk.volgorde, lakker.tekst(stuk.naam), stuk.datum, hoe, gronden, bestand))
    return uit


def inventaris(wooset: Wooset, lakker: Lakker, lijst: list[Regel]) -> Gelakt:
    """Give the list as a document."""
    dag = timezone.localtime(wooset.afgerond_op or timezone.now()).date()
    document = Document(
        titel=wooset.project.titel,
        soort="Inventarislijst Woo",
        sjabloon="documenten/woo_inventaris.html",
        context={"rijen": lijst, "gronden": gebruikte_gronden(lijst)},
        bestandsnaam="inventarislijst",
        datum=dag,
        omschrijving=" ".join(wooset.gevraagd.split()),
        feiten=(
            ("Kenmerk", wooset.kenmerk),
            ("Verzoek van", date_format(wooset.ontvangen_op, "j F Y")),
            ("Stukken", str(len(lijst))),
            ("Opgemaakt op", date_format(dag, "j F Y")),
        ),
    )
    return gelakt(document.als_html(), document.kop(), lakker, document.bestandsnaam)


def gebruikte_gronden(lijst: Iterable[Regel]) -> list[Grond]:
    """Give the grounds that stand in the list, in the order of the law."""
    gebruikt = {sleutel for regel in lijst for sleutel in regel.gronden}
    return [grond for grond in GRONDEN if grond.sleutel in gebruikt]


def als_csv(lijst: Iterable[Regel]) -> str:
    """Give the list as CSV, formulas defused."""
    uit = StringIO(newline="")
    schrijver = csv.writer(uit)
    schrijver.writerow(KOLOMMEN)
    for regel in lijst:
        rij = (regel.naam, regel.datum.isoformat(), regel.oordeel, ", ".join(regel.gronden), regel.bestand)
        schrijver.writerow([regel.nummer, *(_veilig(waarde) for waarde in rij)])
    return uit.getvalue()


def _veilig(waarde: str) -> str:
    schoon = schone_tekst(waarde)
    return f"'{schoon}" if is_formule(schoon) else schoon


# --- The file -----------------------------------------------------------------------------------------------------


def bestanden(wooset: Wooset) -> list[Bewaardocument]:
    """Give the kept documents of a finished set: the list first."""
    stukken_ = wooset.stukken.exclude(document=None).select_related("document")
    eerste = [wooset.inventaris] if wooset.inventaris else []
    return [*eerste, *(stuk.document for stuk in stukken_ if stuk.document)]


def als_zip(wooset: Wooset) -> bytes:
    """Give a finished set as one file, made of what was kept: the same bytes every time.

    Raises `WordtGemaakt`, `BewaardMislukt` or `DocumentVeranderd` while a file is not there or is not what was kept.
    """
    inhoud: dict[str, bytes] = {}
    for document in bestanden(wooset):
        _eis_gereed(document)
        inhoud[f"{document.bestandsnaam}.{document.formaat}"] = bytes(document.inhoud)
    inhoud["inventarislijst.csv"] = b"\xef\xbb\xbf" + wooset.lijst.encode()
    leesmij = {"wooset": wooset, "namen": sorted(inhoud)}
    inhoud["LEESMIJ.txt"] = render_to_string("moresprudentie/woo/leesmij.txt", leesmij).encode()
    sommen = "".join(f"{sha256(wat).hexdigest()}  {naam}\n" for naam, wat in sorted(inhoud.items()))
    inhoud[SOMMEN] = sommen.encode()
    assert wooset.afgerond_op is not None
    return _pak_in(inhoud, wooset.afgerond_op)


def _eis_gereed(document: Bewaardocument) -> None:
    if document.stand == Bewaardocument.Stand.WACHT:
        raise WordtGemaakt
    if document.stand == Bewaardocument.Stand.MISLUKT:
        raise BewaardMislukt
    if not document.is_ongewijzigd:
        raise DocumentVeranderd(document)


def _pak_in(inhoud: dict[str, bytes], op: datetime) -> bytes:
    uit = BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as zak:
        for naam, wat in sorted(inhoud.items()):
            zak.writestr(ZipInfo(naam, timezone.localtime(op).timetuple()[:6]), wat, ZIP_DEFLATED)
    return uit.getvalue()
