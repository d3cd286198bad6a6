"""Forms of the project pages outside the workshop."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils import timezone

from acties.forms import ActieForm
from project.models import (
    MEESTE_MINUTEN,
    ROLLEN,
    Deelnemer,
    Groep,
    Instrument,
    Project,
    Technologie,
    Workshop,
)
from project.workshop.script import ONDERDELEN, Onderdeel, Stapplan, met_minuten
from project.workshop.tijden import ZAALVELD, oordeel, stappen_van, tijdveld, zaal_tot
from strategie.models import Dossier
from waardenkader.models import Fundament, Waarde
from web.gezien import GezienForm
from web.mensen import PersoonVeld, bied_mensen_aan


class Keuzelijst(forms.TextInput):
    """A text field with suggestions (`datalist`); anything else may be typed too."""

    template_name = "project/keuzelijst.html"

    def __init__(self, suggesties: list[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggesties = suggesties

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the suggestions and an id for their list."""
        context = super().get_context(name, value, attrs)
        lijst = f"{context['widget']['attrs'].get('id', name)}_lijst"
        context["widget"]["attrs"]["list"] = lijst
        return {**context, "suggesties": self.suggesties, "lijst": lijst}


class ProjectForm(GezienForm, forms.ModelForm):
    """What a project is about and who has which role."""

    class Meta:
        model = Project
        fields = (
            "titel",
            "omschrijving",
            "technologie",
            "onderdeel",
            "dossier",
            *dict(ROLLEN),
        )
        field_classes = dict.fromkeys(dict(ROLLEN), PersoonVeld)
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 3}),
            "technologie": Keuzelijst(list(Technologie.values)),
        }
        help_texts = {
            "titel": "Kort en herkenbaar, bijvoorbeeld ‘Druktemonitor’.",
            "omschrijving": "In een paar zinnen: waar gaat het over?",
            "technologie": "Kies er een uit de lijst of typ een andere.",
            "dossier": "De accentwaarden hieruit bespreek je in de workshop.",
            "organisator": "Bereidt de workshop voor en maakt het verslag.",
            "projectleider": "Is verantwoordelijk voor de casus.",
            "gespreksleider": "Leidt het gesprek in de workshop.",
            "notulist": "Schrijft mee voor het verslag.",
            "regievoerder": "Volgt na de workshop of alle acties gebeuren.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rol, _ in ROLLEN:
            bied_mensen_aan(self, rol)
        dossier = cast(forms.ModelChoiceField, self.fields["dossier"])
        dossier.label = "Strategie"
        te_kiezen = Q(pk__in=Dossier.objects.vastgesteld().values("pk")) | Q(pk=self.instance.dossier_id)
        dossier.queryset = Dossier.objects.filter(te_kiezen)
        dossier.empty_label = "Geen strategie"
        onderdeel = cast(forms.ModelChoiceField, self.fields["onderdeel"])
        onderdeel.empty_label = "Kies een onderdeel"


class InstrumentForm(GezienForm, forms.ModelForm):
    """Where another instrument stands."""

    class Meta:
        model = Instrument
        fields = ("soort", "naam", "stand", "toelichting")
        widgets = {"stand": forms.RadioSelect, "toelichting": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "naam": "Alleen bij een ander instrument.",
            "toelichting": "Wanneer, door wie, en wat kwam eruit? Of waarom niet nodig?",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["stand"]).choices = Instrument.Stand.choices


class DeelnemerForm(GezienForm, forms.ModelForm):
    """Who takes part and from which perspective."""

    gebruiker = PersoonVeld(
        label="Collega met een account",
        required=False,
        help_text="Naam en e-mailadres hoef je dan niet in te vullen.",
    )
    naam = forms.CharField(label="Naam", max_length=200, required=False)

    class Meta:
        model = Deelnemer
        fields = ("gebruiker", "naam", "email", "soort", "perspectief", "uitnodiging")
        widgets = {"soort": forms.RadioSelect}
        help_texts = {
            "email": "Naar dit adres gaat de uitnodiging.",
            "perspectief": "Vanuit welke rol kijkt deze persoon mee? Bijvoorbeeld inwoner, jurist of data-analist.",
            "uitnodiging": "Wijzig dit als je het antwoord op een andere manier hoorde.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bied_mensen_aan(self, "gebruiker")
        cast(forms.ChoiceField, self.fields["soort"]).choices = Deelnemer.Soort.choices
        if not self.instance.pk:
            del self.fields["uitnodiging"]

    def clean(self) -> dict[str, Any]:
        """Take name and address of a colleague from the account."""
        gegevens = super().clean() or {}
        collega = gegevens.get("gebruiker")
        if collega:
            gegevens["naam"] = gegevens.get("naam") or collega.naam
            gegevens["email"] = gegevens.get("email") or collega.email
        elif not gegevens.get("naam"):
            self.add_error("naam", "Vul een naam in, of kies een collega.")
        return gegevens


class IndelingForm(GezienForm, forms.Form):
    """One choice of group per participant. `deelnemers` and `groepen` are read once by the view."""

    def __init__(self, *args: Any, deelnemers: list[Deelnemer], groepen: list[Groep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deelnemers = {str(d.pk): d for d in deelnemers}
        self.groepen = {str(g.pk): g for g in groepen}
        keuzes = [("", "Nog geen groep"), *((pk, groep.naam) for pk, groep in self.groepen.items())]
        for pk, deelnemer in self.deelnemers.items():
            self.fields[f"groep_{pk}"] = forms.ChoiceField(
                label=f"Groep van {deelnemer.naam}",
                choices=keuzes,
                required=False,
                initial=str(deelnemer.groep_id or ""),
            )

    def indeling(self) -> dict[Deelnemer, Groep | None]:
        """Give the choices as participants with their group; call after `is_valid`."""
        return {
            deelnemer: self.groepen.get(self.cleaned_data[f"groep_{pk}"])
            for pk, deelnemer in self.deelnemers.items()
        }

    def rijen(self) -> list[tuple[Deelnemer, forms.BoundField]]:
        """Give each participant with the field for the group, for the table."""
        return [(deelnemer, self[f"groep_{pk}"]) for pk, deelnemer in self.deelnemers.items()]


class VoorstelForm(forms.Form):
    """The mark of the proposal that the page showed (`Voorstel.kenmerk`)."""

    voorstel = forms.CharField(
        max_length=24,
        error_messages={
            "required": "Bekijk eerst het voorstel. Neem het daarna over.",
            "max_length": "Bekijk eerst het voorstel. Neem het daarna over.",
        },
        widget=forms.HiddenInput,
    )


class TafelForm(GezienForm, forms.Form):
    """Which table discusses which fundament; two fundamenten may share one."""

    def __init__(
        self, *args: Any, fundamenten: list[Fundament], tafels: dict[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fundamenten = {str(f.pk): f for f in fundamenten}
        keuzes = [(str(n), f"Tafel {n}") for n in range(1, len(fundamenten) + 1)]
        for pk, fundament in self.fundamenten.items():
            nu = str(tafels.get(fundament.pk, ""))
            self.fields[f"tafel_{pk}"] = forms.ChoiceField(
                label=fundament.naam, choices=keuzes if nu else [("", "Kies een tafel"), *keuzes], initial=nu
            )

    def tafels(self) -> dict[Fundament, int]:
        """Give the table number per fundament; call after `is_valid`."""
        return {f: int(self.cleaned_data[f"tafel_{pk}"]) for pk, f in self.fundamenten.items()}


class PlanForm(GezienForm, forms.ModelForm):
    """When and where the workshop is, and what to think of."""

    begin = forms.DateTimeField(
        label="Begin",
        required=False,
        widget=forms.DateTimeInput,
    )
    opvolggesprek_op = forms.DateTimeField(
        label="Follow-upgesprek",
        required=False,
        widget=forms.DateTimeInput,
        help_text="Plan nu alvast het gesprek met de projectleider, na de workshop.",
    )

    class Meta:
        model = Workshop
        fields = ("begin", "locatie", "plan", "opvolggesprek_op")
        widgets = {"plan": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "locatie": "Een zaal waar alle tafels in passen.",
            "plan": "Wat moet de gespreksleider weten? Denk aan gevoelige punten, de zaal en wie wat meeneemt.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begin"].help_text = f"De workshop duurt {oordeel(self.instance).duur}."


class TijdenForm(GezienForm, forms.Form):
    """How many minutes each part of the script takes in this workshop, and until when the room is booked."""

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workshop = workshop
        for stap in stappen_van(workshop):
            for deel in stap.onderdelen:
                minst = 0 if deel.valt_erbinnen else 1
                self.fields[tijdveld(deel.sleutel)] = forms.IntegerField(
                    label=f"Minuten voor {deel.naam.lower()}",
                    min_value=minst,
                    max_value=MEESTE_MINUTEN,
                    initial=deel.minuten,
                    error_messages={
                        "required": "Vul het aantal minuten in.",
                        "invalid": "Vul een heel aantal minuten in.",
                        "min_value": "Vul ten minste 1 minuut in." if minst else "Vul 0 of meer in.",
                        "max_value": "Vul ten hoogste %(limit_value)s minuten in.",
                    },
                )
        self.fields[ZAALVELD] = forms.TimeField(
            label="De zaal is geboekt tot",
            required=False,
            initial=zaal_tot(workshop),
            widget=forms.TimeInput,
            help_text="Dan waarschuwen we als de workshop niet past. Laat leeg als je het niet weet.",
        )

    def stappen(self) -> tuple[Stapplan, ...]:
        """Give the steps with the minutes as they stand in the form; what cannot be read is as it was kept."""
        gelezen = self.minuten() if self.is_bound and self.errors is not None else {}
        return met_minuten(
            {
                d.sleutel: gelezen.get(d.sleutel, d.minuten)
                for s in stappen_van(self.workshop)
                for d in s.onderdelen
            }
        )

    def klok(self) -> datetime:
        """Give when the first part begins; without a date the clock counts from 0:00."""
        begin = self.workshop.begin
        return timezone.localtime(begin) if begin else datetime.combine(date.min, time())

    def rijen(self) -> list[tuple[Stapplan, datetime, list[tuple[Onderdeel, datetime, forms.BoundField]]]]:
        """Give each step with its beginning and its parts, and each part with its beginning and its field."""
        nu, rijen = self.klok(), []
        for stap in self.stappen():
            begin, delen = nu, []
            for deel in stap.onderdelen:
                delen.append((ONDERDELEN[deel.sleutel], nu, self[tijdveld(deel.sleutel)]))
                nu += timedelta(minutes=deel.minuten)
            rijen.append((stap, begin, delen))
        return rijen

    def minuten(self) -> dict[str, int]:
        """Give the minutes per part that were filled in rightly."""
        gegevens = getattr(self, "cleaned_data", {})
        return {sleutel: gegevens[veld] for sleutel in ONDERDELEN if (veld := tijdveld(sleutel)) in gegevens}


class FollowUpPlanForm(GezienForm, forms.ModelForm):
    """When the follow-up conversation will be."""

    opvolggesprek_op = forms.DateTimeField(label="Wanneer is het gesprek?", widget=forms.DateTimeInput)

    class Meta:
        model = Workshop
        fields = ("opvolggesprek_op",)


class FollowUpForm(forms.Form):
    """When the follow-up conversation was held."""

    op = forms.DateField(label="Wanneer was het gesprek?", widget=forms.DateInput)


class UitkomstForm(GezienForm, forms.ModelForm):
    """How the project goes on, and why."""

    use_required_attribute = False

    uitkomst = forms.ChoiceField(
        label="Hoe gaat het project verder?", choices=Project.Uitkomst.choices, widget=forms.RadioSelect
    )
    uitkomst_reden = forms.CharField(
        label="Waarom?",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Welke afweging gaf de doorslag? Dit komt in het verslag.",
    )

    class Meta:
        model = Project
        fields = ("uitkomst", "uitkomst_reden")


class ProjectActieForm(ActieForm):
    """An action out of the workshop, with the group that thought of it."""

    HOOFD = (*ActieForm.HOOFD, "groep")

    class Meta(ActieForm.Meta):
        fields = [*ActieForm.Meta.fields, "groep"]

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, kader=project.kader_id, **kwargs)
        self.project = project
        veld = cast(forms.ModelChoiceField, self.fields["groep"])
        veld.queryset = project.groepen.all()
        veld.label = "Bedacht door"
        veld.empty_label = "Iedereen samen"
        op_de_poster = Waarde.objects.filter(gekozen_in__project=project).op_volgorde()
        if op_de_poster.exists():
            cast(forms.ModelMultipleChoiceField, self.fields["waarden"]).queryset = op_de_poster

    def clean_titel(self) -> str:
        """The same action twice is a button pressed twice."""
        titel = self.cleaned_data["titel"]
        if self.project.acties.filter(titel__iexact=titel).exists():
            raise forms.ValidationError("Deze actie staat er al.")
        return titel
