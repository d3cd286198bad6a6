"""The yearly report on a strategy and the talk about it in the bestuur, for the agenda of its owner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from organisatie import agendapunten
from organisatie.agenda import Agendapunt, kenmerk
from organisatie.models import Gebruiker
from organisatie.post import volledige_url
from strategie.berichten import JAAR, besproken_op
from strategie.jaarwerk import met_jaar
from strategie.kalender import KLAAR_VOOR
from strategie.models import Dossier


def punten(gebruiker: Gebruiker) -> Iterator[Agendapunt]:
    """Give the day before which the bestuur talks again about each strategy that is carried out, and that of the report."""
    lopend = Dossier.objects.filter(eigenaar=gebruiker).met_lopende_implementatie().filter(fasen__nummer=4)
    for dossier in met_jaar(lopend).prefetch_related("fasen"):
        stand: Any = dossier
        dag = besproken_op(dossier) + JAAR
        if not stand.te_bespreken:
            yield _verslag(dossier, dag - KLAAR_VOOR, stand.concept)
        adres = volledige_url(reverse("strategie-bespreking", args=[dossier.pk]))
        yield _punt(
            f"bespreking-{dossier.pk}",
            dag,
            f"Uiterlijk vandaag in het bestuur: {dossier}",
            f"Bespreek elk jaar of de strategie goed loopt. Leg vast wat is besproken: {adres}",
        )


def _verslag(dossier: Dossier, dag: date, concept: int | None) -> Agendapunt:
    """Give the day on which the report is to be ready; with the way to write it, or to begin."""
    pad = (
        reverse("strategie-jaarverslag", args=[dossier.pk, concept])
        if concept
        else reverse("strategie-jaarverslag-nieuw", args=[dossier.pk])
    )
    tekst = (
        f"Bied het jaarverslag aan, dan heeft het bestuur twee weken om het te lezen: {volledige_url(pad)}"
    )
    return _punt(f"jaarverslag-{dossier.pk}", dag, f"Jaarverslag klaar: {dossier}", tekst)


def _punt(naam: str, dag: date, titel: str, tekst: str) -> Agendapunt:
    return Agendapunt(
        kenmerk=kenmerk(f"{naam}-{dag:%Y%m%d}"),
        nummer=0,
        titel=titel,
        begin=dag,
        einde=None,
        plaats="",
        tekst=tekst,
        organisator=None,
        naam=f"{naam}.ics",
    )


def sluit_aan() -> None:
    """Add the appointments of this floor; once, when Django starts."""
    agendapunten.BRONNEN.append(punten)
