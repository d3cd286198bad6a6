"""The page of the monitoring conversation: what changed since the last one, and what is said now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from acties.forms import DatumVeld, VoortgangForm
from acties.handelingen import Besproken, leg_gesprek_vast
from acties.models import AFGEROND, Actie, Gesprek, Voortgang, eigenaren
from acties.overzicht import Regel, regel
from acties.stand import SOORTEN
from acties.tellen import Peil
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


class LegeVragen:
    """The five questions as they are asked of an action of which nothing was sent.

    Rendered once for each state, as nothing else makes a difference to them: with a hundred actions the same hundred times
    over is what the page takes longest for.
    """

    NAAM = "actie-nummer"

    def __init__(self) -> None:
        self._per_status: dict[str, str] = {}

    def van(self, actie: Actie) -> SafeString:
        """Give the questions with the names of the fields of this action."""
        if actie.status not in self._per_status:
            self._per_status[actie.status] = as_crispy_form(BesprokenForm(actie=actie, prefix=self.NAAM))
        return SafeString(self._per_status[actie.status].replace(self.NAAM, _prefix(actie)))


def _prefix(actie: Actie) -> str:
    return f"actie-{actie.pk}"


@dataclass
class Punt:
    """One action on the agenda: how it stands, what was said last time, what was heard since, where its term went.

    `form` is what was sent of it; `vragen` is how it is asked.
    """

    regel: Regel
    leeg: LegeVragen
    form: BesprokenForm | None = None
    vorige: Voortgang | None = None
    meldingen: list[Voortgang] = field(default_factory=list)
    verzet: list[tuple[str, str]] = field(default_factory=list)

    @property
    def actie(self) -> Actie:
        """The action."""
        return self.regel.actie

    @property
    def vragen(self) -> SafeString:
        """The questions, with what was sent."""
        return SafeString(as_crispy_form(self.form)) if self.form else self.leeg.van(self.actie)

    @property
    def besproken(self) -> bool:
        """Whether something was sent of it."""
        return self.form is not None and self.form.has_changed()


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
    fout = form.errors or any(punt.form.errors for punt in punten if punt.form)
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
    formulieren = [punt.form for punt in punten if punt.form]
    geldig = [een.is_valid() for een in formulieren]
    if not (form.is_valid() and all(geldig)):
        return False
    besproken = [
        Besproken(een.actie, velden.pop("status"), velden.pop("gezien", None), velden)
        for een in formulieren
        if een.has_changed() and (velden := dict(een.cleaned_data))
    ]
    try:
        leg_gesprek_vast(eigenaar=eigenaar, door=request.user, besproken=besproken, **form.cleaned_data)
    except ValidationError as fout:
        bij = {een.actie.pk: een for een in formulieren}
        toon_fout(bij.get(getattr(fout, "actie", 0), form), fout)
        return False
    return True


def _agenda(eigenaar: Any, vorig: Gesprek | None, data: Mapping[str, Any] | None) -> list[Punt]:
    """Give the running actions with what was said of each in the last conversation, and heard since."""
    sinds = vorig.gemaakt_op if vorig else None
    peil = Peil(Organisatie.huidige())
    lopend = eigenaar.eigen_acties.geldend().lopend().select_related("actiehouder").met_laatste_teken()
    leeg, punten = LegeVragen(), {}
    for actie in lopend.op_urgentie():
        setattr(actie, actie.hoort_bij, eigenaar)
        form = BesprokenForm(data, actie=actie, prefix=_prefix(actie)) if data is not None else None
        punten[actie.pk] = Punt(regel(actie, peil), leeg, form)
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
