"""What is chosen in the phases besides text: long list, accentwaarden, methods, yearly talks."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from strategie.models.dossier import Dossier


class LangelijstItem(models.Model):
    """One reason to consider a value as accentwaarde (bron: 000, 2.3, selectie).

    What comes from the exploring meeting brings the votes along that it got there; anything else counts once.
    """

    class Grond(models.TextChoices):
        DOCUMENTEN = "documenten", "Strategische documenten"
        PRAKTIJK = "praktijk", "Problemen of tekortkomingen in de praktijk"
        SAMENLEVING = "samenleving", "Maatschappelijke gevoeligheden"
        OVERIG = "overig", "Overige redenen"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="lange_lijst")
    waarde = models.ForeignKey(
        "waardenkader.Waarde", on_delete=models.PROTECT, related_name="op_lange_lijsten"
    )
    grond = models.CharField("grond", max_length=12, choices=Grond)
    toelichting = models.TextField("toelichting", blank=True)
    bron = models.CharField("wie of welk document noemt deze waarde?", max_length=200, blank=True)
    stemmen = models.PositiveSmallIntegerField("stemmen", default=1, editable=False)
    inbreng = models.ForeignKey(
        "strategie.Inbreng",
        verbose_name="uit de bijeenkomst",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="lange_lijst_items"
    )
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "waarde op de lange lijst"
        verbose_name_plural = "lange lijst"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("dossier", "inbreng"), name="inbreng_eenmaal_op_lange_lijst"),
            models.CheckConstraint(condition=models.Q(stemmen__gte=1), name="lange_lijst_telt_minstens_een"),
        ]

    def __str__(self) -> str:
        return f"{self.waarde} ({self.get_grond_display()})"


class AccentwaardeQuerySet(models.QuerySet["Accentwaarde"]):
    """Reading API of the accentwaarden."""

    def geldend(self) -> AccentwaardeQuerySet:
        """Give what a dossier holds as vastgesteld, unless a newer version replaced it; `sinds` says since when."""
        return self.filter(
            dossier__keuze=Dossier.Keuze.SPECIFIEK,
            dossier__accenten_vastgesteld_op__isnull=False,
            dossier__opvolger__accenten_vastgesteld_op__isnull=True,
        ).annotate(sinds=models.F("dossier__accenten_vastgesteld_op"))

    def compleet(self) -> AccentwaardeQuerySet:
        """Give them in order of choice with value, principe and fundament."""
        return self.select_related("waarde__principe__fundament").order_by("volgorde", "pk")

    def op_kader(self) -> AccentwaardeQuerySet:
        """Give them in the order of the framework: fundament, principe, waarde."""
        return self.compleet().order_by(
            "waarde__principe__fundament__volgorde", "waarde__principe__volgorde", "waarde__volgorde", "pk"
        )


class Accentwaarde(models.Model):
    """A value that the organisation steers on more strongly, with why and what it means here."""

    class Soort(models.TextChoices):
        KWETSBAAR = "kwetsbaar", "Kwetsbaar: beschermen"
        NASTREVEN = "nastreven", "Na te streven"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="accentwaarden")
    waarde = models.ForeignKey("waardenkader.Waarde", on_delete=models.PROTECT, related_name="accentwaarden")
    onderbouwing = models.TextField("onderbouwing: waarom deze waarde?", blank=True)
    lading = models.TextField("bestuurlijke lading: wat bedoelen wij ermee?", blank=True)
    soort = models.CharField("kwetsbaar of na te streven", max_length=10, choices=Soort, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = AccentwaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "accentwaarde"
        verbose_name_plural = "accentwaarden"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(fields=("dossier", "waarde"), name="accentwaarde_eenmaal_per_dossier")
        ]

    def __str__(self) -> str:
        return str(self.waarde)

    @property
    def is_uitgelegd(self) -> bool:
        """Whether onderbouwing, lading and kind are all there."""
        return bool(self.onderbouwing.strip() and self.lading.strip() and self.soort)

    @property
    def soort_kort(self) -> str:
        """The kind in one or two words; empty when not chosen."""
        return {"kwetsbaar": "Kwetsbaar", "nastreven": "Na te streven"}.get(self.soort, "")


class LosgelatenAccent(models.Model):
    """What was written about an accentwaarde that was dropped; it comes back when it is chosen again."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="losgelaten_accenten")
    waarde = models.ForeignKey("waardenkader.Waarde", on_delete=models.PROTECT, related_name="+")
    onderbouwing = models.TextField("onderbouwing", blank=True)
    lading = models.TextField("bestuurlijke lading", blank=True)
    soort = models.CharField("soort", max_length=10, blank=True)

    class Meta:
        verbose_name = "losgelaten accentwaarde"
        verbose_name_plural = "losgelaten accentwaarden"
        constraints = [
            models.UniqueConstraint(fields=("dossier", "waarde"), name="losgelaten_eenmaal_per_dossier")
        ]

    def __str__(self) -> str:
        return str(self.waarde)


class Methode(models.Model):
    """An instrument for projects: what it covers, for which accentwaarden, and where gaps are (bron: 000, 2.4)."""

    class Naam(models.TextChoices):
        CODIO_PROJECT = "codio_project", "CODIO Project"
        DPIA = "dpia", "DPIA"
        IAMA = "iama", "IAMA"
        DEDA = "deda", "DEDA"
        BEGELEIDINGSETHIEK = "begeleidingsethiek", "Begeleidingsethiek"
        MOREEL_BERAAD = "moreel_beraad", "Moreel beraad"
        ANDERS = "anders", "Andere methode"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="methoden")
    naam = models.CharField("methode", max_length=20, choices=Naam)
    naam_anders = models.CharField("naam van de andere methode", max_length=100, blank=True)
    dekt = models.TextField("wat dekt deze methode af?", blank=True)
    lacunes = models.TextField("wat mist er dan nog?", blank=True)
    inzet = models.TextField("wanneer zetten jullie haar in?", blank=True)
    waarden = models.ManyToManyField(
        "waardenkader.Waarde", verbose_name="voor welke accentwaarden?", blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("dossier", "naam"),
                condition=~models.Q(naam="anders"),
                name="methode_eenmaal_per_dossier",
            )
        ]

    def __str__(self) -> str:
        return self.weergavenaam

    @property
    def weergavenaam(self) -> str:
        """The name of the method as people know it."""
        if self.naam == self.Naam.ANDERS and self.naam_anders:
            return self.naam_anders
        return self.get_naam_display()


class Bespreking(models.Model):
    """The implementation on the agenda of the bestuur, at least once a year (bron: 000, 2.5)."""

    class Uitkomst(models.TextChoices):
        DOORGAAN = "doorgaan", "Doorgaan zoals het gaat"
        BIJSTELLEN = "bijstellen", "De strategie bijstellen"

    class Uitvoering(models.TextChoices):
        JA = "ja", "Ja"
        DEELS = "deels", "Deels"
        NEE = "nee", "Nee"

    class Resultaten(models.TextChoices):
        JA = "ja", "Ja"
        DEELS = "deels", "Deels"
        NEE = "nee", "Nee"
        ONBEKEND = "onbekend", "Nog niet te zeggen"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="besprekingen")
    datum = models.DateField("datum van de bespreking")
    besproken = models.TextField("wat is besproken?")
    # Talks of before these questions have no answer to them.
    uitvoering = models.CharField(
        "wordt het beleid goed uitgevoerd?", max_length=8, choices=Uitvoering, blank=True
    )
    uitvoering_toelichting = models.TextField("toelichting op de uitvoering", blank=True)
    resultaten = models.CharField(
        "levert het de gewenste resultaten op?", max_length=8, choices=Resultaten, blank=True
    )
    resultaten_toelichting = models.TextField("toelichting op de resultaten", blank=True)
    uitkomst = models.CharField("uitkomst", max_length=12, choices=Uitkomst)
    leidde_tot = models.ForeignKey(
        Dossier,
        verbose_name="leidde tot deze versie",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="aanleidende_besprekingen",
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="vastgelegde_besprekingen"
    )
    op = models.DateTimeField("vastgelegd op", default=timezone.now)

    class Meta:
        verbose_name = "bespreking in het bestuur"
        verbose_name_plural = "besprekingen in het bestuur"
        ordering = ("-datum", "-pk")

    def __str__(self) -> str:
        return f"Bespreking van {self.datum:%d-%m-%Y}"

    @property
    def oordelen(self) -> list[tuple[str, str, str]]:
        """What the bestuur thinks of the policy, as (question, answer, explanation); only what was asked and answered."""
        vragen = (
            ("Goed uitgevoerd", self.get_uitvoering_display(), self.uitvoering_toelichting),
            ("Gewenste resultaten", self.get_resultaten_display(), self.resultaten_toelichting),
        )
        return [rij for rij in vragen if rij[1]]
