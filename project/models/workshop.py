"""The workshop of a project: when, where, how far, and the sheet with its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from organisatie.rechten import Recht, mag
from project.models.project import Project

if TYPE_CHECKING:
    from formats.models import Invulling
    from organisatie.models import Gebruiker


class Workshop(models.Model):
    """When, where and how the workshop is held, and how far it is."""

    class Vorm(models.TextChoices):
        PAPIER = "papier", "Op papier, met poster en memo's"
        LIVE = "live", "Live, op telefoon en laptop"

    class Stap(models.IntegerChoices):
        INTRODUCTIE = 1, "Introductie"
        WAARDEN = 2, "Waarden identificeren"
        PLENAIR_WAARDEN = 3, "Plenaire bespreking waarden"
        ACTIES = 4, "Acties identificeren"
        PLENAIR_ACTIES = 5, "Plenaire bespreking acties"
        CHECKLIST = 6, "Checklist vervolgstappen"
        REFLECTIE = 7, "Reflectie"

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="workshop")
    begin = models.DateTimeField("begin", null=True, blank=True)
    locatie = models.CharField("plaats", max_length=200, blank=True)
    vorm = models.CharField("vorm", max_length=10, choices=Vorm, default=Vorm.PAPIER)
    plan = models.TextField("aandachtspunten", blank=True)
    opvolggesprek_op = models.DateTimeField("follow-upgesprek op", null=True, blank=True)
    agenda_nummer = models.PositiveIntegerField(default=0, editable=False)
    """How often the time or place changed: the next number of the appointment makes agendas take over the change."""
    gesprek_nummer = models.PositiveIntegerField(default=0, editable=False)
    """The same for the follow-up conversation."""
    gesprek_gemeld = models.PositiveIntegerField(null=True, editable=False)
    """Which number of the follow-up conversation the team got by mail; None as long as nobody got one."""
    leesbundels = models.ManyToManyField(
        "documenten.Bewaardocument", related_name="workshops", editable=False
    )
    """What mails to participants had with them: the papers, the poster. One is used again as long as nothing in it changes."""
    stap = models.PositiveSmallIntegerField(choices=Stap, default=Stap.INTRODUCTIE, editable=False)
    afgerond_op = models.DateTimeField(null=True, blank=True, editable=False)
    # Of a workshop of which an old verslag was entered (decision 0046): how many were there, for nobody knows who.
    deelnemers_toen = models.PositiveSmallIntegerField(
        "aantal deelnemers", null=True, blank=True, editable=False
    )
    van_buiten_toen = models.PositiveSmallIntegerField(
        "waarvan van buiten", null=True, blank=True, editable=False
    )
    geleid_door = models.CharField("geleid door", max_length=200, blank=True, editable=False)
    blad = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="workshop_blad", editable=False
    )

    class Meta:
        verbose_name = "workshop"
        verbose_name_plural = "workshops"

    def __str__(self) -> str:
        return f"Workshop {self.project}"

    @property
    def is_oefening(self) -> bool:
        """Whether it belongs to a rehearsal, which leaves no trace."""
        return self.project.is_oefening

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may write in a form of the workshop (`formats.houder`): in its phase only."""
        return self.project.neemt_uitkomsten_op and mag(gebruiker, Recht.WORKSHOP_INVULLEN, self.project)

    mag_opmerken = mag_afhandelen = mag_invullen
