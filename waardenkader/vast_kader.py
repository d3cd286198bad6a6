"""A file for a framework of CODIO: it keeps its structure, and gets other texts and values of the organisation."""

from __future__ import annotations

from organisatie.tekst import opsomming
from waardenkader.keuren import Opzoeker, Waarderegel
from waardenkader.models import Principe, Waarde
from waardenkader.plan import Vergelijking, plaats

ALLEEN_IN_GEBRUIK = "Een eigen waarde kan alleen bij het kader dat in gebruik is."


class VastKader(Vergelijking):
    """Other texts, and as long as it is in use values of the organisation under its principes."""

    def vergelijk(self) -> None:
        versie = self.plan.versie
        self.principes = list(Principe.objects.van_kader(versie))
        self.fundamenten = Opzoeker(dict.fromkeys(p.fundament for p in self.principes))
        for regel in self.regels:
            if regel.waarde and not regel.waarde.eigen:
                self._vaste_waarde(regel, regel.waarde)
            elif versie.actueel:
                self._eigen_waarde(regel)
            else:
                self.fout(regel.nummer, f"“{regel.naam}” is geen waarde van {versie}. {ALLEEN_IN_GEBRUIK}")
        genoemd = {regel.waarde.pk for regel in self.regels if regel.waarde}
        mist = [w for w in self.waarden if not w.eigen and w.pk not in genoemd]
        if mist and not self.plan.fouten:
            slot = "De waarden van CODIO blijven altijd in gebruik."
            self.fout(0, f"In het bestand ontbreekt: {opsomming(mist)}. {slot}")
        self.gebruik(w for w in self.waarden if w.eigen)

    def _vaste_waarde(self, regel: Waarderegel, waarde: Waarde) -> None:
        if self._zoek_principe(regel) != waarde.principe:
            staat = f"{waarde} hoort bij {plaats(waarde.principe)}"
            self.fout(regel.nummer, f"{staat}. De plaats van een waarde van CODIO ligt vast.")
        if regel.hoort_bij and {w.pk for w in regel.hoort_bij} != {
            p.nieuw_id for p in waarde.opvolgers.all()
        }:
            self.fout(
                regel.nummer, "de koppeling van een waarde van CODIO ligt vast. Laat de kolom hoort bij leeg."
            )
        self.teksten(waarde, regel)

    def _eigen_waarde(self, regel: Waarderegel) -> None:
        principe = self._zoek_principe(regel)
        if regel.hoort_bij:
            self.fout(
                regel.nummer, "een eigen waarde naast CODIO hoort nergens bij. Laat de kolom hoort bij leeg."
            )
        if principe is None:
            self._geen_plaats(regel)
            return
        onder = [w.volgorde for w in (*self.waarden, *self.plan.waarden) if w.principe == principe]
        laatste = max(onder, default=0) + 1
        if regel.waarde is None:
            self.nieuw(regel, principe, laatste, eigen=True)
            return
        if regel.waarde.principe != principe:
            regel.waarde.volgorde = laatste
        self.verhuis(regel.waarde, principe)
        self.teksten(regel.waarde, regel)

    def _zoek_principe(self, regel: Waarderegel) -> Principe | None:
        fundament = self.fundamenten.op_naam(regel.fundament)
        onder = (p for p in self.principes if fundament and p.fundament_id == fundament.pk)
        return Opzoeker(onder).op_naam(regel.principe)

    def _geen_plaats(self, regel: Waarderegel) -> None:
        fundament = self.fundamenten.op_naam(regel.fundament)
        if fundament is None:
            tekst = f"“{regel.fundament}” is geen fundament van {self.plan.versie}"
            kies = self.fundamenten.delen
        else:
            tekst = f"“{regel.principe}” is geen principe van {fundament}"
            kies = [p for p in self.principes if p.fundament_id == fundament.pk]
        self.fout(regel.nummer, f"{tekst}. Kies uit {opsomming(kies)}.")
