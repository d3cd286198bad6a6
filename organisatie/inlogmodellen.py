"""What goes with logging in: sessions, groups that give a role, and wrong attempts."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from organisatie.rollen import Rol


class Inlogsessie(AbstractBaseSession):
    """One browser in which somebody is logged in, or will be: Django's session, with whose it is.

    Of the address only the network is kept ("145.53.12.x"): enough to know one's own, no trail of where somebody was.
    """

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="inlogsessies"
    )
    begonnen_op = models.DateTimeField("begonnen op", null=True)
    laatst_op = models.DateTimeField("laatst gebruikt op", default=timezone.now)
    browser = models.CharField("browser", max_length=100, blank=True)
    netwerk = models.CharField("netwerk", max_length=50, blank=True)
    dienst_sid = models.CharField("sessie bij de inlogdienst", max_length=255, blank=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name = "inlogsessie"
        verbose_name_plural = "inlogsessies"
        indexes = [
            models.Index(fields=("dienst_sid",), name="inlogsessie_sid", condition=~models.Q(dienst_sid=""))
        ]

    @classmethod
    def get_session_store_class(cls) -> type:
        """Give the engine that reads and writes these."""
        store: type = import_module(settings.SESSION_ENGINE).SessionStore
        return store


class Groepsrol(models.Model):
    """Who is in this group at the login service, holds this role here."""

    groep = models.CharField(
        "groep",
        max_length=200,
        help_text="Precies zoals de inlogdienst hem noemt: een naam, of een kenmerk zoals "
        "0f3b2c1e-5a77-4c1e-9d2b-7c1f0a9e4d11.",
    )
    rol = models.CharField("rol", max_length=20, choices=Rol)

    class Meta:
        verbose_name = "rol van een groep"
        verbose_name_plural = "rollen van groepen"
        ordering = ("groep", "rol")
        constraints = [models.UniqueConstraint(fields=("groep", "rol"), name="rol_eenmaal_per_groep")]

    def __str__(self) -> str:
        return f"{self.groep}: {self.get_rol_display()}"


class Inlogpoging(models.Model):
    """A wrong attempt to get in: what was tried and from where, as marks that tell neither, and when."""

    soort = models.CharField(max_length=20)
    doel = models.CharField(max_length=32)
    herkomst = models.CharField(max_length=32)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "mislukte poging om in te loggen"
        verbose_name_plural = "mislukte pogingen om in te loggen"
        indexes = [
            models.Index(fields=("soort", "doel", "op"), name="inlogpoging_doel"),
            models.Index(fields=("soort", "herkomst", "op"), name="inlogpoging_herkomst"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.op:%H:%M}"
