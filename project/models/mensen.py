"""Participants of a workshop and the groups in which they sit."""

from __future__ import annotations

import secrets

from django.db import models

from organisatie.models import Bericht, Gebruiker
from project.models.project import Project

# What the method advises; never a limit (bron: 000, 3.2, voetnoot 1).
DEELNEMERS_ADVIES = range(9, 16)
GROEP_ADVIES = range(3, 6)


def nieuw_kenmerk() -> str:
    """Give a secret that cannot be guessed: the participant's own key to the workshop."""
    return secrets.token_urlsafe(24)


class Groep(models.Model):
    """A table in the workshop, with the fundament or fundamenten that it discusses."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="groepen")
    naam = models.CharField("naam", max_length=100)
    volgorde = models.PositiveSmallIntegerField(default=0)
    fundamenten = models.ManyToManyField(
        "waardenkader.Fundament", through="project.Groepfundament", related_name="+"
    )

    class Meta:
        verbose_name = "groep"
        verbose_name_plural = "groepen"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("project", "naam"),
                name="groepsnaam_eenmaal_per_project",
                violation_error_message="Er is al een groep met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Groepfundament(models.Model):
    """Which group discusses a fundament; each fundament has one group."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="groepsfundamenten")
    groep = models.ForeignKey(Groep, on_delete=models.CASCADE, related_name="groepsfundamenten")
    fundament = models.ForeignKey(
        "waardenkader.Fundament", on_delete=models.PROTECT, related_name="groepsfundamenten"
    )

    class Meta:
        ordering = ("fundament__volgorde",)
        constraints = [
            models.UniqueConstraint(fields=("project", "fundament"), name="fundament_in_een_groep")
        ]

    def __str__(self) -> str:
        return f"{self.fundament} bij {self.groep}"


class DeelnemerQuerySet(models.QuerySet["Deelnemer"]):
    """Reading API of the participants."""

    def komen(self) -> DeelnemerQuerySet:
        """Leave out those who said that they cannot come."""
        return self.exclude(uitnodiging=Deelnemer.Uitnodiging.KOMT_NIET)

    def erbij(self) -> DeelnemerQuerySet:
        """Give who was there; as long as nobody recorded that: who did not say that they cannot come."""
        if self.exclude(aanwezig=None).exists():
            return self.filter(aanwezig=True)
        return self.komen()

    def met_adres(self) -> DeelnemerQuerySet:
        """Give those who can be sent a mail."""
        return self.exclude(email="")

    def op_papier(self) -> DeelnemerQuerySet:
        """Give those without an address who did not say that they cannot come: their link goes on paper."""
        return self.komen().filter(email="")

    def met_werkende_link(self) -> DeelnemerQuerySet:
        """Give those whose personal link opens: it was sent, or it may be handed over on paper by now."""
        gegeven = models.Q(uitgenodigd_op__isnull=False) | ~models.Q(link_naar="")
        klaar = models.Q(project__workshop__begin__isnull=False, project__casus_gedeeld_op__isnull=False)
        return self.filter(gegeven | klaar & models.Q(email=""))

    def te_herinneren(self) -> DeelnemerQuerySet:
        """Give those who got the invitation, did not say yes or no, and were not reminded yet."""
        soort, status = Deelnemer.Uitnodiging, Bericht.Status
        daar = models.Q(
            bericht__aan=models.F("email"), bericht__status__in=(status.VERSTUURD, status.ONZEKER)
        )
        kreeg_hem = models.Q(uitnodiging=soort.MISSCHIEN) | models.Q(bericht__isnull=True) | daar
        stil = self.filter(uitnodiging__in=(soort.VERSTUURD, soort.MISSCHIEN), herinnerd_op__isnull=True)
        return stil.filter(kreeg_hem, uitgenodigd_op__isnull=False).met_adres()

    def niet_bijgepraat(self, agenda_nummer: int) -> DeelnemerQuerySet:
        """Give those who come, or may, and whose last mail had an earlier time or place than this number of it."""
        uitgenodigd = self.komen().filter(uitgenodigd_op__isnull=False, agenda_nummer__lt=agenda_nummer)
        return uitgenodigd.exclude(pk__in=self.uit_te_nodigen().values("pk"))

    def te_bedanken(self) -> DeelnemerQuerySet:
        """Give those with an address who had no mail after the workshop yet, or whose mail failed or went elsewhere."""
        mislukt = models.Q(bedankmail__status=Bericht.Status.MISLUKT)
        elders = models.Q(bedankmail__isnull=False) & ~models.Q(bedankmail__aan=models.F("email"))
        return self.filter(models.Q(bedankt_op__isnull=True) | mislukt | elders).met_adres()

    def uit_te_nodigen(self) -> DeelnemerQuerySet:
        """Give those with an address who have not been invited yet, or whose mail did not go there."""
        soort = Deelnemer.Uitnodiging
        mislukt = models.Q(bericht__status=Bericht.Status.MISLUKT)
        elders = models.Q(bericht__isnull=False) & ~models.Q(bericht__aan=models.F("email"))
        niet_daar = models.Q(uitnodiging=soort.VERSTUURD) & (mislukt | elders)
        return self.filter(models.Q(uitnodiging=soort.NIET) | niet_daar).exclude(email="")


class Deelnemer(models.Model):
    """A participant, from inside or outside, with or without an account."""

    class Soort(models.TextChoices):
        INTERN = "intern", "Van de eigen organisatie"
        EXTERN = "extern", "Van buiten"

    class Uitnodiging(models.TextChoices):
        NIET = "niet", "Nog niet uitgenodigd"
        VERSTUURD = "verstuurd", "Uitgenodigd"
        KOMT = "komt", "Komt"
        MISSCHIEN = "misschien", "Komt misschien"
        KOMT_NIET = "komt_niet", "Komt niet"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="deelnemers")
    naam = models.CharField("naam", max_length=200)
    email = models.EmailField("e-mailadres", blank=True)
    soort = models.CharField("intern of extern", max_length=10, choices=Soort, default=Soort.INTERN)
    perspectief = models.CharField("perspectief", max_length=200, blank=True)
    gebruiker = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )
    groep = models.ForeignKey(
        Groep, null=True, blank=True, on_delete=models.SET_NULL, related_name="deelnemers"
    )
    uitnodiging = models.CharField(
        "uitnodiging", max_length=10, choices=Uitnodiging, default=Uitnodiging.NIET
    )
    uitgenodigd_op = models.DateTimeField(null=True, blank=True, editable=False)
    bericht = models.ForeignKey(
        "organisatie.Bericht",
        verbose_name="mail met de uitnodiging",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    herinnerd_op = models.DateTimeField(null=True, blank=True, editable=False)
    herinnering = models.ForeignKey(
        "organisatie.Bericht",
        verbose_name="mail met de herinnering",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    bedankt_op = models.DateTimeField(null=True, blank=True, editable=False)
    bedankmail = models.ForeignKey(
        "organisatie.Bericht",
        verbose_name="mail na de workshop",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    agenda_nummer = models.PositiveIntegerField(default=0, editable=False)
    """The number of the appointment (`Workshop.agenda_nummer`) in the last mail to this person."""
    aanwezig = models.BooleanField("was erbij", null=True, blank=True)
    kenmerk = models.CharField(max_length=64, unique=True, default=nieuw_kenmerk, editable=False)
    link_naar = models.EmailField("link ging naar", blank=True, editable=False)

    objects = DeelnemerQuerySet.as_manager()

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        ordering = ("naam", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("project", "email"),
                condition=~models.Q(email=""),
                name="deelnemer_eenmaal_per_adres",
                violation_error_message="Er is al een deelnemer met dit e-mailadres.",
            ),
            models.UniqueConstraint(
                fields=("project", "gebruiker"),
                condition=models.Q(gebruiker__isnull=False),
                name="deelnemer_eenmaal_per_account",
                violation_error_message="Deze collega is al deelnemer.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def met_perspectief(self) -> str:
        """The name with the perspective behind it, as far as that is known."""
        return f"{self.naam}, {self.perspectief}" if self.perspectief else self.naam

    @property
    def kan_opnieuw(self) -> bool:
        """Whether the invitation can be sent again: nobody knows that it arrived at this address."""
        if self.uitnodiging != self.Uitnodiging.VERSTUURD or self.bericht is None or not self.email:
            return False
        soort = Bericht.Status
        niet_gelukt = self.bericht.status in (soort.GEWEIGERD, soort.MISLUKT, soort.ONZEKER)
        return niet_gelukt or self.bericht.aan != self.email
