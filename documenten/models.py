"""Documents that are kept as they were, with their checksum."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from documenten.formaten import Formaat


class Bewaardocument(models.Model):
    """A document as it was vastgesteld or published. Never changed afterwards."""

    soort = models.CharField("soort", max_length=50)
    titel = models.CharField("titel", max_length=300)
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    formaat = models.CharField("formaat", max_length=10, choices=Formaat)
    inhoud = models.BinaryField("inhoud")
    sha256 = models.CharField("controlegetal (SHA-256)", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        null=True,
        on_delete=models.PROTECT,
        related_name="bewaardocumenten",
    )

    class Meta:
        verbose_name = "bewaard document"
        verbose_name_plural = "bewaarde documenten"
        ordering = ("-gemaakt_op", "-pk")

    def __str__(self) -> str:
        return f"{self.titel} ({self.get_formaat_display()})"

    @property
    def is_ongewijzigd(self) -> bool:
        """Tell whether the kept bytes still have the checksum of the day they were kept."""
        return sha256(bytes(self.inhoud)).hexdigest() == self.sha256

    def antwoord(self) -> HttpResponse:
        """Give the kept file as a download under its own name."""
        return bestandsantwoord(bytes(self.inhoud), self.bestandsnaam, Formaat(self.formaat))


def bestandsantwoord(inhoud: bytes, bestandsnaam: str, formaat: Formaat) -> HttpResponse:
    """Give a file as a download: PDF opens in the browser, office files are saved.

    Takes the bytes, the file name without extension and the format.
    """
    reactie = HttpResponse(inhoud, content_type=formaat.inhoudstype)
    naam = f"{bestandsnaam}.{formaat.value}"
    reactie["Content-Disposition"] = content_disposition_header(formaat is not Formaat.PDF, naam) or ""
    return reactie
