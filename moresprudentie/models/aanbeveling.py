"""The recommendations of a terugkoppeling, each with the answer of the strategy (bron: 000, module Project, fase 3, stap 4)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from moresprudentie.models.terugkoppeling import STANDEN, Terugkoppeling


class AanbevelingQuerySet(models.QuerySet["Aanbeveling"]):
    """Reading API of the recommendations."""

    def compleet(self) -> AanbevelingQuerySet:
        """Fetch along who answered and where it landed."""
        return self.select_related("beantwoord_door", "landt_in", "maatregel")

    def verzonden(self) -> AanbevelingQuerySet:
        """Give those of reports that were sent."""
        return self.filter(terugkoppeling__status=Terugkoppeling.Status.VERZONDEN)

    def wachtend(self) -> AanbevelingQuerySet:
        """Give those without an answer."""
        return self.filter(antwoord="")


class Aanbeveling(models.Model):
    """One thing that the organisation could do, and what the strategy says to it."""

    class Antwoord(models.TextChoices):
        OVERNEMEN = "overnemen", "Overnemen"
        AANHOUDEN = "aanhouden", "Aanhouden"
        AFWIJZEN = "afwijzen", "Afwijzen"

    terugkoppeling = models.ForeignKey(Terugkoppeling, on_delete=models.CASCADE, related_name="aanbevelingen")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    titel = models.CharField("wat raad je aan?", max_length=300)
    toelichting = models.TextField("toelichting", blank=True)
    geschreven_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    antwoord = models.CharField("antwoord", max_length=10, choices=Antwoord, blank=True)
    reden = models.TextField("reden, of wat er gaat gebeuren", blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    landt_in = models.ForeignKey(
        "strategie.Dossier",
        verbose_name="versie waarin zij terechtkomt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    maatregel = models.ForeignKey(
        "acties.Actie",
        verbose_name="maatregel waarin zij terechtkomt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AanbevelingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanbeveling"
        verbose_name_plural = "aanbevelingen"
        ordering = ("volgorde", "pk")

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        """Give its place in the terugkoppeling."""
        return f"{self.terugkoppeling.get_absolute_url()}#aanbeveling-{self.pk}"

    @property
    def adres_antwoord(self) -> str:
        """Give where it is answered."""
        return reverse("aanbeveling-beantwoorden", args=[self.pk])

    @property
    def stand(self) -> str:
        """What the strategy said to it, in words."""
        return STANDEN[self.antwoord].capitalize() if self.antwoord else "Wacht op antwoord"

    @property
    def is_open(self) -> bool:
        """Whether it got no answer yet."""
        return not self.antwoord

    @property
    def zonder_plek(self) -> bool:
        """Whether it was taken over and landed nowhere yet."""
        overnemen = self.antwoord == self.Antwoord.OVERNEMEN
        return overnemen and self.landt_in_id is None and self.maatregel_id is None

    @property
    def staat_vast(self) -> bool:
        """Whether the answer changes no more: the bestuur talked about it since. What is held can be taken up again."""
        if self.beantwoord_op is None or self.antwoord == self.Antwoord.AANHOUDEN:
            return False
        return any(bespreking.op >= self.beantwoord_op for bespreking in self.terugkoppeling.besproken_in)
