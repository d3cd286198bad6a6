"""Filled-in formats: answers as rows, every earlier text, texts that clashed, comments in the margin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.functional import cached_property

from formats.spec import Format, Vraag, format_met_sleutel
from formats.volledigheid import Volledigheid, bereken

LANGSTE_OPMERKING = 2000


class Invulling(models.Model):
    """One filled-in format. Its owner (dossier, project, …) points to it with a OneToOneField."""

    format = models.CharField("format", max_length=60)
    op_slot = models.BooleanField("op slot", default=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    # What the owner brings along as data, as a sentence per question; set by the page of the owner.
    vanzelf: Mapping[str, str] = {}
    # Sections that are not asked now, by key; set in the same way.
    zonder: frozenset[str] = frozenset()

    class Meta:
        verbose_name = "ingevuld format"
        verbose_name_plural = "ingevulde formats"

    def __str__(self) -> str:
        return f"{self.spec.titel} (formulier {self.pk})"

    @property
    def spec(self) -> Format:
        """The declaration of this form."""
        return format_met_sleutel(self.format)

    @cached_property
    def antwoordrijen(self) -> dict[str, Antwoord]:
        """The answer rows per question; one query (or the prefetch), kept until `vergeet`."""
        return {rij.vraag: rij for rij in self.antwoord_set.all()}

    @cached_property
    def opmerkingrijen(self) -> list[Opmerking]:
        """The comments, oldest first, with who wrote and who answered; one query, kept until `vergeet`."""
        return list(Opmerking.objects.filter(invulling=self).op_volgorde())

    def antwoorden(self) -> dict[str, str]:
        """Give the text per key for every question of the format; "" when not answered."""
        return {v.sleutel: self.tekst(v.sleutel) for v in self.spec.vragen()}

    def tekst(self, vraag: str) -> str:
        """Give the text of one answer, "" when there is none."""
        rij = self.antwoordrijen.get(vraag)
        return rij.tekst if rij else ""

    def versie(self, vraag: str) -> int:
        """Give the version number of one answer; 0 when nothing was ever saved."""
        rij = self.antwoordrijen.get(vraag)
        return rij.versie if rij else 0

    def houder_nu(self) -> Any:
        """Give what points to this form as it is in the database now; None when nothing does (`formats.houder`)."""
        try:
            # By a fresh object: this one remembers an owner that was read before.
            return getattr(Invulling(pk=self.pk, format=self.format), self.spec.houder)
        except ObjectDoesNotExist:
            return None

    @property
    def is_oefening(self) -> bool:
        """Whether its owner belongs to a rehearsal: what is written in it then leaves no line in the audit trail."""
        return bool(self.spec.houder and getattr(self.houder_nu(), "is_oefening", False))

    def stempel(self) -> int:
        """Give a number that only grows: of two answers about this form, the higher one is the later."""
        return sum(rij.versie for rij in self.antwoordrijen.values())

    def volledigheid(self) -> Volledigheid:
        """Give how far the form is filled in."""
        return bereken(self.spec, self.antwoorden(), self.vanzelf, self.zonder)

    def vergeet(self) -> None:
        """Drop the remembered answers and comments, so that the next question reads them anew."""
        self.__dict__.pop("antwoordrijen", None)
        self.__dict__.pop("opmerkingrijen", None)


class Antwoord(models.Model):
    """The present text of one question; `versie` counts every change."""

    invulling = models.ForeignKey(Invulling, verbose_name="ingevuld format", on_delete=models.CASCADE)
    vraag = models.CharField("vraag", max_length=60)
    tekst = models.TextField("tekst", blank=True)
    versie = models.PositiveIntegerField("versie", default=0)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gewijzigd door",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = (
            models.UniqueConstraint(fields=("invulling", "vraag"), name="antwoord_eenmaal_per_vraag"),
        )

    def __str__(self) -> str:
        return f"{self.vraag}, versie {self.versie}"


class AntwoordversieQuerySet(models.QuerySet["Antwoordversie"]):
    """Reading API of the history."""

    def van(self, invulling: Invulling, vraag: str) -> AntwoordversieQuerySet:
        """Give all versions of one question, newest first, with who wrote them."""
        return (
            self.filter(antwoord__invulling=invulling, antwoord__vraag=vraag)
            .select_related("door")
            .order_by("-versie")
        )


class Antwoordversie(models.Model):
    """One text that a question has had, the present one included. Never changed, never removed."""

    antwoord = models.ForeignKey(
        Antwoord, verbose_name="antwoord", on_delete=models.CASCADE, related_name="versies"
    )
    versie = models.PositiveIntegerField("versie")
    tekst = models.TextField("tekst", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="door", null=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField("op", auto_now_add=True)
    venster = models.CharField("venster van de schrijver", max_length=40, blank=True)
    hersteld_uit = models.PositiveIntegerField("teruggezet uit versie", null=True, blank=True)

    objects = AntwoordversieQuerySet.as_manager()

    class Meta:
        verbose_name = "eerdere tekst"
        verbose_name_plural = "eerdere teksten"
        ordering = ("-versie",)
        constraints = (models.UniqueConstraint(fields=("antwoord", "versie"), name="antwoordversie_eenmaal"),)

    def __str__(self) -> str:
        return f"{self.antwoord_id} versie {self.versie}"


class Vensterstand(models.Model):
    """How far one page in a browser is with one answer: the number of the latest text that it sent.

    Kept for every send, also one that changed nothing or clashed, so that an older text of the same page that
    arrives late is known for what it is. Of no use once that page is long gone (`ruim_vensters_op`).
    """

    antwoord = models.ForeignKey(
        Antwoord, verbose_name="antwoord", on_delete=models.CASCADE, related_name="vensters"
    )
    venster = models.CharField("venster van de schrijver", max_length=40)
    nummer = models.PositiveIntegerField("nummer")
    som = models.CharField("controlesom van de tekst", max_length=64)
    op = models.DateTimeField("op", auto_now=True, db_index=True)

    class Meta:
        verbose_name = "stand van een venster"
        verbose_name_plural = "standen van vensters"
        constraints = (models.UniqueConstraint(fields=("antwoord", "venster"), name="vensterstand_eenmaal"),)

    def __str__(self) -> str:
        return f"{self.venster}: {self.nummer}"


class BotsingQuerySet(models.QuerySet["Botsing"]):
    """Reading API of the texts that clashed."""

    def open(self) -> BotsingQuerySet:
        """Give those in which the writer has not chosen yet, oldest first."""
        return self.filter(opgelost_op=None).order_by("pk")


class Botsing(models.Model):
    """The text of somebody who wrote while another saved; kept here until that person has chosen."""

    class Keuze(models.TextChoices):
        MIJN = "mijn", "Jouw tekst"
        ANDER = "ander", "De andere tekst"
        SAMEN = "samen", "Samen één tekst"

    invulling = models.ForeignKey(
        Invulling, verbose_name="ingevuld format", on_delete=models.CASCADE, related_name="botsingen"
    )
    vraag = models.CharField("vraag", max_length=60)
    tekst = models.TextField("tekst", blank=True)
    basis = models.PositiveIntegerField("versie die de schrijver zag")
    venster = models.CharField("venster van de schrijver", max_length=40, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="door", on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField("op", auto_now=True)
    opgelost_op = models.DateTimeField("opgelost op", null=True, blank=True)
    keuze = models.CharField("keuze", max_length=10, choices=Keuze, blank=True)

    objects = BotsingQuerySet.as_manager()

    class Meta:
        verbose_name = "botsing"
        verbose_name_plural = "botsingen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"botsing bij {self.vraag}"

    @property
    def spec_vraag(self) -> Vraag:
        """The declaration of the question."""
        return self.invulling.spec.vraag(self.vraag)


class OpmerkingQuerySet(models.QuerySet["Opmerking"]):
    """Reading API of the comments."""

    def open(self) -> OpmerkingQuerySet:
        """Give the comments that still ask for something, oldest first, with who wrote them."""
        return self.filter(opgelost_op=None).op_volgorde()

    def op_volgorde(self) -> OpmerkingQuerySet:
        """Give them oldest first, with who wrote and who answered."""
        return self.select_related("door", "opgelost_door").order_by("op", "pk")


class Opmerking(models.Model):
    """A comment in the margin, beside one question."""

    invulling = models.ForeignKey(
        Invulling, verbose_name="ingevuld format", on_delete=models.CASCADE, related_name="opmerkingen"
    )
    vraag = models.CharField("vraag", max_length=60)
    tekst = models.TextField(
        "opmerking", max_length=LANGSTE_OPMERKING, error_messages={"blank": "Schrijf eerst je opmerking."}
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    naam = models.CharField("naam van wie geen account heeft", max_length=200, blank=True)
    op = models.DateTimeField("op", auto_now_add=True)
    antwoord = models.TextField("antwoord", max_length=2000, blank=True)
    opgelost_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    opgelost_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="afgehandeld door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = OpmerkingQuerySet.as_manager()

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(door__isnull=False, naam="")
                | (models.Q(door__isnull=True) & ~models.Q(naam="")),
                name="opmerking_van_iemand",
            ),
        )

    def __str__(self) -> str:
        return f"opmerking van {self.wie} bij {self.vraag}"

    def clean(self) -> None:
        """Refuse a text that is too long: the database would keep it."""
        if len(self.tekst) > LANGSTE_OPMERKING:
            raise ValidationError({"tekst": f"Je opmerking is te lang: hooguit {LANGSTE_OPMERKING} tekens."})

    @property
    def wie(self) -> str:
        """The name of who placed it."""
        return self.door.naam if self.door else self.naam

    @property
    def van_wie(self) -> str:
        """The same with the function, or that somebody is from outside."""
        if self.door is None:
            return f"{self.naam}, leest mee"
        return f"{self.door.naam}, {self.door.functie}" if self.door.functie else self.door.naam

    @property
    def opgelost(self) -> bool:
        """Whether somebody has dealt with it."""
        return self.opgelost_op is not None
