"""Forms of a meting: what it is, who takes part, the answers of one person, and the outcome per theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from acties.forms import DatumVeld
from organisatie.models import Organisatieonderdeel
from strategie.models import Invuller, Meting, Themauitkomst
from strategie.volwassenheid.antwoorden import WEET_NIET, antwoorden_van, keuzeveld, opmerkingveld
from strategie.volwassenheid.themas import NIVEAUS, PER_SLEUTEL, THEMAS, Thema
from web.gezien import Botsingsbeeld, GezienForm
from web.mensen import PersoonVeld, bied_mensen_aan


def _kort(regels: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": regels})


class MetingForm(GezienForm, forms.ModelForm):
    """What a meting is called and about, until when it is filled in, and whose it is."""

    sluit_op = DatumVeld(
        label="Tot en met welke dag kunnen collega’s invullen?",
        error_messages={"required": "Vul in tot welke dag collega’s kunnen invullen."},
        help_text="Geef mensen een paar weken. Je sluit zelf; tot dan kan iedereen nog invullen.",
    )

    class Meta:
        model = Meting
        fields = ("titel", "onderdeel", "sluit_op", "toelichting", "eigenaar")
        field_classes = {"eigenaar": PersoonVeld}
        labels = {
            "titel": "Hoe heet de meting?",
            "onderdeel": "Waarover gaat zij?",
            "toelichting": "Wil je iets meegeven aan wie meedoet?",
            "eigenaar": "Wie is de eigenaar?",
        }
        widgets = {"toelichting": _kort(3)}
        help_texts = {
            "titel": "Bijvoorbeeld: Volwassenheidsmeting 2027.",
            "onderdeel": "Je vergelijkt straks met de vorige meting over hetzelfde.",
            "toelichting": "Staat in de e-mail en boven de vragen.",
            "eigenaar": "Volgt hoeveel mensen invullen, sluit, en legt de uitkomst vast.",
        }
        error_messages = {
            "titel": {"required": "Geef de meting een naam."},
            "eigenaar": {"required": "Kies een collega."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        onderdeel = cast(forms.ModelChoiceField, self.fields["onderdeel"])
        onderdeel.queryset = Organisatieonderdeel.objects.all()
        onderdeel.empty_label = "De hele organisatie"
        bied_mensen_aan(self, "eigenaar")
        for naam in self._staat_vast():
            del self.fields[naam]

    def _staat_vast(self) -> tuple[str, ...]:
        """What cannot change any more: once people were asked, and once the answering was closed."""
        if self.instance.pk is None or self.instance.status == Meting.Status.VOORBEREIDING:
            return ()
        return ("onderdeel",) if self.instance.is_open else ("onderdeel", "sluit_op", "toelichting")


class MensForm(forms.Form):
    """A colleague who is to take part."""

    gebruiker = PersoonVeld(label="Wie vul je aan?", error_messages={"required": "Kies een collega."})

    def __init__(self, *args: Any, meting: Meting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        al_erbij = [invuller.gebruiker for invuller in meting.invullers.select_related("gebruiker")]
        cast(PersoonVeld, self.fields["gebruiker"]).bied_aan(zonder=al_erbij)


class RedenForm(forms.Form):
    """Why a meting, or its outcome, opens again, or why it stops."""

    reden = forms.CharField(
        label="Reden", widget=_kort(3), error_messages={"required": "Schrijf op waarom je dit doet."}
    )


class VaststelForm(forms.Form):
    """Carries what the page showed of the outcome."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)


def _niveaulabel(nummer: int, naam: str, tekst: str) -> SafeString:
    return format_html(
        '<span class="niveau"><b class="u-vet">{}. {}</b> <span class="niveau__tekst">{}</span></span>',
        nummer,
        naam,
        tekst,
    )


def _niveaus(thema: Thema) -> list[tuple[str, SafeString]]:
    return [
        (str(niveau.nummer), _niveaulabel(niveau.nummer, niveau.naam, thema.omschrijving(niveau.nummer)))
        for niveau in NIVEAUS
    ]


class AntwoordForm(GezienForm, forms.Form):
    """The answers of one person: per theme a level or "weet ik niet", and a remark. Half of it can be kept."""

    use_required_attribute = False

    def __init__(self, *args: Any, invuller: Invuller, **kwargs: Any) -> None:
        super().__init__(*args, initial=antwoorden_van(invuller), **kwargs)
        for thema in THEMAS:
            self.fields[keuzeveld(thema)] = forms.ChoiceField(
                label=thema.naam,
                help_text=thema.vraag,
                choices=[*_niveaus(thema), (WEET_NIET, "Weet ik niet")],
                widget=forms.RadioSelect,
                required=False,
                error_messages={"invalid_choice": "Kies een van de vijf niveaus, of ‘Weet ik niet’."},
            )
            self.fields[opmerkingveld(thema)] = forms.CharField(
                label=f"Voorbeeld of opmerking bij ‘{thema.naam}’",
                widget=_kort(2),
                required=False,
                max_length=1000,
                error_messages={"max_length": "Maak dit korter: er passen 1000 tekens in."},
            )
            if (
                not self.is_bound
            ):  # needed before the answers count, so not called optional; they can follow later
                self.fields[keuzeveld(thema)].required = True

    @property
    def antwoorden(self) -> Mapping[str, str]:
        """What was filled in, without what goes with the page."""
        return {naam: self.cleaned_data[naam] for naam in self.fields if naam != "gezien"}

    def zeg_botsing(self, botsing: Botsingsbeeld) -> str:
        """Nobody else can write here."""
        return "Je veranderde dit intussen op een andere pagina. Er is nog niets bewaard."


class UitkomstForm(GezienForm, forms.ModelForm):
    """What they came to on one theme, and why."""

    niveau = forms.TypedChoiceField(
        label="Op welk niveau kwamen jullie uit?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies het niveau waarop jullie uitkwamen.",
            "invalid_choice": "Kies een van de vijf niveaus.",
        },
    )

    class Meta:
        model = Themauitkomst
        fields = ("niveau", "reden")
        labels = {"reden": "Waarom dit niveau?"}
        widgets = {"reden": _kort(4)}
        help_texts = {
            "reden": "Schrijf voor iemand die er niet bij was. Noem geen namen. Waarover verschilden jullie, en wat gaf de "
            "doorslag?"
        }
        error_messages = {"reden": {"required": "Schrijf op waarom jullie op dit niveau uitkwamen."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        niveau = cast(forms.ChoiceField, self.fields["niveau"])
        niveau.choices = _niveaus(PER_SLEUTEL[self.instance.thema])
        self.fields["reden"].required = True
