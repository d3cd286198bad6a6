"""Which participants read the verslag along before it is offered, and until when (bron: 000, 3.4, stap 2)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from formats.models import Opmerking
from moresprudentie.models.verslag import Verslag
from project.models import Deelnemer


class ConceptlezerQuerySet(models.QuerySet["Conceptlezer"]):
    """Reading API of who reads along."""

    def lopend(self) -> ConceptlezerQuerySet:
        """Give who can read along now: the project still writes, the day has not been, nobody stopped it."""
        return self.filter(
            verslag__status=Verslag.Status.CONCEPT, tot__gte=timezone.localdate(), gestopt_op=None
        )


class Conceptlezer(models.Model):
    """A participant who was asked to read the draft, and to comment on it by the personal link."""

    verslag = models.ForeignKey(Verslag, on_delete=models.CASCADE, related_name="conceptlezers")
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="conceptlezingen")
    tot = models.DateField("tot en met")
    toelichting = models.TextField("toelichting", blank=True, max_length=2000)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op")
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    gestopt_op = models.DateTimeField("gestopt op", null=True, blank=True)
    bericht = models.ForeignKey(
        "organisatie.Bericht", verbose_name="mail", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opmerkingen = models.ManyToManyField(Opmerking, blank=True, related_name="+")

    objects = ConceptlezerQuerySet.as_manager()

    class Meta:
        verbose_name = "lezer van een concept"
        verbose_name_plural = "lezers van een concept"
        ordering = ("deelnemer__naam", "pk")
        constraints = [models.UniqueConstraint(fields=("verslag", "deelnemer"), name="conceptlezer_eenmaal")]

    def __str__(self) -> str:
        return self.deelnemer.naam

    @property
    def loopt(self) -> bool:
        """Whether this person can read along now."""
        schrijft = self.verslag.status == Verslag.Status.CONCEPT
        return schrijft and self.gestopt_op is None and self.tot >= timezone.localdate()

    @property
    def stand(self) -> tuple[str, str]:
        """A status (as in onderdelen/status.html), and in words how far this person is."""
        if self.gelezen_op:
            return "klaar", "Heeft het gelezen"
        dag = date_format(timezone.localtime(self.gevraagd_op), "j F")
        return ("wacht", f"Gevraagd op {dag}") if self.loopt else ("gewoon", "Niet gelezen")
