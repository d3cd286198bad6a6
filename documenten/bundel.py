"""A bundle: several documents in one PDF, each as often as it is to be printed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse

from documenten import werkbank
from documenten.document import Document
from documenten.formaten import Formaat
from documenten.models import bestandsantwoord
from documenten.oplage import Oplage


@dataclass(frozen=True)
class Bundel:
    """Documents with the number of copies of each; the first gives the title.

    `dubbelzijdig` is for a printer that prints both sides.
    """

    bestandsnaam: str
    delen: tuple[tuple[Document, int], ...]
    dubbelzijdig: bool = False

    def als_pdf(self) -> bytes:
        """Give all of it as one PDF, copy after copy. Raises what `werkbank.maak` raises."""
        oplage = Oplage(tuple((deel.als_html(), keer) for deel, keer in self.delen), self.dubbelzijdig)
        return werkbank.maak(oplage, self.delen[0][0].kop(), Formaat.PDF)

    def antwoord(self) -> HttpResponse:
        """Give the bundle as a download; when it cannot be made now, `documenten.middleware` turns the error into a page."""
        return bestandsantwoord(self.als_pdf(), self.bestandsnaam, Formaat.PDF)
