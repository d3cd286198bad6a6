"""The organisation that runs this installation, its people, their roles, mail and audit trail."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property


class Organisatie(models.Model):
    """The one government organisation of this installation."""

    class Soort(models.TextChoices):
        GEMEENTE = "gemeente", "Gemeente"
        PROVINCIE = "provincie", "Provincie"
        WATERSCHAP = "waterschap", "Waterschap"
        RIJK = "rijk", "Rijksorganisatie"
        ANDERS = "anders", "Andere overheidsorganisatie"

    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.GEMEENTE)
    redactie_email = models.EmailField("e-mailadres van de redactie", blank=True)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisatie"

    def __str__(self) -> str:
        return self.naam

    @classmethod
    def huidige(cls) -> Organisatie:
        """Give the organisation of this installation; an unsaved one when none is set up yet."""
        return cls.objects.order_by("pk").first() or cls(naam="Jouw organisatie")


class Organisatieonderdeel(models.Model):
    """A department of the organisation; a facet of the databank."""

    naam = models.CharField("naam", max_length=200, unique=True)

    class Meta:
        verbose_name = "organisatieonderdeel"
        verbose_name_plural = "organisatieonderdelen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Rol(models.TextChoices):
    """The roles of the method (bron: 000, modules Strategie en Project)."""

    CIO = "cio", "CIO-office"
    BESTUURDER = "bestuurder", "Bestuurder"
    ORGANISATOR = "organisator", "Organisator"
    GESPREKSLEIDER = "gespreksleider", "Gespreksleider"
    NOTULIST = "notulist", "Notulist"
    REGIEVOERDER = "regievoerder", "Regievoerder"
    ACTIEHOUDER = "actiehouder", "Actiehouder"
    REDACTEUR = "redacteur", "Redacteur"
    MEDEWERKER = "medewerker", "Medewerker"
    BEHEERDER = "beheerder", "Beheerder"


class GebruikerQuerySet(models.QuerySet["Gebruiker"]):
    """Reading API of the people."""

    def actief(self) -> GebruikerQuerySet:
        """Give the people with a working account, by name."""
        return self.filter(is_active=True).order_by("first_name", "last_name", "username")

    def met_rol(self, *rollen: str) -> GebruikerQuerySet:
        """Give the active people who hold one of these roles organisation-wide."""
        return self.actief().filter(roltoekenningen__rol__in=rollen).distinct()


class GebruikerManager(UserManager.from_queryset(GebruikerQuerySet)):  # type: ignore[misc]
    """Creates accounts and reads them."""

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **extra: Any
    ) -> Gebruiker:
        """Make the first account of an installation; it holds the role of beheerder, so it can hand out roles."""
        gebruiker: Gebruiker = super().create_superuser(username, email, password, **extra)
        Roltoekenning.objects.create(gebruiker=gebruiker, rol=Rol.BEHEERDER)
        return gebruiker


class Gebruiker(AbstractUser):
    """An employee with an account."""

    functie = models.CharField("functie", max_length=200, blank=True)
    onderdeel = models.ForeignKey(
        Organisatieonderdeel,
        verbose_name="organisatieonderdeel",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="gebruikers",
    )

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The name as others read it; the account name when no name is known."""
        return self.get_full_name() or self.username

    @property
    def initialen(self) -> str:
        """One or two letters for beside a text."""
        return "".join(deel[0] for deel in (self.first_name, self.last_name) if deel).upper() or (
            self.username[:1].upper()
        )

    @cached_property
    def rollen(self) -> frozenset[str]:
        """The organisation-wide roles; read once per request."""
        return frozenset(self.roltoekenningen.values_list("rol", flat=True))


class Roltoekenning(models.Model):
    """One person holds one role organisation-wide."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roltoekenningen"
    )
    rol = models.CharField("rol", max_length=20, choices=Rol)

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        constraints = [models.UniqueConstraint(fields=("gebruiker", "rol"), name="rol_eenmaal_per_gebruiker")]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_rol_display()}"


class Auditregel(models.Model):
    """One line of the audit trail: who did what, when, on what. Never changed, never removed."""

    moment = models.DateTimeField("moment", auto_now_add=True, db_index=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        on_delete=models.PROTECT,
        related_name="auditregels",
    )
    wat = models.CharField("wat", max_length=100)
    soort = models.CharField("soort object", max_length=100, blank=True)
    object_id = models.CharField("nummer van het object", max_length=50, blank=True)
    object_naam = models.CharField("naam van het object", max_length=300, blank=True)
    details = models.JSONField("details", default=dict, blank=True)

    class Meta:
        verbose_name = "auditregel"
        verbose_name_plural = "audittrail"
        ordering = ("-moment", "-pk")
        indexes = [models.Index(fields=("soort", "object_id"), name="audit_object")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.moment):%d-%m-%Y %H:%M} {self.door or 'systeem'}: {self.wat}"


class Bericht(models.Model):
    """An e-mail to send or sent: kept, so that nothing gets lost when the mail server is away."""

    aan = models.EmailField("aan")
    onderwerp = models.CharField("onderwerp", max_length=300)
    tekst = models.TextField("tekst")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)
    fout = models.TextField("fout", blank=True)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ("-gemaakt_op", "-pk")

    def __str__(self) -> str:
        return f"{self.onderwerp} aan {self.aan}"
