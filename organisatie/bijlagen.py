"""What goes with a mail: a file of its own, or one that is made once for many mails."""

from __future__ import annotations

from django.db import models


class Postbestand(models.Model):
    """The bytes of a file that goes with mails. As long as it is being made, or could not be made, those mails stay."""

    class Stand(models.TextChoices):
        """Where the file is."""

        WACHT = "wacht", "wordt gemaakt"
        GEREED = "gereed", "gereed"
        MISLUKT = "mislukt", "mislukt"

    stand = models.CharField("stand", max_length=10, choices=Stand, default=Stand.GEREED)
    inhoud = models.BinaryField("inhoud", default=bytes)

    class Meta:
        verbose_name = "bestand bij mail"
        verbose_name_plural = "bestanden bij mail"

    def __str__(self) -> str:
        return f"Bestand {self.pk}"


class Bijlage(models.Model):
    """A file with a mail, under its own name."""

    bericht = models.ForeignKey("organisatie.Bericht", on_delete=models.CASCADE, related_name="bijlagen")
    naam = models.CharField("bestandsnaam", max_length=200)
    inhoudstype = models.CharField("soort bestand", max_length=100)
    bestand = models.ForeignKey(Postbestand, on_delete=models.PROTECT, related_name="bijlagen")

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.naam

    @property
    def inhoud(self) -> bytes:
        """The bytes of the file; empty as long as it is being made."""
        return bytes(self.bestand.inhoud)
