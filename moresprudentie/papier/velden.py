"""The fields of the page that are there once: the project and its workshop, and the questions of the verslag."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from acties.forms import DatumVeld
from formats.spec import MAX_TEKENS, Soort, Vraag
from moresprudentie.formats import VERSLAG
from moresprudentie.models import Verslag
from organisatie.models import Organisatieonderdeel
from project.forms import Keuzelijst
from project.models import Project, Technologie
from waardenkader.models import Kaderversie
from web.velden import noem_niet_vrij

VOORAAN = ("samenvatting", "context", "projectdoel", "doel_workshop", "afweging", "trefwoorden")
"""What most old verslagen say, and what has to be there before publishing; the other questions are folded."""
VRAAG = "vraag_"


class GegevensForm(forms.Form):
    """The project, its workshop, and what was decided."""

    use_required_attribute = False

    titel = forms.CharField(
        label="Naam van het project of de casus",
        max_length=200,
        error_messages={"required": "Vul in hoe het project heette."},
    )
    datum = DatumVeld(
        label="Wanneer was de workshop?",
        help_text="Weet je alleen de maand? Kies dan de eerste dag daarvan.",
        error_messages={"required": "Vul in wanneer de workshop was."},
    )
    locatie = forms.CharField(label="Plaats", max_length=200, required=False)
    onderdeel = forms.ModelChoiceField(
        Organisatieonderdeel.objects.all(),
        label="Organisatieonderdeel",
        required=False,
        empty_label="Kies een onderdeel",
    )
    technologie = forms.CharField(
        label="Technologie",
        max_length=100,
        required=False,
        help_text="Kies er een uit de lijst of typ een andere.",
        widget=Keuzelijst(list(Technologie.values)),
    )
    deelnemers_toen = forms.IntegerField(
        label="Hoeveel mensen deden mee?", min_value=1, max_value=999, required=False
    )
    van_buiten_toen = forms.IntegerField(
        label="Hoeveel van hen van buiten de organisatie?", min_value=0, max_value=999, required=False
    )
    geleid_door = forms.CharField(
        label="Wie leidde de workshop?",
        max_length=200,
        required=False,
        help_text="Komt niet in het verslag. We zoeken deze naam in de tekst, zodat je hem daar kunt weghalen.",
    )
    uitkomst = forms.ChoiceField(
        label="Hoe ging het project verder?",
        choices=[("", "Niet bekend"), *Project.Uitkomst.choices],
        required=False,
    )
    uitkomst_reden = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=MAX_TEKENS,
        help_text="Nodig als je hierboven een uitkomst kiest.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kader = forms.ModelChoiceField(
        Kaderversie.objects.op_gebruik(),
        label="Met welk waardenkader werkte de groep?",
        empty_label=None,
        help_text="De woorden van toen blijven staan. De databank telt een oude waarde mee bij die van nu.",
        error_messages={"required": "Kies het waardenkader van toen."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noem_niet_vrij(self, "uitkomst_reden")
        self.fields["datum"].widget.attrs["max"] = timezone.localdate().isoformat()
        kader = cast(forms.ModelChoiceField, self.fields["kader"])
        self.initial.setdefault("kader", Kaderversie.objects.actueel())
        if Kaderversie.objects.count() < 2:
            kader.widget = forms.HiddenInput()

    def clean_datum(self) -> Any:
        """The workshop was held."""
        datum = self.cleaned_data["datum"]
        if datum and datum > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul in wanneer de workshop was.")
        return datum

    def clean(self) -> dict[str, Any]:
        """An outcome has its reason; of who was there, not more came from outside."""
        gegevens = super().clean() or {}
        if gegevens.get("uitkomst") and not gegevens.get("uitkomst_reden", "").strip():
            self.add_error("uitkomst_reden", "Schrijf op waarom dit de uitkomst was.")
        if gegevens.get("uitkomst_reden", "").strip() and not gegevens.get("uitkomst"):
            self.add_error("uitkomst", "Kies de uitkomst die bij deze reden hoort.")
        samen, van_buiten = gegevens.get("deelnemers_toen"), gegevens.get("van_buiten_toen")
        if van_buiten and van_buiten > (samen or 0):
            self.add_error("van_buiten_toen", "Dit zijn er meer dan er meededen.")
        return gegevens

    @property
    def vooraan(self) -> list[BoundField]:
        """All fields but that of the framework, which stands beside the values."""
        return [veld for veld in self.visible_fields() if veld.name != "kader"]


class TekstForm(forms.Form):
    """The questions of the verslag, and who may read it later."""

    use_required_attribute = False

    zichtbaarheid = forms.ChoiceField(
        label="Wie mag het verslag straks lezen?",
        choices=Verslag.Zichtbaarheid.choices,
        initial=Verslag.Zichtbaarheid.ORGANISATIE,
        help_text="Bij het publiceren vragen we het nog eens.",
        error_messages={"required": "Kies wie het verslag mag lezen."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in VERSLAG.vragen():
            self.fields[VRAAG + vraag.sleutel] = _veld(vraag)
            if vraag.verplicht:
                noem_niet_vrij(self, VRAAG + vraag.sleutel)

    @property
    def vooraan(self) -> list[BoundField]:
        """The questions that most old verslagen answer."""
        return [self[VRAAG + sleutel] for sleutel in VOORAAN]

    @property
    def overige(self) -> list[BoundField]:
        """The other questions."""
        sleutels = (vraag.sleutel for vraag in VERSLAG.vragen())
        return [self[VRAAG + sleutel] for sleutel in sleutels if sleutel not in VOORAAN]

    @property
    def overige_gebruikt(self) -> bool:
        """Whether the folded part has something in it, or something wrong."""
        return any(veld.value() or veld.errors for veld in self.overige)

    def teksten(self) -> dict[str, str]:
        """Give the answers per question; call after `is_valid`."""
        return {
            naam.removeprefix(VRAAG): tekst
            for naam, tekst in self.cleaned_data.items()
            if naam.startswith(VRAAG)
        }


def _veld(vraag: Vraag) -> forms.Field:
    uitleg = vraag.uitleg
    if vraag.verplicht:
        uitleg = f"{uitleg} Nodig om te publiceren; het mag ook later.".strip()
    gedeeld: dict[str, Any] = {"label": vraag.label, "help_text": uitleg, "required": False}
    if vraag.soort is Soort.KEUZE:
        return forms.ChoiceField(choices=[("", "Niet bekend"), *vraag.opties], **gedeeld)
    rijen = 4 if vraag.verplicht else 2
    widget = forms.TextInput() if vraag.soort is Soort.KORT else forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(max_length=MAX_TEKENS, widget=widget, **gedeeld)
