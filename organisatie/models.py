"""The organisation that runs this installation, its people, their roles, mail and audit trail."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from organisatie.agendafeed import Agendafeed as Agendafeed
from organisatie.auditketen import Auditzegel as Auditzegel
from organisatie.auditnaam import Auditnaam as Auditnaam
from organisatie.berichten import Bericht as Bericht
from organisatie.berichten import Mailserver as Mailserver
from organisatie.berichten import nieuw_bericht_id as nieuw_bericht_id
from organisatie.bewaartermijn import Bewaartermijn as Bewaartermijn
from organisatie.bewaartermijn import Opruiming as Opruiming
from organisatie.bijlagen import Bijlage as Bijlage
from organisatie.bijlagen import Postbestand as Postbestand
from organisatie.informatie import Informatiepagina as Informatiepagina
from organisatie.inlogmodellen import Groepsrol as Groepsrol
from organisatie.inlogmodellen import Inlogpoging as Inlogpoging
from organisatie.inlogmodellen import Inlogsessie as Inlogsessie
from organisatie.kenmerk import TOOI, Licentie, eis_kenmerk
from organisatie.mailkeuze import Mailkeuze as Mailkeuze
from organisatie.mailkeuze import Melding as Melding
from organisatie.rollen import Rol as Rol
from organisatie.tekst import aantal
from organisatie.toegangstelling import Toegangstelling as Toegangstelling


def eis_koppeling(adres: str) -> None:
    """Raise ValidationError unless this is a link for a page: http, https or mailto, with what such a link needs."""
    try:
        delen = urlsplit(adres)
        naar_pagina = delen.scheme in ("http", "https") and bool(delen.hostname)
    except ValueError:
        naar_pagina = False
    if naar_pagina and not re.search(r"[\s\x00-\x1f]", adres):
        return
    if adres.startswith("mailto:"):
        validate_email(adres.removeprefix("mailto:").partition("?")[0])
        return
    raise ValidationError(
        "Begin met https:// of http:// voor een pagina, of met mailto: voor een e-mailadres."
    )


class Koppeling(models.CharField):
    """A link that the organisation gives; nothing else than a page or an e-mail address."""

    default_validators = [eis_koppeling]


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
    toegankelijkheid = Koppeling(
        "toegankelijkheid",
        max_length=500,
        blank=True,
        help_text="Adres van jullie toegankelijkheidsverklaring, met https:// ervoor. Leeg: dan leidt de link onderaan "
        "elke pagina naar de pagina Toegankelijkheid van CODIO zelf.",
    )
    privacy = Koppeling(
        "privacy",
        max_length=500,
        blank=True,
        help_text="Adres van jullie privacyverklaring. Leeg: dan leidt de link onderaan elke pagina naar de pagina Privacy van "
        "CODIO zelf.",
    )
    contact = Koppeling(
        "contact",
        max_length=500,
        blank=True,
        help_text="Adres van een pagina, of een e-mailadres: mailto:codio@voorbeeld.nl. Staat onderaan elke pagina.",
    )

    notities_dagen = models.PositiveSmallIntegerField(
        "notities bewaren",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="Zoveel dagen na een live workshop gaan de notities van deelnemers weg, en wie waar zat. Wat een tafel "
        "koos, blijft.",
    )

    stil_na_dagen = models.PositiveSmallIntegerField(
        "actie is stil na",
        default=30,
        validators=[MinValueValidator(7), MaxValueValidator(365)],
        help_text="Hoort niemand zoveel dagen iets van een actie, dan heet zij stil en vragen we de actiehouder hoe het gaat.",
    )
    herinner_dagen = models.PositiveSmallIntegerField(
        "herinneren voor de termijn",
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Zoveel dagen voor de termijn krijgt de actiehouder een herinnering.",
    )

    identificatie = models.CharField(
        "identificatie",
        max_length=200,
        blank=True,
        validators=[eis_kenmerk],
        help_text=f"Het TOOI-adres van jullie organisatie, zoals {TOOI}gemeente/gm0363, of het OIN van 20 cijfers. Zo "
        "herkennen anderen jullie openbare verslagen.",
    )
    licentie = models.CharField(
        "licentie",
        max_length=10,
        choices=Licentie,
        default=Licentie.CC0,
        help_text="Wat anderen met jullie openbare verslagen mogen doen. De overheid raadt CC0 aan.",
    )

    KOPPELINGEN = ("toegankelijkheid", "privacy", "contact")

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisatie"

    def __str__(self) -> str:
        return self.naam

    @classmethod
    def huidige(cls, **ook: models.Exists) -> Organisatie:
        """Give the organisation of this installation; an unsaved one when none is set up yet.

        Takes what is to be asked in the same question: its answer stands on the organisation under that name.
        """
        return cls.objects.annotate(**ook).order_by("pk").first() or cls(naam="Jouw organisatie")

    @property
    def licentie_adres(self) -> str:
        """The page of the licence of what is public."""
        return Licentie(self.licentie).adres

    @property
    def stil_na(self) -> timedelta:
        """How long an action may go without a word."""
        return timedelta(days=self.stil_na_dagen)

    @property
    def notities_blijven(self) -> str:
        """How long notes of individuals are kept after a live workshop, in words."""
        return aantal(self.notities_dagen, "dag", "dagen")

    @property
    def koppelingen(self) -> list[tuple[str, str]]:
        """Give the links for under every page that are filled in: (label, address)."""
        return [(naam.capitalize(), adres) for naam in self.KOPPELINGEN if (adres := self._adres(naam))]

    def _adres(self, naam: str) -> str:
        """Give where a link leads: as the organisation filled in, else to our own page if there is one."""
        eigen = naam in Informatiepagina.Soort.values
        return getattr(self, naam) or (reverse(naam) if eigen else "")


class Organisatieonderdeel(models.Model):
    """A department of the organisation; a facet of the databank."""

    naam = models.CharField("naam", max_length=200, unique=True)

    class Meta:
        verbose_name = "organisatieonderdeel"
        verbose_name_plural = "organisatieonderdelen"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


OP_NAAM = ("first_name", "last_name", "username", "pk")
MEESTE_WOORDEN = 6
"""Of a text with which somebody is looked for, so many words count."""


class GebruikerQuerySet(models.QuerySet["Gebruiker"]):
    """Reading API of the people."""

    def actief(self) -> GebruikerQuerySet:
        """Give the people with a working account, by name."""
        return self.filter(is_active=True).op_naam()

    def op_naam(self) -> GebruikerQuerySet:
        """Put them in the order in which people look for each other."""
        return self.order_by(*OP_NAAM)

    def namen(self) -> list[tuple[int, str]]:
        """Give who they are as people read it (`Gebruiker.naam`), for a long list: nothing else of them is read."""
        rijen = self.order_by().values_list("pk", "first_name", "last_name", "username")
        return [(pk, f"{voor} {achter}".strip() or account) for pk, voor, achter, account in rijen]

    def met_rol(self, *rollen: str) -> GebruikerQuerySet:
        """Give the active people who hold one of these roles organisation-wide."""
        return self.actief().filter(roltoekenningen__rol__in=rollen).distinct()

    def kiesbaar(self, *rollen: str, en: int | None = None) -> GebruikerQuerySet:
        """Give who can be chosen: the active people (of these roles), and who is in the field already, active or not."""
        mensen = self.met_rol(*rollen) if rollen else self.actief()
        keuze = self.filter(models.Q(pk__in=mensen.values("pk")) | models.Q(pk=en))
        return keuze.op_naam()

    def gezocht(self, tekst: str) -> GebruikerQuerySet:
        """Give who has every word of a text in name, account name, function or department.

        Who has a name that begins so comes first, then who has it within the name. Capitals and accents make no
        difference.
        """
        mensen = self.select_related("onderdeel").annotate(
            _naam=_aaneen("first_name", "last_name"),
            _alles=_aaneen("first_name", "last_name", "username", "functie", "onderdeel__naam"),
        )
        begint, heet = models.Q(), models.Q()
        for woord in tekst.split()[:MEESTE_WOORDEN]:
            mensen = mensen.filter(_alles__unaccent__icontains=woord)
            begint &= models.Q(_naam__unaccent__icontains=f" {woord}")
            heet &= models.Q(_naam__unaccent__icontains=woord)
        rang = models.Case(models.When(begint, then=0), models.When(heet, then=1), default=2)
        return mensen.order_by(rang, *OP_NAAM)

    def die_heet(self, tekst: str) -> GebruikerQuerySet:
        """Give who has exactly this full name or account name; capitals and accents make no difference."""
        precies = " ".join(tekst.split())
        met_naam = self.annotate(_naam=_aaneen("first_name", "last_name"))
        return met_naam.filter(
            models.Q(_naam__unaccent__iexact=f" {precies}") | models.Q(username__unaccent__iexact=precies)
        )


def _aaneen(*velden: str) -> Concat:
    """Give the fields behind each other, each with a space before it."""
    return Concat(
        *(deel for veld in velden for deel in (models.Value(" "), veld)), output_field=models.TextField()
    )


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

    gesloten_door_dienst_op = models.DateTimeField(
        "gesloten door de inlogdienst op", null=True, blank=True, editable=False
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
    def auditnaam(self) -> str:
        """What the audit trail says of an account: its number, which stays when the name goes."""
        return f"account {self.pk}"

    @property
    def plek(self) -> str:
        """Function and department, to tell two people of one name apart; empty when neither is known."""
        return ", ".join(deel for deel in (self.functie, str(self.onderdeel or "")) if deel)

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
    van_dienst = models.BooleanField("van de inlogdienst", default=False, editable=False)

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        constraints = [
            models.UniqueConstraint(
                fields=("gebruiker", "rol", "van_dienst"), name="rol_eenmaal_per_herkomst"
            )
        ]

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
