"""The draft of a verslag for the participants: asking them to read it along, and their page by the personal link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from formats.meelezen import GOED, Geweigerd, te_lezen
from formats.spec import OnbekendeVraag
from moresprudentie.handelingen import laat_meelezen, meld_concept_gelezen, merk_op_bij_concept, stop_meelezen
from moresprudentie.inhoud import verzamel
from moresprudentie.meelezen import brief
from moresprudentie.meelezerform import TERMIJN, MeelezenForm
from moresprudentie.models import Conceptlezer, Verslag
from moresprudentie.vanzelf import vanzelf
from moresprudentie.views.werkruimte import haal_verslag, kruimels
from moresprudentie.weergave import toon
from organisatie.rechten import Recht, eis
from organisatie.tekst import aantal
from project.brieven import plaats_van_link
from project.models import Deelnemer
from project.ontvangers import Ontvanger
from project.views.eigen_link import met_eigen_link
from web.stappen import bevestigstap, formulierstap, gepost
from web.verzoek import Verzoek


def verslag_meelezen(request: Verzoek, pk: int) -> HttpResponse:
    """Show who reads the draft along and how far each is; ask others, who can be left out, after the mail was seen."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_AANBIEDEN, verslag)
    lezers = _lezers(verslag)
    kan = verslag.status == Verslag.Status.CONCEPT
    form = MeelezenForm(gepost(request), ontvangers=_te_vragen(request, verslag, lezers) if kan else [])

    def doe() -> None:
        gegevens = form.cleaned_data
        gevraagd = laat_meelezen(
            verslag=verslag,
            aan=form.gekozen(),
            tot=gegevens["tot"],
            toelichting=gegevens["toelichting"],
            door=request.user,
        )
        messages.info(request, _gezegd(gevraagd))

    terug = reverse("project-verslag", args=[pk])
    context = {
        "verslag": verslag,
        "lezers": lezers,
        "lopen": any(lezer.loopt for lezer in lezers),
        "zonder_adres": [mens for mens in verslag.project.deelnemers.all() if not mens.email],
        "kan": kan,
        "terug": terug,
        "kruimels": kruimels(request, verslag.project, ("Verslag", terug), ("Deelnemers laten meelezen", "")),
    }
    hier, sjabloon = reverse("project-verslag-meelezen", args=[pk]), "moresprudentie/meelezen.html"
    return formulierstap(request, form, doe, gelukt="", naar=hier, sjabloon=sjabloon, context=context)


def _lezers(verslag: Verslag) -> list[Conceptlezer]:
    """Give who was asked, with what each remarked."""
    lezers = Conceptlezer.objects.filter(verslag=verslag).select_related("deelnemer", "door")
    uit = list(lezers.prefetch_related("opmerkingen"))
    for lezer in uit:
        lezer.verslag = verslag
    return uit


def _gezegd(gevraagd: int) -> str:
    if not gevraagd:
        return "Er is niets verstuurd: deze mensen lezen al mee."
    return f"De vraag om mee te lezen gaat nu naar {aantal(gevraagd, 'deelnemer', 'deelnemers')}."


def _te_vragen(request: Verzoek, verslag: Verslag, lezers: list[Conceptlezer]) -> list[Ontvanger]:
    """Give who can be asked, each with the mail; who was not there is not proposed."""
    al = {lezer.deelnemer_id for lezer in lezers if lezer.loopt}
    erbij = set(verslag.project.deelnemers.erbij().values_list("pk", flat=True))
    tot, woord = _getypt(request)
    uit = []
    for mens in verslag.project.deelnemers.select_related("gebruiker"):
        if mens.email and mens.pk not in al:
            lezer = Conceptlezer(
                verslag=verslag, deelnemer=mens, door=request.user, tot=tot, toelichting=woord
            )
            noot = "" if mens.pk in erbij else "Was er niet bij."
            uit.append(Ontvanger(mens, brief(lezer, plaats_van_link(mens)), aan=mens.pk in erbij, noot=noot))
    return uit


def _getypt(request: Verzoek) -> tuple[Any, str]:
    """Give the day and the words that stand in the mail as it is shown: those that were sent, else those proposed."""
    if request.method != "POST":
        return localdate() + TERMIJN, ""
    form = MeelezenForm(request.POST, ontvangers=[])
    form.is_valid()
    return form.cleaned_data.get("tot"), form.cleaned_data.get("toelichting", "")


def verslag_meelezen_stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then let nobody read along any more."""
    verslag = haal_verslag(request, pk)
    eis(request.user, Recht.VERSLAG_AANBIEDEN, verslag)
    hier, werk = reverse("project-verslag-meelezen", args=[pk]), reverse("project-verslag", args=[pk])
    return bevestigstap(
        request,
        lambda: stop_meelezen(verslag=verslag, door=request.user),
        gelukt="Niemand leest het concept nog mee.",
        naar=hier,
        context={
            "titel": "Het meelezen stoppen?",
            "tekst": "De link naar het concept werkt dan meteen niet meer. Opmerkingen die er staan, blijven staan.",
            "knop": "Stop het meelezen",
            "kruimels": kruimels(
                request, verslag.project, ("Verslag", werk), ("Meelezen", hier), ("Stoppen", "")
            ),
        },
    )


@met_eigen_link
def verslag_eigen_concept(request: Verzoek, wie: Deelnemer) -> HttpResponse:
    """Read the draft by the personal link for as long as that was agreed on, and remark something beside a question."""
    lezers = Conceptlezer.objects.filter(deelnemer=wie)
    lezer = lezers.select_related("verslag__project", "verslag__invulling", "door").first()
    terug = reverse("project-uitnodiging", args=[wie.kenmerk])
    if lezer is None or not lezer.loopt:
        niet = {"lezer": lezer, "getypt": request.POST.get("tekst", "").strip(), "terug": terug}
        return render(request, "moresprudentie/eigen_concept_niet.html", niet, status=410)
    lezer.deelnemer = wie
    geweigerd = GOED
    if request.method == "POST":
        naar, geweigerd = _verwerk(request, lezer)
        if naar:
            return redirect(naar)
    lezer.verslag.invulling.vanzelf = vanzelf(lezer.verslag.project)
    inhoud = verzamel(lezer.verslag)
    context = {
        "lezer": lezer,
        "verslag": lezer.verslag,
        "secties": te_lezen(lezer.verslag.invulling, lezer.opmerkingen.op_volgorde(), geweigerd),
        "v": toon(inhoud),
        "inhoud": inhoud,
        "terug": terug,
    }
    status = 422 if geweigerd.reden else 200
    return render(request, "moresprudentie/eigen_concept.html", context, status=status)


def _verwerk(request: Verzoek, lezer: Conceptlezer) -> tuple[str, Geweigerd]:
    """Do what the participant sent; gives where to go on, or what was not taken."""
    if "gelezen" in request.POST:
        meld_concept_gelezen(lezer=lezer)
        messages.success(request, "Dank je wel voor het meelezen.")
        return request.path, GOED
    vraag, tekst = request.POST.get("vraag", ""), request.POST.get("tekst", "")
    try:
        merk_op_bij_concept(lezer=lezer, vraag=vraag, tekst=tekst)
    except OnbekendeVraag:
        messages.error(request, "Zet je opmerking bij een van de vragen.")
        return request.path, GOED
    except ValidationError as fout:
        return "", Geweigerd(vraag, tekst, " ".join(fout.messages))
    messages.success(request, "Je opmerking staat erbij. Wie schrijft, krijgt er bericht van.")
    return f"{request.path}#vraag-{vraag}", GOED
