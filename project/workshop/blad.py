"""The sheet of a workshop: everything that came out, on one page. Every line is saved by itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from acties.handelingen import beslis_over_voorstellen
from formats.models import Invulling
from organisatie.rechten import Recht, eis, eis_een_van, mag
from organisatie.tekst import aantal, begin_zin, getal
from project.eerder import na_stilte
from project.models import Groep, Project, Workshop
from project.views.gedeeld import kruimels, teamproject
from project.views.voorbereiding import ProjectFormatView
from project.voortgang import stapnavigatie
from project.workshop.bereik import Bereik
from project.workshop.regels import SOORTEN, Aanvulbaar, Regelsoort
from project.workshop.scherm import maak_regel, stappen
from web.stappen import bevestigstap, formulierstap, gepost, lukt, lukt_of_meld
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def kan_invullen(request: Verzoek, project: Project) -> bool:
    """Say whether this person may enter results now."""
    return project.neemt_uitkomsten_op and mag(request.user, Recht.WORKSHOP_INVULLEN, project)


def bladadres(project: Project, regel: str = "") -> str:
    """Give the address of the sheet, at one line or step."""
    return reverse("project-blad", args=[project.pk]) + (f"#{regel}" if regel else "")


class BladView(ProjectFormatView):
    """The sheet: per step the lines, with the notes of the notulist and the checklist of the poster beside them."""

    sjabloon = "project/workshop/blad.html"
    veld = "blad"

    def get_invulling(self) -> Invulling:
        """Fetch the notes from the workshop of the project."""
        self.eigenaar = teamproject(self.request, self.kwargs["pk"])
        self.terug_url = reverse("project-workshop", args=[self.eigenaar.pk])
        return self.eigenaar.workshop.blad

    @property
    def houder(self) -> Workshop:
        """The workshop says who may write, and when."""
        return self.eigenaar.workshop

    def get_kruimels(self) -> list[tuple[str, str]]:
        """The way through the project and the workshop."""
        return kruimels(self.eigenaar, ("Workshop", self.terug_url), ("Blad", ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines of every step, and what can be chosen in them."""
        context = super().get_context_data(**kwargs)
        bereik = Bereik(self.eigenaar)
        return {
            **context,
            "project": self.eigenaar,
            "workshop": self.eigenaar.workshop,
            "gevallen": na_stilte(self.eigenaar, self.request.user),
            "invullen": kan_invullen(self.request, self.eigenaar),
            "stappen": stappen(bereik),
            "voorstellen": [actie for actie in bereik.acties if actie.is_voorstel],
            "stapnav": stapnavigatie(self.eigenaar.workshop, 0),
            "namen": bereik.namen,
            "op_poster": [str(gekozen.waarde) for gekozen in bereik.op_poster],
            "kader": _kader(bereik),
            "zonder_plan": sum(not actie.houder or not actie.termijn for actie in bereik.afspraken),
        }


def _kader(bereik: Bereik) -> list[dict[str, Any]]:
    """Give the values for the suggestions while typing."""
    return [
        {
            "naam": waarde.naam,
            "plaats": f"{waarde.fundament}: {waarde.plaats}",
            "vorm": waarde.fundament.sleutel,
            "definitie": waarde.definitie,
            "accent": waarde.pk in bereik.sterren,
            "lading": bereik.sterren[waarde.pk].lading if waarde.pk in bereik.sterren else "",
        }
        for waarde in bereik.waarden
    ]


def oude_stap(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Lead from the page that a step had to its place on the sheet."""
    if nummer not in Workshop.Stap.values:
        raise Http404
    return HttpResponsePermanentRedirect(bladadres(teamproject(request, pk), f"stap-{nummer}"))


def _soort(sleutel: str) -> Regelsoort:
    if sleutel not in SOORTEN:
        raise Http404
    return SOORTEN[sleutel]


def _tafel(request: Verzoek, project: Project) -> Groep | None:
    pk = request.GET.get("groep", "")
    return get_object_or_404(project.groepen, pk=getal(pk)) if pk else None


def regel(request: Verzoek, pk: int, soort: str, rij: int = 0) -> HttpResponse:
    """One line: save it. A script gets the line back as it stands now; without one it has a page of its own."""
    deze = teamproject(request, pk)
    eis(request.user, Recht.WORKSHOP_INVULLEN, deze)
    bereik, kind, groep = Bereik(deze), _soort(soort), _tafel(request, deze)
    bestaand = kind.vind(bereik, rij, groep) if rij else None
    maak = kind.maak if isinstance(kind, Aanvulbaar) else None
    if bestaand is None and (rij or maak is None):
        raise Http404
    form = kind.form(gepost(request), bereik=bereik, rij=bestaand, groep=groep, sleutel=soort)

    def doe() -> str:
        if bestaand is None and maak is not None:
            nieuw = maak(bereik, form, groep, request.user)
        else:
            nieuw = kind.wijzig(bereik, form, request.user)
        waar = maak_regel(kind, Bereik(deze), rij=nieuw, groep=groep)
        return waar.url if request.htmx else bladadres(deze, waar.id)

    if request.htmx:
        return _deel(request, kind, bereik, bestaand, groep, form, doe)
    titel = maak_regel(kind, bereik, rij=bestaand, groep=groep).naam
    context = {
        "titel": begin_zin(titel),
        "kruimels": kruimels(deze, ("Blad", bladadres(deze)), ("Regel", "")),
    }
    naar = bladadres(deze, f"stap-{kind.stap}")
    return formulierstap(request, form, doe, gelukt="De regel is bewaard.", naar=naar, context=context)


def _deel(
    request: Verzoek, kind: Regelsoort, bereik: Bereik, rij: Any, groep: Groep | None, form: Any, doe: Any
) -> HttpResponse:
    """Answer a script: the line as it stands, with what is wrong with it (422); after saving by a redirect to the line."""
    uitkomst: list[str] = []
    if request.method == "POST" and form.is_valid() and lukt(form, lambda: uitkomst.append(doe())):
        return redirect(uitkomst[0])
    deel = maak_regel(kind, bereik, rij=rij, groep=groep, form=form)
    return render(
        request,
        "project/workshop/regel.html",
        {"regel": deel, "invullen": kan_invullen(request, bereik.project)},
        status=422 if form.errors else 200,
    )


def regel_weg(request: Verzoek, pk: int, soort: str, rij: int) -> HttpResponse:
    """Ask, then take a line away."""
    deze = teamproject(request, pk, Recht.WORKSHOP_INVULLEN)
    bereik, kind = Bereik(deze), _soort(soort)
    if not isinstance(kind, Aanvulbaar) or (bestaand := kind.vind(bereik, rij, None)) is None:
        raise Http404
    waar = bladadres(deze, f"stap-{kind.stap}")
    naam = maak_regel(kind, bereik, rij=bestaand).naam
    context = {
        "titel": f"{begin_zin(naam)} weghalen?",
        "tekst": "Wat erbij is geschreven, gaat mee weg.",
        "knop": "Haal weg",
        "gevaar": True,
        "kruimels": kruimels(deze, ("Blad", waar), ("Weghalen", "")),
    }
    return bevestigstap(
        request,
        lambda: kind.haal_weg(bestaand, request.user),
        gelukt="De regel is weg.",
        naar=waar,
        context=context,
    )


@alleen_versturen("project-blad")
def voorstel(request: Verzoek, pk: int) -> HttpResponse:
    """Make actions of proposals: one, or all that are there; or a proposal of an action again."""
    deze = teamproject(request, pk)
    eis_een_van(request.user, deze.actierechten, deze)
    welke, afspreken = request.POST.get("actie", ""), request.POST.get("afspreken", "ja") == "ja"
    acties = deze.acties.filter(is_voorstel=afspreken)
    gekozen = list(acties if welke == "alle" and afspreken else acties.filter(pk=getal(welke)))
    wat = "staat nu in het actieplan" if afspreken else "is weer een voorstel"
    hoeveel = begin_zin(
        aantal(len(gekozen), f"voorstel {wat}", "voorstellen staan nu in het actieplan", voluit=True)
    )
    if gekozen:
        gegevens = {"acties": gekozen, "door": request.user, "afspreken": afspreken}
        lukt_of_meld(request, beslis_over_voorstellen, f"{hoeveel}.", **gegevens)
    return redirect(
        bladadres(deze, "stap-5") if deze.neemt_uitkomsten_op else reverse("project-acties", args=[pk])
    )
