"""What lies on a table: its notes in piles, and what it chose of them. The same for every screen at that table, without names."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import mark_safe

from live.forms import WoordvoerderForm
from live.models import Notitie, Tafel
from live.teken import teken_eens
from project.models import Groep, Groepskeuze
from project.workshop.bereik import Bereik, vlak
from project.workshop.regelforms import Accentregel
from project.workshop.regels import SOORTEN, Regelsoort
from waardenkader.models import Waarde
from waardenkader.voorbeeldform import MetVoorbeeld

OP_EEN_STAPEL = (
    *("naam", "project", "principe_voorlopig", "principe__naam"),
    *("principe__fundament__naam", "principe__fundament__sleutel"),
)
"""What a pile says of its value: all that is read of it, at every change."""
ZONDER = ""
"""The key of the pile of notes without a value."""


@dataclass(frozen=True)
class Kaart:
    """A note on the table, with how many others were put together with it."""

    notitie: Notitie
    samen: tuple[Notitie, ...] = ()

    @property
    def aantal(self) -> int:
        """The notes that this card stands for."""
        return 1 + len(self.samen)

    @property
    def kenmerk(self) -> Hashable:
        """All that can be seen of this card."""
        alle = (self.notitie, *self.samen)
        return tuple((n.pk, n.tekst, n.wie, n.actie_id) for n in alle)


@dataclass
class Stapel:
    """The notes under one value. `sleutel` is "w<id>", "e<name>" for one outside the framework, or "" for none."""

    sleutel: str
    naam: str
    waarde: Waarde | None = None
    ster: bool = False
    kaarten: list[Kaart] = field(default_factory=list)
    keuze: Groepskeuze | None = None
    plaats: int = 0
    """The number of the choice of the table; 0 when it was not chosen."""

    @property
    def aantal(self) -> int:
        """The notes in this pile."""
        return sum(kaart.aantal for kaart in self.kaarten)

    @property
    def fundament(self) -> str:
        """The key of the fundament; "" for a value that has no place in the framework yet."""
        return self.waarde.principe.fundament.sleutel if self.waarde else ""

    @property
    def eigen(self) -> str:
        """Where a value outside the framework belongs, in words; "" for one of the framework."""
        if self.waarde is None:
            return "Andere waarde" if self.naam else ""
        if not self.waarde.project_id:
            return ""
        return f"Andere waarde, bij {self.waarde.plaats}"

    def teken(self, bord: Bord) -> str:
        """Draw this pile; as long as nothing in it changed it is drawn once."""
        keuze = (self.keuze.pk, bool(self.keuze.reden)) if self.keuze else None
        eigen = (self.sleutel, self.naam, self.fundament, self.eigen, self.ster, self.plaats, keuze)
        kaarten = tuple(kaart.kenmerk for kaart in self.kaarten)
        kenmerk = (bord.soort, eigen, kaarten, bord.acties if bord.soort == Notitie.Soort.ACTIE else None)
        return mark_safe(teken_eens("stapel", kenmerk, stapel=self, bord=bord))  # noqa: S308 (a template made it)


@dataclass(frozen=True)
class Keuzeregel:
    """Something that the table chose, with the form in which it is changed."""

    plaats: int
    naam: str
    soort: Regelsoort
    form: Any
    rij: Any
    ster: bool = False

    @property
    def sleutel(self) -> str:
        """What this line is called on the page, on every screen."""
        return f"regel-{self.soort.sleutel}-{self.rij.pk if self.rij else 'weg'}"

    @property
    def fundament(self) -> str:
        """The key of the fundament of the value; "" for what is no value."""
        waarde = self._waarde
        return waarde.principe.fundament.sleutel if waarde else ""

    @property
    def is_andere(self) -> bool:
        """Whether it is a value of this project, of which people may say where it belongs."""
        return self._waarde is not None and self._waarde.project_id is not None

    @property
    def _waarde(self) -> Waarde | None:
        if isinstance(self.rij, Groepskeuze):
            return self.rij.gekozen.waarde
        return self.rij.accent.waarde if isinstance(self.rij, Accentregel) else None

    @property
    def ingevuld(self) -> bool:
        """Whether what was asked is there: it is read then, until somebody wants to change it."""
        if isinstance(self.rij, Accentregel):
            return self.rij.reflectie is not None
        return bool(self.rij.reden if isinstance(self.rij, Groepskeuze) else self.rij)


@dataclass(frozen=True)
class Bord:
    """The whole table at one moment: the piles in the order of what was chosen and then of how much lies there."""

    tafel: Tafel
    soort: str
    stapels: tuple[Stapel, ...]
    keuzes: tuple[Keuzeregel, ...]
    accenten: tuple[Keuzeregel, ...] = ()

    @property
    def aantal(self) -> int:
        """The notes on the table."""
        return sum(stapel.aantal for stapel in self.stapels)

    @property
    def getekend(self) -> list[str]:
        """The piles as they are drawn."""
        return [stapel.teken(self) for stapel in self.stapels]

    @property
    def uitleg_accenten(self) -> list[Any]:
        """The accentwaarden that are asked about, with what the organisation means by each."""
        return [regel.rij.accent for regel in self.accenten]

    @property
    def woordvoerderform(self) -> WoordvoerderForm:
        """The form in which anybody at the table names who tells it."""
        return WoordvoerderForm(tafel=self.tafel, soort=self.soort)

    @property
    def woordvoerder(self) -> str:
        """Who tells the room about it."""
        return self.tafel.woordvoerder(self.soort)

    @property
    def acties(self) -> frozenset[int]:
        """The proposals of this table, to see which note became one."""
        return frozenset(regel.rij.pk for regel in self.keuzes if self.soort == Notitie.Soort.ACTIE)

    @property
    def stappen(self) -> list[tuple[str, str]]:
        """What a table does one after the other, each with how far it is: klaar, nu or open."""
        klaar = [
            ("Ordenen", bool(self.keuzes)),
            ("Kiezen", bool(self.keuzes) and all(regel.ingevuld for regel in self.keuzes)),
            *([("Accentwaarden", all(regel.ingevuld for regel in self.accenten))] if self.accenten else []),
            ("Woordvoerder", bool(self.woordvoerder)),
        ]
        nu = next((naam for naam, is_klaar in klaar if not is_klaar), "")
        return [(naam, "klaar" if is_klaar else "nu" if naam == nu else "open") for naam, is_klaar in klaar]


WOORDEN = {
    "reden": "Waarom juist deze waarde?",
    "waarom": "Waarom wel of niet?",
    "titel": "Wat gaat er gebeuren?",
    "wie": "Wie doet het?",
    "waarden": "Voor welke waarden?",
    "principe": "Bij welk principe hoort deze waarde?",
}
"""What is asked at the table; the sheet has shorter words for it."""


def tafelform(soort: Regelsoort, data: Any, *, bereik: Bereik, rij: Any, groep: Groep) -> Any:
    """Give the form of a line as the table fills it in."""
    form = soort.form(data, bereik=bereik, rij=rij, groep=groep, sleutel=soort.sleutel)
    for naam, veld in form.fields.items():
        veld.label = WOORDEN.get(naam, veld.label)
        veld.widget.attrs.pop("placeholder", None)
    if isinstance(form, MetVoorbeeld):
        form.zonder_knop()  # at the table in the form for a note
    return form


def maak_regel(tafel: Tafel, soort: Regelsoort, pk: int) -> Keuzeregel | None:
    """Give one line as it lies on the table now; None when it is not there (any more)."""
    bord = maak_bord(tafel, Notitie.Soort.ACTIE if soort.sleutel == "voorstel" else Notitie.Soort.WAARDE)
    regels = bord.accenten if soort.sleutel == "accentwaarde" else bord.keuzes
    return next((regel for regel in regels if regel.rij.pk == pk), None)


def maak_bord(tafel: Tafel, soort: str) -> Bord:
    """Give what lies on a table now: of values or of actions."""
    bereik = Bereik(tafel.sessie.project)
    notities = list(Notitie.objects.van_tafel(tafel.sessie, tafel.groep_id, soort))
    _zet_waarden(notities)
    if soort == Notitie.Soort.ACTIE:
        return _actiebord(tafel, bereik, notities)
    return _waardenbord(tafel, bereik, notities)


def _zet_waarden(notities: list[Notitie]) -> None:
    """Give each note its value: a few values under many notes are read once."""
    namen = {notitie.waarde_id for notitie in notities if notitie.waarde_id}
    waarden = Waarde.objects.select_related("principe__fundament").only(*OP_EEN_STAPEL).in_bulk(namen)
    for notitie in notities:
        if notitie.waarde_id:
            notitie.waarde = waarden[notitie.waarde_id]


def _waardenbord(tafel: Tafel, bereik: Bereik, notities: list[Notitie]) -> Bord:
    soort = SOORTEN["waarde"]
    keuzes = list(soort.rijen(bereik, tafel.groep))
    stapels = _stapels(notities, bereik)
    for plaats, keuze in enumerate(keuzes, 1):
        waarde = keuze.gekozen.waarde
        stapel = stapels.setdefault(f"w{waarde.pk}", _van_waarde(waarde, bereik))
        stapel.keuze, stapel.plaats = keuze, plaats
    regels = tuple(
        Keuzeregel(
            plaats,
            keuze.gekozen.waarde.naam,
            soort,
            tafelform(soort, None, bereik=bereik, rij=keuze, groep=tafel.groep),
            keuze,
            keuze.gekozen.waarde_id in bereik.sterren,
        )
        for plaats, keuze in enumerate(keuzes, 1)
    )
    return Bord(tafel, Notitie.Soort.WAARDE, _op_volgorde(stapels.values()), regels, _accenten(tafel, bereik))


def _actiebord(tafel: Tafel, bereik: Bereik, notities: list[Notitie]) -> Bord:
    soort = SOORTEN["voorstel"]
    acties = soort.rijen(bereik, tafel.groep)
    regels = tuple(
        Keuzeregel(
            plaats,
            actie.titel,
            soort,
            tafelform(soort, None, bereik=bereik, rij=actie, groep=tafel.groep),
            actie,
        )
        for plaats, actie in enumerate(acties, 1)
    )
    stapels = _stapels(notities, bereik)
    # Also the values for which nobody thought of an action yet.
    for keuze in SOORTEN["waarde"].rijen(bereik, tafel.groep):
        waarde = keuze.gekozen.waarde
        stapels.setdefault(f"w{waarde.pk}", _van_waarde(waarde, bereik))
    return Bord(tafel, Notitie.Soort.ACTIE, _op_volgorde(stapels.values()), regels)


def _accenten(tafel: Tafel, bereik: Bereik) -> tuple[Keuzeregel, ...]:
    soort = SOORTEN["accentwaarde"]
    return tuple(
        Keuzeregel(
            0,
            str(regel.accent.waarde),
            soort,
            tafelform(soort, None, bereik=bereik, rij=regel, groep=tafel.groep),
            regel,
            True,
        )
        for regel in soort.rijen(bereik, tafel.groep)
    )


def _stapels(notities: Iterable[Notitie], bereik: Bereik) -> dict[str, Stapel]:
    """Give the piles by their key; what was put together lies under one card."""
    notities = list(notities)
    hoofd = {notitie.pk for notitie in notities if notitie.bij_id is None}
    samen: dict[Any, list[Notitie]] = {}
    for notitie in notities:
        if notitie.bij_id in hoofd:
            samen.setdefault(notitie.bij_id, []).append(notitie)
    stapels: dict[str, Stapel] = {}
    for notitie in notities:
        if notitie.bij_id in hoofd:
            continue
        stapel = _stapel_van(notitie, bereik)
        stapels.setdefault(stapel.sleutel, stapel).kaarten.append(
            Kaart(notitie, tuple(samen.get(notitie.pk, ())))
        )
    return stapels


def _stapel_van(notitie: Notitie, bereik: Bereik) -> Stapel:
    waarde = notitie.waarde or (bereik.vind_waarde(notitie.eigen_waarde) if notitie.eigen_waarde else None)
    if waarde is not None:
        return _van_waarde(waarde, bereik)
    if notitie.eigen_waarde:
        return Stapel(f"e{vlak(notitie.eigen_waarde)}", notitie.eigen_waarde)
    return Stapel(ZONDER, "")


def _van_waarde(waarde: Waarde, bereik: Bereik) -> Stapel:
    return Stapel(f"w{waarde.pk}", waarde.naam, waarde, waarde.pk in bereik.sterren)


def _op_volgorde(stapels: Iterable[Stapel]) -> tuple[Stapel, ...]:
    """Chosen piles first, in their order; then the highest; notes without a value last."""
    return tuple(
        sorted(
            stapels,
            key=lambda s: (not s.plaats, s.plaats, s.sleutel == ZONDER, -s.aantal, s.naam.lower()),
        )
    )
