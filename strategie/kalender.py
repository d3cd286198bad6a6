"""The calendar of a strategy that is carried out: the talks in the bestuur, and what comes before each (bron: 000, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate, localtime

from strategie.berichten import JAAR, besproken_op
from strategie.models import Dossier
from strategie.ontvangen import terugkoppelingen

VOORAF = timedelta(days=42)
"""So long before the talk the owner is asked to make the report."""
KLAAR_VOOR = timedelta(days=14)
"""So long before the talk it should lie before the bestuur."""


@dataclass(frozen=True)
class Moment:
    """One thing in the calendar: done on that day, or due on it; `te_laat` when it was due before today."""

    dag: date
    titel: str
    tekst: str = ""
    url: str = ""
    gedaan: bool = False

    @property
    def te_laat(self) -> bool:
        """Whether it should have been done."""
        return not self.gedaan and self.dag < localdate()


def kalender(dossier: Dossier, *, ontvangen: bool = True) -> list[Moment]:
    """Give what was and what comes, the first day on top; empty as long as phase 4 is not vastgesteld.

    With `ontvangen` for who may read the terugkoppelingen that came, else without these.
    """
    if not dossier.bespreekbaar:
        return []
    kwam = _ontvangen(dossier) if ontvangen else ()
    return sorted([*_was(dossier), *kwam, *komend(dossier)], key=lambda moment: moment.dag)


def komend(dossier: Dossier) -> list[Moment]:
    """Give only what comes, and what should have been; of a version that was replaced nothing comes."""
    if not dossier.bespreekbaar or dossier.is_afgelost:
        return []
    return sorted(_komt(dossier), key=lambda moment: moment.dag)


def _was(dossier: Dossier) -> Iterator[Moment]:
    adres = f"{dossier.fase(4).get_absolute_url()}#besprekingen"
    for bespreking in dossier.besprekingen.all():
        yield Moment(
            bespreking.datum,
            "Besproken in het bestuur",
            f"{bespreking.get_uitkomst_display()}.",
            adres,
            gedaan=True,
        )
    for verslag in dossier.jaarverslagen.aangeboden():
        dag = localtime(verslag.aangeboden_op).date()
        tekst = f"Aangeboden aan {verslag.aangeboden_aan}."
        yield Moment(dag, str(verslag), tekst, verslag.get_absolute_url(), gedaan=True)


def _ontvangen(dossier: Dossier) -> Iterator[Moment]:
    for stuk in terugkoppelingen(dossier):
        if stuk.verzonden_op is not None:
            dag = localtime(stuk.verzonden_op).date()
            yield Moment(dag, str(stuk), "Ontvangen uit de projecten.", stuk.get_absolute_url(), gedaan=True)


def _komt(dossier: Dossier) -> Iterator[Moment]:
    """What comes up to and including the next talk."""
    laatste = dossier.besprekingen.order_by("-datum").values_list("datum", flat=True).first()
    gesprek = (laatste or besproken_op(dossier)) + JAAR
    for einde in _halfjaren(localdate(), gesprek):
        yield Moment(einde, "Einde van het halfjaar", "Daarna komt de terugkoppeling uit de projecten.")
    if not dossier.jaarverslagen.te_bespreken().exists():
        concept = dossier.jaarverslagen.concepten().first()
        tekst = "Het wordt geschreven." if concept else "Twee weken voor het gesprek in het bestuur."
        url = concept.get_absolute_url() if concept else ""
        yield Moment(gesprek - KLAAR_VOOR, "Het jaarverslag is klaar", tekst, url)
    adres = f"{dossier.fase(4).get_absolute_url()}#besprekingen"
    tekst = "Ten minste één keer per jaar: is bijstellen nodig?"
    yield Moment(gesprek, "Uiterlijk weer in het bestuur", tekst, adres)


def _halfjaren(van: date, tot: date) -> Iterator[date]:
    """Give the ends of the half-years between two days."""
    for jaar in range(van.year, tot.year + 1):
        for einde in (date(jaar, 6, 30), date(jaar, 12, 31)):
            if van <= einde < tot:
                yield einde
