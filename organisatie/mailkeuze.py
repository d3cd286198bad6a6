"""What somebody is told by mail, how often, and what was told: one row per notice, so that nobody is told twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Mailkeuze(models.Model):
    """How somebody wants to get mail. Who never chose gets it at once."""

    class Ritme(models.TextChoices):
        METEEN = "meteen", "Meteen"
        DAGELIJKS = "dagelijks", "Eén keer per werkdag, alles in één mail"
        WEKELIJKS = "wekelijks", "Eén keer per week, alles in één mail"

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mailkeuze"
    )
    ritme = models.CharField("hoe vaak", max_length=10, choices=Ritme, default=Ritme.METEEN)
    niet = models.JSONField("wil dit niet per mail", default=list, blank=True)
    laatste_bundel = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "mailkeuze"
        verbose_name_plural = "mailkeuzes"

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_ritme_display()}"


class MeldingQuerySet(models.QuerySet["Melding"]):
    """Reading API of the notices."""

    def wachtend(self) -> MeldingQuerySet:
        """Give what was not mailed yet and is still wanted."""
        return self.filter(gemaild_op=None, vervallen_op=None)

    def over(self, wat: str) -> MeldingQuerySet:
        """Give the notices about one thing, such as "actie:12"."""
        return self.filter(onderwerp=wat)


class Melding(models.Model):
    """One thing that somebody is told. `sleutel` says which, so that it is told once, whoever asks how often.

    It waits for a bundle, went into a mail (`bericht`, as long as that is kept), or is not needed any more (`vervallen_op`).
    """

    sleutel = models.CharField(max_length=200, unique=True)
    soort = models.SlugField("soort", max_length=40)
    onderwerp = models.CharField("over", max_length=60, blank=True, db_index=True)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="meldingen"
    )
    adres = models.EmailField("adres van wie geen account heeft", blank=True)
    naam = models.CharField("naam", max_length=200, blank=True)
    kop = models.CharField("kop", max_length=300)
    tekst = models.TextField("tekst", blank=True)
    pad = models.CharField("pad van de pagina", max_length=1000)
    knop = models.CharField("wat daar te doen is", max_length=100)
    voor = models.DateField("voor wanneer", null=True, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    bericht = models.ForeignKey(
        "organisatie.Bericht", null=True, blank=True, on_delete=models.SET_NULL, related_name="meldingen"
    )
    gemaild_op = models.DateTimeField("gemaild op", null=True, blank=True)
    vervallen_op = models.DateTimeField("niet meer nodig sinds", null=True, blank=True)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ("gemaakt_op", "pk")
        indexes = [
            models.Index(
                fields=("gebruiker",),
                condition=models.Q(gemaild_op=None, vervallen_op=None),
                name="melding_wachtend",
            )
        ]

    def __str__(self) -> str:
        return self.kop
