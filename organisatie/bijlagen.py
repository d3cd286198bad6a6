"""What goes with a mail: a file of its own, or a document that is made once for many mails."""

from __future__ import annotations

from django.db import models


class Bijlage(models.Model):
    """A file with a mail. It has its own bytes, or is the file of a kept document; until that is there, the mail waits."""

    bericht = models.ForeignKey("organisatie.Bericht", on_delete=models.CASCADE, related_name="bijlagen")
    naam = models.CharField("bestandsnaam", max_length=200)
    inhoudstype = models.CharField("soort bestand", max_length=100)
    eigen_inhoud = models.BinaryField("inhoud", default=bytes)
    document = models.ForeignKey(
        "documenten.Bewaardocument", null=True, on_delete=models.CASCADE, related_name="bijlagen"
    )

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.naam

    @property
    def inhoud(self) -> bytes:
        """The bytes of the file; empty as long as its document is being made."""
        return bytes(self.document.inhoud if self.document else self.eigen_inhoud)
