"""The half-yearly terugkoppeling: read, begin, write, send."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from documenten.document import antwoord
from documenten.formaten import Formaat
from documenten.ophalen import ophaallijst
from formats.models import Invulling
from formats.views.basis import FormatView
from formats.weergave import in_document
from moresprudentie import werkblad
from moresprudentie.cijfers import bereken_selectie
from moresprudentie.documenten import terugkoppeling_document
from moresprudentie.forms import NieuweTerugkoppelingForm
from moresprudentie.grafiek import Beeld, beeld
from moresprudentie.handelingen import begin_terugkoppeling, noteer_gelezen, verzend_terugkoppeling
from moresprudentie.handelingen.aanbevelingen import BEANTWOORDEN
from moresprudentie.models import Aanbeveling, Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import Selectie
from moresprudentie.suggesties import suggesties
from moresprudentie.telling import tel
from organisatie.rechten import Recht, eis, mag, mag_een_van
from strategie.handelingen.versies import geen_nieuwe_versie
from strategie.models import Dossier
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek

LIJST = "Terugkoppeling"
PER_BLADZIJDE = 30


def _beeld(terugkoppeling: Terugkoppeling) -> Beeld:
    """Give the fixed figures once sent, else those of this moment."""
    return beeld(terugkoppeling.cijfers or bereken_selectie(Selectie.van(terugkoppeling)))


def _te_lezen(request: Verzoek, getoond: Beeld) -> set[str]:
    """Give the addresses of the verslagen that are named and that this person may open."""
    adressen = [verslag["adres"] for verslag in getoond.zonder_zwaarste]
    if not adressen:
        return set()
    verslagen = Verslag.objects.in_databank_voor(request.user).filter(slug__in=adressen)
    return set(verslagen.values_list("slug", flat=True))


def _kruimels(*verder: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Moresprudentie", reverse("databank")), (LIJST, reverse("terugkoppelingen")), *verder]


@require_safe
def terugkoppelingen(request: Verzoek) -> HttpResponse:
    """List the terugkoppelingen, for who writes them and for the people of a strategy."""
    if not Dossier.objects.met_deel_van(request.user).exists():
        eis(request.user, Recht.TERUGKOPPELING_INZIEN)
    alle = Terugkoppeling.objects.zichtbaar_voor(request.user).select_related("dossier").met_bespreking()
    in_de_maak = request.GET.get("stand") == Terugkoppeling.Status.CONCEPT
    getoond = alle.concepten() if in_de_maak else alle
    context = {
        "pagina": Paginator(getoond, PER_BLADZIJDE).get_page(request.GET.get("pagina")),
        "in_de_maak": in_de_maak,
        "schrijft": mag(request.user, Recht.TERUGKOPPELING_SCHRIJVEN),
        "kruimels": [("Moresprudentie", reverse("databank")), (LIJST, "")],
    }
    return render(request, "moresprudentie/terugkoppelingen.html", context)


def _zoek(request: Verzoek, jaar: int, helft: int) -> list[Terugkoppeling]:
    """Give the terugkoppelingen of this half-year that the person may read; 404 without any."""
    gevonden = (
        Terugkoppeling.objects.zichtbaar_voor(request.user)
        .filter(jaar=jaar, helft=helft)
        .select_related("dossier__contactpersoon", "dossier__vorige", "invulling", "verzonden_door")
        .met_bespreking()
    )
    dossier = request.GET.get("dossier", "")
    if dossier.isascii() and dossier.isdigit() and len(dossier) < 18:
        gevonden = gevonden.filter(dossier=int(dossier))
    lijst = list(gevonden)
    if not lijst:
        raise Http404("Over dit halfjaar is er geen terugkoppeling.")
    return lijst


@require_safe
def terugkoppeling(request: Verzoek, jaar: int, helft: int) -> HttpResponse:
    """Read the answers with the figures; with several dossiers, first choose which."""
    gevonden = _zoek(request, jaar, helft)
    naam = Halfjaar(jaar, helft).naam
    if len(gevonden) > 1:
        context: dict[str, Any] = {
            "terugkoppelingen": gevonden,
            "periode": naam,
            "kruimels": _kruimels((naam, "")),
        }
        return render(request, "moresprudentie/terugkoppeling_kies.html", context)
    deze = gevonden[0]
    noteer_gelezen(terugkoppeling=deze, door=request.user)
    getoond, bewerken = _beeld(deze), mag(request.user, Recht.STRATEGIE_BEWERKEN, deze.dossier)
    aanbevelingen = _aanbevelingen(deze)
    context = {
        "terugkoppeling": deze,
        "beeld": getoond,
        "te_lezen": _te_lezen(request, getoond),
        "achter": Selectie.van(deze).achter,
        "alle_strategieen": False,
        "mag_bespreken": deze.is_verzonden and bewerken and deze.dossier.bespreekbaar,
        "secties": in_document(deze.invulling),
        "aanbevelingen": aanbevelingen,
        "heeft_aanbevelingen": bool(aanbevelingen) or deze.geen_aanbevelingen,
        "mag_antwoorden": mag_een_van(request.user, BEANTWOORDEN, deze.dossier),
        "bijstellen": reverse("strategie-nieuwe-versie", args=[deze.dossier_id])
        if bewerken and not geen_nieuwe_versie(deze.dossier)
        else "",
        "schrijft": deze.te_bewerken_door(request.user),
        "downloads": ophaallijst(deze.documenten.all(), ((f, "") for f in Formaat)),
        "kruimels": _kruimels((naam, "")),
    }
    return render(request, "moresprudentie/terugkoppeling.html", context)


def _aanbevelingen(deze: Terugkoppeling) -> list[Aanbeveling]:
    """Give the recommendations with their answers, each knowing the report it is of."""
    rijen = list(deze.aanbevelingen.compleet().select_related("maatregel__dossier"))
    for rij in rijen:
        rij.terugkoppeling = deze
    return rijen


@require_safe
def terugkoppeling_bestand(request: Verzoek, jaar: int, helft: int, formaat: str) -> HttpResponse:
    """Download it: the kept document once sent, else a CONCEPT."""
    deze = _zoek(request, jaar, helft)[0]
    noteer_gelezen(terugkoppeling=deze, door=request.user)
    if formaat == "xlsx":
        return werkblad.antwoord(_werkblad(deze))
    bewaard = deze.documenten.filter(formaat=formaat).first()
    return bewaard.antwoord() if bewaard else antwoord(terugkoppeling_document(deze), formaat)


def _werkblad(deze: Terugkoppeling) -> werkblad.Inhoud:
    """Give what the worksheet holds: the fixed figures once sent, else those of now."""
    selectie = Selectie.van(deze)
    return werkblad.Inhoud(
        deze.cijfers or bereken_selectie(selectie), selectie, selectie.regels(), vast=bool(deze.cijfers)
    )


def terugkoppeling_nieuw(request: Verzoek) -> HttpResponse:
    """Begin the terugkoppeling of a half-year."""
    eis(request.user, Recht.TERUGKOPPELING_SCHRIJVEN)
    dossiers = Dossier.objects.vastgesteld().exclude(opvolger__in=Dossier.objects.vastgesteld())
    huidig = Dossier.huidig()
    form = NieuweTerugkoppelingForm(gepost(request), dossiers=dossiers, initial={"dossier": huidig})

    def doe() -> str:
        nieuw = begin_terugkoppeling(door=request.user, **form.cleaned_data)
        return reverse("terugkoppeling-schrijven", args=[nieuw.pk])

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=reverse("terugkoppelingen"),
        sjabloon="moresprudentie/terugkoppeling_nieuw.html",
        context={
            "titel": "Terugkoppeling beginnen",
            "intro": "Eén keer per halfjaar bekijk je alle verslagen samen. CODIO telt, jij trekt de conclusies.",
            "knop": "Beginnen",
            "kruimels": _kruimels(("Beginnen", "")),
            "geen_dossier": not dossiers.exists(),
        },
    )


class TerugkoppelingSchrijven(FormatView):
    """Write the five answers, with the figures of this moment beside the first three."""

    sjabloon = "moresprudentie/terugkoppeling_schrijven.html"
    eigenaar: Terugkoppeling

    def get_invulling(self) -> Invulling:
        """Fetch the terugkoppeling."""
        eis(self.request.user, Recht.TERUGKOPPELING_SCHRIJVEN)
        self.eigenaar = get_object_or_404(
            Terugkoppeling.objects.select_related("dossier__vorige", "dossier__contactpersoon", "invulling"),
            pk=self.kwargs["pk"],
        )
        return self.eigenaar.invulling

    def get_titel(self) -> str:
        """The half-year."""
        return f"Terugkoppeling {self.eigenaar.periode.lower()}"

    def get_ondertitel(self) -> str:
        """The strategy that it goes to."""
        return str(self.eigenaar.dossier)

    def get_kruimels(self) -> list[tuple[str, str]]:
        """The way to here."""
        return _kruimels((self.eigenaar.periode, self.eigenaar.get_absolute_url()), ("Schrijven", ""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figures."""
        selectie = Selectie.van(self.eigenaar)
        telling = None if self.eigenaar.is_verzonden else tel(selectie)
        getoond = beeld(self.eigenaar.cijfers or bereken_selectie(selectie, telling))
        te_lezen = _te_lezen(self.request, getoond)
        return super().get_context_data(
            terugkoppeling=self.eigenaar,
            beeld=getoond,
            te_lezen=te_lezen,
            achter=selectie.achter,
            suggesties=suggesties(self.eigenaar, telling) if telling else [],
            aanbevelingen=list(self.eigenaar.aanbevelingen.all()),
            **kwargs,
        )


def terugkoppeling_verzenden(request: Verzoek, pk: int) -> HttpResponse:
    """Fix it and send it to the contact person."""
    eis(request.user, Recht.TERUGKOPPELING_SCHRIJVEN)
    deze = get_object_or_404(Terugkoppeling.objects.select_related("dossier__contactpersoon"), pk=pk)
    if deze.is_verzonden:
        messages.info(request, "Deze terugkoppeling is al verzonden.")
        return redirect(deze.get_absolute_url())
    contact = deze.dossier.contactpersoon
    aan = (
        f"{contact.naam}, contactpersoon van de strategie"
        if contact
        else "niemand: er is nog geen contactpersoon"
    )
    return bevestigstap(
        request,
        lambda: verzend_terugkoppeling(terugkoppeling=deze, door=request.user),
        gelukt="De terugkoppeling is verzonden. De contactpersoon krijgt een mail.",
        naar=deze.get_absolute_url(),
        mislukt=request.path,
        context={
            "titel": "Terugkoppeling verzenden",
            "tekst": f"De terugkoppeling over het {deze.periode.lower()} gaat naar {aan}. "
            "De tekst en de cijfers staan daarna vast.",
            "let_op": _halfjaar_loopt_nog(deze),
            "knop": "Verzenden",
            "terug": reverse("terugkoppeling-schrijven", args=[pk]),
            "kruimels": _kruimels((deze.periode, deze.get_absolute_url()), ("Verzenden", "")),
        },
    )


def _halfjaar_loopt_nog(deze: Terugkoppeling) -> tuple[str, str] | None:
    """Give heading and text of what one must know who sends before the half-year is over."""
    if not deze.geteld_tot:
        return None
    einde, vandaag = (date_format(dag, "j F Y") for dag in (deze.laatste_dag, deze.geteld_tot))
    return (
        f"Het halfjaar loopt nog tot en met {einde}",
        f"De cijfers van vandaag, {vandaag}, komen vast te staan. Verslagen die daarna verschijnen, tellen "
        "niet mee. De datum staat in het document.",
    )
