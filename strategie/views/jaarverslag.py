"""The yearly report: begin it, write it beside its figures, choose its period, offer it, download it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime

from documenten.document import antwoord
from documenten.formaten import Formaat
from documenten.ophalen import ophaallijst
from formats.forms import FormatForm
from formats.models import Invulling
from formats.views.basis import FormatView
from formats.weergave import als_html
from organisatie.rechten import Recht, mag
from strategie import handelingen
from strategie.formats.jaarverslag import GEVRAAGD
from strategie.handelingen.jaarverslag import GEEN_BESTUURDER
from strategie.jaarbeeld import Beeld
from strategie.jaarforms import NieuwJaarverslagForm, PeriodeForm
from strategie.jaarstuk import afspraak, cijfers_van, jaarverslag_document, samenvatting, vanzelf
from strategie.models import Jaarverslag
from strategie.periode import eerste_dag, kan_beginnen
from strategie.views.stappen import fasekruimels, haal_dossier, haal_fase, terug_met
from strategie.voortgangsprent import balken
from web.stappen import Kruimels, bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def _haal(request: Verzoek, pk: int, nummer: int, recht: Recht | None = None) -> Jaarverslag:
    """Fetch a report of a dossier that this person may see (else 404), and may do this with (else 403)."""
    dossier = haal_dossier(request, pk, recht)
    met = Jaarverslag.objects.select_related("invulling", "bespreking", "aangeboden_door")
    jaarverslag = get_object_or_404(met, dossier=dossier, nummer=nummer)
    jaarverslag.dossier = dossier
    return jaarverslag


def _kruimels(jaarverslag: Jaarverslag, *verder: tuple[str, str]) -> Kruimels:
    adres = jaarverslag.get_absolute_url() if verder else ""
    return fasekruimels(jaarverslag.dossier.fase(4), (str(jaarverslag), adres), *verder)


def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Begin a report: on the period after the previous one, or on other days."""
    fase = haal_fase(request, pk, 4, Recht.STRATEGIE_BEWERKEN)
    dossier = fase.dossier
    if request.method != "POST" and (reden := kan_beginnen(dossier)):
        return terug_met(request, reden, fase)
    form = NieuwJaarverslagForm(gepost(request), initial={"van": eerste_dag(dossier), "tot": localdate()})

    def doe() -> str:
        gemaakt = handelingen.begin_jaarverslag(dossier=dossier, door=request.user, **form.cleaned_data)
        return gemaakt.get_absolute_url()

    return formulierstap(
        request,
        form,
        doe,
        gelukt="Het jaarverslag is begonnen. De cijfers staan er al bij.",
        naar=fase.get_absolute_url(),
        context={
            "titel": "Jaarverslag beginnen",
            "intro": "Eén keer per jaar lees je in het bestuur hoe het gaat. CODIO telt, jij zegt wat het betekent.",
            "knop": "Begin het jaarverslag",
            "kruimels": fasekruimels(fase, ("Jaarverslag beginnen", "")),
        },
    )


class JaarverslagPagina(FormatView):
    """Write the report with the figures of the period beside the questions; read it once it was aangeboden."""

    sjabloon = "strategie/jaarverslag.html"
    eigenaar: Jaarverslag

    def get_invulling(self) -> Invulling:
        """Fetch the report; the dossier decides who may see it."""
        self.eigenaar = _haal(self.request, self.kwargs["pk"], self.kwargs["nummer"])
        return self.eigenaar.invulling

    @cached_property
    def cijfers(self) -> Beeld:
        """The figures, counted once for the page."""
        return cijfers_van(self.eigenaar)

    def get_titel(self) -> str:
        """Give the year or years."""
        return str(self.eigenaar)

    def get_ondertitel(self) -> str:
        """Give the strategy and the period."""
        return f"{self.eigenaar.dossier}. Van {self.eigenaar.periode}."

    def get_kruimels(self) -> Kruimels:
        """Give the way to here."""
        return _kruimels(self.eigenaar)

    def get_slotmelding(self) -> tuple[str, str]:
        """Say since when it cannot change."""
        op = (
            date_format(localtime(self.eigenaar.aangeboden_op), "j F Y")
            if self.eigenaar.aangeboden_op
            else ""
        )
        return f"Aangeboden op {op}", "De tekst en de cijfers staan vast."

    def get_naast(self) -> Mapping[str, SafeString]:
        """Give what the figures and the agreement of phase 4 say beside the questions that are about them."""
        context = {"beeld": self.cijfers, "afspraak": afspraak(self.eigenaar)}
        return {
            vraag: render_to_string(f"strategie/delen/jaar_{deel}.html", context)
            for vraag, deel in (("goed", "goed"), ("stokte", "stokte"), ("resultaat_oordeel", "resultaat"))
        }

    def get_vooraf(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what stands above the questions."""
        kop = "In het kort" if self.eigenaar.is_aangeboden else "Zo leest het bestuur het"
        return [
            ("Het jaarverslag", [("kort", kop), ("cijfers", "Voortgang"), ("projecten", "Uit de projecten")])
        ]

    def get_verder(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what stands under the questions."""
        return [("Daarna", [("slot-jaarverslag", "Aanbieden en bespreken")])]

    def toon(self, form: FormatForm, **kwargs: Any) -> HttpResponse:
        """Say beside the summary what stands there when nobody writes one."""
        if self.bewerken:
            self.invulling.vanzelf = vanzelf(self.eigenaar, self.cijfers)
        return super().toon(form, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figures, the downloads and what comes next."""
        deze = self.eigenaar
        return super().get_context_data(
            jaarverslag=deze,
            dossier=deze.dossier,
            beeld=self.cijfers,
            kort=als_html(samenvatting(deze, self.cijfers)),
            gevraagd=als_html(self.invulling.tekst(GEVRAAGD)),
            **balken(self.cijfers),
            mag_aanbieden=mag(self.request.user, Recht.JAARVERSLAG_AANBIEDEN, deze.dossier),
            mag_bespreken=mag(self.request.user, Recht.STRATEGIE_BEWERKEN, deze.dossier)
            and deze.dossier.bespreekbaar,
            leest_terugkoppeling=mag(self.request.user, Recht.TERUGKOPPELING_INZIEN, deze.dossier),
            downloads=ophaallijst(deze.documenten.all(), ((f, "") for f in Formaat)),
            **kwargs,
        )


def periode(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Let the report be about other days."""
    deze = _haal(request, pk, nummer, Recht.JAARVERSLAG_AANBIEDEN)
    if request.method != "POST" and deze.is_aangeboden:
        return redirect(deze)
    form = PeriodeForm(gepost(request), initial={"van": deze.van, "tot": deze.tot})
    return formulierstap(
        request,
        form,
        lambda: handelingen.wijzig_periode(jaarverslag=deze, door=request.user, **form.cleaned_data),
        gelukt="De periode is bewaard. De cijfers gaan nu over die dagen.",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Periode van het jaarverslag",
            "kruimels": _kruimels(deze, ("Periode", "")),
        },
    )


def aanbieden(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Ask to be sure, then fix the report and offer it to the bestuurder."""
    deze = _haal(request, pk, nummer, Recht.JAARVERSLAG_AANBIEDEN)
    if request.method != "POST" and deze.is_aangeboden:
        return redirect(deze)
    bestuurder = deze.dossier.bestuurder
    if request.method != "POST" and bestuurder is None:
        return terug_met(request, GEEN_BESTUURDER, deze)
    return bevestigstap(
        request,
        lambda: handelingen.bied_jaarverslag_aan(jaarverslag=deze, door=request.user),
        gelukt=f"Je hebt het jaarverslag aangeboden aan {bestuurder}.",
        naar=deze.get_absolute_url(),
        context={
            "titel": "Jaarverslag aanbieden",
            "tekst": f"Het {str(deze).lower()}, van {deze.periode}, gaat naar {bestuurder}, de bestuurder. De tekst en "
            "de cijfers staan daarna vast, en het document wordt bewaard.",
            "knop": "Bied aan",
            "kruimels": _kruimels(deze, ("Aanbieden", "")),
        },
    )


def bestand(request: Verzoek, pk: int, nummer: int, formaat: str) -> HttpResponse:
    """Download it: the kept document once it was aangeboden, else a CONCEPT."""
    deze = _haal(request, pk, nummer)
    bewaard = deze.documenten.filter(formaat=formaat).first()
    return bewaard.antwoord() if bewaard else antwoord(jaarverslag_document(deze), formaat)
