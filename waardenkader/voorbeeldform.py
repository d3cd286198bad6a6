"""Beginning an action with an example of the framework: the field of a form beside which examples are, and how one is taken over.

With a script (js/voorbeelden.js) the examples open beside the field. Without one the form is sent to the page of the examples
(`waardenkader.voorbeelden`) with all that was typed, and comes back with the example in it. Nothing is saved on the way, and what
somebody typed is never replaced unasked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.utils import ErrorDict

from organisatie.tekst import getal
from waardenkader.models import Actiesoort, Voorbeeldactie, Waarde

if TYPE_CHECKING:
    _Basis = forms.BaseForm
    _Widget = forms.Widget
else:
    _Basis = _Widget = object

NEEM_OVER = "neem_over"
"""What the page of the examples sends: the id of an example, and ":vervang" or ":achter" when something was typed."""
GEKOZEN = "voorbeeldactie"


class _MetVoorbeelden(_Widget):
    """A control with a button to choose an example below it; `bron` says which one was chosen."""

    template_name = "waardenkader/voorbeelden/veld.html"
    basis = ""
    bron = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template what to draw, and what stands below it."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"basis": self.basis, "bron": self.bron}
        return context


class Voorbeeldregel(_MetVoorbeelden, forms.TextInput):
    """One line of text."""

    basis = "django/forms/widgets/text.html"


class Voorbeeldvak(_MetVoorbeelden, forms.Textarea):
    """A text that grows."""

    basis = "django/forms/widgets/textarea.html"


class VoorbeeldVeld(forms.Field):
    """The example that was chosen, out of sight; one that is not there (any more) is none."""

    widget = forms.HiddenInput

    def __init__(self, **opties: Any) -> None:
        super().__init__(required=False, **opties)

    def clean(self, value: Any) -> Voorbeeldactie | None:
        """Give the example by its id."""
        pk = getal(str(value or ""))
        return Voorbeeldactie.objects.te_kiezen().filter(pk=pk).first() if pk else None


class MetVoorbeeld(_Basis):
    """Mix-in for a form in which somebody writes what is to be done.

    `voorbeeld_bij` is the field beside which examples are. Its `cleaned_data` holds `voorbeeldactie`: the example with which it
    began, or None. A form that comes back from the page of the examples is shown only: it is not valid, and nothing is wrong.
    """

    voorbeeld_bij = "titel"
    toont_alleen = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[GEKOZEN] = VoorbeeldVeld()
        self.toont_alleen = self.is_bound and NEEM_OVER in self.data
        if self.toont_alleen:
            self._neem_over()
        self._knop.bron = self.herkomst = self._herkomst()

    @property
    def _knop(self) -> _MetVoorbeelden:
        return cast(_MetVoorbeelden, self.fields[self.voorbeeld_bij].widget)

    def zonder_knop(self) -> None:
        """Leave the button out: where this form stands, examples are chosen elsewhere."""
        self._knop.template_name = self._knop.basis

    def _herkomst(self) -> str:
        """Give with which example this began: the one that was chosen now, else the one that is kept."""
        gegeven = self.data if self.is_bound else self.initial
        if gekozen := self.fields[GEKOZEN].clean(gegeven.get(GEKOZEN)):
            return cast(Voorbeeldactie, gekozen).herkomst
        return str(
            getattr(getattr(self, "instance", None) or getattr(self, "rij", None), "voorbeeldbron", "")
        )

    def _neem_over(self) -> None:
        """Put the example in what was typed."""
        gegevens: Any = self.data.copy()  # type: ignore[attr-defined]
        pk, _, hoe = str(gegevens.pop(NEEM_OVER)[-1]).partition(":")
        gekozen = self.fields[GEKOZEN].clean(pk)
        getypt = str(gegevens.get(self.voorbeeld_bij, "")).strip()
        if gekozen is not None and (not getypt or hoe in ("vervang", "achter")):
            achter = bool(getypt) and hoe == "achter"
            gegevens[self.voorbeeld_bij] = f"{getypt} {gekozen.tekst}" if achter else gekozen.tekst
            gegevens[GEKOZEN] = pk
            self.vul_aan(gegevens, gekozen)
        self.data = gegevens

    def vul_aan(self, gegevens: Any, gekozen: Voorbeeldactie) -> None:
        """Take along the kind and the value of an example, where nobody chose one."""
        if "soort" in self.fields and not gegevens.get("soort"):
            gegevens["soort"] = gekozen.soort
        veld: Any = self.fields.get("waarden")
        leeg = isinstance(veld, forms.ModelMultipleChoiceField) and not gegevens.getlist("waarden")
        if leeg and veld.queryset.filter(pk=gekozen.waarde_id).exists():
            gegevens.setlist("waarden", [str(gekozen.waarde_id)])
        if "waarde" in self.fields and not gegevens.get("waarde"):
            gegevens["waarde"] = str(gekozen.waarde_id)

    def kenmerken(self) -> dict[str, str]:
        """Leave the example out of what two writers can clash on: it goes with the text."""
        merken = super().kenmerken()  # type: ignore[misc]
        return {naam: merk for naam, merk in merken.items() if naam != GEKOZEN}

    def full_clean(self) -> None:
        """Judge nothing as long as it is only shown."""
        if not self.toont_alleen:
            return super().full_clean()
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}
        return None

    def is_valid(self) -> bool:
        """Say that there is nothing to save as long as it is only shown."""
        return not self.toont_alleen and super().is_valid()


class ZoekForm(forms.Form):
    """By what examples are looked up. What cannot be is as if nothing was chosen."""

    prefix = "voorbeeld"
    use_required_attribute = False

    q = forms.CharField(
        label="Zoek in de voorbeelden", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    waarde = forms.ModelChoiceField(
        Waarde.objects.none(), label="Bij welke waarde?", required=False, empty_label="Alle waarden"
    )
    soort = forms.ChoiceField(
        label="Welke soort actie?", required=False, choices=[("", "Alle soorten"), *Actiesoort.choices]
    )

    def __init__(self, *args: Any, los: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        met = Voorbeeldactie.objects.te_kiezen().order_by().values("waarde")
        cast(forms.ModelChoiceField, self.fields["waarde"]).queryset = Waarde.objects.actueel().filter(
            pk__in=met
        )
        if los:  # within the form beside which it opens: they are no fields of that
            for veld in self.fields.values():
                veld.widget.attrs["form"] = "geen"

    def per_soort(self) -> list[tuple[str, list[Voorbeeldactie]]]:
        """Give the examples that were found, per kind."""
        self.full_clean()
        gekozen = self.cleaned_data
        gevonden = Voorbeeldactie.objects.te_kiezen().zoek(gekozen.get("q", ""))
        if gekozen.get("waarde"):
            gevonden = gevonden.filter(waarde=gekozen["waarde"])
        if gekozen.get("soort"):
            gevonden = gevonden.filter(soort=gekozen["soort"])
        alles = list(gevonden)
        per_soort = [(soort.label, [v for v in alles if v.soort == soort]) for soort in Actiesoort]
        return [(label, groep) for label, groep in per_soort if groep]
