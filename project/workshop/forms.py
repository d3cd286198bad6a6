"""Forms with which the results of a workshop on paper are entered."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from project.models import AccentReflectie, Deelnemer, Gekozenwaarde, Groep, Project
from waardenkader.forms import WaardenVeld, WaardeVeld
from waardenkader.models import Waarde
from web.gezien import GezienForm


class AanwezigForm(GezienForm, forms.Form):
    """Who was there."""

    aanwezig = forms.ModelMultipleChoiceField(
        Deelnemer.objects.none(),
        label="Vink aan wie erbij waren",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelMultipleChoiceField, self.fields["aanwezig"])
        veld.queryset = project.deelnemers.all()
        self.initial.setdefault("aanwezig", [d.pk for d in project.deelnemers.erbij()])


class KiesWaardeForm(forms.Form):
    """A value that a group chose, with its reason and what it means here."""

    use_required_attribute = False

    waarde = WaardeVeld(label="Waarde")
    reden = forms.CharField(
        label="Waarom is deze waarde hier belangrijk?", widget=forms.Textarea(attrs={"rows": 3})
    )
    betekenis = forms.CharField(
        label="Wat betekent de waarde in dit project?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén of twee zinnen. Dit komt op de poster. Je kunt het ook bij stap 3 invullen.",
    )

    def __init__(self, *args: Any, groep: Groep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        van_groep = Waarde.objects.actueel().filter(principe__fundament__in=groep.fundamenten.all())
        veld = cast(forms.ModelChoiceField, self.fields["waarde"])
        veld.queryset = van_groep.exclude(gekozen_in__project=groep.project_id)


class GekozenwaardeForm(GezienForm, forms.ModelForm):
    """Change what is written with a chosen value."""

    use_required_attribute = False

    class Meta:
        model = Gekozenwaarde
        fields = ("reden", "betekenis", "weegt_zwaar")
        widgets = {"reden": forms.Textarea(attrs={"rows": 3}), "betekenis": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "betekenis": "Eén of twee zinnen. Dit komt op de poster.",
            "weegt_zwaar": "Vink aan als de deelnemers deze waarde samen het belangrijkst vonden.",
        }


class WeegForm(GezienForm, forms.Form):
    """Which of the chosen values weigh heaviest, and what each means here, all on one page."""

    zwaar = WaardenVeld(label="Welke waarden wegen het zwaarst?", required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gekozen = {g.waarde_id: g for g in project.gekozen_waarden.all()}
        veld = cast(forms.ModelMultipleChoiceField, self.fields["zwaar"])
        veld.queryset = Waarde.objects.filter(gekozen_in__project=project).op_volgorde()
        self.initial.setdefault("zwaar", [pk for pk, g in self.gekozen.items() if g.weegt_zwaar])
        for gekozen in project.gekozen_waarden.met_waarde():
            self.fields[f"betekenis_{gekozen.pk}"] = forms.CharField(
                label=f"Wat betekent {gekozen.waarde} in dit project?",
                required=False,
                initial=gekozen.betekenis,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def betekenissen(self) -> dict[int, str]:
        """Give the meanings per chosen value; call after `is_valid`."""
        return {
            int(naam.removeprefix("betekenis_")): tekst
            for naam, tekst in self.cleaned_data.items()
            if naam.startswith("betekenis_")
        }

    def zwaarste(self) -> list[Gekozenwaarde]:
        """Give the chosen values that were ticked; call after `is_valid`."""
        return [self.gekozen[waarde.pk] for waarde in self.cleaned_data["zwaar"]]


class AccentForm(GezienForm, forms.Form):
    """Per accentwaarde: does it play a part here, and why (not)? Left open means: not discussed."""

    KEUZES = (("ja", "Ja, speelt een rol"), ("nee", "Nee, speelt geen rol"))

    def __init__(
        self, *args: Any, waarden: list[Waarde], reflecties: dict[int, AccentReflectie], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.waarden = waarden
        for waarde in waarden:
            eerder = reflecties.get(waarde.pk)
            self.fields[f"rol_{waarde.pk}"] = forms.ChoiceField(
                label=f"Speelt {waarde.naam} een rol in dit project?",
                choices=self.KEUZES,
                widget=forms.RadioSelect,
                required=False,
                initial=None if eerder is None else "ja" if eerder.speelt_rol else "nee",
            )
            self.fields[f"waarom_{waarde.pk}"] = forms.CharField(
                label=f"{waarde.naam}: waarom wel of niet?",
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                initial=eerder.waarom if eerder else "",
            )

    def clean(self) -> dict[str, Any]:
        """An answer needs its reason, and a reason its answer."""
        gegevens = super().clean() or {}
        for waarde in self.waarden:
            rol, waarom = gegevens.get(f"rol_{waarde.pk}"), gegevens.get(f"waarom_{waarde.pk}")
            if rol and not waarom:
                self.add_error(f"waarom_{waarde.pk}", "Schrijf op waarom wel of niet.")
            if waarom and not rol:
                self.add_error(f"rol_{waarde.pk}", "Kies of de waarde een rol speelt.")
        return gegevens

    def reflecties(self) -> dict[Waarde, tuple[bool, str]]:
        """Give what was filled in; call after `is_valid`."""
        return {
            waarde: (self.cleaned_data[f"rol_{waarde.pk}"] == "ja", self.cleaned_data[f"waarom_{waarde.pk}"])
            for waarde in self.waarden
            if self.cleaned_data[f"rol_{waarde.pk}"]
        }


class SpanningForm(GezienForm, forms.Form):
    """A tension between two values on the poster."""

    use_required_attribute = False

    @property
    def bestaat(self) -> bool:
        """Whether one is changed; else one is added."""
        return "schuurt" in self.initial

    waarde_a = WaardeVeld(label="Eerste waarde")
    waarde_b = WaardeVeld(label="Tweede waarde")
    schuurt = forms.CharField(
        label="Wat schuurt er?", widget=forms.Textarea(attrs={"rows": 3}), help_text="Dit komt op de poster."
    )
    afweging = forms.CharField(
        label="Welke afweging is gemaakt?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("waarde_a", "waarde_b"):
            veld = cast(forms.ModelChoiceField, self.fields[naam])
            veld.queryset = Waarde.objects.filter(gekozen_in__project=project).op_volgorde()

    def clean(self) -> dict[str, Any]:
        """Two different values."""
        gegevens = super().clean() or {}
        if gegevens.get("waarde_a") and gegevens.get("waarde_a") == gegevens.get("waarde_b"):
            self.add_error("waarde_b", "Kies een andere waarde dan de eerste.")
        return gegevens
