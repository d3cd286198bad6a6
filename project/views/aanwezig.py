"""Step 1 of the workshop: who was there, and who walked in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from organisatie.rechten import Recht, eis
from project.handelingen import voeg_deelnemer_toe
from project.models import Deelnemer, Groep, Project
from project.views.gedeeld import teamproject
from project.workshop.forms import AanwezigForm
from project.workshop.handelingen import meld_aanwezigheid
from project.workshop.views import naar_volgende, stapcontext
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


class BinnenForm(AanwezigForm):
    """Who was there, and one who walked in: a name is enough."""

    use_required_attribute = False

    naam = forms.CharField(label="Naam", max_length=200, required=False)
    perspectief = forms.CharField(label="Perspectief", max_length=200, required=False)
    soort = forms.ChoiceField(
        label="Intern of extern",
        choices=Deelnemer.Soort.choices,
        initial=Deelnemer.Soort.INTERN,
        required=False,
    )
    groep: forms.ModelChoiceField = forms.ModelChoiceField(
        Groep.objects.none(), label="Tafel", required=False, empty_label="Nog geen tafel"
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        cast(forms.ModelChoiceField, self.fields["groep"]).queryset = project.groepen.all()

    def clean(self) -> dict[str, Any]:
        """Somebody who walked in has a name."""
        gegevens = super().clean() or {}
        erbij = gegevens.get("perspectief") or gegevens.get("groep") or "binnen" in self.data
        if erbij and not gegevens.get("naam"):
            self.add_error("naam", "Vul de naam in van wie er binnenliep.")
        return gegevens

    def binnenloper(self) -> dict[str, Any]:
        """Give the fields of who walked in; empty for nobody. Call after `is_valid`."""
        velden = {veld: self.cleaned_data[veld] for veld in ("naam", "perspectief", "soort", "groep")}
        velden["soort"] = velden["soort"] or Deelnemer.Soort.INTERN
        return velden if velden["naam"] else {}


def stap_1(request: Verzoek, pk: int) -> HttpResponse:
    """Introduction: who was there; who walked in is added with what was ticked, in one go."""
    deze = teamproject(request, pk)
    if request.method == "POST":
        eis(request.user, Recht.WORKSHOP_INVULLEN, deze)
    form = BinnenForm(gepost(request), project=deze)
    return formulierstap(
        request,
        form,
        lambda: _bewaar(request, deze, form),
        gelukt="",
        naar=reverse("project-workshop", args=[pk]),
        sjabloon="project/workshop/stap_1.html",
        context={**stapcontext(request, deze, 1), "deelnemers": deze.deelnemers.all()},
    )


@transaction.atomic
def _bewaar(request: Verzoek, deze: Project, form: BinnenForm) -> str:
    """Keep who was there and who walked in; gives where to go on."""
    gegevens, nieuw = form.cleaned_data, form.binnenloper()
    meld_aanwezigheid(
        project=deze, door=request.user, aanwezig=gegevens["aanwezig"], gezien=gegevens.get("gezien")
    )
    if nieuw:
        voeg_deelnemer_toe(
            project=deze,
            door=request.user,
            aanwezig=True,
            uitnodiging=Deelnemer.Uitnodiging.KOMT,
            **nieuw,
        )
    gelukt = f"{nieuw['naam']} staat erbij." if nieuw else "Je invoer is bewaard."
    messages.success(request, gelukt)
    if "binnen" in request.POST:
        return f"{reverse('project-stap-1', args=[deze.pk])}#binnen"
    return naar_volgende(request, deze, 1)
