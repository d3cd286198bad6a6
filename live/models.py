"""The live workshop: the session with its clock, the tables, who sits where, and the notes of the silent steps.

What a table chooses is written in `project`; here stands only what leads to it.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from live.delen import DELEN, Deel
from project.models import Deelnemer, Groep, Project
from project.models.mensen import nieuw_kenmerk
from web import codes

nieuwe_code = codes.nieuwe_code
"""By this name a migration finds it."""
AANWEZIG = timedelta(seconds=25)
"""Somebody whose screen was heard of so long ago at most is there."""


def plekmerk(pk: int) -> str:
    """Give the mark of a place: short, and of no use to who does not have it."""
    return salted_hmac("live.plek", str(pk)).hexdigest()[:10]


class SessieQuerySet(models.QuerySet["Sessie"]):
    """Reading API of the sessions."""

    def open(self) -> SessieQuerySet:
        """Give those that go on."""
        return self.filter(gesloten_op=None)

    def compleet(self) -> SessieQuerySet:
        """Fetch the project with its workshop along."""
        return self.select_related("project__workshop")


class Sessie(models.Model):
    """One time that a workshop is held live: which part it is at, and the clock.

    `deel` is the key of a part (`live.delen`); empty as long as people come in. The clock runs until `eindigt_op`; while it
    is paused that is empty and `resteert` says what is left. bron: 000, 3.3.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="sessies")
    code = models.CharField("code voor de zaal", max_length=codes.CODELENGTE, default=nieuwe_code)
    geopend_op = models.DateTimeField("zaal geopend op", default=timezone.now)
    geopend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    deel = models.SlugField("onderdeel", max_length=40, blank=True)
    duur = models.DurationField("duur van dit onderdeel", default=timedelta)
    eindigt_op = models.DateTimeField(null=True, blank=True)
    resteert = models.DurationField(null=True, blank=True)
    toon_namen = models.BooleanField("namen op de schermen", default=False)
    versnelling = models.PositiveSmallIntegerField("hoeveel keer sneller de klok loopt", default=1)

    objects = SessieQuerySet.as_manager()

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"
        ordering = ("-geopend_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("project",), condition=models.Q(gesloten_op=None), name="sessie_een_tegelijk"
            ),
            models.UniqueConstraint(
                fields=("code",), condition=models.Q(gesloten_op=None), name="sessie_code_uniek"
            ),
        ]

    def __str__(self) -> str:
        return f"Sessie van {self.project}"

    @property
    def is_open(self) -> bool:
        """Whether the workshop goes on."""
        return self.gesloten_op is None

    @property
    def nu(self) -> Deel:
        """The part at which it is; with what the screens say there."""
        return DELEN["einde" if not self.is_open else self.deel or "welkom"]

    @property
    def is_gepauzeerd(self) -> bool:
        """Whether the clock stands still."""
        return self.resteert is not None

    @property
    def code_leesbaar(self) -> str:
        """The code as people read it aloud: in two halves."""
        return codes.leesbare_code(self.code)

    def over(self) -> timedelta:
        """Give what is left of this part; below zero when it takes longer."""
        if self.resteert is not None:
            return self.resteert
        return self.eindigt_op - timezone.now() if self.eindigt_op else timedelta()


class Deelverloop(models.Model):
    """When a part of the session began and ended; one that was gone back to has more than one."""

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="verloop")
    deel = models.SlugField("onderdeel", max_length=40)
    begon_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "verloop van een onderdeel"
        verbose_name_plural = "verloop van onderdelen"
        ordering = ("begon_op", "pk")

    def __str__(self) -> str:
        return self.deel


class TafelQuerySet(models.QuerySet["Tafel"]):
    """Reading API of the tables."""

    def met_groep(self) -> TafelQuerySet:
        """Fetch along the group and what it discusses, for screens."""
        return self.select_related("groep").prefetch_related("groep__groepsfundamenten__fundament")


class Tafel(models.Model):
    """A table in the session: the address of its own screen, who speaks for it, whether it works on paper."""

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="tafels")
    groep = models.ForeignKey(Groep, on_delete=models.CASCADE, related_name="+")
    kenmerk = models.CharField(max_length=64, unique=True, default=nieuw_kenmerk, editable=False)
    woordvoerder_waarden = models.CharField("wie vertelt over de waarden", max_length=200, blank=True)
    woordvoerder_acties = models.CharField("wie vertelt over de acties", max_length=200, blank=True)
    op_papier = models.BooleanField("werkt op papier", default=False)

    objects = TafelQuerySet.as_manager()

    class Meta:
        verbose_name = "tafel"
        verbose_name_plural = "tafels"
        ordering = ("groep__volgorde", "pk")
        constraints = [models.UniqueConstraint(fields=("sessie", "groep"), name="tafel_eenmaal_per_sessie")]

    def __str__(self) -> str:
        return str(self.groep)

    @property
    def fundament(self) -> str:
        """The key of its (first) fundament, for shape and colour; "" without one. Read with `met_groep`."""
        return next((rij.fundament.sleutel for rij in self.groep.groepsfundamenten.all()), "")

    def woordvoerder(self, soort: str) -> str:
        """Give who tells the room what the table chose: of its values, or of its actions."""
        return self.woordvoerder_acties if soort == Notitie.Soort.ACTIE else self.woordvoerder_waarden


class PlekQuerySet(models.QuerySet["Plek"]):
    """Reading API of the places."""

    def die_er_waren(self) -> PlekQuerySet:
        """Give who came in: typed the code, had the screen open, or wrote. A link that was only opened is nobody yet."""
        return self.filter(models.Q(binnen_op__isnull=False) | models.Q(notities__isnull=False))

    def er_nu(self) -> PlekQuerySet:
        """Give those whose screen is open."""
        return self.filter(gezien_op__gte=timezone.now() - AANWEZIG)


class Plek(models.Model):
    """The place of one participant in the session. Its `kenmerk` is the address of the screen, on any device."""

    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="plekken")
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="plekken")
    kenmerk = models.CharField(max_length=64, unique=True, default=nieuw_kenmerk, editable=False)
    binnen_op = models.DateTimeField("binnengekomen op", null=True, blank=True)
    gezien_op = models.DateTimeField(null=True, blank=True)
    klaar_met = models.SlugField("klaar met onderdeel", max_length=40, blank=True)

    objects = PlekQuerySet.as_manager()

    class Meta:
        verbose_name = "plek"
        verbose_name_plural = "plekken"
        ordering = ("binnen_op", "pk")
        constraints = [
            models.UniqueConstraint(fields=("sessie", "deelnemer"), name="plek_eenmaal_per_sessie")
        ]

    def __str__(self) -> str:
        return f"Plek {self.pk}"

    @property
    def merk(self) -> str:
        """A mark by which its own screen knows it among those of a table, and nobody else does."""
        return plekmerk(self.pk)


class NotitieQuerySet(models.QuerySet["Notitie"]):
    """Reading API of the notes."""

    def geldig(self) -> NotitieQuerySet:
        """Leave out what its writer took away."""
        return self.filter(verwijderd=False)

    def van_tafel(self, sessie: Sessie, groep_id: int, soort: str) -> NotitieQuerySet:
        """Give what lies on a table, in the order in which it was written."""
        return self.geldig().filter(sessie=sessie, groep_id=groep_id, soort=soort)


class Notitie(models.Model):
    """A note of somebody in a silent step, or at the table: a value and why, or an action and who.

    The id is made on the device, so that sending it twice makes one note; `beurt` counts what the device changed, so that an
    older text never comes over a newer one. Who wrote it (`plek`) leaves the server only to that person. A note that its
    writer took away keeps its id, without text. With `bij` the table put it together with another one.
    bron: 000, 3.3 stap 2 en 4.
    """

    class Soort(models.TextChoices):
        WAARDE = "waarde", "Waarde"
        ACTIE = "actie", "Actie"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="notities")
    groep = models.ForeignKey(Groep, on_delete=models.RESTRICT, related_name="+")
    plek = models.ForeignKey(Plek, null=True, blank=True, on_delete=models.SET_NULL, related_name="notities")
    soort = models.CharField("soort", max_length=10, choices=Soort)
    tekst = models.TextField("tekst", blank=True)
    waarde = models.ForeignKey(
        "waardenkader.Waarde", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    eigen_waarde = models.CharField("andere waarde", max_length=200, blank=True)
    wie = models.CharField("wie doet het", max_length=200, blank=True)
    bij = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="samengevoegd"
    )
    actie = models.ForeignKey(
        "acties.Actie", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    voorbeeldactie = models.ForeignKey(
        "waardenkader.Voorbeeldactie", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    beurt = models.PositiveIntegerField(default=1)
    verwijderd = models.BooleanField(default=False)
    geschreven_op = models.DateTimeField(default=timezone.now)

    objects = NotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        ordering = ("geschreven_op", "id")
        indexes = [models.Index(fields=("sessie", "groep", "soort"), name="notitie_van_tafel")]

    def __str__(self) -> str:
        return self.tekst[:80]


class Ontvangen(models.Model):
    """The id of something that a device sent and that leaves no other trace of who: it counts once."""

    id = models.UUIDField(primary_key=True, editable=False)
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "ontvangen inzending"
        verbose_name_plural = "ontvangen inzendingen"

    def __str__(self) -> str:
        return str(self.id)
