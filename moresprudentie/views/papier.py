"""An old verslag, typed over from paper: entering it on one page, and putting right what was typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moresprudentie.handelingen import voer_oud_verslag_in, wijzig_oud_verslag
from moresprudentie.handelingen.papier import RECHTEN
from moresprudentie.models import Verslag
from moresprudentie.papier.invoer import Invoer
from moresprudentie.views.werkruimte import haal_verslag, kruimels
from organisatie.rechten import Recht, eis, mag, mag_een_van
from project.oude_workshop import lees_oude_workshop
from waardenkader.models import Waarde
from web.stappen import Kruimels, lukt
from web.verzoek import Verzoek


def invoeren(request: Verzoek) -> HttpResponse:
    """Type an old verslag over; after one press it is a draft in its workspace."""
    if not mag_een_van(request.user, RECHTEN):
        raise PermissionDenied
    invoer = _gelezen(request)
    gemaakt: list[Verslag] = []

    def doe() -> None:
        assert invoer.tekst is not None
        gemaakt.append(
            voer_oud_verslag_in(
                door=request.user,
                oud=invoer.oud(),
                teksten=invoer.tekst.teksten(),
                zichtbaarheid=invoer.tekst.cleaned_data["zichtbaarheid"],
            )
        )

    if _te_bewaren(request) and invoer.is_valid() and lukt(invoer.gegevens, doe):
        messages.success(request, "Het oude verslag staat klaar als concept. Lees het na en bied het aan.")
        return redirect("project-verslag", pk=gemaakt[0].project_id)
    is_redacteur = mag(request.user, Recht.VERSLAG_PUBLICEREN)
    begin: Kruimels = [("Moresprudentie", reverse("databank"))]
    if is_redacteur:
        begin.append(("Redactie", reverse("redactie")))
    context = {
        "titel": "Oud verslag invoeren",
        "knop": "Maak er een concept van",
        "terug": begin[-1][1],
        "kruimels": [*begin, ("Oud verslag invoeren", "")],
    }
    return _toon(request, invoer, context)


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Put right the data of an old verslag; its texts are changed in the workspace."""
    verslag = haal_verslag(request, pk)
    if not verslag.project.van_papier:
        raise Http404("Dit verslag is van een project hier.")
    eis(request.user, verslag.schrijfrecht, verslag)
    nu = lees_oude_workshop(verslag.project)
    invoer = _gelezen(request, oud=nu, project=verslag.project)
    terug = reverse("project-verslag", args=[pk])

    def doe() -> None:
        wijzig_oud_verslag(verslag=verslag, door=request.user, oud=invoer.oud(), gezien=invoer.gezien)

    if _te_bewaren(request) and invoer.is_valid() and lukt(invoer.gegevens, doe):
        messages.success(request, "De gegevens zijn gewijzigd.")
        return redirect(terug)
    context = {
        "titel": "Gegevens van het oude verslag",
        "knop": "Opslaan",
        "terug": terug,
        "verslag": verslag,
        "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Gegevens", "")),
    }
    return _toon(request, invoer, context)


def _te_bewaren(request: Verzoek) -> bool:
    return request.method == "POST" and "meer" not in request.POST


def _gelezen(request: Verzoek, **van: Any) -> Invoer:
    """Read what was sent; who asked for more rows gets the page again as it was typed."""
    if request.method != "POST":
        return Invoer(**van)
    if "meer" in request.POST:
        erbij = "Er staan twee lege regels bij" if request.POST["meer"] else "Hier staat wat je typte"
        messages.info(request, f"{erbij}. Er is nog niets bewaard.")
        return Invoer.ruimer(request.POST, project=van.get("project"))
    return Invoer(request.POST, **van)


def _toon(request: Verzoek, invoer: Invoer, context: dict[str, Any]) -> HttpResponse:
    namen = Waarde.objects.filter(project=None, actief=True).order_by().values_list("naam", flat=True)
    context |= {"invoer": invoer, "namen": sorted(set(namen), key=str.lower)}
    return render(request, "moresprudentie/papier.html", context, status=422 if invoer.is_fout else 200)
