"""Forms for actions and their progress."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from acties.bewijs import GROOTSTE, GROOTSTE_MB, TE_GROOT, keur_bestand
from acties.models import OVERGANGEN, Actie, Status, Voortgang
from organisatie.wijziging import kenmerk
from waardenkader.forms import WaardenVeld
from waardenkader.models import Actiesoort, Waarde
from waardenkader.voorbeeldform import MetVoorbeeld, Voorbeeldregel
from web.gezien import GezienForm
from web.mensen import PersoonVeld, bied_mensen_aan

GEEN_KNELPUNT = "Schrijf op wat het knelpunt is en waardoor het komt."


class DatumVeld(forms.DateField):
    """A date as the browser's own date field sends it, and as people type it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
    default_error_messages = {
        "invalid": "Vul een datum in, bijvoorbeeld 31-12-2026.",
        "jaar": "Kijk het jaar na: dat moet tussen 2000 en 2099 liggen.",
    }

    def validate(self, value: Any) -> None:
        """Refuse the year 26 or 20226: a slip of the keyboard that the browser's date field lets through."""
        super().validate(value)
        if value is not None and not 2000 <= value.year < 2100:
            raise forms.ValidationError(self.error_messages["jaar"], code="jaar")


ZONDER_VOORBEELD = "zonder_voorbeeld"
"""The tick that takes off with which example an action began."""


class ActieForm(MetVoorbeeld, GezienForm, forms.ModelForm):
    """What an action is, who carries it out, by when, and for which values."""

    HOOFD: tuple[str, ...] = (
        "titel",
        "waarden",
        "actiehouder",
        "actiehouder_naam",
        "actiehouder_functie",
        "termijn",
    )
    """What stands on the poster; the other fields may be folded."""

    waarden = WaardenVeld(label="Voor welke waarden?", required=False)
    begint_op = DatumVeld(
        label="Begint op", required=False, help_text="Alleen als de actie pas later kan beginnen."
    )
    termijn = DatumVeld(label="Termijn", required=False)
    actiehouder = PersoonVeld(label="Actiehouder", required=False)
    monitor = PersoonVeld(label="Wie volgt de actie?", required=False)

    class Meta:
        model = Actie
        fields = [
            "titel",
            "omschrijving",
            "waarden",
            "soort",
            "actiehouder",
            "actiehouder_naam",
            "actiehouder_adres",
            "actiehouder_functie",
            "monitor",
            "begint_op",
            "termijn",
            "doelgroep",
            "ander_niveau",
            "ander_niveau_toelichting",
            "breder_inzetbaar",
            "wijziging_organisatie",
            "wijziging_toelichting",
        ]
        widgets = {
            "titel": Voorbeeldregel,
            "omschrijving": forms.Textarea(attrs={"rows": 3}),
            "ander_niveau_toelichting": forms.Textarea(attrs={"rows": 2}),
            "wijziging_toelichting": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, kader: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("actiehouder", "monitor"):
            bied_mensen_aan(self, naam)
        waarden = cast(forms.ModelMultipleChoiceField, self.fields["waarden"])
        if self.instance.pk:
            waarden.queryset = Waarde.objects.kiesbaar(
                self.instance.waarden.all(),
                kader=self.instance.eigenaar.kader_id,
                project=self.instance.project_id,
            )
        elif kader:
            waarden.queryset = Waarde.objects.in_kader(kader)
        cast(forms.ChoiceField, self.fields["soort"]).choices = [
            ("", "Nog niet gekozen"),
            *Actiesoort.choices,
        ]
        if self.instance.voorbeeldbron:
            self.fields[ZONDER_VOORBEELD] = forms.BooleanField(
                label="Deze actie komt niet meer van het voorbeeld",
                required=False,
                help_text="Dan staat er niet meer bij met welk voorbeeld zij begon.",
            )

    def kenmerken(self) -> dict[str, str]:
        """Leave out what is no field of the action, and so cannot be changed by two people."""
        return {naam: merk for naam, merk in super().kenmerken().items() if naam != ZONDER_VOORBEELD}

    @property
    def hoofd(self) -> tuple[str, ...]:
        """The fields that are always in sight; a measure of a strategy is of one of the six kinds."""
        return (*self.HOOFD, "soort") if self.instance.dossier_id else self.HOOFD

    def hoofdvelden(self) -> list[forms.BoundField]:
        """Give the fields of `hoofd`."""
        return [self[naam] for naam in self.hoofd]

    def overige_velden(self) -> list[forms.BoundField]:
        """Give the other fields."""
        return [self[naam] for naam in self.fields if naam not in self.hoofd and not self[naam].is_hidden]

    def overige_open(self) -> bool:
        """Whether one of the other fields is filled in or has an error, and so must be seen."""
        leeg = (None, "", False, Actie.Bereik.NEE)
        return any(veld.errors or veld.value() not in leeg for veld in self.overige_velden())

    def clean(self) -> dict[str, Any]:
        """Ask for the explanation that belongs to a ticked box, and for one holder only."""
        gegevens = super().clean() or {}
        if gegevens.get("ander_niveau") and not gegevens.get("ander_niveau_toelichting"):
            self.add_error("ander_niveau_toelichting", "Schrijf op welk niveau hierover moet besluiten.")
        if gegevens.get("wijziging_organisatie") and not gegevens.get("wijziging_toelichting"):
            self.add_error("wijziging_toelichting", "Schrijf op welke wijziging nodig is, en waarom.")
        if gegevens.get("actiehouder") and gegevens.get("actiehouder_naam"):
            self.add_error("actiehouder_naam", "Kies een collega óf schrijf een naam op. Niet allebei.")
        if gegevens.get("actiehouder_adres") and not gegevens.get("actiehouder_naam"):
            self.add_error(
                "actiehouder_adres", "Dit adres is voor wie geen account heeft. Schrijf ook de naam op."
            )
        begint, termijn = gegevens.get("begint_op"), gegevens.get("termijn")
        if begint and termijn and begint > termijn:
            self.add_error("begint_op", "De actie begint na de termijn. Kijk beide dagen na.")
        return gegevens


class BestandVeld(forms.FileField):
    """A file to show what was done, of a kind and a size that can be kept."""

    def __init__(
        self, *, label: str = "Bestand", uitleg: str = "Wie de actie mag zien, kan het openen.", **kwargs: Any
    ) -> None:
        super().__init__(
            label=label,
            required=False,
            validators=[keur_bestand],
            widget=forms.FileInput(attrs={"data-grootste": GROOTSTE, "data-te-groot": TE_GROOT}),
            help_text=f"Een PDF, foto of document, hooguit {GROOTSTE_MB} MB. {uitleg}",
            error_messages={"empty": "Dit bestand is leeg. Kies een ander bestand."},
            **kwargs,
        )


class VoortgangForm(GezienForm, forms.ModelForm):
    """How an action is going; offers only the states it can go to, and guards the state that the page showed."""

    bestand = BestandVeld()

    class Meta:
        model = Voortgang
        fields = ["status", "tekst", "knelpunt", "oplossing", "nodig", "bijstellen", "bewijs_link"]
        widgets = {
            naam: forms.Textarea(attrs={"rows": 2})
            for naam in ("tekst", "knelpunt", "oplossing", "nodig", "bijstellen")
        }

    bestaat = True

    def __init__(self, *args: Any, actie: Actie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actie = actie
        mogelijk = OVERGANGEN[actie.status]
        keuzes = [(w, n) for w, n in Status.choices if w in mogelijk]
        self.initial["status"] = actie.status
        self.fields["status"] = forms.ChoiceField(
            label="Status",
            choices=keuzes,
            error_messages={"invalid_choice": "Deze status kan nu niet. Kies een andere."},
        )

    def kenmerken(self) -> dict[str, str]:
        """Give the mark of the state of the action: all else is new."""
        return {"status": kenmerk(self.actie.status)}

    def _huidig(self, naam: str) -> Any:
        return self.actie.status if naam == "status" else super()._huidig(naam)

    def clean(self) -> dict[str, Any]:
        """A bottleneck without words helps nobody."""
        gegevens = super().clean() or {}
        if gegevens.get("status") == Status.KNELT and not gegevens.get("knelpunt"):
            self.add_error("knelpunt", GEEN_KNELPUNT)
        return gegevens


class AntwoordForm(forms.Form):
    """What the holder says by the link in a mail: how it goes, and if need be in words."""

    KNOPPEN = (
        (Status.LOOPT, "Het loopt"),
        (Status.KNELT, "Ik loop vast"),
        (Status.GEREED, "Het is klaar"),
    )

    status = forms.ChoiceField(
        choices=KNOPPEN,
        widget=forms.HiddenInput,
        error_messages={"required": "Kies hoe het gaat.", "invalid_choice": "Kies hoe het gaat."},
    )
    tekst = forms.CharField(
        label="Wil je er iets bij zeggen?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld wat er gedaan is. Loop je vast? Schrijf dan op waardoor.",
    )
    nodig = forms.CharField(
        label="Wat heb je nodig, en van wie?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    bestand = BestandVeld()

    def clean(self) -> dict[str, Any]:
        """A bottleneck without words helps nobody."""
        gegevens = super().clean() or {}
        if gegevens.get("status") == Status.KNELT and not gegevens.get("tekst"):
            self.add_error("tekst", GEEN_KNELPUNT)
        return gegevens

    def velden(self) -> dict[str, Any]:
        """Give it as a report: what somebody who is stuck writes is the bottleneck."""
        gegevens = self.cleaned_data
        woorden = "knelpunt" if gegevens["status"] == Status.KNELT else "tekst"
        return {
            "status": gegevens["status"],
            woorden: gegevens["tekst"],
            "nodig": gegevens["nodig"],
            "bestand": gegevens["bestand"],
        }
