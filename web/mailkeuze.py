"""The page on which somebody chooses how often mail comes, and which."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse

from organisatie.handelingen import kies_mail
from organisatie.meldingen import mailkeuze, wil
from organisatie.meldsoorten import SOORTEN
from organisatie.models import Mailkeuze
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek


class MailkeuzeForm(forms.Form):
    """How often, and what; a duty is named but cannot be refused."""

    ritme = forms.ChoiceField(
        label="Hoe vaak wil je mail?", choices=Mailkeuze.Ritme, widget=forms.RadioSelect
    )
    wel = forms.MultipleChoiceField(
        label="Waarover wil je mail?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze, plicht = self.fields["wel"], [s.naam for s in SOORTEN.values() if s.plicht]
        assert isinstance(keuze, forms.MultipleChoiceField)
        keuze.choices = [(s.sleutel, s.naam) for s in SOORTEN.values() if not s.plicht]
        keuze.help_text = f"Hierover krijg je altijd mail: {', '.join(naam.lower() for naam in plicht)}."

    def niet(self) -> list[str]:
        """Give the kinds that are not wanted; call after `is_valid`."""
        return [
            s.sleutel for s in SOORTEN.values() if not s.plicht and s.sleutel not in self.cleaned_data["wel"]
        ]


def mail(request: Verzoek) -> HttpResponse:
    """Choose one's own mail."""
    nu = mailkeuze(request.user)
    begin = {"ritme": nu.ritme, "wel": [soort for soort in SOORTEN if wil(nu, soort)]}
    form = MailkeuzeForm(gepost(request), initial=begin)
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
