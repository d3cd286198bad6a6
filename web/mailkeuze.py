"""The page on which somebody chooses how often mail comes, and which."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.http import HttpResponse

from organisatie.handelingen import kies_mail
from organisatie.meldingen import mailkeuze, wil
from organisatie.meldsoorten import SOORTEN
from organisatie.models import Mailkeuze, Melding
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


class MailkeuzeForm(forms.Form):
    """How often, and what; a duty is named but cannot be refused.

    What somebody was ever told, or chose about, stands first; the other kinds are folded, with the choice as it is.
    """

    ritme = forms.ChoiceField(
        label="Hoe vaak wil je mail?", choices=Mailkeuze.Ritme, widget=forms.RadioSelect
    )
    wel = forms.MultipleChoiceField(
        label="Waarover wil je mail?", required=False, widget=forms.CheckboxSelectMultiple
    )
    ook = forms.MultipleChoiceField(
        label="Wil je ook hierover mail, als het voor jou gaat gelden?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, bekend: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plicht = [s.naam for s in SOORTEN.values() if s.plicht]
        keuzes = [(s.sleutel, s.naam) for s in SOORTEN.values() if not s.plicht]
        eigen = [keuze for keuze in keuzes if keuze[0] in bekend] or keuzes
        self.andere = [keuze for keuze in keuzes if keuze not in eigen]
        for naam, getoond in (("wel", eigen), ("ook", self.andere)):
            self._keuzes(naam).choices = keuzes  # a kind may have moved since the page was made
            self._keuzes(naam).widget.choices = getoond
        self._keuzes(
            "wel"
        ).help_text = f"Hierover krijg je altijd mail: {', '.join(naam.lower() for naam in plicht)}."

    def _keuzes(self, naam: str) -> forms.MultipleChoiceField:
        return cast(forms.MultipleChoiceField, self.fields[naam])

    def niet(self) -> list[str]:
        """Give the kinds that are not wanted; call after `is_valid`."""
        wel = {*self.cleaned_data["wel"], *self.cleaned_data["ook"]}
        return [s.sleutel for s in SOORTEN.values() if not s.plicht and s.sleutel not in wel]


def mail(request: Verzoek) -> HttpResponse:
    """Choose one's own mail."""
    nu = mailkeuze(request.user)
    gewild = [soort for soort in SOORTEN if wil(nu, soort)]
    gehad = Melding.objects.filter(gebruiker=request.user).order_by().values_list("soort", flat=True)
    form = MailkeuzeForm(
        gepost(request),
        initial={"ritme": nu.ritme, "wel": gewild, "ook": gewild},
        bekend={*gehad.distinct(), *nu.niet},
    )
    return formulierstap(
        request,
        form,
        lambda: kies_mail(gebruiker=request.user, ritme=form.cleaned_data["ritme"], niet=form.niet()),
        gelukt="Je keuze is bewaard.",
        sjabloon="web/mailkeuze.html",
        naar=request.path,
        context={
            "titel": "Mail van CODIO",
            "intro": "Je krijgt mail als er iets voor jou te doen is. Kies hoe vaak, en waarover.",
            "terug": "/",
            "kruimels": [("Mijn werk", "/"), ("Mail", "")],
        },
    )
