"""Which verslagen resemble a published one, and why: looked up after its publication and kept (decision 0055).

Who may read a row follows from the other verslag as it is now: what was withdrawn has no `Zoekregel`.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from moresprudentie.models.verslag import Verslag


class VerwantenlijstQuerySet(models.QuerySet["Verwantenlijst"]):
    """What becomes of lists when verslagen change."""

    def vergeet(self, verslag: Verslag) -> None:
        """Throw away what was kept of a verslag, also on the pages of others: it changed or was withdrawn."""
        Verwantschap.objects.filter(ander=verslag).delete()
        self.filter(pk=verslag.pk).delete()

    def vernieuw_alle(self) -> None:
        """Let all be looked up again, one after another: the values count otherwise."""
        self.update(vernieuwen_op=timezone.now())


class Verwantenlijst(models.Model):
    """That it was looked up what resembles a verslag; where there is none yet, the page looks for itself."""

    verslag = models.OneToOneField(
        Verslag, primary_key=True, on_delete=models.CASCADE, related_name="verwantenlijst"
    )
    vernieuwen_op = models.DateTimeField("opnieuw op te zoeken vanaf", db_index=True)

    objects = VerwantenlijstQuerySet.as_manager()

    class Meta:
        verbose_name = "lijst van vergelijkbare verslagen"
        verbose_name_plural = "lijsten van vergelijkbare verslagen"
        ordering = ("vernieuwen_op", "pk")

    def __str__(self) -> str:
        return f"Wat lijkt op {self.verslag}"


class VerwantschapQuerySet(models.QuerySet["Verwantschap"]):
    """Reading API of what resembles a verslag."""

    def te_vinden(self) -> VerwantschapQuerySet:
        """Give what still can be found, what resembles most first, with all that a reference to it shows and nothing long."""
        kolommen = ("slug", "titel", "jaar", "volgnummer", "uitkomst", "zichtbaarheid", "bron", "bron__naam")
        return (
            self.filter(ander__zoekregel__isnull=False)
            .order_by("-punten", "-ander__gepubliceerd_op", "-ander")
            .select_related("ander__bron")
            .only("punten", "kort", "redenen", *(f"ander__{naam}" for naam in kolommen))
        )


class Verwantschap(models.Model):
    """One verslag that resembles another, with the reasons in words."""

    lijst = models.ForeignKey(Verwantenlijst, on_delete=models.CASCADE, related_name="rijen")
    ander = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="+")
    punten = models.PositiveSmallIntegerField("hoeveel het lijkt")
    kort = models.TextField("in één regel")
    redenen = ArrayField(models.TextField(), verbose_name="redenen", default=list)

    objects = VerwantschapQuerySet.as_manager()

    class Meta:
        verbose_name = "vergelijkbaar verslag"
        verbose_name_plural = "vergelijkbare verslagen"
        ordering = ("lijst", "-punten", "-ander")
        constraints = [
            models.UniqueConstraint(fields=("lijst", "ander"), name="verwantschap_eenmaal_per_paar")
        ]

    def __str__(self) -> str:
        return f"{self.ander} lijkt op {self.lijst.verslag}"
