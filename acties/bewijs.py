"""What somebody adds to a report to show what was done: a file or a link. A file is judged by what is in it, not by its name."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import Self
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from PIL import Image

from documenten.fouten import DocumentVeranderd

GROOTSTE_MB = 10
GROOTSTE = GROOTSTE_MB * 1_000_000
LANGSTE_NAAM = 100
TE_GROOT = f"Dit bestand is te groot: hooguit {GROOTSTE_MB} MB. Zet een link naar het bestand."
KAN = (
    "Dit bestand kan niet mee. Kies een PDF, een foto (PNG of JPG) of een document (DOCX, XLSX, ODT of ODS)."
)
KLOPT_NIET = "Dit bestand is iets anders dan de naam zegt. Kijk het na, en kies het juiste bestand."
OFFICE = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"


def _is_pdf(inhoud: bytes) -> bool:
    return inhoud[:1024].lstrip().startswith(b"%PDF-")


def _is_beeld(formaat: str) -> Callable[[bytes], bool]:
    def _is(inhoud: bytes) -> bool:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                with Image.open(BytesIO(inhoud), formats=(formaat,)) as beeld:
                    beeld.verify()
        except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
            return False
        return True

    return _is


def _is_office(deel: str) -> Callable[[bytes], bool]:
    def _is(inhoud: bytes) -> bool:
        try:
            with ZipFile(BytesIO(inhoud)) as zak:
                return deel in zak.namelist()
        except BadZipFile:
            return False

    return _is


def _is_odf(soort: str) -> Callable[[bytes], bool]:
    def _is(inhoud: bytes) -> bool:
        try:
            with ZipFile(BytesIO(inhoud)) as zak, zak.open("mimetype") as mimetype:
                return mimetype.read(200).decode("ascii", "replace") == f"{ODF}.{soort}"
        except (BadZipFile, KeyError, OSError, RuntimeError):
            return False

    return _is


SOORTEN: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    ".pdf": ("application/pdf", _is_pdf),
    ".png": ("image/png", _is_beeld("PNG")),
    ".jpg": ("image/jpeg", _is_beeld("JPEG")),
    ".jpeg": ("image/jpeg", _is_beeld("JPEG")),
    ".docx": (f"{OFFICE}.wordprocessingml.document", _is_office("word/document.xml")),
    ".xlsx": (f"{OFFICE}.spreadsheetml.sheet", _is_office("xl/workbook.xml")),
    ".odt": (f"{ODF}.text", _is_odf("text")),
    ".ods": (f"{ODF}.spreadsheet", _is_odf("spreadsheet")),
}
"""By the end of the name: the media type, and whether what is in the file is that."""


def keur_bestand(bestand: UploadedFile) -> None:
    """Raise `ValidationError`, in words, for a file that cannot be kept."""
    naam = bestand.name or ""
    if len(naam) > LANGSTE_NAAM:
        raise ValidationError(
            f"De naam van het bestand is te lang. Geef het een naam van hooguit {LANGSTE_NAAM} tekens."
        )
    if PurePath(naam.replace("\\", "/")).name != naam or not naam.isprintable():
        raise ValidationError("De naam van het bestand klopt niet. Geef het een gewone naam.")
    if (bestand.size or 0) > GROOTSTE:
        raise ValidationError(TE_GROOT)
    if PurePath(naam).suffix.lower() not in SOORTEN:
        raise ValidationError(KAN)
    _, is_zo = SOORTEN[PurePath(naam).suffix.lower()]
    bestand.seek(0)
    if not is_zo(bestand.read()):
        raise ValidationError(KLOPT_NIET)
    bestand.seek(0)


class Bestand(models.Model):
    """A file that somebody added. It is kept in the database: nothing of it can be reached by an address of its own."""

    naam = models.CharField("bestandsnaam", max_length=LANGSTE_NAAM)
    inhoudstype = models.CharField("soort bestand", max_length=100)
    inhoud = models.BinaryField("inhoud")
    sha256 = models.CharField("controlegetal (SHA-256)", max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.naam

    @classmethod
    def van(cls, bestand: UploadedFile) -> Self:
        """Give the file as it will be kept; raises `ValidationError` for one that cannot be."""
        keur_bestand(bestand)
        inhoud = bestand.read()
        naam = str(bestand.name)
        inhoudstype, _ = SOORTEN[PurePath(naam).suffix.lower()]
        return cls(naam=naam, inhoudstype=inhoudstype, inhoud=inhoud, sha256=sha256(inhoud).hexdigest())

    def antwoord(self) -> HttpResponse:
        """Give the file as a download: never opened within our pages.

        Raises `DocumentVeranderd` when it is not what was added.
        """
        if sha256(bytes(self.inhoud)).hexdigest() != self.sha256:
            raise DocumentVeranderd(self)
        reactie = HttpResponse(bytes(self.inhoud), content_type=self.inhoudstype)
        reactie["Content-Disposition"] = content_disposition_header(True, self.naam) or ""
        reactie["X-Content-Type-Options"] = "nosniff"
        reactie["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return reactie


class Bewijs(Bestand):
    """A file with a report."""

    voortgang = models.OneToOneField("acties.Voortgang", on_delete=models.CASCADE, related_name="bewijs")

    class Meta:
        verbose_name = "bewijs"
        verbose_name_plural = "bewijs"

    def get_absolute_url(self) -> str:
        """Give the address where who may see the action opens it."""
        return reverse("actie-bewijs", args=[self.pk])
