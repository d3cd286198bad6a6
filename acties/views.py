"""Pages on actions: the board, one action, its progress."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from acties import werkblad
from acties.filters import kies
from acties.forms import ActieForm, VoortgangForm
from acties.handelingen import (
    meld_voortgang,
    trek_links_in,
    verwijder_actie,
    vraag_hoe_het_gaat,
    wijzig_actie,
)
from acties.herkomst import bron_van
from acties.meelopen import eerder, leest_ook
from acties.models import Actie, Bewijs, NogConcept, VanWie, eigenaren, leest_alles_van
from acties.overzicht import STANDEN, bord, in_stand, leesbaar_voor, tellingen
from acties.regie import (
    kan_overdragen,
    mag_melden,
    met_wat_kan,
    te_vragen,
    volgt,
    zin,
)
from acties.tellen import Geteld, tel
from acties.verleden import lees_verleden
from acties.volgorde import koppen
from organisatie.models import Gebruiker, Organisatie
from organisatie.rechten import mag_een_van
from web.stappen import bevestigstap, formulierstap, gepost
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def mag_beheren(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether this person may change the action: one of the rights that its project or dossier asks for now."""
    return mag_een_van(gebruiker, actie.eigenaar.actierechten, actie)


def te_beheren(verzoek: Verzoek, pk: int) -> Actie:
    """Fetch an action that this person may change; 404 when it is out of sight, 403 when it is not theirs."""
    deze = get_object_or_404(Actie.objects.zichtbaar_voor(verzoek.user), pk=pk)
    if not mag_beheren(verzoek.user, deze):
        raise PermissionDenied
    return deze


def acties(request: Verzoek) -> HttpResponse:
    """The board: what is agreed, of me and of my projects and dossiers; each measure in one version only."""
    organisatie = Organisatie.huidige()
    van_wie = leest_alles_van(request.user)
    alles, alleen_mijn = _van_mij(request, organisatie, van_wie)
    keuze = kies(alles, request.GET)
    stand = request.GET.get("stand", "")
    pagina, blokken = bord(keuze.regels, request.GET, organisatie, keuze.houders)
    kijk = _kijk(request.user, alles, van_wie)
    context = {
        **kijk,
        "keuze": keuze,
        "zin": zin(keuze.regels) if kijk["regie"] else kijk["zin"],
        "tellingen": tellingen(keuze.regels, organisatie),
        "stand": stand if stand in STANDEN else "",
        "alleen_mijn": alleen_mijn,
        "kan_overdragen": kijk["regie"] and kan_overdragen(request.user, alles, van_wie),
        "koppen": koppen(request.GET),
        "pagina": pagina,
        "blokken": met_wat_kan(leesbaar_voor(blokken, request.user, van_wie), request.user, van_wie),
        "hier": request.get_full_path(),
        "kruimels": [("Mijn werk", "/"), (kijk["titel"], "")],
    }
    return render(request, "acties/lijst.html", context)


def acties_xlsx(request: Verzoek) -> HttpResponse:
    """What the board shows with the filters of the address, all pages of it, as a worksheet."""
    organisatie = Organisatie.huidige()
    keuze = kies(_van_mij(request, organisatie, leest_alles_van(request.user))[0], request.GET)
    return werkblad.antwoord(in_stand(keuze.regels, request.GET, keuze.houders), organisatie)


def _van_mij(request: Verzoek, organisatie: Organisatie, van_wie: VanWie) -> tuple[list[Geteld], bool]:
    """Give the actions of the board of who asks, and whether the address asks only for those that they carry out."""
    alles = Actie.objects.zichtbaar_voor(request.user, van_wie).geldend()
    alleen_mijn = request.GET.get("wie") == "ik"
    eigen = alles.filter(actiehouder=request.user) if alleen_mijn else alles
    return tel(eigen, organisatie), alleen_mijn


def _kijk(wie: Gebruiker, alles: list[Geteld], van_wie: VanWie) -> dict[str, Any]:
    """Say how somebody looks at the board: watching others, carrying out one's own, or reading along."""
    if volgt(wie, alles, van_wie):
        return {"regie": True, "mijn": False, "titel": "Regie op acties"}
    if alles and all(r.houder == wie.pk for r in alles):
        uitleg = "Wat je hebt afgesproken, en hoe het ervoor staat."
        return {"regie": False, "mijn": True, "titel": "Mijn acties", "zin": uitleg}
    uitleg = "Wat is afgesproken, wie doet het en hoe staat het ervoor?"
    return {"regie": False, "mijn": False, "titel": "Acties", "zin": uitleg}


def actie(request: Verzoek, pk: int) -> HttpResponse:
    """One action with its progress; who may, reports here."""
    deze = get_object_or_404(Actie.objects.zichtbaar_voor(request.user).met_alles(), pk=pk)
    context = _context(request, deze)
    if not mag_melden(request.user, deze):
        if request.method == "POST" and deze.is_concept and mag_beheren(request.user, deze):
            messages.error(request, NogConcept().message)
            return redirect(deze)
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "acties/actie.html", context | {"form": None})
    form = VoortgangForm(gepost(request), request.FILES or None, actie=deze)
    return formulierstap(
        request,
        form,
        lambda: meld_voortgang(actie=deze, door=request.user, **form.cleaned_data),
        gelukt="Je voortgang is bewaard.",
        naar=deze.get_absolute_url(),
        sjabloon="acties/actie.html",
        context=context,
    )


def _context(request: Verzoek, deze: Actie) -> dict:
    eigenaar = deze.eigenaar
    leesbaar = eigenaren(deze.hoort_bij).zichtbaar_voor(request.user).filter(pk=eigenaar.pk).exists()
    return {
        "actie": deze,
        "verleden": lees_verleden(deze),
        "eerder": eerder(deze),
        "voortgang": deze.voortgang.select_related("door", "bewijs").defer("bewijs__inhoud"),
        "mag_beheren": deze.bewerkbaar and mag_beheren(request.user, deze),
        "mag_vragen": te_vragen(request.user, deze),
        "gesprek": reverse("actie-gesprek", args=["project" if deze.project_id else "strategie", eigenaar.pk])
        if not deze.is_concept and mag_een_van(request.user, eigenaar.gespreksrechten, eigenaar)
        else "",
        "heeft_links": bool(deze.houdersleutel) and not deze.is_concept and mag_beheren(request.user, deze),
        "bron": bron_van(deze, request.user),
        "eigenaar_url": eigenaar.get_absolute_url() if leesbaar else "",
        "kruimels": [("Acties", "/acties/"), (deze.titel, "")],
    }


@alleen_versturen("actie")
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """Mail the holder to ask how it goes."""
    deze = get_object_or_404(Actie.objects.zichtbaar_voor(request.user).met_alles(), pk=pk)
    if not te_vragen(request.user, deze):
        raise PermissionDenied
    naar = _terug(request, deze)
    try:
        gevraagd = vraag_hoe_het_gaat(actie=deze, door=request.user)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect(naar)
    al = f"{deze.houder} kreeg vandaag al een mail over deze actie."
    messages.success(request, f"{deze.houder} krijgt een mail met de vraag hoe het gaat." if gevraagd else al)
    return redirect(naar)


def links(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then make the links in the mails sent so far useless."""
    deze = te_beheren(request, pk)
    hier = deze.get_absolute_url()
    return bevestigstap(
        request,
        lambda: trek_links_in(actie=deze, door=request.user),
        gelukt="De links in eerdere mails werken niet meer. In een volgende mail staat een nieuwe.",
        naar=hier,
        context={
            "titel": "Links in mails intrekken?",
            "tekst": f"Met de link in een mail meldt {deze.houder or 'de actiehouder'} hoe het gaat, zonder in te loggen. "
            "Kwam zo'n mail bij een ander terecht? Trek de links dan in. Wie actiehouder is, verandert niet.",
            "knop": "Trek de links in",
            "terug": hier,
            "kruimels": [("Acties", "/acties/"), (str(deze), hier), ("Links intrekken", "")],
        },
    )


def bewijs(request: Verzoek, pk: int) -> HttpResponse:
    """Give the file with a report, to who may see the action, or the one that goes on from it in a next version."""
    deze = get_object_or_404(Bewijs.objects.select_related("voortgang__actie"), pk=pk)
    if not leest_ook(request.user, deze.voortgang.actie):
        raise Http404
    return deze.antwoord()


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what an action is, its holder or its term."""
    deze = te_beheren(request, pk)
    # The way here, before the form puts the typed title in its instance.
    kruimels = [("Acties", "/acties/"), (deze.titel, deze.get_absolute_url()), ("Wijzigen", "")]
    form = ActieForm(gepost(request), instance=deze)
    return formulierstap(
        request,
        form,
        lambda: wijzig_actie(actie=deze, door=request.user, **form.cleaned_data),
        gelukt="De actie is bewaard.",
        naar=_terug(request, deze),
        sjabloon="acties/wijzigen.html",
        context={"kruimels": kruimels},
    )


def _terug(request: Verzoek, deze: Actie) -> str:
    """Give the page of this site where somebody came from (`?terug=`), else the action itself."""
    adres = request.GET.get("terug", "")
    eigen = adres.startswith("/") and url_has_allowed_host_and_scheme(adres, allowed_hosts=None)
    return adres if eigen else deze.get_absolute_url()


def verwijderen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then remove an action that was entered by mistake."""
    deze = te_beheren(request, pk)
    hier = deze.get_absolute_url()
    return bevestigstap(
        request,
        lambda: verwijder_actie(actie=deze, door=request.user),
        gelukt=f"De actie ‘{deze.titel}’ is verwijderd.",
        naar=deze.eigenaar.get_absolute_url(),
        mislukt=hier,
        context={
            "titel": "Actie verwijderen?",
            "tekst": f"Je verwijdert ‘{deze.titel}’ met de gemelde voortgang. Gaat de actie niet door? "
            "Zet haar dan op ‘Vervallen’: zo blijft te lezen waarom.",
            "knop": "Verwijder de actie",
            "terug": hier,
            "kruimels": [("Acties", "/acties/"), (str(deze), hier), ("Verwijderen", "")],
        },
    )
