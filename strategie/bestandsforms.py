"""Forms with a file: a decision that was made elsewhere, a document with the dossier; and the mandate for the first."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from acties.forms import BestandVeld, DatumVeld
from organisatie.models import Gebruiker, Organisatie
from organisatie.rechten import Recht, mag
from strategie.models import Dossier, Dossierstuk, Fase
from web.gezien import GezienForm
from web.mensen import PersoonVeld
from web.velden import noem_niet_vrij


class MandaatForm(GezienForm, forms.Form):
    """Who may record what is decided elsewhere; who writes says where that mandate stands."""

    aan = PersoonVeld(
        label="Wie legt vast wat elders is besloten?", error_messages={"required": "Kies een collega."}
    )
    waar = forms.CharField(
        label="Waar staat dit mandaat?",
        max_length=300,
        help_text="Bijvoorbeeld: mail van de bestuurder van 3 maart, of het mandaatregister.",
        error_messages={"required": "Schrijf op waar het mandaat staat."},
    )

    def __init__(self, *args: Any, dossier: Dossier, door: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, initial={"aan": dossier.gemandateerde_id}, **kwargs)
        zelf = mag(door, Recht.STRATEGIE_VASTSTELLEN, dossier)
        zonder = {dossier.bestuurder_id} if zelf else {dossier.bestuurder_id, door.pk}
        cast(PersoonVeld, self.fields["aan"]).bied_aan(
            zonder=Gebruiker.objects.filter(pk__in=zonder - {None})
        )
        if zelf:
            del self.fields["waar"]


ORGANEN = {
    Organisatie.Soort.GEMEENTE: "het college van burgemeester en wethouders",
    Organisatie.Soort.PROVINCIE: "Gedeputeerde Staten",
    Organisatie.Soort.WATERSCHAP: "het dagelijks bestuur",
    Organisatie.Soort.RIJK: "de directie",
}


class EldersForm(forms.Form):
    """What was decided elsewhere, when, and where it stands."""

    besluit = forms.ChoiceField(
        label="Wat is er besloten?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is besloten."},
    )
    orgaan = forms.CharField(
        label="Wie besloot?",
        max_length=150,
        help_text="Zo komt het in het document te staan.",
        error_messages={"required": "Schrijf op wie besloot."},
    )
    datum = DatumVeld(
        label="Op welke dag?", error_messages={"required": "Vul in op welke dag het besluit is genomen."}
    )
    nummer = forms.CharField(
        label="Besluitnummer",
        max_length=60,
        help_text="Bijvoorbeeld het zaaknummer. Niet nodig als het stuk terugkomt.",
        error_messages={"required": "Vul het nummer van het besluit in."},
    )
    bestand = BestandVeld(
        label="Het stuk waarin het besluit staat",
        uitleg="Wie dit dossier mag zien, kan het openen. Niet nodig als het stuk terugkomt.",
    )
    opmerking = forms.CharField(
        label="Opmerking",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="Verplicht als het stuk terugkomt: schrijf dan op wat er anders moet.",
        error_messages={"required": "Schrijf op wat er anders moet."},
    )
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)
    use_required_attribute = False  # what is needed depends on what was decided

    def __init__(self, *args: Any, fase: Fase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        woord = fase.woord.capitalize()
        self.fields["besluit"].choices = [  # type: ignore[attr-defined]
            ("vastgesteld", f"{woord}, zoals het is voorgelegd"),
            ("teruggegeven", "Teruggegeven: er moet iets anders"),
        ]
        terug = self.data.get("besluit") == "teruggegeven"
        self.fields["nummer"].required = self.fields["bestand"].required = not terug
        self.fields["bestand"].error_messages["required"] = "Voeg het stuk toe waarin het besluit staat."
        self.fields["opmerking"].required = terug
        soort = Organisatie.Soort(Organisatie.huidige().soort)
        self.fields["orgaan"].initial = ORGANEN.get(soort, "")


class StukForm(forms.ModelForm):
    """A document with the dossier: a link or a file."""

    bestand = BestandVeld(uitleg="Wie dit dossier mag zien, kan het openen.")

    class Meta:
        model = Dossierstuk
        fields = ("titel", "link")
        labels = {"titel": "Wat is het?", "link": "Link naar het stuk"}
        help_texts = {
            "titel": "Bijvoorbeeld: coalitieakkoord 2026, of beleidsregels algoritmen.",
            "link": "Begint met https://. Heb je geen link, kies dan een bestand.",
        }
        error_messages = {"titel": {"required": "Schrijf op wat het is."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noem_niet_vrij(self, "link", "bestand")  # one of the two

    def clean(self) -> dict[str, Any]:
        """Ask for one of both; a file that was refused is told already."""
        gegevens = super().clean() or {}
        if not {"link", "bestand"} & set(self.errors) and bool(gegevens.get("link")) == bool(
            gegevens.get("bestand")
        ):
            self.add_error("link", "Geef een link óf kies een bestand.")
        return gegevens
