"""What must be there before a phase can be laid before the bestuurder (bron: 000, 2.2 tot en met 2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from acties.models import Status
from formats.models import Opmerking, OpmerkingQuerySet
from organisatie.tekst import aantal, opsomming
from strategie.models import Dossier, Fase, Jaarverslag

MINIMUM, MAXIMUM = 5, 8


@dataclass(frozen=True)
class Gemis:
    """One thing that is still missing: what, and where on the page of the phase it is repaired."""

    tekst: str
    vraag: str = ""
    onderdeel: str = ""

    @property
    def anker(self) -> str:
        """The place on the page of the phase."""
        return f"vraag-{self.vraag}" if self.vraag else self.onderdeel


def wat_ontbreekt(fase: Fase) -> list[Gemis]:
    """Give what must still be done before this phase can be voorgelegd; empty when it is ready."""
    eigen = {1: _startnotitie, 2: _keuze, 3: _actieplan, 4: _implementatie}[fase.nummer]
    lijst = [
        Gemis(f"Beantwoord ‘{vraag.label}’", vraag=vraag.sleutel)
        for vraag in fase.invulling.volledigheid().open_verplicht
    ]
    lijst += eigen(fase)
    lijst += _opmerkingen(fase)
    if fase.dossier.bestuurder is None:
        lijst.append(Gemis("Kies bij Mensen wie de verantwoordelijke bestuurder is", onderdeel="mensen"))
    return lijst


def open_opmerkingen(stuk: Fase | Jaarverslag) -> OpmerkingQuerySet:
    """Give the comments of readers that got no answer yet."""
    return Opmerking.objects.open().filter(invulling=stuk.invulling_id)


def _opmerkingen(fase: Fase) -> Iterator[Gemis]:
    for opmerking in fase.invulling.opmerkingrijen:
        if opmerking.opgelost:
            continue
        vraag = fase.invulling.spec.vraag(opmerking.vraag)
        yield Gemis(f"Beantwoord de opmerking van {opmerking.wie} bij ‘{vraag.label}’", vraag=vraag.sleutel)


def aantal_klopt(aantal: int) -> bool:
    """Whether this number of accentwaarden is what the method asks: five to eight."""
    return MINIMUM <= aantal <= MAXIMUM


def _startnotitie(fase: Fase) -> Iterator[Gemis]:
    anders = fase.invulling.tekst("reikwijdte_technologie") == "anders"
    if anders and not fase.invulling.tekst("reikwijdte_technologie_toelichting").strip():
        yield Gemis("Schrijf over welke technologie het gaat", vraag="reikwijdte_technologie_toelichting")


def _keuze(fase: Fase) -> Iterator[Gemis]:
    dossier = fase.dossier
    bijeenkomst = dossier.laatste_bijeenkomst
    if bijeenkomst and not bijeenkomst.gesloten_op:
        yield Gemis(
            "Sluit de verkennende bijeenkomst: er kan nog van alles bijkomen", onderdeel="bijeenkomst"
        )
    if not dossier.keuze:
        yield Gemis("Kies generiek of specifiek", onderdeel="keuze")
    if dossier.keuze == Dossier.Keuze.SPECIFIEK:
        if not dossier.externen_betrokken:
            yield Gemis("Leg vast of externen meedoen aan de keuze", onderdeel="externen")
        yield from _accentwaarden(dossier)


def _accentwaarden(dossier: Dossier) -> Iterator[Gemis]:
    accenten = sorted(dossier.gekozen_accenten, key=lambda accent: (accent.volgorde, accent.pk))
    if not accenten:
        yield Gemis("Kies vijf tot acht accentwaarden van de lange lijst", onderdeel="lange-lijst")
    elif not aantal_klopt(len(accenten)) and not dossier.reden_afwijkend_aantal.strip():
        yield Gemis(
            f"Je koos {aantal(len(accenten), 'accentwaarde', 'accentwaarden')}. Kies er vijf tot acht, of schrijf op "
            "waarom het er meer of minder zijn",
            onderdeel="aantal",
        )
    for accent in accenten:
        open_delen = [
            naam
            for naam, tekst in (
                ("de onderbouwing", accent.onderbouwing.strip()),
                ("de bestuurlijke lading", accent.lading.strip()),
                ("kwetsbaar of na te streven", accent.soort),
            )
            if not tekst
        ]
        if open_delen:
            yield Gemis(f"{accent.waarde}: vul aan: {opsomming(open_delen)}", onderdeel=f"accent-{accent.pk}")


def _actieplan(fase: Fase) -> Iterator[Gemis]:
    maatregelen = fase.dossier.maatregelen.exclude(status=Status.VERVALLEN)
    maatregelen = maatregelen.select_related("actiehouder").prefetch_related("waarden")
    if not maatregelen:
        yield Gemis("Voeg ten minste één maatregel toe", onderdeel="maatregelen")
    for maatregel in maatregelen:
        open_delen = [
            naam
            for naam, is_er in (
                ("de soort", maatregel.soort),
                ("de waarden", maatregel.waarden.all()),
                ("de actiehouder", maatregel.houder),
                ("de termijn", maatregel.termijn),
            )
            if not is_er
        ]
        if open_delen:
            yield Gemis(f"Maatregel ‘{maatregel}’: vul aan: {opsomming(open_delen)}", onderdeel="maatregelen")


def _implementatie(fase: Fase) -> Iterator[Gemis]:
    if fase.dossier.contactpersoon is None:
        yield Gemis("Kies bij Mensen wie de halfjaarlijkse terugkoppeling ontvangt", onderdeel="mensen")
