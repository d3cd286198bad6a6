"""The page of a phase, and the decisions on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString

from formats.models import Invulling
from formats.views.basis import FormatView
from formats.weergave import Sectie, in_document
from organisatie.rechten import Recht, eis_een_van, mag
from organisatie.tekst import opsomming
from strategie import handelingen, praktijk
from strategie.controlegetal import controlegetal
from strategie.dekking import dekking
from strategie.forms import BesluitForm, RedenForm, VoorlegForm
from strategie.handelingen.fasen import HEROPENRECHTEN, StukVeranderd, beletsel, later_te_heropenen
from strategie.models import Fase, Fasebesluit
from strategie.nota import gevraagd_besluit, kort
from strategie.notateksten import vanzelf, zonder
from strategie.regels import open_opmerkingen, wat_ontbreekt
from strategie.uitvoering import PLAATSEN, uitvoering
from strategie.verschil import sinds_lezing, sinds_versie
from strategie.views.inhoud import fase_inhoud, plaatsen, plaatsen_boven
from strategie.views.lange_lijst import noemdeel
from strategie.views.meelezen import lees_mee
from strategie.views.stappen import fasekruimels, haal_fase, kruimels, terug_met
from strategie.volwassenheid.citaat import naast_de_vraag
from strategie.volwassenheid.handelingen import citeer
from strategie.weergave import eerdere_opmerkingen, fasebalk
from web.stappen import formulierstap, gepost, lukt_of_meld
from web.verzoek import Verzoek


class FasePagina(FormatView):
    """One phase: its questions, what else belongs to it, and the closing block to lay it before the bestuurder."""

    sjabloon = "strategie/fase.html"
    eigenaar: Fase

    def get_invulling(self) -> Invulling:
        """Fetch the phase; the dossier decides who may see it."""
        self.eigenaar = haal_fase(self.request, self.kwargs["pk"], self.kwargs["nummer"])
        self.eigenaar.invulling.vanzelf = vanzelf(self.eigenaar, lezen=not self.eigenaar.is_bewerkbaar)
        self.eigenaar.invulling.zonder = zonder(self.eigenaar)
        return self.eigenaar.invulling

    def get_ondertitel(self) -> str:
        """Give the name of the dossier and its owner."""
        dossier = self.eigenaar.dossier
        functie = f", {dossier.eigenaar.functie}" if dossier.eigenaar.functie else ""
        return f"{dossier}. Eigenaar is {dossier.eigenaar}{functie}."

    def get_kruimels(self) -> list[tuple[str, str]]:
        """Give the way to this phase."""
        return kruimels(self.eigenaar.dossier, (f"Fase {self.eigenaar.nummer}", ""))

    def get_slotmelding(self) -> tuple[str, str]:
        """Say whether the bestuurder still has it, or has agreed."""
        fase = self.eigenaar
        if fase.is_voorgelegd:
            return f"Voorgelegd aan {fase.dossier.bestuurder}", "Tot het besluit kan niemand iets wijzigen."
        return f"Fase {fase.nummer} is {fase.woord}", "Je kunt alles lezen, maar niet wijzigen."

    def get_naast(self) -> Mapping[str, SafeString]:
        """Give how far the organisation is, and what the databank knows, beside the questions of the startnotitie."""
        if self.eigenaar.nummer != Fase.Nummer.HUIDIG:
            return {}
        wie = self.request.user
        return {
            **naast_de_vraag(self.invulling, wie, schrijft=self.bewerken),
            **praktijk.naast_de_vraag(self.invulling, wie, schrijft=self.bewerken),
        }

    def get_vooraf(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what stands above the questions: once the strategy is carried out, what people come for then."""
        if self.wordt_uitgevoerd:
            return [("De uitvoering", PLAATSEN)]
        boven = plaatsen_boven(self.eigenaar)
        return [("", boven)] if boven else []

    @property
    def wordt_uitgevoerd(self) -> bool:
        """Whether this is the page of a strategy that is carried out."""
        return self.eigenaar.nummer == Fase.Nummer.IMPLEMENTATIE and self.eigenaar.is_vastgesteld

    def get_verder(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what stands under the questions of this phase."""
        return [("Verder in deze fase", [*plaatsen(self.eigenaar), ("slot-fase", "Voorleggen en besluit")])]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the phase bar, what is missing, the last decision, and what belongs to this phase."""
        fase, dossier, wie = self.eigenaar, self.eigenaar.dossier, self.request.user
        extra = {
            "fase": fase,
            "dossier": dossier,
            "fasen": fasebalk(dossier, fase.nummer),
            "label": "Fasen van de strategie",
            "gemis": wat_ontbreekt(fase) if fase.is_bewerkbaar else [],
            "vorige_fase": None if fase.nummer == 1 else dossier.fase(fase.nummer - 1),
            "laatste_besluit": fase.besluiten.select_related("door", "elders").first(),
            "mag_vastleggen": mag(wie, Recht.STRATEGIE_BESLUIT_VASTLEGGEN, dossier),
            "mag_besluiten": mag(wie, Recht.STRATEGIE_VASTSTELLEN, dossier),
            "mag_schrijven": self._schrijft,
            "leest_mee": lees_mee(self.request, fase),
            "deel_sjabloon": f"strategie/fase_{fase.nummer}.html",
            **fase_inhoud(fase, wie, bladzijde=self.request.GET.get("pagina")),
        }
        if fase.nummer == Fase.Nummer.GEWENST:
            extra |= noemdeel(self.request, fase, "fase")
        if self.wordt_uitgevoerd:
            extra |= uitvoering(dossier, wie)
        return super().get_context_data(**kwargs, **extra)

    @property
    def _schrijft(self) -> bool:
        """Whether this person writes in the dossier, also where a phase takes no words now: the next page says why."""
        return mag(self.request.user, Recht.STRATEGIE_BEWERKEN, self.eigenaar.dossier)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what was typed; then lay it before the bestuurder (a page asks to be sure), or take the meting over."""
        response = super().post(request, *args, **kwargs)
        if response.status_code == 302 and request.POST.get("doe") == "voorleggen" and self._schrijft:
            return redirect("strategie-voorleggen", *fase_adres(self.eigenaar))
        if response.status_code == 302 and request.POST.get("doe", "").startswith("citeer:"):
            lukt_of_meld(
                self.request,
                citeer,
                "De meting staat onder je antwoord. Pas aan wat je wilt.",
                fase=self.eigenaar,
                door=self.request.user,
            )
        if response.status_code == 302 and request.POST.get("doe", "").startswith("verslag:"):
            lukt_of_meld(
                self.request,
                handelingen.citeer_verslag,
                "Het verslag staat onder je antwoord. Pas aan wat je wilt.",
                fase=self.eigenaar,
                sleutel=request.POST["doe"].partition(":")[2],
                door=self.request.user,
            )
            return redirect(f"{self.eigenaar.get_absolute_url()}#vraag-{praktijk.VRAAG}")
        return response


def fase_adres(fase: Fase) -> tuple[int, int]:
    """Give the arguments of the addresses of a phase."""
    return fase.dossier_id, fase.nummer


def voorleggen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Ask to be sure, then lay the phase before the bestuurder; says what is missing when it is not ready."""
    fase = haal_fase(request, pk, nummer, Recht.STRATEGIE_BEWERKEN)
    if request.method != "POST" and (reden := beletsel(fase, Fasebesluit.Stap.VOORGELEGD)):
        return terug_met(request, reden, fase)
    form = VoorlegForm(gepost(request))
    return formulierstap(
        request,
        form,
        lambda: handelingen.leg_voor(fase=fase, door=request.user, **form.cleaned_data),
        gelukt=f"Je hebt {fase.document_naam} voorgelegd aan {fase.dossier.bestuurder}.",
        naar=fase.get_absolute_url(),
        sjabloon="strategie/voorleggen.html",
        context={
            "fase": fase,
            "dossier": fase.dossier,
            "gemis": wat_ontbreekt(fase) if fase.is_bewerkbaar else [],
            "zonder_maatregel": dekking(fase.dossier).zonder_maatregel
            if fase.nummer == Fase.Nummer.ACTIEPLAN
            else [],
            "kruimels": fasekruimels(fase, ("Voorleggen", "")),
        },
    )


def besluit(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """The bestuurder reads the phase and decides: vaststellen or teruggeven."""
    fase = haal_fase(request, pk, nummer, Recht.STRATEGIE_VASTSTELLEN)
    getal = controlegetal(fase)
    # Fetched after the checksum: what changes in between is seen without being covered, and then refused.
    fase = haal_fase(request, pk, nummer)
    voorlegging = fase.besluiten.filter(stap=Fasebesluit.Stap.VOORGELEGD).select_related("door").first()
    if not fase.is_voorgelegd or voorlegging is None:
        if request.method == "POST":
            messages.error(request, f"Over fase {fase.nummer} is al besloten. Er is niets veranderd.")
        return redirect(fase)
    form = BesluitForm(gepost(request), initial={"gezien": getal})

    def doe() -> None:
        try:
            _besluit(request, fase, form.cleaned_data)
        except StukVeranderd:
            form.data = request.POST.copy()
            form.data["gezien"] = getal  # the form that comes back is about the text that this page shows
            raise

    return formulierstap(
        request,
        form,
        doe,
        gelukt="",
        naar=fase.dossier.get_absolute_url(),
        sjabloon="strategie/besluit.html",
        context={
            "fase": fase,
            "dossier": fase.dossier,
            "voorlegging": voorlegging,
            **_te_lezen(fase),
            "deel_sjabloon": f"strategie/fase_{fase.nummer}.html",
            "kruimels": fasekruimels(fase, ("Besluit", "")),
            **fase_inhoud(fase, request.user, lezen=True),
        },
    )


def _te_lezen(fase: Fase) -> dict[str, Any]:
    """Give what the bestuurder reads of the nota itself, the beginning first."""
    fase.invulling.zonder = zonder(fase)
    return {
        "eerder": eerdere_opmerkingen(fase),
        "open_opmerkingen": list(open_opmerkingen(fase)),
        "kort": kort(fase),
        "gevraagd": gevraagd_besluit(fase),
        "verschillen": [deel for deel in (sinds_lezing(fase), sinds_versie(fase)) if deel],
        "secties": _ingevuld(fase.invulling),
    }


def _ingevuld(invulling: Invulling) -> list[Sectie]:
    """The answered questions only: what was left open on purpose is no part of the decision.

    Summary and gevraagd besluit stand above them.
    """
    secties = (Sectie(s.titel, [g for g in s.gegevens if not g.leeg]) for s in in_document(invulling)[:-1])
    return [sectie for sectie in secties if sectie.gegevens]


def _besluit(request: Verzoek, fase: Fase, gegevens: dict[str, Any]) -> None:
    if request.POST.get("besluit") == "teruggeven":
        handelingen.geef_terug(fase=fase, door=request.user, **gegevens)
        messages.success(request, f"Je hebt {fase.document_naam} teruggegeven aan {fase.dossier.eigenaar}.")
    elif request.POST.get("besluit") == "vaststellen":
        fase = handelingen.stel_vast(fase=fase, door=request.user, **gegevens)
        messages.success(request, f"Je hebt {fase.document_naam} {fase.woord}.")
    else:
        raise ValidationError(f"Kies {fase.werkwoord} of teruggeven.")


def heropenen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Ask for the reason, say which later phases open along, then open the phase again."""
    fase = haal_fase(request, pk, nummer)
    eis_een_van(request.user, HEROPENRECHTEN, fase.dossier)
    if request.method != "POST" and (reden := beletsel(fase, Fasebesluit.Stap.HEROPEND)):
        return terug_met(request, reden, fase)
    form = RedenForm(gepost(request))
    mee = [str(f.nummer) for f in later_te_heropenen(fase)]
    ook = f" Ook fase {opsomming(mee)} gaat dan weer open: die bouwt hierop voort." if mee else ""
    return formulierstap(
        request,
        form,
        lambda: handelingen.heropen(fase=fase, door=request.user, **form.cleaned_data),
        gelukt=f"Fase {fase.nummer} is heropend.",
        naar=fase.get_absolute_url(),
        context={
            "titel": f"Fase {fase.nummer} heropenen",
            "intro": f"De inhoud kan dan weer worden gewijzigd en moet opnieuw worden voorgelegd.{ook}",
            "knop": "Heropen deze fase",
            "kruimels": fasekruimels(fase, ("Heropenen", "")),
        },
    )
