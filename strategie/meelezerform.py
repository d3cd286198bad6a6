"""The form with which several people are asked to read a phase along, and that in which a reader remarks something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.timezone import localdate

from acties.forms import DatumVeld
from organisatie.tekst import opsomming
from strategie.betrokkenen import proces_van
from strategie.handelingen.meelezen import Genodigde
from strategie.models import Betrokkene, Fase, Meelezer

TERMIJN = timedelta(days=14)
LANGST = timedelta(days=180)


@dataclass
class Kandidaat:
    """Somebody who takes part in this phase and can be asked; in one row, also with a part in two processes."""

    eerste: Betrokkene
    processen: list[str] = field(default_factory=list)

    @property
    def waarvoor(self) -> str:
        """The processes in words, as within a sentence."""
        return opsomming([naam[:1].lower() + naam[1:] for naam in self.processen])

    @property
    def label(self) -> str:
        """Who it is, with role and process."""
        return f"{self.eerste.weergavenaam}, {self.eerste.rol} ({self.waarvoor})"

    def genodigde(self, email: str = "") -> Genodigde:
        """Give who is asked; who has no account at this address."""
        return Genodigde(self.waarvoor, self.eerste.gebruiker, self.eerste.naam, email)


def kandidaten(fase: Fase) -> list[Kandidaat]:
    """Give who is noted for a phase and does not read along already; colleagues without a working account are left out."""
    lopend = Meelezer.objects.van_fase(fase).lopend()
    collegas = {rij.gebruiker_id for rij in lopend}
    namen = {rij.naam.casefold() for rij in lopend if rij.naam}
    schrijft = set(fase.dossier.meeschrijvers.values_list("pk", flat=True)) | {fase.dossier.eigenaar_id}
    per_mens: dict[object, Kandidaat] = {}
    for mens in fase.dossier.betrokkenen.filter(fase=fase.nummer).select_related("gebruiker"):
        if mens.gebruiker and (not mens.gebruiker.is_active or mens.gebruiker_id in collegas | schrijft):
            continue
        if not mens.gebruiker and mens.naam.casefold() in namen:
            continue
        wie = per_mens.setdefault(mens.gebruiker_id or mens.naam.casefold(), Kandidaat(mens))
        wie.processen.append(proces_van(mens).naam)
    return list(per_mens.values())


class UitnodigForm(forms.Form):
    """Who is asked: colleagues by a tick, others by their address; until when, and a word of one's own."""

    use_required_attribute = False

    collegas = forms.MultipleChoiceField(
        label="Welke collega’s?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zij krijgen een bericht en een taak op Mijn werk.",
    )

    def __init__(self, *args: Any, fase: Fase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidaten = {str(k.eerste.pk): k for k in kandidaten(fase)}
        met = [(pk, k.label) for pk, k in self.kandidaten.items() if k.eerste.gebruiker_id]
        if met:
            self.fields["collegas"].choices = met  # type: ignore[attr-defined]
        else:
            del self.fields["collegas"]
        for pk, k in self.kandidaten.items():
            if not k.eerste.gebruiker_id:
                self.fields[f"adres-{pk}"] = forms.EmailField(
                    label=f"E-mailadres van {k.eerste.weergavenaam}",
                    required=False,
                    help_text=format_html("{} ({}).", k.eerste.rol, k.waarvoor),
                )
        self.fields["tot"] = DatumVeld(
            label="Tot en met welke dag kunnen zij meelezen?",
            initial=localdate() + TERMIJN,
            help_text="Daarna werken de links niet meer.",
            error_messages={"required": "Kies een dag."},
        )
        self.fields["toelichting"] = forms.CharField(
            label="Wil je er iets bij zeggen?",
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Bijvoorbeeld: waar zij vooral op moeten letten.",
        )

    def clean_tot(self) -> Any:
        """Refuse a day that is over, or so far away that nobody thinks of it any more."""
        dag = self.cleaned_data["tot"]
        if dag < localdate():
            raise ValidationError("Deze dag is al voorbij.")
        if dag > localdate() + LANGST:
            raise ValidationError("Kies een dag binnen een half jaar.")
        return dag

    def clean(self) -> dict[str, Any]:
        """Ask for at least one person, and no address twice."""
        gegevens = super().clean() or {}
        adressen = [adres.lower() for naam, adres in gegevens.items() if naam.startswith("adres-") and adres]
        if len(adressen) != len(set(adressen)):
            self.add_error(None, "Je vulde een e-mailadres twee keer in. Elke persoon krijgt een eigen link.")
        if not self.errors and not self.genodigden(gegevens):
            self.add_error(None, "Kies een collega, of vul een e-mailadres in.")
        return gegevens

    def genodigden(self, gegevens: dict[str, Any]) -> list[Genodigde]:
        """Give who is asked."""
        gekozen = [self.kandidaten[pk].genodigde() for pk in gegevens.get("collegas", [])]
        return gekozen + [
            k.genodigde(adres) for pk, k in self.kandidaten.items() if (adres := gegevens.get(f"adres-{pk}"))
        ]
