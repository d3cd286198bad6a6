"""The page of the monitoring conversation: what changed since the last one, and what is said now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format

from acties.forms import DatumVeld, VoortgangForm
from acties.handelingen import Besproken, leg_gesprek_vast
from acties.models import AFGEROND, Actie, Gesprek, Voortgang, eigenaren
from acties.overzicht import Regel, regel
from acties.stand import SOORTEN
from organisatie.models import Auditregel, Organisatie
from organisatie.rechten import mag_een_van
from web.stappen import gepost, toon_fout
from web.verzoek import Verzoek


class GesprekForm(forms.ModelForm):
    """When the conversation was, with whom, and what was said beside the actions."""

    op = DatumVeld(label="Gevoerd op")

    class Meta:
        model = Gesprek
        fields = ["op", "met", "samenvatting"]
        widgets = {"samenvatting": forms.Textarea(attrs={"rows": 3})}


class BesprokenForm(VoortgangForm):
    """The five questions on one action; an action that was not spoken of stays empty. bron: 000, module Project, fase 3."""

    class Meta(VoortgangForm.Meta):
        fields = ["status", "tekst", "knelpunt", "oplossing", "nodig", "bijstellen"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)
        del self.fields["bestand"]


@dataclass
class Punt:
    """One action on the agenda: how it stands, what was said last time, what was heard since, where its term went, the form."""

    regel: Regel
    form: BesprokenForm
    vorige: Voortgang | None = None
    meldingen: list[Voortgang] = field(default_factory=list)
    verzet: list[tuple[str, str]] = field(default_factory=list)

    @property
    def soort(self) -> str:
        """The kind of `onderdelen/status.html`."""
        return {"laat": "laat", "stil": "wacht", "knelpunt": "knelt"}.get(self.regel.stand, "open")

    @property
    def actie(self) -> Actie:
        """The action."""
        return self.regel.actie


def gesprek(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Prepare and record a conversation; for who manages the actions of this project or strategy."""
    if soort not in SOORTEN:
        raise Http404
    eigenaar = get_object_or_404(eigenaren(SOORTEN[soort]).zichtbaar_voor(request.user), pk=pk)
    if not mag_een_van(request.user, eigenaar.gespreksrechten, eigenaar):
        raise PermissionDenied
    eerder = list(Gesprek.objects.van(eigenaar).met_alles())
    vorig = eerder[0] if eerder else None
    sinds = vorig.gemaakt_op if vorig else None
    form = GesprekForm(gepost(request), initial={"op": timezone.localdate()})
    punten = _agenda(eigenaar, vorig, gepost(request))
    if request.method == "POST" and _bewaar(request, eigenaar, form, punten):
        messages.success(request, "Het gesprek is vastgelegd. Wat je per actie schreef, staat bij de actie.")
        return redirect(request.path)
    fout = form.errors or any(punt.form.errors for punt in punten)
    context = {
        "eigenaar": eigenaar,
        "form": form,
        "punten": punten,
        "klaar": _klaar_sinds(eigenaar, sinds),
        "vorig": vorig,
        "eerder": eerder,
        "kruimels": [("Acties", "/acties/"), (str(eigenaar), eigenaar.get_absolute_url()), ("Gesprek", "")],
    }
    return render(request, "acties/gesprek.html", context, status=422 if fout else 200)


def _bewaar(request: Verzoek, eigenaar: Any, form: GesprekForm, punten: list[Punt]) -> bool:
    """Record what was sent; what is refused stands beside its action."""
    geldig = [punt.form.is_valid() for punt in punten]
    if not (form.is_valid() and all(geldig)):
        return False
    besproken = [
        Besproken(punt.actie, velden.pop("status"), velden.pop("gezien", None), velden)
        for punt in punten
        if punt.form.has_changed() and (velden := dict(punt.form.cleaned_data))
    ]
    try:
        leg_gesprek_vast(eigenaar=eigenaar, door=request.user, besproken=besproken, **form.cleaned_data)
    except ValidationError as fout:
        bij = {punt.actie.pk: punt.form for punt in punten}
        toon_fout(bij.get(getattr(fout, "actie", 0), form), fout)
        return False
    return True


def _agenda(eigenaar: Any, vorig: Gesprek | None, data: Mapping[str, Any] | None) -> list[Punt]:
    """Give the running actions with what was said of each in the last conversation, and heard since."""
    sinds = vorig.gemaakt_op if vorig else None
    vandaag, stil_na = timezone.localdate(), Organisatie.huidige().stil_na
    lopend = eigenaar.eigen_acties.geldend().lopend().met_alles().met_laatste_teken().op_urgentie()
    punten = {
        actie.pk: Punt(
            regel(actie, vandaag, stil_na), BesprokenForm(data, actie=actie, prefix=f"actie-{actie.pk}")
        )
        for actie in lopend
    }
    for besproken in vorig.voortgang.all() if vorig else ():
        if besproken.actie_id in punten:
            punten[besproken.actie_id].vorige = besproken
    nieuw = (
        Voortgang.objects.filter(actie__in=punten, gesprek=None).select_related("door").order_by("op", "pk")
    )
    for melding in nieuw.filter(op__gt=sinds) if sinds else nieuw:
        punten[melding.actie_id].meldingen.append(melding)
    namen = [str(pk) for pk in punten]
    regels = Auditregel.objects.filter(
        soort="acties.actie", object_id__in=namen, details__wijzigingen__has_key="termijn"
    )
    for spoor in (regels.filter(moment__gt=sinds) if sinds else regels).order_by("moment", "pk"):
        was, werd = map(_dag, spoor.details["wijzigingen"]["termijn"])
        punten[int(spoor.object_id)].verzet.append((was, werd))
    return list(punten.values())


def _dag(tekst: str | None) -> str:
    """Give a day of the audit trail as people read it."""
    return date_format(date.fromisoformat(tekst), "j F Y") if tekst else ""


def _klaar_sinds(eigenaar: Any, sinds: datetime | None) -> list[Actie]:
    """Give the actions that were finished or dropped since the last conversation."""
    klaar = eigenaar.eigen_acties.geldend().filter(status__in=AFGEROND).distinct().op_urgentie()
    return list(klaar.filter(voortgang__op__gt=sinds) if sinds else klaar)
