"""Who takes part in making the strategy, phase by phase (bron: 000, 2.2 tot en met 2.5, wie wordt er betrokken bij deze fase)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from strategie.models.dossier import Dossier
from strategie.models.fase import Fase


class Betrokkene(models.Model):
    """Somebody who takes part in one process of one phase. Who takes part in more has a row in each."""

    class Soort(models.TextChoices):
        INFORMATIE = "informatie", "Informatieproces"
        INVENTARISATIE = "inventarisatie", "Brede inventarisatie"
        KEUZE = "keuze", "Keuzeproces"
        MEEWERKEN = "meewerken", "Werkt mee"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="betrokkenen")
    fase = models.PositiveSmallIntegerField("fase", choices=Fase.Nummer, default=Fase.Nummer.HUIDIG)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="collega met een account",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="betrokken_bij",
    )
    naam = models.CharField("naam van iemand zonder account", max_length=200, blank=True)
    rol = models.CharField("functie of rol", max_length=200)
    soort = models.CharField("proces", max_length=14, choices=Soort)
    extern = models.BooleanField("van buiten de organisatie", default=False)

    class Meta:
        verbose_name = "betrokkene"
        verbose_name_plural = "betrokkenen"
        ordering = ("fase", "soort", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=False) | ~Q(naam=""), name="betrokkene_heeft_naam"
            ),
            models.CheckConstraint(
                condition=Q(fase=1, soort__in=("informatie", "keuze"))
                | Q(fase=2, soort__in=("inventarisatie", "keuze"))
                | Q(fase__in=(3, 4), soort="meewerken"),
                name="betrokkene_proces_hoort_bij_fase",
                violation_error_message="Kies waaraan deze persoon in deze fase meedoet.",
            ),
        ]

    def __str__(self) -> str:
        return self.weergavenaam

    @property
    def weergavenaam(self) -> str:
        """The name, from the account or as typed."""
        return self.gebruiker.naam if self.gebruiker else self.naam
