"""The mail to participants after the workshop; who gets what is shown before anything goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from organisatie.rechten import Recht
from organisatie.tekst import aantal
from project import brieven
from project.handelingen import stuur_bedankje
from project.handelingen.bedanken import posteradres
from project.models import Project
from project.ontvangers import Meegestuurd, Ontvanger, OntvangersForm
from project.views.gedeeld import kruimels, teamproject
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


def bedanken(request: Verzoek, pk: int) -> HttpResponse:
    """Show who is thanked, with what, and what it says; then send it."""
    deze = teamproject(request, pk, Recht.PROJECT_BEWERKEN)
    terug = deze.get_absolute_url()
    form = OntvangersForm(gepost(request), ontvangers=_ontvangers(request, deze))

    def doe() -> None:
        if verstuurd := stuur_bedankje(project=deze, door=request.user, aan=form.gekozen()):
            messages.success(request, f"De mail gaat nu naar {aantal(verstuurd, 'deelnemer', 'deelnemers')}.")
        else:
            messages.info(request, "Er is niets verstuurd: deze mensen kregen de mail al.")

    mensen = list(deze.deelnemers.all())
    adres = f"{reverse('project-poster-pdf', args=[pk])}?papier=A3"
    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=terug,
        sjabloon="project/bedanken.html",
        context={
            "project": deze,
            "gekregen": [d for d in mensen if d.bedankt_op],
            "zonder_adres": [d for d in mensen if not d.email],
            "gaat_mee": [
                Meegestuurd("De poster (PDF, A3)", "Zoals hij bij het afronden is vastgelegd.", adres)
            ],
            "kruimels": kruimels(deze, ("Deelnemers bedanken", "")),
        },
    )


def _ontvangers(request: Verzoek, deze: Project) -> list[Ontvanger]:
    """Give who did not get the mail yet; who was not there is not proposed, and not thanked for taking part."""
    if not deze.workshop_is_geweest:
        return []
    erbij = set(deze.deelnemers.erbij().values_list("pk", flat=True))
    return [
        Ontvanger(
            deelnemer,
            brieven.bedankje(
                deelnemer,
                deze,
                request.user,
                posteradres(deelnemer) or brieven.plaats_van_link(deelnemer),
                deed_mee=deelnemer.pk in erbij,
            ),
            aan=deelnemer.pk in erbij,
            noot="" if deelnemer.pk in erbij else "Was er niet bij.",
        )
        for deelnemer in deze.deelnemers.te_bedanken().select_related("gebruiker")
    ]
