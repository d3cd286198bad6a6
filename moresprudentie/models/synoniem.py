"""Words that mean the same to who searches the databank; the redactie keeps them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Synoniemgroep(models.Model):
    """Some words of which each also finds the others, such as "AI" and "kunstmatige intelligentie"."""

    MEEST = 8
    """So many words a group has at most."""

    termen = ArrayField(models.CharField(max_length=60), verbose_name="woorden")

    class Meta:
        verbose_name = "groep synoniemen"
        verbose_name_plural = "synoniemen"
        ordering = ("termen", "pk")

    def __str__(self) -> str:
        return ", ".join(self.termen)
