"""Writes on the mail after the workshop: thanks, the poster, and what happens next."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import trek_in, verstuur, volledige_url
from organisatie.rechten import Recht
from project import brieven
from project.bouwstenen import geef_link, mee_na_workshop
from project.handelingen.slot import houd
from project.handelingen.uitnodigen import uit_keuze
from project.models import Deelnemer, Project


@transaction.atomic
def stuur_bedankje(*, project: Project, door: Gebruiker, aan: Collection[Deelnemer] | None = None) -> int:
    """Mail participants the poster and what happens next, with thanks to who was there; gives how many.

    That is who was there, or with `aan` these. Nobody gets it twice, whoever presses how often; only who did not get it at the
    present address can be sent it again. Raises `OngeldigeOvergang` before the end of the workshop.
    """
    houd(project, door, Recht.PROJECT_BEWERKEN)
    if not project.workshop_is_geweest:
        raise OngeldigeOvergang("Dat kan als de workshop is afgerond. Dan staat de poster vast.")
    erbij = set(project.deelnemers.erbij().values_list("pk", flat=True))
    keuze = project.deelnemers.erbij() if aan is None else uit_keuze(project.deelnemers.all(), aan)
    wie = list(keuze.te_bedanken().select_related("gebruiker", "bedankmail"))
    mee = [mee_na_workshop(project, door)] if wie else []
    for deelnemer in wie:
        trek_in(deelnemer.bedankmail)
        adres = posteradres(deelnemer) or geef_link(deelnemer)
        brief = brieven.bedankje(deelnemer, project, door, adres, deed_mee=deelnemer.pk in erbij)
        deelnemer.bedankmail = verstuur(
            aan=deelnemer.email, onderwerp=brief.onderwerp, tekst=brief.tekst, bestanden=mee
        )
        deelnemer.bedankt_op = timezone.now()
        deelnemer.save(update_fields=["bedankmail", "bedankt_op"])
    leg_vast(door=door, wat="deelnemers bedankt", op=project, aantal=len(wie))
    return len(wie)


def posteradres(deelnemer: Deelnemer) -> str:
    """Give where a colleague sees the poster; "" for who sees it by a personal link."""
    if not brieven.heeft_account(deelnemer):
        return ""
    return volledige_url(reverse("project-poster", args=[deelnemer.project_id]))
