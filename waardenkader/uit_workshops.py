"""Pages of the values that groups named in workshops: the CIO office takes them up in the framework, or leaves them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from organisatie.rechten import Recht, eis
from waardenkader import handelingen
from waardenkader.forms import EigenWaardeForm
from waardenkader.models import Waarde
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def _kruimels(*namen: tuple[str, str]) -> list[tuple[str, str]]:
    hier = ("Waarden uit workshops", reverse("waarden-van-projecten") if namen else "")
    return [("Mijn werk", reverse("mijn-werk")), ("Waardenkader", reverse("waardenkader")), hier, *namen]


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """What groups named beside the framework: first what waits, then what was left with its project."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    waarden = list(Waarde.objects.genoemd_in_workshops().select_related("project", "principe__fundament"))
    context = {
        "open": [w for w in waarden if w.gelaten_op is None],
        "gelaten": [w for w in waarden if w.gelaten_op],
        "kruimels": _kruimels(),
    }
    return render(request, "waardenkader/uit_workshops.html", context)


def opnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Take a value up in the framework: under which principe, and what it means."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    waarde = get_object_or_404(Waarde.objects.genoemd_in_workshops().select_related("project"), pk=pk)
    begin = {"naam": waarde.naam, "principe": None if waarde.principe_voorlopig else waarde.principe}
    form = EigenWaardeForm(gepost(request), initial=begin)

    def doe() -> str:
        nieuw = handelingen.neem_op_in_kader(waarde=waarde, door=request.user, **form.cleaned_data)
        return nieuw.get_absolute_url()

    return formulierstap(
        request,
        form,
        doe,
        gelukt=f"{waarde} staat nu in het waardenkader. Iedereen kan de waarde kiezen.",
        naar=reverse("waarden-van-projecten"),
        context={
            "titel": f"{waarde} opnemen in het waardenkader",
            "intro": f"Een groep noemde deze waarde in de workshop van {waarde.project}. Na het opnemen is het een "
            "waarde van de hele organisatie.",
            "knop": "Neem op",
            "kruimels": _kruimels((waarde.naam, "")),
        },
    )


def laten(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then leave a value with its project."""
    eis(request.user, Recht.EIGEN_WAARDE_TOEVOEGEN)
    waarde = get_object_or_404(Waarde.objects.genoemd_in_workshops().select_related("project"), pk=pk)
    return bevestigstap(
        request,
        lambda: handelingen.laat_bij_project(waarde=waarde, door=request.user),
        gelukt=f"{waarde} blijft een waarde van {waarde.project}.",
        naar=reverse("waarden-van-projecten"),
        context={
            "titel": f"{waarde} bij het project laten?",
            "tekst": "De waarde blijft op de poster en in het verslag staan, en telt mee in de databank. "
            "Zij komt niet in het waardenkader van de organisatie. Opnemen kan later nog.",
            "knop": "Laat bij het project",
            "kruimels": _kruimels((waarde.naam, "")),
        },
    )
