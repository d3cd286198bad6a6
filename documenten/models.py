"""Documents that are kept as they were, with their checksum."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from documenten.formaten import Formaat
from documenten.fouten import BewaardMislukt, DocumentVeranderd, WordtGemaakt

STATEN = {"wacht": "wordt gemaakt…", "mislukt": "kon niet worden gemaakt"}


class Bron(models.Model):
    """What kept documents are made from: the page as it was fixed, and the head of the office files."""

    html = models.TextField("pagina")
    sha256 = models.CharField("controlegetal (SHA-256)", max_length=64)
    kop = models.JSONField("kop")

    class Meta:
        verbose_name = "bron van een document"
        verbose_name_plural = "bronnen van documenten"

    def __str__(self) -> str:
        return str(self.kop.get("titel", ""))

    @property
    def is_ongewijzigd(self) -> bool:
        """Tell whether the page still has the checksum of the day it was fixed."""
        return sha256(self.html.encode()).hexdigest() == self.sha256


class Bewaardocument(models.Model):
    """A document as it was vastgesteld or published. Never changed afterwards.

    What is in it is fixed in `bron` with the decision itself; the file is made from that a moment later.
    """

    class Stand(models.TextChoices):
        """Where the file is."""

        WACHT = "wacht", "wordt gemaakt"
        GEREED = "gereed", "gereed"
        MISLUKT = "mislukt", "mislukt"

    soort = models.CharField("soort", max_length=50)
    titel = models.CharField("titel", max_length=300)
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    formaat = models.CharField("formaat", max_length=10, choices=Formaat)
    stand = models.CharField("stand", max_length=10, choices=Stand, default=Stand.GEREED)
    reden = models.CharField("waarom het mislukte", max_length=300, blank=True)
    bron = models.ForeignKey(Bron, null=True, on_delete=models.PROTECT, related_name="documenten")
    inhoud = models.BinaryField("inhoud", default=bytes)
    sha256 = models.CharField("controlegetal (SHA-256)", max_length=64, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        null=True,
        on_delete=models.PROTECT,
        related_name="bewaardocumenten",
    )

    postbestand = models.OneToOneField(
        "organisatie.Postbestand",
        verbose_name="bestand bij mail",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "bewaard document"
        verbose_name_plural = "bewaarde documenten"
        ordering = ("-gemaakt_op", "-pk")
        constraints = (
            models.CheckConstraint(
                name="gereed_document_heeft_controlegetal",
                condition=~models.Q(stand="gereed") | ~models.Q(sha256=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.titel} ({self.get_formaat_display()})"

    @property
    def staat(self) -> str:
        """What a list says about a file that is not there; "" when it is."""
        return STATEN.get(self.stand, "")

    @property
    def is_gereed(self) -> bool:
        """The file is there."""
        return self.stand == self.Stand.GEREED

    @property
    def is_ongewijzigd(self) -> bool:
        """Tell whether the kept bytes still have the checksum of the day they were kept."""
        return sha256(bytes(self.inhoud)).hexdigest() == self.sha256

    def antwoord(self) -> HttpResponse:
        """Give the kept file as a download under its own name.

        Raises `WordtGemaakt` or `BewaardMislukt` when it is not there, and `DocumentVeranderd` when it is not what was kept;
        `documenten.middleware` makes a page of it.
        """
        if self.stand == self.Stand.WACHT:
            raise WordtGemaakt
        if self.stand == self.Stand.MISLUKT:
            raise BewaardMislukt
        if not self.is_ongewijzigd:
            raise DocumentVeranderd(self)
        return bestandsantwoord(bytes(self.inhoud), self.bestandsnaam, Formaat(self.formaat))


def bestandsantwoord(inhoud: bytes, bestandsnaam: str, formaat: Formaat) -> HttpResponse:
    """Give a file as a download: PDF opens in the browser, office files are saved.

    Takes the bytes, the file name without extension and the format.
    """
    reactie = HttpResponse(inhoud, content_type=formaat.inhoudstype)
    naam = f"{bestandsnaam}.{formaat.value}"
    reactie["Content-Disposition"] = content_disposition_header(formaat is not Formaat.PDF, naam) or ""
    return reactie
