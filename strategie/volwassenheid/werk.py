"""What the home page shows of the metingen: what is asked of somebody, and how those in which somebody has a part stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from organisatie.models import Gebruiker
from organisatie.werk import Taak, Traject
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


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give what waits: an answer that is asked, and for an owner the next step of the meting."""
    gevraagd = Invuller.objects.wachtend().filter(gebruiker=gebruiker).select_related("meting")
    invullen = [
        Taak(
            titel="Vul de volwassenheidsmeting in",
            bij=str(invuller.meting),
            url=reverse("volwassenheid-invullen", args=[invuller.meting_id]),
            termijn=invuller.meting.sluit_op,
            te_laat=invuller.meting.is_te_laat(localdate()),
        )
        for invuller in gevraagd.order_by("meting__sluit_op", "pk")
    ]
    return [*invullen, *_van_de_eigenaar(gebruiker)]


def _van_de_eigenaar(gebruiker: Gebruiker) -> Iterator[Taak]:
    wacht_nog = Invuller.objects.wachtend().filter(meting=OuterRef("pk"))
    for meting in Meting.objects.lopend().filter(eigenaar=gebruiker).annotate(wacht_nog=Exists(wacht_nog)):
        if meting.status == Meting.Status.VOORBEREIDING:
            yield _taak(meting, "Vraag collega’s om de volwassenheidsmeting in te vullen")
        elif meting.in_bespreking:
            yield _taak(meting, "Bespreek de volwassenheidsmeting en leg de uitkomst vast")
        elif meting.is_te_laat(localdate()) or not meting.wacht_nog:
            klaar = "" if meting.wacht_nog else "Iedereen heeft ingevuld"
            yield _taak(meting, "Sluit het invullen van de volwassenheidsmeting", klaar)


def _taak(meting: Meting, titel: str, toelichting: str = "") -> Taak:
    return Taak(titel=titel, bij=str(meting), url=meting.get_absolute_url(), toelichting=toelichting)


def trajecten(gebruiker: Gebruiker) -> list[Traject]:
    """Give the metingen in which this person has a part, as long as they run and some time after."""
    eigen = Invuller.objects.filter(gebruiker=gebruiker).values("meting")
    meedoen = Q(pk__in=eigen) & ~Q(status=Meting.Status.VOORBEREIDING)
    recent = Q(status=Meting.Status.VASTGESTELD, status_op__gte=timezone.now() - BLIJFT)
    lopend = Q(pk__in=Meting.objects.lopend().values("pk"))
    metingen = Meting.objects.filter(Q(eigenaar=gebruiker) | meedoen).filter(lopend | recent)
    return [_traject(meting) for meting in metingen]


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
