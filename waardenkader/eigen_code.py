"""A file for a code of the organisation itself: its chapters, principes and values are what the file says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.utils.text import slugify

from organisatie.tekst import aantal, opsomming
from waardenkader.keuren import Opzoeker, Waarderegel
from waardenkader.models import Concordantie, Fundament, Principe, Waarde
from waardenkader.models.stijl import MEESTE_FUNDAMENTEN, vrije_sleutels
from waardenkader.plan import DEEL, HOORT_BIJ, PLAATS, VOLGORDE, Vergelijking, vrij_adres

Deel = TypeVar("Deel", Fundament, Principe)


class EigenCode(Vergelijking):
    """What stands in the file, in its order; what it does not have any more goes out of use."""

    def vergelijk(self) -> None:
        voor = [w.pk for w in self.waarden if w.actief]
        per_hoofdstuk = _per_naam(self.regels, "fundament")
        self._keur_aantal(len(per_hoofdstuk))
        if self.plan.fouten:
            return
        for fundament, regels in self._fundamenten(per_hoofdstuk):
            for principe, onder in self._principes(fundament, regels):
                for nummer, regel in enumerate(onder, 1):
                    self._waarde(regel, principe, nummer)
        self.gebruik(self.waarden)
        self._meld_volgorde(voor)
        self._koppel()

    def _keur_aantal(self, hoeveel: int) -> None:
        if not self.plan.fouten and not 2 <= hoeveel <= MEESTE_FUNDAMENTEN:
            self.fout(
                0,
                f"Een code heeft 2 tot {MEESTE_FUNDAMENTEN} hoofdstukken (kolom fundament): elk hoofdstuk is een tafel in de "
                f"workshop. Dit bestand heeft {aantal(hoeveel, 'hoofdstuk', 'hoofdstukken')}.",
            )

    def _fundamenten(
        self, per_naam: Mapping[str, list[Waarderegel]]
    ) -> Iterable[tuple[Fundament, list[Waarderegel]]]:
        versie = self.plan.versie
        bestaand = list(versie.fundamenten.all()) if versie.pk else []
        gevonden = self._hergebruik(per_naam, bestaand, lambda waarde: waarde.fundament)
        vrij = vrije_sleutels(per_naam, [f.sleutel for f in bestaand])
        nieuw = [naam for naam in per_naam if naam not in gevonden]
        if len(nieuw) > len(vrij):
            self.fout(
                0, f"Deze code had al {MEESTE_FUNDAMENTEN} andere hoofdstukken. Maak er een nieuwe code van."
            )
            return
        for naam in nieuw:
            gelijk = [s for s in vrij if s == slugify(naam)]
            sleutel = (gelijk or [s for s in vrij if s.startswith("deel-")])[0]
            vrij.remove(sleutel)
            gevonden[naam] = Fundament(versie=versie, sleutel=sleutel, naam=naam)
            if bestaand:
                self.meld(DEEL, naam, "hoofdstuk", wordt="nieuw")
        for nummer, (naam, regels) in enumerate(per_naam.items(), 1):
            gevonden[naam].volgorde = nummer
            self.plan.fundamenten.append(gevonden[naam])
            yield gevonden[naam], regels

    def _principes(
        self, fundament: Fundament, regels: list[Waarderegel]
    ) -> Iterable[tuple[Principe, list[Waarderegel]]]:
        bestaand = list(fundament.principes.all()) if fundament.pk else []
        per_naam = _per_naam(regels, "principe")
        gevonden = self._hergebruik(per_naam, bestaand, lambda waarde: waarde.principe)
        for nummer, (naam, onder) in enumerate(per_naam.items(), 1):
            if naam not in gevonden:
                sleutels = [p.sleutel for p in (*bestaand, *gevonden.values())]
                sleutel = vrij_adres(slugify(naam)[:45], sleutels)
                gevonden[naam] = Principe(fundament=fundament, sleutel=sleutel, naam=naam)
                if bestaand:
                    self.meld(DEEL, naam, f"principe bij {fundament}", wordt="nieuw")
            gevonden[naam].fundament = fundament
            gevonden[naam].volgorde = nummer
            self.plan.principes.append(gevonden[naam])
            yield gevonden[naam], onder

    def _hergebruik(
        self, per_naam: Mapping[str, list[Waarderegel]], bestaand: list[Deel], van: Callable[[Waarde], Any]
    ) -> dict[str, Deel]:
        """Give the part that exists per name; one that got another name is known by the values that stand in it."""
        zoek = Opzoeker(bestaand)
        gevonden: dict[str, Deel] = {}
        for naam in per_naam:
            deel = zoek.op_naam(naam)
            if deel and deel not in gevonden.values():
                gevonden[naam] = deel
        for naam, regels in per_naam.items():
            over = {deel.pk: deel for deel in bestaand if deel not in gevonden.values()}
            stond_in = Counter(pk for r in regels if r.waarde and (pk := van(r.waarde).pk) in over)
            if naam not in gevonden and stond_in:
                gevonden[naam] = over[stond_in.most_common(1)[0][0]]
        for naam, deel in gevonden.items():
            if deel.naam != naam:
                self.meld(DEEL, deel.naam, "naam", deel.naam, naam)
                deel.naam = naam
        return gevonden

    def _waarde(self, regel: Waarderegel, principe: Principe, nummer: int) -> None:
        if regel.waarde is None:
            regel.waarde = self.nieuw(regel, principe, nummer, eigen=False)
            return
        self.verhuis(regel.waarde, principe)
        if regel.waarde.volgorde != nummer:
            regel.waarde.volgorde = nummer
            self.zet(regel.waarde)
        self.teksten(regel.waarde, regel)

    def _meld_volgorde(self, voor: list[int]) -> None:
        """Say that values stand in another order, as far as no other change says so."""
        na = [w.pk for w in self._in_volgorde() if w.pk]
        blijven = set(voor) & set(na)
        verhuisd = any(w.soort == PLAATS for w in self.plan.wijzigingen)
        if not verhuisd and [pk for pk in voor if pk in blijven] != [pk for pk in na if pk in blijven]:
            self.meld(VOLGORDE, "De waarden staan in een andere volgorde")

    def _in_volgorde(self) -> list[Waarde]:
        """Give the values of the file in the order in which they will stand."""
        waarden = [regel.waarde for regel in self.regels if regel.waarde]
        plek = {id(principe): nummer for nummer, principe in enumerate(self.plan.principes)}
        op_pk = {principe.pk: nummer for nummer, principe in enumerate(self.plan.principes) if principe.pk}
        return sorted(waarden, key=lambda w: (plek.get(id(w.principe), op_pk.get(w.principe.pk)), w.volgorde))

    def _koppel(self) -> None:
        """Say with which values of CODIO each belongs, and which belong with none."""
        los = []
        for regel in self.regels:
            waarde = regel.waarde
            assert waarde is not None
            nu = list(waarde.opvolgers.select_related("nieuw")) if waarde.pk else []
            if regel.hoort_bij is None:
                los += [] if nu else [waarde.naam]
                continue
            straks = {w.pk: w for w in regel.hoort_bij}
            los += [] if straks else [waarde.naam]
            if set(straks) == {paar.nieuw_id for paar in nu}:
                continue
            self.plan.eraf += [paar for paar in nu if paar.nieuw_id not in straks]
            al = {paar.nieuw_id for paar in nu}
            self.plan.erbij += [Concordantie(oud=waarde, nieuw=w) for pk, w in straks.items() if pk not in al]
            was, wordt = opsomming(p.nieuw for p in nu), opsomming(straks.values())
            self.meld(HOORT_BIJ, waarde, "hoort bij", was, wordt)
        if los:
            self.plan.let_op = (
                f"Zonder waarde van CODIO in de kolom hoort bij: {opsomming(los)}. Wat zo’n waarde telt, is dan niet te "
                "vergelijken met CODIO of met andere organisaties."
            )


def _per_naam(regels: Iterable[Waarderegel], veld: str) -> dict[str, list[Waarderegel]]:
    """Give the lines per chapter or principe, in the order of the file; the first spelling of a name counts."""
    namen: dict[str, str] = {}
    per_naam: dict[str, list[Waarderegel]] = {}
    for regel in regels:
        naam = getattr(regel, veld)
        per_naam.setdefault(namen.setdefault(naam.lower(), naam), []).append(regel)
    return per_naam
