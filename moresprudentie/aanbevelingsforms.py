"""Forms of the recommendations of a terugkoppeling: one that is written, and the answer to one that was sent."""

from __future__ import annotations

from typing import Any

from django import forms

from acties.models import Actie, Status
from moresprudentie.handelingen.aanbevelingen import nieuwere_versies
from moresprudentie.models import Aanbeveling
from strategie.models import Dossier
from web.gezien import GezienForm
from web.velden import noem_niet_vrij


class AanbevelingForm(GezienForm, forms.ModelForm):
    """One thing that the organisation could do."""

    use_required_attribute = False

    class Meta:
        model = Aanbeveling
        fields = ("titel", "toelichting")
        help_texts = {
            "titel": "Eén zin: wie doet wat? Bijvoorbeeld: ‘Wijs een beheerder aan voor het algoritmeregister.’",
            "toelichting": "Waaruit blijkt dat het nodig is?",
        }
        widgets = {
            "titel": forms.Textarea(attrs={"rows": 2}),
            "toelichting": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages = {"titel": {"required": "Schrijf op wat je aanraadt."}}


class AntwoordForm(GezienForm, forms.ModelForm):
    """What the strategy does with a recommendation; where it lands is asked only where it can land."""

    use_required_attribute = False

    class Meta:
        model = Aanbeveling
        fields = ("antwoord", "reden", "maatregel", "landt_in")
        labels = {
            "antwoord": "Wat doen jullie met deze aanbeveling?",
            "reden": "Waarom, of wat gaat er gebeuren?",
            "maatregel": "In welke maatregel komt zij terecht?",
            "landt_in": "In welke nieuwere versie komt zij terecht?",
        }
        help_texts = {
            "reden": "Houd je haar aan of wijs je haar af, schrijf dan op waarom. De redactie leest het.",
            "maatregel": "Alleen als je haar overneemt. Leeg laten mag: je kunt het nog kiezen tot het bestuur erover "
            "spreekt.",
            "landt_in": "Alleen als je haar overneemt.",
        }
        widgets = {"antwoord": forms.RadioSelect, "reden": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"antwoord": {"required": "Kies wat jullie met deze aanbeveling doen."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["antwoord"].required = True
        velden["antwoord"].choices = Aanbeveling.Antwoord.choices
        versies = nieuwere_versies(self.instance.terugkoppeling.dossier)
        waar = Actie.objects.filter(dossier__in=[self.instance.terugkoppeling.dossier, *versies])
        te_kiezen = waar.exclude(status=Status.VERVALLEN) | waar.filter(pk=self.instance.maatregel_id)
        velden["maatregel"].queryset = te_kiezen.select_related("dossier")
        if versies:  # the same measure goes on in each
            velden["maatregel"].label_from_instance = lambda actie: f"{actie}, versie {actie.dossier.versie}"
        velden["maatregel"].empty_label = "Nog geen"
        velden["landt_in"].queryset = Dossier.objects.filter(pk__in=[versie.pk for versie in versies])
        velden["landt_in"].empty_label = "Nog geen"
        noem_niet_vrij(self, "reden")  # only what is taken over needs no reason
        for naam in ("maatregel", "landt_in"):
            if not velden[naam].queryset.exists():
                del velden[naam]
