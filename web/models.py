"""What the pages themselves must remember."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Verzending(models.Model):
    """A form that was sent and did its work: the same one a second time does nothing more.

    `sleutel` is the key that the page carried, `inhoud` a checksum of all that was sent: who goes back, types something
    else and sends again, means something else.
    """

    sleutel = models.UUIDField("sleutel van de pagina")
    inhoud = models.CharField("controlegetal van wat is verstuurd", max_length=64)
    pad = models.CharField("adres", max_length=500)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    naar = models.CharField("adres erna", max_length=2000, blank=True)
    op = models.DateTimeField("op", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "verzending"
        verbose_name_plural = "verzendingen"
        constraints = [
            models.UniqueConstraint(
                fields=("sleutel", "inhoud", "pad", "gebruiker"),
                nulls_distinct=False,
                name="verzending_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pad} ({self.sleutel})"


class Codepoging(models.Model):
    """A wrong code of who wanted to come in without an account: from where (as a mark, not the address itself) and when."""

    herkomst = models.CharField(max_length=32)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "poging met een verkeerde code"
        verbose_name_plural = "pogingen met een verkeerde code"
        indexes = [models.Index(fields=("op", "herkomst"), name="poging_met_code_op")]

    def __str__(self) -> str:
        return f"{self.op:%H:%M}"
