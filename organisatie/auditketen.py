"""The seals on the lines of the audit trail: a chain of checksums (decision 0050)."""

from __future__ import annotations

from django.db import models


class Auditzegel(models.Model):
    """One link: the checksum of a line, and a seal over that and the seal before it. Made by the database, never changed."""

    volgnummer = models.BigIntegerField("volgnummer", primary_key=True)
    # No foreign key: a line that goes through the door (`organisatie.wacht`) leaves its seal.
    regel = models.BigIntegerField("nummer van de regel", unique=True)
    inhoud = models.BinaryField("controlegetal van de regel")
    zegel = models.BinaryField("zegel")
    op = models.DateTimeField("verzegeld op")

    class Meta:
        verbose_name = "zegel van de audittrail"
        verbose_name_plural = "zegels van de audittrail"
        ordering = ("volgnummer",)

    def __str__(self) -> str:
        return f"{self.volgnummer} {bytes(self.zegel).hex()}"
