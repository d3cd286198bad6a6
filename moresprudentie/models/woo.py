"""A Woo set: what was asked, the pieces as they were when it was made, and what is blacked out in them (decision 0056)."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.urls import reverse

from documenten.models import Bewaardocument
from moresprudentie.woo.gronden import KEUZES
from project.models import Project


class Wooset(models.Model):
    """The pieces of one project that answer one request; fixed once it is finished."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="woosets")
    gevraagd = models.TextField("wat is er gevraagd?", max_length=2000)
    kenmerk = models.CharField("kenmerk van het verzoek", max_length=100)
    ontvangen_op = models.DateField("verzoek van")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True, editable=False)
    afgerond_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lijst = models.TextField("inventarislijst als CSV", blank=True, editable=False)
    inventaris = models.ForeignKey(
        Bewaardocument, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = "Woo-set"
        verbose_name_plural = "Woo-sets"
        ordering = ("-gemaakt_op", "-pk")

    def __str__(self) -> str:
        return f"Woo-set {self.pk}"

    def get_absolute_url(self) -> str:
        """Give the page of the set."""
        return reverse("wooset", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.afgerond_op is None

    @property
    def stand(self) -> str:
        """A short mark of all that decides what is delivered; a page that showed another has to be read again."""
        delen = [f"{p.pk} {p.tekst} {p.grond}" for p in self.passages.order_by("pk")]
        delen += [f"{s.pk} {s.grond} {s.nagekeken_op}" for s in self.stukken.defer("html").order_by("pk")]
        delen.append(f"{self.kenmerk} {self.ontvangen_op} {self.gevraagd}")
        return sha256("\x00".join(delen).encode()).hexdigest()[:16]


class Woostuk(models.Model):
    """One piece, as it was when the set was made: the page that every file is made of, and its head."""

    wooset = models.ForeignKey(Wooset, on_delete=models.CASCADE, related_name="stukken")
    volgorde = models.PositiveSmallIntegerField("nummer")
    sleutel = models.SlugField("soort", max_length=60)
    naam = models.CharField("naam", max_length=400)
    datum = models.DateField("datum")
    html = models.TextField("pagina")
    kop = models.JSONField("kop")
    grond = models.CharField("niet openbaar, op grond van", max_length=10, choices=KEUZES, blank=True)
    nagekeken_op = models.DateTimeField("nagekeken op", null=True, blank=True)
    nagekeken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    document = models.ForeignKey(
        Bewaardocument, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = "stuk van een Woo-set"
        verbose_name_plural = "stukken van een Woo-set"
        ordering = ("wooset", "volgorde")
        constraints = [models.UniqueConstraint(fields=("wooset", "volgorde"), name="woostuk_nummer")]

    def __str__(self) -> str:
        return f"Stuk {self.volgorde} van Woo-set {self.wooset_id}"

    @property
    def bestandsnaam(self) -> str:
        """Its name in the set, without an extension: of its kind only, so that it tells nothing that is blacked out."""
        return f"{self.volgorde:02d}-{self.sleutel}"


class Woopassage(models.Model):
    """A passage that the reviewer decided on: blacked out on a ground, or (without one) left as it is."""

    wooset = models.ForeignKey(Wooset, on_delete=models.CASCADE, related_name="passages")
    tekst = models.CharField("passage", max_length=1000)
    grond = models.CharField("grond", max_length=10, choices=KEUZES, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "passage van een Woo-set"
        verbose_name_plural = "passages van een Woo-set"
        ordering = ("tekst", "pk")

    def __str__(self) -> str:
        return f"Passage {self.pk} van Woo-set {self.wooset_id}"
