"""A meting: who take part, what each of them answers apart, and the outcome that they come to together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.rechten import Recht, mag
from strategie.models.dossier import Dossier
from strategie.volwassenheid.themas import HOOGSTE, KEUZES, LAAGSTE, PER_SLEUTEL, Thema

if TYPE_CHECKING:
    from organisatie.models import Gebruiker

NIVEAU_IN_SCHAAL = Q(niveau=None) | Q(niveau__range=(LAAGSTE, HOOGSTE))


class MetingQuerySet(models.QuerySet["Meting"]):
    """Reading API of the metingen."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> MetingQuerySet:
        """Give the metingen that this person may open.

        All for who may hold one; from the moment that people are asked also for who takes part, and for the bestuur and
        the people of a strategy.
        """
        if not gebruiker.is_authenticated:
            return self.none()
        if mag(gebruiker, Recht.METING_HOUDEN, Meting()):
            return self
        gevraagd = self.filter(Q(eigenaar=gebruiker) | ~Q(geopend_op=None))
        if mag(gebruiker, Recht.METING_INZIEN, Meting()):
            return gevraagd
        eigen = Invuller.objects.filter(gebruiker=gebruiker)
        return gevraagd.filter(Q(eigenaar=gebruiker) | Q(pk__in=eigen.values("meting")))

    def vastgesteld(self) -> MetingQuerySet:
        """Give those with an outcome that holds, the newest first."""
        return self.filter(status=Meting.Status.VASTGESTELD).order_by("-geopend_op", "-pk")

    def lopend(self) -> MetingQuerySet:
        """Give those in which something is still to be done."""
        return self.exclude(status__in=(Meting.Status.VASTGESTELD, Meting.Status.GESTOPT))

    def met_mensen(self) -> MetingQuerySet:
        """Fetch along whose it is and what it is about."""
        return self.select_related("eigenaar", "onderdeel")


class Meting(models.Model):
    """One self-assessment of the organisation or of a part of it (bron: 004, bijlage)."""

    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "In voorbereiding"
        OPEN = "open", "Wordt ingevuld"
        GESLOTEN = "gesloten", "Wordt besproken"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        GESTOPT = "gestopt", "Gestopt"

    titel = models.CharField("titel", max_length=200)
    onderdeel = models.ForeignKey(
        "organisatie.Organisatieonderdeel",
        verbose_name="onderdeel",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="metingen",
    )
    toelichting = models.TextField("toelichting voor wie meedoet", blank=True)
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="eigenaar",
        on_delete=models.PROTECT,
        related_name="metingen_als_eigenaar",
    )
    sluit_op = models.DateField("invullen tot en met")
    status = models.CharField("status", max_length=13, choices=Status, default=Status.VOORBEREIDING)
    status_op = models.DateTimeField("status sinds", default=timezone.now)
    geopend_op = models.DateTimeField("begonnen op", null=True, blank=True)
    gesloten_op = models.DateTimeField("het laatst gesloten op", null=True, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)

    objects = MetingQuerySet.as_manager()

    class Meta:
        verbose_name = "volwassenheidsmeting"
        verbose_name_plural = "volwassenheidsmetingen"
        ordering = ("-gemaakt_op", "-pk")

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        """Give the address of the page of this meting."""
        return reverse("volwassenheid-meting", args=[self.pk])

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the roles that this person has here: on the meting, and on any strategy, which it is held for."""
        rollen = {rol for dossier in _dossiers_van(gebruiker) for rol in dossier.rollen_van(gebruiker)}
        if self.pk is None:
            return rollen
        if gebruiker.pk == self.eigenaar_id:
            rollen.add("meting:eigenaar")
        if self.invullers.filter(gebruiker=gebruiker).exists():
            rollen.add("meting:invuller")
        return rollen

    @property
    def waarover(self) -> str:
        """What is assessed: the whole organisation, or a part of it."""
        return str(self.onderdeel) if self.onderdeel else "De hele organisatie"

    @property
    def is_open(self) -> bool:
        """Whether people fill it in now."""
        return self.status == self.Status.OPEN

    @property
    def in_bespreking(self) -> bool:
        """Whether the answers are in, and the outcome is talked about."""
        return self.status == self.Status.GESLOTEN

    @property
    def is_vastgesteld(self) -> bool:
        """Whether the outcome holds."""
        return self.status == self.Status.VASTGESTELD

    @property
    def heeft_uitslag(self) -> bool:
        """Whether the answers may be seen: never while somebody can still answer."""
        return self.in_bespreking or self.is_vastgesteld

    @property
    def mensen_te_kiezen(self) -> bool:
        """Whether people can be added or left out."""
        return self.status in (self.Status.VOORBEREIDING, self.Status.OPEN)

    def is_te_laat(self, dag: date) -> bool:
        """Say whether the day has passed until which people were asked to answer."""
        return self.is_open and self.sluit_op < dag

    def vorige(self) -> Meting | None:
        """Give the meting before this one, about the same, with an outcome that holds."""
        return self.eerdere().first()

    def eerdere(self) -> MetingQuerySet:
        """Give those before this one, the last first."""
        eerder = Meting.objects.vastgesteld().filter(onderdeel=self.onderdeel_id).exclude(pk=self.pk)
        if self.geopend_op is not None:
            eerder = eerder.filter(geopend_op__lt=self.geopend_op)
        return eerder


def _dossiers_van(gebruiker: Gebruiker) -> models.QuerySet[Dossier]:
    return Dossier.objects.van(gebruiker).met_rollen()


class InvullerQuerySet(models.QuerySet["Invuller"]):
    """Reading API of who take part."""

    def klaar(self) -> InvullerQuerySet:
        """Give who answered on every theme."""
        return self.exclude(ingevuld_op=None)

    def verwacht(self) -> InvullerQuerySet:
        """Give who answered or still may: somebody who left without an answer is not waited for."""
        return self.exclude(ingevuld_op=None, gebruiker__is_active=False)

    def wachtend(self) -> InvullerQuerySet:
        """Give from whom an answer is still asked."""
        return self.filter(ingevuld_op=None, gebruiker__is_active=True, meting__status=Meting.Status.OPEN)


class Invuller(models.Model):
    """Somebody who is asked to fill in a meting; `ingevuld_op` is when the last theme got an answer."""

    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="invullers")
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="collega",
        on_delete=models.PROTECT,
        related_name="metingen_als_invuller",
    )
    ingevuld_op = models.DateTimeField("ingevuld op", null=True, blank=True)

    objects = InvullerQuerySet.as_manager()

    class Meta:
        verbose_name = "invuller"
        verbose_name_plural = "invullers"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("meting", "gebruiker"), name="invuller_eenmaal_per_meting")
        ]

    def __str__(self) -> str:
        return str(self.gebruiker)

    @property
    def staat_vast(self) -> bool:
        """Whether this answer was seen by others when the meting was closed, so that it stays as it is."""
        gesloten = self.meting.gesloten_op
        return bool(gesloten and self.ingevuld_op and self.ingevuld_op <= gesloten)


class OordeelQuerySet(models.QuerySet["Oordeel"]):
    """Reading API of the answers."""

    def geteld(self) -> OordeelQuerySet:
        """Give the answers that count: of who answered on every theme."""
        return self.filter(Q(invuller=None) | ~Q(invuller__ingevuld_op=None))


class Oordeel(models.Model):
    """What one person answers on one theme. Once the outcome is vastgesteld nobody can see any more whose it is (`invuller`)."""

    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="oordelen")
    invuller = models.ForeignKey(
        Invuller, null=True, blank=True, on_delete=models.CASCADE, related_name="oordelen"
    )
    thema = models.CharField("thema", max_length=20, choices=KEUZES)
    niveau = models.PositiveSmallIntegerField("niveau", null=True, blank=True)
    weet_niet = models.BooleanField("weet ik niet", default=False)
    opmerking = models.TextField("voorbeeld of opmerking", blank=True, max_length=1000)

    objects = OordeelQuerySet.as_manager()

    class Meta:
        verbose_name = "oordeel"
        verbose_name_plural = "oordelen"
        constraints = [
            models.UniqueConstraint(fields=("invuller", "thema"), name="oordeel_eenmaal_per_thema"),
            models.CheckConstraint(condition=NIVEAU_IN_SCHAAL, name="oordeel_niveau_een_tot_vijf"),
            models.CheckConstraint(
                condition=Q(niveau=None) | Q(weet_niet=False), name="oordeel_niveau_of_weet_niet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_thema_display()}: {self.niveau or 'weet ik niet'}"

    @property
    def is_gekozen(self) -> bool:
        """Whether there is a level, or "weet ik niet"."""
        return self.niveau is not None or self.weet_niet


class Themauitkomst(models.Model):
    """What they came to on one theme, and why. Empty until it was talked about."""

    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="uitkomsten")
    thema = models.CharField("thema", max_length=20, choices=KEUZES)
    niveau = models.PositiveSmallIntegerField("niveau", null=True, blank=True)
    reden = models.TextField("reden", blank=True)

    class Meta:
        verbose_name = "uitkomst"
        verbose_name_plural = "uitkomsten"
        constraints = [
            models.UniqueConstraint(fields=("meting", "thema"), name="uitkomst_eenmaal_per_thema"),
            models.CheckConstraint(condition=NIVEAU_IN_SCHAAL, name="uitkomst_niveau_een_tot_vijf"),
        ]

    def __str__(self) -> str:
        return f"{self.get_thema_display()}: {self.niveau or 'nog niet besproken'}"

    @property
    def over(self) -> Thema:
        """The theme."""
        return PER_SLEUTEL[self.thema]


class Metingstap(models.Model):
    """One step of a meting: who did what, when and why. Never changed."""

    class Stap(models.TextChoices):
        GEOPEND = "geopend", "Collega’s gevraagd"
        GESLOTEN = "gesloten", "Invullen gesloten"
        HEROPEND = "heropend", "Invullen weer open"
        VASTGESTELD = "vastgesteld", "Uitkomst vastgesteld"
        UITKOMST_HEROPEND = "uitkomst_heropend", "Uitkomst weer open"
        GESTOPT = "gestopt", "Gestopt"

    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="stappen")
    stap = models.CharField("stap", max_length=20, choices=Stap)
    reden = models.TextField("reden", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="metingstappen")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "stap van een meting"
        verbose_name_plural = "stappen van metingen"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.meting}: {self.get_stap_display()}"


# The one transition table: step → (from which statuses, to which status).
METINGOVERGANGEN: dict[str, tuple[frozenset[str], str]] = {
    Metingstap.Stap.GEOPEND: (frozenset({Meting.Status.VOORBEREIDING}), Meting.Status.OPEN),
    Metingstap.Stap.GESLOTEN: (frozenset({Meting.Status.OPEN}), Meting.Status.GESLOTEN),
    Metingstap.Stap.HEROPEND: (frozenset({Meting.Status.GESLOTEN}), Meting.Status.OPEN),
    Metingstap.Stap.VASTGESTELD: (frozenset({Meting.Status.GESLOTEN}), Meting.Status.VASTGESTELD),
    Metingstap.Stap.UITKOMST_HEROPEND: (frozenset({Meting.Status.VASTGESTELD}), Meting.Status.GESLOTEN),
    Metingstap.Stap.GESTOPT: (
        frozenset({Meting.Status.VOORBEREIDING, Meting.Status.OPEN, Meting.Status.GESLOTEN}),
        Meting.Status.GESTOPT,
    ),
}


class Metingdocument(models.Model):
    """The outcome as it was kept when it was vastgesteld."""

    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="documenten")
    document = models.OneToOneField(
        "documenten.Bewaardocument", on_delete=models.PROTECT, related_name="meting_document"
    )

    class Meta:
        verbose_name = "bewaard document van een meting"
        verbose_name_plural = "bewaarde documenten van metingen"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.document)
