"""Taking part in the exploring meeting, on a telephone: with the code, or as a colleague who was asked. No account is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from organisatie.models import Organisatie
from organisatie.tekst import aantal
from strategie import handelingen
from strategie.bijeenkomstform import InbrengForm, MeedoeForm, WijzigInbrengForm
from strategie.gronden import GRONDEN
from strategie.models import Bijeenkomst, Deelname, LangelijstItem
from strategie.opbrengst import opbrengst, versie
from waardenkader.models import Waarde
from waardenkader.opbouw import opbouw
from web import codes
from web.stappen import formulierstap, gepost, lukt
from web.verzoek import Verzoek
from web.zonder_account import zonder_account

P = ParamSpec("P")


def met_deelname(
    view: Callable[Concatenate[Verzoek, Deelname, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let a view answer whoever has the address of a place in a meeting."""

    @zonder_account
    @wraps(view)
    def _view(request: Verzoek, kenmerk: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        deelnames = Deelname.objects.select_related("bijeenkomst__dossier__eigenaar", "gebruiker")
        return view(request, get_object_or_404(deelnames, kenmerk=kenmerk), *args, **kwargs)

    return _view


@zonder_account
def meedenken(request: Verzoek, code: str = "") -> HttpResponse:
    """Ask for the code (the square brings it along) and a name; then lead to a place."""
    form = MeedoeForm(gepost(request), initial={"code": codes.leesbare_code(code)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            if plek := _kom_binnen(request, form):
                return redirect(plek)
        except codes.TeVaakGeraden as fout:
            minuten = aantal(-(-fout.wachten // 60), "minuut", "minuten")
            form.add_error("code", f"Er is te vaak een verkeerde code ingevuld. Wacht {minuten}.")
            status = 429
    if form.errors and status == 200:
        status = 422
    context = {
        "form": form,
        "ingelogd": request.user.is_authenticated,
        "dagen": Organisatie.huidige().notities_blijven,
    }
    return render(request, "strategie/meedenken.html", context, status=status)


def _kom_binnen(request: Verzoek, form: MeedoeForm) -> Deelname | None:
    """Give the place; None when it could not be had, which the form then says."""
    lopend = Bijeenkomst.objects.lopend().compleet()
    deze = codes.vind(
        form.cleaned_data["code"],
        request.META.get("REMOTE_ADDR", ""),
        lambda code: lopend.filter(code=code).first(),
    )
    if deze is None:
        form.add_error("code", "Deze code klopt niet, of de bijeenkomst is gesloten.")
        return None
    wie = request.user if request.user.is_authenticated else None
    plekken: list[Deelname] = []
    naam = form.cleaned_data["naam"]
    gelukt = lukt(
        form,
        lambda: plekken.append(handelingen.kom_in_bijeenkomst(bijeenkomst=deze, naam=naam, gebruiker=wie)),
    )
    return plekken[0] if gelukt else None


def account(request: Verzoek, bijeenkomst: int) -> HttpResponse:
    """Lead a colleague who was asked to the own place."""
    deelname = get_object_or_404(Deelname.objects.van(request.user), bijeenkomst=bijeenkomst)
    return redirect(deelname)


@met_deelname
def plek(request: Verzoek, deze: Deelname) -> HttpResponse:
    """Put values forward, and see the own ones; once the list is open, that of all."""
    if request.method != "POST":
        handelingen.meld_binnen(deelname=deze)
    over = deze.stemmen_over
    form = InbrengForm(
        gepost(request), over=over, kader=deze.bijeenkomst.dossier.kader_id, initial=_begin(request, over)
    )
    return formulierstap(
        request,
        form,
        lambda: handelingen.breng_in(deelname=deze, **form.cleaned_data),
        gelukt="Je inbreng is bewaard.",
        naar=f"{deze.get_absolute_url()}#mijn-kop",
        sjabloon="strategie/meedenken_plek.html",
        context={**_kader(deze), "over": over, "mijn": _mijn(deze), "opbrengst": opbrengst(deze.bijeenkomst)},
    )


def _begin(request: Verzoek, over: int) -> dict[str, Any]:
    """Give what the form begins with: who backs a value of the list comes with it in the address."""
    begin = {naam: request.GET[naam] for naam in ("waarde", "eigen_waarde", "grond") if naam in request.GET}
    return begin if over else {}


def _kader(deze: Deelname) -> dict[str, Any]:
    """Give what the pages of a place share."""
    return {
        "deelname": deze,
        "bijeenkomst": deze.bijeenkomst,
        "dossier": deze.bijeenkomst.dossier,
        "gronden": GRONDEN,
        "kader": opbouw(Waarde.objects.in_kader(deze.bijeenkomst.dossier.kader_id)),
        "versie": versie(deze.bijeenkomst, leidt=False),
    }


def _mijn(deze: Deelname) -> list[tuple[Any, bool]]:
    """Give the own entries, each with whether it stands on the long list and so cannot be changed."""
    mijn = list(deze.inbreng.met_waarde())
    vast = set(LangelijstItem.objects.filter(inbreng__in=mijn).values_list("inbreng_id", flat=True))
    return [(inbreng, inbreng.pk in vast) for inbreng in mijn]


@met_deelname
def stand(request: Verzoek, deze: Deelname) -> HttpResponse:
    """Say whether the page must be drawn anew: one short line, nothing of anybody else."""
    return JsonResponse({"versie": versie(deze.bijeenkomst, leidt=False)})


@met_deelname
def inbreng(request: Verzoek, deze: Deelname, inbreng: UUID) -> HttpResponse:
    """Change an own entry."""
    eigen = get_object_or_404(deze.inbreng.select_related("waarde", "bijeenkomst"), pk=inbreng)
    form = WijzigInbrengForm.van(gepost(request), eigen, deze.stemmen_over)
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_inbreng(inbreng=eigen, **form.cleaned_data),
        gelukt="Je inbreng is gewijzigd.",
        naar=f"{deze.get_absolute_url()}#mijn-kop",
        sjabloon="strategie/meedenken_wijzig.html",
        context={**_kader(deze), "inbreng": eigen},
    )


@require_POST
@met_deelname
def inbreng_weg(request: Verzoek, deze: Deelname, inbreng: UUID) -> HttpResponse:
    """Take an own entry back."""
    eigen = get_object_or_404(deze.inbreng.select_related("waarde", "bijeenkomst"), pk=inbreng)
    naam = eigen.naam
    try:
        handelingen.trek_inbreng_in(inbreng=eigen)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, f"Je haalde {naam} weg. Je stemmen zijn weer vrij.")
    return redirect(f"{deze.get_absolute_url()}#mijn-kop")
