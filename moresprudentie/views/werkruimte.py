"""The workspace of a verslag: make it from the project, write, look at it, offer it, talk about it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documenten.document import antwoord
from documenten.formaten import Formaat
from documenten.ophalen import Download
from formats.models import Invulling
from formats.views.basis import FormatView
from moresprudentie.documenten import verslag_document
from moresprudentie.forms import AanbiedenForm, OpmerkingForm
from moresprudentie.handelingen import bied_aan, maak_verslag, plaats_opmerking, ververs
from moresprudentie.inhoud import verzamel
from moresprudentie.models import Verslag
from moresprudentie.overgangen import mogelijk
from moresprudentie.vanzelf import vanzelf, zonder_functie
from moresprudentie.vondsten import zoek_vondsten
from moresprudentie.weergave import toon
from organisatie.rechten import Recht, eis, mag
from project.models import Project
from web.stappen import Kruimels, formulierstap, gepost
from web.versturen import alleen_versturen
from web.verzoek import Verzoek


def haal_project(request: Verzoek, pk: int) -> Project:
    """Give a project whose verslag this person may see.

    The people of a project see it all the way. The redacteur sees it from the moment that it was offered,
    and keeps seeing it when he gave it back; what was entered from paper from its beginning.
    """
    if mag(request.user, Recht.VERSLAG_PUBLICEREN):
        eigen = Project.met_verslag.van_team(request.user).order_by().values("pk")
        aangeboden = Q(verslag__aangeboden_op__isnull=False)
        projecten = Project.met_verslag.filter(Q(pk__in=eigen) | aangeboden | Q(van_papier=True))
    else:
        projecten = Project.met_verslag.zichtbaar_voor(request.user)
    project = get_object_or_404(projecten.select_related("onderdeel", "dossier", "workshop"), pk=pk)
    eis(request.user, Recht.VERSLAG_INZIEN, project)
    return project


def haal_verslag(request: Verzoek, pk: int) -> Verslag:
    """Give the verslag of a project; 404 when it has none yet."""
    verslag = _verslag_van(haal_project(request, pk))
    if verslag is None:
        raise Http404("Dit project heeft nog geen verslag.")
    return verslag


def _verslag_van(project: Project) -> Verslag | None:
    verslag = Verslag.objects.select_related("invulling", "huidige_versie").filter(project=project).first()
    if verslag is not None:
        verslag.project = project  # with all that was fetched along
    return verslag


def ziet_project(request: Verzoek, project: Project) -> bool:
    """Say whether this person has a page of the project to go to; there is none of what was entered from paper."""
    return not project.van_papier and project.is_van_team(request.user)


def kruimels(request: Verzoek, project: Project, *verder: tuple[str, str]) -> Kruimels:
    """Give the way to a page of the workspace; for the redacteur it starts in the redactie."""
    if ziet_project(request, project):
        begin = [("Projecten", reverse("projecten")), (project.titel, reverse("project", args=[project.pk]))]
    else:
        begin = [("Moresprudentie", reverse("databank"))]
        if mag(request.user, Recht.VERSLAG_PUBLICEREN):
            begin.append(("Redactie", reverse("redactie")))
    return [*begin, *verder]


class VerslagWerkruimte(FormatView):
    """Write the verslag; who may, depends on where it stands (`Verslag.schrijfrecht`)."""

    sjabloon = "moresprudentie/werkruimte.html"
    eigenaar: Verslag

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send to the page that makes a verslag when there is none."""
        verslag = _verslag_van(haal_project(cast(Verzoek, request), kwargs["pk"]))
        if verslag is None:
            return redirect("project-verslag-maken", pk=kwargs["pk"])
        self.eigenaar = verslag
        return super().dispatch(request, *args, **kwargs)

    def get_invulling(self) -> Invulling:
        """Give the text of the verslag; what comes along as data counts as answered."""
        invulling = self.eigenaar.invulling
        invulling.vanzelf = vanzelf(self.eigenaar.project)
        return invulling

    def get_titel(self) -> str:
        """The heading of the page."""
        return "Verslag"

    def get_ondertitel(self) -> str:
        """The project."""
        return self.eigenaar.project.titel

    def get_kruimels(self) -> Kruimels:
        """The way to here."""
        return kruimels(self.request, self.eigenaar.project, ("Verslag", ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add status, data, conversation and what can be done now."""
        verslag, gebruiker = self.eigenaar, self.request.user
        publiceert = mag(gebruiker, Recht.VERSLAG_PUBLICEREN)
        return super().get_context_data(
            verslag=verslag,
            v=toon(verzamel(verslag)),
            opmerkingen=verslag.opmerkingen.select_related("door"),
            opmerking_form=OpmerkingForm(auto_id="gesprek_%s"),
            kan_aanbieden=mogelijk(verslag, "aanbieden") and mag(gebruiker, Recht.VERSLAG_AANBIEDEN, verslag),
            kan_publiceren=publiceert and mogelijk(verslag, "publiceren"),
            kan_teruggeven=publiceert and mogelijk(verslag, "teruggeven"),
            kan_weghalen=publiceert,
            kan_intrekken=publiceert and mogelijk(verslag, "intrekken"),
            kan_meelezen=verslag.status == Verslag.Status.CONCEPT
            and not verslag.project.van_papier
            and mag(gebruiker, Recht.VERSLAG_AANBIEDEN, verslag),
            kan_delen=verslag.leesbaar_voor_deelnemers
            and not verslag.project.van_papier
            and mag(gebruiker, Recht.VERSLAG_DELEN, verslag),
            **kwargs,
        )


def verslag_maken(request: Verzoek, pk: int) -> HttpResponse:
    """Say what a verslag is made from, and make it."""
    project = haal_project(request, pk)
    if Verslag.objects.filter(project=project).exists():
        return redirect("project-verslag", pk=pk)
    fout = ""
    if (
        request.method == "POST"
    ):  # not a bevestigstap: a refusal stands on this page, in the place of the button
        try:
            maak_verslag(project=project, door=request.user)
            messages.success(
                request, "Het verslag is gemaakt uit wat er over het project bekend is. Lees het na."
            )
            return redirect("project-verslag", pk=pk)
        except ValidationError as fouten:
            fout = " ".join(fouten.messages)
    context = {
        "project": project,
        "kan_maken": mag(request.user, Recht.VERSLAG_BEWERKEN, project),
        "fout": fout,
        "kruimels": kruimels(request, project, ("Verslag", "")),
        "terug": reverse("project", args=[pk]) if project.is_van_team(request.user) else reverse("redactie"),
    }
    return render(request, "moresprudentie/maken.html", context, status=409 if fout else 200)


@alleen_versturen("project-verslag")
def verslag_verversen(request: Verzoek, pk: int) -> HttpResponseRedirect:
    """Take over anew what nobody edited."""
    try:
        labels = ververs(verslag=haal_verslag(request, pk), door=request.user)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect("project-verslag", pk=pk)
    if labels:
        messages.success(request, f"Opnieuw overgenomen uit het project: {'; '.join(labels)}")
    else:
        messages.info(request, "Er is niets nieuws. Wat jij zelf veranderde, blijft staan.")
    return redirect("project-verslag", pk=pk)


def verslag_aanbieden(request: Verzoek, pk: int) -> HttpResponse:
    """Offer the verslag to the redactie."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_AANBIEDEN, verslag)
    form = AanbiedenForm(gepost(request), vondsten=zoek_vondsten(verslag))
    terug = reverse("project-verslag", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: form.doe(bied_aan, verslag=verslag, door=request.user),
        gelukt="Het verslag is aangeboden. De redactie krijgt een mail.",
        naar=terug,
        sjabloon="moresprudentie/aanbieden.html",
        context={
            "ziet_project": ziet_project(request, verslag.project),
            "zonder_functie": zonder_functie(verslag.project),
            "titel": "Verslag aanbieden aan de redactie",
            "intro": "De redactie leest het verslag na en publiceert het. Tot die tijd kun je het niet wijzigen.",
            "knop": "Aanbieden",
            "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Aanbieden", "")),
        },
    )


def verslag_opmerking(request: Verzoek, pk: int) -> HttpResponse:
    """Add a line to the conversation; without a text the form comes back."""
    verslag = haal_verslag(request, pk)
    form = OpmerkingForm(gepost(request))
    terug = reverse("project-verslag", args=[pk])
    return formulierstap(
        request,
        form,
        lambda: plaats_opmerking(verslag=verslag, door=request.user, **form.cleaned_data),
        gelukt="Je opmerking is geplaatst.",
        naar=f"{terug}#gesprek",
        context={
            "titel": "Opmerking bij het verslag",
            "intro": verslag.project.titel,
            "knop": "Plaatsen",
            "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Opmerking", "")),
        },
    )


@require_safe
def verslag_voorbeeld(request: Verzoek, pk: int) -> HttpResponse:
    """Show the verslag as readers would see it, before it is published."""
    verslag = haal_verslag(request, pk)
    inhoud = verzamel(verslag)
    terug = reverse("project-verslag", args=[pk])
    context = {
        "verslag": verslag,
        "v": toon(inhoud),
        "inhoud": inhoud,
        "downloads": [Download(f, f.name, "concept") for f in Formaat],
        "bestandspad": f"{terug}concept.",
        "terug": terug,
        "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Voorbeeld", "")),
    }
    return render(request, "moresprudentie/voorbeeld.html", context)


@require_safe
def verslag_concept(request: Verzoek, pk: int, formaat: str) -> HttpResponse:
    """Download the verslag as it stands now, marked CONCEPT."""
    if formaat not in ("pdf", "odt", "docx"):
        raise Http404("Dit bestandsformaat bestaat hier niet.")
    return antwoord(verslag_document(verzamel(haal_verslag(request, pk)), concept=True), formaat)
