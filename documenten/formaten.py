"""The file formats a document can be had in."""

from __future__ import annotations

from django.db import models


class Formaat(models.TextChoices):
    """A file format; its value is also the file extension."""

    PDF = "pdf", "PDF"
    ODT = "odt", "ODT"
    DOCX = "docx", "Word (DOCX)"

    @property
    def inhoudstype(self) -> str:
        """The media type that a browser is told."""
        return {
            Formaat.PDF: "application/pdf",
            Formaat.ODT: "application/vnd.oasis.opendocument.text",
            Formaat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }[self]


class OnbekendFormaat(ValueError):
    """Somebody asked for a format that does not exist here."""
