"""The outbox: each mail with the truth about what happened to it, and how the mail server does."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone

from organisatie.bijlagen import Postbestand


def nieuw_bericht_id() -> str:
    """Give a Message-ID; it is made when a mail is stored, and every attempt carries the same one."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{uuid.uuid4().hex}@{host}>"


class BerichtQuerySet(models.QuerySet["Bericht"]):
    """Reading API of the outbox."""

    def wachtend(self) -> BerichtQuerySet:
        """Give what will be tried by itself, now or later."""
        return self.filter(status__in=(Bericht.Status.WACHT, Bericht.Status.GEWEIGERD))

    def compleet(self) -> BerichtQuerySet:
        """Leave out mails of which a file is still being made, or could not be made."""
        return self.exclude(bijlagen__bestand__stand__in=(Postbestand.Stand.WACHT, Postbestand.Stand.MISLUKT))

    def aan_de_beurt(self) -> BerichtQuerySet:
        """Give what may be tried now, longest waiting first."""
        return (
            self.wachtend()
            .compleet()
            .filter(volgende_poging_op__lte=timezone.now())
            .order_by("volgende_poging_op", "pk")
        )


class Bericht(models.Model):
    """An e-mail to send or sent: the outbox, and the truth about what happened with it."""

    class Status(models.TextChoices):
        WACHT = "wacht", "Wacht"
        AANGEBODEN = "aangeboden", "Wordt nu bezorgd"
        VERSTUURD = "verstuurd", "Verstuurd"
        GEWEIGERD = "geweigerd", "Geweigerd, we proberen het opnieuw"
        MISLUKT = "mislukt", "Mislukt"
        ONZEKER = "onzeker", "Onzeker"
        VERVALLEN = "vervallen", "Vervallen, hoeft niet meer"

    aan = models.EmailField("aan")
    onderwerp = models.CharField("onderwerp", max_length=300)
    tekst = models.TextField("tekst")
    wis_tekst = models.BooleanField("tekst weg na verzenden", default=False, editable=False)
    bericht_id = models.CharField("Message-ID", max_length=300, default=nieuw_bericht_id, editable=False)
    status = models.CharField("status", max_length=10, choices=Status, default=Status.WACHT, editable=False)
    pogingen = models.PositiveIntegerField("pogingen", default=0, editable=False)
    fout = models.TextField("laatste fout", blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    proberen_vanaf = models.DateTimeField("proberen vanaf", default=timezone.now, editable=False)
    laatste_poging_op = models.DateTimeField("laatste poging op", null=True, blank=True, editable=False)
    volgende_poging_op = models.DateTimeField("volgende poging op", default=timezone.now, editable=False)
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ("-gemaakt_op", "-pk")
        indexes = [
            models.Index(
                fields=("volgende_poging_op", "id"),
                condition=models.Q(status__in=("wacht", "geweigerd", "aangeboden")),
                name="bericht_te_bezorgen",
            )
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp} aan {self.aan}"

    @property
    def auditnaam(self) -> str:
        """What the audit trail says of a mail: its number; the list of mail says whom it went to."""
        return f"mail {self.pk}"


class Mailserver(models.Model):
    """How the mail server does: kept, so that a worker that starts again does not hammer on its door."""

    ENIGE = 1

    storingen = models.PositiveIntegerField("mislukte pogingen achter elkaar", default=0)
    storing_sinds = models.DateTimeField("storing sinds", null=True)
    volgende_poging_op = models.DateTimeField("volgende poging op", null=True)
    fout = models.TextField("laatste fout", blank=True)

    class Meta:
        verbose_name = "mailserver"
        verbose_name_plural = "mailserver"

    def __str__(self) -> str:
        return "mailserver"

    @classmethod
    def nu(cls) -> Mailserver:
        """Give the state of the one mail server of this installation."""
        return cls.objects.filter(pk=cls.ENIGE).first() or cls(pk=cls.ENIGE)

    @property
    def rust(self) -> bool:
        """Whether it is left alone for now."""
        return self.volgende_poging_op is not None and self.volgende_poging_op > timezone.now()
