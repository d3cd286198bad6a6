"""The yearly talk on a strategy in the bestuur, for the agenda of its owner."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max
from django.urls import reverse

from organisatie import agendapunten
from organisatie.agenda import Agendapunt, kenmerk
from organisatie.models import Gebruiker
from organisatie.post import volledige_url
from strategie.berichten import JAAR, besproken_op
from strategie.models import Dossier


def punten(gebruiker: Gebruiker) -> Iterator[Agendapunt]:
    """Give the day before which the bestuur talks again about each strategy of this owner that is carried out."""
    lopend = Dossier.objects.filter(eigenaar=gebruiker).met_lopende_implementatie().filter(fasen__nummer=4)
    for dossier in lopend.annotate(laatst=Max("besprekingen__datum")).prefetch_related("fasen"):
        dag = besproken_op(dossier) + JAAR
        adres = volledige_url(reverse("strategie-bespreking", args=[dossier.pk]))
        yield Agendapunt(
            kenmerk=kenmerk(f"bespreking-{dossier.pk}-{dag:%Y%m%d}"),
            nummer=0,
            titel=f"Uiterlijk vandaag in het bestuur: {dossier}",
            begin=dag,
            einde=None,
            plaats="",
            tekst=f"Bespreek elk jaar of de strategie goed loopt. Leg vast wat is besproken: {adres}",
            organisator=None,
            naam=f"bespreking-{dossier.pk}.ics",
        )


def sluit_aan() -> None:
    """Add the appointments of this floor; once, when Django starts."""
    agendapunten.BRONNEN.append(punten)
