"""Who is asked to read one phase along until a day, and to remark what they see (bron: 000, 2.2 tot en met 2.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from strategie.models.dossier import Dossier
from strategie.models.fase import Fase

if TYPE_CHECKING:
    from organisatie.models import Gebruiker


class MeelezerQuerySet(models.QuerySet["Meelezer"]):
    """Reading API of who reads along."""

    def lopend(self) -> MeelezerQuerySet:
        """Give those who may read now."""
        return self.filter(ingetrokken_op=None, tot__gte=timezone.localdate())

    def nog_te_lezen(self, gebruiker: Gebruiker) -> MeelezerQuerySet:
        """Give what this person was asked to read and did not say to have read, while remarks can be placed."""
        open_fase = Fase.objects.filter(
            dossier=models.OuterRef("dossier"), nummer=models.OuterRef("fase")
        ).exclude(status=Fase.Status.VASTGESTELD)
        return self.lopend().filter(models.Exists(open_fase), gebruiker=gebruiker, gelezen_op=None)

    def van_fase(self, fase: Fase) -> MeelezerQuerySet:
        """Give who was asked for one phase, with what became of their mail."""
        rijen = self.filter(dossier=fase.dossier_id, fase=fase.nummer, ingetrokken_op=None)
        return rijen.select_related("gebruiker", "door", "bericht", "herinnering").order_by("pk")


class Meelezer(models.Model):
    """Somebody who reads a phase along: with an account, or by a link of their own that works until a day."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="meelezers")
    fase = models.PositiveSmallIntegerField("fase", choices=Fase.Nummer)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="collega met een account",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    naam = models.CharField("naam", max_length=200, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    waarvoor = models.CharField("voor welk proces", max_length=200)
    toelichting = models.TextField("bericht van wie uitnodigt", blank=True, max_length=1000)
    tot = models.DateField("lezen tot en met")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", default=timezone.now)
    geopend_op = models.DateTimeField("voor het eerst geopend op", null=True, blank=True)
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    bericht = models.ForeignKey(
        "organisatie.Bericht", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    herinnering = models.ForeignKey(
        "organisatie.Bericht", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opmerkingen = models.ManyToManyField("formats.Opmerking", blank=True, related_name="+")
    # of who has no account; of a colleague they are found by who wrote them

    objects = MeelezerQuerySet.as_manager()

    class Meta:
        verbose_name = "meelezer"
        verbose_name_plural = "meelezers"
        ordering = ("fase", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=False, email="")
                | (Q(gebruiker=None) & ~Q(naam="") & ~Q(email="")),
                name="meelezer_account_of_adres",
            ),
            models.UniqueConstraint(
                fields=("dossier", "fase", "gebruiker"),
                condition=Q(ingetrokken_op=None),
                name="meelezer_collega_eenmaal_per_fase",
            ),
            models.UniqueConstraint(
                fields=("dossier", "fase", "email"),
                condition=Q(ingetrokken_op=None) & ~Q(email=""),
                name="meelezer_adres_eenmaal_per_fase",
            ),
        ]

    def __str__(self) -> str:
        return self.gebruiker.naam if self.gebruiker else self.naam

    @property
    def loopt(self) -> bool:
        """Whether this person may read now."""
        return self.ingetrokken_op is None and self.tot >= timezone.localdate()

    @property
    def over(self) -> str:
        """By which name notices know this."""
        return f"meelezen:{self.pk}"

    @property
    def deze_fase(self) -> Fase:
        """The phase that is read; uses phases that were fetched along."""
        return self.dossier.fase(self.fase)
