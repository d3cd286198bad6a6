"""What the home page shows of the strategy."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.timezone import localdate

from formats.models import Opmerking
from organisatie.models import Gebruiker
from organisatie.tekst import aantal
from organisatie.werk import Taak, Traject
from strategie.berichten import JAAR, besproken_op
from strategie.models import Dossier, Fase
from strategie.weergave import staat

VOORAF = timedelta(days=42)


def werk(gebruiker: Gebruiker) -> tuple[list[Taak], list[Traject]]:
    """Give what waits for this person, and the trajectories."""
    return taken(gebruiker), trajecten(gebruiker)


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give what waits for this person: decisions, remarks to work on, the phase that runs, the yearly talk."""
    return [
        *_te_besluiten(gebruiker),
        *_te_beantwoorden(gebruiker),
        *_te_schrijven(gebruiker),
        *_te_bespreken(gebruiker),
    ]


def _te_besluiten(gebruiker: Gebruiker) -> list[Taak]:
    fasen = Fase.objects.filter(dossier__bestuurder=gebruiker, status=Fase.Status.VOORGELEGD)
    return [
        Taak(
            titel=f"{fase.document_naam[:1].upper()}{fase.document_naam[1:]} {fase.werkwoord}",
            bij=str(fase.dossier),
            url=reverse("strategie-besluit", args=[fase.dossier_id, fase.nummer]),
            toelichting=f"Voorgelegd door {fase.dossier.eigenaar}",
        )
        for fase in fasen.select_related("dossier__eigenaar").order_by("status_op")
    ]


def _te_beantwoorden(gebruiker: Gebruiker) -> list[Taak]:
    """Give a task per phase in which readers wait for an answer, for who writes in the dossier."""
    van_mij = Dossier.objects.filter(Q(eigenaar=gebruiker) | Q(meeschrijvers=gebruiker)).distinct()
    vragen = Opmerking.objects.filter(opgelost_op=None).exclude(door=gebruiker).order_by("op", "pk")
    fasen = (
        Fase.objects.filter(dossier__in=van_mij.values("pk"))
        .exclude(status=Fase.Status.VASTGESTELD)
        .annotate(
            open_er=Count("invulling__opmerkingen", filter=Q(invulling__opmerkingen__in=vragen.values("pk"))),
            eerste=Subquery(vragen.filter(invulling=OuterRef("invulling")).values("vraag")[:1]),
        )
    )
    return [
        Taak(
            titel=f"Beantwoord {aantal(fase.open_er, 'opmerking', 'opmerkingen', voluit=True)} bij fase {fase.nummer}",
            bij=str(fase.dossier),
            url=f"{fase.get_absolute_url()}#vraag-{fase.eerste}",
        )
        for fase in fasen.filter(open_er__gt=0).select_related("dossier").order_by("dossier", "nummer")
    ]


def _te_schrijven(gebruiker: Gebruiker) -> list[Taak]:
    nieuwste = Dossier.objects.filter(eigenaar=gebruiker).nieuwste().prefetch_related("fasen")
    return [taak for dossier in nieuwste if (taak := _schrijftaak(dossier)) is not None]


def _schrijftaak(dossier: Dossier) -> Taak | None:
    fase = dossier.huidige_fase()
    if not fase.is_bewerkbaar:
        return None
    titels = {
        Fase.Status.TERUGGEGEVEN: "Verwerk de opmerkingen van de bestuurder",
        Fase.Status.HEROPEND: f"Pas fase {fase.nummer} aan",
    }
    titel = titels.get(Fase.Status(fase.status), f"Werk aan fase {fase.nummer}: {fase.naam.lower()}")
    return Taak(titel=titel, bij=str(dossier), url=fase.get_absolute_url())


def _te_bespreken(gebruiker: Gebruiker) -> list[Taak]:
    lopend = Dossier.objects.filter(eigenaar=gebruiker).met_lopende_implementatie()
    dossiers = lopend.annotate(laatst=Max("besprekingen__datum")).prefetch_related("fasen")
    taken = (_bespreking(dossier) for dossier in dossiers)
    return [taak for taak in taken if taak is not None]


def _bespreking(dossier: Dossier) -> Taak | None:
    """The yearly talk in the bestuur, six weeks before the year is over (bron: 000, 2.5)."""
    termijn = besproken_op(dossier) + JAAR
    if localdate() < termijn - VOORAF:
        return None
    return Taak(
        titel="Bespreek de strategie in het bestuur",
        bij=str(dossier),
        url=reverse("strategie-bespreking", args=[dossier.pk]),
        termijn=termijn,
        te_laat=termijn < localdate(),
    )


def trajecten(gebruiker: Gebruiker) -> list[Traject]:
    """Give the dossiers that this person may read and that hold or are in the making, each with its phases."""
    dossiers = Dossier.objects.zichtbaar_voor(gebruiker).geldend().prefetch_related("fasen")
    return [_traject(dossier) for dossier in dossiers]


def _traject(dossier: Dossier) -> Traject:
    huidige = dossier.huidige_fase()
    return Traject(
        soort="Strategie",
        titel=str(dossier),
        url=dossier.get_absolute_url(),
        fasen=tuple((fase.naam, staat(fase, huidige)) for fase in dossier.fasen.all()),
        stand="In uitvoering" if huidige.is_vastgesteld else huidige.statustekst,
    )
