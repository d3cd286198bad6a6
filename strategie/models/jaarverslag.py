"""The yearly report on how a strategy is carried out: for the bestuur, with figures that stay as they were (bron: 000, 2.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.rechten import Recht, mag
from strategie.models.dossier import Dossier
from strategie.models.inhoud import Bespreking

if TYPE_CHECKING:
    from formats.models import Invulling
    from organisatie.models import Gebruiker


class JaarverslagQuerySet(models.QuerySet["Jaarverslag"]):
    """Reading API of the yearly reports."""

    def aangeboden(self) -> JaarverslagQuerySet:
        """Give what the bestuur got, the newest first."""
        return self.filter(status=Jaarverslag.Status.AANGEBODEN).order_by("-tot", "-pk")

    def concepten(self) -> JaarverslagQuerySet:
        """Give what is being written."""
        return self.filter(status=Jaarverslag.Status.CONCEPT)

    def te_bespreken(self) -> JaarverslagQuerySet:
        """Give what the bestuur got and has not talked about yet, the newest first."""
        return self.aangeboden().filter(bespreking=None)


class Jaarverslag(models.Model):
    """One report on one period; the figures and the text are fixed when it is aangeboden."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        AANGEBODEN = "aangeboden", "Aangeboden"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="jaarverslagen")
    nummer = models.PositiveSmallIntegerField("nummer")
    van = models.DateField("eerste dag van de periode")
    tot = models.DateField("laatste dag van de periode")
    status = models.CharField("status", max_length=12, choices=Status, default=Status.CONCEPT)
    invulling = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="strategie_jaarverslag"
    )
    cijfers: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        "vastgelegde cijfers", default=dict, blank=True
    )
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    aangeboden_op = models.DateTimeField("aangeboden op", null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    aangeboden_aan = models.CharField("aangeboden aan", max_length=300, blank=True)
    documenten = models.ManyToManyField("documenten.Bewaardocument", related_name="+", blank=True)
    bespreking = models.ForeignKey(
        Bespreking,
        verbose_name="besproken in",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="jaarverslagen",
    )

    objects = JaarverslagQuerySet.as_manager()

    class Meta:
        verbose_name = "jaarverslag"
        verbose_name_plural = "jaarverslagen"
        ordering = ("-tot", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("dossier", "nummer"), name="jaarverslag_nummer_eenmaal"),
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(status="concept"), name="jaarverslag_een_concept"
            ),
            models.CheckConstraint(condition=Q(van__lte=F("tot")), name="jaarverslag_van_voor_tot"),
            models.CheckConstraint(
                condition=Q(status="concept", aangeboden_op=None)
                | Q(status="aangeboden", aangeboden_op__isnull=False),
                name="jaarverslag_aangeboden_op",
            ),
        ]

    def __str__(self) -> str:
        return f"Jaarverslag {self.jaren}"

    def get_absolute_url(self) -> str:
        """Give the page on which it is written and read."""
        return reverse("strategie-jaarverslag", args=[self.dossier_id, self.nummer])

    @property
    def jaren(self) -> str:
        """The year, or years, that it is about."""
        return str(self.tot.year) if self.van.year == self.tot.year else f"{self.van.year}–{self.tot.year}"

    @property
    def periode(self) -> str:
        """The period in words."""
        return f"{date_format(self.van, 'j F Y')} tot en met {date_format(self.tot, 'j F Y')}"

    @property
    def is_aangeboden(self) -> bool:
        """Whether the bestuur got it, so that nothing in it changes any more."""
        return self.status == self.Status.AANGEBODEN

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the roles on the dossier that it is about."""
        return self.dossier.rollen_van(gebruiker)

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may write in it (`formats.houder`): who writes in the dossier, until it is aangeboden."""
        return not self.is_aangeboden and mag(gebruiker, Recht.STRATEGIE_BEWERKEN, self.dossier)

    def mag_opmerken(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may comment: who writes, reads along or decides, until it is aangeboden."""
        return not self.is_aangeboden and mag(gebruiker, Recht.STRATEGIE_OPMERKEN, self.dossier)

    mag_afhandelen = mag_invullen
