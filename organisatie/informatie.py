"""The pages Privacy and Toegankelijkheid: what the organisation wrote on them itself."""

from __future__ import annotations

from django.db import models


class Informatiepagina(models.Model):
    """The text of one page; without a row the page shows a draft that says what CODIO itself knows."""

    class Soort(models.TextChoices):
        PRIVACY = "privacy", "Privacy"
        TOEGANKELIJKHEID = "toegankelijkheid", "Toegankelijkheid"

    soort = models.CharField("pagina", max_length=20, choices=Soort, unique=True)
    tekst = models.TextField("tekst", max_length=20_000, blank=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "informatiepagina"
        verbose_name_plural = "informatiepagina's"
        ordering = ("soort",)

    def __str__(self) -> str:
        return self.get_soort_display()
