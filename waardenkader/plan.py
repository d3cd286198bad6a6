"""What a file would change in a framework: told before it is done, and then written all or nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.text import slugify

from organisatie.tekst import aantal, opsomming
from waardenkader.bestand import Fout
from waardenkader.keuren import Waarderegel
from waardenkader.models import GERESERVEERD, Concordantie, Fundament, Kaderversie, Principe, Waarde

NIEUW, TEKST, PLAATS, UIT, WEER, DEEL, HOORT_BIJ, VOLGORDE = range(8)
SOORTEN = {
    DEEL: ("hoofdstuk of principe verandert", "hoofdstukken en principes veranderen"),
    NIEUW: ("nieuwe waarde", "nieuwe waarden"),
    TEKST: ("andere tekst", "andere teksten"),
    PLAATS: ("waarde verhuist", "waarden verhuizen"),
    WEER: ("waarde weer in gebruik", "waarden weer in gebruik"),
    UIT: ("waarde uit gebruik", "waarden uit gebruik"),
    HOORT_BIJ: ("andere koppeling met CODIO", "andere koppelingen met CODIO"),
    VOLGORDE: ("andere volgorde", "andere volgordes"),
}
"""What can change, in the order in which it is told, for one and for more."""
VELDEN = ("naam", "definitie", "toelichting", "bron")


@dataclass(frozen=True)
class Wijziging:
    """One thing that changes: of what, which text of it, what it was and what it becomes."""

    soort: int
    wat: str
    veld: str = ""
    was: str = ""
    wordt: str = ""


@dataclass
class Plan:
    """What a file would do: `fouten` when it cannot be read in, else `wijzigingen`; `let_op` is no reason to refuse.

    The other lists hold the rows as they would become; only what changes is in them.
    """

    versie: Kaderversie
    fouten: list[Fout] = field(default_factory=list)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    let_op: str = ""
    fundamenten: list[Fundament] = field(default_factory=list)
    principes: list[Principe] = field(default_factory=list)
    waarden: list[Waarde] = field(default_factory=list)
    erbij: list[Concordantie] = field(default_factory=list)
    eraf: list[Concordantie] = field(default_factory=list)

    @property
    def kenmerk(self) -> str:
        """A mark of all that would change, to see that it is the same as what somebody looked at."""
        return sha256(repr((self.versie.sleutel, self.wijzigingen)).encode()).hexdigest()[:32]

    def per_soort(self) -> list[tuple[str, list[Wijziging]]]:
        """Give the changes per kind under a heading that counts them: "2 nieuwe waarden"."""
        groepen = []
        for soort, woorden in SOORTEN.items():
            if deze := [w for w in self.wijzigingen if w.soort == soort]:
                groepen.append((aantal(len(deze), *woorden), deze))
        return groepen

    def samenvatting(self) -> str:
        """Say in one line what changes: "2 nieuwe waarden en 1 andere tekst"."""
        return opsomming(kop for kop, _ in self.per_soort()) or "niets"

    def schrijf(self) -> None:
        """Put it in the database; the caller holds the locks and the transaction."""
        if self.versie.pk is None:
            self.versie.save()
        for fundament in self.fundamenten:
            fundament.versie = self.versie
            fundament.save()
        for principe in self.principes:
            principe.fundament_id = principe.fundament.pk  # a new one has its key since the line above
            principe.save()
        for waarde in self.waarden:  # two values may exchange their names, so first nobody has one
            Waarde.objects.filter(pk=waarde.pk).update(naam=f"\u2060{waarde.pk}")
        for waarde in self.waarden:
            waarde.principe_id = waarde.principe.pk
            waarde.save()
        Concordantie.objects.filter(pk__in=[paar.pk for paar in self.eraf]).delete()
        for paar in self.erbij:
            paar.oud_id = paar.oud.pk
            paar.save()


@dataclass
class Vergelijking(ABC):
    """Compares the lines that are right with the values that are there, and writes in the plan what would change."""

    plan: Plan
    regels: list[Waarderegel]
    waarden: list[Waarde]

    @abstractmethod
    def vergelijk(self) -> None:
        """Fill the plan."""

    def meld(self, soort: int, wat: object, veld: str = "", was: object = "", wordt: object = "") -> None:
        """Note one change."""
        self.plan.wijzigingen.append(Wijziging(soort, str(wat), veld, str(was), str(wordt)))

    def fout(self, regel: int, tekst: str) -> None:
        """Note what is wrong with a line; 0 is the file as a whole."""
        self.plan.fouten.append(Fout(regel, tekst))

    def zet(self, waarde: Waarde) -> None:
        """Have this value saved."""
        if not any(waarde is ander for ander in self.plan.waarden):
            self.plan.waarden.append(waarde)

    def teksten(self, waarde: Waarde, regel: Waarderegel) -> None:
        """Take over the texts of a line; what was shipped is remembered beside them, so that they stay."""
        naam = waarde.naam
        for veld in VELDEN:
            was = getattr(waarde, veld)
            wordt = regel.velden.get(veld, was)
            if wordt != was.replace("\r\n", "\n").strip():
                self.meld(TEKST, naam, veld, was, wordt)
                setattr(waarde, veld, wordt)
                self.zet(waarde)

    def verhuis(self, waarde: Waarde, principe: Principe) -> None:
        """Put a value under another principe."""
        if waarde.principe is not principe and waarde.principe != principe:
            self.meld(PLAATS, waarde, was=plaats(waarde.principe), wordt=plaats(principe))
            waarde.principe = principe
            self.zet(waarde)

    def gebruik(self, waarden: Iterable[Waarde]) -> None:
        """Take out of use what the file does not have any more, and back into use what it has again."""
        genoemd = {regel.waarde.pk for regel in self.regels if regel.waarde}
        for waarde in waarden:
            if waarde.actief != (waarde.pk in genoemd):
                waarde.actief = not waarde.actief
                self.meld(WEER if waarde.actief else UIT, waarde)
                self.zet(waarde)

    def nieuw(self, regel: Waarderegel, principe: Principe, volgorde: int, *, eigen: bool) -> Waarde:
        """Make a value that is not there yet."""
        bezet = {w.slug for w in (*self.waarden, *self.plan.waarden)} | GERESERVEERD
        adres = vrij_adres(regel.sleutel or slugify(regel.naam)[:90], bezet)
        waarde = Waarde(principe=principe, slug=adres, volgorde=volgorde, eigen=eigen, **regel.velden)
        self.meld(NIEUW, waarde, wordt=plaats(principe))
        self.plan.waarden.append(waarde)
        return waarde


def plaats(principe: Principe) -> str:
    """Say where something stands: "Rechtsstaat, Mensenrechten"; once when a chapter has no principes of its own."""
    if principe.naam == principe.fundament.naam:
        return principe.naam
    return f"{principe.fundament.naam}, {principe.naam}"


def vrij_adres(basis: str, bezet: Iterable[str]) -> str:
    """Give an address that nothing else has: this one, or with a number behind it."""
    bezet, adres, nummer = set(bezet), basis, 2
    while adres in bezet:
        adres, nummer = f"{basis}-{nummer}", nummer + 1
    return adres
