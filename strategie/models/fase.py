"""The four phases, their one transition table, and the decisions taken on them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from acties.bewijs import Bestand
from organisatie.rechten import Recht, mag, mag_een_van
from strategie.models.dossier import Dossier

if TYPE_CHECKING:
    from formats.models import Invulling
    from organisatie.models import Gebruiker


class Fase(models.Model):
    """One of the four phases of a dossier (bron: 000, 2.1)."""

    class Nummer(models.IntegerChoices):
        HUIDIG = 1, "Huidige situatie"
        GEWENST = 2, "Gewenste situatie"
        ACTIEPLAN = 3, "Actieplan"
        IMPLEMENTATIE = 4, "Implementatie"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        VOORGELEGD = "voorgelegd", "Voorgelegd"
        TERUGGEGEVEN = "teruggegeven", "Teruggegeven"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        HEROPEND = "heropend", "Heropend"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="fasen")
    nummer = models.PositiveSmallIntegerField("fase", choices=Nummer)
    status = models.CharField("status", max_length=12, choices=Status, default=Status.OPEN)
    status_op = models.DateTimeField("status sinds", default=timezone.now)
    invulling = models.OneToOneField(
        "formats.Invulling", on_delete=models.PROTECT, related_name="strategie_fase"
    )

    class Meta:
        verbose_name = "fase"
        verbose_name_plural = "fasen"
        ordering = ("nummer",)
        constraints = [
            models.UniqueConstraint(fields=("dossier", "nummer"), name="fase_eenmaal_per_dossier"),
            models.CheckConstraint(condition=models.Q(nummer__range=(1, 4)), name="fase_een_tot_vier"),
        ]

    def __str__(self) -> str:
        return f"Fase {self.nummer}. {self.naam}"

    def get_absolute_url(self) -> str:
        """Give the address of the page of this phase."""
        return reverse("strategie-fase", args=[self.dossier_id, self.nummer])

    @property
    def naam(self) -> str:
        """The name of the phase as the method writes it."""
        return self.Nummer(self.nummer).label

    @property
    def is_vastgesteld(self) -> bool:
        """Whether the bestuurder has agreed to this phase."""
        return self.status == self.Status.VASTGESTELD

    @property
    def is_voorgelegd(self) -> bool:
        """Whether this phase waits for the bestuurder."""
        return self.status == self.Status.VOORGELEGD

    @property
    def is_bewerkbaar(self) -> bool:
        """Whether the contents may change: not while voorgelegd or vastgesteld."""
        return self.status in BEWERKBAAR

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may write in the form of this phase (`formats.houder`)."""
        return self.is_bewerkbaar and mag(gebruiker, Recht.STRATEGIE_BEWERKEN, self.dossier)

    def mag_opmerken(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may comment: who writes, reads along or decides, until the phase is vastgesteld."""
        return not self.is_vastgesteld and mag(gebruiker, Recht.STRATEGIE_OPMERKEN, self.dossier)

    def mag_afhandelen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person may answer comments: who writes and who decides, until the phase is vastgesteld."""
        rechten = (Recht.STRATEGIE_BEWERKEN, Recht.STRATEGIE_VASTSTELLEN)
        return not self.is_vastgesteld and mag_een_van(gebruiker, rechten, self.dossier)

    @property
    def woord(self) -> str:
        """The word of the method for the agreement: phase 3 is geaccordeerd."""
        return "geaccordeerd" if self.nummer == self.Nummer.ACTIEPLAN else "vastgesteld"

    @property
    def werkwoord(self) -> str:
        """The verb that goes with `woord`, for buttons."""
        return "accorderen" if self.nummer == self.Nummer.ACTIEPLAN else "vaststellen"

    @property
    def document_naam(self) -> str:
        """What is laid before the bestuurder in this phase."""
        return STUKKEN[self.nummer]

    @property
    def statustekst(self) -> str:
        """The status in words for people."""
        if self.is_vastgesteld:
            return self.woord.capitalize()
        return self.get_status_display()


BEWERKBAAR = frozenset({Fase.Status.OPEN, Fase.Status.TERUGGEGEVEN, Fase.Status.HEROPEND})

STUKKEN: dict[int, str] = {
    1: "de startnotitie",
    2: "de keuze voor accentwaarden",
    3: "het actieplan",
    4: "de opzet van de implementatie",
}


class Fasebesluit(models.Model):
    """One step of one phase: who did what, when and why. Never changed."""

    class Stap(models.TextChoices):
        VOORGELEGD = "voorgelegd", "Voorgelegd"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        TERUGGEGEVEN = "teruggegeven", "Teruggegeven"
        HEROPEND = "heropend", "Heropend"
        MEE_HEROPEND = "mee_heropend", "Heropend door een eerdere fase"

    fase = models.ForeignKey(Fase, on_delete=models.CASCADE, related_name="besluiten")
    stap = models.CharField("stap", max_length=12, choices=Stap)
    opmerking = models.TextField("opmerking of reden", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="fasebesluiten")
    op = models.DateTimeField("op", default=timezone.now)
    # Of what was read and decided on (strategie/controlegetal.py); empty for the other steps.
    controlegetal = models.CharField("controlegetal van het stuk", max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "besluit over een fase"
        verbose_name_plural = "besluiten over fasen"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.fase}: {self.staptekst}"

    @property
    def kort_controlegetal(self) -> str:
        """The first part of the checksum, enough to compare by eye."""
        return self.controlegetal[:12]

    @property
    def genomen(self) -> BesluitElders | None:
        """The decision that was made elsewhere, when this step records one."""
        return getattr(self, "elders", None)

    @property
    def beslisser(self) -> str:
        """Who decided or did it: a person here, or a bestuur elsewhere."""
        return self.genomen.orgaan if self.genomen else str(self.door)

    @property
    def dag(self) -> date:
        """The day on which it was decided or done."""
        return self.genomen.datum if self.genomen else localtime(self.op).date()

    @property
    def staptekst(self) -> str:
        """What happened, in the word that fits the phase."""
        if self.stap == self.Stap.VASTGESTELD:
            return self.fase.woord.capitalize()
        return self.get_stap_display()


class BesluitElders(models.Model):
    """Who decided, on which day and under which number; the step that it goes with says who recorded it. Never changed."""

    besluit = models.OneToOneField(Fasebesluit, on_delete=models.CASCADE, related_name="elders")
    orgaan = models.CharField("wie besloot", max_length=150)
    datum = models.DateField("datum van het besluit")
    nummer = models.CharField("besluitnummer", max_length=60, blank=True)

    class Meta:
        verbose_name = "besluit van elders"
        verbose_name_plural = "besluiten van elders"

    def __str__(self) -> str:
        return f"besluit {self.nummer}" if self.nummer else "besluit zonder nummer"

    @property
    def document(self) -> Besluitstuk | None:
        """The paper of the decision; a teruggave may have none."""
        return getattr(self, "stuk", None)


class Besluitstuk(Bestand):
    """The paper in which the decision stands, as it was added."""

    elders = models.OneToOneField(BesluitElders, on_delete=models.CASCADE, related_name="stuk")

    class Meta:
        verbose_name = "stuk bij een besluit"
        verbose_name_plural = "stukken bij besluiten"

    def get_absolute_url(self) -> str:
        """Give the address where who may see the dossier opens it."""
        fase = self.elders.besluit.fase
        return reverse("strategie-besluitstuk", args=[fase.dossier_id, self.pk])


class Voorlegging(models.Model):
    """What stood in a phase when it was laid before the bestuur, thing by thing (`strategie.verschil`). Never changed."""

    besluit = models.OneToOneField(Fasebesluit, on_delete=models.CASCADE, related_name="voorlegging")
    inhoud = models.JSONField("inhoud")

    class Meta:
        verbose_name = "voorlegging"
        verbose_name_plural = "voorleggingen"

    def __str__(self) -> str:
        return str(self.besluit)


# The one transition table: step → (from which statuses, to which status).
OVERGANGEN: dict[str, tuple[frozenset[str], str]] = {
    Fasebesluit.Stap.VOORGELEGD: (BEWERKBAAR, Fase.Status.VOORGELEGD),
    Fasebesluit.Stap.VASTGESTELD: (frozenset({Fase.Status.VOORGELEGD}), Fase.Status.VASTGESTELD),
    Fasebesluit.Stap.TERUGGEGEVEN: (frozenset({Fase.Status.VOORGELEGD}), Fase.Status.TERUGGEGEVEN),
    Fasebesluit.Stap.HEROPEND: (frozenset({Fase.Status.VASTGESTELD}), Fase.Status.HEROPEND),
    Fasebesluit.Stap.MEE_HEROPEND: (
        frozenset({Fase.Status.VASTGESTELD, Fase.Status.VOORGELEGD}),
        Fase.Status.HEROPEND,
    ),
}


class Dossierdocument(models.Model):
    """A document as it was kept when a phase was vastgesteld."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="documenten")
    fase = models.ForeignKey(Fase, on_delete=models.CASCADE, related_name="documenten")
    document = models.OneToOneField(
        "documenten.Bewaardocument", on_delete=models.PROTECT, related_name="strategie_document"
    )

    class Meta:
        verbose_name = "bewaard document"
        verbose_name_plural = "bewaarde documenten"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.document)
