"""The verslag for the participants: sending it, and reading it by the personal link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from moresprudentie.bestanden import bestand
from moresprudentie.delen import brief, in_woorden, leesadres, stand
from moresprudentie.handelingen import deel_met_deelnemers
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag
from moresprudentie.views.werkruimte import haal_verslag, kruimels
from moresprudentie.weergave import toon
from organisatie.rechten import Recht, eis, mag
from organisatie.tekst import aantal
from project.brieven import heeft_account, plaats_van_link
from project.models import Deelnemer
from project.ontvangers import Ontvanger, OntvangersForm
from project.views.eigen_link import met_eigen_link
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


def verslag_delen(request: Verzoek, pk: int) -> HttpResponse:
    """Show who gets the verslag and what the mail says, and who got it already; then send it."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_DELEN, verslag)
    nu = stand(verslag)
    form = OntvangersForm(gepost(request), ontvangers=_ontvangers(request, verslag, nu.te_sturen))

    def doe() -> None:
        verstuurd = deel_met_deelnemers(verslag=verslag, door=request.user, aan=form.gekozen())
        if verstuurd:
            messages.success(
                request, f"Het verslag gaat nu naar {aantal(verstuurd, 'deelnemer', 'deelnemers')}."
            )
        else:
            messages.info(request, "Er is niets verstuurd: deze mensen kregen deze versie al.")

    terug = reverse("project-verslag", args=[pk])
    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=reverse("project-verslag-delen", args=[pk]),
        sjabloon="moresprudentie/delen.html",
        context={
            "verslag": verslag,
            "gekregen": [(post, *in_woorden(post)) for post in nu.gekregen],
            "zonder_adres": nu.zonder_adres,
            "mag_printen": mag(request.user, Recht.PROJECT_BEWERKEN, verslag.project),
            "terug": terug,
            "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Delen met deelnemers", "")),
        },
    )


def _ontvangers(request: Verzoek, verslag: Verslag, mensen: list[Deelnemer]) -> list[Ontvanger]:
    """Give who can be sent the verslag, each with the mail; who was not there is not proposed."""
    if not verslag.leesbaar_voor_deelnemers:
        return []
    erbij = set(verslag.project.deelnemers.erbij().values_list("pk", flat=True))
    uit = []
    for mens in mensen:
        adres = leesadres(verslag, mens) if heeft_account(mens) else plaats_van_link(mens)
        tekst = brief(verslag, mens, request.user, adres, deed_mee=mens.pk in erbij)
        noot = "" if mens.pk in erbij else "Was er niet bij."
        uit.append(Ontvanger(mens, tekst, aan=mens.pk in erbij, noot=noot))
    return uit


def _van(wie: Deelnemer) -> Verslag:
    """Give the verslag of the workshop of this participant; 404 as long as it never was published."""
    gevonden = Verslag.objects.filter(project=wie.project).exclude(slug="").voor_lijst().first()
    if gevonden is None or gevonden.huidige_versie is None:
        raise Http404("Het verslag is nog niet gepubliceerd.")
    return gevonden


@require_safe
@met_eigen_link
def verslag_eigen_link(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """Read the published verslag by the personal link; withdrawn it says only that, and why."""
    verslag = _van(wie)
    context = {"verslag": verslag, "terug": reverse("project-uitnodiging", args=[wie.kenmerk])}
    if not verslag.leesbaar_voor_deelnemers or verslag.huidige_versie is None:
        return render(request, "moresprudentie/eigen_ingetrokken.html", context)
    context |= {
        "v": toon(lees(verslag.huidige_versie.inhoud)),
        "inhoud": verslag.huidige_versie.inhoud,
        "pdf": reverse("verslag-eigen-link-pdf", args=[wie.kenmerk]),
    }
    return render(request, "moresprudentie/eigen_verslag.html", context)


@require_safe
@met_eigen_link
def verslag_eigen_link_pdf(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """Download the published verslag by the personal link."""
    verslag = _van(wie)
    if not verslag.leesbaar_voor_deelnemers or verslag.huidige_versie is None:
        raise Http404("Dit verslag is ingetrokken.")
    return bestand(verslag.huidige_versie, "pdf")
