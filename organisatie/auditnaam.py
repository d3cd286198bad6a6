"""Names and addresses in the audit trail: kept beside its lines, so that a name can go and no line has to change."""

from __future__ import annotations

from django.db import models


class Auditnaam(models.Model):
    """A name or an address as lines of the audit trail mean it; in a line stands only its number (`organisatie.auditnamen`)."""

    tekst = models.CharField("naam of adres", max_length=300, unique=True)

    class Meta:
        verbose_name = "naam in de audittrail"
        verbose_name_plural = "namen in de audittrail"

    def __str__(self) -> str:
        return self.tekst
