"""Forms of the action plan: measures and instruments."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q

from acties.forms import ActieForm
from strategie.models import Dossier, Methode
from waardenkader.models import Actiesoort, Waarde
from web.gezien import GezienForm
from web.velden import noem_niet_vrij


class MaatregelForm(ActieForm):
    """A measure of the action plan; the fields that only belong to a project are left out."""

    use_required_attribute = False

    class Meta(ActieForm.Meta):
        fields = [
            "titel",
            "omschrijving",
            "soort",
            "waarden",
            "actiehouder",
            "actiehouder_naam",
            "actiehouder_functie",
            "monitor",
            "termijn",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort = cast(forms.ChoiceField, self.fields["soort"])
        soort.choices = [("", "Nog niet gekozen"), *Actiesoort.choices]
        self.fields["titel"].error_messages["required"] = "Schrijf op wat er gaat gebeuren."
        self.fields["actiehouder_functie"].help_text = "Leeg bij een collega: de functie van het account."
        # Needed for voorleggen; they can follow later.
        noem_niet_vrij(self, "soort", "waarden", "actiehouder", "termijn")


class MethodeForm(GezienForm, forms.ModelForm):
    """An instrument for projects; takes the dossier, which says for which values it can be."""

    class Meta:
        model = Methode
        fields = ("naam", "naam_anders", "waarden", "dekt", "lacunes", "inzet")
        labels = {
            "naam": "Welk instrument?",
            "naam_anders": "Naam, als je ‘Andere methode’ koos",
            "dekt": "Wat dekt dit instrument af?",
            "inzet": "Wanneer zetten jullie het in?",
        }
        help_texts = {
            "naam": "Weet je niet welk past? Kijk onderaan deze pagina bij ‘Welk instrument past?’."
        }
        widgets = {
            "waarden": forms.CheckboxSelectMultiple,
            "dekt": forms.Textarea(attrs={"rows": 3}),
            "lacunes": forms.Textarea(attrs={"rows": 3}),
            "inzet": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        naam = cast(forms.ChoiceField, self.fields["naam"])
        naam.choices = [("", "Kies een instrument"), *Methode.Naam.choices]
        naam.error_messages["required"] = "Kies een instrument."
        kiesbaar = Q(pk__in=dossier.accentwaarden.values("waarde"))
        if self.instance.pk:
            kiesbaar |= Q(pk__in=self.instance.waarden.values("pk"))
        waarden = Waarde.objects.filter(kiesbaar).op_volgorde()
        if dossier.keuze == Dossier.Keuze.SPECIFIEK and waarden:
            cast(forms.ModelMultipleChoiceField, self.fields["waarden"]).queryset = waarden
        else:
            del self.fields["waarden"]
