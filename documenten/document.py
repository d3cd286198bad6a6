"""The document: a title, a template and a view model, to be had as HTML, PDF, ODT and DOCX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documenten import pdf, werkbank
from documenten.formaten import Formaat, OnbekendFormaat
from documenten.kop import Kop
from documenten.models import bestandsantwoord
from organisatie.models import Organisatie

JAREN = re.compile(r"(\d{4}[–-]\d{2,4})")


@dataclass(frozen=True)
class Document:
    """One document, ready to be rendered. The HTML is the source of all formats.

    `titel` is the title proper ("Druktemonitor"); `soort` the kind that stands above it ("Verslag CODIO Project").
    `sjabloon` extends `documenten/basis.html` and gets `context`, `document` and `organisatie`.
    `bestandsnaam` has no extension. `concept` puts CONCEPT on every page.
    `papier` is "A4", "A3-liggend" or "A1-liggend". `omschrijving` is the line under the title and the
    description in the properties of the file; `auteur` the author there (the organisation when empty).
    `datum` goes into the properties; `feiten` are (label, text) pairs under the title; `versie` says which text
    this is ("versie 1, lezing 2, 3 maart 2026") and stands on every page.
    """

    titel: str
    sjabloon: str
    context: Mapping[str, Any]
    bestandsnaam: str
    concept: bool = False
    papier: str = "A4"
    omschrijving: str = ""
    auteur: str = ""
    soort: str = ""
    datum: date | None = None
    feiten: tuple[tuple[str, str], ...] = field(default=())
    versie: str = ""

    def __post_init__(self) -> None:
        if self.papier not in pdf.PAPIER:
            raise ValueError(f"Onbekend papier: {self.papier}")

    @property
    def titelregel(self) -> SafeString:
        """The title with years like 2027–2030 kept on one line."""
        delen = JAREN.split(self.titel)
        return format_html_join(
            "",
            "{}",
            ((format_html('<span class="heel">{}</span>', d) if n % 2 else d,) for n, d in enumerate(delen)),
        )

    @property
    def volledige_titel(self) -> str:
        """The title with the kind before it: what a reader's window and a list show."""
        return f"{self.soort} {self.titel}" if self.soort else self.titel

    @property
    def voet(self) -> str:
        """What stands under every page: the title, and which text it is."""
        return f"{self.volledige_titel}, {self.versie}" if self.versie else self.volledige_titel

    @property
    def bladmaat(self) -> str:
        """The size of the page as CSS writes it."""
        return pdf.PAPIER[self.papier]

    def als_html(self) -> str:
        """Give the document as one HTML page: what the other formats are made of and what tests read."""
        organisatie = Organisatie.huidige()
        omgeving = {
            **self.context,
            "document": self,
            "organisatie": organisatie,
            "auteur": self.auteur or organisatie.naam,
        }
        with translation.override("nl"):
            return render_to_string(self.sjabloon, omgeving)

    def als_pdf(self) -> bytes:
        """Give the document as PDF/A-2a and PDF/UA-1 in one file."""
        return self.als_bestand(Formaat.PDF)

    def als_odt(self) -> bytes:
        """Give the document as OpenDocument text."""
        return self.als_bestand(Formaat.ODT)

    def als_docx(self) -> bytes:
        """Give the document as a Word file."""
        return self.als_bestand(Formaat.DOCX)

    def als_bestand(self, formaat: str) -> bytes:
        """Give the document in `formaat` ("pdf", "odt", "docx").

        Raises `OnbekendFormaat` for another, and what `werkbank.maak` raises when there is no document.
        """
        if formaat not in Formaat.values:
            raise OnbekendFormaat(formaat)
        return werkbank.maak(self.als_html(), self.kop(), Formaat(formaat))

    def kop(self) -> Kop:
        """Give what an office file needs beside the HTML."""
        organisatie = Organisatie.huidige().naam
        return Kop(
            titel=self.titel,
            soort=self.soort,
            omschrijving=self.omschrijving,
            auteur=self.auteur or organisatie,
            organisatie=organisatie,
            concept=self.concept,
            datum=self.datum,
            versie=self.versie,
        )


def antwoord(document: Document, formaat: str) -> HttpResponse:
    """Give `document` as a download in `formaat` ("pdf", "odt", "docx"); raises `Http404` for another.

    When it cannot be made now, `documenten.middleware` turns the error into a page.
    """
    try:
        inhoud = document.als_bestand(formaat)
    except OnbekendFormaat as fout:
        raise Http404("Dit bestandsformaat bestaat hier niet.") from fout
    return bestandsantwoord(inhoud, document.bestandsnaam, Formaat(formaat))
