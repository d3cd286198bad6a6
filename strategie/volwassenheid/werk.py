"""What the home page shows of the metingen: what is asked of somebody, and how those in which somebody has a part stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from organisatie.models import Gebruiker
from organisatie.werk import Taak, Traject, Werk, als_werk
from strategie.models import Invuller, Meting

STAPPEN = ("Voorbereiden", "Invullen", "Bespreken", "Vastgesteld")
BLIJFT = timedelta(days=90)
"""So long a meting with an outcome stays among the trajectories of who took part."""
_PLEK = {
    Meting.Status.VOORBEREIDING: 0,
    Meting.Status.OPEN: 1,
    Meting.Status.GESLOTEN: 2,
    Meting.Status.VASTGESTELD: 4,
}


def werk(gebruiker: Gebruiker) -> Werk:
    """Give what waits, and the metingen in which this person has a part, as long as they run and some time after."""
    metingen = list(_van(gebruiker))
    taken = [*_in_te_vullen(gebruiker), *_van_de_eigenaar(gebruiker, metingen)]
    return als_werk(taken, [_traject(meting) for meting in metingen])


def _van(gebruiker: Gebruiker) -> QuerySet[Meting]:
    eigen = Invuller.objects.filter(gebruiker=gebruiker).values("meting")
    meedoen = Q(pk__in=eigen) & ~Q(status=Meting.Status.VOORBEREIDING)
    recent = Q(status=Meting.Status.VASTGESTELD, status_op__gte=timezone.now() - BLIJFT)
    lopend = Q(pk__in=Meting.objects.lopend().values("pk"))
    wacht_nog = Invuller.objects.wachtend().filter(meting=OuterRef("pk"))
    return (
        Meting.objects.filter(Q(eigenaar=gebruiker) | meedoen)
        .filter(lopend | recent)
        .annotate(wacht_nog=Exists(wacht_nog))
    )


def _in_te_vullen(gebruiker: Gebruiker) -> list[Taak]:
    """Give the answers that are asked."""
    gevraagd = Invuller.objects.wachtend().filter(gebruiker=gebruiker).select_related("meting")
    return [
        Taak(
            titel="Vul de volwassenheidsmeting in",
            bij=str(invuller.meting),
            url=reverse("volwassenheid-invullen", args=[invuller.meting_id]),
            termijn=invuller.meting.sluit_op,
            te_laat=invuller.meting.is_te_laat(localdate()),
        )
        for invuller in gevraagd.order_by("meting__sluit_op", "pk")
    ]


def _van_de_eigenaar(gebruiker: Gebruiker, metingen: list[Any]) -> Iterator[Taak]:
    """Give an owner the next step of each meting that runs."""
    for meting in metingen:
        if meting.eigenaar_id != gebruiker.pk or meting.status == Meting.Status.VASTGESTELD:
            continue
        if meting.status == Meting.Status.VOORBEREIDING:
            yield _taak(meting, "Vraag collega’s om de volwassenheidsmeting in te vullen")
        elif meting.in_bespreking:
            yield _taak(meting, "Bespreek de volwassenheidsmeting en leg de uitkomst vast")
        elif meting.is_te_laat(localdate()) or not meting.wacht_nog:
            klaar = "" if meting.wacht_nog else "Iedereen heeft ingevuld"
            yield _taak(meting, "Sluit het invullen van de volwassenheidsmeting", klaar)


def _taak(meting: Meting, titel: str, toelichting: str = "") -> Taak:
    return Taak(titel=titel, bij=str(meting), url=meting.get_absolute_url(), toelichting=toelichting)


def _traject(meting: Meting) -> Traject:
    plek = _PLEK[Meting.Status(meting.status)]
    return Traject(
        soort="Volwassenheidsmeting",
        titel=str(meting),
        url=meting.get_absolute_url(),
        fasen=tuple(
            (naam, "klaar" if nummer < plek else "bezig" if nummer == plek else "open")
            for nummer, naam in enumerate(STAPPEN)
        ),
        stand=str(meting.get_status_display()),
    )
