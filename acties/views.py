"""Pages on actions: the board, one action, its progress."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from acties.forms import ActieForm, VoortgangForm
from acties.handelingen import meld_voortgang, verwijder_actie, wijzig_actie
from acties.models import Actie
from acties.overzicht import STANDEN, blokken, leesbaar_voor, regels, tellingen
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.verzoek import Verzoek


def mag_beheren(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may change the action: one of the rights that its project or dossier asks for now."""
    return any(mag(gebruiker, recht, actie) for recht in actie.eigenaar.actierechten)


def mag_melden(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may report on the action."""
    return mag(gebruiker, Recht.VOORTGANG_MELDEN, actie) or mag_beheren(gebruiker, actie)


def te_beheren(verzoek: Verzoek, pk: int) -> Actie:
    """Fetch an action that this person may change; 404 when it is out of sight, 403 when it is not theirs."""
    deze = get_object_or_404(Actie.objects.zichtbaar_voor(verzoek.user), pk=pk)
    if not mag_beheren(verzoek.user, deze):
        raise PermissionDenied
    return deze


def acties(request: Verzoek) -> HttpResponse:
    """The board: my actions and those of my projects and dossiers."""
    alles = regels(Actie.objects.zichtbaar_voor(request.user))
    alleen_mijn = request.GET.get("wie") == "ik"
    if alleen_mijn:
        alles = [r for r in alles if r.actie.actiehouder_id == request.user.pk]
    stand = request.GET.get("stand", "")
    getoond = [r for r in alles if r.stand == stand] if stand in STANDEN else alles
    context = {
        "tellingen": tellingen(alles),
        "stand": stand if stand in STANDEN else "",
        "open": request.GET.get("open", ""),
        "alleen_mijn": alleen_mijn,
        "blokken": leesbaar_voor(blokken(getoond), request.user),
        "kruimels": [("Mijn werk", "/"), ("Acties", "")],
    }
    return render(request, "acties/lijst.html", context)


def actie(request: Verzoek, pk: int) -> HttpResponse:
    """One action with its progress; who may, reports here."""
    deze = get_object_or_404(Actie.objects.zichtbaar_voor(request.user).met_alles(), pk=pk)
    form = VoortgangForm(request.POST or None, actie=deze) if mag_melden(request.user, deze) else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                meld_voortgang(actie=deze, door=request.user, **form.cleaned_data)
            except ValidationError as fout:
                form.add_error(None, fout)
            else:
                messages.success(request, "Je voortgang is bewaard.")
                return redirect(deze)
    return render(request, "acties/actie.html", _context(request, deze, form))


def _context(request: Verzoek, deze: Actie, form: VoortgangForm | None) -> dict:
    eigenaar = deze.eigenaar
    leesbaar = type(eigenaar).objects.zichtbaar_voor(request.user).filter(pk=eigenaar.pk).exists()
    return {
        "actie": deze,
        "form": form,
        "voortgang": deze.voortgang.select_related("door"),
        "mag_beheren": deze.bewerkbaar and mag_beheren(request.user, deze),
        "eigenaar_url": eigenaar.get_absolute_url() if leesbaar else "",
        "kruimels": [("Acties", "/acties/"), (deze.titel, "")],
    }


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what an action is, its holder or its term."""
    deze = te_beheren(request, pk)
    titel = deze.titel
    form = ActieForm(request.POST or None, instance=deze)
    terug = _terug(request, deze)
    if form.is_valid():
        try:
            wijzig_actie(actie=deze, door=request.user, **form.cleaned_data)
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            messages.success(request, "De actie is bewaard.")
            return redirect(terug)
    context = {"form": form, "terug": terug}
    context["kruimels"] = [("Acties", "/acties/"), (titel, deze.get_absolute_url()), ("Wijzigen", "")]
    return render(request, "acties/wijzigen.html", context)


def _terug(request: Verzoek, deze: Actie) -> str:
    """Give the page of this site where somebody came from (`?terug=`), else the action itself."""
    adres = request.GET.get("terug", "")
    eigen = adres.startswith("/") and url_has_allowed_host_and_scheme(adres, allowed_hosts=None)
    return adres if eigen else deze.get_absolute_url()


def verwijderen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then remove an action that was entered by mistake."""
    deze = te_beheren(request, pk)
    terug = deze.eigenaar.get_absolute_url()
    if request.method == "POST":
        try:
            verwijder_actie(actie=deze, door=request.user)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(deze)
        messages.success(request, f"De actie ‘{deze.titel}’ is verwijderd.")
        return redirect(terug)
    context = {
        "titel": "Actie verwijderen?",
        "tekst": f"Je verwijdert ‘{deze.titel}’ met de gemelde voortgang. Gaat de actie niet door? "
        "Zet haar dan op ‘Vervallen’: zo blijft te lezen waarom.",
        "knop": "Verwijder de actie",
        "terug": deze.get_absolute_url(),
        "kruimels": [("Acties", "/acties/"), (str(deze), deze.get_absolute_url()), ("Verwijderen", "")],
    }
    return render(request, "onderdelen/bevestig.html", context)
